"""Pydantic's findings as problems that an office can read, each with its remedy."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from wenming_cli.core.nearest import nearest
from wenming_cli.core.periods import parse_period
from wenming_cli.errors import Problem, Usage
from wenming_cli.message import M, Message, joined

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

KeyPath = tuple[str | int, ...]


def problems_of(
    error: ValidationError, known: Callable[[KeyPath], Iterable[str]] = lambda _: ()
) -> list[Problem]:
    """Return each problem of a validation, without those that repeat another of the same place.

    Args:
        error: what pydantic found.
        known: gives the keys that a table at a path may have, for a did-you-mean.
    """
    found: dict[KeyPath, Problem] = {}
    for detail in error.errors(include_url=False):
        if detail["type"] == "default_factory_not_called":
            continue  # an `id` that would be its `no`, which has a fault of its own
        path = tuple(detail["loc"])
        problem = _problem(detail, path, known)
        key = _place(path)
        found.setdefault(key, problem)
    return list(found.values())


_UNIONS = ("on", "activity")
"""Keys that take one kind of value or another."""


def _place(path: KeyPath) -> KeyPath:
    """Return the path as it is in the file: without the branches of pydantic's unions."""
    ends = [at + 1 for at, part in enumerate(path) if part in _UNIONS]
    return path[: ends[0]] if ends else path


def _problem(
    detail: ErrorDetails, path: KeyPath, known: Callable[[KeyPath], Iterable[str]]
) -> Problem:
    place = _place(path)
    key = next(part for part in reversed(place) if isinstance(part, str))
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(place, key, known)
    if kind == "missing":
        return Problem(
            "missing-key",
            M("'{key}' is missing", key=key),
            M("add a line {example}", example=_EXAMPLES.get(key, f'{key} = "…"')),
            path=place[:-1],
        )
    value = detail["input"]
    if key in ("no", "id") and isinstance(value, (int, float)):
        return Problem(
            "number-not-text",
            M("'{key}' must be text, not a number: {value}", key=key, value=_shown(value)),
            M(
                'put it in quotes: {key} = "{value}" (without them 3.10 would be read as 3.1)',
                key=key,
                value=_shown(value),
            ),
            path=place,
        )
    message, hint = _wording(kind, key, value, context=detail.get("ctx", {}))
    if key == "id" and place[0] in ("task", "measure"):
        hint = _KEY
    return Problem(f"bad-{key.replace('_', '-')}", message, hint, path=place)


def _unknown_key(place: KeyPath, key: str, known: Callable[[KeyPath], Iterable[str]]) -> Problem:
    keys = sorted(known(place[:-1]))
    like = nearest(key, keys)
    hint = (
        M("did you mean '{like}'?", like=like)
        if like
        else M("the keys known here are {keys}", keys=joined(keys))
    )
    return Problem("unknown-key", M("unknown key '{key}'", key=key), hint, path=place)


_EXAMPLES: Mapping[str, str] = {
    "format": "format = 1",
    "title": 'title = "…"',
    "unit": 'unit = "区委宣传部"',
    "n": "n = 5",
    "year": "year = 2023",
    "no": 'no = "3.2.1"',
}

_EXPECTED: Mapping[str, Message] = {
    "no": M('write Arabic numerals joined by dots, in quotes: no = "3.2.1"'),
    "due": M("write the day without quotes: due = 2023-11-30"),
    "start": M("write the day without quotes: start = 2023-03-01"),
    "end": M("write the day without quotes: end = 2023-12-31"),
    "rest": M("write days without quotes: rest = [2027-02-08]"),
    "work": M("write days without quotes: work = [2027-02-14]"),
    "every": M("write one of day, week, month, quarter, halfyear, year"),
    "times": M("write a whole number from 1 to 366: times = 2"),
    "on": M('write a weekday ("friday"), a day of the month (15) or "last"'),
    "workdays": M("write workdays = true or leave the line out"),
    "standing": M("write standing = true or leave the line out"),
    "steps": M('write a list of texts: steps = ["会议通知", "签到表"]'),
    "festivals": M('write a list of names: festivals = ["元宵", "清明"]'),
    "activity": M('write activity = true, or "meeting" for a meeting, or leave the line out'),
    "target": M(
        "write what is asked for as a table: {example}", example='target = { n = 5, unit = "名" }'
    ),
    "n": M("write a number above zero without quotes: n = 5"),
    "at_least": M("write at_least = true or leave it out"),
    "each": M("write each = true or leave it out"),
    "per": M("write one of month, quarter, halfyear, year"),
    "lead": M('write a text or a list of texts: lead = ["办公室", "宣传科"]'),
    "support": M('write a text or a list of texts: support = ["各科室"]'),
    "goals": M('write a list of goal ids: goals = ["leadership"]'),
    "format": M("this program reads plans of format 1; a newer program may have written this one"),
    "year": M("write the year as a number: year = 2023"),
    "goal": M("write each goal as a table of its own: [[goal]]"),
    "task": M("write each task as a table of its own: [[task]]"),
    "measure": M("write each measure as a table of its own: [[measure]]"),
    "policy": M("write the policy as a table: [policy]"),
    "calendar": M("write the calendar as a table: [calendar]"),
    "due_soon_days": M("write a whole number"),
    "red_gap": M("write a whole number"),
    "yellow_gap": M("write a whole number"),
    "stale_days": M("write a whole number"),
}


_KEY = M(
    "write at most 60 letters, Chinese characters, digits or '-', '_', '#', and no dot at the "
    'beginning nor two in a row: id = "3.1.2"'
)


def _wording(
    kind: str, key: str, value: Any, context: Mapping[str, Any]
) -> tuple[Message, Message]:
    hint = _own_hint(key, value) or _EXPECTED.get(key, M("write a text in quotes"))
    if kind == "string_too_short" or value == "":
        return M("'{key}' is empty", key=key), hint
    if kind in ("greater_than_equal", "less_than_equal"):
        return (
            M("'{key}' is out of range: {value}", key=key, value=_shown(value)),
            M("at least {least}", least=context["ge"])
            if "ge" in context
            else M("at most {most}", most=context["le"]),
        )
    return M("'{key}' cannot be {value}", key=key, value=_shown(value)), hint


_RHYTHMS: Mapping[str, str] = {
    "半年": "halfyear",
    "半年度": "halfyear",
    "日": "day",
    "天": "day",
    "周": "week",
    "星期": "week",
    "月": "month",
    "月度": "month",
    "季": "quarter",
    "季度": "quarter",
    "年": "year",
    "年度": "year",
}


def rhythm_word(value: str) -> str:
    """Return the word of `every` that a Chinese one stands for (`每季度`), or `""`."""
    word = re.sub(r"[\s每一1个次]|召开|开展", "", value)
    return _RHYTHMS.get(word, "")


def _own_hint(key: str, value: object) -> Message | None:
    """Say what to write, made from what was written."""
    if key == "every" and isinstance(value, str) and rhythm_word(value):
        return M("write {line}", line=f'every = "{rhythm_word(value)}"')
    if key in ("due", "start", "end") and isinstance(value, str):
        with contextlib.suppress(Usage):
            meant = parse_period(value, 0)
            day = meant.first if key == "start" else meant.last
            return M("write the day without quotes: {line}", line=f"{key} = {day}")
    return None


def _shown(value: object) -> str:
    try:
        text = f'"{value}"' if isinstance(value, str) else str(value)
    except ValueError:  # a number of more digits than Python writes
        return "…"
    return text if len(text) <= 40 else text[:39] + "…"
