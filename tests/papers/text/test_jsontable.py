"""Ledgers as JSON, for programs."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Sheet, SheetColumn
from wenming_cli.papers.text.jsontable import write_json

COLUMNS = (
    SheetColumn("no", "序号", "number"),
    SheetColumn("title", "工作任务"),
    SheetColumn("due", "完成时限", "date"),
    SheetColumn("percent", "进度", "percent"),
)


def table(*rows: list[Any], groups: frozenset[int] = frozenset()) -> Sheet:
    return Sheet("工作台账", "区委宣传部", date(2023, 6, 30), COLUMNS, rows, groups)


def test_json_has_every_cell_under_its_key() -> None:
    rows: list[list[Any]] = [[None, "工作任务", None, None], [1, "=学习", date(2023, 3, 31), 45]]
    found = json.loads(write_json(table(*rows, groups=frozenset({0})), Settings()))
    assert found == {
        "schema": "wenming/1",
        "title": "工作台账",
        "unit": "区委宣传部",
        "made": "2023-06-30",
        "columns": [
            {"key": "no", "header": "序号", "kind": "number"},
            {"key": "title", "header": "工作任务", "kind": "text"},
            {"key": "due", "header": "完成时限", "kind": "date"},
            {"key": "percent", "header": "进度", "kind": "percent"},
        ],
        "rows": [
            {"group": True, "no": None, "title": "工作任务", "due": None, "percent": None},
            {"group": False, "no": 1, "title": "=学习", "due": "2023-03-31", "percent": 45},
        ],
    }


def test_any_text_is_told_as_it_is() -> None:
    """JSON can spell what no document can hold, so nothing is replaced in it."""
    odd = '=1+1\x0b\u202e"\n'
    data = write_json(table([1, odd, None, 0]), Settings())
    assert json.loads(data)["rows"][0]["title"] == odd


def test_each_row_is_told_to_the_progress_bar() -> None:
    told: list[int] = []
    write_json(table([1, "学习", None, 0], [2, "讨论", None, 0]), Settings(progress=told.append))
    assert told == [1, 1]
