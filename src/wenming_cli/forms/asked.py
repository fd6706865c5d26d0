"""A form as it is asked: its rows with what stands in them, and which cells are to be filled in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.core.periods import Period
from wenming_cli.forms.columns import ColumnKey
from wenming_cli.forms.form import FormRow, IssuedForm

RowKind = Literal["dated", "festive", "recurring", "standing", "dense"]
"""What kind of row it is: which of its yellow cells make sense."""


class Asking(NamedTuple):
    """What all forms of one hand-out share."""

    plan: str
    """The name of the plan's folder."""

    plan_sha256: str
    """The digest of the plan's data."""

    period: Period
    issued: date
    due: date | None = None
    """The day until which forms are to be handed in."""

    finished: bool = False
    """Whether what is done, suspended or cancelled has locked rows."""

    support: bool = False
    """Whether a sheet tells what the department supports."""

    contact: str = ""
    """To whom forms are sent back: 办公室李娜."""

    heads: tuple[str, ...] = ()
    """The words that the office's own template has above the rows."""


class AskedRow(NamedTuple):
    """One row: what it was issued with, and which of its cells are to be filled in."""

    issued: FormRow
    cells: Mapping[ColumnKey, str]
    """The texts of the locked cells, by column."""

    kind: RowKind
    due: date
    """The deadline, behind which 拟延期至 lies."""

    locked: Collection[ColumnKey] = ()
    """The yellow columns that are locked in this row."""

    required: Collection[ColumnKey] = ()
    """The cells to fill in (必填), at most three."""

    owed: bool = False
    """Whether something is to be told of it, be it in cells that say something already."""


class SupportRow(NamedTuple):
    """What a department helps with, to be read only."""

    label: str
    title: str
    when: str
    due: str
    lead: str
    status: str


class AskedForm(NamedTuple):
    """A form with all that its workbook shows."""

    form: IssuedForm
    period: Period
    span: Period
    """The days of the plan."""

    rows: Sequence[AskedRow]
    dense: Sequence[AskedRow] = ()
    """The times of what is owed every week or day."""

    support: Sequence[SupportRow] = ()
    own: bool = False
    """Whether it is the clerk's own sheet, which is saved where it is and sent to nobody."""

    @property
    def to_fill(self) -> int:
        """How many cells are to be filled in (必填)."""
        return sum(len(row.required) for row in (*self.rows, *self.dense))
