"""The figures of a period, each in one place: 应完成, 完成, 场次, 人次."""

from __future__ import annotations

from typing import Any

import pytest

from building import Diary, day, measure, plan, task
from wenming_cli.core.board.counts import (
    Counts,
    count_evidence,
    count_in,
    count_item,
    days_about,
    facts_in,
    facts_told,
    finished_in,
    finished_on,
    made_up_later,
    missed_before,
    owed_in,
    sessions_in,
)
from wenming_cli.core.journal.entries import EMPTY
from wenming_cli.core.periods import parse_period

YEAR = plan(
    task("3.1", title="专题学习", due="05-20"),
    task("3.2", title="打扫卫生", every="week", on="friday"),
    task("3.3", title="道德讲堂", every="quarter", activity=True),
    measure("4.1", title="分析会", every="quarter"),
    measure("4.2", title="宣传", every="month"),
)
Q1, Q2 = (parse_period(name, 2023) for name in ("Q1", "Q2"))


@pytest.mark.parametrize(
    ("on", "about", "quarters"),
    [
        ("05-10", None, ["2023-Q2"]),
        ("05-10", "2023-Q2", ["2023-Q2"]),
        ("07-05", "2023-Q2", ["2023-Q2"]),
        ("03-20", "2023-Q2", ["2023-Q2"]),
    ],
    ids=["by its day", "in time", "held late", "held early"],
)
def test_a_fact_belongs_to_one_quarter(on: str, about: str | None, quarters: list[str]) -> None:
    """To that of its occurrence, else to that of its day."""
    diary = Diary()
    diary("done", "4.1", on, **({"period": about} if about else {}))
    state = diary.state(YEAR, "4.1", "12-31")
    found = [
        period.key
        for period in (parse_period(f"Q{n}", 2023) for n in (1, 2, 3, 4))
        if facts_in(state, period)
    ]
    assert found == quarters


@pytest.mark.parametrize(
    ("on", "about", "quarter", "half"),
    [("07-18", "2023-H1", 3, 2), ("06-28", "2023-H2", 2, 2), ("05-10", "2023-H1", 2, 1)],
    ids=["made up for", "held early", "in time"],
)
def test_of_an_occurrence_longer_than_a_quarter_the_day_decides(
    on: str, about: str, quarter: int, half: int
) -> None:
    """The training of the first half year, held in July, is told of the third quarter."""
    found = plan(task("3.1", title="护理培训", every="halfyear", activity=True))
    diary = Diary()
    diary("done", "3.1", on, period=about, people=79)
    state = diary.state(found, "3.1", "12-31")
    quarters = [count_item(state, parse_period(f"Q{n}", 2023)).people for n in (1, 2, 3, 4)]
    halves = [count_item(state, parse_period(f"H{n}", 2023)).people for n in (1, 2)]
    assert quarters == [79 * (n == quarter) for n in (1, 2, 3, 4)]
    assert halves == [79 * (n == half) for n in (1, 2)]


@pytest.mark.parametrize(
    ("held", "quarter"),
    [
        (("04-08", {}), 2),
        (("03-31", {"day_unknown": True}), 1),
        (("03-20", {}), 1),
    ],
    ids=["held later", "on a day that nobody knows", "in time"],
)
def test_a_session_counts_on_its_day(held: tuple[str, dict[str, Any]], quarter: int) -> None:
    """A meeting of the first quarter that was held in April is one of the second."""
    found = plan(task("3.1", title="座谈会", every="quarter", activity=True))
    diary = Diary()
    on, more = held
    diary("done", "3.1", on, period="2023-Q1", people=18, **more)
    diary("note", "3.1", "04-10", period="2023-Q1", people=7, note="会后走访")
    state = diary.state(found, "3.1", "12-31")
    counts = [count_item(state, parse_period(f"Q{n}", 2023)) for n in (1, 2, 3, 4)]
    assert [one.sessions for one in counts] == [int(n == quarter) for n in (1, 2, 3, 4)]
    everybody = [one.people + one.people_outside for one in counts]
    assert everybody == [25 * (n == quarter) for n in (1, 2, 3, 4)]
    assert [(one.owed, one.made_good) for one in counts] == [(1, 1), (1, 0), (1, 0), (1, 0)]
    first, second = parse_period("Q1", 2023), parse_period("Q2", 2023)
    assert [one.people for one in made_up_later(state, first)] == [18] * (quarter == 2)
    assert len(facts_told(state, first)) == 2
    assert len(facts_told(state, second)) == 2 * (quarter == 2)


def test_work_that_nobody_gathers_for_counts_where_it_was_owed() -> None:
    found = plan(task("3.1", title="更换宣传栏", every="quarter"))
    diary = Diary()
    diary("done", "3.1", "04-08", period="2023-Q1", people=3)
    state = diary.state(found, "3.1", "12-31")
    outside = [count_item(state, parse_period(f"Q{n}", 2023)).people_outside for n in (1, 2)]
    assert outside == [3, 0]
    assert made_up_later(state, parse_period("Q1", 2023)) == []


def test_what_was_dropped_or_done_on_top_is_not_owed() -> None:
    """Of the first quarter's months January was dropped; February was held twice."""
    diary = Diary()
    diary("cancel", "4.2", "01-10", period="2023-01")
    diary("done", "4.2", "02-10", period="2023-02")
    diary("done", "4.2", "02-11", period="2023-02#2")
    owed = owed_in(diary.state(YEAR, "4.2", "03-31"), parse_period("Q1", 2023))
    assert [one.key for one in owed] == ["2023-02", "2023-03"]
    diary("cancel", "4.2", "03-12")
    whole = diary.state(YEAR, "4.2", "12-31")
    assert whole.status == "cancelled"
    assert owed_in(whole, parse_period("2023", 2023)) == []


def test_a_postponed_deed_that_was_done_before_owes_nothing_in_the_later_quarter() -> None:
    diary = Diary()
    diary("postpone", "3.1", "03-01", to=day("06-20"), why="会期推迟")
    diary("done", "3.1", "03-29")

    assert owed_in(diary.state(YEAR, "3.1", "06-30"), Q2) == []
    assert finished_on(diary.state(YEAR, "3.1", "06-30")) == day("03-29")


def test_routine_is_counted_apart() -> None:
    """Thirteen Fridays, one of them cleaned."""
    diary = Diary()
    diary("done", "3.2", "01-06")
    assert count_item(diary.state(YEAR, "3.2", "03-31"), Q1) == Counts(
        routine_owed=13, routine_made_good=1
    )


def test_figures_add_up() -> None:
    """The lecture with a supplement of the next quarter; a note with people elsewhere."""
    diary = Diary()
    diary("done", "3.3", "03-20", people=56)
    diary("note", "3.3", "04-12", period="2023-Q1", people=10)
    diary("note", "3.1", "02-01", people=7)
    board = diary.board(YEAR, "06-30")

    first, second = (count_in(board.states.values(), quarter) for quarter in (Q1, Q2))

    assert first == Counts(
        owed=5, made_good=1, routine_owed=13, sessions=1, people=56, people_outside=17
    )
    assert (second.sessions, second.people, second.people_outside) == (0, 0, 0)
    assert first.missing == 4
    assert sessions_in(board.states["3.3"], Q2) == []


def test_people_of_a_supplement_in_a_later_quarter_count_there() -> None:
    """Of work with a day of its own the supplement belongs to the day that it was written for."""
    found = plan(task("3.1", title="讲座", due="12-31", activity=True))
    diary = Diary()
    diary("done", "3.1", "03-20", people=56)
    diary("hold", "3.1", "03-25", people=3)
    diary("note", "3.1", "04-12", people=10)
    states = diary.board(found, "12-31").leaves

    first, second, year = (count_in(states, parse_period(p, 2023)) for p in ("Q1", "Q2", "2023"))

    assert (first.sessions, first.people, first.people_outside) == (1, 56, 3)
    assert (second.sessions, second.people, second.people_outside) == (0, 0, 10)
    assert (year.sessions, year.people, year.people_outside) == (1, 56, 13)


def test_closed_standing_work_owes_no_report_any_more() -> None:
    """Nothing is missed of what is closed, on no screen and in no paper."""
    found = plan(task("3.1", title="廉政建设", standing=True))
    diary = Diary()
    diary("note", "3.1", "02-10")
    assert count_item(diary.state(found, "3.1", "12-31"), parse_period("2023", 2023)).missing == 3
    diary("done", "3.1", "12-20", period="2023-Q4")
    state = diary.state(found, "3.1", "12-31")
    assert count_item(state, parse_period("2023", 2023)) == Counts(owed=2, made_good=2)
    assert missed_before(state, parse_period("2023", 2023), day("2024-01-01")) == []


def test_what_was_finished_in_a_quarter() -> None:
    """The task, not the rhythm that goes on; nor what is open."""
    diary = Diary()
    diary("done", "3.1", "05-10")
    diary("done", "3.3", "05-11")
    board = diary.board(YEAR, "06-30")

    assert [state.item.no for state in finished_in(board, Q2)] == ["3.1"]
    assert finished_in(board, Q1) == []
    assert finished_on(board.states["3.3"]) is None


def test_counts_add_only_to_counts() -> None:
    with pytest.raises(TypeError):
        Counts() + 1


def test_a_file_that_two_entries_name_counts_once_and_an_empty_one_never() -> None:
    photo = {"path": "evidence/3.1/合影.jpg", "sha256": "0" * 64}
    table = {"path": "evidence/3.1/签到表.jpg", "sha256": "a" * 64}
    diary = Diary()
    diary("attach", "3.1", "05-10", evidence=[photo, table])
    diary(
        "done", "3.1", "05-11", evidence=[photo, {"path": "evidence/3.1/空.jpg", "sha256": EMPTY}]
    )

    state = diary.state(YEAR, "3.1", "06-30")

    assert (count_evidence(state.facts), state.evidence_count) == (2, 2)


def test_a_session_that_was_held_later_counts_by_its_day() -> None:
    diary = Diary()
    diary("done", "3.3", "04-08", period="2023-Q1", people=3)
    state = diary.state(YEAR, "3.3", "06-30")
    (fact,) = state.facts
    about = days_about(state)
    held = about(fact.period, fact.on, fact.id)
    assert held is not None
    assert (held.first, held.last) == (fact.on, fact.on)
    assert about("2023-Q1", fact.on, "another") == Q1
    assert about(None, fact.on, "another") is None
