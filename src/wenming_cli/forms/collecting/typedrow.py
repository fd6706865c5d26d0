"""The rows of a form that came back, each cell understood or with the remark it goes back with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from wenming_cli.core.plan.plan import Plan
from wenming_cli.forms.collecting.said import TypedValues, same_status
from wenming_cli.forms.columns import DENSE_COLUMNS, DENSE_PAGE, FILLED, ColumnKey
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.forms.reading.returned import ReturnedForm, ReturnedRow
from wenming_cli.forms.remarks import Remark, remark
from wenming_cli.forms.values import Asked, read_cell
from wenming_cli.papers.cleaning import clean_lines

_DENSE: tuple[ColumnKey, ...] = tuple(column.key for column in DENSE_COLUMNS if column.filled)
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


def type_rows(
    returned: ReturnedForm, issued: IssuedForm, plan: Plan, today: date
) -> Iterator[TypedRow]:
    """Yield the rows of a form, their cells understood.

    Args:
        returned: what came back, its rows placed.
        issued: the form as it was handed out.
        plan: the plan.
        today: the day it is.
    """
    known = {row.row: row for row in issued.rows}
    for row in returned.rows:
        before = known.get(row.code)
        if row.trouble or before is None:
            lost = (remark(row.trouble or "row-unknown"),)
            yield TypedRow(
                row.code, row.line, row.page, title=row.text("title"), typed={}, remarks=lost
            )
        else:
            yield _typed(row, before, plan, today=today)


def _typed(row: ReturnedRow, before: FormRow, plan: Plan, today: date) -> TypedRow:
    dense = row.page == DENSE_PAGE
    asked = Asked(plan.span, today, before, steps=_steps(row, before, plan), dense=dense)
    typed: dict[ColumnKey, Any] = {}
    remarks, warnings = list[Remark](), list[Remark]()
    for column in _DENSE if dense else _WHOLE:
        if column not in row.cells:
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


def _row_of(row: ReturnedRow, typed: TypedValues) -> TypedRow:
    return TypedRow(row.code, row.line, row.page, title=row.text("title"), typed=typed)


def _steps(row: ReturnedRow, before: FormRow, plan: Plan) -> Sequence[str]:
    """Return the material of a row in the order of the numbers that the sheet shows.

    The checklist in the plan may have changed since the form was handed out.
    """
    item = plan.by_id.get(before.item)
    steps = item.steps if item else ()
    by_words = {clean_lines(step): step for step in steps}
    shown = [part.strip("（）") for part in row.text("material").split()]
    names = [part.removeprefix(str(n)) for n, part in enumerate(shown, start=1)]
    if not names or any(name == part for name, part in zip(names, shown, strict=True)):
        return steps
    return [by_words.get(name, name) for name in names]
