"""What is known while forms are collected: what their rows share, and what becomes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.journal.joined import FormRowKey
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Item
from wenming_cli.forms.collecting.comparison import Conflict
from wenming_cli.forms.collecting.rowmoves import FormRequest
from wenming_cli.forms.collecting.union import Claims, ParkedCells, ThisFile
from wenming_cli.forms.columns import ColumnKey
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.remarks import Remark


class Brought(NamedTuple):
    """What forms brought before, of one row."""

    live: Sequence[Fact] = ()
    """The entries that count, in the order in which they were recorded."""

    sums: Set[str] = frozenset()
    """Every statement that was ever recorded, also where it was taken back."""

    claims: Claims = MappingProxyType({})
    """Which files say its columns."""

    told: Mapping[str, Set[str]] = MappingProxyType({})
    """The columns that each file ever said, also where they were taken back."""


class Approval(NamedTuple):
    """What departments asked for and a leader has approved."""

    kinds: Set[str] = frozenset()
    """The words of 办理情况: 申请延期."""

    approver: str = ""


class Collecting(NamedTuple):
    """What all rows of one form share."""

    form: IssuedForm
    number: str
    period: Period
    today: date
    now: datetime
    brought: Mapping[FormRowKey, Brought]
    by: str
    """Who says what is in a row whose own 填报人 is blank."""

    collector: str
    file: ThisFile = ThisFile()
    approval: Approval = Approval()
    over: Mapping[str, Set[str]] = MappingProxyType({})
    """The files that somebody chose another file over, by the digits of that one."""

    doubted: Mapping[str, str] = MappingProxyType({})
    """What later files say of rows, by their codes, without a word of what these ask for."""

    requests: Sequence[str] = ()
    """What files ask for that are later, in words: `3.4.3 申请延期 2023-12-20`."""

    beaten: Set[tuple[str, str]] = frozenset()
    """The cells, by row and column, that a file of this command says which somebody chose."""

    parked: Mapping[str, ParkedCells] = MappingProxyType({})
    """What earlier files of this command say of rows, by their codes, that are not whole yet."""


class RowOutcome(NamedTuple):
    """What becomes of one row."""

    code: str
    item: Item | None = None
    """None where the form did not ask for it, or it has left the plan."""

    drafts: tuple[Mapping[str, Any], ...] = ()
    """The fields of the entries to record; those that take back come first."""

    remarks: tuple[Remark, ...] = ()
    """What has to be mended; nothing of the row is recorded then."""

    warnings: tuple[Remark, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    request: FormRequest | None = None
    cells: int = 0
    """How many cells the department filled in."""

    evidence: tuple[str, ...] = ()
    """The files that prove it, as they were named; the first draft that does not take back, or
    ticks, gets them."""

    line: int = 0
    """Its number on the sheet."""

    title: str = ""
    """工作任务, as it stands there."""

    page: str = ""
    """The sheet, where it is not the first one."""

    places: Mapping[ColumnKey, str] = MappingProxyType({})
    """Where its cells stand in the file: `填报!J5`."""

    taken_back: bool = False
    """What it says was recorded before and is taken back; it is not recorded anew by itself."""

    older: bool = False
    """A later file of the same form says of it what counts, in some cell or in all."""

    parked: ParkedCells | None = None
    """What is said of it so far, where nothing is wrong but that something more has to be said."""

    joined: bool = False
    """Whether a later file of this command says what it lacks, so that they are recorded as one."""

    rival: bool = False
    """An earlier file says otherwise, and nobody knows which of them is the later."""

    @property
    def words(self) -> list[dict[str, Any]]:
        """What its entries say; which entry is taken back is another one where nothing is kept."""
        return [
            {key: value for key, value in draft.items() if key != "undoes"} for draft in self.drafts
        ]

    @property
    def goes_back(self) -> bool:
        """Whether the department has to mend it; what it was not asked for the office settles."""
        return bool(self.remarks) and self.item is not None

    @property
    def stopped(self) -> bool:
        """Whether a person has to do something before anything of it is recorded."""
        return bool(self.remarks or self.conflicts)
