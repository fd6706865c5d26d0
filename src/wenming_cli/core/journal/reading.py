"""Entries made of what a line, or a command, says.

The fields of all kinds are validated by one table: to build one for each kind takes longer than to
read a year's journal. What it refuses is for its own kind to judge.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, NamedTuple, NotRequired, TypeVar

from pydantic import TypeAdapter

from wenming_cli.core.journal.entries import (
    Assign,
    Base,
    Entry,
    EntryPart,
    Evidence,
    Fact,
    Plain,
    Postpone,
    Reasoned,
    Tick,
    Undo,
    Verb,
    Via,
    Written,
)
from wenming_cli.core.journal.values import table_of, types_of

OneWritten = TypeVar("OneWritten", bound=Written)

ENTRY_KINDS: Mapping[Verb, type[Entry]] = {
    **dict.fromkeys(("start", "done", "note", "resume", "verify", "attach", "remind"), Plain),
    **dict.fromkeys(("hold", "cancel", "reopen"), Reasoned),
    "tick": Tick,
    "postpone": Postpone,
    "assign": Assign,
    "undo": Undo,
}


class _Form(NamedTuple):
    """What a line of a kind may not have, and what it needs besides what every line does."""

    kind: type[Entry]
    foreign: frozenset[str]
    needed: tuple[str, ...]


def _form_of(kind: type[Entry]) -> _Form:
    own = [one for one in fields(kind) if one.init]
    of_all = {one.name for one in fields(Base)}
    needed = tuple(one.name for one in own if one.default is MISSING and one.name not in of_all)
    return _Form(kind, frozenset(_types().keys() - {one.name for one in own}), needed)


def _forms() -> Mapping[str, _Form]:
    made = {kind: _form_of(kind) for kind in dict.fromkeys(ENTRY_KINDS.values())}
    return {verb: made[kind] for verb, kind in ENTRY_KINDS.items()}


@cache
def _types() -> Mapping[str, Any]:
    """Return the types of the fields of all kinds; of a field of several the widest."""
    types: dict[str, Any] = {}
    of_all = types_of(Base)
    for kind in (Undo, Assign, Postpone, Tick, Plain):
        types |= types_of(kind)
    return {
        name: type_ if name in of_all else NotRequired[type_] for name, type_ in types.items()
    } | {"do": Verb}


@cache
def _fields() -> TypeAdapter[dict[str, Any]]:
    """Return what validates the fields of all kinds; which of them a kind has is not told yet."""
    return TypeAdapter(table_of("Fields", _types(), "forbid"))


@cache
def _maker() -> Callable[[dict[str, Any]], Entry]:
    """Return what makes an entry of validated fields; a ValueError where its kind has others."""
    forms = _forms()

    def make(said: dict[str, Any]) -> Entry:
        kind, foreign, needed = forms[said["do"]]
        if not foreign.isdisjoint(said):
            raise ValueError(said)
        for name in needed:
            if not said.get(name):
                raise ValueError(said)
        return kind.of(said)

    return make


@cache
def entry_reader() -> Callable[[bytes], Entry]:
    """Return what reads a line as this program writes it; `core.journal.lines` reads all others.

    It raises a ValueError where the line is none, or a newer program has put in more.
    """
    validate_json, make = _fields().validator.validate_json, _maker()
    return lambda line: make(validate_json(line))


_ADAPTERS: dict[str, TypeAdapter[Any]] = {}
"""What validates the kinds of entries, each made when its first one comes."""


def validate(kind: type[OneWritten], said: Mapping[str, Any]) -> OneWritten:
    """Build an entry of a kind.

    Raises:
        ValidationError: something is wrong, missing or unknown.
    """
    if kind.__name__ not in _ADAPTERS:
        _ADAPTERS[kind.__name__] = TypeAdapter(kind)
    made: OneWritten = _ADAPTERS[kind.__name__].validate_python(said)
    return made


def strip_line(line: bytes) -> bytes:
    """Remove what editors and git put around a line: line ends, blanks, a byte order mark."""
    return line.removeprefix(codecs.BOM_UTF8).strip()


def read_entry(line: bytes) -> Entry:
    """Read one line as this program writes it.

    Raises:
        ValueError: it is none, or a newer program has put in more.
    """
    return entry_reader()(line)


def make_entry(said: Mapping[str, Any]) -> Entry:
    """Build an entry of a known kind.

    Raises:
        ValidationError: something is wrong, missing or unknown.
    """
    try:
        return _maker()(_fields().validate_python(said))
    except ValueError:
        return validate(ENTRY_KINDS[said["do"]], said)  # its own kind says what is wrong


def entry_of(data: Mapping[str, Any]) -> Entry:
    """Build an entry of a known kind; what a newer program has put in besides is kept in `newer`.

    Raises:
        ValidationError: something that it needs is wrong or missing.
    """
    known, newer = parted(data, ENTRY_KINDS[data["do"]])
    files = known.get("evidence")
    if not isinstance(files, list) or not all(isinstance(one, dict) for one in files):
        files = []  # that is said by the validation
    apart = [parted(one, Evidence) for one in files]
    if apart:
        known["evidence"] = [own for own, _ in apart]
    via, newer_via = known.get("via"), dict[str, Any]()
    if isinstance(via, dict):
        known["via"], newer_via = parted(via, Via)
    entry = make_entry(known)
    keep_newer(entry, newer)
    if isinstance(entry, Fact):
        for file, (_, more) in zip(entry.evidence, apart, strict=True):
            keep_newer(file, more)
    if newer_via and (own := getattr(entry, "via", None)):
        keep_newer(own, newer_via)
    return entry


def parted(
    data: Mapping[str, Any], kind: type[Written | EntryPart]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part what a kind of entry, or of file, knows from what it does not."""
    names = {own.name for own in fields(kind) if own.init}
    known = {key: value for key, value in data.items() if key in names}
    return known, {key: value for key, value in data.items() if key not in names}


def keep_newer(part: Written | EntryPart, newer: dict[str, Any]) -> None:
    """Put in what no file of this program's own has; entries are frozen for everybody else."""
    if newer:
        object.__setattr__(part, "newer", newer)
