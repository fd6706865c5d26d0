"""下一步工作打算: what is made up for, what comes next, who does it and by when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from wenming_cli.core.board.counts import owed_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.periods import Period
from wenming_cli.papers import chinese
from wenming_cli.papers.chinese import MISSING
from wenming_cli.papers.document import Paragraph
from wenming_cli.papers.length import MOST_NAMED, abridge_list
from wenming_cli.papers.shortcomings import SPARSE, arrears, first_day_ahead, lag_words, missed_in


class _Outlook(NamedTuple):
    """What the next steps depend on beside the item."""

    board: Board
    """At the end of `period`, the stretch that the paper is about."""

    period: Period
    coming: Period
    """The stretch that is planned for."""

    def words(self, day: date) -> str:
        """Return a day, with its year only where that is not the plan's."""
        return chinese.day_words(day, self.board.plan)


_Tell = Callable[[_Outlook, ItemState], str]


def next_step_paragraphs(
    board: Board, period: Period, coming: Period, *, named: int
) -> Iterator[Paragraph]:
    """Yield a paragraph for each kind; each item stands once, where it is most urgent.

    Args:
        board: at the end of the period.
        period: the stretch that the paper is about.
        coming: the stretch that is planned for.
        named: how many items are named of a kind that is not urgent; the ledger has all.
    """
    left = sorted((s for s in board.leaves if s.open), key=lambda s: s.due or board.plan.span.last)
    outlook = _Outlook(board, period, coming)
    found: list[tuple[str, list[str]]] = []
    counted: list[str] = []
    for title, most, tell in _KINDS:
        texts = [(state, tell(outlook, state)) for state in left]
        told = [text for _, text in texts if text]
        if told and (most or named):
            found.append((title, abridge_list(told, most or named, "，详见附件")))
        elif told:
            counted.append(f"{_SHORT[tell]}{len(told)}项")
        left = [s for s, text in texts if not text or (s.form != "dated" and tell is _overdue)]
    if counted:
        found.append(("接续抓好其他工作", ["、".join(counted)]))
    outside = not coming.overlaps(board.plan.span)
    for n, (title, texts_told) in enumerate(found, start=1):
        number = f"{n}." if len(found) > 1 or outside else ""
        yield Paragraph("；".join(texts_told) + "。", lead=f"{number}{title}。")
    if outside:
        number = f"{len(found) + 1}." if found else ""
        yield Paragraph(f"{MISSING}。", lead=f"{number}{chinese.period_words(coming)}工作安排。")
    elif not found:
        yield Paragraph(f"{MISSING}。")


def _title_with(state: ItemState, *more: str) -> str:
    lead = (chinese.join_names(state.lead),) if state.lead else ()
    details = "，".join((*lead, *more))
    return state.item.title + (f"（{details}）" if details else "")


def _overdue(outlook: _Outlook, state: ItemState) -> str:
    """Tell what was due by now and is to be made up for: a day that has passed is no plan."""
    board, period = outlook.board, outlook.period
    owed = [*arrears(board, state, period), *missed_in(board, state, period)]
    missed = [one.due for one in owed]
    if state.form == "dated" and state.due and (missed or state.overdue):
        missed = [state.due]
    elif not missed and state.light.name == "red" and state.next_due:
        missed = [day for day in [state.next_due] if day < first_day_ahead(board, period)]
    if not missed or state.item.every in SPARSE:
        return ""
    often = f"，共{len(missed)}次" if len(missed) > 1 else ""
    return _title_with(state, f"原定{outlook.words(missed[0])}{often}")


def _behind(outlook: _Outlook, state: ItemState) -> str:
    if state.form != "dated" or state.due is None or not lag_words(outlook.board, state):
        return ""
    return _title_with(state, f"{outlook.words(state.due)}前")


def _due_then(outlook: _Outlook, state: ItemState) -> str:
    if state.form != "dated" or state.due is None or state.due > outlook.coming.last:
        return ""
    return _title_with(state, f"{outlook.words(state.due)}前")


def _goes_on(outlook: _Outlook, state: ItemState) -> str:
    begins, coming = state.item.start, outlook.coming
    if state.form != "dated" or state.due is None or not coming.overlaps(outlook.board.plan.span):
        return ""
    if state.status == "not_started" and begins is not None and begins > coming.last:
        return ""
    return _title_with(state, f"{outlook.words(state.due)}前")


def _again(outlook: _Outlook, state: ItemState) -> str:
    times = sum(not one.finished for one in owed_in(state, outlook.coming))
    if state.form != "recurring" or not times:
        return ""
    return f"{state.item.title}（{times}次）"


def _always(outlook: _Outlook, state: ItemState) -> str:
    owed = owed_in(state, outlook.coming)
    return state.item.title if state.form == "standing" and owed else ""


_KINDS: tuple[tuple[str, int, _Tell], ...] = (
    ("尽快补办到期事项", MOST_NAMED, _overdue),
    ("加快推进滞后事项", MOST_NAMED, _behind),
    ("按期完成到期任务", MOST_NAMED, _due_then),
    ("接续推进跨期任务", 0, _goes_on),
    ("按频次开展经常性工作", 0, _again),
    ("持续抓好长期性工作", 0, _always),
)
"""A title, how many are named (0: as many as there is room for), and what is said of an item."""

_SHORT: dict[_Tell, str] = {_goes_on: "跨期任务", _again: "经常性工作", _always: "长期性工作"}
"""What a kind is called where none of it is named."""
