"""How wide the columns of a table are, and where the words in its cells break.

All is measured in ems: a Chinese character is one wide, a Latin digit half of that. A column of
short words (offices, days, states) is as wide as its longest word; columns of running text share
what the page has left, those with more to say getting more of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import product

from wenming_cli.formats.cells import cell_width
from wenming_cli.papers import chinese
from wenming_cli.papers.cleaning import clean_model
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn

WIDTH = 225
"""Millimetres of text on a landscape A4 page."""

MARGIN = 0.6
"""Millimetres of air left and right in a cell."""

SHORT = 4.5
"""Words up to so many ems are not broken on a web page."""

_POINT = 25.4 / 72
_SPARE = 0.3
"""Millimetres that rounding may take."""

_LONGEST_NAME = 7
"""Ems of an office's name that a column makes room for."""

_LONGEST_ADDRESS = 12
"""Ems of an item's number, 三（二）1（2）, which is never broken sooner."""

_TEXT = 6
"""Ems that a column of running text needs at the least."""

_UNBROKEN = 3
"""Ems of a header that is never broken."""

_SHARE = 0.8
"""A text gets width by this power of its length; 1 would leave a narrow strip to short ones."""

_FULL = 0.85
"""Where the words need more of the page than this, the letters must be smaller."""

_WORD = 40
"""Characters of a text that could be a single word."""

_BEYOND = dict.fromkeys("0123456789", 0.14) | {"%": 0.45}
"""Ems beyond half of one in the widest font that stands in for Chinese ones (DejaVu Sans)."""

_NAMES = re.compile(r"[^、，,；;\s]+")
_BETWEEN = re.compile(r"([、，,；;])\s*(?=\S)")
_BRACKET = re.compile(r"(?<=[^\W\d一二三四五六七八九十]{3})(?=（)")
"""Where `各乡镇（街道）` may break in print; `三（一）2` may not."""

_MIXED = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")


@dataclass(frozen=True)
class Ground:
    """What a table is set on: the size of its letters in points, all else in ems of them."""

    points: float
    width: float
    air: float
    """Room that each column takes beside its text."""

    brackets: bool = True
    """Whether a name may break before its bracket. Not in a spreadsheet: when that is read in
    again, each line of a cell is a name."""

    filled: bool = True
    """Whether a table is as wide as its ground even where its texts are short."""


def _page_ground(points: float) -> Ground:
    em = points * _POINT
    return Ground(points, WIDTH / em, (2 * MARGIN + _SPARE) / em)


PAPER = (_page_ground(10.5), _page_ground(9))
"""A landscape A4 page with 五号 letters, or 小五 for tables of many columns."""


@dataclass(frozen=True)
class TableLayout:
    """A table on the first ground that has room for it."""

    ground: Ground
    widths: tuple[float, ...]
    """Ems of each column, its air included."""

    @property
    def room(self) -> tuple[float, ...]:
        """Ems of text that a line of each column holds."""
        return tuple(width - self.ground.air for width in self.widths)

    @property
    def millimetres(self) -> tuple[float, ...]:
        """The widths on paper."""
        return tuple(width * self.ground.points * _POINT for width in self.widths)


@dataclass(frozen=True)
class _Needs:
    """What a column asks for, in ems of text."""

    least: float
    headers: tuple[float, float]
    """On one line, and broken in two."""

    most: float


def lay_out_table(model: Sheet, grounds: Sequence[Ground] = PAPER) -> TableLayout:
    """Compute the widths on the first ground with room for running text, else on the last."""
    brackets = grounds[0].brackets
    extents = [_needs_of(model, n, brackets=brackets) for n in range(len(model.columns))]
    for ground, broken in product(grounds, (0, 1)):
        needs = [max(e.least, e.headers[broken]) + ground.air for e in extents]
        if sum(needs) <= ground.width * _FULL:
            break
    wants = [max(0.0, e.most + ground.air - need) for e, need in zip(extents, needs, strict=True)]
    return TableLayout(ground, tuple(_share_out(ground, needs, wants)))


def _share_out(ground: Ground, needs: Sequence[float], wants: Sequence[float]) -> list[float]:
    """Share out the width that the needs leave; a column with taller text gets more of it."""
    left = ground.width - sum(needs)
    if left < 0 and ground.filled:
        return [need * ground.width / sum(needs) for need in needs]
    if left < 0 or (not ground.filled and sum(wants) <= left):
        return [need + (want if left > 0 else 0) for need, want in zip(needs, wants, strict=True)]
    # a cell is its text's length by its width tall: twice the text does not ask for twice the width
    weights = [want**_SHARE for want in wants] if any(wants) else [1.0] * len(wants)
    return [need + left * w / sum(weights) for need, w in zip(needs, weights, strict=True)]


def _needs_of(model: Sheet, n: int, *, brackets: bool) -> _Needs:
    column = model.columns[n]
    texts = [
        short_cell_words(model, column, row[n])
        for at, row in enumerate(model.rows)
        if at not in model.group_rows
    ]
    headers = breadth(column.header), _broadest(break_header(column, _UNBROKEN).split("\n"))
    if column.centred:
        names = {name for text in set(texts) for name in _NAMES.findall(text)}
        if brackets:
            names = {part for name in names for part in _BRACKET.split(name)}
        broken = _LONGEST_NAME if column.kind != "address" else _LONGEST_ADDRESS
        return _Needs(max(min(broken, _broadest(names)), column.least), headers, 0)
    longest = _broadest(texts)
    return _Needs(max(min(_TEXT, longest), column.least), headers, longest)


def _broadest(texts: Iterable[str]) -> float:
    return max(map(breadth, texts), default=0.0)


def fit_on_paper(model: Sheet) -> Sheet:
    """Return the same table as a page has room for it: without columns that nobody filled.

    Columns that are meant to be filled in by hand stay.
    """
    if model.printed:
        model = replace(clean_model(model.printed()), title=model.title, made=model.made)
    cells = [row for n, row in enumerate(model.rows) if n not in model.group_rows]
    kept = [
        n
        for n, column in enumerate(model.columns)
        if n == 0 or column.least or not cells or any(row[n] for row in cells)
    ]
    if len(kept) == len(model.columns):
        return model
    return replace(
        model,
        columns=tuple(model.columns[n] for n in kept),
        rows=[[row[n] for n in kept] for row in model.rows],
    )


@lru_cache(maxsize=4096)  # names of offices and headers come again in every row
def breadth(text: str) -> float:
    """Measure a text in ems of the widest font that may stand in for the one we ask for.

    Chinese fonts make digits half an em wide; where they are missing wider fonts stand in. Some
    programs put a quarter of an em between digits and Chinese characters. Of a text that is too
    long to be a single word these do not matter.
    """
    narrow = cell_width(text) / 2
    if len(text) >= _WORD:
        return narrow
    wider = max(sum(_BEYOND.get(char, 0.0) for char in line) for line in text.split("\n"))
    return narrow + len(_MIXED.findall(text)) / 4 + wider


def break_header(column: SheetColumn, ems: float) -> str:
    """Return a header on one line, or on two that are as even as can be."""
    text = column.header
    if breadth(text) <= ems:
        return text
    half = -(-len(text) // 2)
    return f"{text[:half]}\n{text[half:]}"


def break_names(column: SheetColumn, text: str, ems: float, *, brackets: bool = False) -> str:
    """Put each office of a cell on a line of its own, where `ems` are too few for all.

    Only line breaks are added. With `brackets` an office that is too long is broken before its
    bracket.
    """
    if not column.centred or breadth(text) <= ems:
        return text
    names = _BETWEEN.sub("\\1\n", text)
    if not brackets:
        return names
    return "\n".join(
        name if breadth(name) <= ems else _BRACKET.sub("\n", name) for name in names.split("\n")
    )


def short_cell_words(model: Sheet, column: SheetColumn, cell: Cell) -> str:
    """Return a cell as it is read; days of the table's own year stand without their year."""
    if isinstance(cell, date) and cell.year == model.own_year:
        return chinese.short_date(cell)
    return chinese.cell_words(column, cell)
