"""Owners and dates put into the text of an existing plan: a new text, every other byte as it was.

The plan itself is never written to; the new text becomes a file of its own that a person accepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.importers.draft.plantext import quote_value
from wenming_cli.importers.merging.leadmap import Assignment

_TABLE = re.compile(r"\s*\[\[\s*(task|measure)\s*\]\]")
_ANY_TABLE = re.compile(r"\s*\[")
_KEY = re.compile(r"\s*(?P<key>[A-Za-z_]+)\s*=\s*(?P<value>.*)$")
_NO = re.compile(r"""\s*no\s*=\s*["']([0-9.]+)["']""")


@dataclass(frozen=True, slots=True)
class EditedPlan:
    """The new text, the items that changed, and those left as they are: a value spans lines."""

    text: str
    changed: tuple[str, ...]
    left: tuple[str, ...]


def edit_plan(text: str, plan: Plan, rows: Mapping[str, Assignment]) -> EditedPlan:
    """Put the owners and dates of `rows`, by number, into the plan's text."""
    lines = text.split("\n")
    changed: list[str] = []
    left: list[str] = []
    for no, first, last in sorted(_items(lines), key=lambda span: -span[1]):
        row = rows.get(no)
        if row is None:
            continue
        block = lines[first:last]
        made = _set_keys(block, _values(plan, plan.by_no[no], row)) if no in plan.by_no else block
        if made is None:
            left.append(no)
        elif made != block:
            lines[first:last] = made
            changed.append(no)
    return EditedPlan("\n".join(lines), tuple(changed[::-1]), tuple(left[::-1]))


def _items(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the number, the first line and the line after the last of each item's table."""
    starts = [i for i, line in enumerate(lines) if _ANY_TABLE.match(line) and "=" not in line]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if not _TABLE.match(lines[start]):
            continue
        found = next((m[1] for line in lines[start:end] if (m := _NO.match(line))), "")
        if found:
            yield found, start, end


def _values(plan: Plan, item: Item, row: Assignment) -> dict[str, str]:
    """Return what the row says and the plan does not; dates only for items that have no rhythm."""
    wanted: dict[str, str] = {}
    if row.lead and row.lead != item.lead:
        wanted["lead"] = quote_value(row.lead[0] if len(row.lead) == 1 else list(row.lead))
    if row.support and row.support != item.support:
        wanted["support"] = quote_value(list(row.support))
    if row.leader and row.leader != item.leader:
        wanted["leader"] = quote_value(row.leader)
    if row.due and row.due != item.due and plan.form(item) == "dated" and row.due in plan.span:
        wanted["due"] = row.due.isoformat()
    return wanted


def _set_keys(block: Sequence[str], values: Mapping[str, str]) -> list[str] | None:
    """Return a table's lines with keys set; None where a value to replace spans several lines."""
    made = list(block)
    for key, value in values.items():
        at = next(
            (i for i, line in enumerate(made) if (m := _KEY.match(line)) and m["key"] == key), -1
        )
        if at < 0:
            made.insert(_after_texts(made), f"{key:<{_width(made)}}= {value}")
            continue
        old = _KEY.match(made[at])
        if old is None or not _is_whole(old["value"]):
            return None
        made[at] = made[at][: old.start("value")] + value + _comment(old["value"])
    return made


def _width(block: Sequence[str]) -> int:
    """Return the column of the sign of equality in the `no` line."""
    line = next((line for line in block if _NO.match(line)), "no =")
    return line.index("=")


def _after_texts(block: Sequence[str]) -> int:
    """Return the index after the last line with a key; blank lines and comments stay below it."""
    keyed = [i for i, line in enumerate(block) if _KEY.match(line) or line.strip().startswith("]")]
    return keyed[-1] + 1 if keyed else 1


def _is_whole(value: str) -> bool:
    return not value.startswith(('"""', "'''")) and value.count("[") <= value.count("]")


def _comment(value: str) -> str:
    """Return the comment after the value; a `#` within quotes begins no comment."""
    bare = re.sub(r"\"(?:\\.|[^\"\\])*\"|'[^']*'", lambda m: "x" * len(m[0]), value)
    at = bare.find("#")
    return "  " + value[at:] if at >= 0 else ""
