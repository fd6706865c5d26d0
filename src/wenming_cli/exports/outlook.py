"""存在的问题 and 下一步工作打算: what is late and why, and what comes next, as the board knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wenming_cli.core.agenda import agenda
from wenming_cli.core.board import Board
from wenming_cli.core.entries import Hold
from wenming_cli.core.periods import Period
from wenming_cli.core.state import ItemState
from wenming_cli.exports import chinese
from wenming_cli.exports.chinese import MISSING
from wenming_cli.exports.document import Paragraph
from wenming_cli.exports.progress import held, latest_note, owed_in, tidy


def problems(board: Board, period: Period) -> Iterator[Paragraph]:
    """What is late, behind, missed, suspended or postponed, each with its reason."""
    found = [(state, text) for state in board.leaves if (text := _problem(board, state, period))]
    if not found:
        yield Paragraph(f"{MISSING}（日志中没有滞后、暂缓、延期的事项）。")
    for n, (state, text) in enumerate(found, start=1):
        number = f"{n}." if len(found) > 1 else ""
        yield Paragraph(text, lead=f"{number}{state.item.title}{_led(state)}。")


def _problem(board: Board, state: ItemState, period: Period) -> str:
    if state.status == "cancelled":
        return ""
    if state.status == "suspended":
        why = [fact.why for fact in state.facts if isinstance(fact, Hold)][-1]
        return f"暂缓推进，原因是{tidy(why)}。"
    parts = [text for text in (_lag(board, state, period), _moved(board, state, period)) if text]
    note = latest_note(state, period)
    if parts and note:
        parts.append(f"最近一次记录：{note}")
    return "。".join(parts) + "。" if parts else ""


def _lag(board: Board, state: ItemState, period: Period) -> str:
    """Behind, in the words of the light; a rhythm that was not kept, in numbers."""
    missed = missed_in(board, state, period)
    owed = owed_in(state, period)
    if missed and state.form != "dated":
        kept = len(owed) - len(missed)
        now = chinese.this_period(period)
        verb = "报送进展" if state.form == "standing" else "开展"
        done = f"实际{verb}{kept}次" if kept else f"尚未{verb}"
        return f"{now}应{verb}{len(owed)}次，{done}"
    if state.light.name == "red":
        return chinese.say(state.light.reason)
    if missed:
        return f"应于{chinese.day_in(missed[0], board.plan)}前完成，尚未完成"
    late = [one for one in owed if one.late and one.done_on is not None]
    if late and late[-1].done_on is not None:
        last = late[-1]
        done_on = chinese.day_in(late[-1].done_on, board.plan)
        days = (late[-1].done_on - last.due).days
        return f"{chinese.day_in(last.due, board.plan)}到期，{done_on}完成，逾期{days}天"
    return ""


def _moved(board: Board, state: ItemState, period: Period) -> str:
    moved = [p for p in state.postponements if p.on in period]
    if not moved:
        return ""
    until = chinese.day_in(moved[-1].to, board.plan)
    return f"经批准延期至{until}，原因是{tidy(moved[-1].why)}"
