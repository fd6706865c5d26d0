"""Where things stand in a TOML document: the line of each key, which `tomli` does not tell.

The document is known to be valid TOML (tomli has read it), so it is enough to walk over its
statements: headers `[a]` and `[[a]]`, and `key = value`, where a value may run over lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wenming_cli.core.validation import KeyPath


class Statement(NamedTuple):
    """A header, a `key = value`, or a line that says nothing; offsets are into the text."""

    table: KeyPath
    """The table that it opens or stands in."""

    keys: tuple[str, ...]
    """The parts of its key; a header and an empty line have none."""

    opens: bool
    start: int
    value: int
    """Behind the sign of equality; of a statement without a key the same as `start`."""

    end: int
    """Behind its newline."""


_NAME = r"""(?:"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_NAMES})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_NAMES})[ \t]*=")
_PIECE = re.compile(
    r'"""(?:\\.|[^\\])*?""""{0,2}'
    r"|'''.*?''''{0,2}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{}\n]"
    r"|[^\"'#\[\]{}\n]+",
    re.DOTALL,
)


def find_places(text: str) -> dict[KeyPath, int]:
    """Return the line (from 1) of every table and key, by path: `("task", 3, "due") -> 41`."""
    found: dict[KeyPath, int] = {(): 1}
    line = 1
    for one in statements(text):
        if one.opens:
            for n in range(1, len(one.table) + 1):
                found.setdefault(one.table[:n], line)
        elif one.keys:
            found.setdefault((*one.table, *one.keys), line)
        line += text.count("\n", one.start, one.end)
    return found


def statements(text: str) -> Iterator[Statement]:
    """Walk over the statements of a valid TOML document; together they are the whole text."""
    rows: dict[KeyPath, int] = {}
    table: KeyPath = ()
    at = 0
    while at < len(text):
        header, key = _HEADER.match(text, at), _KEY.match(text, at)
        if header:
            table = _open_table(_split_names(header[2]), rows, row=header[1] == "[[")
        keys = tuple(_split_names(key[1])) if key else ()
        value = key.end() if key else at
        end = _end_of_statement(text, at)
        yield Statement(table, keys, header is not None, start=at, value=value, end=end)
        at = end


def value_span(text: str, statement: Statement) -> tuple[int, int]:
    """Return where the value of a `key = value` begins and ends, without space and comment."""
    depth = 0
    first = last = statement.value
    for piece in _PIECE.finditer(text, statement.value, statement.end):
        depth += (piece[0] in ("[", "{")) - (piece[0] in ("]", "}"))
        if depth == 0 and piece[0][0] in "#\n":
            break
        if not piece[0].isspace():
            first = first if last > statement.value else piece.end() - len(piece[0].lstrip())
            last = piece.start() + len(piece[0].rstrip())
    return first, last


def _split_names(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in re.findall(_NAME, dotted)]


def _open_table(names: list[str], rows: dict[KeyPath, int], *, row: bool) -> KeyPath:
    """Return the table that a header opens: a new row of an array, or a table in its last row."""
    path: KeyPath = ()
    for n, name in enumerate(names, start=1):
        path = (*path, name)
        if row and n == len(names):
            rows[path] = rows.get(path, -1) + 1
        if path in rows:
            path = (*path, rows[path])
    return path


def _end_of_statement(text: str, at: int) -> int:
    """Return the place behind the newline that ends the statement, not one in a list or a text."""
    depth = 0
    for piece in _PIECE.finditer(text, at):
        if piece[0] == "\n" and depth == 0:
            return piece.end()
        depth += (piece[0] in ("[", "{")) - (piece[0] in ("]", "}"))
    return len(text)


def line_of(found: dict[KeyPath, int], path: KeyPath) -> int:
    """Return the line of a path, or of the nearest table around it."""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 1)
