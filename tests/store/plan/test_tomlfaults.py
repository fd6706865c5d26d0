"""Every fault of a plan as TOML, each with its line, at once where that can be."""

from __future__ import annotations

import pytest

from wenming_cli.store.plan.tomlfaults import parse_faulty_toml


def faults(text: str) -> list[tuple[int, str, str]]:
    """Line, message and hint of each fault."""
    _, problems = parse_faulty_toml(text, "plan.toml")
    assert {(p.code, p.file) for p in problems} <= {("not-toml", "plan.toml")}
    return [(p.line, p.message.speak("en"), p.hint.speak("en")) for p in problems]


def test_sound_toml_is_just_read() -> None:
    assert parse_faulty_toml('no = "3"\n', "plan.toml") == ({"no": "3"}, [])


def test_days_and_keys_that_are_wrong_are_passed_and_the_rest_is_read() -> None:
    text = "year = 2023\ndue = 2023-02-30\nyear = 2024\nrest = [2023-04-31]\n"
    found, problems = parse_faulty_toml(text, "plan.toml")

    assert [problem.line for problem in problems] == [2, 3, 4]
    assert found is not None
    assert (found["year"], list(found)) == (2023, ["year", "rest"])


def test_a_fault_that_cannot_be_cut_out_ends_the_search() -> None:
    text = "due = 2023-02-30\ntask = 三\ndue = 2023-02-31\n"
    found, problems = parse_faulty_toml(text, "plan.toml")

    assert found is None
    assert [problem.line for problem in problems] == [1, 2]


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        (
            "year = 2023\ndue = 2023-11-31\n",
            2,
            "there is no such day: due = 2023-11-31",
            "correct the date; write it as 2023-11-30, without quotes",
        ),
        (
            "year = 2023\nyear = 2024\n",
            2,
            "the same key stands twice: year = 2024",
            "delete one of the two lines",
        ),
        (
            '[measure]\nno = "1"\n[[measure]]\nno = "2"\n',
            1,
            "a table that may stand several times needs double brackets: [measure]",
            "write [[measure]]",
        ),
        ('x = "C:\\数"\n', 1, 'a backslash inside a text: x = "C:\\数"', "write it twice: \\\\"),
        (
            'x = """\nabc\n',
            3,
            "the file ends in the middle of a text or a list",
            "add the closing quote or bracket",
        ),
        (
            "x = 多[\n",
            1,
            "this line is not understood: x = 多[",
            'write key = value, with texts in straight quotes " and lists in [ ]',
        ),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_write(
    text: str, line: int, message: str, hint: str
) -> None:
    assert faults(text) == [(line, message, hint)]


def test_blanks_around_a_line_are_not_told() -> None:
    assert faults(" \tx = 多[\t \r\n")[0][1] == "this line is not understood: x = 多["


def test_a_long_line_is_told_by_its_beginning() -> None:
    [(_, message, _)] = faults("x = " + "多" * 100)

    assert message.endswith("x = " + "多" * 56)
