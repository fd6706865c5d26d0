"""A breakdown goes out, is filled in with Excel, and is read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from building import Diary, measure, plan, task
from wenming_cli.core.board.fold import Board, fold
from wenming_cli.core.plan.plan import Item
from wenming_cli.importers.draft.plandata import PlanItem, items_of
from wenming_cli.importers.lines import Place, ReadDocument, SourceLine, row_line
from wenming_cli.importers.merging.leadmap import Assignment, assignments_in
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.papers.excel import workbook as excel
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.ledger.ledger import breakdown_sheet
from wenming_cli.papers.text import csvtable

if TYPE_CHECKING:
    from papers.conftest import Shipped

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


def text_lines(rows: Sequence[Sequence[Any]]) -> list[SourceLine]:
    """Rows of a table as the importer sees them."""
    return [
        row_line(tuple("" if cell is None else _text(cell) for cell in cells), Place(n))
        for n, cells in enumerate(rows, start=1)
    ]


def texts(rows: Sequence[Sequence[Any]]) -> list[Assignment]:
    return assignments_in(text_lines(rows), 2023, "任务分解表.xlsx")


def _text(cell: object) -> str:
    return f"{cell:%Y年%m月%d日}" if isinstance(cell, (date, datetime)) else str(cell)


def fill(rows: list[list[Any]]) -> list[list[Any]]:
    """What the offices write, under the headings where it belongs."""
    heads = next(cells for cells in rows if "牵头单位" in cells)
    at = [heads.index(name) for name in ("牵头单位", "配合单位", "责任领导", "完成时限", "频次")]
    number = heads.index("编号")
    for cells in rows:
        for n, value in zip(at, FILLED.get(cells[number], ()), strict=False):
            cells[n] = value
    return rows


def by_excel(board: Board | None = None) -> list[list[Any]]:
    data = excel.write_workbook(breakdown_sheet(board or Diary().board(PLAN, "01-01")), Settings())
    found = load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value for cell in cells] for cells in found.iter_rows()]


def by_csv() -> list[list[Any]]:
    data = csvtable.write_csv(breakdown_sheet(Diary().board(PLAN, "01-01")), Settings())
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


def imported(rows: Sequence[Sequence[Any]]) -> dict[str, PlanItem]:
    draft = draft_of(ReadDocument(tuple(text_lines(rows))), "任务分解表.xlsx", today_year=2023)
    return {item.no: item for item in items_of(draft)}


@pytest.mark.slow
def test_it_is_a_plan_again(shipped: Shipped) -> None:
    """Numbers, titles, owners, deadlines and rhythms of the shipped plan, all of them."""
    board = fold(shipped("2023")[0].plan, [], date(2023, 1, 1))
    found = imported(by_excel(board))
    assert {no: item.title for no, item in found.items()} == {
        item.no: item.title for item in board.plan.items
    } | {"4.6": "加强农村宣传文化阵地建设"}, (
        "a heading with one item has no row, and is called as it"
    )
    for item in board.plan.leaves:
        assert _said(found[item.no]) == _planned(item), item.no


def _planned(item: Item) -> tuple[object, ...]:
    rhythm = (item.every, item.times) if item.every else None
    due = None if item.every or item.standing else item.due
    return item.title, item.text, item.kind, item.lead, item.support, item.leader, due, rhythm


def _said(item: PlanItem) -> tuple[object, ...]:
    rhythm = (item.rhythm.unit, item.rhythm.times) if item.rhythm else None
    return (item.title, item.text, item.kind, item.lead, item.support, item.leader, item.due,
            rhythm)  # fmt: skip


def test_rows_that_only_count_are_numbered_by_their_place() -> None:
    heads = ("序号", "工作任务", "牵头单位", "完成时限")
    rows = [heads, ("一、宣传教育", "", "", ""), ("1", "专题学习", "理论科", "3月底前"),
            ("2", "参观见学", "办公室", "6月底前")]  # fmt: skip
    assert list(imported(rows)) == ["1", "1.1", "1.2"]


def test_a_number_twice_is_not_believed() -> None:
    heads = ("编号", "工作任务", "牵头单位", "完成时限")
    rows = [heads, ("三（一）1", "专题学习", "理论科", ""), ("三（一）1", "参观见学", "办公室", "")]
    assert len(imported(rows)) == 2
