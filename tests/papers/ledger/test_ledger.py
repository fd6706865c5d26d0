"""The ledger and the breakdown as tables, before any format."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from building import Diary, measure, plan, task
from growing import assert_linear
from wenming_cli.core.board.fold import Board
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.columns import fit_on_paper
from wenming_cli.papers.ledger import ledger as tables
from wenming_cli.papers.ledger import wording as ledgerwords
from wenming_cli.papers.sheet import Cell, Sheet

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
    return tables.ledger_sheet(diary.board(YEAR, as_of), parse_period(period, 2023))


def test_what_an_office_typed_of_problems_and_next_steps_stands_before_what_is_computed() -> None:
    """Each text once, of the ledger's period; a private note stays out, its people do not."""
    diary = Diary()
    diary("note", "3.1.1", "03-02", difficulty="三月的事", next="三月的打算")
    diary("note", "3.1.1", "05-02", difficulty="人选不足。", next="7月扩大范围")
    diary("note", "3.1.1", "05-09", difficulty="人选不足", note="内部：先不报", people=4)
    diary("note", "4.1", "05-09", note="补记：讲课费单子在小周那里")
    sheet = quarter(diary)
    assert column(sheet, "problem")["专题学习"] == "人选不足"
    assert column(sheet, "next")["专题学习"] == "7月扩大范围"
    assert column(sheet, "progress")["专题学习"] == "5月9日组织4人次参加。"
    assert column(sheet, "progress")["分析会"] == ""
    assert sheet.printed is not None
    assert column(sheet.printed(), "next")["专题学习"] == "人选不足；7月扩大范围"


def test_the_next_step_of_what_was_done_later_stands_no_more() -> None:
    diary = Diary()
    diary("note", "3.1.1", "05-02", difficulty="人选不足", next="7月扩大范围")
    diary("done", "3.1.1", "06-09", note="办完")
    sheet = quarter(diary)
    assert (column(sheet, "problem")["专题学习"], column(sheet, "next")["专题学习"]) == (
        "人选不足",
        "",
    )
    diary("note", "3.1.1", "06-12", next="6月底前归档")
    assert column(quarter(diary), "next")["专题学习"] == "6月底前归档"


def headings(sheet: Sheet) -> list[Cell]:
    return [row[0] for n, row in enumerate(sheet.rows) if n in sheet.group_rows]


def test_headings_go_over_the_whole_row() -> None:
    sheet = quarter(Diary())
    assert list(sheet.rows[0][:3]) == ["三、工作任务", None, None]
    assert [row[0] for n, row in enumerate(sheet.rows) if n not in sheet.group_rows] == [1, 2, 3, 4]


def test_a_heading_groups_several_rows_and_says_something_else_than_they_do() -> None:
    """Not one that stands over a single row, and none over an item of its own."""
    found = plan(
        task("3", title="工作任务"),
        task("3.1", title="强化思想武装"),
        task("3.1.1", title="专题学习"),
        task("3.1.2", title="交流研讨"),
        task("3.2", title="廉政建设"),
        task("3.3", title="环境建设"),
        task("3.3.1", title="打扫卫生"),
        task("3.4", title="开展帮扶"),
        task("3.4.1", title="开展帮扶"),
        task("3.4.2", title="走访慰问"),
    )
    sheet = tables.breakdown_sheet(Diary().board(found, "01-01"))
    assert headings(sheet) == ["三、工作任务", "（一）强化思想武装"]
    assert len(sheet.rows) - len(sheet.group_rows) == len(found.leaves)


def test_what_a_bracket_says_of_owners_stands_in_their_columns_alone() -> None:
    found = plan(
        task("3.1", title="道德讲堂（牵头单位：宣传科）", lead="宣传科", support=["机关党支部"],
             text="每季度举办1期。（责任科室：宣传科，配合：机关党支部）", every="quarter"),
        task("3.2", title="（责任科室：文明办）", lead="文明办", text="（责任科室：办公室）"),
        task("3", title="工作任务"),
    )  # fmt: skip
    sheet = tables.breakdown_sheet(Diary().board(found, "01-01"))
    assert column(sheet, "text") == {
        "道德讲堂": "每季度举办1期。",
        "（责任科室：文明办）": "（责任科室：办公室）",
    }


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


def test_the_record_is_whole_and_paper_tells_its_sum_and_the_latest() -> None:
    diary = Diary()
    fridays = [f"{m:02}-{d:02}" for m, d in ((4, 7), (4, 14), (4, 21), (4, 28), (5, 5), (5, 12))]
    for friday in fridays:
        diary("done", "4.2", friday, note="学习" * 40, people=30)
    sheet = quarter(diary)
    assert str(column(sheet, "progress")["学习"]).count("学习" * 40) == 6
    told = str(column(fit_on_paper(sheet), "progress")["学习"])
    assert told.startswith("4月7日至5月12日开展6次，共180人次参加。最近2次记录：5月5日")
    assert len(told) <= ledgerwords.MOST_ON_PAPER + 40


def test_one_long_note_is_told_whole() -> None:
    diary = Diary()
    diary("note", "3.2", "05-06", note="长" * 900)
    assert "长" * 900 in str(column(quarter(diary), "progress")["廉政建设"])


def test_breakdown_has_what_offices_fill_in() -> None:
    sheet = tables.breakdown_sheet(Diary().board(YEAR, "01-01"))
    assert sheet.title == "区委宣传部2023年度精神文明建设任务分解表"
    assert [column.header for column in sheet.columns] == [
        "编号", "工作任务", "具体措施（目标要求）", "牵头单位", "配合单位", "责任领导",
        "完成时限", "频次", "备注",
    ]  # fmt: skip
    assert [column.header for column in fit_on_paper(sheet).columns][:2] == ["序号", "编号"]
    assert list(sheet.rows[1]) == [
        "三（一）1", "专题学习", "集中学习一次。", "理论科", "各科室", "分管副部长",
        date(2023, 3, 31), "", "",
    ]  # fmt: skip


def test_a_recurring_item_that_ends_early_says_when() -> None:
    found = plan(task("3.1", every="month", due="06-30"), task("3", title="工作任务"))
    sheet = tables.breakdown_sheet(Diary().board(found, "01-01"))
    assert column(sheet, "due")["事项3.1"] == date(2023, 6, 30)
    assert column(sheet, "rhythm")["事项3.1"] == "每月1次"


def test_nobody_plans_for_a_day_that_has_passed() -> None:
    diary = Diary()
    diary("done", "4.1", "02-10")
    told = column(quarter(diary), "next")
    assert told == {
        "专题学习": "尽快补办（原定3月31日）",
        "廉政建设": "尽快补报一季度等2期进展；继续推进，9月30日前报三季度进展",
        "分析会": "尽快补办（原定6月30日）；三季度开展1次",
        "学习": "三季度开展13次",
    }


def test_what_is_next_within_the_quarter() -> None:
    assert column(quarter(Diary(), "05-15"), "next")["分析会"] == (
        "尽快补办（原定3月31日）；二季度开展1次"
    )


def test_a_recurring_item_may_come_again_much_later() -> None:
    found = plan(task("3.1", every="halfyear", times=2), task("3", title="工作任务"))
    diary = Diary()
    diary("done", "3.1", "05-10", period="2023-H1")
    diary("done", "3.1", "05-11", period="2023-H1#2")
    sheet = tables.ledger_sheet(diary.board(found, "06-30"), parse_period("Q2", 2023))
    assert column(sheet, "next")["事项3.1"] == "12月31日前开展2次"


def test_what_was_cancelled_postponed_or_suspended_says_so_and_why() -> None:
    diary = Diary()
    diary("cancel", "3.2", "03-06", why="主题过时")
    diary("postpone", "3.1.1", "03-20", to="2023-04-20", why="场地未定")
    diary("hold", "4.1", "04-02", why="大楼改造")
    sheet = quarter(diary)
    assert column(sheet, "remark") == {
        "专题学习": "原定3月31日，延期至4月20日，原因：场地未定",
        "廉政建设": "3月6日取消，原因：主题过时",
        "分析会": "4月2日起暂缓，原因：大楼改造",
        "学习": "",
    }
    assert column(sheet, "next")["分析会"] == "恢复后继续推进"
    assert column(fit_on_paper(sheet), "progress")["廉政建设"] == "3月6日取消，原因：主题过时。"
    assert column(fit_on_paper(sheet), "progress")["分析会"] == "4月2日暂缓，原因是大楼改造。"
    handed_out = tables.breakdown_sheet(diary.board(YEAR, "06-30"))
    assert column(handed_out, "remark")["廉政建设"] == "3月6日取消"


def test_a_breakdown_does_not_say_a_rhythm_twice() -> None:
    sheet = tables.breakdown_sheet(Diary().board(YEAR, "01-01"))
    both = {
        k: (column(sheet, "due")[k], column(sheet, "rhythm")[k]) for k in ("廉政建设", "分析会")
    }
    assert both == {"廉政建设": ("长期坚持", ""), "分析会": ("全年", "每季度1次")}


def test_on_paper_columns_share_their_room() -> None:
    diary = Diary()
    diary("done", "4.1", "04-10", note="召开分析会", people=12)
    paper = fit_on_paper(quarter(diary))
    assert [column.header for column in paper.columns] == [
        "序号", "编号", "工作任务", "牵头单位、责任领导", "配合单位", "完成时限", "应开展/已开展",
        "进展情况", "存在问题及下一步打算", "完成情况", "亮灯",
    ]  # fmt: skip
    assert column(paper, "label")["专题学习"] == "三（一）1"
    assert column(paper, "people")["专题学习"] == "理论科；分管副部长"
    assert column(paper, "held") == {
        "专题学习": "—", "廉政建设": "1/0", "分析会": "1/1", "学习": "13/0",
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    "make", [tables.breakdown_sheet, lambda b: tables.ledger_sheet(b, b.plan.span)]
)
def test_a_plan_of_many_items_side_by_side_takes_linear_time(
    make: Callable[[Board], Sheet],
) -> None:
    def board(n: int) -> Board:
        return Diary().board(plan(*(task(f"{i}", due="11-30") for i in range(1, n + 1))), "06-30")

    assert_linear(board, make)


def test_a_day_that_is_ahead_is_no_problem_and_one_that_is_over_is() -> None:
    """当天到期 is for the screen: a paper of the quarter is read after its last day."""
    found = plan(
        task("3.1", title="到期", lead="理论科", start="06-01", due="06-30"),
        task("3.2", title="将到期", lead="理论科", start="07-01", due="07-10"),
    )
    diary = Diary()
    diary("note", "3.1", "06-20", percent=95)
    sheet = tables.ledger_sheet(diary.board(found, "06-30"), parse_period("Q2", 2023))
    assert column(sheet, "problem") == {"到期": "到期未完成", "将到期": ""}


def test_what_a_rhythm_lacks_is_counted_with_the_last_day_over() -> None:
    """The problem, the next step and the summary name one number: 30 June is over on paper."""
    found = plan(
        measure("4.1", title="报送信息", lead="宣传科", every="month", times=2),
        measure("4.2", title="交流研讨", lead="团支部", every="halfyear", times=3),
        measure("4.3", title="廉政建设", lead="党总支", standing=True),
        measure("4.4", title="集中清扫", lead="办公室", every="week"),
    )
    diary = Diary()
    for no, on in (("4.1", "04-29"), ("4.1", "05-31"), ("4.2", "06-28")):
        diary("done", no, on)
    sheet = tables.ledger_sheet(diary.board(found, "06-30"), parse_period("Q2", 2023))
    problems = column(sheet, "problem")
    assert problems["报送信息"] == "10次未开展，最早为1月"
    assert str(column(sheet, "next")["报送信息"]).startswith("尽快补办10次")
    assert problems["交流研讨"] == "上半年应3次，已1次，还差2次"
    assert problems["廉政建设"] == "2期未报进展，最早为第一季度"
