"""Targets: what the document asks for in numbers, against what the record holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from building import Diary, measure, plan, task
from wenming_cli.core.board.targets import Measured, is_amount, measure_targets, term_of
from wenming_cli.core.journal.entries import Fact, number_of
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan, Target


def asking(n: int, unit: str, **more: Any) -> dict[str, Any]:
    return {"n": n, "unit": unit, "at_least": True, **more}


def measured(found: Plan, diary: Diary, period: str = "Q2", no: str = "3.1") -> list[Measured]:
    """What the targets of an item are at the end of a period."""
    stretch = parse_period(period, 2023)
    board = diary.board(found, stretch.last.isoformat())
    return list(measure_targets(found, board[found.by_no[no]], stretch))


def numbers(found: Plan, diary: Diary, period: str = "Q2") -> list[tuple[float, bool, bool]]:
    """Value, whether its term is over, whether it was typed."""
    return [(number_of(one.value), one.over, one.typed) for one in measured(found, diary, period)]


RECOMMENDED = plan(
    task("3.1", title="推荐身边好人", due="06-30", target=asking(5, "名", per="halfyear"))
)


def test_people_are_measured_session_by_session_where_each_is_asked_for() -> None:
    """A lecture of which nobody said how many came is not measured."""
    target = asking(50, "人次", each=True)
    found = plan(task("3.1", every="quarter", activity=True, target=target))
    diary = Diary()
    diary("note", "3.1", "04-20", people=61)
    diary("note", "3.1", "05-20", people=48)
    diary("done", "3.1", "06-20", note="第三场")
    first, second = measured(found, diary)
    assert (first.reached, second.reached) == (True, False)
    assert [number_of(one.lack) for one in (first, second)] == [0, 2]
    assert first.over
    assert (first.term.first, first.term.last) == (first.session.on, first.session.on)  # type: ignore[union-attr]
    assert measured(found, diary, "Q1") == []


def test_people_are_added_up_over_the_term() -> None:
    """Blood was given in the morning and in the afternoon: 43 of 30 came, and no more is owed."""
    found = plan(task("3.1", every="year", activity=True, target=asking(30, "人", per="year")))
    diary = Diary()
    diary("note", "3.1", "05-12", people=17)
    (so_far,) = measured(found, diary)
    assert (number_of(so_far.value), so_far.over) == (17, False)
    diary("note", "3.1", "06-12", people=26)
    (both,) = measured(found, diary)
    assert (number_of(both.value), both.over, both.session) == (43, False, None)
    diary("done", "3.1", "06-13")
    assert [one.over for one in measured(found, diary)] == [True]


def test_the_only_session_of_a_term_is_the_one_that_was_measured() -> None:
    """Who is reported later counts, and a quarter without a session of its own tells of none."""
    found = plan(task("3.1", every="year", activity=True, target=asking(30, "人", per="year")))
    diary = Diary()
    diary("done", "3.1", "06-12", people=26, note="献血")
    diary("note", "3.1", "06-12", people=17)
    (one,) = measured(found, diary)
    assert one.session is not None
    assert (number_of(one.value), one.session.on) == (43, _day("06-12"))
    assert [one.session for one in measured(found, diary, "Q3")] == [None]


def test_sessions_are_counted_over_the_term() -> None:
    """Four in the year: two until June, and the year is not over."""
    found = plan(
        task("3.1", every="quarter", activity=True, target=asking(4, "场", per="year")),
    )
    diary = Diary()
    diary("done", "3.1", "02-10")
    diary("done", "3.1", "05-10")
    assert numbers(found, diary) == [(2, False, True)]
    assert numbers(found, diary, "2023") == [(2, True, True)]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ([("03-01", 2, False), ("06-01", 6, False)], 8),
        ([("03-01", 2, False), ("06-01", 6, True)], 6),
        ([("03-01", 2, False), ("06-01", 6, True), ("06-02", 1, False)], 7),
        ([("03-01", 0.5, False), ("06-01", 1.25, False)], 1.75),
    ],
    ids=["added", "a total", "added to a total", "exact"],
)
def test_typed_amounts_are_added_unless_one_is_the_total(
    typed: list[tuple[str, float, bool]], value: float
) -> None:
    diary = Diary()
    for on, amount, total in typed:
        diary("note", "3.1", on, amount=str(amount), total=total)
    assert numbers(RECOMMENDED, diary) == [(value, True, True)]


def test_a_number_of_a_note_stands_for_an_amount_and_is_never_added() -> None:
    """人 and 名 are one unit; the last note with such a number counts, and a typed one beats it."""
    diary = Diary()
    diary("note", "3.1", "03-01", note="推荐身边好人2人")
    diary("note", "3.1", "06-01", note="推荐身边好人6人")
    diary("note", "3.1", "06-02", note="公示7天，300人次浏览")
    assert numbers(RECOMMENDED, diary) == [(6, True, False)]
    diary("note", "3.1", "06-03", amount="3")
    assert numbers(RECOMMENDED, diary) == [(3, True, True)]


def test_what_is_only_planned_comes_to_no_number() -> None:
    diary = Diary()
    diary("note", "3.1", "03-01", note="推荐身边好人2人")
    diary("note", "3.1", "06-01", note="拟于7月推荐6人")
    assert numbers(RECOMMENDED, diary) == [(2, True, False)]


def test_nought_is_a_number_too() -> None:
    diary = Diary()
    diary("note", "3.1", "03-01", note="推荐2名")
    diary("note", "3.1", "06-01", note="退回，剩0名")
    assert numbers(RECOMMENDED, diary) == [(0, True, False)]


def test_a_second_number_of_the_same_unit_makes_notes_unsure() -> None:
    """每月2篇，市级以上10篇: which of them does 信息2篇 tell of?"""
    found = plan(
        measure("4.1", title="报送信息", text="每月不少于2篇，市级以上刊发10篇以上", every="month",
                target=asking(10, "篇", per="year")),
    )  # fmt: skip
    diary = Diary()
    diary("done", "4.1", "04-29", note="信息2篇")
    assert list(measured(found, diary, no="4.1")) == []
    (year,) = measured(found, diary, "2023", no="4.1")
    assert (number_of(year.value), number_of(year.lack), year.typed) == (0, 10, False)


def test_each_term_of_a_longer_period_is_measured() -> None:
    """In a paper of the year each quarter, in one of a quarter its own."""
    found = plan(task("3.1", every="quarter", target=asking(10, "名", per="quarter")))
    diary = Diary()
    for on, note in (("03-20", "评出10名"), ("06-20", "评出11名"), ("09-20", "评出9名")):
        diary("done", "3.1", on, note=note)
    year = measured(found, diary, "2023")
    assert [(number_of(one.value), one.recorded) for one in year] == [
        (10, True), (11, True), (9, True), (0, False),
    ]  # fmt: skip
    assert [one.reached for one in year] == [True, True, False, False]
    assert [number_of(one.value) for one in measured(found, diary, "H1")] == [10, 11]
    assert [number_of(one.value) for one in measured(found, diary, "Q3")] == [9]


def test_what_nobody_wrote_about_is_missing_once_its_term_is_over() -> None:
    assert numbers(RECOMMENDED, Diary(), "Q1") == []
    assert numbers(RECOMMENDED, Diary()) == [(0, True, False)]


def test_a_fact_of_a_later_day_counts_for_the_term_it_is_about() -> None:
    found = plan(task("3.1", every="halfyear", target=asking(5, "名", per="halfyear")))
    diary = Diary()
    diary("done", "3.1", "07-02", period="2023-H1", amount="6")
    board = diary.board(found, "07-02")
    (one,) = measure_targets(found, board[found.by_no["3.1"]], parse_period("Q2", 2023))
    assert (number_of(one.value), one.reached) == (6, True)


def test_amounts_of_each_session_may_be_asked_for() -> None:
    """At each drive 5,000 ml; one of which nobody said how much is not measured."""
    found = plan(task("3.1", due="12-31", activity=True, target=asking(5000, "毫升", each=True)))
    diary = Diary()
    diary("note", "3.1", "04-10", people=20, amount="4600")
    diary("note", "3.1", "05-10", people=23, amount="6900")
    diary("note", "3.1", "06-10", people=9)
    assert [(number_of(one.value), one.reached) for one in measured(found, diary)] == [
        (4600, False), (6900, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("per", "keys", "day", "term"),
    [
        (None, {"start": "02-01", "due": "05-20"}, "06-30", ("02-01", "05-20")),
        ("quarter", {}, "06-30", ("04-01", "06-30")),
        ("quarter", {"due": "05-20"}, "12-31", ("04-01", "06-30")),
        ("halfyear", {}, "02-10", ("01-01", "06-30")),
        ("year", {}, "06-30", ("01-01", "12-31")),
        ("month", {"start": "03-05"}, "01-31", ("03-01", "03-31")),
    ],
    ids=["its own", "a quarter", "the last it has", "half a year", "the year", "the first it has"],
)
def test_the_days_over_which_a_target_is_summed(
    per: Any, keys: dict[str, Any], day: str, term: tuple[str, str]
) -> None:
    found = plan(task("3.1", **keys))
    days = term_of(
        found, found.by_no["3.1"], Target(n=Decimal(1), unit="名", per=per), day=_day(day)
    )
    assert (f"{days.first:%m-%d}", f"{days.last:%m-%d}") == term


def _day(text: str) -> Any:
    return parse_period(f"2023-{text}..2023-{text}", 2023).first


def test_several_targets_are_measured_in_their_order() -> None:
    found = plan(
        task("3.1", due="06-30", activity=True,
             target=[asking(20, "人"), asking(2, "万元", per="year"), asking(1, "场次")]),
    )  # fmt: skip
    diary = Diary()
    diary("done", "3.1", "06-10", people=23, note="帮扶资金2.5万元")
    assert [(one.target.unit, number_of(one.value)) for one in measured(found, diary)] == [
        ("人", 23), ("万元", 2.5), ("场次", 1),
    ]  # fmt: skip
    assert [is_amount(target) for target in found.by_no["3.1"].target] == [False, True, False]


def test_only_numbers_with_the_unit_are_read() -> None:
    diary = Diary()
    for n, note in enumerate(("第3次推荐", "2024年推荐", "第三名", "一名同志"), start=1):
        diary("note", "3.1", f"06-0{n}", note=note)
    facts = [entry for entry in diary.entries if isinstance(entry, Fact)]
    assert len(facts) == 4
    assert numbers(RECOMMENDED, diary) == [(0, True, False)]


@pytest.mark.parametrize(
    ("unit", "note", "value"),
    [
        ("名", "推荐6名", 6), ("名", "推荐6人", 6), ("名", "推荐6位", 0),
        ("位", "走访6位", 6), ("位", "走访6名", 6), ("位", "走访6人", 6),
        ("篇", "刊发6篇", 6), ("篇", "刊发6人", 0), ("名", "推荐6人次", 0),
    ],
)  # fmt: skip
def test_units_that_mean_one_thing_are_read_for_each_other(
    unit: str, note: str, value: int
) -> None:
    found = plan(task("3.1", due="06-30", target=asking(5, unit, per="halfyear")))
    diary = Diary()
    diary("note", "3.1", "06-10", note=note)
    assert [number for number, *_ in numbers(found, diary)] == [value]


def test_a_term_is_over_once_all_of_its_own_times_were_held() -> None:
    """What is owed in another term does not keep it open."""
    people = asking(30, "人", per="halfyear")
    found = plan(task("3.1", every="quarter", activity=True, target=people))
    diary = Diary()
    diary("done", "3.1", "03-20", people=20, period="2023-Q1")
    assert [over for _, over, _ in numbers(found, diary, "2023-01..2023-05")] == [False]
    diary("done", "3.1", "05-20", people=20, period="2023-Q2")
    assert [over for _, over, _ in numbers(found, diary, "2023-01..2023-05")] == [True]


def test_where_nobody_said_how_many_came_a_target_of_people_measures_nothing() -> None:
    lecture = plan(task("3.1", due="06-30", activity=True, target=asking(50, "人次")))
    diary = Diary()
    diary("done", "3.1", "05-10")
    assert measured(lecture, diary) == []


def test_what_came_late_counts_for_a_target_of_the_items_own_term() -> None:
    """The term ends with the work, or with the day to which it was put off."""
    found = plan(task("3.1", title="慈善一日捐", due="05-15", target=asking(5, "万元")))
    late = Diary()
    late("note", "3.1", "05-16", amount=Decimal("3.2"))
    late("done", "3.1", "05-23", amount=Decimal("2.1"))
    assert numbers(found, late) == [(5.3, True, True)]
    assert measured(found, late)[0].term.last.isoformat() == "2023-05-23"

    put_off = Diary()
    put_off("postpone", "3.1", "05-10", to="08-20", why="合并")
    put_off("note", "3.1", "05-16", amount=Decimal(3))
    assert numbers(found, put_off) == [(3, False, True)]
    put_off("done", "3.1", "08-18", amount=Decimal(1))
    assert numbers(found, put_off, "Q3") == [(4, True, True)]

    confirmed = Diary()
    confirmed("done", "3.1", "05-10", amount=Decimal(1))
    confirmed("verify", "3.1", "08-01")
    assert measured(found, confirmed, "Q3")[0].term.last.isoformat() == "2023-05-15"


def test_after_an_items_own_days_the_last_of_its_terms_is_measured() -> None:
    found = plan(task("3.1", title="推荐好人", due="05-15", target=asking(5, "名", per="quarter")))
    diary = Diary()
    diary("note", "3.1", "05-10", amount=Decimal(2))
    assert numbers(found, diary, "Q3") == [(2, True, True)]
    assert measured(found, diary, "Q3")[0].term.key == "2023-Q2"


@pytest.mark.parametrize(
    ("keys", "values"), [({}, [94]), ({"per": "quarter"}, [96, 94]), ({"each": True}, [96, 94])]
)
def test_a_rate_is_never_added_up(keys: dict[str, Any], values: list[int]) -> None:
    """Of a term the last one stands; where each is asked for, what has no rate is not measured."""
    found = plan(task("3.1", every="quarter", target=asking(95, "%", **keys)))
    diary = Diary()
    diary("done", "3.1", "03-20", amount="96")
    diary("note", "3.1", "04-20", note="发放问卷")
    diary("done", "3.1", "06-20", amount="94")
    assert [number_of(one.value) for one in measured(found, diary, "H1")] == values


@pytest.mark.parametrize(
    ("unit", "note", "value"),
    [
        ("名", "推荐六名", 6), ("名", "推荐十二名", 12), ("名", "推荐一百名", 100), ("名", "第六名", 0),
        ("名", "一名同志", 0), ("名", "几十名", 0), ("名", "一千二百名", 0), ("个", "两个文明", 0), ("篇", "两篇", 2),
        ("名", "推荐7名，其中2名入选", 7), ("名", "其中2名入选", 2),
    ],
)  # fmt: skip
def test_numbers_are_read_in_characters_too_and_of_all_before_some(
    unit: str, note: str, value: int
) -> None:
    found = plan(task("3.1", title="推荐好人", due="06-30", target=asking(5, unit)))
    diary = Diary()
    diary("note", "3.1", "06-01", note=note)
    assert [number_of(one.value) for one in measured(found, diary)] == [value]
