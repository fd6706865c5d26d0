"""What those are told who lead what is overdue, behind or due soon."""

from __future__ import annotations

import pytest

from building import Diary, day, measure, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.forms.reminding.deadlines import remind_of_late, remind_of_soon
from wenming_cli.forms.reminding.reminder import Reminders

YEAR = plan(
    task("3.1", title="组织专题学习（责任科室：理论科）", lead="理论科", due="03-31"),
    task("3.2", title="开展业务培训", lead=["干部科", "办公室"], due="04-12"),
    task("3.3", title="健全民主集中制", standing=True),
    measure("4.1", title="召开分析会", lead="办公室", every="quarter"),
    measure("4.2", title="开展志愿服务", lead="文明办", every="quarter", times=2),
    measure("4.3", title="周五学习", lead="理论科", every="week", on="friday"),
)


def late(as_of: str, period: str = "", diary: Diary | None = None) -> Reminders:
    board = (diary or Diary()).board(YEAR, as_of)
    return remind_of_late(board, parse_period(period, 2023) if period else None, day(as_of))


def soon(as_of: str, period: str = "") -> Reminders:
    board = Diary().board(YEAR, as_of)
    return remind_of_soon(board, parse_period(period, 2023) if period else None, day(as_of))


def texts(found: Reminders) -> str:
    return "\n\n".join(one.text for one in found.texts)


def test_each_department_is_told_what_it_leads_and_nobody_else_is() -> None:
    """In the order of the plan; who leads together is told each. 8 April 2023 is a Saturday."""
    found = late("04-08")

    assert (
        texts(found)
        == """\
【催办】理论科：以下工作逾期或进度滞后，请抓紧办理。
涉及1项：
1. 三（一） 组织专题学习（3月31日前，逾期8天）
请于4月10日下班前报送办理情况；确需延期的，请说明原因和拟完成时间，按程序报批。已办结的请报送佐证材料。

【催办】办公室：以下工作逾期或进度滞后，请抓紧办理。
涉及1项：
1. 四（一） 召开分析会（3月31日前，第一季度未开展）
请于4月10日下班前报送办理情况；确需延期的，请说明原因和拟完成时间，按程序报批。已办结的请报送佐证材料。

【催办】文明办：以下工作逾期或进度滞后，请抓紧办理。
涉及1项：
1. 四（二） 开展志愿服务（3月31日前，第一季度未开展）
请于4月10日下班前报送办理情况；确需延期的，请说明原因和拟完成时间，按程序报批。已办结的请报送佐证材料。"""
    )


def test_what_nobody_leads_is_for_the_clerk() -> None:
    assert [matter.item.no for matter in late("04-08").unassigned] == ["3.3"]
    assert all("健全民主集中制" not in one.text for one in late("04-08").texts)


def test_a_period_chooses_what_was_due_in_it() -> None:
    """In July two quarters lack a meeting; only one of them was asked for."""
    found = late("07-03", "Q2")
    training, meeting = next(one for one in found.texts if one.dept == "办公室").matters

    assert [one.dept for one in found.texts] == ["理论科", "干部科", "办公室", "文明办"]
    assert (training.periods, training.due) == ((), day("04-12"))
    assert (meeting.periods, meeting.due) == (("2023-Q2",), day("06-30"))
    assert [one.item.no for one in late("07-03", "Q1").texts[-1].matters] == ["4.2"]


def test_who_owes_nothing_gets_no_text() -> None:
    diary = Diary()
    diary("done", "4.1", "03-30")
    diary("hold", "4.2", "03-30")

    found = late("04-08", diary=diary)

    assert [one.dept for one in found.texts] == ["理论科"]
    assert late("01-05") == Reminders()


def test_what_is_due_soon_is_told_with_its_day() -> None:
    assert (
        texts(soon("04-02"))
        == """\
【临期提醒】干部科：以下工作临近时限，请抓紧办理。
涉及1项：
1. 三（二） 开展业务培训（4月12日前，还有10天）
请于时限前办结，并报送办理情况和佐证材料。已办结的请告知。

【临期提醒】办公室：以下工作临近时限，请抓紧办理。
涉及1项：
1. 三（二） 开展业务培训（4月12日前，还有10天）
请于时限前办结，并报送办理情况和佐证材料。已办结的请告知。"""
    )


@pytest.mark.parametrize(
    ("as_of", "line"),
    [
        ("03-31", "四（一） 召开分析会（第一季度，3月31日前，今日到期）"),
        ("03-30", "四（二） 开展志愿服务（第一季度2次，3月31日前，还有1天）"),
        ("03-30", "四（三） 周五学习（3月31日前，还有1天）"),
    ],
)
def test_an_occurrence_is_named_and_several_are_counted(as_of: str, line: str) -> None:
    assert line in texts(soon(as_of))


def test_what_is_due_soon_in_another_period_is_not_told() -> None:
    assert soon("03-25", "Q2") == Reminders()
    assert soon("04-02", "Q2").texts[0].dept == "干部科"


def test_what_lacks_of_a_rhythm_is_told_by_its_times() -> None:
    found = plan(
        measure("4.1", title="分析会", lead="办公室", every="quarter"),
        measure("4.2", title="志愿服务", lead="办公室", every="quarter", times=2),
        measure("4.3", title="我们的节日", lead="办公室", festivals=["元宵", "清明", "中秋"]),
        measure("4.4", title="日常管理", lead="办公室", standing=True),
    )
    diary = Diary()
    diary("done", "4.2", "05-08", period="2023-Q2")
    board = diary.board(found, "07-03")

    (text,) = remind_of_late(board, None, day("07-03")).texts

    assert [matter.why for matter in text.matters] == [
        "元宵、清明未开展",
        "第一季度、第二季度未开展",
        "第一季度未开展，第二季度还差1次",
        "第一季度、第二季度未报进展",
    ]


def test_who_is_only_behind_is_told_so_in_milder_words() -> None:
    """Its day is in November: nothing is overdue, and no answer is due today."""
    found = plan(task("3.1", title="调研", lead="新闻科", start="01-01", due="11-15"))
    board = Diary().board(found, "09-30")
    (one,) = remind_of_late(board, None, day("09-30")).texts

    assert one.text.startswith("【催办】新闻科：以下工作进度滞后，请加快推进。")
    assert one.text.endswith("请对照时限安排好下一步工作，及时报送进展；有困难的请说明。")
    assert "逾期" not in one.text
