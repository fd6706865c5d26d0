"""Departments are chosen by what people type: a whole name, or a part of several."""

from __future__ import annotations

import pytest

from wenming_cli.errors import Refused
from wenming_cli.forms.departments import choose_departments

DEPTS = ["办公室", "机关党委办公室", "宣传科", "宣传教育科"]


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ([], DEPTS),
        (["办公室"], ["办公室"]),
        (["党委"], ["机关党委办公室"]),
        (["宣传"], ["宣传科", "宣传教育科"]),
        (["宣传科", "办公室", "宣传科"], ["办公室", "宣传科"]),
    ],
    ids=["all", "a whole name", "a part", "a part of two", "several"],
)
def test_departments_are_chosen_by_name(typed: list[str], chosen: list[str]) -> None:
    """办公室 is that office, and not each other one whose name ends so: it would get their text."""
    assert choose_departments(typed, DEPTS) == chosen


@pytest.mark.parametrize(
    ("known", "hint"),
    [
        (DEPTS, "did you mean '宣传科'?"),
        (["综治办"], "there are 综治办"),
        ([], "nothing in the plan has a lead yet"),
    ],
)
def test_a_name_that_nobody_has_is_refused(known: list[str], hint: str) -> None:
    with pytest.raises(Refused) as raised:
        choose_departments(["宣传课"], known)
    assert raised.value.hint is not None
    assert raised.value.hint.speak("en") == hint


def test_a_long_list_is_named_by_its_beginning() -> None:
    with pytest.raises(Refused) as raised:
        choose_departments(["xyz"], [f"{n}科" for n in range(1, 30)])
    assert raised.value.hint is not None
    assert raised.value.hint.speak("en").endswith("…")


def test_a_department_that_is_known_twice_is_one() -> None:
    """Of the plan, and of a form that was handed out."""
    assert choose_departments([], ["宣传科", "文艺科", "宣传科"]) == ["宣传科", "文艺科"]
