"""The entries that a summary rests on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from booktext import parts
from building import Diary, measure, plan, task
from places import DATA
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.excel.workbook import write_workbook
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.summary.trace import entries_sheet
from wenming_cli.papers.word.word import write_word_sheet
from wordtext import written_as

if TYPE_CHECKING:
    from conftest import Golden

PAPERS = DATA / "papers"

YEAR = plan(
    task("3", title="工作任务"),
    task("3.1", title="专题学习", due="05-20", steps=["方案"]),
    measure("4.1", title="分析会", every="quarter"),
)


def test_each_entry_is_a_row_by_its_day_and_then_by_its_recording() -> None:
    """Step, note and reason share a column; the id ends as `wenming log` shows it."""
    diary = Diary(by="李娜")
    diary("hold", "3.1", "05-10", note="先停", why="大楼改造")
    diary("tick", "3.1", "04-03", step="方案", note="印发")
    diary("note", "3.1", "04-03", people=12)
    sheet = entries_sheet(diary.board(YEAR, "06-30"), parse_period("Q2", 2023))
    assert [list(row) for row in sheet.rows] == [
        [1, date(2023, 4, 3), "三（一）", "专题学习", "勾选", "方案；印发", None, "李娜", "000002"],
        [2, date(2023, 4, 3), "三（一）", "专题学习", "记录", "", 12, "李娜", "000003"],
        [
            3,
            date(2023, 5, 10),
            "三（一）",
            "专题学习",
            "暂缓",
            "先停；大楼改造",
            None,
            "李娜",
            "000001",
        ],
    ]
    assert sheet.title == "区委宣传部2023年第二季度工作记录明细"


def test_every_cell_of_its_workbook_and_of_its_page(golden: Golden) -> None:
    """Headers, kinds, widths and places of its cells, in a spreadsheet and in Word."""
    diary = Diary(by="李娜")
    diary("hold", "3.1", "2022-12-30", note="先停，待大楼改造完成以后再定", why="大楼改造")
    diary("note", "3.1", "04-03", people=12)
    board = diary.board(YEAR, "06-30")
    sheet = entries_sheet(board, parse_period("2022-12-30..2023-06-30", 2023))
    golden(PAPERS / "entries.xlsx.xml", parts(write_workbook(sheet, Settings()), own=True))
    golden(PAPERS / "entries.xml", written_as(write_word_sheet(sheet, Settings())))
    assert (sheet.unit, sheet.year) == ("区委宣传部", 2023)


def test_what_belongs_to_another_period_is_left_out() -> None:
    """An entry of July about the second quarter is one of the second."""
    diary = Diary()
    diary("done", "4.1", "07-05", period="2023-Q2")
    diary("done", "4.1", "07-06", period="2023-Q3")
    board = diary.board(YEAR, "07-31")
    for quarter, day in (("Q2", 5), ("Q3", 6)):
        sheet = entries_sheet(board, parse_period(quarter, 2023))
        assert [row[1] for row in sheet.rows] == [date(2023, 7, day)]
        assert sheet.made == date(2023, 7, 31)


def test_entries_of_several_items_are_in_the_order_of_their_days() -> None:
    diary = Diary(by="李娜")
    diary("note", "3.1", "05-10", note="二稿")
    diary("done", "4.1", "04-20", note="分析会")
    diary("note", "3.1", "04-03", note="一稿")
    sheet = entries_sheet(diary.board(YEAR, "06-30"), parse_period("Q2", 2023))
    assert [row[5] for row in sheet.rows] == ["一稿", "分析会", "二稿"]
