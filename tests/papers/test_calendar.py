"""The calendar file: every rule expanded gives the days owed, and two other readers agree."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from dateutil.rrule import rruleset, rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from building import Diary, day, item, measure, plan, task
from places import DATA
from tables import each_row
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import owed
from wenming_cli.core.plan.plan import WEEKDAYS, Plan
from wenming_cli.core.plan.workdays import is_workday
from wenming_cli.papers.calendar import exact_rule, write_calendar
from wenming_cli.papers.formats import Settings

if TYPE_CHECKING:
    from conftest import Golden

PLAN = plan(
    task("3.1", title="组织专题学习", due="03-31", lead="理论科", steps=["方案", "签到表"]),
    task("3.2", title="加强廉政建设", standing=True),
    measure("4.1", title="每季度召开一次分析会", every="quarter"),
    measure("4.2", title="每周五下午学习", every="week", on="friday", workdays=True),
    measure("4.3", title="每月两次走访", every="month", times=2),
    measure("4.4", title="半年小结", every="halfyear"),
)


def written(board: Board) -> bytes:
    return write_calendar(board, Settings())


def read(raw: bytes) -> Any:
    """What the icalendar library reads; its types name every kind of value at once."""
    return Calendar.from_ical(raw)


def components(board: Board) -> list[Any]:
    return list(read(written(board)).walk("VEVENT"))


def events(board: Board) -> list[Any]:
    """The events without the exceptions of series, whose alarms alone are others."""
    return [event for event in components(board) if "recurrence-id" not in event]


def days_of(event: Any) -> list[date]:
    """The days of an event, its rule expanded by dateutil and its exceptions left out."""
    first = event["dtstart"].dt
    if "rrule" not in event:
        return [first]
    start = datetime.combine(first, time())
    rule: Any = rrulestr(event["rrule"].to_ical().decode(), dtstart=start)
    rules = rruleset()
    rules.rrule(rule)
    for gap in event["exdate"].dts if "exdate" in event else ():
        rules.exdate(datetime.combine(gap.dt, time()))
    return [moment.date() for moment in rules]


def days_owed(board: Board) -> Counter[date]:
    return Counter(
        one.due
        for state in board.leaves
        if state.status != "cancelled"
        for one in state.occurrences
        if one.status != "cancelled" and not one.extra
    )


def by_no(board: Board) -> dict[str, list[Any]]:
    """The events of each item, by the number in their uid."""
    found: dict[str, list[Any]] = {}
    for event in events(board):
        found.setdefault(str(event["uid"]).split("-")[1], []).append(event)
    return found


def test_every_line_of_the_file(golden: Golden) -> None:
    """A deadline, standing work, rhythms with rules and without, festivals; moved, dropped, done."""
    found = plan(
        task("3.1", title="组织专题学习", due="09-29", lead=["理论科", "办公室"], steps=["方案", "签到表"]),
        task("3.2", title="加强廉政建设", text="长期坚持", standing=True),
        task("3.3", title="我们的节日", festivals=["国庆", "春节"]),
        measure("4.1", title="召开分析会", every="quarter"),
        measure("4.2", title="每月两次走访", every="halfyear", times=2),
        measure("4.3", title="每周五学习", every="week", on="friday", workdays=True),
    )  # fmt: skip
    diary = Diary()
    diary("postpone", "3.1", "09-01", to="10-20")
    diary("done", "4.1", "03-20", period="2023-Q1")
    diary("cancel", "4.1", "03-21", period="2023-Q4")
    text = written(diary.board(found, "09-05")).decode().replace("\r\n", "\n")
    golden(DATA / "papers" / "calendar.ics", text)


def test_one_rule_stands_for_all_where_it_is_exact() -> None:
    found = by_no(Diary().board(PLAN, "01-01"))

    assert {no: len(each) for no, each in found.items()} == {
        "3.1": 1, "3.2": 1, "4.1": 1, "4.2": 1, "4.3": 24, "4.4": 2,
    }  # fmt: skip
    (friday,) = found["4.2"]
    assert friday["rrule"].to_ical() == b"FREQ=WEEKLY;UNTIL=20231229;BYDAY=FR"
    assert [gap.dt for gap in friday["exdate"].dts] == [
        date(2023, 1, 27), date(2023, 6, 23), date(2023, 9, 29), date(2023, 10, 6),
    ]  # fmt: skip
    (quarter,) = found["4.1"]
    assert quarter["rrule"].to_ical() == b"FREQ=MONTHLY;UNTIL=20231231;INTERVAL=3;BYMONTHDAY=-1"


def test_the_days_are_those_owed_and_each_has_its_words() -> None:
    board = Diary().board(PLAN, "01-01")

    found = events(board)

    assert Counter(each for event in found for each in days_of(event)) == days_owed(board)
    (training,) = by_no(board)["3.1"]
    assert str(training["summary"]) == "三（一） 组织专题学习"
    assert str(training["description"]) == "牵头：理论科\n方案\n签到表"
    assert (training["dtstart"].dt, training["dtend"].dt) == (day("03-31"), day("04-01"))
    assert training["dtstamp"].dt == datetime(2023, 1, 1, tzinfo=UTC)


@pytest.mark.slow
def test_another_reader_finds_the_same_days_under_the_same_uids() -> None:
    board = Diary().board(PLAN, "01-01")

    theirs = {}
    for event in vobject.readOne(written(board).decode("utf-8")).vevent_list:
        if hasattr(event, "recurrence_id"):
            continue
        rules = event.getrruleset()
        single = [event.dtstart.value]
        theirs[event.uid.value] = [moment.date() for moment in rules] if rules else single

    assert theirs == {str(event["uid"]): days_of(event) for event in events(board)}
    assert len(theirs) == len(events(board))


def test_uids_stay_the_same_on_other_days_and_after_recording() -> None:
    """Importing again updates what is there instead of doubling it."""
    diary = Diary()
    before = {str(event["uid"]) for event in events(diary.board(PLAN, "01-01"))}
    diary("done", "3.1", "03-05")
    diary("done", "4.1", "03-05", period="2023-Q1")
    diary("done", "4.1", "03-06", period="2023-Q1#2")
    diary("done", "4.2", "03-10", period="2023-W10")
    diary("note", "3.2", "03-11")

    after = {str(event["uid"]) for event in events(diary.board(PLAN, "12-31"))}

    assert after == before


def test_a_moved_deadline_moves_its_event() -> None:
    diary = Diary()
    before = by_no(diary.board(PLAN, "03-01"))["3.1"][0]
    diary("postpone", "3.1", "03-20", to="2024-01-15")

    after = by_no(diary.board(PLAN, "03-20"))["3.1"][0]

    assert after["uid"] == before["uid"]
    assert after["dtstart"].dt == date(2024, 1, 15)


@pytest.mark.slow
@pytest.mark.parametrize(
    "dropped", [["2023-Q1"], ["2023-Q2"], ["2023-Q4"], ["2023-Q1", "2023-Q3"],
                ["2023-Q2", "2023-Q3", "2023-Q4"]]
)  # fmt: skip
def test_what_was_dropped_leaves_a_gap_in_the_same_series(dropped: list[str]) -> None:
    """With another uid the old series would stay in the phone beside the new events."""
    diary = Diary()
    before = by_no(diary.board(PLAN, "01-01"))["4.1"][0]
    for key in dropped:
        diary("cancel", "4.1", "01-02", period=key)
    board = diary.board(PLAN, "01-02")

    (after,) = by_no(board)["4.1"]

    assert after["uid"] == before["uid"]
    assert days_of(after) == [
        one.due
        for one in board[item(PLAN, "4.1")].occurrences
        if one.key not in dropped
    ]  # fmt: skip


def test_what_is_cancelled_as_a_whole_is_not_in_it() -> None:
    diary = Diary()
    diary("cancel", "4.1", "01-02")
    diary("cancel", "4.4", "01-02", period="2023-H1")
    diary("cancel", "4.4", "01-02", period="2023-H2")

    assert {"4.1", "4.4"}.isdisjoint(by_no(diary.board(PLAN, "01-02")))


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    """At most 75 octets, and no character cut in two; every line ends in CRLF."""
    long = plan(
        task("3.1", title="学习" * 60, text="要求，" * 80 + "\n第二行; 逗号, 反斜杠\\",
             lead=["一科", "二科"], due="03-31")
    )  # fmt: skip
    board = Diary().board(long, "01-01")

    raw = written(board)

    lines = raw.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert all(line.removeprefix(b" ").decode("utf-8") for line in lines)
    (mine,) = events(board)
    theirs = vobject.readOne(raw.decode("utf-8")).vevent
    for found in (str(mine["summary"]), theirs.summary.value):
        assert found == "三（一） " + "学习" * 60
    for found in (str(mine["description"]), theirs.description.value):
        assert found == "要求，" * 80 + "\n第二行; 逗号, 反斜杠\\\n牵头：一科、二科"


def test_the_same_board_gives_the_same_bytes() -> None:
    board = Diary().board(PLAN, "03-05")

    assert written(board) == written(board)


def test_an_empty_plan_is_an_empty_calendar() -> None:
    board = Diary().board(plan(), "03-05")

    assert events(board) == []
    assert str(read(written(board))["x-wr-calname"]) == "2023年度精神文明工作方案"


# --- alarms ---------------------------------------------------------------------------------------

Rung = dict[tuple[str, date], list[datetime]]


def ringing(board: Board) -> Rung:
    """When it rings for each event from the board's day on, as a reader works it out of the file."""
    found: Rung = {}
    series: list[Any] = []
    exceptions: list[Any] = []
    for event in components(board):
        (exceptions if "recurrence-id" in event else series).append(event)
    for event in [*series, *exceptions]:  # an exception stands for the event of its series
        leads = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
        for each in days_of(event):
            midnight = datetime.combine(each, time())
            found[str(event["uid"]), each] = [midnight + lead for lead in leads]
    for event in exceptions:
        assert event["recurrence-id"].dt == event["dtstart"].dt
        assert event["recurrence-id"].params["VALUE"] == "DATE"
        assert (str(event["uid"]), event["dtstart"].dt) in found, "of a series"
    return {key: moments for key, moments in found.items() if key[1] >= board.as_of}


def ought_to_ring(board: Board) -> Counter[tuple[date, ...]]:
    """Each event that is still to be done, with the days on which it rings."""
    calendar = board.plan.calendar
    found: Counter[tuple[date, ...]] = Counter()
    for state in board.leaves:
        for one in state.occurrences:
            rings = state.status in ("not_started", "in_progress") and not one.made_good
            if one.counted and one.due >= board.as_of and state.item.every != "day" and rings:
                days = [one.due - timedelta(days=n) for n in range(1, 40)]
                at_work = [each for each in days if is_workday(each, calendar)]
                found[one.due, at_work[2], at_work[0]] += 1
    return found


def test_it_rings_on_the_third_and_the_last_working_day_before() -> None:
    """At nine in the morning, wherever the telephone is; the day itself is not counted."""
    only = plan(
        task("3.1", title="印发; 通知", due="10-07"),  # a Saturday to work on after eight days off
        task("3.2", due="10-12"),
    )
    raw = written(Diary().board(only, "09-01")).decode("utf-8")

    assert raw.count("BEGIN:VALARM") == 4
    first, second = events(Diary().board(only, "09-01"))
    assert [(str(a["action"]), a["trigger"].dt, str(a["description"])) for a in first.walk("VALARM")] == [
        ("DISPLAY", -timedelta(days=10, hours=15), "还有3个工作日到期：三（一） 印发; 通知"),
        ("DISPLAY", -timedelta(days=8, hours=15), "还有1个工作日到期：三（一） 印发; 通知"),
    ]  # fmt: skip
    assert "TRIGGER:-P10DT15H\r\n" in raw
    assert [a["trigger"].dt for a in second.walk("VALARM")] == [
        -timedelta(days=2, hours=15), -timedelta(hours=15),
    ]  # fmt: skip


def test_days_off_of_the_plan_itself_are_no_working_days() -> None:
    own = plan(
        task("3.1", due="03-31"), calendar={"rest": [day("03-30"), day("03-29")], "work": [day("03-26")]}
    )  # fmt: skip

    ((_, moments),) = ringing(Diary().board(own, "03-01")).items()

    assert moments == [datetime.combine(day(each), time(9)) for each in ("03-26", "03-28")]


@pytest.mark.parametrize("record", ["done", "hold", "cancel"])
def test_what_is_done_or_set_aside_does_not_ring(record: str) -> None:
    diary = Diary()
    for no in ("3.1", "4.1"):
        diary(
            record,
            no,
            "01-10",
            **({"period": "2023-Q1"} if (no, record) == ("4.1", "done") else {}),
        )

    board = diary.board(PLAN, "01-10")

    rung = {each for (uid, each), moments in ringing(board).items()
            if moments and uid.split("-")[1] in ("3.1", "4.1")}  # fmt: skip
    later = {day("06-30"), day("09-30"), day("12-31")}
    assert rung == (later if record == "done" else set())


def test_what_is_due_on_the_day_itself_rings_as_its_own_working_days_say() -> None:
    """Before Monday 26 June a Sunday was worked on, so its alarm is not that of other Mondays."""
    weekly = plan(measure("4.1", every="week", on="monday"))

    rung = ringing(Diary().board(weekly, "06-26"))

    (today,) = [moments for (_, due), moments in rung.items() if due == day("06-26")]
    assert datetime.combine(day("06-25"), time(9)) in today


def test_what_is_past_does_not_ring() -> None:
    board = Diary().board(PLAN, "04-01")

    assert not [alarm for event in by_no(board)["3.1"] for alarm in event.walk("VALARM")]


def test_what_is_done_each_day_does_not_ring() -> None:
    daily = plan(measure("4.1", every="day", workdays=True))

    assert b"VALARM" not in written(Diary().board(daily, "01-01"))


def test_another_reader_finds_the_same_alarms() -> None:
    board = Diary().board(PLAN, "02-10")
    theirs = [
        (event.uid.value, [alarm.trigger.value for alarm in getattr(event, "valarm_list", [])])
        for event in vobject.readOne(written(board).decode("utf-8")).vevent_list
    ]

    assert theirs == [
        (str(event["uid"]), [alarm["trigger"].dt for alarm in event.walk("VALARM")])
        for event in components(board)
    ]


# --- any rhythm -----------------------------------------------------------------------------------

rhythms: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"every": st.just("day")}),
    st.fixed_dictionaries({"every": st.just("week")}, optional={"on": st.sampled_from(WEEKDAYS)}),
    st.fixed_dictionaries(
        {"every": st.just("month")},
        optional={"on": st.sampled_from(["last", *WEEKDAYS, *range(1, 32)])},
    ),
    st.fixed_dictionaries(
        {"every": st.sampled_from(["quarter", "halfyear", "year"])},
        optional={"on": st.just("last")},
    ),
)
offsets = st.integers(0, 364)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    year = draw(st.integers(2023, 2026))
    start = date(year, draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    keys = draw(rhythms) | draw(
        st.fixed_dictionaries({"workdays": st.booleans(), "times": st.sampled_from([1, 1, 2])})
    )
    if draw(st.booleans()):
        ends = sorted((draw(offsets), draw(offsets)))
        keys["start"], keys["due"] = (date.fromordinal(start.toordinal() + n) for n in ends)
    return plan(measure("4.1", **keys), year=year, start=start)


@pytest.mark.slow
@given(plans(), st.lists(st.integers(0, 11), max_size=3))
@settings(max_examples=60)
def test_any_rhythm_is_exported_exactly(found: Plan, dropped: list[int]) -> None:
    diary = Diary()
    all_owed = owed(found, item(found, "4.1"))
    for n in dropped:
        for one in all_owed[n : n + 1]:
            diary("cancel", "4.1", str(found.span.first), period=one.key)
    board = diary.board(found, str(found.span.first))

    mine = events(board)

    assert Counter(each for event in mine for each in days_of(event)) == days_owed(board)
    assert len({event["uid"] for event in mine}) == len(mine)


@pytest.mark.slow
@given(plans(), st.lists(st.integers(0, 30), max_size=4), st.integers(0, 400))
@settings(max_examples=60)
def test_any_rhythm_rings_for_what_is_still_to_be_done(
    found: Plan, done: list[int], passed: int
) -> None:
    diary = Diary()
    all_owed = owed(found, item(found, "4.1"))
    for n in sorted(set(done)):
        for one in all_owed[n : n + 1]:
            diary("done" if n % 3 else "cancel", "4.1", str(found.span.first), period=one.key)
    board = diary.board(found, str(found.span.first + timedelta(days=passed)))

    rung = ringing(board)

    assert Counter(
        (each, *(moment.date() for moment in moments))
        for (_, each), moments in rung.items() if moments
    ) == ought_to_ring(board)  # fmt: skip
    assert {moment.time() for moments in rung.values() for moment in moments} <= {time(9)}


@pytest.mark.slow
@given(plans())
def test_a_rule_with_its_gaps_gives_the_days_and_no_other(found: Plan) -> None:
    only = item(found, "4.1")
    due = [one.due for one in owed(found, only)]

    exact: Any = exact_rule(only, due)

    if exact is not None:
        rule, gaps = exact
        start = datetime.combine(due[0], time())
        given_days = [
            moment.date() for moment in rrulestr(rule, dtstart=start)
        ]  # fmt: skip
        assert [each for each in given_days if each not in gaps] == due


@each_row(
    ("keys", "rule"),
    [
        ({"every": "day"}, "FREQ=DAILY"),
        ({"every": "week", "on": "monday"}, "FREQ=WEEKLY;BYDAY=MO"),
        ({"every": "month", "on": 28}, "FREQ=MONTHLY;BYMONTHDAY=28"),
        ({"every": "month", "on": 29}, None),  # February; skipped where there is none
        ({"every": "month", "on": "friday"}, "FREQ=MONTHLY;BYDAY=-1FR"),
        ({"every": "month"}, "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ({"every": "quarter"}, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
        ({"every": "month", "times": 2}, None),
        ({"every": "halfyear"}, None),  # two days are no series
        ({"due": "06-30"}, None),
    ],
)
def test_which_rhythms_have_a_rule(keys: dict[str, Any], rule: str | None) -> None:
    found = plan(measure("4.1", **keys))
    only = item(found, "4.1")

    exact: Any = exact_rule(only, [one.due for one in owed(found, only)])

    if rule is None:
        assert exact is None
    else:
        assert exact is not None
        said = exact[0].split(";")
        assert sorted(part for part in said if not part.startswith(("UNTIL", "INTERVAL=1"))) == (
            sorted(rule.split(";"))
        )
        assert exact[1] == ()


def test_three_days_make_a_rule_and_two_make_none() -> None:
    only = item(plan(measure("4.1", every="month")), "4.1")
    days = [one.due for one in owed(plan(measure("4.1", every="month")), only)]
    assert exact_rule(only, days[:3]) is not None
    assert exact_rule(only, days[:2]) is None
