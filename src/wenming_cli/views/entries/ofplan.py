"""Entries about the plan as a whole, as lines of the log: closings, and forms that came back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.wording import PLAN_VERB_NAMES, SHORT_ID, named_teller
from wenming_cli.core.journal.entries import show_number
from wenming_cli.message import M, Message, as_it_is, counted, joined
from wenming_cli.views import words
from wenming_cli.views.console import Screen
from wenming_cli.views.page import StyledText

if TYPE_CHECKING:
    from wenming_cli.core.journal.planentries import PlanEntry, Receive, ReopenPeriod

TAKEN_BACK = M("(taken back)")
TWICE = M("(collected twice; counts once)")


def plan_rows(
    board: Board, of_plan: Sequence[PlanEntry], screen: Screen
) -> Iterator[tuple[str, list[StyledText]]]:
    """Yield a row for each entry about the plan, with its id."""
    from wenming_cli.core.closing.closings import lifted_by
    from wenming_cli.core.journal.planentries import unique_plan_entries

    lifted = lifted_by(of_plan)
    for entry in unique_plan_entries(of_plan):
        style = "dim" if entry.id in lifted or is_gone(board, entry) else ""
        short = entry.id if screen.plain else entry.id[-SHORT_ID:]
        yield (
            entry.id,
            [
                words.text(entry.day, style),
                StyledText(""),
                StyledText(str(PLAN_VERB_NAMES[entry.do]), style=style),
                words.text(entry.by, style),
                words.text(name_of(entry.period, board.plan.year), style),
                _plan_words(board, entry, style, lifted=entry.id in lifted),
                StyledText(short, style="dim"),
            ],
        )


def is_gone(board: Board, entry: PlanEntry) -> bool:
    """Tell whether a file that was collected was taken back, or stands in another line."""
    return entry.do == "receive" and entry.id not in board.files


def is_twice(board: Board, entry: PlanEntry) -> bool:
    """Tell whether a file that was collected stands in another line."""
    from wenming_cli.core.journal.register import Received

    same = {one.key for one in board.register if one.stands}
    return is_gone(board, entry) and Received(cast("Receive", entry)).key in same


def _plan_words(board: Board, entry: PlanEntry, style: str, *, lifted: bool) -> StyledText:
    from wenming_cli.core.closing.code import show_code
    from wenming_cli.core.journal.planentries import Close, Receive

    said = StyledText("")
    if isinstance(entry, Receive):
        if is_gone(board, entry):
            mark = TWICE if is_twice(board, entry) else TAKEN_BACK
            said.append_text(words.text(mark, "yellow")).append(" ")
        text: Message | str = "；".join(map(str, _received(entry)))
    elif isinstance(entry, Close):
        code = show_code(entry.code)
        text = M("code {code} (lifted)", code=code) if lifted else M("code {code}", code=code)
    else:
        text = cast("ReopenPeriod", entry).why
    return said.append_text(words.text(text, style))


def _received(entry: Receive) -> Iterator[Message]:
    """Yield whose form came back, its number and its file, what it held and what went back."""
    yield named_teller(entry.dept, entry.filler)
    yield M("form {number}", number=show_number(entry.form))
    yield as_it_is(entry.file)
    yield counted("{n} cell filled in", "{n} cells filled in", entry.cells)
    if entry.requests:
        yield M("asks for: {requests}", requests=joined(entry.requests))
    if entry.state == "nothing_new":
        yield M("nothing new")
    if entry.returned:
        yield counted("{n} row went back", "{n} rows went back", entry.returned)
