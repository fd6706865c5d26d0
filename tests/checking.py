"""A plan's folder as `wenming check` reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from wenming_cli.errors import Problem
from wenming_cli.office.office import Office
from wenming_cli.store.check import find_problems
from wenming_cli.store.workspace import Workspace


def problems_in(
    here: Workspace, progress: Callable[[int], None] = lambda _done: None
) -> list[Problem]:
    """Return everything that is wrong with it."""
    return find_problems(here, here.read_plan(), here.read_journal(), progress)


def office_in(here: Workspace) -> Office:
    """Return the office that works in it, on a day of 2023."""
    return Office(here, datetime(2023, 6, 15, 12, tzinfo=UTC), "li-na@pc-07")
