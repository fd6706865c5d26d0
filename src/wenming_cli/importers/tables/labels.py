"""Numbers in the cells of a table: of a row, or before the title in a cell."""

from __future__ import annotations

import re
from typing import NamedTuple

from wenming_cli.core.numbers import numeral_value
from wenming_cli.importers.fold import fold_width

_HAN = r"[一二三四五六七八九十百]{1,4}"
_ALONE = re.compile(rf"[(（]?\s*(?P<n>{_HAN}|\d{{1,3}})\s*[)）]?\s*[、.．,，]?")
"""A whole cell."""

_BEFORE_TITLE = re.compile(
    rf"\s*(?P<label>[(（]\s*(?P<a>{_HAN}|\d{{1,3}})\s*[)）]、?|(?P<b>{_HAN}|\d{{1,3}})\s*[、.．,，](?!\d)"
    rf"|第(?P<c>{_HAN}|\d{{1,3}})(?:部分|[章节类])|(?P<d>{_HAN})(?=\s))[\s:：]*(?=\S)"
)
"""A number with its mark: the bare 2026 of 2026年新增任务 and the 一 of 一季度 are no numbers."""

_MONTH = re.compile(
    r"\s*(?P<label>(?P<n>十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])\s?月份?)\s*"
)
_CONTINUED = re.compile(r"\s*[（(]\s*(?:续|续表|续前|接上页)\s*[)）]\s*$")
_SHAPES = (
    re.compile(rf"{_HAN}\s*[、.．,，]?"),
    re.compile(rf"[(（]\s*{_HAN}\s*[)）]"),
)
"""一、 stands above （一）, and both above 1."""


class CellLabel(NamedTuple):
    """A number as printed, its value, and the title behind it."""

    label: str
    value: int
    title: str = ""


def label_alone(cell: str) -> CellLabel | None:
    """Return the number that is all that a cell holds."""
    found = _ALONE.fullmatch(cell.strip())
    return _labelled(cell.strip(), found["n"], "") if found else None


def label_before(text: str) -> CellLabel | None:
    """Return the number before a title: 一、, （一）, 1."""
    found = _BEFORE_TITLE.match(text)
    if not found:
        return None
    number = next(filter(None, found.group("a", "b", "c", "d")))
    return _labelled(found["label"].strip(), number, text[found.end() :].strip())


def month_alone(cell: str) -> CellLabel | None:
    """Return the month that is all that a cell holds: the rows beside it are done in it."""
    found = _MONTH.fullmatch(cell)
    return _labelled(found["label"].strip(), found["n"], "") if found else None


def _labelled(label: str, number: str, title: str) -> CellLabel | None:
    try:
        value = numeral_value(number)
    except ValueError:
        return None
    return CellLabel(label, value, title) if value else None


def depth_of(label: str) -> int:
    """Return how deep a number stands by its look: 0 for 一、, 1 for （一）, 2 for all others."""
    plain = label.strip()
    return next((n for n, shape in enumerate(_SHAPES) if shape.fullmatch(plain)), len(_SHAPES))


def without_continued(text: str) -> str:
    """Take （续） off a title that goes on from the page before."""
    return _CONTINUED.sub("", text)


def same_words(one: str, other: str) -> bool:
    """Tell whether two cells say the same, whatever their width and blanks."""
    return "".join(fold_width(one).split()) == "".join(fold_width(other).split())
