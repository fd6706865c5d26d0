"""Everything that a stretch of text says about when, how often, how much and who."""

from __future__ import annotations

from dataclasses import dataclass

from wenming_cli.importers.fold import fold
from wenming_cli.importers.meaning.cadence import cadences
from wenming_cli.importers.meaning.deadlines import deadlines
from wenming_cli.importers.meaning.owners import bare_list, owner_of
from wenming_cli.importers.meaning.quantities import quantities
from wenming_cli.importers.meaning.spans import Cadence, Deadline, Owner, Quantity


@dataclass(frozen=True, slots=True)
class Meaning:
    """What was understood of one text."""

    cadences: tuple[Cadence, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    owner: Owner | None = None


def understand(text: str, year: int, *, field: bool = False) -> Meaning:
    """Read one text.

    Args:
        text: an item's own words.
        year: the plan's year, for dates without one.
        field: the text is the content of a field or cell, where bare words say enough.
    """
    plain = fold(text)
    rhythms = cadences(plain)
    dates = deadlines(plain, year, [(c.at, c.end) for c in rhythms], field=field)
    owner = owner_of(text) or (bare_list(text) if field else None)
    return Meaning(tuple(rhythms), tuple(dates), tuple(quantities(plain)), owner)
