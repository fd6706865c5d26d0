"""附件：任务分工表 behind a plan fills in owners and dates; it makes no items of its own."""

from __future__ import annotations

from datetime import date

import pytest

from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text

PLAN = """\
××局2026年精神文明建设工作方案
一、重点任务
（一）强化理论武装
1.中心组学习。全年集中学习不少于12次。
2.读书分享会，上半年、下半年各1次。
（二）志愿服务
1.组建志愿服务队。
2.清明祭扫活动。由机关党委牵头，4月5日前完成。
"""
TABLE = """
| 序号 | 任务 | 牵头单位 | 完成时限 |
|---|---|---|---|
| 1 | 中心组学习 | 理论科 | 全年 |
| 2 | 志愿服务队 | 团委 | 3月5日前 |
| 3 | 清明祭扫活动 | 工会 | |
"""


def drafted(text: str) -> PlanDraft:
    return draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)


def leads(draft: PlanDraft) -> dict[str, tuple[str, ...]]:
    return {entry.node.no: entry.lead for entry in draft.items if entry.lead}


@pytest.mark.parametrize(
    "mark", ["附件：任务分工表", "附件1", "附  件", "附表一：任务分解表", "附件：\n任务分工表\n"]
)
def test_rows_of_an_annex_fill_in_what_the_text_leaves_open(mark: str) -> None:
    draft = drafted(PLAN + mark + TABLE)
    entries = {entry.node.no: entry for entry in draft.items}

    assert list(entries) == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "1.2.2"]
    assert leads(draft) == {"1.1.1": ("理论科",), "1.2.1": ("团委",), "1.2.2": ("工会",)}
    assert (entries["1.2.1"].due, entries["1.2.2"].due) == (date(2026, 3, 5), date(2026, 4, 5))


def test_a_row_that_fits_nothing_is_told() -> None:
    draft = drafted(PLAN + "附件：任务分工表" + TABLE + "| 4 | 道德讲堂 | 文明办 | 6月底前 |\n")

    told = [p.message.speak("zh") for p in draft.problems if p.code == "row-unmatched"]
    assert len(told) == 1
    assert "道德讲堂" in told[0]


def test_an_annex_about_other_things_is_read_as_items_as_before() -> None:
    """The text may only be an outline, and the table the plan itself."""
    other = TABLE.replace("中心组学习", "政务大厅改造").replace("志愿服务队", "食堂光盘行动")
    draft = drafted(PLAN + "附件：任务分工表" + other.replace("清明祭扫活动", "楼道整治"))

    assert "政务大厅改造" in {entry.node.title for entry in draft.items}


@pytest.mark.parametrize(
    "text", ["附件：1.任务分工表\n2.领导小组名单\n", "附件是任务分工表，请各单位填报。\n"]
)
def test_a_list_of_annexes_is_no_annex(text: str) -> None:
    draft = drafted(PLAN + text)

    assert [entry.node.no for entry in draft.items][-1] == "1.2.2"


@pytest.mark.parametrize(
    "words", ["上半年、下半年各1次", "上、下半年各举办一次", "上半年和下半年分别开展1次"]
)
def test_both_halves_are_a_rhythm(words: str) -> None:
    [*_, last] = drafted(f"{PLAN}3.道德讲堂。{words}。\n").items

    assert last.rhythm is not None
    assert (last.rhythm.unit, last.rhythm.least) == ("halfyear", 1)


@pytest.mark.parametrize(("between", "filled"), [(0, True), (3, True), (4, False)])
def test_the_table_stands_near_its_mark(between: int, filled: bool) -> None:
    draft = drafted(PLAN + "附件：任务分工表" + "\n说明" * between + TABLE)
    assert (leads(draft).get("1.1.1") == ("理论科",)) is filled
