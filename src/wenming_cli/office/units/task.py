"""One unit's share of the work: what a process needs to know, and what it gives back."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wenming_cli.core.periods import Period
from wenming_cli.units.unit import ListedUnit


class UnitTask(NamedTuple):
    """What is to be read of one unit; it is sent to other processes and machines."""

    unit: ListedUnit
    path: str
    """The absolute path of its folder or file; empty where nothing came."""

    shown: str
    """That path in messages."""

    period: Period
    as_of: date
    """The day of the figures."""

    rules: str
    """The digest of all else that decides what the rows say: the program, the day, the period."""

    chosen: date | None = None
    """That day, where somebody chose it: what was closed later is not there yet."""

    known: str = ""
    """The digest of what is known already; nothing is read again where that is the same."""

    data: bytes | None = None
    """The bytes of a submission, where they travel."""

    roster: bool = True
    """Whether a list names the unit; otherwise it is called as its plan says."""

    key: str = ""
    """What it is told apart by from other files of the same unit."""


class UnitRead(NamedTuple):
    """What became of one unit."""

    key: str
    """That of its task."""

    digest: str
    """Of all that its rows are made of."""

    rows: bytes = b""
    """Its lines of JSON, the unit's own first; empty where they are known."""
