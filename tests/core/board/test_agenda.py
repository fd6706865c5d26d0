"""What falls due in a stretch of days, occurrence by occurrence."""

from __future__ import annotations

from datetime import date

import pytest

from building import Diary, day, measure, plan, task
from tables import each_row
from wenming_cli.core.board.agenda import agenda, by_week, parse_span
from wenming_cli.core.periods import parse_period, span
from wenming_cli.errors import Usage

PLAN = plan(
    task("3.1", due="06-30"),
    task("3.2", due="07-03"),
    task("3.3", due="06-28"),
    task("3.4", due="06-28"),
    measure("4.1", every="quarter"),
    measure("4.2", every="week", on="friday", start="06-19", due="07-09"),
)


def test_what_falls_due_is_listed_by_day_and_then_by_number() -> None:
    """Done ones too; not what was dropped or suspended, and nothing beyond what was asked for."""
    diary = Diary()
    diary("done", "3.1", "05-05")
    diary("cancel", "3.3", "05-05")
    diary("hold", "3.4", "05-05")
    diary("cancel", "4.2", "05-05", period="2023-W26")
    diary("done", "4.1", "05-05", period="2023-Q2#2")

    dues = agenda(diary.board(PLAN, "06-20"), span(day("06-23"), day("07-03")))

    assert [(due.day, due.state.item.no, due.occurrence.key) for due in dues] == [
        (day("06-23"), "4.2", "2023-W25"),
        (day("06-30"), "3.1", ""),
        (day("06-30"), "4.1", "2023-Q2"),
        (day("07-03"), "3.2", ""),
    ]


def test_a_postponed_deadline_is_listed_where_it_is_now() -> None:
    diary = Diary()
    diary("postpone", "3.1", "06-01", to="07-15")
    board = diary.board(PLAN, "06-20")

    june, july = parse_period("6月", 2023), parse_period("7月", 2023)

    assert "3.1" not in [due.state.item.no for due in agenda(board, june)]
    assert "3.1" in [due.state.item.no for due in agenda(board, july)]


def test_dues_are_grouped_by_the_monday_of_their_week() -> None:
    dues = agenda(Diary().board(PLAN, "06-20"), span(day("06-23"), day("07-03")))

    weeks = [(monday, [due.state.item.no for due in group]) for monday, group in by_week(dues)]

    assert weeks == [
        (day("06-19"), ["4.2"]),
        (day("06-26"), ["3.3", "3.4", "3.1", "4.1", "4.2"]),
        (day("07-03"), ["3.2"]),
    ]
    assert list(by_week([])) == []


@each_row(
    ("typed", "first", "last"),
    [
        ("30d", "06-20", "07-20"),
        ("0d", "06-20", "06-20"),
        ("2w", "06-20", "07-04"),
        ("2W", "06-20", "07-04"),
        (" 10 天 ", "06-20", "06-30"),
        ("10日", "06-20", "06-30"),
        ("１周", "06-20", "06-27"),
        ("Q3", "07-01", "09-30"),
        ("第三季度", "07-01", "09-30"),
        ("7月", "07-01", "07-31"),
    ],
)
def test_a_stretch_of_days_is_counted_from_today_or_named(
    typed: str, first: str, last: str
) -> None:
    found = parse_span(typed, day("06-20"), 2023)

    assert (found.first, found.last) == (day(first), day(last))


@pytest.mark.parametrize("typed", ["", "d", "-5d", "soon", "10000d"])
def test_what_is_no_stretch_of_days_is_refused(typed: str) -> None:
    with pytest.raises(Usage) as refused:
        parse_span(typed, day("06-20"), 2023)

    assert refused.value.message.speak("en") == f"'{typed}' is not a period"


def test_a_stretch_does_not_run_past_the_end_of_the_calendar() -> None:
    with pytest.raises(Usage):
        parse_span("30d", date.max, 2023)
