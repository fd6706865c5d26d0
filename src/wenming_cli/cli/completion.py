"""Completion in the shell: item numbers with their titles, offices, goals."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import typer

from wenming_cli.core.plan import Plan
from wenming_cli.errors import WenmingError


def _plan(ctx: typer.Context) -> Plan | None:
    """The plan meant by what is typed so far; None where it cannot be read."""
    from wenming_cli.cli.env import Env, real_env
    from wenming_cli.cli.session import Session
    from wenming_cli.store.planfile import read_plan

    env = ctx.obj if isinstance(ctx.obj, Env) else real_env()
    try:
        session = Session(env, plan=ctx.params.get("plan") or "", today="")
        return read_plan(session.workspace.plan_path, "").plan
    except WenmingError:
        return None


def _completer(
    words: Callable[[Plan], Iterable[tuple[str, str]]],
) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        plan = _plan(ctx)
        found = words(plan) if plan else ()
        return [(word, text) for word, text in found if word.startswith(incomplete)]

    return complete


complete_numbers = _completer(lambda plan: [(item.no, item.title) for item in plan.items])
complete_goals = _completer(lambda plan: [(goal.id, goal.title) for goal in plan.goals])
complete_leads = _completer(
    lambda plan: [(name, "") for name in dict.fromkeys(n for i in plan.items for n in i.lead)]
)
