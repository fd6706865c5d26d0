"""Faults, errors and warnings: `file:line: what is wrong`, then a line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenming_cli.errors import Problem, Unreadable, WenmingError
from wenming_cli.message import M, Message, counted
from wenming_cli.views import words
from wenming_cli.views.page import Part, Text

WARNINGS_SHOWN = 3


def problem_lines(problem: Problem, style: str = "bold red") -> Text:
    """Two lines."""
    return two_lines(problem.where, problem.message, problem.hint, style)


def two_lines(where: str, message: Message, hint: Message | None, style: str = "bold red") -> Text:
    """What is wrong, where; then, indented, what to do."""
    line = Text(whole=True)  # a place and a command stay whole to be copied
    if where:
        line.append_text(words.text(f"{where}: "))
    line.append_text(words.text(message, style))
    if hint is not None:
        line.append("\n  → ").append_text(words.text(hint))
    return line


def error_page(error: WenmingError) -> Iterator[Part]:
    """An error with all its places."""
    if isinstance(error, Unreadable):
        for problem in error.problems:
            yield problem_lines(problem)
    yield two_lines("", error.message, error.hint)


def warning_lines(problems: Sequence[Problem]) -> Iterator[Part]:
    """The first few faults that a command passes by, and how to see the rest."""
    for problem in problems[:WARNINGS_SHOWN]:
        yield two_lines(problem.where, problem.message, None, "yellow")
    rest = len(problems) - WARNINGS_SHOWN
    if rest > 0:
        yield words.text(counted("… and {n} more", "… and {n} more", rest), "yellow")
    if problems:
        yield words.text(M("  → `wenming check` explains each"))
