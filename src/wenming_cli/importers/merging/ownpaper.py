"""Our own papers that come back: the rows of a breakdown or a ledger, by their headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wenming_cli.core.numbers import parent_of, parse_number
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import WenmingError
from wenming_cli.importers.lines import Place, SourceLine
from wenming_cli.importers.merging.unread import cell_name

NUMBER, TASK = "编号", "工作任务"
"""The headings by which our papers are known."""

_FEWEST = 3
"""Headings of ours that a paper of ours has left at the least."""


class TypedText(NamedTuple):
    """A text with the line (or row) that it stands on."""

    text: str
    line: int


class PaperRow(NamedTuple):
    """A row of the table."""

    label: str
    """The number as it stands there."""

    cells: Mapping[str, str]
    """By the heading of the column."""

    unread: frozenset[str]
    """Headings whose cell holds no words."""

    names: Mapping[str, str]
    """By heading, what a workbook calls the cell, with its sheet: `分解表!C5`."""

    line: int
    above: tuple[TypedText, ...]
    """Headings over the whole row, right above it."""


@dataclass
class PaperTable:
    """The rows below all headings of ours in a file."""

    rows: list[PaperRow] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    strange: list[TypedText] = field(default_factory=list)
    """Headings of columns that are not ours."""

    below: list[TypedText] = field(default_factory=list)
    """Texts over the whole row below the last of the rows."""


def read_paper(
    lines: Sequence[SourceLine], known: Mapping[str, str], plan: Plan
) -> PaperTable | None:
    """Return the table of a paper that we wrote for this plan; None where it is none.

    Args:
        lines: the file.
        known: the headings of our papers.
        plan: most rows must have numbers of its items as we print them.
    """
    table = PaperTable()
    for one in _tables(lines, known):
        _read_rows(one, known, table)
    labels = {item.label for item in plan.items}
    ours = [row.label in labels for row in table.rows if row.label]
    return table if ours and 2 * sum(ours) > len(ours) else None


def number_in(label: str, plan: Plan) -> str:
    """Return the number of the item that a label names; `""` where the plan has none."""
    try:
        no = parse_number(label)
    except WenmingError:
        return ""
    return no if no in plan.by_no else ""


def new_number(label: str, plan: Plan) -> str:
    """Return the number of a row that the plan has not, under a heading that it has; else `""`.

    Under an item that is tracked nothing is put, since its record would then be that of a heading.
    """
    try:
        no = parse_number(label)
    except WenmingError:
        return ""
    above = plan.by_no.get(parent_of(no))
    return no if no not in plan.by_no and above is not None and not plan.is_leaf(above) else ""


def _is_head(cells: Sequence[str], known: Mapping[str, str]) -> bool:
    names = {bare(cell) for cell in cells}
    return {NUMBER, TASK} <= names and len(names & known.keys()) >= _FEWEST


def bare(heading: str) -> str:
    """Return a heading without the line breaks that its column has no room without."""
    return "".join(heading.split())


def _tables(lines: Sequence[SourceLine], known: Mapping[str, str]) -> Iterator[list[SourceLine]]:
    """Yield each table with our headings, from its head to the next sheet, table or end."""
    found: list[SourceLine] = []
    for line in lines:
        head = line.cells is not None and _is_head(line.cells, known)
        if found and (head or _is_elsewhere(line, found)):
            if head and line.cells == found[0].cells:
                continue  # the head again, on a further page
            yield found
            found = []
        if head or found:
            found.append(line)
    if found:
        yield found


def _is_elsewhere(line: SourceLine, table: Sequence[SourceLine]) -> bool:
    """Tell whether a line stands on another sheet, or in another table of a Word document."""
    last = table[-1].place
    in_word = len(table) > 1 and table[0].place.line == table[1].place.line
    return line.place <= last or (in_word and line.place.line != last.line and bool(line.cells))


def _read_rows(lines: Sequence[SourceLine], known: Mapping[str, str], table: PaperTable) -> None:
    head, *rest = lines
    names = [bare(cell) for cell in head.cells or ()]
    table.headings += [name for name in names if name in known]
    table.strange += [
        TypedText(name, head.place.line) for name in names if name and name not in known
    ]
    number, above = names.index(NUMBER), list[TypedText]()
    for line in rest:
        cells = line.cells or (line.text,)
        at = _place_line(line.place, head.place)
        if not any(cells):
            continue
        if (
            not line.unread
            and cells[0]
            and not any(cells[1:])
            and not (number == 0 and _is_label(cells[0]))
        ):
            above.append(TypedText(cells[0], at))
            continue
        by_heading = {name: cell for name, cell in zip(names, cells, strict=False) if name in known}
        called = {name: f"{line.sheet}!{cell_name(at, n)}" for n, name in enumerate(names)}
        table.rows.append(
            PaperRow(
                by_heading.get(NUMBER, ""),
                by_heading,
                unread=frozenset(names[n] for n, _ in line.unread if n < len(names)),
                names=called if line.sheet else {},
                line=at,
                above=tuple(above),
            )
        )
        above = []
    table.below += above


def _place_line(place: Place, head: Place) -> int:
    """Return the row of a sheet, or that of a table in a Word document."""
    return place.column if place.line == head.line else place.line


def _is_label(text: str) -> bool:
    try:
        return bool(parse_number(text))
    except WenmingError:
        return False
