"""Journals as sealed lines, and closings of them, so that tests of `core/closing` read as stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from building import day
from wenming_cli.core.closing.closings import ClosedPeriod
from wenming_cli.core.closing.coverage import JournalText, closed_files, read_lines, sealed_ids
from wenming_cli.core.closing.digests import closing_code, entries_digest
from wenming_cli.core.journal.entries import Written, to_line
from wenming_cli.core.journal.planentries import Close, PlanEntry, ReopenPeriod, plan_entry_of
from wenming_cli.core.journal.seals import seal_line
from wenming_cli.core.periods import parse_period

PLAN = "a" * 64
"""The digest of a plan."""


def sealed_lines(entries: Iterable[Written], above: bytes = b"") -> list[bytes]:
    """The lines of a file, each linked to the one above."""
    lines = []
    for entry in entries:
        above = seal_line(to_line(entry).encode(), above)
        lines.append(above)
    return lines


def text_of(files: Mapping[str, Iterable[Written]]) -> dict[str, list[bytes]]:
    """The lines of several files."""
    return {name: sealed_lines(entries) for name, entries in files.items()}


def close_of(text: JournalText, period: str = "2023-Q1", n: int = 900, **more: object) -> Close:
    """What closing a period of this journal records; `n` is the number in its id."""
    lines = read_lines(text)
    entries, files = entries_digest(sealed_ids(lines)), closed_files(text, lines)
    said = {
        "id": f"{n:012x}-{n:08x}", "at": "2023-04-08T12:00:00+08:00", "by": "李娜", "do": "close",
        "period": period, "as_of": day("04-08"), "plan": PLAN, "entries": entries,
        "code": closing_code(period, PLAN, entries=entries, files=files),
        "count": len(sealed_ids(lines)), "files": files,
    }  # fmt: skip
    found = plan_entry_of(said | more)
    assert isinstance(found, Close)
    return found


def closing_of(close: Close) -> ClosedPeriod:
    """The closing as pages and papers take it."""
    return ClosedPeriod(parse_period(close.period, 2023), close)


def reopen_of(closes: Sequence[PlanEntry], n: int = 950, day: str = "2023-04-09") -> ReopenPeriod:
    """What lifts closings."""
    said = {
        "id": f"{n:012x}-{n:08x}", "at": f"{day}T12:00:00+08:00", "by": "王主任",
        "do": "reopen_period", "period": closes[0].period, "lifts": [one.id for one in closes],
        "why": "漏报",
    }  # fmt: skip
    found = plan_entry_of(said)
    assert isinstance(found, ReopenPeriod)
    return found
