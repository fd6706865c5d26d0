"""What the cells of a workbook show: dates in their formats, figures with their decimals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from wenming_cli.importers.readers.csvtable import strip_guard

_EAST_ASIAN_DATES = frozenset((*range(27, 37), *range(50, 59)))
"""Numbers of formats that mean dates in Chinese, Japanese and Korean Excel (ECMA-376, 18.8.30)."""

_NO_DAY = frozenset((27, 36, 50, 52, 57))
"""Those of them that show year and month alone: yyyy年m月."""

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DECIMALS = re.compile(r"[#,]*0\.(0+)(?:_.)?")
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_EXCEL_DIGITS = 11
"""Figures that a cell without a format shows at most."""


def read_dates(book: Any) -> None:
    """Let openpyxl take the formats of East Asian dates for dates; it knows the other ones."""
    for n, style in enumerate(book._cell_styles):  # there is no public way to say so
        if style.numFmtId in _EAST_ASIAN_DATES:
            book._date_formats.add(n)


def struck_fonts(book: Any) -> frozenset[int]:
    """Return the fonts of a workbook that strike words through."""
    return frozenset(n for n, font in enumerate(book._fonts) if font.strike)


def seen_text(cell: Any) -> tuple[str, str]:
    """Return what a cell shows, and which of its words are struck through."""
    value = cell.value
    if isinstance(value, list):
        return _rich(value)
    return shown(value, cell), ""


def shown(value: object, cell: Any) -> str:
    """Write a value as its cell shows it; days in Chinese, whatever their format."""
    if value is None:
        return ""
    if isinstance(value, (date, datetime)):
        day = f"{value.day}日" if _shows_day(cell) else ""
        return f"{value.year}年{value.month}月{day}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) or (isinstance(value, int) and not isinstance(value, bool)):
        return _figure(value, str(cell.number_format or ""))
    return strip_guard(str(value).strip())


def _shows_day(cell: Any) -> bool:
    if cell.style_array.numFmtId in _NO_DAY:
        return False
    form = _QUOTED.sub("", str(cell.number_format or "")).lower()
    return "d" in form or "m" not in form or "y" not in form


def _figure(value: float, form: str) -> str:
    if percent := _PERCENT.fullmatch(form):
        return f"{value * 100:.{len(percent[1] or '')}f}%"
    if decimals := _DECIMALS.fullmatch(form):
        return f"{value:.{len(decimals[1])}f}"
    if not float(value).is_integer():
        return f"{value:.{_EXCEL_DIGITS - 1}g}"
    return str(int(value))


def _rich(value: Sequence[Any]) -> tuple[str, str]:
    """Return the words of a cell that are not struck through, and those that are."""
    seen: list[str] = []
    struck: list[str] = []
    for part in value:
        font = getattr(part, "font", None)
        (struck if font is not None and font.strike else seen).append(str(part))
    return strip_guard("".join(seen).strip()), "".join(struck).strip()
