"""Faults, errors and warnings: `file:line: what is wrong`, then a line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wenming_cli.errors import Problem, Unreadable, WenmingError
from wenming_cli.message import M, Message, counted
from wenming_cli.views import words
from wenming_cli.views.page import Part, Text

if TYPE_CHECKING:
    from wenming_cli.core.check.journal import Repair

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


def check_page(problems: Sequence[Problem], plan: str) -> Iterator[Part]:
    """Every fault, or a word that there is none."""
    for problem in problems:
        yield problem_lines(problem, "bold red" if problem.blocking else "yellow")
    n = sum(not problem.notice for problem in problems)
    if n:
        yield Text(str(counted("{n} fault found", "{n} faults found", n)), style="bold")
    else:
        yield Text(str(M("no faults found in {plan}", plan=plan)), style="green")


def repair_page(repairs: Sequence[Repair]) -> Iterator[Part]:
    """What was put aside or saved anew, one by one, and where it is now."""
    for one in repairs:
        where = f"{one.file}:{one.line}" if one.line else one.file
        line = Text(whole=True).append_text(words.text(f"{where}: "))
        mended = M("saved as UTF-8 again; what it was is kept in {file}", file=one.kept)
        put_aside = M("put aside in {file}", file=one.kept)
        said = mended if one.code == "not-utf-8" else put_aside
        yield line.append_text(words.text(said, "green"))
    if not repairs:
        yield words.text(M("nothing in the journal is damaged; nothing was changed"))
