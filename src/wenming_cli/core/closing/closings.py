"""Which periods are closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from wenming_cli.core.closing.code import show_code
from wenming_cli.core.journal.planentries import (
    Close,
    PlanEntry,
    ReopenPeriod,
    unique_plan_entries,
)
from wenming_cli.core.periods import Period, parse_period


class ClosedPeriod(NamedTuple):
    """A closing that stands."""

    period: Period
    close: Close

    @property
    def code(self) -> str:
        """The code as it is printed."""
        return show_code(self.close.code)

    @property
    def day(self) -> date:
        """The day it was closed."""
        return self.close.as_of


def lifted_by(entries: Iterable[PlanEntry]) -> dict[str, ReopenPeriod]:
    """Return what lifted each closing that was lifted, by the id of the closing."""
    return {
        key: entry
        for entry in unique_plan_entries(entries)
        if isinstance(entry, ReopenPeriod)
        for key in entry.lifts
    }


def all_closings(entries: Iterable[PlanEntry], year: int) -> list[ClosedPeriod]:
    """Return every closing in the order of their ids, those that were lifted among them."""
    return [
        ClosedPeriod(parse_period(entry.period, year), entry)
        for entry in unique_plan_entries(entries)
        if isinstance(entry, Close)
    ]


def standing_closings(
    entries: Iterable[PlanEntry], year: int, as_of: date | None = None
) -> list[ClosedPeriod]:
    """Return the closings that stand, those of one period side by side.

    Args:
        entries: those about the plan.
        year: the plan's.
        as_of: a day that was chosen: what was closed or lifted later is not there yet.
    """
    known = [entry for entry in entries if as_of is None or entry.at.date() <= as_of]
    lifted = lifted_by(known)
    standing = [one for one in all_closings(known, year) if one.close.id not in lifted]
    return sorted(standing, key=lambda one: (one.period.first, one.period.last, one.close.id))
