"""Different lines with one id: which of them stands.

A line is written once and never changed, so one of the two was edited or made up. The one that
stands is genuine by its seal, where one is. Of several genuine ones it is the older: more lines
were recorded below it, by the links of the seals, or else its moment is earlier. The order of files
and lines has no part in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from wenming_cli.core.journal.entries import Base
from wenming_cli.core.journal.reading import strip_line
from wenming_cli.core.journal.seals import count_followers, digest, genuine
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
    unsealed = (replace(entry, prev="", seal="") for entry in (one, other))
    return one == other or (one.newer == other.newer and next(unsealed) == next(unsealed))


def find_shadowed(entries: Iterable[Base], fallen: Iterable[Base]) -> Iterator[Base]:
    """Yield the entries whose id belongs to another line: `undo` takes that one back.

    Args:
        entries: all of them.
        fallen: those that do not stand against another one with their id.
    """
    every = list(entries)
    gone = {id(entry) for entry in fallen}
    vouched = {entry.id for entry in every if entry.seal and id(entry) not in gone}
    for entry in every:
        if id(entry) in gone or (not entry.seal and entry.id in vouched):
            yield entry


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
        first = min(those, key=lambda claim: (_rank(claim, followers), strip_line(claim.line)))
        losers = [claim for claim in those if not _same(claim.entry, first.entry)]
        fallen += losers
        for claim in those if losers else ():
            lost = not _same(claim.entry, first.entry)
            other = first if lost else losers[0]
            known = _rank(claim, followers) != _rank(other, followers)
            reason = _KNOWN if known else _UNKNOWN
            if genuine(claim.line) != genuine(other.line):
                reason = _SEALED
            problems.append(_problem(claim, M(reason[lost].text, place=other.place)))
    return fallen, problems


def _rank(claim: Claim, followers: Mapping[str, int]) -> tuple[bool, int, datetime]:
    """Return what the claims of one id are sorted by; the first one stands."""
    return not genuine(claim.line), -followers.get(digest(claim.line), 0), claim.entry.at


def _problem(claim: Claim, hint: Message) -> Problem:
    return Problem(
        "entry-id-twice",
        M("another entry has the id {id} too", id=claim.entry.id),
        hint,
        file=claim.file,
        line=claim.number,
        blocking=False,
    )


_SEALED = (
    M("this one is as it was sealed and counts, not {place}"),
    M("this one was changed or made by hand and does not count; {place} does, as it was sealed"),
)
"""What is said of the line that stands, and of the other, where their seals tell them apart."""

_KNOWN = (
    M("this one is the older and counts, not {place}"),
    M("this one came later and does not count; {place} does"),
)
"""Where one is the older."""

_UNKNOWN = (
    M("which is right cannot be told; this one counts, not {place}"),
    M("which is right cannot be told; {place} counts, not this one"),
)
"""Where nothing tells them apart."""
