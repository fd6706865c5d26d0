"""The journal's entries: what was recorded, by whom, when, about which item.

An entry is one JSON object on one line. Fields that a newer program added are kept and passed by.
The order of entries is that of their ids, never that of the files they came from.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any, Literal, get_args

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from wenming_cli.core.plan.plan import Names, Words
from wenming_cli.errors import Refused
from wenming_cli.message import M

EntryId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}-[0-9a-f]{8}$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True)]

Verb = Literal[
    "start", "done", "note", "tick", "hold", "resume", "cancel", "reopen", "postpone", "assign",
    "verify", "attach", "undo",
]  # fmt: skip
"""What happens to an item, or with `undo` to an entry."""

KEY_ORDER = (
    "id", "at", "by", "do", "item", "on", "period", "step", "note", "percent", "people", "start",
    "to", "lead", "support", "leader", "why", "evidence", "undoes", "batch", "prev", "seal",
)  # fmt: skip


class Evidence(BaseModel):
    """A file that proves what was done, in the plan's `evidence/` folder."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    path: Words
    """Below the plan's folder, with forward slashes: `evidence/3.2.1/2023-03-05-合影.jpg`."""

    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """The SHA-256 digest of the file's bytes, by which `check` sees whether it was changed."""

    caption: Text = ""
    """What the file shows."""


class Base(BaseModel):
    """What every entry has."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    id: EntryId
    """Names the entry for ever, and sorts by the time of recording."""

    at: AwareDatetime
    """The moment it was recorded, with its offset from UTC."""

    by: Words
    """Who says so."""

    do: Verb
    """What happened: the name of the command, such as `done`."""

    item: Words
    """The permanent key of the item."""

    batch: EntryId | None = None
    """The id of the first entry of its command, where that recorded several."""

    prev: str = ""
    """The seal of the line above it in its file; put in on the disk."""

    seal: str = ""
    """The digest of this line, by which `check` sees whether it was changed."""

    @property
    def command(self) -> str:
        """Entries of one command share this; one undo takes all of them back."""
        return self.batch or self.id

    @property
    def unknown_fields(self) -> tuple[str, ...]:
        """Fields of a newer program."""
        return tuple(self.model_extra or ())


class Fact(Base):
    """Something that happened to the item."""

    on: date
    """The day it happened."""

    period: Words | None = None
    """The occurrence of a recurring item, such as `2023-Q1`, where it was named."""

    note: Text = ""
    """What was written about it."""

    percent: int | None = Field(default=None, ge=0, le=100)
    """How far the item has come, in percent."""

    people: int | None = Field(default=None, ge=0, le=100_000_000)
    """How many people took part (人次)."""

    why: Text = ""
    """The reason that was given."""

    evidence: tuple[Evidence, ...] = ()
    """The files that prove it."""


class Plain(Fact):
    """Work has begun, gone on, been done, taken up again, signed off (销号) or proven."""

    do: Literal["start", "done", "note", "resume", "verify", "attach"]


class Reasoned(Fact):
    """Suspended (暂缓), dropped from the plan, or not done or not dropped after all."""

    do: Literal["hold", "cancel", "reopen"]
    why: Words


class Tick(Fact):
    """A step of the checklist is done."""

    do: Literal["tick"] = "tick"
    step: Words
    """The step in its own words, so that a reordered checklist keeps its ticks."""


class Postpone(Fact):
    """The deadline moves; every earlier one is remembered."""

    do: Literal["postpone"] = "postpone"
    to: date
    """The new deadline."""

    why: Words


class Assign(Fact):
    """Other people are responsible."""

    do: Literal["assign"] = "assign"
    lead: Names = ()
    """The offices in charge from now on (牵头单位)."""

    support: Names = ()
    """The offices that help from now on (配合单位)."""

    leader: Text = ""
    """The leader in charge from now on (责任领导)."""


class Undo(Base):
    """An earlier entry does not count. Undoing an undo brings it back."""

    do: Literal["undo"] = "undo"
    undoes: EntryId
    """The id of the entry that counts no more."""

    note: Text = ""
    """What was written about it."""


Entry = Annotated[Plain | Reasoned | Tick | Postpone | Assign | Undo, Field(discriminator="do")]
ADAPTER: TypeAdapter[Entry] = TypeAdapter(Entry, config=ConfigDict(defer_build=True))
VERBS: tuple[Verb, ...] = get_args(Verb)


def to_line(entry: Base) -> str:
    """One line of JSON, keys in the order of the contract, absent values left out; no newline."""
    said = _said(entry)
    if isinstance(entry, Fact) and entry.evidence:
        said["evidence"] = [_said(evidence) for evidence in entry.evidence]
    order = {key: i for i, key in enumerate(KEY_ORDER)}
    ordered = dict(sorted(said.items(), key=lambda kv: order.get(kv[0], len(order))))
    return json.dumps(ordered, ensure_ascii=False, separators=(", ", ": "))


def _said(model: BaseModel) -> dict[str, Any]:
    """Its fields that hold something, and those of a newer program whatever they hold."""
    own = model.model_dump(mode="json", include=set(type(model).model_fields))
    said = {key: value for key, value in own.items() if value not in (None, "", [])}
    return said | (model.model_extra or {})


def entry_id(moment: datetime, entropy: str, after: str = "") -> str:
    """An id that sorts by time and is unique: `018716a3b2c0-5f0e9a1d`.

    Twelve hexadecimal digits of milliseconds since 1970, then eight of chance. An entry that is
    recorded after another one was seen always sorts after it, even if a clock runs slow.

    Args:
        moment: now.
        entropy: eight random hexadecimal digits.
        after: the greatest id already known, if any.

    Raises:
        Refused: the greatest id known is the last there can be; somebody wrote it by hand.
    """
    now = max(0, int(moment.timestamp() * 1000))
    millis = max(now, int(after[:12], 16) + 1) if after else now
    if millis >= 1 << 48:
        raise Refused(
            M("the entry {id} is dated at the end of time", id=after),
            M("`wenming log` shows it; take its line out of the journal"),
        )
    return f"{millis:012x}-{entropy}"


def unique_entries(entries: Iterable[Base]) -> dict[str, Base]:
    """Each entry once, by its id, in the order of the ids.

    Of two entries with one id the same one is taken wherever they stand.
    """
    unique: dict[str, Base] = {}
    for entry in entries:
        other = unique.setdefault(entry.id, entry)
        if other is not entry and to_line(entry) < to_line(other):
            unique[entry.id] = entry
    return dict(sorted(unique.items()))


def live_entries(entries: Iterable[Base]) -> list[Base]:
    """The entries that count, undo entries among them, in the order of their ids.

    The same id counts once. An undo takes back one entry that sorts before it; an undo that is
    itself undone takes nothing back.
    """
    unique = unique_entries(entries)
    dead: set[str] = set()
    for key in reversed(unique):
        entry = unique[key]
        if isinstance(entry, Undo) and key not in dead and entry.undoes < key:
            dead.add(entry.undoes)
    return [entry for key, entry in unique.items() if key not in dead]
