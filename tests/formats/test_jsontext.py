"""JSON for programs: one object that names its format, harmless on a terminal."""

from __future__ import annotations

import json
from datetime import date

import pytest

from wenming_cli.formats.jsontext import SCHEMA, dump


def test_an_object_says_its_format_first_and_ends_in_a_line_break() -> None:
    assert dump({"day": date(2023, 3, 5), "title": "学习"}) == (
        f'{{\n  "schema": "{SCHEMA}",\n  "day": "2023-03-05",\n  "title": "学习"\n}}\n'
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("一、é《①》😀", "一、é《①》😀"),
        ("\x1b[31m", "\\u001b[31m"),
        ("\x9b\x7f", "\\u009b\\u007f"),
        ("\u202e\u2066\u200b", "\\u202e\\u2066\\u200b"),
        ("\u2028", "\\u2028"),
        ("\n\t", "\\n\\t"),
    ],
)
def test_characters_that_steer_a_terminal_are_written_by_their_code(
    text: str, written: str
) -> None:
    found = dump({"a": text})
    assert f'"a": "{written}"' in found
    assert json.loads(found)["a"] == text


def test_everything_may_be_ascii() -> None:
    assert '"a": "\\u5b66"' in dump({"a": "学"}, ascii_only=True)
