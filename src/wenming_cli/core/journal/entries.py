"""The journal's entries: what was recorded, by whom, when, about which item.

An entry is one JSON object on one line. Fields that a newer program added are kept and passed by.
The order of entries is that of their ids, never that of the files they came from.

Annotations are evaluated here, once, not by Pydantic for every kind that inherits them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import (
    Annotated,
    Any,
    Literal,
    get_args,
)

from pydantic import (
    AwareDatetime,
    Field,
    StringConstraints,
)
from pydantic_core import to_jsonable_python

from wenming_cli.core.journal.values import Value, values_of
from wenming_cli.core.plan.plan import Names, Words

EntryId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}-[0-9a-f]{8}$")]
FreeText = Annotated[str, StringConstraints(strip_whitespace=True)]
FormNumber = Annotated[str, StringConstraints(pattern=r"^[0-9A-HJKMNP-TV-Z]{8}$")]

Verb = Literal[
    "start", "done", "note", "tick", "hold", "resume", "cancel", "reopen", "postpone", "assign",
    "verify", "attach", "remind", "undo",
]  # fmt: skip
"""What happens to an item, or with `undo` to an entry."""

PlanVerb = Literal["close", "reopen_period", "receive"]
"""What happens to the plan as a whole; such entries are read by `core.journal.planentries`."""

KEY_ORDER = (
    "id", "at", "by", "typed_by", "do", "item", "title", "on", "day_unknown", "period", "step",
    "note", "percent", "people", "amount", "total", "apart", "difficulty", "next", "place", "start",
    "to", "lead", "support", "leader", "why", "late_why", "evidence", "via", "undoes", "corrects",
    "batch", "prev", "seal",
)  # fmt: skip

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""The SHA-256 digest of no bytes."""


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Evidence(Value):
    """A file that proves what was done, in the plan's `evidence/` folder."""

    path: Words
    """Below the plan's folder, with forward slashes: `evidence/3.2.1/2023-03-05-合影.jpg`."""

    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """The SHA-256 digest of the file's bytes, by which `check` sees whether it was changed."""

    caption: FreeText = ""
    """What the file shows."""

    newer: dict[str, Any] | None = field(default=None, init=False)
    """What a newer program has put in besides; see `entry_of`."""

    @property
    def is_empty(self) -> bool:
        """Whether the file had no bytes when it was attached; then it proves nothing."""
        return self.sha256 == EMPTY


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Via(Value):
    """The row of a form (填报表) by which a department said it; see `core.journal.live`."""

    form: FormNumber
    """The form's number (回收编号) without its hyphen."""

    row: Words
    """The row's code: the item's id, and behind @ its occurrence: `3.2.1@2023-09`."""

    sum: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
    """The first digits of the digest of what was typed in the row."""

    file: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{8})?$")] = ""
    """The first digits of the SHA-256 of the file that was collected."""

    told: tuple[tuple[str, AwareDatetime | None, tuple[Words, ...]], ...] = ()
    """Which columns the entries say: the digits of the file that told them, when that was saved
    (null: nobody knows), and the columns. A later file goes on from there, cell by cell."""

    newer: dict[str, Any] | None = field(default=None, init=False)
    """What a newer program has put in besides; see `entry_of`."""


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Written(Value):
    """What every entry has, whatever it is about."""

    id: EntryId
    """Names the entry for ever, and sorts by the time of recording."""

    at: AwareDatetime
    """The moment it was recorded, with its offset from UTC."""

    by: Words
    """Who says so."""

    do: str
    """What happened: the name of the command, such as `done`."""

    batch: EntryId | None = None
    """The id of the first entry of its command, where that recorded several."""

    prev: str = ""
    """The seal of the line above it in its file; put in on the disk."""

    seal: str = ""
    """The digest of this line, by which `check` sees whether it was changed."""

    newer: dict[str, Any] | None = field(default=None, init=False)
    """What a newer program has put in besides; see `entry_of`."""

    @property
    def command(self) -> str:
        """Entries of one command share this; one undo takes all of them back."""
        return self.batch or self.id

    @property
    def unknown_fields(self) -> tuple[str, ...]:
        """Fields of a newer program."""
        return tuple(self.newer or ())

    def dump(self) -> dict[str, Any]:
        """Return the fields as JSON has them."""
        found: dict[str, Any] = to_jsonable_python(values_of(self))
        return found


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Base(Written):
    """What every entry about an item has."""

    do: Verb
    """What happened: the name of the command, such as `done`."""

    item: Words
    """The permanent key of the item."""


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Fact(Base):
    """Something that happened to the item."""

    on: date
    """The day it happened."""

    title: FreeText = ""
    """The title of the item when it was recorded, by which `check` sees that its number moved."""

    typed_by: FreeText = ""
    """Who typed it, where `by` names another."""

    corrects: EntryId | None = None
    """The entry that this one was written anew for (`wenming fix`); it takes its place in time."""

    day_unknown: bool = False
    """Whether nobody knows the day: `on` is then only the end of its period."""

    period: Words | None = None
    """The occurrence of a recurring item, such as `2023-Q1`, where it was named."""

    note: FreeText = ""
    """What was written about it."""

    percent: Annotated[int | None, Field(ge=0, le=100)] = None
    """How far the item has come, in percent."""

    people: Annotated[int | None, Field(ge=0, le=100_000_000)] = None
    """How many people took part (人次)."""

    amount: Annotated[Decimal | None, Field(gt=0, le=1_000_000_000)] = None
    """How much of what the item's target counts: 3 of 名, of 篇."""

    total: bool = False
    """Whether `amount` is all there was until then; otherwise it is added to what there was."""

    apart: bool | None = None
    """Whether the people of a supplement are others than those of the session; None: not asked."""

    place: FreeText = ""
    """Where it was (地点)."""

    difficulty: FreeText = ""
    """What stands in the way (存在问题)."""

    next: FreeText = ""
    """What is done next (下一步打算)."""

    why: FreeText = ""
    """The reason that was given."""

    late_why: FreeText = ""
    """Why it was recorded only after its period was closed (补记)."""

    evidence: tuple[Evidence, ...] = ()
    """The files that prove it."""

    via: Via | None = None
    """The row of the form that it came back in."""


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Plain(Fact):
    """Work has begun, gone on, been done, taken up again, signed off (销号), proven, chased."""

    do: Literal["start", "done", "note", "resume", "verify", "attach", "remind"]

    step: FreeText = ""
    """The step in its own words, so that a reordered checklist keeps its ticks and notes."""


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Reasoned(Fact):
    """Suspended (暂缓), dropped from the plan, or not done or not dropped after all."""

    do: Literal["hold", "cancel", "reopen"]
    why: Words = field()  # it has no default here, whatever `Fact` says


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Tick(Fact):
    """A step of the checklist is done."""

    do: Literal["tick"] = "tick"
    step: Words
    """The step in its own words, so that a reordered checklist keeps its ticks and notes."""


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Postpone(Fact):
    """The deadline moves; every earlier one is remembered."""

    do: Literal["postpone"] = "postpone"
    to: date
    """The new deadline."""

    why: Words = field()


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Assign(Fact):
    """Other people are responsible."""

    do: Literal["assign"] = "assign"
    lead: Names = ()
    support: Names = ()
    leader: FreeText = ""


@dataclass(kw_only=True, init=False, eq=False, repr=False)
class Undo(Base):
    """An earlier entry does not count. Undoing an undo brings it back."""

    do: Literal["undo"] = "undo"
    undoes: EntryId
    """The id of the entry that counts no more."""

    note: FreeText = ""
    late_why: FreeText = ""
    via: Via | None = None
    """The row of the form that says what counts instead; it takes back only while that does."""


EntryPart = Evidence | Via
"""What an entry has that has fields of its own."""

Entry = Plain | Reasoned | Tick | Postpone | Assign | Undo
VERBS: tuple[Verb, ...] = get_args(Verb)
PLAN_VERBS: tuple[PlanVerb, ...] = get_args(PlanVerb)


def to_line(entry: Written) -> str:
    """Return an entry as one line of JSON: keys in fixed order, absent values left out."""
    own = entry.dump()
    said = _said(own, entry)
    if isinstance(entry, Fact):
        if entry.amount is not None:
            said["amount"] = number_of(entry.amount)
        if entry.evidence:
            files = zip(own["evidence"], entry.evidence, strict=True)
            said["evidence"] = [_said(one, evidence) for one, evidence in files]
    via = getattr(entry, "via", None)
    if isinstance(via, Via):
        said["via"] = _said(own["via"], via)
    import json  # who only reads entries needs none of it

    order = {key: i for i, key in enumerate(KEY_ORDER)}
    ordered = dict(sorted(said.items(), key=lambda kv: order.get(kv[0], len(order))))
    return json.dumps(ordered, ensure_ascii=False, separators=(", ", ": "))


def _said(own: Mapping[str, Any], part: Written | EntryPart) -> dict[str, Any]:
    """Return the fields that say more than their default, and those of a newer program."""
    defaults = {one.name: one.default for one in fields(part)}
    said = {
        key: value
        for key, value in own.items()
        if key == "do"
        or (key != "newer" and value not in (None, "", []) and value != defaults[key])
    }
    return said | dict(part.newer or {})


def number_of(amount: Decimal) -> int | float:
    """Return an amount as JSON has it: 3, 2.5."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def show_number(number: str) -> str:
    """Return the number of a form (回收编号) as people read it: `7F3A-9C2E`."""
    return f"{number[:4]}-{number[4:]}"


def entry_id(moment: datetime, entropy: str, after: str = "") -> str:
    """Return an id that sorts by time and is unique: `018716a3b2c0-5f0e9a1d`.

    Twelve hexadecimal digits of milliseconds since 1970, then eight of chance. An entry that is
    recorded after another one was seen always sorts after it, even if a clock runs slow.

    Args:
        moment: now.
        entropy: eight random hexadecimal digits.
        after: the greatest id known that is not from the future (`ahead.last_known`), if any.
    """
    now = max(0, int(moment.timestamp() * 1000))
    millis = max(now, int(after[:12], 16) + 1) if after else now
    return f"{millis:012x}-{entropy}"
