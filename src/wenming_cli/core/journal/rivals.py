"""Different lines with one id: which of them stands.

A line is written once and never changed, so one of the two was edited or made up. The one that
stands is genuine by its seal, where one is. Of several genuine ones it is the older: more lines
were recorded below it, by the links of the seals, or else its moment is earlier. The order of files
and lines has no part in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from wenming_cli.core.journal.entries import Base
from wenming_cli.core.journal.seals import bare, count_followers, digest, genuine
from wenming_cli.errors import Problem
from wenming_cli.message import M, Message


class Claim(NamedTuple):
    """A line that has an id which another line has too."""

    entry: Base
    line: bytes
    file: str
    number: int

    @property
    def place(self) -> str:
        """File and line, as messages name them."""
        return f"{self.file}:{self.number}"


def doubled_ids(entries: Iterable[Base]) -> set[str]:
    """Return the ids that different entries have; the same entry twice is no problem."""
    first: dict[str, Base] = {}
    return {
        entry.id
        for entry in entries
        if (other := first.setdefault(entry.id, entry)) is not entry and not _same(entry, other)
    }


def _same(one: Base, other: Base) -> bool:
    """Tell whether two entries say the same, whatever their seals."""
    return one == other or replace(one, prev="", seal="") == replace(other, prev="", seal="")


def settle_claims(
    claims: Iterable[Claim], lines: Iterable[bytes]
) -> tuple[list[Claim], list[Problem]]:
    """Return the claims that do not stand, and a problem for each line that has a rival.

    Args:
        claims: the lines whose ids are doubled.
        lines: all lines of the journal.
    """
    followers = count_followers(lines)
    rivals: dict[str, list[Claim]] = {}
    for claim in claims:
        rivals.setdefault(claim.entry.id, []).append(claim)
    fallen: list[Claim] = []
    problems: list[Problem] = []
    for those in rivals.values():
        first = min(those, key=lambda claim: _rank(claim, followers))
        losers = [claim for claim in those if not _same(claim.entry, first.entry)]
        fallen += losers
        problems += _problems(first, those, losers) if losers else ()
    return fallen, problems


def _rank(claim: Claim, followers: Mapping[str, int]) -> tuple[bool, int, datetime, bytes]:
    """Return what the claims of one id are sorted by; the first one stands."""
    below = followers.get(digest(claim.line), 0)
    return not genuine(claim.line), -below, claim.entry.at, bare(claim.line)


def _problems(first: Claim, those: Sequence[Claim], losers: Sequence[Claim]) -> Iterator[Problem]:
    for claim in those:
        stands = _same(claim.entry, first.entry)
        yield Problem(
            "entry-id-twice",
            M("another entry has the id {id} too", id=claim.entry.id),
            _why_it_stands(first, losers[0]) if stands else _why_it_falls(claim, first),
            file=claim.file,
            line=claim.number,
            blocking=False,
        )


def _why_it_stands(first: Claim, loser: Claim) -> Message:
    if not genuine(first.line):
        return M("neither has a right seal; this one counts, not {place}", place=loser.place)
    if genuine(loser.line):
        return M("this one is the older by the seals and counts, not {place}", place=loser.place)
    return M("this one is as it was sealed and counts, not {place}", place=loser.place)


def _why_it_falls(claim: Claim, first: Claim) -> Message:
    if not genuine(first.line):
        return M("neither has a right seal; {place} counts, not this one", place=first.place)
    if genuine(claim.line):
        return M("this one came later and does not count; {place} does", place=first.place)
    return M(
        "this one was changed or made by hand and does not count; {place} does, as it was sealed",
        place=first.place,
    )
