"""What is closed (封账), for papers and pages: the closings that stand, and what came later."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from wenming_cli.core.closing.closings import ClosedPeriod, standing_closings
from wenming_cli.core.closing.coverage import read_lines
from wenming_cli.core.closing.late import ClosedFigures, closed_figures
from wenming_cli.core.periods import Period
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.store.closings import read_journal_text

if TYPE_CHECKING:
    from wenming_cli.core.closing.late import LateKind
    from wenming_cli.core.journal.entries import Base


def standing(desk: Desk, as_of: date | None = None) -> list[ClosedPeriod]:
    """Return the closings that stand; on a day, if one was named, or set for a rehearsal."""
    return standing_closings(desk.journal.of_plan, desk.plan.year, _last_day(desk, as_of))


def known_entries(desk: Desk, as_of: date | None = None) -> list[Base]:
    """Return the entries about items that were recorded by a day, if one was named or set."""
    day = _last_day(desk, as_of)
    return [one for one in desk.journal.standing if day is None or one.at.date() <= day]


def _last_day(desk: Desk, as_of: date | None) -> date | None:
    return as_of or (None if desk.horizon else desk.today)


def require_period(desk: Desk, text: str) -> Period:
    """Return a period of the plan that was typed.

    Raises:
        Usage: the text names no period.
        Refused: the period lies outside the plan.
    """
    from wenming_cli.papers.paper import choose_period

    if not text.strip():
        raise Usage(M("no period is named"), M("name one: Q3, 2023-Q3, 5月, H1"))
    return choose_period(text, desk.plan, desk.today)


def not_closed(period: Period) -> Refused:
    """Return the error for a period that is not closed."""
    return Refused(
        M("{period} is not closed", period=period.name),
        M("`wenming close {key}` closes it", key=period.key),
    )


def closed_periods(desk: Desk, as_of: date | None = None) -> dict[str, ClosedFigures]:
    """Return what the papers of each closed period tell, by the key of the period.

    Args:
        desk: whose plan it is.
        as_of: a day that was named: what was closed later is open.
    """
    if not desk.journal.of_plan:
        return {}
    closings = standing(desk, as_of)
    if not closings:
        return {}
    lines = read_lines(read_journal_text(desk.workspace))
    groups: dict[str, list[ClosedPeriod]] = defaultdict(list)
    for one in closings:
        groups[one.period.key].append(one)
    entries = known_entries(desk, as_of)
    return {key: closed_figures(own, lines, entries, plan=desk.plan) for key, own in groups.items()}


def late_marks(desk: Desk) -> dict[str, LateKind]:
    """Return which entries came after a closing of their period, by their ids."""
    return {
        one.entry.id: one.kind for figures in closed_periods(desk).values() for one in figures.late
    }
