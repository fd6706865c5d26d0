"""Completion in the shell: item numbers with their titles, offices, goals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

from wenming_cli.errors import WenmingError

if TYPE_CHECKING:
    from wenming_cli.core.plan.plan import Plan

Completions = list[tuple[str, str]]
"""What may be typed, each with what it means."""


def _plan_words(
    ctx: typer.Context, words: Callable[[Plan], Iterable[tuple[str, str]]]
) -> Completions:
    """Return words of the plan that the typed options mean; nothing if it cannot be read."""
    from wenming_cli.cli.env import Env, read_env
    from wenming_cli.cli.session import Session

    env = ctx.obj if isinstance(ctx.obj, Env) else read_env()
    try:
        plan = Session(env, plan=ctx.params.get("plan") or "").office.plan_file.plan
    except (WenmingError, OSError):
        return []
    return list(words(plan)) if plan else []


def _make_completer(
    words: Callable[[Plan], Iterable[tuple[str, str]]],
) -> Callable[[typer.Context, str], Completions]:
    def complete(ctx: typer.Context, incomplete: str) -> Completions:
        return [
            (word, _disarm(text))
            for word, text in _plan_words(ctx, words)
            if word.startswith(incomplete) and _is_safe(word)
        ]

    return complete


def _is_safe(word: str) -> bool:
    """Tell whether a shell takes a word as it is: bash writes it into the line without quotes."""
    plain = (c.isalnum() or c in "._#-" or not c.isascii() for c in word)
    return all(plain) and not word.startswith("-") and _disarm(word) == word


_COMMANDS = str.maketrans(dict.fromkeys("\\$`", "·"))
"""Signs by which shells know commands."""


def _disarm(text: str) -> str:
    """Return words that a shell may show; zsh would run what looks like a command in them."""
    from wenming_cli.views.words import make_printable

    return make_printable(text).translate(_COMMANDS)


complete_numbers = _make_completer(lambda plan: [(item.no, item.title) for item in plan.items])
complete_goals = _make_completer(lambda plan: [(goal.id, goal.title) for goal in plan.goals])
complete_leads = _make_completer(
    lambda plan: [(name, "") for name in dict.fromkeys(n for i in plan.items for n in i.lead)],
)
complete_leaders = _make_completer(
    lambda plan: [(name, "") for name in dict.fromkeys(i.leader for i in plan.items if i.leader)],
)
