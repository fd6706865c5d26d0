"""One yellow cell of a form, as a department typed it, and what is read of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from wenming_cli.core.periods import Period
from wenming_cli.forms.columns import ColumnKey
from wenming_cli.forms.reading.returned import CellValue, ReturnedCell
from wenming_cli.forms.remarks import Remark
from wenming_cli.forms.values import Asked, Typed, read_cell

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31), "2023")
TODAY = date(2023, 10, 8)
ASKED = Asked(YEAR, TODAY, steps=("会议通知", "签到表", "会议记录", "会议纪要"))


def read(column: ColumnKey, value: CellValue, asked: Asked = ASKED, **kinds: Any) -> Typed | Remark:
    return read_cell(column, ReturnedCell(value, "填报!X9", **kinds), asked)


def value_of(column: ColumnKey, value: CellValue, asked: Asked = ASKED, **kinds: Any) -> object:
    found = read(column, value, asked, **kinds)
    assert isinstance(found, Typed), found
    return found.value


def code_of(column: ColumnKey, value: CellValue, asked: Asked = ASKED, **kinds: Any) -> str:
    found = read(column, value, asked, **kinds)
    assert isinstance(found, Remark), found
    assert (found.column, found.at) == (column, "填报!X9")
    assert "{" not in found.message.speak("zh") + found.hint.speak("zh")
    return found.code
