"""From the draft to the tables of a plan: numbers, times and owners that a plan can hold."""

from __future__ import annotations

from datetime import date

import pytest

from drafting import HEAD, drafted, written
from wenming_cli.importers.draft.plandata import PlanItem, goals_of, items_of
from wenming_cli.importers.draft.plantext import plan_text
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text


def planned(text: str) -> dict[str, PlanItem]:
    """The items of a plan by number."""
    draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
    return {item.no: item for item in items_of(draft)}


def test_an_item_takes_owner_and_month_from_the_heading_above_it() -> None:
    """A plan inherits nothing, so each item says it, and from where."""
    items = planned(
        HEAD + "（一）理论学习。6月底前完成。（牵头单位：理论科；配合单位：团委）\n1.办好读书班。\n"
        "2.开展宣讲。3月底前完成。（牵头单位：宣传科）\n"
    )
    inherits, own = items["1.1.1"], items["1.1.2"]

    assert (inherits.lead, inherits.support) == (("理论科",), ("团委",))
    assert inherits.due == date(2026, 6, 30)
    assert inherits.notes == (
        "牵头单位来自上级条目 1.1",
        "时限来自上级条目 1.1：“6月底前”",
    )
    assert (own.lead, own.support, own.due) == (("宣传科",), (), date(2026, 3, 31))
    assert own.notes == ()


def test_a_number_that_stands_twice_gets_the_next_free_one() -> None:
    items = planned(HEAD + "（一）学习。\n（二）宣讲。\n（二）走访。\n（三）总结。\n")

    assert {no: item.title for no, item in items.items()} == {
        "1": "重点任务",
        "1.1": "学习",
        "1.2": "宣讲",
        "1.4": "走访",
        "1.3": "总结",
    }
    assert items["1.4"].notes == ("原文编号重复，这里顺延",)


def test_the_goals_are_the_items_of_their_chapter_or_the_standards_that_it_lists() -> None:
    def goals(text: str) -> list[tuple[str, str]]:
        head = "××局2026年精神文明建设工作方案\n一、工作目标\n"
        lines = read_text((head + text).encode(), "x.txt")
        found = goals_of(draft_of(lines, "x.txt", today_year=2026))
        return [(goal.id, goal.title) for goal in found]

    assert goals("（一）领导班子坚强。\n（二）工作成效显著。\n") == [
        ("goal-1", "领导班子坚强"),
        ("goal-2", "工作成效显著"),
    ]
    named = "围绕领导班子坚强、工作成效显著、思想道德良好、业务水平领先四条标准，扎实开展创建。\n"
    assert [title for _, title in goals(named + "二、重点任务\n（一）学习。\n")] == [
        "领导班子坚强",
        "工作成效显著",
        "思想道德良好",
        "业务水平领先",
    ]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("每周五下午", 'every = "week"\non    = "friday"'),
        ("每月5日前", 'every = "month"\non    = 5'),
        ("每月最后一个周五", 'every = "month"\non    = "friday"'),
        ("每月底", 'every = "month"\non    = "last"'),
        ("每季度末", 'every = "quarter"\non    = "last"'),
        ("每年3月", "start = 2026-03-01\ndue   = 2026-03-31\nevery = \"year\""),
        ("每学期1次", 'every = "halfyear"'),
    ],
)  # fmt: skip
def test_the_day_of_a_rhythm_is_kept_where_a_plan_can_hold_it(words: str, keys: str) -> None:
    draft = drafted(f"（一）{words}组织学习。")
    assert keys in plan_text(draft, "x.txt", "0" * 64)
    assert "day-not-kept" not in {problem.code for problem in draft.problems}


@pytest.mark.parametrize(
    ("words", "every"),
    [
        ("每季度末月25日前", "quarter"),
        ("每季度第一个月10日前", "quarter"),
        ("每月第一个周六", "month"),
        ("每月下旬", "month"),
        ("每周二、周四", "week"),
        ("每半年6月20日前、12月20日前", "halfyear"),
        ("单月25日", "halfyear"),
    ],
)
def test_any_other_day_stays_in_a_comment_and_is_reported(words: str, every: str) -> None:
    draft = drafted(f"（一）{words}报送情况。")
    text = plan_text(draft, "x.txt", "0" * 64)
    assert f'every = "{every}"' in text
    assert f"# “{words}”：方案只能写到多长时间几次" in text
    assert [p.line for p in draft.problems if p.code == "day-not-kept"] == [3]


def test_a_time_without_a_day_is_asked_for() -> None:
    assert "# “适时”没有说定时间，请定" in written("（一）适时开展督查。")
    assert "没有说定时间，请定" in written("（一）接到通知后10日内整改。")
