"""The rows of a form that came back, each cell understood or with the remark it goes back with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from wenming_cli.core.plan.plan import Plan
from wenming_cli.forms.collecting.said import TypedValues, same_status, statement
from wenming_cli.forms.collecting.strayrows import say_stray
from wenming_cli.forms.columns import (
    DENSE_COLUMNS,
    DENSE_PAGE,
    FILLED,
    LOCKED,
    ColumnKey,
    column_name,
)
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.forms.reading.returned import ReturnedCell, ReturnedForm, ReturnedRow
from wenming_cli.forms.reading.rows import rows_by_code, says_the_same
from wenming_cli.forms.remarks import Remark, remark
from wenming_cli.forms.rowwords import DENSE_UNITS, OF_A_SUMMARY, clip
from wenming_cli.forms.values import Asked, read_cell
from wenming_cli.papers.cleaning import clean_lines

_DENSE: tuple[ColumnKey, ...] = tuple(column.key for column in DENSE_COLUMNS if column.filled)
_LASTING = frozenset[ColumnKey]({"title", "text"})
MOST_SHOWN = 200
"""Characters of a changed cell that a remark shows."""

_WHOLE: tuple[ColumnKey, ...] = tuple(column.key for column in FILLED)


class TypedRow(NamedTuple):
    """One row, understood."""

    code: str
    """Empty where it is not known which row it is."""

    line: int
    page: str
    title: str
    """工作任务, as it stands there."""

    typed: TypedValues
    remarks: tuple[Remark, ...] = ()
    """What is wrong with its cells; nothing of it is recorded then."""

    warnings: tuple[Remark, ...] = ()
    places: Mapping[ColumnKey, str] = {}
    """Where its cells stand: `填报!J5`."""


def type_rows(
    returned: ReturnedForm,
    issued: IssuedForm,
    plan: Plan,
    today: date,
    *,
    others: Mapping[str, IssuedForm] = MappingProxyType({}),
) -> Iterator[TypedRow]:
    """Yield the rows of a form, their cells understood.

    Args:
        returned: what came back, its rows placed.
        issued: the form as it was handed out.
        plan: the plan.
        today: the day it is.
        others: all forms that were handed out, of which rows may have been pasted into this one.
    """
    known = {row.row: row for row in issued.rows}
    copies = rows_by_code(returned.rows)
    for row in returned.rows:
        before = known.get(row.code)
        if row.trouble or before is None:
            same = copies.get(row.code, [row])
            if row is same[0]:
                yield _lost(row, same, issued, others=others.values(), plan=plan)
        else:
            typed = _typed(row, before, plan, today=today)
            changed = tuple(_changed(row, before, once=not returned.sent_back))
            yield typed._replace(warnings=(*typed.warnings, *changed))


def _lost(
    row: ReturnedRow,
    copies: Sequence[ReturnedRow],
    issued: IssuedForm,
    *,
    others: Iterable[IssuedForm],
    plan: Plan,
) -> TypedRow:
    """Return a row of which nothing is taken, with all its words in what is said of it."""
    if row.trouble == "row-twice":
        said = remark("row-twice", told=_differences(copies))
    else:
        said = say_stray(row, issued, others, told=_words(row), plan=plan)
    code = row.code or row.claims
    return TypedRow(code, row.line, row.page, title=_words(row), typed={}, remarks=(said,))


def _words(row: ReturnedRow) -> str:
    """Return what a row says: its work, and its yellow cells by their names; of a week its day."""
    work = [row.text(key) for key in ("title", "text")]
    asked: Sequence[ColumnKey] = ("due", *_DENSE) if row.page == DENSE_PAGE else _WHOLE
    cells = {key: row.text(key) for key in asked}
    said = [f"{column_name(key, row.page)}：{text}" for key, text in cells.items() if text]
    return "；".join(filter(None, [*work, *said]))


def _differences(copies: Sequence[ReturnedRow]) -> str:
    """Return the cells in which rows of one code differ, with what each says."""
    page = copies[0].page
    texts = {key: [row.text(key) for row in copies] for key in _WHOLE}
    return "；".join(
        f"{column_name(key, page)}：{'／'.join(text or '（空）' for text in said)}"
        for key, said in texts.items()
        if len({*said}) > 1
    )


def filled_cells(issued: FormRow, row: TypedRow) -> int:
    """Return how many cells of a row the department filled in, understood or not."""
    unread = {one.column for one in row.remarks if one.column}
    return len(statement(issued, row.typed)) + len(unread)


def _typed(row: ReturnedRow, before: FormRow, plan: Plan, today: date) -> TypedRow:
    dense = row.page == DENSE_PAGE
    asked = Asked(plan.span, today, before, steps=_steps(row, before, plan), dense=dense)
    typed: dict[ColumnKey, Any] = {}
    remarks, warnings = list[Remark](), list[Remark]()
    whole = _is_summary(before, plan)
    for column in _DENSE if dense else _WHOLE:
        if column not in row.cells:
            continue
        if whole and column not in OF_A_SUMMARY:
            warnings += _filled_summary(column, row.cells[column], before)
            continue
        found = read_cell(column, row.cells[column], asked)
        if isinstance(found, Remark):
            remarks.append(found)
            continue
        typed[column] = found.value
        if found.warning:
            warnings.append(found.warning)
    if typed.get("status"):
        typed["status"] = same_status(typed["status"])
    return _row_of(row, typed)._replace(remarks=tuple(remarks), warnings=tuple(warnings))


def _is_summary(before: FormRow, plan: Plan) -> bool:
    item = plan.by_id.get(before.item)
    return item is not None and item.every in DENSE_UNITS and not before.occurrence


def _filled_summary(column: ColumnKey, cell: ReturnedCell, before: FormRow) -> Iterator[Remark]:
    """Yield a locked cell of the row of a dense rhythm as a whole that somebody filled in."""
    if cell.text and not (column == "status" and cell.text == before.status):
        text, heading = clip(cell.text, MOST_SHOWN), column_name(column)
        yield remark("summary-filled", column, heading=heading, text=text, sheet=DENSE_PAGE)


def _changed(row: ReturnedRow, before: FormRow, *, once: bool) -> Iterator[Remark]:
    """Yield the locked cells that somebody wrote into all the same.

    Args:
        row: as it came back.
        before: as it was handed out.
        once: whether it was handed out once; on a form that went back, 时限, 已记录情况 and
            应留材料 may be newer than on the one that was handed out first.
    """
    if not before.title:  # handed out before forms kept these words
        return
    for column in LOCKED:
        cell = row.cells.get(column.key)
        was = getattr(before, column.key)
        if cell is None or cell.merged or not (once or column.key in _LASTING):
            continue
        if cell.text and not says_the_same(column.key, cell.text, was):
            said = clip(cell.text, MOST_SHOWN)
            name = column_name(column.key, row.page)
            yield remark("locked-changed", column.key, at=cell.at, heading=name, text=said)


def _row_of(row: ReturnedRow, typed: TypedValues) -> TypedRow:
    places = {key: cell.at for key, cell in row.cells.items()}
    title = row.text("title")
    return TypedRow(row.code, row.line, row.page, title=title, typed=typed, places=places)


def _steps(row: ReturnedRow, before: FormRow, plan: Plan) -> Sequence[str]:
    """Return the material of a row in the order of the numbers that the sheet shows.

    The checklist in the plan may have changed since the form was handed out.
    """
    item = plan.by_id.get(before.item)
    steps = item.steps if item else ()
    by_words = {clean_lines(step): step for step in steps}
    ticked = [part.removeprefix("（") for part in row.text("material").split()]
    shown = [one.removesuffix("）") if one.count("）") > one.count("（") else one for one in ticked]
    names = [part.removeprefix(str(n)) for n, part in enumerate(shown, start=1)]
    if not names or any(name == part for name, part in zip(names, shown, strict=True)):
        return steps
    return [by_words.get(name, name) for name in names]
