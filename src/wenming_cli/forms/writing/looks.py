"""How the cells of a form look: what is to be filled in is yellow, all else is locked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

CellGround = Literal["locked", "small", "asked", "open", "own", "bad", "remark", "example"]
"""Of a cell: locked, locked in small letters, to be filled in, free to fill in, of the office's own
columns, wrong, a remark, locked but shown as one that is filled in."""

DAY, TEXT = "yyyy-mm-dd", "@"

REQUIRED_COLOUR, OPEN_COLOUR, BAD_COLOUR = "#FFD966", "#FFF6D6", "#F4A6A0"

POINTS, SMALL_POINTS = 10, 8
INDENT = 1
"""Characters that a text begins behind the edge of its cell."""

_CELL = {"font_name": "宋体", "font_size": POINTS, "border": 1, "border_color": "#8C8C8C"}
_WRAPPED = _CELL | {"text_wrap": True, "valign": "vcenter"}
_GROUNDS: dict[CellGround, dict[str, object]] = {
    "locked": {},
    "small": {"font_size": SMALL_POINTS},
    "asked": {"bg_color": REQUIRED_COLOUR, "locked": False},
    "open": {"bg_color": OPEN_COLOUR, "locked": False},
    "own": {"locked": False},
    "bad": {"bg_color": BAD_COLOUR, "locked": False},
    "remark": {"font_color": "#9B1C12"},
    "example": {"bg_color": OPEN_COLOUR},
}


class FormLooks:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, ...], Format] = {}

    def cell(self, ground: CellGround, number: str = "", *, centred: bool = False) -> Format:
        """Return how a cell looks, whose number format is `number`."""
        look = _WRAPPED | _GROUNDS[ground] | ({"num_format": number} if number else {})
        return self._get(
            ("cell", ground, number, str(centred)),
            look | ({"align": "center"} if centred else {"align": "left", "indent": INDENT}),
        )

    def head(self, *, filled: bool) -> Format:
        """Return how a heading looks."""
        ground = {"bg_color": OPEN_COLOUR if filled else "#E7E6E6", "bold": True}
        return self._get(("head", str(filled)), _WRAPPED | ground | {"align": "center"})

    def title(self) -> Format:
        """Return how the title looks."""
        look = {"font_name": "黑体", "font_size": 16, "valign": "vcenter"}
        return self._get(("title",), look)

    def line(self, **more: object) -> Format:
        """Return how a line of text outside of a table looks."""
        look = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"} | more
        return self._get(("line", *map(str, more.items())), look)

    def own(self, look: Mapping[str, object]) -> Format:
        """Return a look of the office's own template."""
        return self._get(("own", *map(str, look.items())), dict(look))

    def _get(self, key: tuple[str, ...], look: dict[str, object]) -> Format:
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]
