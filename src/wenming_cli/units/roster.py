"""The list of units (单位名单): a table as comma separated values, in UTF-8 or GBK."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.errors import Problem, Refused, Unreadable
from wenming_cli.importers.readers.csvtable import SEPARATORS, strip_guard
from wenming_cli.importers.readers.decoding import CONTROL, try_decode
from wenming_cli.message import M, joined
from wenming_cli.units.unit import FIELDS, ListedUnit

HEADING_WITHIN = 6
"""Lines from the top; a title may stand above the headings."""

MOST_UNITS = 200_000
FEW_ZEROS = 5
"""Zero bytes of a text with a fault; the shortest list in UTF-16 has more."""

EXAMPLES: Mapping[str, str] = {"U01": "第一小学", "U02": "东门街道"}
EXAMPLE_PATHS = ("\\\\share\\东门街道", "\\\\共享\\东门街道")
"""The units of docs/units.md by their codes, and where the second one lies there."""

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
    lines = list(_lines(_text(raw, shown), shown))
    heads = [_keys(cells) for _, cells in lines[:HEADING_WITHIN]]
    head = next((n for n, keys in enumerate(heads) if keys), None)
    if head is None:
        needed = joined(words[0] for _, words in FIELDS[:2])
        every = joined(words[0] for _, words in FIELDS)
        raise Refused(
            M("{file} is no list of units: no line has {words}", file=shown, words=needed),
            M("write a table with the headings {words}", words=every),
        )
    units, problems = list[ListedUnit](), list[Problem]()
    seen: dict[str, int] = {}
    for line, cells in lines[head + 1 :]:
        if not any(cells):
            continue
        unit = _unit(cells, heads[head], line=line, shown=shown)
        found = list(_faults(unit, cells, seen))
        problems += [problem._replace(file=shown, line=line) for problem in found]
        code = unit.code or unit.name
        if code and code not in seen:
            seen[code] = line
            units.append(unit._replace(code=code, name=unit.name or unit.short or code))
        if len(units) > MOST_UNITS:
            raise _too_many(shown)
    return units, [*problems, *_examples(units)]


def _text(raw: bytes, shown: str) -> str:
    """Return the text of a list.

    Raises:
        Unreadable: the bytes are no text.
    """
    if 0 < raw.count(0) <= FEW_ZEROS and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = raw.replace(b"\0", b"\x7f")  # or it would be taken for UTF-16
    text = try_decode(raw)
    if text is None:
        raise Unreadable(
            M("{file} is no text, and a list of units is a csv", file=shown),
            M("open it in Excel or WPS, choose Save as, type CSV, and name that"),
        )
    return text


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


def _unit(cells: Sequence[str], keys: Mapping[int, str], *, line: int, shown: str) -> ListedUnit:
    said = {keys[n]: CONTROL.sub("", cell) for n, cell in enumerate(cells) if n in keys}
    said["code"] = unicodedata.normalize("NFKC", said.get("code", ""))
    return ListedUnit(**{"name": "", **said}, line=line, file=shown)


def _faults(unit: ListedUnit, cells: Sequence[str], seen: Mapping[str, int]) -> Iterator[Problem]:
    """Yield what is wrong with a line, and whether its unit counts all the same."""
    if any(map(CONTROL.search, cells)):
        yield Problem(
            "unit-odd-signs",
            M("there are signs in the line that nobody sees; they were left out"),
            M("type the cells of this line anew"),
        )
    if not (unit.code or unit.name):
        yield Problem(
            "unit-without-code",
            M("the line has neither 单位编码 nor 单位名称, so it does not count as a unit"),
            M("write both, or take the line out"),
        )
    elif not unit.code:
        yield Problem(
            "unit-without-code",
            M("'{name}' has no 单位编码; it counts as a unit under its name", name=unit.name),
            M("give each unit a code of its own; it stays when the unit is renamed"),
        )
    elif not unit.name:
        yield Problem(
            "unit-without-name",
            M("the unit {code} has no 单位名称", code=unit.code),
            M("write its name beside its code"),
        )
    code = unit.code or unit.name
    if code in seen:
        yield Problem(
            "unit-twice",
            M("{code} stands in line {line} already", code=code, line=seen[code]),
            M("give each unit a code of its own; this line does not count as a unit"),
        )


def _examples(units: Sequence[ListedUnit]) -> Iterator[Problem]:
    """Yield what is said of a list that still holds the lines of the guide."""
    if not any(unit.path in EXAMPLE_PATHS and unit.name == EXAMPLES["U02"] for unit in units):
        return
    for unit in units:
        if EXAMPLES.get(unit.code) == unit.name:
            yield Problem(
                "unit-of-the-guide",
                M("{name} is an example of the guide, and counts as a unit", name=unit.name),
                M("write your own units into the list instead"),
                file=unit.file,
                line=unit.line,
            )


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
