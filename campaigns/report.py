"""What a campaign found: counts as it goes, a table at its end."""

from __future__ import annotations

import sys
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

MOST_SHOWN = 20
EVERY = 10.0
"""Seconds between two lines of progress."""


@dataclass
class Report:
    """The counts of one campaign, and each finding with what led to it."""

    name: str
    seed: int
    quiet: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    grid: dict[str, Counter[str]] = field(default_factory=dict)
    """By kind of case: how often which outcome."""

    findings: list[str] = field(default_factory=list)
    _spoken: float = field(default=0.0, repr=False)
    _told: set[str] = field(default_factory=set, repr=False)

    def count(self, what: str, n: int = 1) -> None:
        """One more of something."""
        self.counts[what] += n

    def outcome(self, kind: str, what: str, n: int = 1) -> None:
        """One more case of a kind had this outcome."""
        self.grid.setdefault(kind, Counter())[what] += n

    def finding(self, what: str, *details: object) -> None:
        """Something is wrong; `details` say how it came to that."""
        words = [what, *(str(detail) for detail in details if str(detail))]
        self.findings.append("\n    ".join(words))
        self.count("FINDINGS")
        if not self.quiet and (len(self.findings) <= MOST_SHOWN or what not in self._told):
            self._told.add(what)
            print(f"{self.name}: FINDING {self.findings[-1]}", file=sys.stderr, flush=True)

    def expect(self, holds: bool, what: str, *details: object) -> bool:
        """A finding unless it holds."""
        if not holds:
            self.finding(what, *details)
        return holds

    def progress(self, n: int, of: int) -> None:
        """How far it is, every few seconds."""
        now = time.monotonic()
        if not self.quiet and now - self._spoken > EVERY:
            self._spoken = now
            print(f"{self.name}: {n}/{of}", file=sys.stderr, flush=True)

    def table(self) -> str:
        """The counts, kinds by outcomes, and the seed that gives them again."""
        wide = max((_cells(what) for what in self.counts), default=0)
        rows = [f"{self.name} (seed {self.seed})"]
        for what, n in self.counts.items():
            rows.append(f"  {what}{' ' * (wide - _cells(what))} {n:8}")
        rows += self._gridded()
        rows.append("  nothing was found" if not self.findings else "  see the findings above")
        return "\n".join(rows)

    def _gridded(self) -> list[str]:
        """Each kind a row, each outcome a column by its letter."""
        outcomes = sorted({what for row in self.grid.values() for what in row})
        letters = [_letters(n) for n in range(len(outcomes))]
        wide = max((_cells(kind) for kind in self.grid), default=0)
        rows = ["  " + " " * wide + "".join(f"{letter:>6}" for letter in letters)]
        for kind in sorted(self.grid):
            cells = "".join(f"{self.grid[kind][what] or '.':>6}" for what in outcomes)
            rows.append(f"  {kind}{' ' * (wide - _cells(kind))}{cells}")
        named = zip(letters, outcomes, strict=True)
        return [*rows, *(f"  {letter:>4}  {what}" for letter, what in named)] if outcomes else []


def _letters(n: int) -> str:
    return chr(ord("a") + n) if n < 26 else "a" + chr(ord("a") + n - 26)


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
