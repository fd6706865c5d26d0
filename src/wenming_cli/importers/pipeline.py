"""A document as a draft of a plan: read, clean, cut into nodes, understand."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import PurePath

from wenming_cli.errors import Refused
from wenming_cli.importers.account.account import take_account
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.cleaning.swaps import suggest_words
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
        read = ReadDocument(tuple(part), document.left_out)
        return _draft(read, shown, today_year=today_year, year=year, unit=unit)

    lines = document.lines
    at = annex_at(lines)
    if at:
        with contextlib.suppress(Refused):
            filled = fill_from_annex(draft(lines[:at]), lines[at:], shown)
            if filled is not None:
                return filled
    return draft(lines)


def _draft(
    document: ReadDocument, shown: str, *, today_year: int, year: int, unit: str
) -> PlanDraft:
    source, cleaned = clean_document(document.lines)
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
    if year:
        header = header._replace(year=year, year_from="user")
    if unit:
        header = header._replace(unit=unit, unit_from="user")
    plan_year = header.year or today_year
    items = draft_items(cut, plan_year)
    draft = PlanDraft(
        title=header.title or PurePath(shown).stem,
        unit=header.unit,
        year=plan_year,
        items=items,
        outline=cut,
        header=header,
        swaps=tuple(suggest_words(source)),
        account=take_account(
            source, cut, items, left_out=[*document.left_out, *cleaned], title=header.title
        ),
    )
    return add_remarks(draft, shown)
