"""A row that several files of one form tell: what they said before, and what one more file adds.

The rule is one of cells, not of rows. A cell in which the file that was saved later says something
else is what that says; what it leaves blank, or as it was handed out, stays as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime, timedelta
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, NamedTuple

from wenming_cli.core.filenames import folded_name, safe_name
from wenming_cli.core.journal.entries import Evidence, Fact, Tick
from wenming_cli.core.journal.joined import FIELDS, CellClaim, claims_of
from wenming_cli.forms.collecting.said import DONE, GOING_ON, SPOKEN, TypedValues, spoken, text_of
from wenming_cli.forms.columns import REQUESTS, ColumnKey

APART = timedelta(minutes=1)
"""By how much one file of a form must be later than another to be taken for the later one."""

_WHOLE = 100
"""完成进度% of what is done."""

_STORED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-(.+)-[0-9a-f]{4}(-[0-9]+)?")
"""The name that a copy among the evidence has: day, name, digits of its checksum, number."""

_APPROVED = frozenset(REQUESTS.values())

Claims = Mapping[ColumnKey, CellClaim]
"""Which file says a column."""


class ThisFile(NamedTuple):
    """The file that is collected, as far as it matters which of several of a form counts."""

    digest: str = ""
    """The first digits of its SHA-256."""

    saved: datetime | None = None
    """When a program last saved it; None: nobody knows."""

    taken: datetime | None = None
    """When somebody said that it counts, not another of its form; None: nobody did."""

    seen: bool = False
    """Whether it was collected before: what was taken back since stays so."""

    followed: Set[str] = frozenset()
    """The digits of files of its form that were collected after it."""

    noted: str = ""
    """The id with which it was noted that it came, of one that was collected before."""


class ParkedCells(NamedTuple):
    """What files of one command say of a row that waits for what a later one adds."""

    typed: TypedValues
    claims: Claims


class Known(NamedTuple):
    """What forms said of a row before, as far as it counts."""

    facts: Sequence[Fact] = ()
    """Its entries; what was approved is none of them, since no department takes that back."""

    typed: TypedValues = MappingProxyType({})
    claims: Claims = MappingProxyType({})

    @property
    def files(self) -> tuple[Evidence, ...]:
        """The evidence that they brought."""
        return files_of(self.facts)


class Union(NamedTuple):
    """What is said of a row once one more file is known."""

    typed: TypedValues
    said: Mapping[ColumnKey, str]
    """The same, as text."""

    claims: Claims
    changed: Set[ColumnKey] = frozenset()
    """What the file says newly, or in another way, and later."""

    unclear: Set[ColumnKey] = frozenset()
    """What two files say in two ways, and nobody knows which of them is the later."""

    outdone: Set[ColumnKey] = frozenset()
    """What a later file says in another way."""


def known_of(facts: Iterable[Fact], claims: Claims, parked: ParkedCells | None = None) -> Known:
    """Return what the entries of a row say.

    Args:
        facts: those that count.
        claims: which files say its columns.
        parked: what files say besides of which nothing is recorded yet.
    """
    mine = [fact for fact in facts if fact.do not in _APPROVED]
    typed: dict[ColumnKey, Any] = {}
    for fact in mine:
        typed |= {column: value for column, value in cells_of(fact).items() if column in claims}
    steps = tuple(fact.step for fact in mine if isinstance(fact, Tick))
    typed |= {"steps": steps} if steps else {}
    files = files_of(mine)
    typed |= {"evidence": tuple(map(_own_name, files))} if files else {}
    if parked is not None:
        typed, claims = {**typed, **parked.typed}, {**claims, **parked.claims}
    return Known(tuple(mine), typed, claims)


def files_of(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    """Return the evidence that entries name, each file once."""
    return tuple({one.sha256: one for fact in facts for one in fact.evidence}.values())


def unnoted_columns(fact: Fact) -> Sequence[ColumnKey]:
    """Return the columns that an entry says without saying which file told them."""
    said_by_leader = fact.do in _APPROVED
    return [] if said_by_leader or claims_of(fact) else list(cells_of(fact))


def cells_of(fact: Fact) -> dict[ColumnKey, Any]:
    """Return what an entry says, by column."""
    if isinstance(fact, Tick):
        return {"steps": ()}
    every: dict[Any, Any] = {column: getattr(fact, column) for column in ("on", *FIELDS)}
    values = {column: value for column, value in every.items() if value not in (None, "")}
    values |= {column: spoken(values[column]) for column in SPOKEN if column in values}
    if fact.day_unknown:
        del values["on"]
    status = {"done": DONE, "start": GOING_ON, "note": GOING_ON}.get(fact.do)
    if status and not (fact.do == "note" and not _says_status(fact)):
        values["status"] = status
    return values


def _says_status(fact: Fact) -> bool:
    return "status" in claims_of(fact)


def unite(
    known: Known,
    said: Mapping[ColumnKey, str],
    typed: TypedValues,
    file: ThisFile,
    *,
    settled: Set[ColumnKey] = frozenset(),
) -> Union:
    """Return what a row says once a file is known.

    Args:
        known: what forms said of it before.
        said: what the file says that was not handed out, as text.
        typed: its values.
        file: which file it is.
        settled: the columns in which what is known counts where nobody knows which is the later.
    """
    changed, unclear, outdone = set[ColumnKey](), set[ColumnKey](), set[ColumnKey]()
    restated = set[ColumnKey]()
    for column, text in said.items():
        if column not in known.claims:
            changed.add(column)
            continue
        is_later = True if file.taken else later(file.saved, known.claims[column].saved)
        if _is_same(column, text, known):
            restated |= {column} if is_later else set()
        elif is_later:
            changed.add(column)
        else:
            (outdone if is_later is False or column in settled else unclear).add(column)
    known, said, typed = _by_status(known, said, typed, changed=changed, outdone=outdone)
    if "percent" in changed and _is_done_later(known, changed, file):
        _outdo("percent", changed, outdone)
    own = CellClaim(file.digest, _counts_from(known, file))
    told = changed | restated if changed else changed  # then it stands without the earlier file
    claims = {**known.claims, **{column: own for column in said if column in told}}
    united = {**known.typed, **{column: typed.get(column) for column in changed}}
    if "evidence" in changed:
        new = [one for one in typed["evidence"] if not is_attached(one, known.files)]
        united["evidence"] = (*known.typed.get("evidence", ()), *new)
    texts = {column: text_of(united.get(column)) for column in claims}
    texts |= {column: said[column] for column in changed - {"evidence"}}
    return Union(
        united,
        texts,
        claims,
        changed=frozenset(changed),
        unclear=frozenset(unclear),
        outdone=frozenset(outdone),
    )


def _by_status(
    known: Known,
    said: Mapping[ColumnKey, str],
    typed: TypedValues,
    *,
    changed: set[ColumnKey],
    outdone: set[ColumnKey],
) -> tuple[Known, Mapping[ColumnKey, str], TypedValues]:
    """Return what is known, and said, with what 办理情况 says of other cells.

    What is done is done by 100 %; what is not has no day on which it was done.

    Args:
        known: what forms said before.
        said: what the file says, as text.
        typed: its values.
        changed: the columns of it that count; completed here.
        outdone: those that do not; completed here.
    """
    now, before = said.get("status"), known.typed.get("status")
    if "status" in changed and now == DONE:
        if "percent" not in said and known.typed.get("percent") not in (None, _WHOLE):
            changed.add("percent")
            return known, {**said, "percent": f"{_WHOLE}"}, {**typed, "percent": _WHOLE}
    elif "status" in changed and before == DONE and "on" not in said:
        claims, told = dict(known.claims), dict(known.typed)
        claims.pop("on", None)
        told.pop("on", None)
        return known._replace(typed=told, claims=claims), said, typed
    elif "status" in outdone and now == DONE and "on" not in known.claims:
        _outdo("on", changed, outdone)
    return known, said, typed


def _is_done_later(known: Known, changed: Set[ColumnKey], file: ThisFile) -> bool:
    """Tell whether a later file says that it is done, so that a share of it is past."""
    done = known.claims.get("status") if known.typed.get("status") == DONE else None
    return bool(done and "status" not in changed and later(file.saved, done.saved) is False)


def _outdo(column: ColumnKey, changed: set[ColumnKey], outdone: set[ColumnKey]) -> None:
    """Move a column from those that count to those that do not."""
    if column in changed:
        changed.remove(column)
        outdone.add(column)


def is_behind(claim: CellClaim, file: ThisFile) -> bool:
    """Tell whether another file of the form, which says a cell, is later than this one.

    Where nobody knows when they were saved, it is the one that was collected later.
    """
    if file.taken or claim.file == file.digest:
        return False
    told = later(claim.saved, file.saved)
    return claim.file in file.followed if told is None else told


def says_no_more(said: Mapping[str, str], known: Known) -> bool:
    """Tell whether all that a row says was said by files before.

    Args:
        said: its texts by column.
        known: what files said of it.
    """
    before = {str(column): text_of(value) for column, value in known.typed.items()}
    return said.items() <= before.items()


def later(one: datetime | None, other: datetime | None) -> bool | None:
    """Tell whether one of two files was saved later than the other; None: nobody knows."""
    if one is None or other is None or abs(one - other) <= APART:
        return None
    return one > other


def _counts_from(known: Known, file: ThisFile) -> datetime | None:
    """Return when a file counts from: of one that was chosen, after all that was said before."""
    if file.taken is None:
        return file.saved
    times = [claim.saved + 2 * APART for claim in known.claims.values() if claim.saved]
    return max([*times, *([file.saved] if file.saved else [])], default=file.taken)


def _is_same(column: ColumnKey, text: str, known: Known) -> bool:
    """Tell whether a cell says what is known."""
    if column == "evidence":
        return all(is_attached(name, known.files) for name in text.split("、"))
    if column == "steps":
        return set(text.split("、")) == set(known.typed.get("steps", ()))
    return text == text_of(known.typed.get(column))


def is_attached(name: str, files: Iterable[Evidence]) -> bool:
    """Tell whether a file that a row names is among the evidence already, by its name."""
    wanted = PurePath(name.replace("\\", "/"))
    names = {folded_name(safe_name(wanted.name)), folded_name(safe_name(wanted.stem))}
    return any(folded_name(_own_name(file)) in names for file in files)


def _own_name(file: Evidence) -> str:
    stem = PurePath(file.path).stem
    found = _STORED.fullmatch(stem)
    return found[1] if found else stem
