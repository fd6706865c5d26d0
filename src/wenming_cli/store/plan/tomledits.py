"""Keys set in the text of a plan: every byte that belongs to no such key stays as it was.

The plan's file itself is never written to; the new bytes become a file of their own that a person
accepts. docs/decisions.md says why no library does this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import tomli

from wenming_cli.core.validation import KeyPath
from wenming_cli.store.plan.tomlplaces import Statement, statements, value_span
from wenming_cli.store.textfile import BOM

TextChange = tuple[int, int, str]
"""From where to where the text is replaced, and by what."""


class Edited(NamedTuple):
    """The new bytes, the items that changed, and those that were left as they are."""

    raw: bytes
    changed: tuple[str, ...]
    left: tuple[str, ...]
    """A value to replace stands on several lines, or the item has no table of its own."""


class AddedItem(NamedTuple):
    """A new item: its table, the number of the item that it follows, and its keys in TOML."""

    kind: str
    after: str
    keys: Mapping[str, str]


def set_keys(raw: bytes, wanted: Mapping[str, Mapping[str, str | None]]) -> Edited:
    """Set keys of items or take them out; encoding mark, newlines, order, spaces, comments stay.

    Args:
        raw: the file, valid TOML.
        wanted: by number of the item the keys with their values, as TOML writes them on one line;
            None takes the key out.

    Raises:
        ValueError: the bytes are no TOML document.
    """
    mark = BOM if raw.startswith(BOM) else b""
    text = raw[len(mark) :].decode("utf-8")
    tables = _tables(text)
    changes: list[TextChange] = []
    changed: list[str] = []
    left: list[str] = []
    for path, no in _numbered(text, tables):
        made = _changes(text, tables.get(path, []), wanted.get(no, {}))
        changes += made or []
        if made:
            changed.append(no)
        elif made is None:
            left.append(no)
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return Edited(mark + text.encode("utf-8"), tuple(changed), tuple(left))


def add_items(raw: bytes, added: Iterable[AddedItem]) -> bytes:
    """Put new items behind those that their numbers follow; every other byte stays.

    Raises:
        ValueError: the bytes are no TOML document.
        KeyError: an item that one is to follow has no table of its own.
    """
    mark = BOM if raw.startswith(BOM) else b""
    text = raw[len(mark) :].decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    for item in added:
        path = next(p for p, no in _numbered(text, _tables(text)) if no == item.after)
        below = [one for one in statements(text) if one.table[: len(path)] == path and one.keys]
        if not below:
            raise KeyError(item.after)
        at = below[-1].end
        lines = [f"[[{item.kind}]]", *(f"{key} = {value}" for key, value in item.keys.items())]
        start = newline if text[at - 1] == "\n" else 2 * newline
        text = text[:at] + start + newline.join(lines) + newline + text[at:]
    return mark + text.encode("utf-8")


def _tables(text: str) -> dict[KeyPath, list[Statement]]:
    """Return the keys that stand below each header."""
    found: dict[KeyPath, list[Statement]] = {}
    for one in statements(text):
        if one.keys:
            found.setdefault(one.table, []).append(one)
    return found


def _numbered(text: str, tables: Iterable[KeyPath]) -> Iterator[tuple[KeyPath, str]]:
    """Tell the number of each task and measure, in the order of their tables."""
    data = tomli.loads(text)
    numbers = {
        (kind, n): row.get("no", "")
        for kind in ("task", "measure")
        for n, row in enumerate(data.get(kind, []))
    }
    for path in dict.fromkeys([*tables, *numbers]):
        if path in numbers:
            yield path, numbers[path]


def _changes(
    text: str, table: Sequence[Statement], values: Mapping[str, str | None]
) -> list[TextChange] | None:
    """Return what to replace in one table; None where that cannot be done without loss."""
    own = {one.keys: one for one in table}
    if values and ("no",) not in own:
        return None
    made: list[TextChange] = []
    added: list[str] = []
    for key, value in values.items():
        old = own.get((key,))
        if old is None:
            if value is not None:
                added.append(_line(text, own[("no",)], key=key, value=value))
            continue
        start, end = value_span(text, old)
        if "\n" in text[start:end]:
            return None
        made.append((start, end, value) if value is not None else _without(text, old, end))
    return made + _below(text, table[-1], added) if added else made


def _without(text: str, statement: Statement, value_end: int) -> TextChange:
    """Return the change that takes a line out; a comment on it stays as a line of its own."""
    comment = text[value_end : statement.end].lstrip(" \t")
    return statement.start, statement.end, comment if comment.startswith("#") else ""


def _line(text: str, example: Statement, *, key: str, value: str) -> str:
    """Return a new line, indented and aligned as the item's line of `no`."""
    start, _end = value_span(text, example)
    before = text[example.start : example.value - 1]
    indent = before[: len(before) - len(before.lstrip())]
    field = before[len(indent) :]
    space = " " if field[-1].isspace() and len(key) >= len(field) else ""
    return f"{indent}{key:<{len(field)}}{space}={text[example.value : start]}{value}"


def _below(text: str, last: Statement, lines: Sequence[str]) -> list[TextChange]:
    """Return the lines behind the last key; comments of the next item stay below."""
    newline = "\r\n" if "\r\n" in text[last.start : last.end] else "\n"
    if text[last.end - 1] == "\n":
        return [(last.end, last.end, "".join(line + newline for line in lines))]
    newline = "\r\n" if "\r\n" in text else "\n"
    return [(last.end, last.end, "".join(newline + line for line in lines))]


def differs_only_in(
    before: str, after: str, wanted: Mapping[str, Collection[str]], added: Collection[str] = ()
) -> bool:
    """Tell whether two plans are the same, apart from `wanted` keys of items and `added` items.

    Both are known by the items' numbers.
    """
    try:
        old, new = tomli.loads(before), tomli.loads(after)
    except tomli.TOMLDecodeError:
        return False
    for kind in ("task", "measure") if added else ():
        new[kind] = [row for row in new.get(kind, []) if row.get("no") not in added]
        old.setdefault(kind, [])
    for data in (old, new):
        for row in [*data.get("task", []), *data.get("measure", [])]:
            for key in wanted.get(row.get("no", ""), ()):
                row.pop(key, None)
    return old == new
