"""The steps of a checklist, as people name them, and when one may be ticked."""

from __future__ import annotations

import pytest

from building import Diary, item, plan, task
from moving import PLAN, ask, drafted, passed, refusal
from wenming_cli.core.moves.steps import find_step


@pytest.mark.parametrize(
    ("typed", "step"),
    [("1", "会议通知"), ("3", "会议纪要"), ("２", "签到表"), ("签到表", "签到表"), ("签", "签到表"),
     ("会议通", "会议通知")],
)  # fmt: skip
def test_a_step_is_named_by_its_place_its_words_or_their_beginning(typed: str, step: str) -> None:
    [draft] = ask(Diary().board(PLAN, "06-15"), "tick", "3.1", step=typed).drafts

    assert draft.fields["step"] == step


@pytest.mark.parametrize(
    ("no", "typed", "hint"),
    [
        ("3.1", "会议记要", "did you mean '会议纪要'?"),
        ("3.1", "4", "its steps are 1 会议通知, 2 签到表, 3 会议纪要"),
        ("3.1", "0", "its steps are 1 会议通知, 2 签到表, 3 会议纪要"),
        ("3.1", "", "its steps are 1 会议通知, 2 签到表, 3 会议纪要"),
        ("3.1", "合影", "its steps are 1 会议通知, 2 签到表, 3 会议纪要"),
        ("3.2", "1", 'write them in plan.toml: steps = ["…"]'),
    ],
)
def test_a_step_that_is_not_in_the_checklist_is_refused(no: str, typed: str, hint: str) -> None:
    assert refusal(Diary().board(PLAN, "06-15"), "tick", no, step=typed) == (
        f"{no} has no step '{typed}'",
        hint,
    )


def test_words_with_which_several_steps_begin_are_refused() -> None:
    assert refusal(Diary().board(PLAN, "06-15"), "tick", "3.1", step="会议") == (
        "3.1 has 2 steps that begin with '会议'",
        "which one? 1 会议通知, 3 会议纪要",
    )


def test_a_step_whose_words_begin_another_one_can_still_be_named() -> None:
    found = plan(task("1", steps=["总结", "总结报送"]))

    assert find_step(item(found, "1"), "总结") == "总结"
    assert find_step(item(found, "1"), "总结报") == "总结报送"


def test_a_note_may_be_about_a_step_of_an_item_with_one_deadline() -> None:
    """Festivals of older plans are steps; the entry keeps which one was meant."""
    found = plan(task("1", steps=["清明", "端午"]), task("2"))
    board = Diary().board(found, "06-15")

    [draft] = ask(board, "note", "1", period="端午", note="包粽子", people=46).drafts

    assert draft.fields["step"] == "端午"
    assert "period" not in draft.fields
    assert refusal(board, "note", "1", period="中秋", note="赏月")[0] == "1 has no step '中秋'"
    assert refusal(board, "note", "2", period="端午", note="包粽子")[0] == (
        "2 does not recur, so it has no period"
    )
    assert refusal(board, "done", "1", period="端午")[0] == "1 does not recur, so it has no period"


def test_a_step_is_ticked_once_in_each_occurrence() -> None:
    diary = Diary()
    diary("tick", "4.1", "03-05", step="会议通知")
    diary("tick", "3.1", "03-05", step="签到表")
    board = diary.board(PLAN, "06-15")

    assert drafted(ask(board, "tick", "4.1", step="1")) == [("4.1", "2023-Q2")]
    assert passed(ask(board, "tick", "4.1", step="1", period="Q1")) == [
        ("4.1", "step '会议通知' is already ticked")
    ]
    assert passed(ask(board, "tick", "3.1", step="2")) == [
        ("3.1", "step '签到表' is already ticked")
    ]
