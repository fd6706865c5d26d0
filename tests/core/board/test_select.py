"""Choosing items: by number, and by the filters of `wenming list`."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from building import PHOTO, Diary, day, goal, item, journals, measure, plan, task
from closing import close_of, closing_of
from core.journal.test_register import receive
from tables import each_row
from wenming_cli.core.board.fold import Board, fold
from wenming_cli.core.board.select import (
    Filter,
    known_filter,
    known_goal,
    matching,
    narrow,
    nearest_items,
    pick,
)
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.journal.register import register_of
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Refused

PLAN = plan(
    goal("leadership", "领导班子坚强"),
    goal("results", "工作成效显著"),
    task("3", title="工作任务"),
    task("3.1", title="加强干部培训", due="06-30", lead="干部科", goals=["leadership"]),
    task("3.2", title="强化思想武装", due="11-30", lead=["办公室", "宣传科"], text="学习 Lei Feng"),
    task("3.10", title="年终总结", due="12-31", support="办公室"),
    measure("4", title="主要措施", goals="results"),
    measure("4.1", title="召开分析会", every="quarter", steps=["会议通知"]),
    measure("4.2", title="长期坚持文明上网", standing=True),
)
WITHOUT_CHAPTERS = plan(task("3.1"), task("3.2"), task("3.10"), measure("4.1"))


def chosen(found: Plan, *typed: str) -> list[str]:
    return [one.no for one in pick(found, typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["3.1"], ["3.1"]),
        (["三（十）"], ["3.10"]),
        (["4.1", "3.1"], ["4.1", "3.1"]),
        (["3.1", "3.1,4.1"], ["3.1", "4.1"]),
        (["3.1-3.2"], ["3.1", "3.2"]),
        (["3.2-3.10"], ["3.2", "3.10"]),
        (["3-4"], ["3", "4"]),
        (["3"], ["3"]),
        ([], []),
    ],
)
def test_items_are_picked_by_numbers_lists_and_ranges(
    typed: list[str], expected: list[str]
) -> None:
    """In the order given, each once; a range has what there is of it."""
    assert chosen(PLAN, *typed) == expected


def test_a_range_does_not_need_the_heading_above_it() -> None:
    assert chosen(WITHOUT_CHAPTERS, "3.1-3.10") == ["3.1", "3.2", "3.10"]
    assert chosen(WITHOUT_CHAPTERS, "3-4") == ["3.1", "3.2", "3.10", "4.1"]


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("3.3", "there is no item 3.3 in the plan",
         "the nearest ones are 3.1 加强干部培训; 3.2 强化思想武装; 3.10 年终总结"),
        ("3.1.1", "there is no item 3.1.1 in the plan",
         "the nearest ones are 3.1 加强干部培训; 3.2 强化思想武装; 3.10 年终总结"),
        ("3.4-3.9", "there is no item 3.4 in the plan",
         "the nearest ones are 3.1 加强干部培训; 3.2 强化思想武装; 3.10 年终总结"),
        ("3.1-3.99", "there is no item 3.99 in the plan",
         "the nearest ones are 3.1 加强干部培训; 3.2 强化思想武装; 3.10 年终总结"),
        ("5.1-5.9", "there is no item 5.1 in the plan",
         "the nearest ones are 3.1 加强干部培训; 3.10 年终总结; 4.1 召开分析会"),
    ],
)  # fmt: skip
def test_a_number_that_is_not_in_the_plan_is_refused_with_the_nearest_ones(
    typed: str, message: str, hint: str
) -> None:
    with pytest.raises(Refused) as refused:
        pick(PLAN, [typed])

    assert refused.value.message.speak("en") == message
    assert refused.value.hint is not None
    assert refused.value.hint.speak("en") == hint


def test_long_titles_are_cut_in_a_hint() -> None:
    found = plan(task("1", title="深入学习贯彻落实习近平新时代中国特色社会主义思想"))

    with pytest.raises(Refused) as refused:
        pick(found, ["2"])

    assert refused.value.hint is not None
    assert refused.value.hint.speak("en") == (
        "the nearest ones are 1 深入学习贯彻落实习近平新时代中…"
    )


@pytest.mark.parametrize(
    "title", ["一二三四五六七八九十一二三四五六", "一二三四五六七八九十一二三四五六七"]
)
def test_a_title_of_sixteen_characters_has_room_in_a_hint(title: str) -> None:
    with pytest.raises(Refused) as refused:
        pick(plan(task("1", title=title)), ["2"])
    assert refused.value.hint is not None
    shown = title if len(title) == 16 else f"{title[:15]}…"
    assert refused.value.hint.speak("en") == f"the nearest ones are 1 {shown}"


def test_an_empty_plan_has_nothing_near() -> None:
    with pytest.raises(Refused) as refused:
        pick(plan(), ["1"])

    assert refused.value.hint is not None
    assert refused.value.hint.speak("en") == "the plan is still empty"


def test_the_nearest_items_are_those_with_the_most_similar_number() -> None:
    assert [one.no for one in nearest_items(PLAN, "3.11")] == ["3.1", "3.10", "3.2"]


# --- filters ------------------------------------------------------------------------------------


def _board() -> Any:
    diary = Diary()
    diary("note", "3.2", "06-10", note="已开展学雷锋活动")
    diary("done", "4.1", "03-05")
    diary("assign", "3.10", "05-05", lead="综合科")
    diary("cancel", "4.2", "05-06")
    return diary.board(PLAN, "07-05")


@each_row(
    ("wanted", "numbers"),
    [
        ({"open": True}, ["3.1", "3.2", "3.10", "4.1"]),
        ({"late": True}, ["3.1", "4.1"]),
        ({"soon": True}, []),
        ({"lead": "办公室"}, ["3.2"]),
        ({"lead": "科"}, ["3.1", "3.2", "3.10"]),
        ({"unassigned": True}, ["4.1", "4.2"]),
        ({"kind": "task"}, ["3.1", "3.2", "3.10"]),
        ({"kind": "measure"}, ["4.1", "4.2"]),
        ({"goal": "leadership"}, ["3.1"]),
        ({"goal": "results"}, ["4.1", "4.2"]),
        ({"period": parse_period("Q1", 2023)}, ["4.1", "4.2"]),
        ({"period": parse_period("5月", 2023)}, ["3.10", "4.2"]),
        ({"period": parse_period("11月", 2023)}, ["3.2"]),
        ({"text": "学雷锋"}, ["3.2"]),
        ({"text": "lei feng"}, ["3.2"]),
        ({"text": "会议通知"}, ["4.1"]),
        ({"text": "四（一）"}, ["4.1"]),
        ({"text": "3.1"}, ["3.1", "3.10"]),
        ({"text": "综合科"}, ["3.10"]),
        ({"text": "办公室"}, ["3.2", "3.10"]),
        ({"text": "另有安排"}, ["4.2"]),
        ({"text": "没有"}, []),
        ({"late": True, "kind": "measure"}, ["4.1"]),
    ],
)
def test_a_filter_shows_the_leaves_that_fit(wanted: dict[str, Any], numbers: list[str]) -> None:
    found = matching(_board(), Filter(**wanted))

    assert [state.item.no for state in found] == numbers


def test_what_is_due_soon_is_shown() -> None:
    board = Diary().board(PLAN, "06-20")

    assert [s.item.no for s in matching(board, Filter(soon=True))] == ["3.1", "4.1", "4.2"]


def test_an_empty_filter_shows_everything_headings_too() -> None:
    assert Filter().empty
    assert not Filter(open=True).empty
    assert [state.item.no for state in matching(_board(), Filter())] == [
        "3", "3.1", "3.2", "3.10", "4", "4.1", "4.2"
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["leadership", "领导班子坚强"])
def test_a_goal_is_named_by_its_id_or_its_title(typed: str) -> None:
    assert known_goal(PLAN, typed) == "leadership"


@pytest.mark.parametrize(
    ("found", "hint"),
    [
        (PLAN, "its goals are leadership 领导班子坚强; results 工作成效显著"),
        (WITHOUT_CHAPTERS, "its goals are -"),
    ],
)
def test_a_goal_that_is_not_in_the_plan_is_refused(found: Plan, hint: str) -> None:
    with pytest.raises(Refused) as refused:
        known_goal(found, "order")

    assert refused.value.message.speak("en") == "there is no goal 'order' in the plan"
    assert refused.value.hint is not None
    assert refused.value.hint.speak("en") == hint


def test_every_item_can_be_picked_by_its_number_and_by_its_label() -> None:
    for one in PLAN.items:
        assert pick(PLAN, [one.no]) == pick(PLAN, [one.label]) == [item(PLAN, one.no)]


def test_late_and_soon_are_two_kinds_of_urgency() -> None:
    """One of the two is enough; what else is asked must fit as well."""
    board = Diary().board(PLAN, "07-01")
    late = {s.item.no for s in matching(board, Filter(late=True))}
    soon = {s.item.no for s in matching(board, Filter(soon=True))}
    assert (late, soon) == ({"3.1", "4.1", "4.2"}, set())
    assert {s.item.no for s in matching(board, Filter(late=True, soon=True))} == late | soon
    measures = matching(board, Filter(late=True, soon=True, kind="measure"))
    assert [s.item.no for s in measures] == ["4.1", "4.2"]


def test_what_nobody_proved_was_begun_and_has_no_file() -> None:
    diary = Diary()
    diary("done", "3.1", "03-05", evidence=[PHOTO])
    diary("start", "3.2", "03-05")
    diary("assign", "3.10", "03-05", leader="王部长")
    board = diary.board(PLAN, "06-20")
    assert [s.item.no for s in matching(board, Filter(no_evidence=True))] == ["3.2"]
    assert [s.item.no for s in matching(board, Filter(done=True))] == ["3.1"]
    assert [s.item.no for s in matching(board, Filter(leader="部长"))] == ["3.10"]
    assert [s.item.no for s in matching(board, Filter(section="3.1"))] == ["3.1"]


@pytest.mark.parametrize(
    ("verb", "lacking"),
    [("start", True), ("done", True), ("verify", True), ("hold", False), ("cancel", False)],
)
def test_a_file_is_asked_for_from_the_beginning_to_the_end(verb: str, lacking: bool) -> None:
    diary = Diary()
    diary(verb, "3.1", "03-05")
    found = matching(diary.board(PLAN, "03-20"), Filter(no_evidence=True))
    assert [s.item.no for s in found] == ["3.1"] * lacking


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        (Filter(lead="宣传"), Filter(lead="宣传")),
        (Filter(leader="部"), Filter(leader="部")),
        (Filter(section="四"), Filter(section="4")),
        (Filter(section=" 强化思想武装 "), Filter(section="3.2")),
        (Filter(goal="工作成效显著", late=True), Filter(goal="results", late=True)),
    ],
)
def test_names_are_looked_up(typed: Filter, known: Filter) -> None:
    diary = Diary()
    diary("assign", "3.10", "03-05", leader="王部长")
    assert known_filter(diary.board(PLAN, "06-20"), typed) == known


def test_a_chapter_that_was_left_out_is_a_section_too() -> None:
    board = Diary().board(WITHOUT_CHAPTERS, "06-20")
    assert [s.item.no for s in narrow(board, Filter(section="3")).leaves] == ["3.1", "3.2", "3.10"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (Filter(lead="办公事"), "did you mean '办公室'?"),
        (Filter(lead="财务"), "those who lead are 干部科, 办公室, 宣传科"),
        (Filter(leader="财务"), "those in charge are -"),
        (Filter(section="工作任务书"), "did you mean '工作任务'?"),
        (Filter(section="财务"), "name it by its number, as `wenming status` shows it"),
        (Filter(section="9"), "the nearest ones are 3 工作任务; 3.1 加强干部培训; 4 主要措施"),
        (Filter(goal="leadersip"), "did you mean 'leadership'?"),
    ],
)
def test_a_name_that_the_plan_does_not_have_is_refused(typed: Filter, hint: str) -> None:
    with pytest.raises(Refused) as refused:
        known_filter(Diary().board(PLAN, "06-20"), typed)
    assert refused.value.hint is not None
    assert refused.value.hint.speak("en") == hint


@pytest.mark.parametrize(("count", "named"), [(8, "D1, D2, D3, D4, D5, D6, D7, D8"),
                                              (9, "D1, D2, D3, D4, D5, D6, D7, D8, …")])  # fmt: skip
def test_of_many_names_some_are_listed(count: int, named: str) -> None:
    many = plan(*(task(f"3.{n}", lead=[f"D{n}"]) for n in range(1, count + 1)))
    with pytest.raises(Refused) as refused:
        known_filter(Diary().board(many, "06-20"), Filter(lead="财务"))
    assert refused.value.hint is not None
    assert refused.value.hint.speak("en") == f"those who lead are {named}"


FILTERS = [
    Filter(), Filter(lead="办公室"), Filter(section="4"), Filter(goal="results"), Filter(late=True),
    Filter(text="没有"),
]  # fmt: skip


@pytest.mark.slow
@given(
    entries=journals(st.sampled_from([one.id for one in PLAN.items])),
    wanted=st.sampled_from(FILTERS),
)
def test_a_part_of_a_board_is_the_board_of_that_part(entries: list[Base], wanted: Filter) -> None:
    """Leaves stand as they stood, and each heading sums up those that are left."""
    board = fold(PLAN, [*entries, *_led().entries], day("09-30"))
    led = {name for state in board.leaves for name in state.lead}
    assume(not wanted.lead or wanted.lead in led)  # a name that nobody has is refused
    part = narrow(board, wanted)
    fits = [s for s in board.leaves if s in matching(board, wanted) or wanted.empty]
    assert list(part.leaves) == fits
    assert set(part.plan.items) <= set(PLAN.items)
    assert all(not part.plan.is_leaf(one) or board[one].leaf for one in part.plan.items)
    again = fold(part.plan, [*entries, *_led().entries], day("09-30"))
    assert part.states == again.states
    assert part.summary == again.summary
    assert [fact.id for fact in part.facts] == [fact.id for fact in again.facts]


def test_a_reminder_about_a_heading_is_no_news_of_it() -> None:
    diary = _led()
    diary("remind", "3", "09-01", people=1)
    part = narrow(diary.board(PLAN, "09-30"), Filter(section="3"))
    assert (part[PLAN.by_no["3"]].people, part[PLAN.by_no["3"]].last_activity) == (0, None)


def test_a_part_of_a_board_keeps_all_that_is_said_of_the_plan() -> None:
    """What is closed and which forms came back is so whatever items are looked at."""
    whole = replace(
        _led().board(PLAN, "09-30"),
        closed=(closing_of(close_of({})),),
        register=register_of([receive(1, None)], []),
        depts={"7F3A9C2E": "宣传科"},
    )
    part = narrow(whole, Filter(section="4"))
    assert part.leaves != whole.leaves
    kept = {one.name for one in fields(Board)} - {"plan", "states", "facts"}
    assert {name: getattr(part, name) for name in kept} == {
        name: getattr(whole, name) for name in kept
    }


def _led() -> Diary:
    """Somebody leads something whatever else is recorded, so that the name is known."""
    diary = Diary()
    diary("assign", "4.2", "12-30", lead=["办公室"])
    return diary


def test_an_item_without_a_deadline_and_a_rhythm_is_undated() -> None:
    some = plan(task("3"), task("3.1"), task("3.2", due="06-30"), task("3.3", standing=True))
    found = matching(Diary().board(some, "07-05"), Filter(undated=True))
    assert [state.item.no for state in found] == ["3.1"]
