"""The document without what others put into it: site boilerplate, page furniture, broken lines.

Every removal and every joining is recorded with its place, so that nothing happens unseen. Words
are never changed; likely swaps of scraped documents are suggestions (`swaps`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from wenming_cli.importers.cleaning.boilerplate import (
    is_page_number,
    is_site_line,
    is_tip,
    opens_tips,
    suggests_more,
)
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import (
    CleanedParagraph,
    CleanedSource,
    LeftOut,
    Place,
    SourceLine,
)

_INDENT = re.compile(r"(?:\u3000{1,}|[ \t]{2,}|\t)")
_DATE_LINE = re.compile(
    r"[*_]*(?P<office>[^\d。;:,!?()、]{3,29}(?:[局委办部处科室院校馆站所队会组团社厅署行园司]|中心|集团|机关|单位|政府|街道|支部|总支)\s+)?"
    r"(?:(?:二[零一二三四五六七八九]{3}|\d{4})年\s?(?:[一二三四五六七八九十]{1,2}|\d{1,2})月"
    r"\s?(?:[一二三四五六七八九十]{1,3}|\d{1,2})日|20\d\d[.-]\d{1,2}[.-]\d{1,2})[*_]*"
)
"""The date below a document, behind the office's name or alone."""

_ATTACHED = re.compile(r"附\s?件\s?\d{0,2}\s?[::]\s?\S.*")
_COLOPHON = re.compile(r"(?:抄送|抄报|主题词)\s?[::]\s?\S.*|\(此件.{2,8}\)|[^。;]{0,40}日\s?印发")
"""版记, the printer's lines below a document (GB/T 9704-2012 7.4)."""

_NOTE = re.compile(r"(?:说明|备注|注|附注)\s?[::].*")
_LABEL = re.compile(
    r"(?:[((]\s?[一二三四五六七八九十\d]{1,3}\s?[))]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、.](?!\d)|第.{1,3}[章条节]|"
    r"[①-⑳]|\d{1,2}(?:\.\d{1,2})+|\d{1,2} +(?![次场期份件户元月日号])[\u4e00-\u9fff]|[ⅠⅡⅢ]-\d|附件)"
)
_INJECTED = re.compile(r"第\s?\d{1,3}\s?页(?:\s?共\s?\d{1,3}\s?页)?[ ]?")
_LONGEST_TITLE = 60
_INDENT_WIDTH = 2
"""Characters by which the first line of a paragraph is shorter; a PDF shows it by position only."""

_ENDS = "。!?;:”)》"


def clean_document(lines: Sequence[SourceLine]) -> tuple[CleanedSource, tuple[LeftOut, ...]]:
    """Return the paragraphs of a document's own text, and the changes that led to them."""
    kept, changes = _drop_furniture(lines)
    paragraphs, joined = _rejoin(kept)
    cut = [_cut_injected(p, kept) for p in paragraphs]
    changes += joined + [change for _, found in cut for change in found]
    marked = _mark_asides([paragraph for paragraph, _ in cut])
    return CleanedSource(tuple(marked)), tuple(sorted(changes, key=lambda c: c.place))


def _drop_furniture(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[LeftOut]]:
    headers = _running_headers(lines)
    kept: list[SourceLine] = []
    changes: list[LeftOut] = []
    tips = others = begun = False
    before = ""
    for line in lines:
        plain = fold_width(line.text).strip()
        kind = ""
        if line.cells is None and plain:
            labelled = _LABEL.match(plain) is not None
            broken = tips and bool(before) and before[-1] not in "。:"
            tips = opens_tips(plain) or (tips and (is_tip(plain) or broken))
            title = not labelled and len(plain) <= _LONGEST_TITLE and "。" not in plain
            others = begun and (suggests_more(plain) or (others and title))
            begun = begun or labelled
            before = plain
            if tips or others or is_site_line(plain):
                kind = "site"
            elif is_page_number(plain):
                kind = "page"
            elif plain in headers:
                kind = "header"
        if kind:
            changes.append(LeftOut(kind, line.text.strip(), line.place))
        elif plain or line.cells is not None:
            kept.append(line)
    return kept, changes


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
        text for text, n in near.items() if n >= 2 and counts[text] >= 2 and not _LABEL.match(text)
    )


def _rejoin(lines: Sequence[SourceLine]) -> tuple[list[CleanedParagraph], list[LeftOut]]:
    """Rejoin lines that were wrapped at some width."""
    width = _wrap_width(lines)
    indented = _is_indented(lines)
    indents_lost = not any(_INDENT.match(line.text) for line in lines if line.cells is None)
    made: list[CleanedParagraph] = []
    changes: list[LeftOut] = []
    before: SourceLine | None = None
    for line in lines:
        text = line.text.rstrip() if line.cells is None else line.text
        first = bool(made) and len(made[-1].joints) == 1
        room = width - _INDENT_WIDTH * (indents_lost and first and _breaks_off(before))
        goes_on = before is not None and _goes_on(before, line, room, indented=indented)
        if width and made and goes_on:
            made[-1] = _join(made[-1], line)
            changes.append(LeftOut("joined", line.text.strip()[:12], line.place))
        else:
            made.append(
                CleanedParagraph(text, ((0, line.place),), line.cells, cell_lines=line.cell_lines)
            )
        before = line
    return made, changes


def _breaks_off(line: SourceLine | None) -> bool:
    return line is not None and fold_width(line.text.rstrip()[-1:]) not in "。;!?:"


def _width(text: str) -> float:
    """Return the width of a text in full-width characters."""
    return sum(0.5 if c < "\x80" else 1.0 for c in text)


def _wrap_width(lines: Sequence[SourceLine]) -> float:
    """Return the width at which lines were broken, or 0 where they were not.

    Wrapped text has many lines of nearly the greatest width that stop in the middle of a sentence.
    """
    widths = sorted(
        _width(line.text.rstrip()) for line in lines if line.cells is None and not line.whole
    )
    if len(widths) < 6:
        return 0.0
    widest = widths[int(len(widths) * 0.95)]
    if not 12 <= widest <= 70:
        return 0.0
    full = [
        line
        for line in lines
        if line.cells is None and widest - 3 <= _width(line.text.rstrip()) <= widest + 3
    ]
    broken = [line for line in full if fold_width(line.text.rstrip()[-1:]) not in _ENDS]
    return widest if len(broken) >= max(3, len(widths) * 0.2) else 0.0


def _is_indented(lines: Sequence[SourceLine]) -> bool:
    """Tell whether paragraphs begin with an indent."""
    labelled = [
        line for line in lines if line.cells is None and _LABEL.match(fold_width(line.text).strip())
    ]
    indented = [line for line in labelled if _INDENT.match(line.text)]
    return len(labelled) >= 3 and len(indented) >= 0.7 * len(labelled)


def _goes_on(before: SourceLine, line: SourceLine, width: float, *, indented: bool) -> bool:
    if before.cells is not None or line.cells is not None or before.whole or line.whole:
        return False
    full = _width(before.text.rstrip()) >= width - 3
    starts = _INDENT.match(line.text) is not None
    if indented:
        return not starts and (full or fold_width(before.text.rstrip()[-1:]) not in "。;!?)")
    label = _LABEL.match(fold_width(line.text).strip()) is not None
    return full and not starts and not label


def _join(paragraph: CleanedParagraph, line: SourceLine) -> CleanedParagraph:
    text = line.text.strip()
    lead = len(line.text) - len(line.text.lstrip())
    latin = paragraph.text[-1:].isascii() and text[:1].isascii()
    gap = " " if latin and paragraph.text[-1:].isalpha() and text[:1].isalpha() else ""
    at = len(paragraph.text) + len(gap)
    place = Place(line.place.line, line.place.column + lead)
    return replace(
        paragraph, text=paragraph.text + gap + text, joints=(*paragraph.joints, (at, place))
    )


def _cut_injected(
    paragraph: CleanedParagraph, lines: Sequence[SourceLine]
) -> tuple[CleanedParagraph, list[LeftOut]]:
    """Cut page headers in the middle of a text, `<title>第2页`, and join the two halves."""
    changes: list[LeftOut] = []
    if not _INJECTED.search(paragraph.text):
        return paragraph, changes
    first = paragraph.joints[0][1]
    before = "\n".join(line.text for line in lines[:40] if line.place < first)[:3000]
    at = 0
    while match := _INJECTED.search(paragraph.text, at):
        start = match.start() - _header_before(paragraph.text, match.start(), before)
        at = match.end()
        if start == match.start():
            continue
        place = _place_in(paragraph, start)
        changes.append(LeftOut("header", paragraph.text[start : match.end()].strip(), place))
        paragraph = _cut(paragraph, start, match.end())
        at = start
    return paragraph, changes


def _header_before(text: str, end: int, before: str) -> int:
    """Count the characters before `end` that repeat the beginning of the document, its title."""
    for length in range(min(40, end), 5, -1):
        piece = text[end - length : end]
        if "。" not in piece and (piece in before or piece in text[: min(end - length, 3000)]):
            return length
    return 0


def _place_in(paragraph: CleanedParagraph, offset: int) -> Place:
    start, place = [j for j in paragraph.joints if j[0] <= offset][-1]
    return Place(place.line, place.column + offset - start)


def _cut(paragraph: CleanedParagraph, start: int, end: int) -> CleanedParagraph:
    after = _place_in(paragraph, end)
    joints = [j for j in paragraph.joints if j[0] < start]
    joints.append((start, after))
    joints += [(o - (end - start), p) for o, p in paragraph.joints if o > end]
    text = paragraph.text[:start] + paragraph.text[end:]
    return replace(paragraph, text=text, joints=tuple(joints))


def _mark_asides(paragraphs: Sequence[CleanedParagraph]) -> list[CleanedParagraph]:
    """Mark signatures, lists of attachments and notes under tables."""
    found = list(paragraphs)
    for i, paragraph in enumerate(found):
        plain = fold_width(paragraph.text).strip()
        after_table = any(p.cells is not None for p in found[max(0, i - 3) : i])
        if paragraph.cells is not None:
            continue
        if _COLOPHON.fullmatch(plain):
            found[i] = replace(paragraph, aside=True)
        elif (_ATTACHED.fullmatch(plain) and not _opens_attachment(found, i)) or (
            after_table and _NOTE.fullmatch(plain)
        ):
            found[i] = replace(paragraph, aside=True)
            _mark_list(found, i)
        elif signed := _DATE_LINE.fullmatch(plain):
            found[i] = replace(paragraph, aside=True)
            if not signed["office"]:
                _mark_office(found, i)
    return found


def _opens_attachment(found: Sequence[CleanedParagraph], i: int) -> bool:
    """Tell whether `附件1：标准` has its content below it; else it is one line of a list."""
    if not re.match(r"附\s?件\s?\d", fold_width(found[i].text).strip()) or i + 1 >= len(found):
        return False
    after = [fold_width(p.text).strip() for p in found[i + 1 : i + 4]]
    listed = after[0].startswith("附件") or any(_DATE_LINE.fullmatch(text) for text in after)
    return not listed and len(after) > 1


def _mark_list(found: list[CleanedParagraph], i: int) -> None:
    """Mark the further lines of a list of attachments: `2.××名单`."""
    if not re.search(r"[::]\s?1\s?[.、]", fold_width(found[i].text)):
        return
    for j in range(i + 1, len(found)):
        plain = fold_width(found[j].text).strip()
        if not re.fullmatch(r"\d{1,2}\s?[.、]\s?[^。;]{2,40}", plain):
            return
        found[j] = replace(found[j], aside=True)


def _mark_office(found: list[CleanedParagraph], i: int) -> None:
    """Mark the name of the office on the lines above its date."""
    for j in (i - 1, i - 2):
        if j < 0 or found[j].cells is not None:
            return
        plain = fold_width(found[j].text).strip()
        if len(plain) > 30 or plain[-1:] in "。;:,!?" or _LABEL.match(plain) or found[j].aside:
            return
        found[j] = replace(found[j], aside=True)
