"""Entries about the plan as a whole: of closings (封账), and of forms (填报表) that came back.

They have no item, are no part of any item's state, and no `undo` names them. A program that does
not know them keeps their lines as those of a newer program.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints

from wenming_cli.core.journal.entries import EntryId, FormNumber, FreeText, PlanVerb, Written
from wenming_cli.core.journal.reading import keep_newer, parted, validate
from wenming_cli.core.journal.values import Value
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Words
from wenming_cli.errors import Usage

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
ReceivedDigest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
LineDigest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
ItemDigest = Annotated[str, StringConstraints(pattern=r"^\S+ [0-9a-f]{30}$")]

ItemFigure = Annotated[str, StringConstraints(pattern=r"^\S+ [a-z_]+( [0-9]{1,9}){6}$")]


def _require_period(key: str) -> str:
    try:
        parse_period(key, 0)
    except Usage as error:
        raise ValueError(key) from error
    return key


PeriodKey = Annotated[Words, AfterValidator(_require_period)]


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class ClosedFile(Value):
    """A journal file as it was when a period was closed."""

    EXTRA = "ignore"

    file: Words
    """Its name in `journal/`."""

    lines: Annotated[int, Field(ge=0)]
    """How many lines it had."""

    seal: FreeText
    """That of its last line; `-` for a file without lines."""

    ends: tuple[LineDigest, ...] = ()
    """Digests of its lines to which no other line was linked; from them all lines are found."""


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class ClosedPaper(Value):
    """A paper that was written when a period was closed, and carries its code."""

    EXTRA = "ignore"

    name: Words
    """The name of its file."""

    sha256: Sha256
    """The SHA-256 digest of its bytes."""

    path: FreeText = ""
    """From the folder that holds `plans/`; empty where it lies outside."""


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class PlanEntry(Written):
    """What every entry about the plan has."""

    do: PlanVerb
    """What happened: the name of the command, such as `close`."""

    period: PeriodKey
    """The key of the period, such as `2023-Q3`."""

    @property
    def day(self) -> date:
        """The day that it is of."""
        return self.at.date()


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Close(PlanEntry):
    """A period was closed (封账): what was recorded until then was handed in."""

    do: Literal["close"]
    as_of: date
    """The day of the figures that were handed in."""

    code: Annotated[str, StringConstraints(pattern=r"^[0-9A-HJKMNP-TV-Z]{13}$")]
    """The code (封账码) without its hyphens."""

    plan: Sha256
    """The digest of the plan as data; comments and layout are no part of it."""

    entries: Sha256
    """The digest of the ids and seals of all entries that counted."""

    count: Annotated[int, Field(ge=0)]
    """How many entries counted."""

    files: tuple[ClosedFile, ...] = ()
    """The journal files as they were."""

    papers: tuple[ClosedPaper, ...] = ()
    """What was written with the code on it."""

    program: FreeText = ""
    """The version of the program, for information."""

    rows: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{16})?$")] = ""
    """The digest of what that program showed of the period, for information."""

    plan_head: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{10})?$")] = ""
    """The digest of what the plan has besides its items, to name what changed."""

    plan_items: tuple[ItemDigest, ...] = ()
    """Each item's id with a digest of its number, title, text, owners, time and the rest."""

    figures: tuple[ItemFigure, ...] = ()
    """How each item stood, as it was told: its id, its status, 1 if it recurs, percent, times made
    good and due, sessions, people."""


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class ReopenPeriod(PlanEntry):
    """The closing of a period was lifted."""

    do: Literal["reopen_period"]
    lifts: tuple[EntryId, ...]
    """The ids of the closings."""

    why: Words
    """The reason that was given."""


FormState = Literal["full", "partly", "nothing_new"]
"""What became of a form: all was taken, something of it waits, or it said nothing new."""


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Receive(PlanEntry):
    """A form (填报表) came back and was collected; `by` collected it.

    Its `batch` is that of the entries that it brought. It is taken back with them, and no undo
    names it.
    """

    do: Literal["receive"]
    dept: Words
    """The department that was asked."""

    form: FormNumber
    """The form's number (回收编号) without its hyphen."""

    file: Words
    """The name of the file as it came."""

    sha256: Sha256
    """The SHA-256 digest of the file's bytes."""

    filler: FreeText = ""
    """Who filled it in, where it says so."""

    handed_on: date
    """The day it was handed in."""

    cells: Annotated[int, Field(ge=0)]
    """How many cells the department had filled in."""

    state: FormState
    """`full`, `partly` where rows went back or the office has to settle something, `nothing_new`
    where it brought no entry and asks for nothing."""

    returned: Annotated[int, Field(ge=0)] = 0
    """How many rows went back to the department (退回), to be mended."""

    back: tuple[Words, ...] = ()
    """The codes of the rows of its form that are to be mended by now, those of earlier files among
    them; what was collected by older programs does not say them."""

    requests: tuple[Words, ...] = ()
    """What the department asks for, which a leader decides: `3.4.3 申请延期 2023-12-20`."""

    saved: AwareDatetime | None = None
    """When a program last saved the file, as that wrote into it: it tells the later file of a form
    from the earlier one."""

    over: tuple[ReceivedDigest, ...] = ()
    """The first digits of the SHA-256 of other files of its form that somebody chose this one over
    (`--take`): they are not asked about again in the cells that this one says."""

    @property
    def day(self) -> date:
        """The day that it is of."""
        return self.handed_on

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it went back or waits."""
        return self.returned == 0 and self.state != "partly"


AnyPlanEntry = Close | ReopenPeriod | Receive

_KINDS: Mapping[str, type[AnyPlanEntry]] = {
    "close": Close,
    "reopen_period": ReopenPeriod,
    "receive": Receive,
}


def plan_entry_of(data: Mapping[str, Any]) -> AnyPlanEntry:
    """Build an entry about the plan; what a newer program has put in besides is kept in `newer`.

    Raises:
        ValidationError: something that it needs is wrong or missing.
    """
    known, newer = parted(data, _KINDS[data["do"]])
    entry = validate(_KINDS[data["do"]], known)
    keep_newer(entry, newer)
    return entry


def unique_plan_entries(entries: Iterable[PlanEntry]) -> list[PlanEntry]:
    """Return each entry once, in the order of their ids."""
    ordered = sorted(entries, key=lambda entry: (entry.id, entry.seal))
    return list({entry.id: entry for entry in ordered}.values())
