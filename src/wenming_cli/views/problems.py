"""Faults, errors and warnings: `file:line: what is wrong`, then a line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenming_cli.errors import Problem, Unreadable, WenmingError
from wenming_cli.message import M, Message, counted
from wenming_cli.views import words
from wenming_cli.views.page import PageBlock, StyledText

WARNINGS_SHOWN = 3


def problem_text(problem: Problem, style: str = "bold red") -> StyledText:
    """Return a problem as two lines."""
    return message_with_hint(problem.where, problem.message, problem.hint, style=style)


def message_with_hint(
    where: str, message: Message, hint: Message | None, *, style: str = "bold red"
) -> StyledText:
    """Return a line with place and message, and an indented line with what to do."""
    line = StyledText(whole=True)  # a place and a command stay whole to be copied
    if where:
        line.append_text(words.text(f"{where}: "))
    line.append_text(words.text(message, style))
    if hint is not None:
        line.append("\n  → ").append_text(words.text(hint))
    return line


def error_page(error: WenmingError) -> Iterator[PageBlock]:
    """Show an error with all its places."""
    if isinstance(error, Unreadable):
        for problem in error.problems:
            yield problem_text(problem)
    yield message_with_hint("", error.message, error.hint)


def warnings_page(problems: Sequence[Problem]) -> Iterator[PageBlock]:
    """Show the first few faults that a command skips, and how to see the rest."""
    for problem in problems[:WARNINGS_SHOWN]:
        yield message_with_hint(problem.where, problem.message, None, style="yellow")
    rest = len(problems) - WARNINGS_SHOWN
    if rest > 0:
        yield words.text(counted("… and {n} more", "… and {n} more", rest), "yellow")
    if problems:
        yield words.text(M("  → `wenming check` explains each"))
