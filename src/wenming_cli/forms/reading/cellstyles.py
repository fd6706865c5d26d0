"""What the styles of a workbook say of its cells: shares shown as percentages, struck-out words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from wenming_cli.formats.relations import parse_xml
from wenming_cli.importers.readers.excel.values import struck_fonts

_OFF = frozenset({"0", "false", "off"})


class CellStyles(NamedTuple):
    """What is asked of the styles of one workbook."""

    percents: frozenset[int]
    """The styles that show a percentage."""

    struck: frozenset[int]
    """The styles that strike all words of a cell through."""

    strings: Mapping[int, Any]
    """The elements of shared texts of which some words are struck through, by their numbers."""

    def may_strike(self, element: Any, style_id: int) -> bool:
        """Tell at a glance whether words of a cell can be struck through; nearly none can."""
        kind = element.get("t")
        return (
            style_id in self.struck or kind == "inlineStr" or (kind == "s" and bool(self.strings))
        )

    def without_struck(self, element: Any, style_id: int, text: str) -> tuple[str, str]:
        """Return the words of a cell that are not struck through, and those that are.

        Args:
            element: the cell in the file.
            style_id: of its style.
            text: all that it shows.
        """
        whole = style_id in self.struck
        kind, rich = element.get("t"), None
        if kind == "s":
            rich = self.strings.get(_index(element))
        elif kind == "inlineStr":
            rich = element.find("{*}is")
        runs = list(rich.iterfind("{*}r")) if rich is not None else []
        if not runs:
            return ("", text) if whole else (text, "")
        seen, struck = list[str](), list[str]()
        for run in runs:
            looks = run.find("{*}rPr")
            gone = whole if looks is None else is_struck(looks)
            (struck if gone else seen).append(run.findtext("{*}t") or "")
        return "".join(seen), "".join(struck)


def read_styles(reader: Any) -> CellStyles:
    """Read what is asked of the styles of a workbook.

    Args:
        reader: openpyxl's, with its styles applied.
    """
    return CellStyles(
        _percents(reader.wb),
        _struck(reader.wb),
        dict(_struck_strings(reader.archive)),
    )


def _percents(book: Any) -> frozenset[int]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    found = set[int]()
    for n, style in enumerate(book._cell_styles):
        number = style.numFmtId
        own = number - BUILTIN_FORMATS_MAX_SIZE
        form = BUILTIN_FORMATS.get(number, "") if own < 0 else ""
        if 0 <= own < len(book._number_formats):
            form = book._number_formats[own]
        if "%" in form:
            found.add(n)
    return frozenset(found)


def _struck(book: Any) -> frozenset[int]:
    fonts = struck_fonts(book)
    return frozenset(n for n, style in enumerate(book._cell_styles) if style.fontId in fonts)


def _struck_strings(archive: Any) -> Iterator[tuple[int, Any]]:
    """Yield the shared texts of which some words are struck through."""
    for part in archive.namelist():
        if part.endswith("sharedStrings.xml") and b"strike" in archive.read(part):
            for n, text in enumerate(parse_xml(archive, part).iterfind("{*}si")):
                if any(is_struck(looks) for looks in text.iter("{*}rPr")):
                    yield n, text


def is_struck(looks: Any) -> bool:
    """Tell whether the looks of some words strike them through."""
    strike = looks.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in _OFF


def _index(element: Any) -> int:
    text = element.findtext("{*}v") or ""
    return int(text) if text.isdecimal() else -1
