"""The days that a report is about, and those it is compared with."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wenming_cli.core.periods import Period, parse_period, period_of, span, unit_spanned
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Refused
from wenming_cli.message import M


class Stretch(NamedTuple):
    """Days whose figures are counted."""

    period: Period
    so_far: bool = False
    """Whether it is the whole plan until the board's day: each item counts then, and what is due
    later is not owed yet. A period that was named counts as papers count it."""


def parse_within(text: str, plan: Plan) -> Period:
    """Read a period of a plan.

    Raises:
        Usage: the text names no period.
        Refused: the period lies outside the plan.
    """
    period = parse_period(text, plan.year)
    if period.overlaps(plan.span):
        return period
    named = M("{period} of {year}", period=period.name, year=period.first.year)
    raise Refused(
        M(
            "the plan is for {year}, {period} is not in it",
            year=plan.year,
            period=named if period.key[4:] else period.name,
        ),
        M("choose the plan of another year with -p NAME"),
    )


def year_before(period: Period) -> Period:
    """Return the same days of the year before, of the same kind."""
    first = same_day_before(period.first)
    kind = unit_spanned(period)
    if kind is None or kind == "week":
        return span(first, same_day_before(period.last))
    return period_of(kind, first)


def same_day_before(day: date) -> date:
    """Return the same day of the year before; 28 February for the 29th."""
    if day.year == date.min.year:
        return day
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)
