"""What somebody wants of the journal: numbers and periods as they are typed, and parts of the plan."""

from __future__ import annotations

import pytest

from building import Diary, goal, measure, plan, task
from closing import close_of
from tables import each_row
from wenming_cli.core.board.select import Filter
from wenming_cli.core.log.history import day_listed
from wenming_cli.core.log.wanted import WantedLog, parse_wanted, read_log
from wenming_cli.errors import Refused

YEAR = plan(
    goal("leadership"),
    task("3", title="工作任务"),
    task("3.1", title="学习", lead="理论科", goals=["leadership"]),
    task("3.1.1", due="06-30", lead="理论科"),
    task("3.1.2", due="06-30", lead="干部科", leader="分管副部长"),
    measure("4", title="主要措施"),
    measure("4.1", every="quarter", lead="办公室"),
)
BOARD = Diary().board(YEAR, "06-15")


def wanted(*words: str, **scope: str) -> tuple[list[str] | None, list[str]]:
    """Numbers of the items, or None for all, and the periods."""
    found = parse_wanted(BOARD, words, Filter(**scope))  # type: ignore[arg-type]
    items = None if found.items is None else sorted(found.items)
    return items, [period.key for period in found.periods]


def test_nothing_typed_wants_everything() -> None:
    assert parse_wanted(BOARD, [], Filter()) == parse_wanted(BOARD, []) == WantedLog()
    assert WantedLog().whole
    assert not parse_wanted(BOARD, ["Q2"]).whole
    assert not parse_wanted(BOARD, ["3.1.1"]).whole


@each_row(
    ("word", "key"),
    [
        ("5月", "2023-05"), ("五月", "2023-05"), ("Ｑ２", "2023-Q2"), ("第二季度", "2023-Q2"),
        ("H1", "2023-H1"), ("上半年", "2023-H1"), ("2023", "2023"), ("1949", "1949"),
        ("2022-Q4", "2022-Q4"), ("2023-05", "2023-05"), ("第10周", "2023-W10"),
        ("2023-04-01..2023-05-15", "2023-04-01..2023-05-15"), ("3月5日", "2023-03-05"),
    ],
)  # fmt: skip
def test_a_period_is_known_by_its_words_or_by_four_digits(word: str, key: str) -> None:
    assert wanted(word) == (None, [key])


def test_items_are_numbers_lists_and_ranges_and_a_heading_stands_for_all_under_it() -> None:
    assert wanted("三（一）2") == (["3.1.2"], [])
    assert wanted("3.1.1-3.1.2,4.1") == (["3.1.1", "3.1.2", "4.1"], [])
    assert wanted("3") == (["3", "3.1", "3.1.1", "3.1.2"], [])


def test_both_may_be_typed_in_any_order_and_several_of_a_kind_add_up() -> None:
    assert wanted("5月", "3.1.2", "Q1", "4.1") == (["3.1.2", "4.1"], ["2023-05", "2023-Q1"])


def test_parts_of_the_plan_hold_headings_that_fit_themselves() -> None:
    assert wanted(lead="理论") == (["3.1", "3.1.1"], [])
    assert wanted(section="3.1") == (["3.1", "3.1.1", "3.1.2"], [])
    assert wanted(leader="分管副部长") == (["3.1.2"], [])
    assert wanted("4.1", lead="理论") == ([], [])
    assert wanted("3.1.1", "5月", lead="理论") == (["3.1.1"], ["2023-05"])


def test_four_digits_before_1900_are_a_number() -> None:
    with pytest.raises(Refused) as error:
        wanted("1234")
    assert error.value.message.speak("en") == "there is no item 1234 in the plan"


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("干部科", "what an office leads: wenming log --lead 干部科"),
        ("区委办公室", "what an office leads: wenming log --lead 办公室"),
        ("13月", "did you mean '3月'?"),
        ("理沦科", "did you mean '理论科'?"),
        ("昨天", "write numbers (3.2), periods (Q2, 5月, 2023), or both"),
        ("", "write numbers (3.2), periods (Q2, 5月, 2023), or both"),
    ],
)
def test_a_word_that_is_neither_is_refused_with_what_was_meant(word: str, hint: str) -> None:
    with pytest.raises(Refused) as error:
        wanted("3.1", word)
    assert error.value.message.speak("en") == f"'{word}' is neither an item number nor a period"
    assert error.value.hint is not None
    assert error.value.hint.speak("en") == hint


def test_what_was_recorded_of_the_plan_is_no_answer_to_a_question_about_items() -> None:
    diary = Diary()
    diary("note", "3.1.1", "04-20")
    diary("note", "4.1", "05-02")
    diary("note", "3.1.1", "06-20")
    closed = [
        close_of({}, n=n, at=f"2023-{on}T09:00:00+08:00")
        for n, on in enumerate(("04-03", "05-04", "06-20"))
    ]

    def told(*words: str) -> tuple[list[str], list[str]]:
        found = read_log(BOARD, parse_wanted(BOARD, words), diary.entries, of_plan=closed)
        days = [f"{day_listed(one.entry):%m-%d}" for one in found.entries]
        return days, [f"{one.day:%m-%d}" for one in found.of_plan]

    assert told() == (["04-20", "05-02"], ["04-03", "05-04"])
    assert told("5月") == (["05-02"], ["05-04"])
    assert told("3.1.1") == (["04-20"], [])
