"""What gathering came to: the rows of all units, and what the list says beside them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from wenming_cli.core.periods import Period
from wenming_cli.errors import Problem, Refused
from wenming_cli.message import M, joined
from wenming_cli.units.ranking import Rank, rank_units
from wenming_cli.units.rows import ItemRow, UnitRow
from wenming_cli.units.totals import Totals, total_groups, total_units
from wenming_cli.units.unit import Grouping, ListedUnit


@dataclass(frozen=True)
class Gathered:
    """All units of one roll-up, sorted by their codes."""

    period: Period
    as_of: date
    units: Sequence[UnitRow]
    rows: bytes
    """Every row as a line of JSON: each unit, and behind it its items."""

    by: Grouping = "none"
    listed: Sequence[ListedUnit] = ()
    """In the order of the list."""

    problems: Sequence[Problem] = ()
    """What is wrong with lines of the list, and what lies in folders and is no unit."""

    due: date | None = None
    """The day until which units were to hand in."""

    again: int = 0
    """How many units were read; the rows of the others were known."""

    @property
    def complete(self) -> bool:
        """Whether every unit is in the totals, and nothing is wrong besides."""
        return not self.problems and all(row.state == "in" for row in self.units)

    def lines(self) -> Iterator[bytes]:
        """Yield every row as its line, with its end; there may be very many."""
        yield from io.BytesIO(self.rows)

    def items(self) -> Iterator[ItemRow]:
        """Yield the rows of all items, unit by unit."""
        for line in self.lines():
            if line.startswith(b'{"row":"item"'):
                data = json.loads(line)
                del data["row"]
                yield ItemRow(**data)

    def items_of(self, code: str) -> list[ItemRow]:
        """Return the rows of one unit's items."""
        return [row for row in self.items() if row.code == code]

    def unit_called(self, code: str) -> UnitRow:
        """Return the row of one unit, by its code, or by its name where no other is called so.

        Raises:
            Refused: there is none, or there are several.
        """
        unit = next((row for row in self.units if row.code == code), None)
        named = [row for row in self.units if code in (row.name, row.short)]
        if unit is None and len(named) > 1:
            raise Refused(
                M("several units are called {name}", name=code),
                M("name the code: {codes}", codes=joined(row.code for row in named)),
            )
        if unit is None and not named:
            raise Refused(
                M("there is no unit {code}", code=code),
                M("`wenming rollup` without --unit lists all of them"),
            )
        return unit or named[0]

    @cached_property
    def total(self) -> Totals:
        """What all units add up to."""
        return total_units(self.units)

    @cached_property
    def groups(self) -> list[Totals]:
        """What each group adds up to, in the order of the list; none where nothing is grouped."""
        return total_groups(self.listed_rows, self.by)

    @cached_property
    def ranks(self) -> list[Rank]:
        """The units in the order of their ranks."""
        return rank_units(self.units)

    @cached_property
    def listed_at(self) -> dict[str, str]:
        """Where a list names each unit: `units.csv:5`, by codes; no unit that no list names."""
        return {unit.code: unit.where for unit in self.listed if unit.where}

    @property
    def days(self) -> list[date]:
        """The days of the figures, in order: one, unless units handed in those of several."""
        said = {row.as_of for row in self.units if row.state == "in" and row.as_of}
        return sorted(map(date.fromisoformat, said))

    @cached_property
    def listed_rows(self) -> list[UnitRow]:
        """The rows of the units in the order of the list."""
        places = {unit.code: n for n, unit in enumerate(self.listed)}
        return sorted(self.units, key=lambda row: places.get(row.code, len(places)))


class SqlAnswer(NamedTuple):
    """The rows that a question in SQL gave."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    more: bool = False
    """Whether there were more than are shown."""


def parse_unit(line: bytes) -> UnitRow:
    """Return the row of a unit from its line."""
    data = json.loads(line)
    del data["row"]
    return UnitRow(**data)
