"""How well an import agrees with what a person found in a document, in five figures.

Each figure compares facts. That a node is there is a fact of `outline`; its chapter, each of its
owners, its deadline and its rhythm are facts of the figure of that name. A fact belongs to the
node's number and title, so that a missed node loses all it says, and an invented one adds to all.
Titles are the same where their first ten letters are: where a long one ends is a matter of taste.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wenming_cli.importers.draft.draft import PlanDraft

FIGURES = ("outline", "chapter", "lead", "due", "every")

Row = Mapping[str, Any]
"""A node as the gold files have it (tests/data/imports/README.md)."""


@dataclass
class Score:
    """Facts counted over any number of documents."""

    hit: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)

    def add(self, found: Iterable[Row], gold: Iterable[Row]) -> None:
        """Count what one document says."""
        one, other = _facts(found), _facts(gold)
        for figure in FIGURES:
            self.hit[figure] += (one[figure] & other[figure]).total()
            self.said[figure] += one[figure].total() + other[figure].total()

    def f1(self, figure: str) -> float:
        """Return the harmonic mean of precision and recall; 1.0 where there was nothing to find."""
        return 2 * self.hit[figure] / self.said[figure] if self.said[figure] else 1.0


def _facts(rows: Iterable[Row]) -> dict[str, Counter[tuple[str, ...]]]:
    found: dict[str, Counter[tuple[str, ...]]] = {figure: Counter() for figure in FIGURES}
    for row in rows:
        node = (row["no"], _letters(row["title"])[:10])
        found["outline"][node] += 1
        for figure in FIGURES[1:]:
            said = row.get(figure, [])
            for value in [said] if isinstance(said, str) else said:
                found[figure][*node, value] += 1
    return found


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def rows_of(draft: PlanDraft) -> list[dict[str, Any]]:
    """Return what an import found, in the shape of the gold files."""
    rows = []
    for entry in draft.numbered:
        node = entry.node
        row: dict[str, Any] = {"no": node.no, "label": node.label, "title": node.title,
                               "chapter": node.chapter}  # fmt: skip
        if entry.lead:
            row["lead"] = list(entry.lead)
        if entry.due:
            row["due"] = entry.due.isoformat()
        if entry.rhythm:
            row["every"] = f"{entry.rhythm.unit}×{entry.rhythm.least or 1}"
        rows.append(row)
    return rows
