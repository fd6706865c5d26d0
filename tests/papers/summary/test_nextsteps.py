"""下一步工作打算."""

from __future__ import annotations

from building import Diary, measure, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers.summary.nextsteps import next_step_paragraphs

YEAR = plan(
    task("3.1", title="专题学习", lead="理论科", start="01-01", due="08-20"),
    task("3.2", title="廉政建设", standing=True),
    task("3.3", title="业务培训", start="08-01", due="11-30"),
    task("3.4", title="年终总结", start="11-01", due="12-20"),
    measure("4.1", title="宣传", every="month"),
)


def told(
    diary: Diary, as_of: str = "06-30", *, found: Plan = YEAR, named: int = 9, coming: str = "Q3"
) -> list[str]:
    board = diary.board(found, as_of)
    period, ahead = parse_period("Q2", 2023), parse_period(coming, 2023)
    return [
        paragraph.lead + paragraph.text
        for paragraph in next_step_paragraphs(board, period, ahead, named=named)
    ]


def kept() -> Diary:
    """A diary of the half year in which nothing was missed."""
    diary = Diary()
    diary("note", "3.1", "06-20", percent=80)
    for quarter, on in (("2023-Q1", "03-10"), ("2023-Q2", "06-10")):
        diary("note", "3.2", on, period=quarter, note="谈心谈话")
    for month in range(1, 7):
        diary("done", "4.1", f"{month:02}-10", period=f"2023-{month:02}")
    return diary


def test_each_item_stands_once_where_it_is_most_urgent() -> None:
    """Due next quarter; later; what does not begin until November is not told yet."""
    assert told(kept()) == [
        "1.按期完成到期任务。专题学习（理论科，8月20日前）。",
        "2.接续推进跨期任务。业务培训（11月30日前）。",
        "3.按频次开展经常性工作。宣传（3次）。",
        "4.持续抓好长期性工作。廉政建设。",
    ]


def test_what_is_behind_comes_before_what_is_in_time() -> None:
    diary = kept()
    diary("note", "3.1", "06-21", percent=30)
    assert told(diary)[0] == "1.加快推进滞后事项。专题学习（理论科，8月20日前）。"


def test_without_room_what_is_not_urgent_is_counted_only() -> None:
    assert told(kept(), named=0) == [
        "1.按期完成到期任务。专题学习（理论科，8月20日前）。",
        "2.接续抓好其他工作。跨期任务1项、经常性工作1项、长期性工作1项。",
    ]


def test_a_rhythm_that_was_missed_is_made_up_for_and_goes_on() -> None:
    found = plan(measure("4.1", title="宣传", every="month"))
    assert told(Diary(), found=found) == [
        "1.尽快补办到期事项。宣传（原定1月31日，共6次）。",
        "2.按频次开展经常性工作。宣传（3次）。",
    ]


def test_a_single_kind_has_no_number_and_nothing_is_for_the_office_to_say() -> None:
    found = plan(task("3.1", title="专题学习", due="08-20"))
    diary = Diary()
    diary("note", "3.1", "06-29", percent=95)
    assert told(diary, found=found) == ["按期完成到期任务。专题学习（8月20日前）。"]
    diary("done", "3.1", "06-30")
    assert told(diary, found=found) == ["待补充。"]


def test_the_plan_of_another_year_is_for_the_office_to_write() -> None:
    found = plan(task("3.1", title="专题学习", due="06-20"))
    assert told(Diary(), found=found, coming="2024-Q1") == [
        "1.尽快补办到期事项。专题学习（原定6月20日）。",
        "2.2024年第一季度工作安排。待补充。",
    ]
    diary = Diary()
    diary("done", "3.1", "06-20")
    assert told(diary, found=found, coming="2024-Q1") == ["2024年第一季度工作安排。待补充。"]
