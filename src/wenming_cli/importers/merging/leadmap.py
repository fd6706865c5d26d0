"""Owners and dates from a filled breakdown table, taken over by number or by title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from wenming_cli.core.numbers import parse_number
from wenming_cli.errors import Problem, Refused, WenmingError
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.draft.draft import DraftItem, PlanDraft
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import SourceLine
from wenming_cli.importers.meaning.deadlines import main_deadline
from wenming_cli.importers.meaning.owners.owners import owner_of_cells
from wenming_cli.importers.meaning.spans import Deadline
from wenming_cli.importers.meaning.understand import understand
from wenming_cli.importers.tables.rows import Row
from wenming_cli.importers.tables.tables import read_tables
from wenming_cli.message import M

LIKENESS = 0.75
"""Two titles that are at least so alike are taken for the same."""

SURE = 5
"""Characters by which a longer title is known."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One row of the table: who does what by when."""

    number: str
    """As the table says it, `3.1.2` or 三（一）2; `""` where its numbers only count rows."""

    title: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    leader: str
    deadline: Deadline | None
    line: int

    @property
    def due(self) -> date | None:
        """The last day."""
        return self.deadline.end if self.deadline else None


def assignments_in(lines: Sequence[SourceLine], year: int, shown: str) -> list[Assignment]:
    """Return the filled rows of every breakdown table in a document.

    Raises:
        Refused: there is no such table, or no row has an owner or a date.
    """
    source, _ = clean_document(lines)
    made = [
        _assignment(row, source.paragraphs[row.paragraph].joints[0][1].line, year)
        for row in read_tables(source.paragraphs).rows
        if not row.heading
    ]
    filled = [one for one in made if one.lead or one.support or one.leader or one.due]
    if not filled:
        raise Refused(
            M("no owners or dates were found in {file}", file=shown),
            M("a breakdown table has columns such as 工作任务, 牵头单位, 配合单位, 完成时限"),
        )
    return filled


def _assignment(row: Row, line: int, year: int) -> Assignment:
    owner = owner_of_cells(row.cells)
    found = understand(row.cells.get("due", ""), year, field=True)
    return Assignment(
        number=_dotted_number(row.cells.get("number", "") or row.label),
        title=row.title,
        lead=owner.lead if owner else (),
        support=owner.support if owner else (),
        leader="、".join(owner.leader) if owner else "",
        deadline=main_deadline(found.deadlines),
        line=line,
    )


def _dotted_number(text: str) -> str:
    """Return a number of several levels; `""` for a bare count of rows, which names no item."""
    try:
        number = parse_number(text)
    except WenmingError:
        return ""
    return number if "." in number else ""


def assign_owners(draft: PlanDraft, rows: Sequence[Assignment], shown: str) -> PlanDraft:
    """Put a table's owners and dates into a draft; rows that fit no item become problems."""
    titles = {e.node.no: e.node.title for e in draft.numbered}
    placed, left = match_rows(titles, rows)
    items = tuple(_take_over(item, placed.get(item.node.no)) for item in draft.items)
    return replace(draft, items=items, problems=(*draft.problems, *report_unmatched(left, shown)))


def _take_over(item: DraftItem, row: Assignment | None) -> DraftItem:
    if row is None:
        return item
    words = tuple((k, v) for k, v in item.words if k not in ("lead", "due"))
    kept = (
        [("lead", "、".join(row.lead))] if row.lead else [w for w in item.words if w[0] == "lead"]
    )
    dates = (
        [("due", row.deadline.raw)] if row.deadline else [w for w in item.words if w[0] == "due"]
    )
    return replace(
        item,
        lead=row.lead or item.lead,
        support=row.support or item.support,
        leader=(row.leader,) if row.leader else item.leader,
        deadline=row.deadline or item.deadline,
        words=(*kept, *dates, *words),
    )


def match_rows(
    titles: Mapping[str, str], rows: Sequence[Assignment]
) -> tuple[dict[str, Assignment], list[Assignment]]:
    """Return the rows by the number of the item that they are about, and the rows that fit none."""
    placed: dict[str, Assignment] = {}
    left: list[Assignment] = []
    for row in rows:
        no = _best(titles, row)
        if no and no not in placed:
            placed[no] = row
        else:
            left.append(row)
    return placed, left


def _best(titles: Mapping[str, str], row: Assignment) -> str:
    if row.number in titles:
        return row.number
    wanted = _key(row.title)
    scores = [(_likeness(wanted, _key(title)), no) for no, title in titles.items()]
    score, no = max(scores, default=(0.0, ""), key=lambda pair: pair[0])
    return no if score >= LIKENESS else ""


def _key(title: str) -> str:
    return "".join(c for c in fold_width(title) if c.isalnum())


def _likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    if min(len(one), len(other)) >= SURE and (one in other or other in one):
        return 0.9
    return SequenceMatcher(None, one, other).ratio()


def report_unmatched(rows: Sequence[Assignment], shown: str) -> Iterator[Problem]:
    """Yield a notice for each row that fits no item."""
    for row in rows:
        yield Problem(
            "row-unmatched",
            M("'{title}' fits no item of the plan", title=row.title[:30]),
            M("give the row the item's number, such as 3.1.2, in its first column"),
            file=shown,
            line=row.line,
            blocking=False,
            notice=True,
        )
