"""Faults and errors: the place and what is wrong, then what to do; and never a page of warnings."""

from __future__ import annotations

from wenming_cli.errors import Problem, Refused, Unreadable
from wenming_cli.message import M
from wenming_cli.views.page import StyledText
from wenming_cli.views.plain import plain_text
from wenming_cli.views.problems import error_page, message_with_hint, problem_text, warnings_page


def fault(line: int) -> Problem:
    return Problem("x", M("the plan is empty"), M("delete one of the two lines"), "plan.toml", line)


def test_a_problem_is_two_lines_that_can_be_copied(english: None) -> None:
    text = problem_text(fault(41))

    assert text.plain == "plan.toml:41: the plan is empty\n  → delete one of the two lines"
    assert text.whole


def test_a_place_without_a_line_is_the_file_alone(english: None) -> None:
    assert problem_text(fault(0)).plain.startswith("plan.toml: the plan is empty")


def test_what_has_no_hint_is_one_line(english: None) -> None:
    assert message_with_hint("", M("the plan is empty"), None).plain == "the plan is empty"


def test_the_style_is_on_what_is_wrong_alone(english: None) -> None:
    text = message_with_hint("a", M("the plan is empty"), None, style="yellow")

    assert text.spans == [("a: ", ""), ("the plan is empty", "yellow")]


def test_an_error_names_all_its_places_first(english: None) -> None:
    error = Unreadable(M("the plan is empty"), M("see `{command} --help`", command="wenming"))
    error.problems = (fault(1), fault(2))

    assert plain_text(error_page(error)) == (
        "plan.toml:1: the plan is empty\n  → delete one of the two lines\n"
        "plan.toml:2: the plan is empty\n  → delete one of the two lines\n"
        "the plan is empty\n  → see `wenming --help`\n"
    )


def test_a_refusal_has_no_place(english: None) -> None:
    assert plain_text(error_page(Refused(M("the plan is empty")))) == "the plan is empty\n"


def test_of_many_warnings_a_few_are_shown_and_the_rest_is_counted(english: None) -> None:
    page = list(warnings_page([fault(n) for n in range(1, 6)]))

    assert plain_text(page) == (
        "plan.toml:1: the plan is empty\n"
        "plan.toml:2: the plan is empty\n"
        "plan.toml:3: the plan is empty\n"
        "… and 2 more\n"
        "  → `wenming check` explains each\n"
    )
    assert all(isinstance(one, StyledText) for one in page)


def test_no_warnings_no_word() -> None:
    assert list(warnings_page([])) == []


def test_what_a_message_quotes_cannot_steer_the_screen() -> None:
    said = message_with_hint("\x1b[2J", M("{text}", text="a\x07"), M("{text}", text="\u202e"))

    assert said.plain == "\\x1b[2J: a\\x07\n  → \\u202e"
