"""Lines that are no words of the document: a website's, page numbers and running headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from wenming_cli.importers.cleaning.boilerplate import (
    is_page_number,
    is_site_line,
    is_tip,
    opens_tips,
    suggests_more,
)
from wenming_cli.importers.cleaning.marks import LABEL, without_bullet
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import LeftOut, SourceLine

_LONGEST_TITLE = 60
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
    advice = _advice_before(texts)
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
        title = not labelled and len(plain) <= _LONGEST_TITLE and "。" not in plain
        others = begun and (suggests_more(plain) or (others and title))
        begun = begun or labelled
        before = plain
        site = tips or others or n in advice or is_site_line(plain)
        page = "page" if is_page_number(plain) else "header" if plain in headers else ""
        kinds.append("site" if site else page)
    return kinds


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
