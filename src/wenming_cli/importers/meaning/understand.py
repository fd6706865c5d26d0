"""Everything that a stretch of text says about when, how often, how much and who."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wenming_cli.importers.fold import fold
from wenming_cli.importers.meaning.cadence import cadences
from wenming_cli.importers.meaning.deadlines import deadlines
from wenming_cli.importers.meaning.owners import bare_list, owner_of
from wenming_cli.importers.meaning.quantities import quantities
from wenming_cli.importers.meaning.spans import Cadence, Deadline, Owner, Quantity

MOST_READ = 6000
"""Characters of one item; the longest paragraphs of real documents have a tenth of that."""


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
    text = text[:MOST_READ]
    plain, at = _close(fold(text))
    rhythms = cadences(plain)
    dates = deadlines(plain, year, [(c.at, c.end) for c in rhythms], field=field)
    owner = owner_of(text) or (bare_list(text) if field else None)

    def printed(start: int, raw: str) -> str:
        return text[at[start] : at[start + len(raw) - 1] + 1] if raw else ""

    return Meaning(
        tuple(replace(c, raw=printed(c.at, c.raw), at=at[c.at]) for c in rhythms),
        tuple(replace(d, raw=printed(d.at, d.raw), at=at[d.at]) for d in dates),
        tuple(quantities(plain)),
        owner,
    )


def times_in(text: str, year: int) -> tuple[list[Cadence], list[Deadline]]:
    """Only the rhythms and deadlines of a text."""
    plain, _ = _close(fold(text[:MOST_READ]))
    rhythms = cadences(plain)
    return rhythms, deadlines(plain, year, [(c.at, c.end) for c in rhythms])


def _close(plain: str) -> tuple[str, list[int]]:
    """Folded text without the spaces inside it, and where each character stood (`6 月 底前`)."""
    kept = [
        i for i, c in enumerate(plain)
        if c != " " or not (_is_dense(plain[i - 1 : i]) and _is_dense(plain[i + 1 : i + 2]))
    ]  # fmt: skip
    return "".join(plain[i] for i in kept), [*kept, len(plain)]


def _is_dense(c: str) -> bool:
    return c.isdecimal() or "\u4e00" <= c <= "\u9fff" or c == " "
