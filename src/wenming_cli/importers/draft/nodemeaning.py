"""What the words and cells of one node say about when and who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wenming_cli.importers.draft.stages import stage_in
from wenming_cli.importers.meaning.acts import other_acts
from wenming_cli.importers.meaning.schedule import schedule_of
from wenming_cli.importers.meaning.spans import Deadline, StatedRhythm
from wenming_cli.importers.meaning.understand import Meaning, understand
from wenming_cli.importers.outline.outline import OutlineNode
from wenming_cli.importers.tables.rows import STOPPED


def understand_node(node: OutlineNode, year: int) -> Meaning:
    """Understand a node's own words; in a table, the columns for owners and dates come first."""
    meaning = understand(_told(node), year)
    cell, rhythm = node.cells.get("due", ""), node.cells.get("every", "")
    begins = node.cells.get("start", "")
    if not (cell or rhythm or begins):
        return meaning
    from_cell, said = understand(cell, year, field=True), understand(rhythm, year).rhythms
    closer = tuple(own for own in meaning.rhythms if any(_same_rhythm(own, c) for c in said))
    return replace(
        meaning,
        deadlines=_begun(
            from_cell.deadlines or (() if STOPPED.search(cell) else meaning.deadlines),
            understand(begins, year, field=True).deadlines,
        ),
        rhythms=(*closer, *said, *meaning.rhythms, *from_cell.rhythms),
        unread=(*from_cell.unread, *meaning.unread),
    )


def _told(node: OutlineNode) -> str:
    """Return what is read of a node; the label of a month says when."""
    return f"{node.label}，{node.own}" if node.label and node.style == "month" else node.own


def _begun(ends: tuple[Deadline, ...], begins: Sequence[Deadline]) -> tuple[Deadline, ...]:
    """Give the deadlines of a row the day on which a column of its own lets them begin."""
    start = next((d for d in begins if d.start or d.end), None)
    first = (start.start or start.end) if start else None
    if start is None or first is None:
        return ends
    return tuple(
        replace(d, type="window", start=first, raw=f"{start.raw} | {d.raw}")
        if d.type in ("by", "window") and d.end and first <= d.end and not d.each
        else d
        for d in ends
    )


def _same_rhythm(one: StatedRhythm, other: StatedRhythm) -> bool:
    return (one.unit, one.interval, one.least) == (other.unit, other.interval, other.least)


def acts_apart(
    node: OutlineNode, main: StatedRhythm, year: int
) -> tuple[tuple[Deadline, str], ...]:
    """Return the deadlines in a node's words that are those of another act than its rhythm.

    What is due by the end of the year needs no day beside a rhythm that lasts as long.
    """
    said = understand(_told(node), year)
    if main not in said.rhythms or schedule_of(main) is None:
        return ()
    stage, free = stage_in(node.own, node.title, said.deadlines), (None, date(year, 1, 1))
    ends = [
        d
        for d in said.deadlines
        if d != stage and not (d.end == date(year, 12, 31) and d.start in free)
    ]
    return tuple(other_acts(_told(node), main, said.rhythms, found=ends))
