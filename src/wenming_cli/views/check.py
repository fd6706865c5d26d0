"""`wenming check`: every problem, and what `--repair` put aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from wenming_cli.core.journal.heads import Head, head_line
from wenming_cli.errors import Problem
from wenming_cli.message import M, Message, counted
from wenming_cli.views import words
from wenming_cli.views.machine import problem_json
from wenming_cli.views.page import PageBlock, StyledText
from wenming_cli.views.problems import problem_text

if TYPE_CHECKING:
    from wenming_cli.core.check.journal import Repair


def check_page(problems: Sequence[Problem], plan: str) -> Iterator[PageBlock]:
    """Show every fault, or say that there is none."""
    yield from _problems_page(problems, sound=M("no faults found in {plan}", plan=plan))


def compared_page(problems: Sequence[Problem], plan: str) -> Iterator[PageBlock]:
    """Show what became of journal files since their heads were kept."""
    sound = M("the journal of {plan} holds all that it held when the heads were taken", plan=plan)
    yield from _problems_page(problems, sound=sound)


def closing_page(problems: Sequence[Problem], plan: str) -> Iterator[PageBlock]:
    """Show what differs from what was closed with a code, or say that all is there."""
    sound = M("{plan} holds all that was closed with that code, unchanged", plan=plan)
    yield from _problems_page(problems, sound=sound)


def heads_page(heads: Sequence[Head]) -> Iterator[PageBlock]:
    """Show each head as a line that can be copied and read again."""
    for head in heads:
        yield StyledText(whole=True).append_text(words.text(head_line(head)))


def _problems_page(problems: Sequence[Problem], sound: Message) -> Iterator[PageBlock]:
    for problem in problems:
        yield problem_text(problem, "bold red" if problem.blocking else "yellow")
    n = sum(not problem.notice for problem in problems)
    if n:
        yield StyledText(str(counted("{n} fault found", "{n} faults found", n)), style="bold")
    else:
        yield StyledText(str(sound), style="green")


def repair_page(repairs: Sequence[Repair]) -> Iterator[PageBlock]:
    """Show what was put aside or saved again, one by one, and where it is now."""
    for one in repairs:
        where = f"{one.file}:{one.line}" if one.line else one.file
        line = StyledText(whole=True).append_text(words.text(f"{where}: "))
        mended = M("saved as UTF-8 again; the old file is kept in {file}", file=one.kept)
        put_aside = M("put aside in {file}", file=one.kept)
        said = mended if one.code == "not-utf-8" else put_aside
        yield line.append_text(words.text(said, "green"))
    if not repairs:
        yield words.text(M("nothing in the journal is damaged; nothing was changed"))


def check_json(
    problems: Sequence[Problem] | None,
    repairs: Sequence[Repair] | None = None,
    heads: Sequence[Head] | None = None,
) -> dict[str, Any]:
    """Return the answer of `check --json`: what was asked for, and found or done."""
    answer: dict[str, Any] = {}
    if repairs is not None:
        answer["repaired"] = [one._asdict() for one in repairs]
    if heads is not None:
        answer["heads"] = [one._asdict() for one in heads]
    if problems is not None:
        answer["problems"] = [problem_json(problem) for problem in problems]
    return answer
