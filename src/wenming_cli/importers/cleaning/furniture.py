"""Lines that are no words of the document: a website's, page numbers and running headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from wenming_cli.core.numbers import numeral
from wenming_cli.importers.cleaning.boilerplate import (
    is_page_number,
    is_site_line,
    is_tip,
    is_title_with_day,
    opens_tips,
    suggests_more,
)
from wenming_cli.importers.cleaning.marks import LABEL, without_bullet
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import LeftOut, SourceLine

_LONGEST_TITLE = 60
_SENTENCE = re.compile(r"[。;]|[:：].|\(.*(?:负责|牵头|配合)")
_LISTED = re.compile(r"(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[、.]")
_NUMBERED = re.compile(r"\d{1,2}\s?[、.]")


def drop_furniture(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[LeftOut]]:
    """Return the lines of the document, and those of a website, a printer or a viewer."""
    kept: list[SourceLine] = []
    left_out: list[LeftOut] = []
    for line, kind in zip(lines, _kinds(lines), strict=True):
        if kind:
            left_out.append(LeftOut(kind, line.text.strip(), line.place))
        elif line.cells is not None or line.text.strip():
            kept.append(line)
    return kept, left_out


def _kinds(lines: Sequence[SourceLine]) -> list[str]:
    """Return what each line is, `""` for the document's own."""
    headers = _running_headers(lines)
    texts = [fold_width(line.text).strip() if line.cells is None else "" for line in lines]
    advice = _advice_before(texts) | _titles_behind(texts)
    kinds: list[str] = []
    tips = others = begun = False
    before = ""
    for n, plain in enumerate(texts):
        if not plain:
            kinds.append("")
            continue
        labelled = LABEL.match(plain) is not None
        broken = tips and bool(before) and before[-1] not in "。:"
        tips = opens_tips(plain) or (tips and (is_tip(plain) or broken))
        again = others and (not labelled or _counts_on(before, plain))
        title = again and len(plain) <= _LONGEST_TITLE and not _SENTENCE.search(plain)
        others = begun and (suggests_more(plain) or title)
        begun = begun or labelled
        before = plain
        site = tips or others or n in advice or is_site_line(plain)
        page = "page" if is_page_number(plain) else "header" if plain in headers else ""
        kinds.append("site" if site else page)
    return kinds


def _counts_on(before: str, plain: str) -> bool:
    """Tell whether a numbered line is the first of a list, or follows the number of the line before."""
    number, last = _number(plain), _number(before)
    return number == 1 or (number is not None and last is not None and number == last + 1)


def _number(plain: str) -> int | None:
    match = _LISTED.match(plain)
    return numeral(match["n"]) if match else None


def _titles_behind(texts: Sequence[str]) -> frozenset[int]:
    """Find numbered titles of other documents with which a page ends: each with a day, counted from 1 again.

    Below a chapter the same may be its items: 二、时间安排 1.动员部署 03-01.
    """
    found: list[int] = []
    for n in range(len(texts) - 1, -1, -1):
        plain = texts[n]
        if is_title_with_day(plain):
            found.append(n)
        elif plain and LABEL.match(plain):
            found = found if _NUMBERED.match(plain) else []
            break
        elif plain and not (found or is_site_line(plain)):
            break
    numbers = [_number(texts[n]) for n in reversed(found)]
    return (
        frozenset(found)
        if numbers[1:] and numbers == [*range(1, len(numbers) + 1)]
        else frozenset()
    )


def _advice_before(texts: Sequence[str]) -> frozenset[int]:
    """Find the numbered advice of a website above the document: all of it is about files."""
    found: list[int] = []
    for n, plain in enumerate(texts):
        text = without_bullet(plain)
        if found and plain and not is_tip(text):
            return frozenset(found) if len(found) > 1 and not _NUMBERED.match(text) else frozenset()
        if plain and LABEL.match(text):
            if not is_tip(text):
                return frozenset()
            found.append(n)
    return frozenset()


def _running_headers(lines: Sequence[SourceLine]) -> frozenset[str]:
    """Find short lines that stand next to page numbers again and again."""
    plain = [fold_width(line.text).strip() if line.cells is None else "" for line in lines]
    shown = [text for text in plain if text]
    counts = Counter(text for text in shown if len(text) <= 40)
    near: Counter[str] = Counter()
    for before, text, after in zip(["", *shown], shown, [*shown[1:], ""], strict=False):
        if is_page_number(before) or is_page_number(after):
            near[text] += 1
    return frozenset(
        text for text, n in near.items() if n >= 2 and counts[text] >= 2 and not LABEL.match(text)
    )
