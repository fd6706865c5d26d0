"""What an import used of a document and what it did not, as a value."""

from __future__ import annotations

from typing import NamedTuple

from wenming_cli.importers.account.kinds import LeftGroup, left_kind
from wenming_cli.importers.lines import LeftOut


class Tally(NamedTuple):
    """How many there are in the items of a document, and how many of them an item has."""

    found: int
    used: int


class Account(NamedTuple):
    """The owners and times that a document names, and the pieces that are part of no item."""

    owners: Tally
    times: Tally
    left_out: tuple[LeftOut, ...]
    """In the order of the document."""

    def of_group(self, *groups: LeftGroup) -> list[LeftOut]:
        """Return the pieces that were left out for a reason of some group."""
        return [piece for piece in self.left_out if left_kind(piece).group in groups]
