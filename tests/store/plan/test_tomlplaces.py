"""The line of each key of a TOML document, whatever strings, lists and comments stand around it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wenming_cli.core.validation import KeyPath
from wenming_cli.store.plan.tomlplaces import find_places, line_of

PLAN = '''# a plan
format = 1
title  = "区委宣传部"

[policy] # all optional
due_soon_days = 15

[[task]]
no    = "3"
text  = """
[[task]]
no = "9"
"""
lead  = [
  "due = 1", # ["办公室"]
  "宣传科",
]
due   = 2023-11-30

[[task]]
no = '3.1'
"on" = "friday"

[ calendar ]
rest = [2027-02-08]
'''


def test_each_key_and_table_has_its_line() -> None:
    """What stands in a text, a list or a comment is no key."""
    assert find_places(PLAN) == {
        (): 1,
        ("format",): 2,
        ("title",): 3,
        ("policy",): 5,
        ("policy", "due_soon_days"): 6,
        ("task",): 8,
        ("task", 0): 8,
        ("task", 0, "no"): 9,
        ("task", 0, "text"): 10,
        ("task", 0, "lead"): 14,
        ("task", 0, "due"): 18,
        ("task", 1): 20,
        ("task", 1, "no"): 21,
        ("task", 1, "on"): 22,
        ("calendar",): 24,
        ("calendar", "rest"): 25,
    }


def test_the_name_of_a_key_is_without_its_quotes_only() -> None:
    assert find_places('"~a" = 1\n\'b.c\' = 1\n["d " . e]\n') == {
        (): 1, ("~a",): 1, ("b.c",): 2, ("d ",): 3, ("d ", "e"): 3
    }  # fmt: skip


def test_what_has_no_line_of_its_own_has_that_of_what_is_around_it() -> None:
    found = find_places(PLAN)

    assert line_of(found, ("task", 1, "due")) == 20
    assert line_of(found, ("task", 0, "lead", 1)) == 14
    assert line_of(found, ("calendar", "rest", 0)) == 25
    assert line_of(found, ("goal", 3)) == 1
    assert line_of({}, ("task", 0)) == 1


values = st.sampled_from(
    [
        "1", "2023-03-05", "true", '"a"', "'a'", '""', "''", '"a # b"', '"\\" # x"', "'\\'",
        "\"a'''b\"", "'a\"\"\"b'", '"x" # """', "'x' # '''", '"a = b"', '"\u2028\u0085"',
        '"""\nzz = 1\n[task]\n"""', "'''\nk = [\n'''", '"""a \\""" \\\\"""', '"""x"""""',
        "'''x'''''", '""""""', "''''''", '"""\n# \'\'\'\n"""', '"""\u2028\n"""',
        "[1, 2]", "[]", '[\n"a = b", # ]\n[1],\n]', '[\n  ["x"]\n]', '["#", """\nz = 1\n"""]',
        "[ # [\n]", '{ a = 1, "b" = "]" }', "{ a = { b = [\n1 ] } }",
    ]
)  # fmt: skip
headers = st.sampled_from(
    ["[a]", "[a.b]", "[c] # x", "[ 'd e' ]", '["任务"]', "[[task]]", "[[ task ]]", "[[goal]] # [[task]]",
     "[[task.sub]]", "[task.own]", '[[ "task" . sub ]]', "\t[[task]]"]
)  # fmt: skip
blanks = st.sampled_from(["", "  ", "# [task]", '# """', "\t# k = 1", "# '''"])
names = st.sampled_from(["{}", "  {}", '"{}"', "'{} x'", "x{}.y", "x{} . 'y z'", '"任务{}"'])


@st.composite
def documents(draw: st.DrawFn) -> list[str]:
    """Statements of a valid TOML document; one may run over several lines."""
    lines = []
    for n in range(draw(st.integers(0, 8))):
        key = draw(names).format(f"k{n}")
        lines.append(draw(st.just(f"{key} = {draw(values)}") | headers | blanks))
    return lines


@pytest.mark.slow
@given(documents(), st.integers(0, 30))
def test_a_key_written_into_any_line_is_found_in_that_line(statements: list[str], at: int) -> None:
    """What tomllib takes for a key is one, and what it takes for a part of a text is none."""
    lines = "\n".join(statements).split("\n")
    assume(at <= len(lines))
    text = "\n".join([*lines[:at], "zz = 424242", *lines[at:]])
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assume(False)

    found = find_places(text)

    assert [path for path in found if path and path[-1] == "zz"] == list(_keys_named_zz(data))
    for path in _keys_named_zz(data):
        assert found[path] == at + 1


def _keys_named_zz(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    if value == 424242:
        yield path
    pairs: Any = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for key, inner in pairs:
        yield from _keys_named_zz(inner, (*path, key))
