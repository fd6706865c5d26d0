"""Texts of cells: when two are the same, and how an edited one becomes words of the plan again."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from wenming_cli.core.plan.ownerwords import named_by, owner_spans
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.importers.meaning.deadlines import main_deadline
from wenming_cli.importers.meaning.understand import understand
from wenming_cli.importers.readers.csvtable import strip_guard

NAMES = frozenset({"lead", "support", "leader", "people", "status"})
"""Columns of names or states, which stand on lines of their own where a column is narrow."""

WHEN = frozenset({"due", "rhythm"})
"""Columns of days and rhythms, and of festivals, which are names as well."""

_REPLACED = "\ufffd"
"""Stands in papers for characters that no document can hold."""

_BETWEEN_NAMES = re.compile(r"[、，,；;\s]+")
_OPEN, _CLOSED = re.compile(r"[（(]"), re.compile(r"[）)]")
_BEFORE_BRACKET = re.compile(r"\s+(?=[（(])")


def same_text(key: str, typed: str, *, shown: Iterable[str], plan: Plan) -> bool:
    """Tell whether a cell of a column still says one of the texts that our paper shows there."""
    if key in NAMES or (key in WHEN and len(split_cell(typed)) > 1):
        return split_cell(typed) in [split_cell(text) for text in shown]
    if key == "percent":
        return share(typed) in [share(text) for text in shown]
    texts = [flat(text) for text in shown]
    if flat(typed) in texts:
        return True
    day = day_in(typed, plan) if key == "due" and typed else None
    return day is not None and day.isoformat() in texts


def flat(text: str) -> str:
    """Return a text as the readers of tables give it: on one line, without guard and bars."""
    return strip_guard(" ".join(text.split()).replace("|", "｜"))


def split_cell(text: str) -> list[str]:
    """Return the parts between the separators of a cell, which paper may have as line breaks."""
    whole = _BEFORE_BRACKET.sub("", flat(text))
    return [name for name in _BETWEEN_NAMES.split(whole) if name]


def names_in(typed: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """Return names from the parts of a cell; a known name of several parts is one, and a bracket."""
    found: list[str] = []
    at = 0
    ways = sorted(((split_cell(name), name) for name in known), key=lambda way: -len(way[0]))
    while at < len(typed):
        way = next((w for w in ways if w[0] and list(typed[at : at + len(w[0])]) == w[0]), None)
        end = at + len(way[0]) if way else _end_of_bracket(typed, at)
        found.append(way[1] if way else "、".join(typed[at:end]))
        at = end
    return tuple(dict.fromkeys(found))


def _end_of_bracket(typed: Sequence[str], at: int) -> int:
    """Return the place behind a part, and behind those that stand in a bracket which it opens."""
    depth = 0
    for n, part in enumerate(typed[at:], start=at + 1):
        depth += len(_OPEN.findall(part)) - len(_CLOSED.findall(part))
        if depth <= 0:
            return n
    return at + 1


def share(text: str) -> float | str:
    """Return a percentage as a share of one: `50%`, or the 0.5 that a workbook holds."""
    number = flat(text)
    with contextlib.suppress(ValueError):
        return round(float(number.rstrip("%")) / (100 if number.endswith("%") else 1), 4)
    return number


def day_in(typed: str, plan: Plan) -> date | None:
    """Return the last day that a cell names; without a year the one in the plan's span."""
    for year in (plan.year, plan.year + 1, plan.year - 1):
        deadline = main_deadline(understand(typed, year, field=True).deadlines)
        day = deadline.end if deadline else None
        if day is None or day in plan.span:
            return day
    deadline = main_deadline(understand(typed, plan.year, field=True).deadlines)
    return deadline.end if deadline else None


def put_back(original: str, typed: str, item: Item) -> str:
    """Return the item's own words with what was edited in a cell, and nothing else, changed.

    Line breaks, and the brackets of owners that a paper leaves out, stay where nobody edited.
    """
    hidden = [
        n
        for start, end in owner_spans(original, named_by(item))
        if original[start:end] not in typed
        for n in range(start, end)
    ]
    shown = _shown(original, frozenset(hidden))
    head = _alike([c for c, _ in shown], typed)
    rest = min(len(shown), len(typed)) - head
    tail = min(rest, _alike([c for c, _ in reversed(shown)], typed[::-1]))
    start = shown[head - 1][1] + 1 if head else 0
    end = start
    if head < len(shown) - tail:
        start, end = shown[head][1], shown[len(shown) - tail - 1][1] + 1
    return original[:start] + typed[head : len(typed) - tail] + original[end:]


def _shown(original: str, hidden: Collection[int]) -> list[tuple[str, int]]:
    """Return the characters that a cell shows, each with its place in the words."""
    found: list[tuple[str, int]] = []
    for n, char in enumerate(original):
        blank = char.isspace()
        if n in hidden or (blank and (not found or found[-1][0] == " ")):
            continue
        found.append((" " if blank else char.replace("|", "｜"), n))
    return found[:-1] if found and found[-1][0] == " " else found


def _alike(shown: Sequence[str], typed: str) -> int:
    """Count the characters that are the same from the beginning."""
    n = 0
    while n < min(len(shown), len(typed)) and typed[n] in (shown[n], _REPLACED):
        n += 1
    return n
