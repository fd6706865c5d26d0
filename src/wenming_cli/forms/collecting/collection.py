"""What is known while forms are collected: what their rows share, and what becomes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Item
from wenming_cli.forms.collecting.comparison import Conflict
from wenming_cli.forms.collecting.rowmoves import FormRequest
from wenming_cli.forms.columns import ColumnKey
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.remarks import Remark

APART = timedelta(minutes=1)
"""By how much one file of a form must be later than another to be taken for the later one."""


class FormRowKey(NamedTuple):
    """A row of one form."""

    form: str
    row: str


class Brought(NamedTuple):
    """What forms brought before, of one row."""

    live: Sequence[Fact] = ()
    """The entries that count, in the order in which they were recorded."""

    sums: Set[str] = frozenset()
    """Every statement that was ever recorded, also where it was taken back."""


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
    approved: Set[str] = frozenset()
    """The words of 办理情况 that are approved: 申请延期."""

    approver: str = ""
    seen: bool = False
    """Whether this very file was collected before: what was taken back since stays so."""

    saved: datetime | None = None
    """When a program last saved the file."""

    others: Mapping[str, datetime] = MappingProxyType({})
    """When other files were saved, by the command that collected them."""

    taken: bool = False
    """Whether somebody said that this file counts, not another of its form."""

    def is_older(self, facts: Sequence[Fact]) -> bool | None:
        """Tell whether the file is older than those that brought some facts; None: nobody knows."""
        if self.taken:
            return False
        known = [self.others[fact.command] for fact in facts if fact.command in self.others]
        if self.saved is None or len(known) < len(facts) or abs(max(known) - self.saved) <= APART:
            return None
        return self.saved < max(known)


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
    """A later file of the same form says of it what counts."""

    @property
    def goes_back(self) -> bool:
        """Whether the department has to mend it; what it was not asked for the office settles."""
        return bool(self.remarks) and self.item is not None

    @property
    def stopped(self) -> bool:
        """Whether a person has to do something before anything of it is recorded."""
        return bool(self.remarks or self.conflicts)
