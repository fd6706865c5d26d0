"""A question before something is recorded, and what was taken for granted without an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wenming_cli.core.board.rhythm import name_in
from wenming_cli.message import M, joined
from wenming_cli.views import words
from wenming_cli.views.page import Indented, PageBlock, StyledText
from wenming_cli.views.problems import message_with_hint

if TYPE_CHECKING:
    from wenming_cli.core.moves.cautions import Caution
    from wenming_cli.core.moves.questions import Question


def question_page(question: Question, year: int) -> Iterator[PageBlock]:
    """Show what would be finished with what speaks against it, then the question."""
    for one in question.about:
        yield _caution_line(one, year)
        yield Indented([Indented([words.text(reason, "yellow")]) for reason in one.reasons])
    yield words.text(question.text, "bold")


def _caution_line(one: Caution, year: int) -> StyledText:
    line = StyledText(one.item.no, "bold cyan").append(" ")
    line.append_text(words.text(one.item.title))
    if one.period:
        line.append(f"  {name_in(one.item, one.period, year)}", style="cyan")
    return line


def prompt_text(question: Question) -> str:
    """Return the line behind which the answer is typed."""
    answers = [M("{key} {words}", key=one.key, words=one.words) for one in question.answers]
    careful = question.answers[-1].key
    asked = M("[{answers}; Enter: {key}]", answers=joined(answers), key=careful)
    return f"{asked} "


def unanswered_lines(questions: Sequence[Question], ref: str) -> Iterator[StyledText]:
    """Say what was taken for granted, and what sets it right.

    Args:
        questions: what nobody answered.
        ref: the id of the entry; `""` where nothing was recorded.
    """
    for one in questions:
        how = (
            M("if that is wrong: {command}", command=one.remedy.replace("{id}", ref))
            if ref
            else M("if that is wrong, add {option}", option=one.option)
        )
        if one.otherwise:
            yield message_with_hint("", one.otherwise, how, style="yellow")
