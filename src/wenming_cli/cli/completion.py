"""Completion in the shell: item numbers with their titles, offices, goals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

from wenming_cli.errors import WenmingError

if TYPE_CHECKING:
    from wenming_cli.core.plan.plan import Plan

Words = list[tuple[str, str]]
"""What may be typed, each with what it means."""


def _words(ctx: typer.Context, words: Callable[[Plan], Iterable[tuple[str, str]]]) -> Words:
    """The words of the plan meant by what is typed so far; none where it cannot be read."""
    from wenming_cli.cli.env import Env, real_env
    from wenming_cli.cli.session import Session

    env = ctx.obj if isinstance(ctx.obj, Env) else real_env()
    try:
        plan = Session(env, plan=ctx.params.get("plan") or "").office.plan_file.plan
    except (WenmingError, OSError):
        return []
    return list(words(plan)) if plan else []


def _completer(
    words: Callable[[Plan], Iterable[tuple[str, str]]],
) -> Callable[[typer.Context, str], Words]:
    def complete(ctx: typer.Context, incomplete: str) -> Words:
        return [
            (word, _harmless(text))
            for word, text in _words(ctx, words)
            if word.startswith(incomplete) and _harmless(word) == word
        ]

    return complete


_COMMANDS = str.maketrans(dict.fromkeys("\\$`", "·"))
"""Signs by which shells know commands."""


def _harmless(text: str) -> str:
    """Words of a plan for the shell; in zsh what looks like a command in them would be run."""
    from wenming_cli.views.words import clean

    return clean(text).translate(_COMMANDS)


complete_numbers = _completer(lambda plan: [(item.no, item.title) for item in plan.items])
complete_goals = _completer(lambda plan: [(goal.id, goal.title) for goal in plan.goals])
complete_leads = _completer(
    lambda plan: [(name, "") for name in dict.fromkeys(n for i in plan.items for n in i.lead)],
)
