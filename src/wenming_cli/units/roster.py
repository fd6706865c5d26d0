"""The list of units (单位名单): a table as comma separated values, in UTF-8 or GBK."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.errors import Problem, Refused
from wenming_cli.importers.readers.csvtable import SEPARATORS, strip_guard
from wenming_cli.importers.readers.decoding import decode_text
from wenming_cli.message import M, joined
from wenming_cli.units.unit import FIELDS, ListedUnit

HEADING_WITHIN = 6
"""Lines from the top; a title may stand above the headings."""

MOST_UNITS = 200_000

_HEADINGS: Mapping[str, str] = {word: key for key, words in FIELDS for word in words}
_NEEDED = ("code", "name")


def read_roster(raw: bytes, shown: str) -> tuple[list[ListedUnit], list[Problem]]:
    """Read a list of units.

    Args:
        raw: the bytes of the file.
        shown: its name in messages.

    Returns:
        The units in their order, and what is wrong with single lines, which are left out.

    Raises:
        Unreadable: the bytes are no text.
        Refused: no line has the headings 单位编码 and 单位名称, or it holds more units than exist.
    """
    lines = list(_lines(decode_text(raw, shown), shown))
    heads = [_keys(cells) for _, cells in lines[:HEADING_WITHIN]]
    head = next((n for n, keys in enumerate(heads) if keys), None)
    if head is None:
        needed = joined(words[0] for _, words in FIELDS[:2])
        every = joined(words[0] for _, words in FIELDS)
        raise Refused(
            M("{file} is no list of units: no line has {words}", file=shown, words=needed),
            M("write a table with the headings {words}", words=every),
        )
    keys = heads[head]
    units, problems = list[ListedUnit](), list[Problem]()
    seen: dict[str, int] = {}
    for line, cells in lines[head + 1 :]:
        unit = _unit(line, cells, keys)
        if not any(cells):
            continue
        problem = _fault(unit, seen)
        if problem is not None:
            problems.append(problem._replace(file=shown, line=line))
            if problem.code != "unit-without-name":
                continue
            unit = unit._replace(name=unit.short or unit.code)
        seen[unit.code] = line
        units.append(unit)
        if len(units) > MOST_UNITS:
            raise _too_many(shown)
    return units, problems


def _lines(text: str, shown: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each line of the table with its number, its cells tidied."""
    head = "\n".join(text.split("\n", HEADING_WITHIN)[:HEADING_WITHIN])
    separator = max(SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.count("\n") and cell.count(separator) > 1 for cell in cells):
                raise _stray_quote(shown, line)
            yield reader.line_num, [strip_guard(cell.strip()) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        if "limit" in str(error):  # a cell longer than any
            raise _too_many(shown) from None
        raise _stray_quote(shown, line) from None


def _keys(cells: Sequence[str]) -> dict[int, str]:
    """Return which field each column holds; nothing where the line is no heading row."""
    plain = [unicodedata.normalize("NFKC", cell).replace(" ", "") for cell in cells]
    keys = {n: _HEADINGS[cell] for n, cell in enumerate(plain) if cell in _HEADINGS}
    return keys if all(key in keys.values() for key in _NEEDED) else {}


def _unit(line: int, cells: Sequence[str], keys: Mapping[int, str]) -> ListedUnit:
    said = {keys[n]: cell for n, cell in enumerate(cells) if n in keys}
    said["code"] = unicodedata.normalize("NFKC", said.get("code", ""))
    return ListedUnit(**{"name": "", **said}, line=line)


def _fault(unit: ListedUnit, seen: Mapping[str, int]) -> Problem | None:
    if not unit.code:
        return Problem(
            "unit-without-code",
            M("'{name}' has no 单位编码", name=unit.name),
            M("give each unit a code of its own; it stays when the unit is renamed"),
        )
    if not unit.name:
        return Problem(
            "unit-without-name",
            M("the unit {code} has no 单位名称", code=unit.code),
            M("write its name beside its code"),
        )
    if unit.code in seen:
        return Problem(
            "unit-twice",
            M(
                "the code {code} stands in line {line} already",
                code=unit.code,
                line=seen[unit.code],
            ),
            M("give each unit a code of its own; this line is left out"),
        )
    return None


def _stray_quote(shown: str, line: int) -> Refused:
    """Return the error for a quotation mark that would swallow the lines behind it."""
    return Refused(
        M(
            "{file}:{line}: a quotation mark is not closed, or opens in the wrong place",
            file=shown,
            line=line,
        ),
        M("take it out, or save the list from Excel or WPS as csv once more"),
    )


def _too_many(shown: str) -> Refused:
    return Refused(
        M("{file} holds more than any list of units", file=shown),
        M("check that it is the right file"),
    )
