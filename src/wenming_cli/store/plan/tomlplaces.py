"""Where things stand in a TOML document: the line of each key, which `tomllib` does not tell.

The document is known to be valid TOML (tomllib has read it), so it is enough to walk over its
statements: headers `[a]` and `[[a]]`, and `key = value`, where a value may run over lines.
"""

from __future__ import annotations

import re

KeyPath = tuple[str | int, ...]

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
    rows: dict[KeyPath, int] = {}
    table: KeyPath = ()
    at, line = 0, 1
    while at < len(text):
        header, key = _HEADER.match(text, at), _KEY.match(text, at)
        if header:
            table = _open_table(_split_names(header[2]), rows, row=header[1] == "[[")
            for n in range(1, len(table) + 1):
                found.setdefault(table[:n], line)
        elif key:
            found.setdefault((*table, *_split_names(key[1])), line)
        end = _end_of_statement(text, at)
        line += text.count("\n", at, end)
        at = end
    return found


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
