"""报送登记 of a period: a row for each department that was asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.core.periods import Period
from wenming_cli.papers import chinese
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn


class RegisterRow(NamedTuple):
    """What one department handed in."""

    dept: str
    due: date | None
    """Until when it was asked (应报日期)."""

    handed_on: date | None
    """When it first came (报送日期); None where it did not come."""

    filler: str
    items: int
    """How many items it was asked about (项数)."""

    sent_back: int
    """How often something went back (退回次数)."""

    days_late: int
    """Days between the two (迟报天数); where it did not come, until today."""

    remark: str = ""


_COLUMNS = (
    SheetColumn("number", "序号", "number", centred=True),
    SheetColumn("dept", "科室", centred=True, least=6),
    SheetColumn("due", "应报日期", "date", centred=True),
    SheetColumn("handed_on", "报送日期", "date", centred=True),
    SheetColumn("filler", "填报人", centred=True, least=4),
    SheetColumn("items", "项数", "number", centred=True),
    SheetColumn("sent_back", "退回次数", "number", centred=True),
    SheetColumn("days_late", "迟报天数", "number", centred=True),
    SheetColumn("remark", "备注", least=8),
)


def register_sheet(rows: Sequence[RegisterRow], period: Period, *, unit: str, made: date) -> Sheet:
    """Return the register.

    Args:
        rows: in the order of the plan.
        period: what was asked about.
        unit: the office that asked.
        made: the day that stands on it.
    """
    return Sheet(
        title=f"{unit}{chinese.period_words(period)}进展填报表报送登记",
        unit=unit,
        made=made,
        columns=_COLUMNS,
        rows=[_cells(n, row) for n, row in enumerate(rows, start=1)],
        notes=(_total(rows),),
        name="报送登记",
        act="登记",
    )


def _cells(n: int, row: RegisterRow) -> list[Cell]:
    return [
        n,
        row.dept,
        row.due,
        row.handed_on,
        row.filler,
        row.items,
        row.sent_back,
        row.days_late,
        row.remark,
    ]


def _total(rows: Sequence[RegisterRow]) -> str:
    """Return who is in and who is not: 应报9个科室，已报7个，未报2个：文艺科、外宣科。."""
    missing = [row.dept for row in rows if row.handed_on is None]
    named = f"：{chinese.join_names(missing)}" if missing else ""
    said = f"应报{len(rows)}个科室，已报{len(rows) - len(missing)}个，未报{len(missing)}个{named}"
    late = sum(row.handed_on is not None and row.days_late > 0 for row in rows)
    return f"{said}；迟报{late}个。" if late else f"{said}。"
