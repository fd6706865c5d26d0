"""The ledger and the breakdown as tables, before any format."""

from __future__ import annotations

from datetime import date

from building import Diary, day, measure, plan, task
from wenming_cli.core.board import Board
from wenming_cli.core.periods import parse_period
from wenming_cli.exports import ledger as tables
from wenming_cli.exports.figures import charts
from wenming_cli.exports.sheet import Cell, Sheet

YEAR = plan(
    task("3", title="工作任务"),
    task("3.1", title="强化思想武装"),
    task("3.1.1", title="专题学习", text="集中学习一次。", lead="理论科", support=["各科室"],
         leader="分管副部长", due="03-31"),
    task("3.2", title="廉政建设", standing=True),
    measure("4.1", title="分析会", lead=["办公室", "文明办"], every="quarter"),
    measure("4.2", title="学习", every="week", on="friday"),
)  # fmt: skip


def column(sheet: Sheet, key: str) -> dict[Cell, Cell]:
    """The cells of a column by the titles of their rows."""
    keys = [column.key for column in sheet.columns]
    return {
        row[keys.index("title")]: row[keys.index(key)]
        for n, row in enumerate(sheet.rows)
        if n not in sheet.group_rows
    }


def quarter(diary: Diary, as_of: str = "06-30", period: str = "Q2") -> Sheet:
    return tables.ledger(diary.board(YEAR, as_of), parse_period(period, 2023))


def test_headings_go_over_the_whole_row() -> None:
    sheet = quarter(Diary())
    assert [list(row[:3]) for n, row in enumerate(sheet.rows) if n in sheet.group_rows] == [
        ["三、工作任务", None, None],
        ["（一）强化思想武装", None, None],
    ]
    assert [row[0] for n, row in enumerate(sheet.rows) if n not in sheet.group_rows] == [1, 2, 3, 4]


def test_numbers_of_the_document_are_no_numbers_of_a_spreadsheet() -> None:
    """3.10 would become 3.1 in Excel; 三（十） stays what it is, and every command takes it."""
    assert column(quarter(Diary()), "label")["专题学习"] == "三（一）1"


def test_deadlines_are_days_or_rhythms() -> None:
    assert column(quarter(Diary()), "due") == {
        "专题学习": date(2023, 3, 31),
        "廉政建设": "长期坚持",
        "分析会": "每季度1次",
        "学习": "每周1次",
    }


def test_owed_and_held_in_the_period() -> None:
    diary = Diary()
    diary("done", "4.1", "04-10", note="召开分析会", people=12)
    diary("note", "3.2", "05-06", note="谈心谈话")
    sheet = quarter(diary)
    assert column(sheet, "owed") == {
        "专题学习": 0, "廉政建设": 1, "分析会": 1, "学习": 13,
    }  # fmt: skip
    assert column(sheet, "held")["分析会"] == 1
    assert column(sheet, "held")["廉政建设"] == 1, "a standing item is held where it is reported"
    assert column(sheet, "progress")["廉政建设"] == "5月6日，谈心谈话。"


def test_much_is_told_as_its_sum_and_the_latest() -> None:
    diary = Diary()
    fridays = [f"{m:02}-{d:02}" for m, d in ((4, 7), (4, 14), (4, 21), (4, 28), (5, 5), (5, 12))]
    for friday in fridays:
        diary("done", "4.2", friday, note="学习" * 40, people=30)
    told = str(column(quarter(diary), "progress")["学习"])
    assert told.startswith("4月7日至5月12日共记录6条，180人次。最近2条：5月5日")
    assert len(told) <= tables.MOST_CHARACTERS + 40


def test_one_long_note_is_told_whole() -> None:
    diary = Diary()
    diary("note", "3.2", "05-06", note="长" * 900)
    assert "长" * 900 in str(column(quarter(diary), "progress")["廉政建设"])


def test_breakdown_has_what_offices_fill_in() -> None:
    sheet = tables.breakdown(Diary().board(YEAR, "01-01"))
    assert sheet.title == "区委宣传部2023年度精神文明建设任务分解表"
    assert [column.header for column in sheet.columns] == [
        "编号", "工作任务", "具体措施（目标要求）", "牵头单位", "配合单位", "责任领导",
        "完成时限", "频次", "备注",
    ]  # fmt: skip
    assert list(sheet.rows[2]) == [
        "三（一）1", "专题学习", "集中学习一次。", "理论科", "各科室", "分管副部长",
        date(2023, 3, 31), "", "",
    ]  # fmt: skip


def test_a_recurring_item_that_ends_early_says_when() -> None:
    found = plan(task("3.1", every="month", due="06-30"), task("3", title="工作任务"))
    sheet = tables.breakdown(Diary().board(found, "01-01"))
    assert column(sheet, "due")["事项3.1"] == date(2023, 6, 30)
    assert column(sheet, "rhythm")["事项3.1"] == "每月1次"


def test_charts_show_sections_and_quarters() -> None:
    diary = Diary()
    diary("done", "4.1", "02-10")
    diary("done", "3.1.1", "03-10")
    board: Board = diary.board(YEAR, "04-30")
    sections, quarters = charts(board)
    assert [(row.name, row.owed, row.done, row.percent) for row in sections.rows][:2] == [
        ("三（一） 强化思想武装", 1, 1, 100),
        ("三（二） 廉政建设", 1, 0, 0),
    ]
    assert [(row.owed, row.done, row.percent) for row in quarters.rows] == [
        (16, 2, 13),
        (15, 0, 0),
        (15, None, None),
        (15, None, None),
    ]
    assert board.as_of == day("04-30")
