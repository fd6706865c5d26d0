"""The plan: a tree of numbers, its leaves, and what stands above and below."""

from __future__ import annotations

from datetime import date

import pytest

from building import day, goal, item, measure, plan, task
from wenming_cli.core.plan.plan import Item

SEED = plan(
    goal("leadership"),
    goal("results", "工作成效显著"),
    task("3", title="工作任务"),
    task("3.10", due="11-30"),
    task("3.1", goals=["leadership"]),
    task("3.1.2", goals="results", due="06-30"),
    task("3.1.1", goals=["leadership"], id="training", standing=True),
    task("3.9"),
    measure("4", title="主要措施"),
    measure("4.1", every="quarter", lead="办公室", support=["宣传科", "干部科"]),
    measure("5", title="加强领导"),
)


def _numbers(items: tuple[Item, ...]) -> list[str]:
    return [one.no for one in items]


def test_items_stand_in_the_order_of_the_document() -> None:
    assert _numbers(SEED.items) == [
        "3", "3.1", "3.1.1", "3.1.2", "3.9", "3.10", "4", "4.1", "5"
    ]  # fmt: skip


def test_the_tree_is_the_dots_of_the_numbers() -> None:
    children = {no: _numbers(items) for no, items in SEED.children.items()}

    assert children == {
        "": ["3", "4", "5"],
        "3": ["3.1", "3.9", "3.10"],
        "3.1": ["3.1.1", "3.1.2"],
        "4": ["4.1"],
    }


def test_leaves_are_what_is_tracked() -> None:
    assert _numbers(SEED.leaves) == ["3.1.1", "3.1.2", "3.9", "3.10", "4.1", "5"]
    assert _numbers(tuple(SEED.under(item(SEED, "3")))) == ["3.1.1", "3.1.2", "3.9", "3.10"]
    assert _numbers(tuple(SEED.under(item(SEED, "5")))) == ["5"]


@pytest.mark.parametrize(
    ("no", "form"),
    [("3", "heading"), ("3.1", "heading"), ("3.1.1", "standing"), ("3.1.2", "dated"),
     ("3.9", "dated"), ("4.1", "recurring"), ("5", "dated")],
)  # fmt: skip
def test_a_leaf_is_dated_recurring_or_standing(no: str, form: str) -> None:
    """Without any of the three it is dated, due on the last day of the plan."""
    assert SEED.form(item(SEED, no)) == form


def test_an_item_knows_what_is_above_it() -> None:
    assert _numbers(tuple(SEED.ancestors(item(SEED, "3.1.2")))) == ["3.1", "3"]
    assert _numbers(tuple(SEED.ancestors(item(SEED, "3")))) == []


def test_an_item_serves_its_own_goals_and_those_of_the_headings_above_it_once_each() -> None:
    assert SEED.goals_of(item(SEED, "3.1.2")) == ("results", "leadership")
    assert SEED.goals_of(item(SEED, "3.1.1")) == ("leadership",)
    assert SEED.goals_of(item(SEED, "3.9")) == ()


def test_the_permanent_key_is_the_number_unless_the_plan_says_otherwise() -> None:
    assert item(SEED, "3.1.2").id == "3.1.2"
    assert item(SEED, "3.1.1").id == "training"
    assert SEED.by_id["training"] is SEED.by_no["3.1.1"]


def test_names_may_be_one_text_or_a_list() -> None:
    meeting = item(SEED, "4.1")

    assert meeting.lead == ("办公室",)
    assert meeting.support == ("宣传科", "干部科")


def test_an_item_has_the_label_and_the_depth_of_its_number() -> None:
    assert item(SEED, "3.1.2").label == "三（一）2"
    assert item(SEED, "3.1.2").depth == 3


def test_without_a_policy_the_usual_thresholds_hold() -> None:
    """Those of the field, docs/decisions.md."""
    policy = SEED.policy

    assert (policy.due_soon_days, policy.red_gap, policy.yellow_gap, policy.stale_days) == (
        15, 30, 10, 45
    )  # fmt: skip


def test_a_plan_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        item(SEED, "3.9").title = "x"  # type: ignore[misc]  # which mypy says too


def test_an_overview_has_a_row_for_each_section_and_for_chapters_without_any() -> None:
    assert _numbers(SEED.sections) == ["3.1", "3.9", "3.10", "4.1", "5"]


def test_a_chapter_heading_may_be_left_out() -> None:
    bare = plan(task("3.1"), task("3.2"), measure("4.1"))

    assert _numbers(bare.children[""]) == ["3.1", "3.2", "4.1"]
    assert _numbers(bare.sections) == ["3.1", "3.2", "4.1"]
    assert _numbers(tuple(bare.ancestors(item(bare, "3.1")))) == []


@pytest.mark.parametrize(
    ("top", "first", "last"),
    [
        ({}, "2023-01-01", "2023-12-31"),
        ({"start": date(2023, 9, 1)}, "2023-09-01", "2024-08-31"),
        ({"start": date(2023, 3, 1)}, "2023-03-01", "2024-02-29"),
        ({"start": date(2024, 2, 29)}, "2024-02-29", "2025-02-28"),
        ({"end": date(2023, 11, 30)}, "2023-01-01", "2023-11-30"),
        ({"start": date(2023, 3, 15), "end": date(2023, 6, 1)}, "2023-03-15", "2023-06-01"),
    ],
)
def test_a_plan_is_about_its_year_or_about_the_days_it_names(
    top: dict[str, date], first: str, last: str
) -> None:
    span = plan(task("1"), **top).span

    assert (span.first, span.last) == (day(first), day(last))
