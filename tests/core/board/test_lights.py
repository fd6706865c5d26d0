"""Lights: a table of situations, each with the light it has and the reason in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from building import day
from tables import each_row
from wenming_cli.core.board.lights import RULES, Situation, light
from wenming_cli.core.board.state import Light, Occurrence
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Policy

TODAY = day("06-15")


def once(due: str) -> Occurrence:
    """A dated item's only occurrence."""
    return Occurrence("", parse_period("2023", 2023), day(due), "not_started")


def time_of(key: str) -> Occurrence:
    """One time of a rhythm, due at the end of its period."""
    period = parse_period(key, 2023)
    return Occurrence(key, period, period.last, "not_started")


def situation(**given: Any) -> Situation:
    """A dated item due at the end of the year that nobody has touched, unless said otherwise."""
    due = given.pop("due", None)
    if due is not None:
        late = day(due) < TODAY
        given |= {"due": day(due), "missed": (once(due),) if late else ()}
        given |= {"upcoming": None if late else once(due)}
    usual: dict[str, Any] = {
        "form": "dated", "unit": None, "status": "not_started", "as_of": TODAY, "start": None,
        "due": day("12-31"), "percent": 0, "expected": None, "missed": (), "held": 0,
        "upcoming": once("12-31"), "postponed": False, "why": "", "last_activity": None,
        "policy": Policy(),
    }  # fmt: skip
    if given.get("form", "dated") != "dated":
        usual |= {"due": None, "upcoming": None, "status": "in_progress", "unit": "quarter"}
    return Situation(**usual | given)


STRICT = Policy(due_soon_days=3, red_gap=5, yellow_gap=0, stale_days=7)
BEGUN = {"status": "in_progress", "last_activity": TODAY}
WEEKLY = {"form": "recurring", "unit": "week"}
AGO = {n: TODAY - timedelta(days=n) for n in (7, 8, 45, 46)}

SITUATIONS: list[tuple[dict[str, Any], str | None, str]] = [
    # settled
    ({"status": "done", "due": "03-01"}, "green", "done"),
    ({"status": "verified", "due": "03-01"}, "green", "verified"),
    ({"status": "cancelled", "due": "03-01"}, None, "cancelled"),
    ({"status": "cancelled", "why": "并入3.1"}, None, "cancelled: 并入3.1"),
    ({"status": "suspended", "due": "03-01", "why": "经费未到"}, "yellow", "suspended: 经费未到"),
    # a deadline: due today is not overdue
    ({"due": "06-14"}, "red", "1 day overdue"),
    ({"due": "06-03"}, "red", "12 days overdue"),
    ({"due": "06-03", "postponed": True}, "red", "12 days overdue"),
    ({"due": "06-15"}, "yellow", "due today"),
    ({"due": "06-16"}, "yellow", "due in 1 day"),
    ({"due": "06-30"}, "yellow", "due in 15 days"),
    ({"due": "07-01"}, "green", "not due yet"),
    ({"due": "06-18", "policy": STRICT}, "yellow", "due in 3 days"),
    ({"due": "06-19", "policy": STRICT}, "green", "not due yet"),
    # below 序时进度: more than 30 points red, more than 10 yellow
    ({**BEGUN, "expected": 60, "percent": 29}, "red", "31 points below expected progress"),
    ({**BEGUN, "expected": 60, "percent": 30}, "yellow", "30 points below expected progress"),
    ({**BEGUN, "expected": 60, "percent": 49}, "yellow", "11 points below expected progress"),
    ({**BEGUN, "expected": 60, "percent": 50}, "green", "on schedule"),
    ({**BEGUN, "expected": 60, "percent": 90}, "green", "on schedule"),
    ({**BEGUN, "expected": 6, "percent": 5, "policy": STRICT}, "yellow",
     "1 point below expected progress"),
    ({**BEGUN, "expected": 10, "percent": 4, "policy": STRICT}, "red",
     "6 points below expected progress"),
    ({**BEGUN, "expected": 60, "percent": 29, "due": "06-20"}, "red",
     "31 points below expected progress"),
    ({**BEGUN, "expected": 60, "percent": 40, "due": "06-20"}, "yellow", "due in 5 days"),
    # postponed, and nothing worse
    ({"postponed": True}, "yellow", "postponed to 2023-12-31"),
    ({**BEGUN, "postponed": True, "due": "06-20"}, "yellow", "due in 5 days"),
    # work in progress that nobody writes about
    ({**BEGUN, "last_activity": AGO[45]}, "green", "on schedule"),
    ({**BEGUN, "last_activity": AGO[46]}, "yellow", "no entry for 46 days"),
    ({**BEGUN, "last_activity": AGO[7], "policy": STRICT}, "green", "on schedule"),
    ({**BEGUN, "last_activity": AGO[8], "policy": STRICT}, "yellow", "no entry for 8 days"),
    ({"last_activity": AGO[46]}, "green", "not due yet"),
    # not begun, and need not be
    ({"start": day("06-15")}, "green", "not due yet"),
    ({"start": day("06-16")}, "green", "starts on 2023-06-16"),
    # a rhythm of quarters: each miss is a matter of its own
    ({"form": "recurring", "missed": (time_of("Q1"),)}, "red", "not held in Q1"),
    ({"form": "recurring", "missed": (time_of("Q1"),), "held": 2},
     "red", "2 of 3 times held in Q1, 1 missing"),
    ({"form": "recurring", "missed": (time_of("Q1"), time_of("Q2")), "held": 1},
     "red", "2 times missing, first in Q1"),
    ({"form": "recurring", "missed": (time_of("4月"), time_of("5月"))}, "red",
     "2 occurrences missed, first in April"),
    ({"form": "recurring", "upcoming": time_of("Q2")}, "yellow", "due in 15 days"),
    ({"form": "recurring", "upcoming": time_of("2023-06-15")}, "yellow", "due today"),
    ({"form": "recurring", "upcoming": time_of("6月"), "as_of": day("06-23")}, "yellow",
     "due in 7 days"),
    ({"form": "recurring", "upcoming": time_of("6月"), "as_of": day("06-22")}, "green",
     "on schedule"),
    ({"form": "recurring", "unit": "month", "missed": (time_of("5月1日至5月14日"),)}, "red",
     "not held in 2023-05-01 to 2023-05-14"),
    ({"form": "recurring", "unit": "day", "missed": (time_of("5月1日"),)}, "green",
     "1 occurrence missed"),
    # a rhythm of weeks: only the share counts, and near is the day before
    ({**WEEKLY, "missed": (time_of("W10"),)}, "green", "1 occurrence missed"),
    ({**WEEKLY, "missed": (time_of("W10"), time_of("W11"))}, "green",
     "2 occurrences missed"),
    ({**WEEKLY, "missed": (time_of("W10"),), "expected": 50, "percent": 10}, "red",
     "40 points below expected progress"),
    ({**WEEKLY, "upcoming": time_of("W24")}, "green", "on schedule"),
    ({**WEEKLY, "upcoming": time_of("W24"), "as_of": day("06-17")}, "yellow",
     "due in 1 day"),
    ({"form": "recurring", "status": "not_started"}, "green", "on schedule"),
    # standing: no light as long as each quarter is reported
    ({"form": "standing"}, None, "standing, reported every quarter"),
    ({"form": "standing", "missed": (time_of("Q1"),)}, "red", "nothing reported in Q1"),
    ({"form": "standing", "missed": (time_of("Q1"), time_of("Q2"))}, "red",
     "2 periods without a report, first in Q1"),
]  # fmt: skip


@each_row(("given", "name", "reason"), SITUATIONS)
def test_each_situation_has_its_light_and_says_why(
    given: dict[str, Any], name: str | None, reason: str
) -> None:
    found = light(situation(**given))

    assert (found.name, found.reason.speak("en")) == (name, reason)


def test_each_rule_decides_a_situation_of_the_table() -> None:
    deciding = set()
    for given, *_ in SITUATIONS:
        asked = situation(**given)
        deciding.add(next((rule for rule in RULES if rule(asked)), None))

    assert deciding == {*RULES, None}


@pytest.mark.parametrize("status", ["done", "verified", "suspended", "cancelled"])
def test_what_is_finished_or_stopped_is_never_overdue_and_never_due_soon(status: str) -> None:
    dated = situation(status=status, due="03-01")
    rhythm = situation(status=status, form="recurring", missed=(time_of("Q1"),))
    near = situation(status=status, due="06-16") if status not in ("done", "verified") else None

    assert not dated.overdue
    assert not rhythm.overdue
    assert near is None or not near.due_soon


def test_a_deadline_of_today_is_near_and_not_overdue() -> None:
    asked = situation(due="06-15")

    assert (asked.overdue, asked.due_soon, asked.days_left) == (False, True, 0)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"due": "06-01"}, day("06-01")),
        ({"due": "07-01"}, day("07-01")),
        ({"form": "recurring", "missed": (time_of("Q1"),), "upcoming": time_of("Q2")},
         day("03-31")),
        ({**WEEKLY, "missed": (time_of("W10"),), "upcoming": time_of("W25")},
         day("06-25")),
        ({**WEEKLY, "missed": (time_of("W10"),)}, None),
    ],
)  # fmt: skip
def test_the_day_that_calls_is_a_miss_to_be_made_good_or_else_what_is_next(
    given: dict[str, Any], expected: date | None
) -> None:
    assert situation(**given).next_due == expected


def test_nothing_is_quiet_that_is_not_in_progress() -> None:
    assert situation(last_activity=AGO[46]).quiet_days == 0
    assert situation(**BEGUN | {"last_activity": AGO[46]}).quiet_days == 46
    assert situation(status="in_progress").quiet_days == 0


def test_a_deadline_is_near_however_short_its_window() -> None:
    """The share of a period is for rhythms: a week's occurrence is near a day before."""
    short = Occurrence("", parse_period("2023-06-10..2023-06-20", 2023), day("06-20"))

    assert situation()._replace(due=short.due, upcoming=short).due_soon


@pytest.mark.parametrize(("name", "rank"), [(None, 0), ("green", 1), ("yellow", 2), ("red", 3)])
def test_lights_have_a_rank(name: Any, rank: int) -> None:
    assert Light(name, light(situation()).reason).rank == rank
