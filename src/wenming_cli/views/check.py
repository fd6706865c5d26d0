"""`wenming check`: every problem, and what `--repair` put aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from wenming_cli.errors import Problem
from wenming_cli.message import M, counted
from wenming_cli.views import words
from wenming_cli.views.machine import problem_json
from wenming_cli.views.page import PageBlock, StyledText
from wenming_cli.views.problems import problem_text

if TYPE_CHECKING:
    from wenming_cli.core.check.journal import Repair


def check_page(problems: Sequence[Problem], plan: str) -> Iterator[PageBlock]:
    """Show every fault, or say that there is none."""
    for problem in problems:
        yield problem_text(problem, "bold red" if problem.blocking else "yellow")
    n = sum(not problem.notice for problem in problems)
    if n:
        yield StyledText(str(counted("{n} fault found", "{n} faults found", n)), style="bold")
    else:
        yield StyledText(str(M("no faults found in {plan}", plan=plan)), style="green")


def repair_page(repairs: Sequence[Repair]) -> Iterator[PageBlock]:
    """Show what was put aside or saved again, one by one, and where it is now."""
    for one in repairs:
        where = f"{one.file}:{one.line}" if one.line else one.file
        line = StyledText(whole=True).append_text(words.text(f"{where}: "))
        mended = M("saved as UTF-8 again; what it was is kept in {file}", file=one.kept)
        put_aside = M("put aside in {file}", file=one.kept)
        said = mended if one.code == "not-utf-8" else put_aside
        yield line.append_text(words.text(said, "green"))
    if not repairs:
        yield words.text(M("nothing in the journal is damaged; nothing was changed"))


def check_json(
    problems: Sequence[Problem], repairs: Sequence[Repair] | None = None
) -> dict[str, Any]:
    """Return the answer of `check --json`; with `--repair` also what was put aside."""
    repaired = {} if repairs is None else {"repaired": [one._asdict() for one in repairs]}
    return repaired | {"problems": [problem_json(problem) for problem in problems]}
