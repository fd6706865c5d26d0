"""A breakdown goes out, is filled in with Excel, and is read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from building import Diary, measure, plan, task
from wenming_cli.exports import csvtable, excel
from wenming_cli.exports.formats import Settings
from wenming_cli.exports.ledger import breakdown
from wenming_cli.importers.leadmap import Assignment, assignments_in
from wenming_cli.importers.lines import Place, row

PLAN = plan(
    task("3", title="工作任务"),
    task("3.1", title="强化思想武装"),
    task("3.1.1", title="专题学习", text="集中学习一次。", due="03-31"),
    *(task(f"3.1.{n}", title=f"第{n}项活动", text="广泛发动。") for n in range(2, 11)),
    measure("4.1", title="分析会", text="每季度召开。", every="quarter"),
)
FILLED = {
    "三（一）1": ("理论科", "各科室、机关党总支", "分管副部长", date(2023, 4, 30), ""),
    "三（一）10": ("宣传科", "", "部长", "11月底前", "每月1次"),
    "四（一）": ("办公室", "文明办", "", "", "每季度1次"),
}


def texts(rows: Sequence[Sequence[Any]]) -> list[Assignment]:
    """Rows of a table as the importer sees them."""
    lines = [
        row(tuple("" if cell is None else _text(cell) for cell in cells), Place(n))
        for n, cells in enumerate(rows, start=1)
    ]
    return assignments_in(lines, 2023, "任务分解表.xlsx")


def _text(cell: object) -> str:
    return f"{cell:%Y年%m月%d日}" if isinstance(cell, (date, datetime)) else str(cell)


def fill(rows: list[list[Any]]) -> list[list[Any]]:
    """What the offices write, under the headings where it belongs."""
    heads = next(cells for cells in rows if "牵头单位" in cells)
    at = [heads.index(name) for name in ("牵头单位", "配合单位", "责任领导", "完成时限", "频次")]
    for cells in rows:
        for n, value in zip(at, FILLED.get(cells[0], ()), strict=False):
            cells[n] = value
    return rows


def by_excel() -> list[list[Any]]:
    sheet = breakdown(Diary().board(PLAN, "01-01"))
    data = excel.workbook(sheet, Settings())
    found = load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value for cell in cells] for cells in found.iter_rows()]


def by_csv() -> list[list[Any]]:
    data = csvtable.sheet(breakdown(Diary().board(PLAN, "01-01")), Settings())
    return [list(cells) for cells in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]


@pytest.mark.parametrize("table", [by_excel, by_csv])
def test_what_was_filled_in_comes_back_to_its_item(table: Any) -> None:
    found = {one.number: one for one in texts(fill(table()))}
    study, last, meeting = found["3.1.1"], found["3.1.10"], found["4.1"]
    assert (study.lead, study.support, study.leader, study.due) == (
        ("理论科",), ("各科室", "机关党总支"), "分管副部长", date(2023, 4, 30),
    )  # fmt: skip
    assert (last.lead, last.leader, last.due) == (("宣传科",), "部长", date(2023, 11, 30))
    assert (meeting.lead, meeting.support) == (("办公室",), ("文明办",))
