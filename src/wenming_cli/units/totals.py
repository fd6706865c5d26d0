"""What units add up to, by group: how many are in, and how far they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wenming_cli.core.board.shares import percent
from wenming_cli.message import M, Message
from wenming_cli.units.rows import FIGURES, UnitRow, finished_of
from wenming_cli.units.unit import Grouping

COUNTED = tuple(key for key in FIGURES if key not in ("percent", "percents", "expected"))
"""The figures of units that are added up."""


class Totals(NamedTuple):
    """The figures of several units together."""

    group: str
    """Its name; empty for all units."""

    units: int
    here: int
    """How many are in the totals (已汇总)."""

    not_in: int
    unreadable: int
    """Those that came and cannot be read, or were altered."""

    late: int
    """How many of those in the totals came after the day that was set."""

    total: int = 0
    not_started: int = 0
    in_progress: int = 0
    done: int = 0
    verified: int = 0
    suspended: int = 0
    cancelled: int = 0
    overdue: int = 0
    due_soon: int = 0
    red: int = 0
    yellow: int = 0
    green: int = 0
    people: int = 0
    evidence: int = 0
    events_in: int = 0
    people_in: int = 0
    percent: int = 0
    """The mean of all their items, 0 and 100 only where it is exact."""

    @property
    def finished(self) -> int:
        """Items that are done or verified."""
        return finished_of(self.done, self.verified)

    @property
    def came(self) -> list[Message]:
        """How many are in the totals, and how many of each kind are not: 已汇总197个, 未报3个."""
        said = [M("{n} in the totals", n=self.here)]
        said += [M("{n} not in", n=self.not_in)] if self.not_in else []
        wrong = M("{n} cannot be read or were altered", n=self.unreadable)
        return [*said, wrong] if self.unreadable else said


def total_units(rows: Iterable[UnitRow], group: str = "") -> Totals:
    """Return the totals of some units.

    Args:
        rows: their rows; those that are not in the totals are only counted.
        group: the name of the group.
    """
    every = list(rows)
    here = [row for row in every if row.state == "in"]
    sums = {key: sum(getattr(row, key) or 0 for row in here) for key in COUNTED}
    return Totals(
        group,
        units=len(every),
        here=len(here),
        not_in=sum(row.state == "not_in" for row in every),
        unreadable=sum(row.state in ("unreadable", "altered") for row in every),
        late=sum((row.days_late or 0) > 0 for row in here),
        percent=percent(sum(row.percents or 0 for row in here), 100 * sums["total"]),
        **sums,
    )


def total_groups(rows: Sequence[UnitRow], by: Grouping) -> list[Totals]:
    """Return the totals of each group, in the order in which the list names them first.

    Args:
        rows: the units in the order of the list.
        by: what to group by; `none` gives no groups.
    """
    if by == "none":
        return []
    groups = defaultdict[str, list[UnitRow]](list)
    for row in rows:
        groups[getattr(row, by)].append(row)
    return [total_units(found, group) for group, found in groups.items()]
