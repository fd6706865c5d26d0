"""Occurrences of festivals: which are owed, which one is meant, and in which quarter a record counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary, day, plan, task
from wenming_cli.core.board.counts import count_in, facts_in, owed_in, sessions_in
from wenming_cli.core.board.festive import (
    festival_meant,
    festive,
    festive_steps,
    named_festival,
    names_period,
)
from wenming_cli.core.board.fold import board_at_end, is_for
from wenming_cli.core.board.rhythm import find_owed, name_of, owed, parse_occurrence, valid_key
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import parse_period, quarter, span, whole_year
from wenming_cli.core.plan.festivals import FESTIVALS
from wenming_cli.core.plan.plan import Item
from wenming_cli.errors import Refused

OURS = ["春节", "元宵节", "清明", "端午节", "中秋", "国庆"]
PLAN = plan(
    task("3", title="工作任务"),
    task("3.1", title="开展“我们的节日”主题活动", festivals=OURS, steps=["方案", "照片"], activity=True),
)  # fmt: skip
""" 2023: 春节 01-22, 元宵 02-05, 清明 04-05, 端午 06-22, 中秋 09-29, 国庆 10-01. """


def state(diary: Diary, on: str) -> ItemState:
    return diary.state(PLAN, "3.1", on)


def dues(found: ItemState) -> dict[str, str]:
    return {one.key: f"{one.due:%m-%d}" for one in found.occurrences}


def test_each_festival_is_owed_on_its_day() -> None:
    assert dues(state(Diary(), "01-01")) == {
        "2023-春节": "01-22", "2023-元宵": "02-05", "2023-清明": "04-05", "2023-端午": "06-22",
        "2023-中秋": "09-29", "2023-国庆": "10-01",
    }  # fmt: skip
    assert PLAN.form(PLAN.by_no["3.1"]) == "recurring"


def test_only_what_lies_in_the_plan_is_owed_and_two_in_a_year_are_told_apart() -> None:
    lunar = plan(task("1", festivals=["腊八", "除夕"]), year=2022)
    later = plan(task("1", festivals=["腊八"], start="2022-06-01"), year=2022)
    none = plan(
        task("1", festivals=["元旦"]), year=2023, start=date(2023, 2, 1), end=date(2023, 9, 1)
    )

    assert [one.key for one in owed(lunar, lunar.by_no["1"])] == [
        "2022-腊八",
        "2022-除夕",
        "2022-腊八#2",
    ]
    assert [one.key for one in owed(later, later.by_no["1"])] == ["2022-腊八"]
    assert owed(none, none.by_no["1"]) == ()
    assert parse_occurrence(lunar, lunar.by_no["1"], "腊八第2次") == "2022-腊八#2"
    assert name_of("2022-腊八#2", 2022).speak("zh") == "腊八第2次"


@given(
    st.lists(st.sampled_from(sorted(FESTIVALS)), min_size=1, unique=True),
    st.dates(date(1950, 1, 1), date(2098, 1, 1)),
    st.integers(1, 731),
)
def test_keys_are_unique_and_days_lie_within_the_term(
    names: list[str], first: date, days: int
) -> None:
    term = span(first, first + timedelta(days=days - 1))
    found = festive(tuple(names), term)

    assert len({one.key for one in found}) == len(found)
    assert all(one.due in term for one in found)
    assert [one.due for one in found] == sorted(one.due for one in found)
    assert all(one.period.last == one.due for one in found)
    if days >= 366:
        assert len(found) >= len(
            set(names) - {"腊八", "小年", "除夕", "春节", "元宵", "端午", "七夕", "中秋", "重阳"}
        )


@given(
    st.lists(st.sampled_from(sorted(FESTIVALS)), min_size=1, unique=True), st.integers(1990, 2060)
)
def test_each_occurrence_is_found_again_by_its_name(names: list[str], year: int) -> None:
    made = plan(task("1", festivals=names), year=year)
    item = made.by_no["1"]

    for one in owed(made, item):
        if any(other.key == f"{one.key}#2" for other in owed(made, item)):
            with pytest.raises(Refused):
                parse_occurrence(made, item, str(name_of(one.key, year)))
        else:
            assert parse_occurrence(made, item, str(name_of(one.key, year))) == one.key
        assert parse_occurrence(made, item, one.key) == one.key
        assert valid_key(made, item, one.key)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("元宵", "2023-元宵"), ("元宵节", "2023-元宵"), ("2023年元宵", "2023-元宵"),
     ("2023-元宵", "2023-元宵"), ("6月", "2023-端午"), ("2023-06-22", "2023-端午"),
     ("元宵第2次", "2023-元宵#2")],
)  # fmt: skip
def test_a_festival_is_named_in_several_ways(typed: str, key: str) -> None:
    assert parse_occurrence(PLAN, PLAN.by_no["3.1"], typed) == key


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("元霄", "3.1 has no occurrence 元霄", "its occurrences are 春节, 元宵, 清明, 端午, 中秋, 国庆"),
        ("重阳", "3.1 has no occurrence 重阳", "its occurrences are 春节, 元宵, 清明, 端午, 中秋, 国庆"),
        ("2024-元宵", "3.1 has no occurrence 2024-元宵",
         "its occurrences are 春节, 元宵, 清明, 端午, 中秋, 国庆"),
        ("8月", "3.1 has no occurrence 8月", "its occurrences are 春节, 元宵, 清明, 端午, 中秋, 国庆"),
        ("Q2", "in Q2 3.1 is owed for several festivals", "name one of them: 清明, 端午"),
    ],
)  # fmt: skip
def test_what_names_none_or_several_is_refused(typed: str, message: str, hint: str) -> None:
    with pytest.raises(Refused) as error:
        find_owed(PLAN, PLAN.by_no["3.1"], typed)

    assert error.value.message.speak("en") == message
    assert error.value.hint is not None
    assert error.value.hint.speak("en") == hint


def test_a_festival_of_another_year_is_named_with_it() -> None:
    long = plan(task("1", festivals=["春节"]), year=2023, end=date(2024, 12, 31))
    item: Item = long.by_no["1"]

    assert [name_of(one.key, 2023).speak("zh") for one in owed(long, item)] == [
        "春节",
        "2024年春节",
    ]
    assert [one.key for one in named_festival(owed(long, item), "春节", 2023)] == [
        "2023-春节",
        "2024-春节",
    ]
    assert [one.key for one in named_festival(owed(long, item), "2024年春节", 2023)] == [
        "2024-春节"
    ]


@pytest.mark.parametrize(("typed", "days"), [("Q2", True), ("元宵", False), ("元霄", False)])
def test_periods_and_festivals_are_told_apart(typed: str, days: bool) -> None:
    assert names_period(typed) is days


@pytest.mark.parametrize(
    ("on", "finished", "else_"),
    [
        ("01-10", "2023-春节", "2023-春节"),
        ("01-28", "2023-元宵", "2023-春节"),  # 春节 is done; what is told of it is about it
        ("02-08", "2023-元宵", "2023-元宵"),  # the holiday is over, it was not yet recorded
        ("05-20", "2023-端午", "2023-端午"),
        ("09-30", "2023-国庆", "2023-国庆"),  # as near as 中秋, and still to come
        ("12-20", "2023-国庆", "2023-国庆"),
    ],
)
def test_the_nearest_open_one_is_meant(on: str, finished: str, else_: str) -> None:
    diary = Diary()
    diary("done", "3.1", "01-20", period="2023-春节")
    found = state(diary, on)

    by_done, by_note = (festival_meant(found, day(on), to_finish=one) for one in (True, False))

    assert (by_done and by_done.key, by_note and by_note.key) == (finished, else_)


def test_the_last_one_ticked_is_meant_as_long_as_it_is_open() -> None:
    diary = Diary()
    diary("tick", "3.1", "06-01", step="方案", period="2023-国庆")
    ticked = festival_meant(state(diary, "06-20"), day("06-20"), to_finish=False)
    diary("done", "3.1", "06-19", period="2023-国庆")
    closed = festival_meant(state(diary, "06-20"), day("06-20"), to_finish=False)

    assert ticked
    assert ticked.key == "2023-国庆"
    assert closed
    assert closed.key == "2023-端午"


def test_of_several_that_were_ticked_the_last_is_meant() -> None:
    diary = Diary()
    for name in ("端午", "国庆", "中秋"):
        diary("tick", "3.1", "06-01", step="方案", period=f"2023-{name}")
    meant = festival_meant(state(diary, "06-02"), day("06-02"), to_finish=False)

    assert meant
    assert meant.key == "2023-中秋"


def test_the_same_day_twice_is_the_same_festival() -> None:
    diary = Diary()
    diary("done", "3.1", "06-20", period="2023-端午")

    again = festival_meant(state(diary, "06-20"), day("06-20"), to_finish=True)

    assert again
    assert again.key == "2023-端午"


def test_when_all_is_done_the_nearest_is_meant() -> None:
    diary = Diary()
    for one in state(diary, "01-01").occurrences:
        diary("done", "3.1", "10-01", period=one.key)

    assert festival_meant(state(diary, "12-01"), day("12-01"), to_finish=True) is not None
    none = plan(task("1", festivals=["腊八"]))
    assert festival_meant(Diary().state(none, "1", "05-01"), day("05-01"), to_finish=True) is None


# --- deadlines of their own ------------------------------------------------------------------------


def test_a_festival_that_passed_without_it_is_missed_one_by_one() -> None:
    found = state(Diary(), "02-06")

    assert (found.light.name, found.light.reason.speak("zh")) == ("red", "2次未开展，最早为春节")
    assert (found.overdue, found.next_due, found.due) == (True, day("01-22"), None)


def test_it_is_due_soon_as_a_deadline_is() -> None:
    diary = Diary()
    for name in ("春节", "元宵"):
        diary("done", "3.1", "01-20", period=f"2023-{name}")

    assert not state(diary, "03-20").due_soon
    assert state(diary, "03-21").light.reason.speak("en") == "due in 15 days"


def test_one_festival_is_postponed_and_the_others_are_not() -> None:
    diary = Diary()
    for name in ("春节", "元宵", "清明", "端午"):
        diary("done", "3.1", "01-20", period=f"2023-{name}")
    diary("postpone", "3.1", "09-10", period="2023-中秋", to="10-20")
    found = state(diary, "10-02")

    assert list(dues(found).items())[-2:] == [("2023-国庆", "10-01"), ("2023-中秋", "10-20")]
    moved = found.occurrence("2023-中秋")
    assert moved
    assert (moved.planned, moved.period.last) == (day("09-29"), day("10-20"))
    assert found.light.reason.speak("zh") == "国庆未开展"
    diary("done", "3.1", "10-02", period="2023-国庆")
    assert state(diary, "10-02").light.reason.speak("en") == "postponed to 2023-10-20"


def test_a_postponement_of_a_quarter_by_hand_moves_nothing() -> None:
    quarterly = plan(task("1", every="quarter"))
    diary = Diary()
    diary("postpone", "1", "03-10", period="2023-Q1", to="05-01")

    assert diary.state(quarterly, "1", "03-11").occurrences[0].due == day("03-31")


def test_a_second_time_for_one_festival_is_extra() -> None:
    diary = Diary()
    diary("done", "3.1", "01-20", period="2023-春节")
    diary("done", "3.1", "01-21", period="2023-春节#2")
    extra = state(diary, "02-01").occurrence("2023-春节#2")

    assert extra
    assert extra.extra
    assert valid_key(PLAN, PLAN.by_no["3.1"], "2023-春节#2")


def test_what_was_held_before_the_quarter_of_its_festival_counts_where_it_was_held() -> None:
    """国庆 is on the 1st of October; a party on 28 September is told in the third quarter."""
    diary = Diary()
    diary("done", "3.1", "09-28", period="2023-国庆", people=50, note="文艺汇演")
    found = state(diary, "12-31")

    assert [len(facts_in(found, quarter(2023, n))) for n in (1, 2, 3, 4)] == [0, 0, 1, 0]
    assert [len(sessions_in(found, quarter(2023, n))) for n in (1, 2, 3, 4)] == [0, 0, 1, 0]
    assert "2023-国庆" not in [one.key for one in owed_in(found, quarter(2023, 4))]
    assert count_in([found], whole_year(2023)).made_good == 1


def test_what_came_late_counts_in_the_quarter_of_its_festival() -> None:
    diary = Diary()
    diary("done", "3.1", "07-05", period="2023-端午", people=30)
    board = board_at_end(PLAN, diary.entries, parse_period("Q2", 2023), day("07-06"))
    found = board[PLAN.by_no["3.1"]]

    assert [len(facts_in(state(diary, "12-31"), quarter(2023, n))) for n in (1, 2, 3, 4)] == [
        0,
        1,
        0,
        0,
    ]
    assert [one.made_good for one in owed_in(found, quarter(2023, 2))] == [False, True]
    assert found.occurrence("2023-端午").late  # type: ignore[union-attr]  # it is there
    assert board_at_end(PLAN, diary.entries, parse_period("Q1", 2023), day("07-06")).facts == ()


@given(
    st.lists(
        st.tuples(st.sampled_from(["春节", "元宵", "清明", "端午", "中秋", "国庆"]),
                  st.dates(date(2023, 1, 1), date(2023, 12, 31)), st.sampled_from(["done", "note"])),
        max_size=8,
    )
)  # fmt: skip
def test_each_record_counts_in_one_quarter(records: list[tuple[str, date, str]]) -> None:
    diary = Diary()
    for name, on, verb in records:
        diary(verb, "3.1", on.isoformat(), period=f"2023-{name}", note="活动", people=1)
    found = state(diary, "12-31")
    quarters = [quarter(2023, n) for n in (1, 2, 3, 4)]

    assert sum(len(facts_in(found, one)) for one in quarters) == len(records)
    assert sum(len(sessions_in(found, one)) for one in quarters) == len(
        sessions_in(found, whole_year(2023))
    )


def test_a_record_without_a_festival_is_of_that_of_its_day() -> None:
    """The plan had steps before, and became one of festivals."""
    diary = Diary()
    diary("tick", "3.1", "04-03", step="清明")

    found = state(diary, "04-03").occurrence("2023-清明")

    assert found
    assert found.status == "in_progress"


def test_a_festival_of_a_checklist_was_held_where_it_is_ticked_or_people_came() -> None:
    found = plan(task("3.1", due="12-31", steps=["清明", "端午", "中秋", "照片"]))
    diary = Diary()
    diary("tick", "3.1", "04-05", step="清明")
    diary("note", "3.1", "06-01", step="端午", note="方案已定")
    diary("note", "3.1", "09-29", step="中秋", people=30)
    steps = festive_steps(diary.state(found, "3.1", "12-31"), found.span)
    assert [(one.name, one.held) for one in steps] == [
        ("清明", True), ("端午", False), ("中秋", True),
    ]  # fmt: skip


def test_what_names_no_festival_of_the_item_is_for_no_quarter() -> None:
    diary = Diary()
    for name in ("2023-清明", "2023-腊八"):
        diary("note", "3.1", "07-05", period=name)
    ours, strange = [entry for entry in diary.entries if isinstance(entry, Fact)]
    assert is_for(ours, PLAN, quarter(2023, 2))
    assert not is_for(ours, PLAN, quarter(2023, 3))
    assert not is_for(strange, PLAN, quarter(2023, 2))
