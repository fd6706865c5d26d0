"""存在的问题 and 下一步工作打算: what is late and why, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from wenming_cli.core.board import Board
from wenming_cli.core.entries import Hold
from wenming_cli.core.periods import Period
from wenming_cli.core.state import ItemState
from wenming_cli.exports import chinese
from wenming_cli.exports.chinese import MISSING
from wenming_cli.exports.document import Paragraph
from wenming_cli.exports.progress import latest_words, owed_in, tidy

_MOST_STANDING = 3
"""So many items without an end are named one by one."""


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
    told = (_lag, _belated, _moved)
    parts = [text for tell in told if (text := tell(board, state, period))]
    note = latest_words(state, period)
    if parts and note:
        parts.append(f"有关记录：{note}")
    return "。".join(parts) + "。" if parts else ""


def _lag(board: Board, state: ItemState, period: Period) -> str:
    """Behind, in the words of the light; a rhythm that was not kept, in numbers."""
    missed = missed_in(board, state, period)
    owed = owed_in(state, period)
    if missed and state.form != "dated":
        kept = len(owed) - len(missed)
        when = chinese.this_period(period)
        verb = "报送进展" if state.form == "standing" else "开展"
        done = f"实际{verb}{kept}次" if kept else f"尚未{verb}"
        return f"{when}应{verb}{len(owed)}次，{done}"
    if state.light.name == "red":
        return chinese.say(state.light.reason)
    if missed:
        return f"应于{chinese.day_in(missed[0], board.plan)}前完成，尚未完成"
    return ""


def _belated(board: Board, state: ItemState, period: Period) -> str:
    """What was due in the period and done too late."""
    late = [one for one in owed_in(state, period) if one.late]
    if not late or late[-1].done_on is None:
        return ""
    times = f"{len(late)}次逾期完成，最近一次" if len(late) > 1 else ""
    due, done = (chinese.day_in(day, board.plan) for day in (late[-1].due, late[-1].done_on))
    days = (late[-1].done_on - late[-1].due).days
    return f"{times}应于{due}前完成，实际于{done}完成，逾期{days}天"


def missed_in(board: Board, state: ItemState, period: Period) -> list[date]:
    """The days in a period by which something was owed and not done, once they are over."""
    over = board.as_of if board.as_of < period.last else period.last + timedelta(days=1)
    return [one.due for one in owed_in(state, period) if one.due < over and not one.made_good]


def _moved(board: Board, state: ItemState, period: Period) -> str:
    moved = [p for p in state.postponements if p.on in period]
    if not moved:
        return ""
    until = chinese.day_in(moved[-1].to, board.plan)
    return f"完成时限延至{until}，原因是{tidy(moved[-1].why)}"


def plans(board: Board, period: Period, coming: Period) -> Iterator[Paragraph]:
    """By kind: what to make good, what falls due in the next period, what goes on."""
    behind = [s for s in board.leaves if s.open and _calls(board, s, period)]
    rest = [s for s in board.leaves if s.open and not (s in behind and s.form == "dated")]
    parts = [("补办滞后事项", [_assigned(state) for state in behind])]
    if coming.overlaps(board.plan.span):
        ordered = sorted(rest, key=lambda state: state.due or coming.first)
        parts += [
            (title, [text for state in ordered if (text := tell(board, state, coming))])
            for title, tell in _KINDS
        ]
        parts.append(("持续抓好长期性工作", _always(rest, coming)))
    parts = [(title, texts) for title, texts in parts if texts]
    for n, (title, texts) in enumerate(parts, start=1):
        number = f"{n}." if len(parts) > 1 else ""
        yield Paragraph("；".join(texts) + "。", lead=f"{number}{title}。")
    if not parts:
        yield Paragraph(f"{MISSING}。")


def _calls(board: Board, state: ItemState, period: Period) -> bool:
    """Red, or missed in the period; a week's study once missed is past and not made good."""
    return state.light.name == "red" or (
        bool(missed_in(board, state, period)) and state.item.every not in ("day", "week")
    )


def _assigned(state: ItemState, *more: str) -> str:
    lead = (f"{chinese.names(state.lead)}牵头",) if state.lead else ()
    details = "，".join((*lead, *more))
    return state.item.title + (f"（{details}）" if details else "")


def _led(state: ItemState) -> str:
    return f"（{chinese.names(state.lead)}牵头）" if state.lead else ""


def _due_then(board: Board, state: ItemState, coming: Period) -> str:
    if state.form != "dated" or state.due is None or state.due > coming.last:
        return ""
    return _assigned(state, f"{chinese.day_in(state.due, board.plan)}前完成")


def _goes_on(board: Board, state: ItemState, coming: Period) -> str:
    begins = state.item.start
    if state.form != "dated" or state.due is None or state.due <= coming.last:
        return ""
    if state.status == "not_started" and begins is not None and begins > coming.last:
        return ""
    return _assigned(state, f"{chinese.day_in(state.due, board.plan)}前完成")


def _again(board: Board, state: ItemState, coming: Period) -> str:
    del board
    times = sum(not one.finished for one in owed_in(state, coming))
    if state.form != "recurring" or not times:
        return ""
    return _assigned(state, f"{times}次")


def _always(states: Sequence[ItemState], coming: Period) -> list[str]:
    """Standing items; where there are many the ledger has them all."""
    found = [s for s in states if s.form == "standing" and owed_in(s, coming)]
    if len(found) <= _MOST_STANDING:
        return [_assigned(state) for state in found]
    return [f"{found[0].item.title}等{len(found)}项工作按季报送进展，详见附件"]


_KINDS: tuple[tuple[str, Callable[[Board, ItemState, Period], str]], ...] = (
    ("按期完成到期任务", _due_then),
    ("接续推进跨期任务", _goes_on),
    ("按频次开展经常性工作", _again),
)
