"""Everything that a stretch of text says about when, how often and who; how much is asked apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.deadlines import find_deadlines
from wenming_cli.importers.meaning.fields import fields_in
from wenming_cli.importers.meaning.owners.owners import owner_of, owner_of_list
from wenming_cli.importers.meaning.rhythms import find_rhythms, seasons_in
from wenming_cli.importers.meaning.spans import Deadline, Owner, StatedRhythm

if TYPE_CHECKING:
    from wenming_cli.core.periods import Unit
    from wenming_cli.importers.meaning.gatherings import Gathering
    from wenming_cli.importers.meaning.spans import Quantity, TextSpan
    from wenming_cli.importers.meaning.targets import StatedTarget

_NOTHING = re.compile(r"[\s/\\|\-·.。,、;~*×]*(?:无|空)?\s*")
"""What stands in a field that is left empty."""

MOST_READ = 6000
"""Characters of one item; the longest paragraphs of real documents have a tenth of that."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What was understood of one text."""

    rhythms: tuple[StatedRhythm, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    owner: Owner | None = None
    unread: tuple[str, ...] = ()
    """What stands in a field or cell of deadlines and names no day: 待定, 区残运会开幕前."""


@lru_cache(maxsize=512)
def understand(text: str, year: int, *, field: bool = False) -> Meaning:
    """Read one text; results are kept, because the same text is asked about more than once.

    Args:
        text: an item's own words.
        year: the plan's year, for dates without one.
        field: the text is the content of a field or cell, where bare words say enough.
    """
    text = text[:MOST_READ]
    plain, at = _close_up(fold_width(text))
    rhythms = find_rhythms(plain)
    within = [(0, len(plain))] if field else _due_fields(plain)
    taken = [*((c.at, c.end) for c in rhythms), *seasons_in(plain)]
    dates = find_deadlines(plain, year, taken, fields=within, cell=field)
    owner = owner_of(text) or (owner_of_list(text) if field else None)

    def printed(start: int, raw: str) -> str:
        return text[at[start] : at[start + len(raw) - 1] + 1] if raw else ""

    return Meaning(
        rhythms=tuple(replace(c, raw=printed(c.at, c.raw), at=at[c.at]) for c in rhythms),
        deadlines=tuple(replace(d, raw=printed(d.at, d.raw), at=at[d.at]) for d in dates),
        owner=owner,
        unread=tuple(
            printed(a, plain[a:b]).strip()
            for a, b in within
            if not _NOTHING.fullmatch(plain, a, b) and not _says_when(rhythms, dates, (a, b))
        ),
    )


def _says_when(
    rhythms: Sequence[StatedRhythm], dates: Sequence[Deadline], within: TextSpan
) -> bool:
    """Tell whether a field has a day, a rhythm, or words for what never ends."""
    said = [
        *((c.at, c.end) for c in rhythms if c.unit != "vague"),
        *((d.at, d.at + len(d.raw)) for d in dates if d.end or d.type == "ongoing"),
    ]
    return any(at < within[1] and within[0] < end for at, end in said)


def quantities_in(text: str) -> list[Quantity]:
    """Return the quantities that a text asks for; only the JSON shows them."""
    from wenming_cli.importers.meaning.quantities import find_quantities

    return find_quantities(_close_up(fold_width(text[:MOST_READ]))[0])


@lru_cache(maxsize=512)
def gathering_in(text: str) -> Gathering | None:
    """Return what people gather for in a text, if they do."""
    from wenming_cli.importers.meaning.gatherings import find_gathering

    return find_gathering(_close_up(fold_width(text[:MOST_READ]))[0])


@lru_cache(maxsize=512)
def targets_in(text: str, every: Unit | None, *, activity: bool) -> tuple[StatedTarget, ...]:
    """Return what a text asks for in numbers besides its rhythm; see `find_targets`."""
    from wenming_cli.importers.meaning.targets import find_targets

    plain = _close_up(fold_width(text[:MOST_READ]))[0]
    return tuple(find_targets(plain, every, activity=activity))


def _due_fields(plain: str) -> list[TextSpan]:
    return [(f.value_start, f.end) for f in fields_in(plain) if f.role == "due"]


def _close_up(plain: str) -> tuple[str, list[int]]:
    """Take out the spaces inside folded text (`6 月 底前`); return where each character stood, too."""
    kept = [
        i
        for i, c in enumerate(plain)
        if c != " " or not (_is_dense(plain[i - 1 : i]) and _is_dense(plain[i + 1 : i + 2]))
    ]
    return "".join(plain[i] for i in kept), [*kept, len(plain)]


def _is_dense(c: str) -> bool:
    return c.isdecimal() or "\u4e00" <= c <= "\u9fff" or c == " "
