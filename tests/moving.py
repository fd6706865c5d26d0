"""What recording commands come to, in few words: `ask(board, "done", "3.1")`."""

from __future__ import annotations

from typing import Any

import pytest

from building import day, measure, plan, task
from wenming_cli.core.board.fold import Board
from wenming_cli.core.moves.moves import Moves, plan_moves
from wenming_cli.core.moves.request import Request
from wenming_cli.errors import WenmingError

PLAN = plan(
    task("3", title="工作任务"),
    task("3.1", due="11-30", steps=["会议通知", "签到表", "会议纪要"]),
    task("3.2", due="11-30"),
    measure("4", title="主要措施"),
    measure("4.1", every="quarter", steps=["会议通知"]),
    measure("4.2", every="halfyear", times=2),
    measure("4.3", standing=True),
    measure("4.4", every="week", on="friday", workdays=True, start="01-23", due="01-29"),
)


def ask(
    board: Board, verb: str, *numbers: str, on: str = "06-15", period: str = "", **more: Any
) -> Moves:
    """What a command comes to; `to` and `why` are fields of the entry."""
    if "step" in more:
        more["steps"] = [more.pop("step")]
    if more.pop("proven", False):
        more["evidence"] = ["合影.jpg"]
    if verb == "postpone":
        more.setdefault("to", day("12-31"))
    asked = Request(verb, numbers, day(on), period, **more)  # type: ignore[arg-type]  # any verb
    return plan_moves(board, asked, max(day(on), board.as_of))


def drafted(moves: Moves) -> list[tuple[str, str]]:
    """Item and occurrence of each entry to be."""
    return [(draft.item.no, draft.fields.get("period", "")) for draft in moves.drafts]


def passed(moves: Moves) -> list[tuple[str, str]]:
    """What is left alone, and why."""
    return [(one.item.no, one.reason.speak("en")) for one in moves.passed]


def refusal(board: Board, verb: str, *numbers: str, **more: Any) -> tuple[str, str]:
    """What is wrong, and what to do."""
    with pytest.raises(WenmingError) as refused:
        ask(board, verb, *numbers, **more)
    assert refused.value.hint is not None
    return refused.value.message.speak("en"), refused.value.hint.speak("en")
