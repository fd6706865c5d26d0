"""Paragraphs around the text: signatures, lists of attachments, the printer's lines, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wenming_cli.importers.cleaning.marks import DATE, LABEL
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedParagraph

_OFFICE = r"[局委办部处科室院校馆站所队会组团社厅署行园司]|中心|集团|机关|单位|政府|街道|支部|总支"
_OFFICE_LINE = re.compile(rf"[^\d。;:,!?()、]{{3,29}}(?:{_OFFICE})")
_SHORTEST_SIGNED = 4
"""Paragraphs of a document that somebody signs."""

_DATE_LINE = re.compile(rf"[*_]*(?P<office>[^\d。;:,!?()、]{{3,29}}(?:{_OFFICE})\s+)?{DATE}[*_]*")
"""The date below a document, behind the office's name or alone."""

_ATTACHED = re.compile(r"附\s?件\s?\d{0,2}\s?:\s?\S.*")
_COLOPHON = re.compile(
    r"(?:抄送|抄报|主题词)\s?:\s?\S.*|\(此件.{2,8}\)|[^。;]{0,40}日\s?印发(?:\s*\(?共印\s?\d+\s?份\)?)?|\(?共印\s?\d+\s?份\)?。?"
)
"""版记, the printer's lines below a document (GB/T 9704-2012 7.4)."""

_NOTE = re.compile(r"(?:说明|备注|注|附注)\s?:.*")
_CONTACT = re.compile(r"\(?(?:联系人|联系电话|联系方式|咨询电话)\s?:[^。;]{2,80}\)?。?")


def mark_asides(paragraphs: Sequence[CleanedParagraph]) -> list[CleanedParagraph]:
    """Mark signatures, lists of attachments, contacts and notes under tables, each as what it is."""
    found = list(paragraphs)
    for i, paragraph in enumerate(found):
        plain = fold_width(paragraph.text).strip()
        if paragraph.cells is not None or paragraph.aside:
            continue
        signed = _DATE_LINE.fullmatch(plain)
        kind = "signature" if signed else _kind_of(found, i, plain)
        found[i] = replace(paragraph, aside=kind)
        if kind in ("attachments", "note"):
            _mark_list(found, i)
        elif signed and not signed["office"]:
            _mark_office(found, i)
    _mark_last_office(found)
    return found


def _kind_of(found: Sequence[CleanedParagraph], i: int, plain: str) -> str:
    """Return what a paragraph is beside the text; `""` for the text itself."""
    if _COLOPHON.fullmatch(plain):
        return "imprint"
    if _CONTACT.fullmatch(plain):
        return "contact"
    if _ATTACHED.fullmatch(plain) and not _opens_attachment(found, i):
        return "attachments"
    after_table = any(p.cells is not None for p in found[max(0, i - 3) : i])
    return "note" if after_table and _NOTE.fullmatch(plain) else ""


def _opens_attachment(found: Sequence[CleanedParagraph], i: int) -> bool:
    """Tell whether `附件1：标准` has its content below it; else it is one line of a list.

    The last one may have none, where the one before it has.
    """
    match = re.match(r"附\s?件\s?(\d{1,2})", fold_width(found[i].text).strip())
    if match is None:
        return False
    after = [fold_width(p.text).strip() for p in found[i + 1 : i + 4]]
    if len(after) > 1:
        listed = after[0].startswith("附件") or any(_DATE_LINE.fullmatch(text) for text in after)
        return not listed
    before = re.compile(rf"附\s?件\s?{int(match[1]) - 1}(?!\d)")
    opened = (p for p in found[: max(0, i - 1)] if before.match(fold_width(p.text).strip()))
    return any(not p.aside for p in opened)


def _mark_list(found: list[CleanedParagraph], i: int) -> None:
    """Mark the further lines of a list of attachments: `2.××名单`."""
    if not re.search(r":\s?1\s?[.、]", fold_width(found[i].text)):
        return
    for j in range(i + 1, len(found)):
        plain = fold_width(found[j].text).strip()
        if not re.fullmatch(r"\d{1,2}\s?[.、]\s?[^。;]{2,40}", plain):
            return
        found[j] = replace(found[j], aside=found[i].aside)


def _mark_office(found: list[CleanedParagraph], i: int) -> None:
    """Mark the name of the office on the lines above its date."""
    for j in (i - 1, i - 2):
        if j < 0 or found[j].cells is not None:
            return
        plain = fold_width(found[j].text).strip()
        if len(plain) > 30 or plain[-1:] in "。;:,!?" or LABEL.match(plain) or found[j].aside:
            return
        found[j] = replace(found[j], aside="signature")


def _mark_last_office(found: list[CleanedParagraph]) -> None:
    """Mark the name of an office with which the document ends, without a date."""
    if len(found) < _SHORTEST_SIGNED or found[-1].cells is not None or found[-1].aside:
        return
    before, last = (fold_width(p.text).strip() for p in found[-2:])
    if _OFFICE_LINE.fullmatch(last) and before.endswith("。") and not LABEL.match(last):
        found[-1] = replace(found[-1], aside="signature")
