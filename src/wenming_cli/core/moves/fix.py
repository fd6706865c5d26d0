"""Correcting an entry: it is taken back and written anew with what was typed, in one batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import parse_occurrence
from wenming_cli.core.journal.entries import Base, Evidence, Fact
from wenming_cli.core.moves.request import Request, day_to_store
from wenming_cli.errors import Refused
from wenming_cli.message import M

_MADE = frozenset({"id", "at", "batch", "prev", "seal", "newer", "corrects"})
"""Fields that every entry gets for itself."""


def find_entry(live: Sequence[Base], ref: str) -> Fact:
    """Return the one entry that is to be corrected.

    Args:
        live: the entries that count.
        ref: its id, or at least four characters of its end.

    Raises:
        Refused: none fits, several do, or it is an undo.
    """
    found = [entry for entry in live if entry.id == ref] or [
        entry for entry in live if len(ref) >= 4 and entry.id.endswith(ref)
    ]
    if not found:
        raise Refused(
            M("no entry '{ref}' counts any more", ref=ref),
            M("`wenming log` shows the journal with the ids"),
        )
    if len(found) > 1:
        raise Refused(M("several entries end in '{ref}'", ref=ref), M("write the whole id"))
    if not isinstance(found[0], Fact):
        raise Refused(
            M("'{ref}' takes another entry back", ref=ref),
            M("to take that back again: wenming undo {ref}", ref=ref),
        )
    return found[0]


def corrected_fields(
    board: Board,
    entry: Fact,
    request: Request,
    *,
    today: date,
    evidence: Sequence[Evidence] = (),
) -> dict[str, Any]:
    """Return the fields of an entry with what was typed in the place of what was there.

    Args:
        board: the board of today.
        entry: what is wrong.
        request: what is right.
        today: the day it is.
        evidence: files that take the place of those that are empty; the others stay.

    Raises:
        Refused: the item is no longer in the plan, or nothing would change.
        Usage: the day lies in the future or outside the plan, or the period is none.
    """
    item = board.plan.by_id.get(entry.item)
    if item is None:
        raise Refused(
            M("the item of this entry is not in the plan: {item}", item=entry.item),
            M("take the entry back with `wenming undo {id}`", id=entry.id),
        )
    old = {
        own.name: value
        for own in fields(entry)
        if own.name not in _MADE
        if (value := getattr(entry, own.name)) is not own.default or own.name == "do"
    }
    new = old | request.fields
    if request.typed:
        new["on"] = day_to_store(request, board.plan.span, today)
        new.pop("day_unknown", None)
    if request.period:
        new["period"] = parse_occurrence(board.plan, item, request.period)
    if evidence:
        kept = [file for file in entry.evidence if not file.is_empty]
        new["evidence"] = tuple({file.path: file for file in (*kept, *evidence)}.values())
    if new == old and not request.evidence:
        raise Refused(
            M("nothing would change"),
            M("write what is right: wenming fix {id} --people 16 --note …", id=entry.id[-8:]),
        )
    return new | {"corrects": entry.corrects or entry.id}
