"""Lines of a journal as entries, or as the problems that they have."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from math import isinf
from typing import Any

from pydantic import ValidationError

from wenming_cli.core.journal.entries import PLAN_VERBS, VERBS, Written
from wenming_cli.core.journal.reading import entry_of
from wenming_cli.core.validation import problems_of
from wenming_cli.errors import Problem
from wenming_cli.message import M, joined

MOST_NAMES = 6
"""Unknown fields that a message names."""

DEEPEST = 64
"""Lists and objects inside each other; what is deeper can be read and not be written."""

_KEPT = M("the line is kept and does not count; correct it by hand, or leave it")


def parse_line(line: bytes) -> dict[str, Any] | None:
    """Return the JSON object of one line; None where it is damaged."""
    try:
        data = json.loads(line.decode("utf-8"), parse_constant=_no_number, parse_float=_no_infinity)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and not _too_deep(line, data) else None


def _no_number(text: str) -> float:
    """Refuse NaN and Infinity, which are not JSON (RFC 8259, 6), though Python reads them."""
    raise ValueError(text)


def _no_infinity(text: str) -> float:
    """Refuse 1e999, which Python reads as infinity and could not write again."""
    number = float(text)
    if isinf(number):
        raise ValueError(text)
    return number


def _too_deep(line: bytes, data: object) -> bool:
    if line.count(b"[") + line.count(b"{") <= DEEPEST:
        return False
    level: list[object] = [data]
    for _ in range(DEEPEST):
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
    return bool(level)


def build_entry(data: Mapping[str, Any]) -> tuple[Written | None, list[Problem]]:
    """Turn one parsed line into an entry, or into the problems it has."""
    if data.get("do") not in VERBS + PLAN_VERBS:
        return None, [_unknown_verb(data.get("do"))]
    try:
        entry = _read_entry(data)
    except ValidationError as error:
        return None, [problems_of(error)[0]._replace(hint=_KEPT, blocking=False)]
    if entry.unknown_fields:
        names = joined(_some(entry.unknown_fields))
        return entry, [
            Problem(
                "newer-field",
                M("unknown field {names}, perhaps of a newer program", names=names),
                M("the rest of the entry counts; update this program to see all of it"),
                blocking=False,
                notice=True,
            )
        ]
    return entry, []


def _read_entry(data: Mapping[str, Any]) -> Written:
    if data["do"] in VERBS:
        return entry_of(data)
    from wenming_cli.core.journal.planentries import plan_entry_of  # few lines are about the plan

    return plan_entry_of(data)


def _some(names: Sequence[str]) -> Sequence[str]:
    return names if len(names) <= MOST_NAMES else (*names[: MOST_NAMES - 1], "…")


def _unknown_verb(verb: object) -> Problem:
    if verb is None:
        return Problem("bad-entry", M("the entry has no '{key}'", key="do"), _KEPT, blocking=False)
    return Problem(
        "newer-verb",
        M("unknown kind of entry '{verb}', perhaps of a newer program", verb=str(verb)[:40]),
        M("the line is kept and does not count; update this program to see it"),
        blocking=False,
    )
