"""What is closed (封账), for papers and pages: the closings that stand, and what came later."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wenming_cli.core.closing.closings import ClosedPeriod, standing_closings
from wenming_cli.core.closing.coverage import read_lines
from wenming_cli.core.closing.late import ClosedFigures, closed_figures
from wenming_cli.office.desk import Desk
from wenming_cli.store.closings import read_journal_text

if TYPE_CHECKING:
    from wenming_cli.core.closing.late import LateKind


def standing(desk: Desk) -> list[ClosedPeriod]:
    """Return the closings that stand, on the day that was set where one was."""
    day = None if desk.horizon else desk.today
    return standing_closings(desk.journal.of_plan, desk.plan.year, day)


def closed_periods(desk: Desk) -> dict[str, ClosedFigures]:
    """Return what the papers of each closed period tell, by the key of the period."""
    closings = standing(desk)
    if not closings:
        return {}
    lines = read_lines(read_journal_text(desk.workspace))
    groups: dict[str, list[ClosedPeriod]] = defaultdict(list)
    for one in closings:
        groups[one.period.key].append(one)
    entries = desk.journal.standing
    return {key: closed_figures(own, lines, entries, plan=desk.plan) for key, own in groups.items()}


def late_marks(desk: Desk) -> dict[str, LateKind]:
    """Return which entries came after a closing that tells_of them, by their ids."""
    return {
        one.entry.id: one.kind for figures in closed_periods(desk).values() for one in figures.late
    }
