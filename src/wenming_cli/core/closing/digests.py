"""Digests of what is closed: the plan as data, the entries that count, and all of it together.

Canonical JSON (sorted keys, ASCII, no blanks) is the same on every machine and Python.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from wenming_cli.core.closing.code import make_code
from wenming_cli.core.journal.planentries import Close, ClosedFile


def canonical_json(data: object) -> bytes:
    """Return data as the one JSON text that it has; days and times are tagged, to be no text."""
    text = json.dumps(
        data, sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=_tagged
    )
    return text.encode("ascii")


def _tagged(value: object) -> dict[str, str]:
    if isinstance(value, date | datetime | time):
        return {f"\0{type(value).__name__}": value.isoformat()}
    raise TypeError(f"no TOML value: {value!r}")


def plan_digest(data: Mapping[str, Any]) -> str:
    """Return the digest of a plan as `tomli` gives it: comments and layout are no part of it."""
    return hashlib.sha256(canonical_json(data)).hexdigest()


def entries_digest(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the digest of entries, each with its id and the seal of its line."""
    return hashlib.sha256(canonical_json(sorted(pairs))).hexdigest()


def closing_code(period: str, plan: str, entries: str, files: Sequence[ClosedFile]) -> str:
    """Return the code over all that is closed.

    Args:
        period: the key of the period.
        plan: the digest of the plan.
        entries: the digest of the entries that count.
        files: the journal files as they are.
    """
    named = [[one.file, one.lines, one.seal, list(one.ends)] for one in files]
    return make_code(canonical_json(["wenming/close/1", period, plan, entries, named]))


def code_of(close: Close) -> str:
    """Return the code that a closing must have by what it says."""
    return closing_code(close.period, close.plan, entries=close.entries, files=close.files)
