"""What a person should know about an import: odd numbers, guesses, doubtful words, removals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wenming_cli.errors import Problem
from wenming_cli.importers.draft.dateremarks import date_remarks
from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.draft.plandata import PlanItem, items_of
from wenming_cli.message import M, Message, counted

_LEVELS = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
"""A number of several levels in a cell: 3.1, 3.10.2."""

_SHORT = 16
"""Characters of a title in a remark."""


def add_remarks(draft: PlanDraft, shown: str) -> PlanDraft:
    """Return the draft with what a person should know about it, in the order of the document."""
    items = items_of(draft)
    found = [
        *_guesses(draft, shown),
        *_numbers(draft, shown),
        *_replaced(draft, shown),
        *_headings(items, shown),
        *_days(items, shown),
        *date_remarks(items, shown, draft.year),
        *_owners(items, shown),
        *_untracked(draft, shown),
    ]
    return replace(draft, problems=tuple(found))


def _notice(code: str, message: Message, hint: Message, *, file: str, line: int = 0) -> Problem:
    return Problem(code, message, hint=hint, file=file, line=line, blocking=False, notice=True)


def _guesses(draft: PlanDraft, shown: str) -> Iterator[Problem]:
    if draft.header.year_from == "none":
        yield _notice(
            "year-guessed",
            M("the document names no year; {year} is assumed", year=draft.year),
            M("set it with --year"),
            file=shown,
        )
    if not draft.unit:
        yield _notice(
            "unit-unknown",
            M("the document names no unit"),
            M("set it with --unit"),
            file=shown,
        )
    if not draft.outline.numbered:
        yield _notice(
            "no-numbers",
            M("the document prints no numbers; headings were recognised by their look"),
            M("check the items; save the document as .docx to keep automatic numbers"),
            file=shown,
        )


def _replaced(draft: PlanDraft, shown: str) -> Iterator[Problem]:
    """Report that a table's numbers of several levels were not taken: one is missing or twice."""
    nodes = [item.node for item in draft.numbered]
    lost = [
        node
        for node in nodes
        if _LEVELS.fullmatch(number := node.cells.get("number", "")) and number != node.no
    ]
    if lost:
        first = lost[0]
        yield _notice(
            "numbers-replaced",
            counted(
                "{n} number of the table was replaced: {number} is {no} here",
                "{n} numbers of the table were replaced, as {number}, which is {no} here",
                len(lost),
                number=first.cells["number"],
                no=first.no,
            ),
            M("give each row its own number; in a spreadsheet as text, since 3.10 is 3.1 there"),
            file=shown,
            line=first.place.line,
        )


def _headings(items: Sequence[PlanItem], shown: str) -> Iterator[Problem]:
    """Report the headings that the document has not, though numbers below them name them."""
    for item in items:
        if item.origin.derived and item.heading:
            yield _notice(
                "heading-added",
                M(
                    "{no} has no heading in the document; it is called '{title}'",
                    no=item.no,
                    title=item.title[:_SHORT],
                ),
                M("give it its own title in plan.toml"),
                file=shown,
                line=item.origin.node.place.line,
            )


def _numbers(draft: PlanDraft, shown: str) -> Iterator[Problem]:
    """Report doubled and skipped numbers, as the document prints them."""
    last: dict[str, int] = {}
    for item in draft.numbered:
        node = item.node
        words = {"label": node.label, "title": node.title[:_SHORT]}
        parent, _, own = node.no.rpartition(".")
        if "~" in own:
            yield _notice(
                "number-doubled",
                M("{label} {title}: this number appears twice", **words),
                M("correct the number in the plan if the document is wrong"),
                file=shown,
                line=node.place.line,
            )
            continue
        value = int(own.lstrip("A") or 0)
        before = last.get(parent, 0)
        if value > before + 1 and before and node.style != "month":
            yield _notice(
                "number-skipped",
                M("{label} {title}: the number before it is missing", **words),
                M("the document may have lost an item; check it"),
                file=shown,
                line=node.place.line,
            )
        last[parent] = value


def _days(items: Sequence[PlanItem], shown: str) -> Iterator[Problem]:
    """Report rhythms on a day that a plan has no place for; the day stays in a comment."""
    for item in items:
        stated = item.origin.rhythm
        if not (item.inexact and stated):
            continue
        yield _notice(
            "day-not-kept",
            M(
                "{no} {title}: a plan cannot hold the day in '{words}'",
                no=item.no,
                title=item.title[:_SHORT],
                words=stated.raw,
            ),
            M("the day stands in a comment; remember it, or make an item for each date"),
            file=shown,
            line=item.origin.node.place.line,
        )


def _owners(items: Sequence[PlanItem], shown: str) -> Iterator[Problem]:
    """Report what stands where owners are named and names nobody; the words stay in a comment."""
    for item in items:
        for words in item.origin.unread:
            yield _notice(
                "owner-unread",
                M(
                    "{no} {title}: '{words}' names no office in charge",
                    no=item.no,
                    title=item.title[:_SHORT],
                    words=words,
                ),
                M("set `lead` in the plan; the words stand in a comment"),
                file=shown,
                line=item.origin.node.place.line,
            )


def _untracked(draft: PlanDraft, shown: str) -> Iterator[Problem]:
    chapters = [item.node for item in draft.numbered if item.node.level == 1]
    for node in chapters:
        if node.chapter == "attachment":
            yield _notice(
                "attachment",
                M(
                    "{label} {title} is not part of the plan",
                    label=node.label,
                    title=node.title[:_SHORT],
                ),
                M("if it holds items to track, import it as a document of its own"),
                file=shown,
                line=node.place.line,
            )
