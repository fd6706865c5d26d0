"""Which periods are closed: until that is lifted, on the day that was asked for."""

from __future__ import annotations

from building import day
from closing import close_of, reopen_of
from wenming_cli.core.closing.closings import all_closings, lifted_by, standing_closings


def test_closings_stand_by_their_period_until_they_are_lifted() -> None:
    q2, q1 = close_of({}, "2023-Q2", n=1), close_of({}, "2023-Q1", n=2)
    lifting = reopen_of([q2])

    assert [one.period.key for one in standing_closings([q2, q1], 2023)] == ["2023-Q1", "2023-Q2"]
    assert [one.close for one in standing_closings([lifting, q2, q1], 2023)] == [q1]
    assert [one.close for one in all_closings([lifting, q2, q1], 2023)] == [q2, q1]
    assert lifted_by([lifting, q2]) == {q2.id: lifting}


def test_what_came_after_the_day_is_not_there_yet() -> None:
    close = close_of({})
    lifting = reopen_of([close], day="2023-04-20")

    known = [close, lifting]
    assert standing_closings(known, 2023, day("04-07")) == []
    [closing] = standing_closings(known, 2023, day("04-19"))
    assert (closing.day, closing.code) == (day("04-08"), closing.code.upper())
    assert standing_closings(known, 2023, day("04-20")) == []


def test_two_clones_that_closed_apart_stand_side_by_side() -> None:
    one, other = close_of({}, n=1), close_of({}, n=2)
    assert [found.close for found in standing_closings([other, one], 2023)] == [one, other]
