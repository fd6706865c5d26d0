"""Targets that were not reached: quarter by quarter, and never a shortfall of what nobody wrote."""

from __future__ import annotations

from typing import Any

from building import Diary, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.summary.problems.unmet import unmet_targets


def told(
    target: dict[str, Any], *facts: tuple[str, dict[str, Any]], period: str, **keys: Any
) -> list[str]:
    found = plan(
        task("3.1", **({"title": "评选服务明星", "every": "quarter"} | keys), target=target)
    )
    diary = Diary()
    for on, fields in facts:
        diary("done", "3.1", on, **fields)
    stretch = parse_period(period, 2023)
    state = diary.board(found, stretch.last.isoformat())[found.by_no["3.1"]]
    return list(unmet_targets(found, state, stretch))


STARS = {"n": 10, "unit": "名", "at_least": True, "per": "quarter"}
KEPT = [
    ("03-20", {"note": "评出10名"}),
    ("06-20", {"note": "评出11名"}),
    ("09-20", {"note": "评出9名"}),
]


def test_a_year_tells_of_each_quarter_that_falls_short_and_of_all_together() -> None:
    assert told(STARS, *KEPT, period="2023") == [
        "服务明星要求每季度10名以上，第三季度9名、还差1名，第四季度未见记录，全年合计30名"
    ]
    assert told(STARS, *KEPT, period="H1") == []
    assert told(STARS, *KEPT, period="Q3") == ["服务明星要求每季度10名以上，已9名，还差1名"]


def test_people_are_not_added_up_again() -> None:
    """How many came in all stands in the account."""
    target = {"n": 50, "unit": "人次", "at_least": True, "per": "quarter"}
    facts = [("02-10", {"people": 30}), ("03-10", {"people": 9}), ("06-10", {"people": 80})]
    assert told(target, *facts, period="H1", activity=True, times=2, title="举办道德讲堂") == [
        "道德讲堂要求每季度50人次以上，第一季度39人次、还差11人次"
    ]


def test_a_figure_that_nobody_wrote_down_is_not_missing_but_unrecorded() -> None:
    """In the words of the text that asks for it, where they say more than the title."""
    year = {"n": 12, "unit": "篇", "at_least": True, "per": "year"}
    text = "每月报送信息不少于2篇，全年市级以上媒体刊发不少于12篇。"
    keys = {"title": "加大宣传力度", "text": text, "every": "month"}
    assert told(year, period="2023", **keys) == ["市级以上媒体刊发要求全年12篇以上，未见记录"]
    written = ("06-10", {"amount": "5"})
    assert told(year, written, period="2023", **keys) == [
        "市级以上媒体刊发要求全年12篇以上，已5篇，还差7篇"
    ]
    half = year | {"per": "halfyear"}
    assert told(
        half, period="Q4", title="推荐身边好人", text="看诊不少于12篇", every="halfyear"
    ) == ["身边好人要求每半年12篇以上，下半年未见记录"]
