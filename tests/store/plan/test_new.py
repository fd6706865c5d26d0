"""A fresh plan: whatever the office is called, the text is a plan that loads."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wenming_cli.core.check.plan import build_plan
from wenming_cli.store.plan.new import new_plan_text


def test_a_fresh_plan_has_one_item_of_each_form() -> None:
    plan, problems = build_plan(tomllib.loads(new_plan_text(2024, "区委宣传部")))

    assert plan is not None
    assert problems == []
    assert (plan.title, plan.unit, plan.year) == (
        "区委宣传部2024年度精神文明工作方案", "区委宣传部", 2024
    )  # fmt: skip
    assert {plan.form(item) for item in plan.items} == {
        "heading", "dated", "recurring", "standing"
    }  # fmt: skip


def test_a_fresh_plan_is_commented_for_the_person_who_fills_it_in() -> None:
    text = new_plan_text(2024, "区委宣传部")

    assert "# lead    = " in text
    assert "due     = 2024-11-30" in text
    assert "YEAR" not in text
    assert "HEAD" not in text


@given(st.integers(1900, 9998), st.text(max_size=20).filter(str.strip))
@example(2024, "YEAR")
@example(2024, "# HEAD")
@example(2024, '区委"宣传部"\n\\')
@example(2024, "\x7f\x00\x1b[31m")
@example(2024, "\u2028\ufeff")
def test_any_name_of_an_office_gives_a_plan(year: int, unit: str) -> None:
    plan, problems = build_plan(tomllib.loads(new_plan_text(year, unit)))

    assert plan is not None
    assert problems == []
    assert (plan.unit.strip(), plan.year) == (unit.strip(), year)


@pytest.mark.parametrize("line", ["# text", "# goals", "# start", "# steps", "# [policy]"])
def test_what_is_commented_out_can_be_used(line: str) -> None:
    """Taking the `#` away gives a plan that loads."""
    lines = new_plan_text(2024, "区委宣传部").split("\n")
    goal = ["[[goal]]", 'id = "leadership"', 'title = "领导班子坚强"']
    opened = [one.removeprefix("# ") if one.startswith(line) else one for one in lines]

    plan, problems = build_plan(tomllib.loads("\n".join([*opened, *goal])))

    assert plan is not None
    assert problems == []
    assert opened != lines
