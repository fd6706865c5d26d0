"""A document as a draft of a plan: read, clean, cut into nodes, understand."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from wenming_cli.errors import Refused
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.draft.draft import PlanDraft, draft_items
from wenming_cli.importers.draft.header import header_of
from wenming_cli.importers.draft.remarks import add_remarks
from wenming_cli.importers.lines import ReadDocument, SourceLine
from wenming_cli.importers.merging.annex import annex_at, fill_from_annex
from wenming_cli.importers.outline.outline import outline
from wenming_cli.message import M


def draft_of(
    document: ReadDocument, shown: str, *, today_year: int, year: int = 0, unit: str = ""
) -> PlanDraft:
    """Draft the plan in a document; an annex about the items of the text fills in owners and dates.

    Args:
        document: its lines, and what its reader left out.
        shown: its name in messages; without its ending it may give title and year.
        today_year: the year taken where the document names none.
        year: the year as the user says it; 0 for the document's own.
        unit: the office as the user says it; `""` for the document's own.

    Raises:
        Refused: there is nothing that could be an item.
    """

    def draft(part: Sequence[SourceLine]) -> PlanDraft:
        made = _draft(part, shown, today_year=today_year, year=year, unit=unit)
        return replace(made, left_out=(*document.left_out, *made.outline.left_out))

    lines = document.lines
    at = annex_at(lines)
    if at:
        with contextlib.suppress(Refused):
            filled = fill_from_annex(draft(lines[:at]), lines[at:], shown)
            if filled is not None:
                return filled
    return draft(lines)


def _draft(
    lines: Sequence[SourceLine], shown: str, *, today_year: int, year: int, unit: str
) -> PlanDraft:
    source, changes = clean_document(lines)
    try:
        cut = outline(source)
    except OverflowError:
        raise Refused(
            M("{file} holds more numbers than any work plan", file=shown),
            M("check that it is the right file, or copy the plan out of it into a new document"),
        ) from None
    if not cut.nodes:
        raise Refused(
            M("no numbered items were found in {file}", file=shown),
            M("a plan has headings such as 一、 （一） 1. ; check that it is the right file"),
        )
    header = header_of(cut.preamble, source, PurePath(shown).stem)
    plan_year = year or header.year or today_year
    draft = PlanDraft(
        title=header.title or PurePath(shown).stem,
        unit=unit or header.unit,
        year=plan_year,
        items=draft_items(cut, plan_year),
        outline=cut,
    )
    guessed = not (year or header.year)
    return add_remarks(draft, source, changes=changes, shown=shown, guessed_year=guessed)
