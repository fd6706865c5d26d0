"""Where things stand in a TOML document: the line of each key, which `tomllib` does not tell.

The document is known to be valid TOML (tomllib has read it), so a scan of its lines is enough:
headers `[a]` and `[[a]]`, `key =` at the start of a line, and strings that run over lines.
"""

from __future__ import annotations

import re

Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_\-\"'. ]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-\"'.]+)\s*=")
_DELIMITER = re.compile(r'"""|\'\'\'')


def places(text: str) -> dict[Path, int]:
    """The line (from 1) of every table and key, by path: `("task", 3, "due") -> 41`."""
    found: dict[Path, int] = {(): 1}
    counts: dict[str, int] = {}
    table: Path = ()
    inside = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if inside:
            inside = _still_open(line, inside)
            continue
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            name = header[2].strip("\"' ")
            if header[1] == "[[":
                counts[name] = counts.get(name, -1) + 1
                table = (name, counts[name])
            else:
                table = (name,)
            found.setdefault(table, number)
            found.setdefault((table[0],), number)
        elif key:
            found.setdefault((*table, key[1].strip("\"'")), number)
            inside = _still_open(line[key.end() :], "")
    return found


def _still_open(line: str, inside: str) -> str:
    """The delimiter of a multi-line string that is open at the end of a line, or `""`."""
    at = 0
    while True:
        if inside:
            end = line.find(inside, at)
            if end < 0:
                return inside
            inside, at = "", end + 3
        else:
            start = _DELIMITER.search(line, at)
            if start is None or "#" in line[at : start.start()]:
                return ""
            inside, at = start[0], start.end()


def line_of(found: dict[Path, int], path: Path) -> int:
    """The line of a path, or of the nearest thing around it."""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 1)
