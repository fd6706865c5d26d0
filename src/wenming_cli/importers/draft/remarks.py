"""What a person should know about an import: odd numbers, guesses, doubtful words, removals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wenming_cli.errors import Problem
from wenming_cli.importers.cleaning.clean import Change
from wenming_cli.importers.cleaning.swaps import suggest_words
from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.draft.plandata import items_of
from wenming_cli.importers.lines import CleanedSource
from wenming_cli.message import M, Message, counted

_REMOVED: dict[str, Message] = {
    "site": M("words of a website"),
    "page": M("page numbers"),
    "header": M("page headers"),
    "joined": M("lines broken by a margin were joined"),
}


def add_remarks(
    draft: PlanDraft,
    source: CleanedSource,
    changes: Sequence[Change],
    shown: str,
    *,
    guessed_year: bool,
) -> PlanDraft:
    """Return the draft with what a person should know about it, in the order of the document."""
    found = [
        *_guesses(draft, shown, guessed_year=guessed_year),
        *_numbers(draft, shown),
        *_days(draft, shown),
        *_untracked(draft, shown),
        *_removals(changes, shown),
        *_swaps(source, shown),
    ]
    return replace(draft, problems=tuple(found))


def _remark(code: str, message: Message, hint: Message, file: str, line: int = 0) -> Problem:
    return Problem(code, message, hint, file, line, blocking=False, notice=True)


def _guesses(draft: PlanDraft, shown: str, *, guessed_year: bool) -> Iterator[Problem]:
    if guessed_year:
        yield _remark(
            "year-guessed", M("the document names no year; {year} is assumed", year=draft.year),
            M("say it with --year"), shown,
        )  # fmt: skip
    if not draft.unit:
        yield _remark(
            "unit-unknown", M("the document names no unit"), M("say it with --unit"), shown
        )
    if not draft.outline.numbered:
        yield _remark(
            "no-numbers", M("the document prints no numbers; headings were told by their look"),
            M("look the items over; automatic numbers survive when the document is saved as .docx"),
            shown,
        )  # fmt: skip


def _numbers(draft: PlanDraft, shown: str) -> Iterator[Problem]:
    """Report doubled and skipped numbers, as the document prints them."""
    last: dict[str, int] = {}
    for item in draft.numbered:
        node = item.node
        parent, _, own = node.no.rpartition(".")
        if "~" in own:
            yield _remark("number-doubled", M("{label} {title}: this number stands twice",
                          label=node.label, title=node.title[:16]),
                          M("correct the number in the plan if the document is wrong"),
                          shown, node.place.line)  # fmt: skip
            continue
        value = int(own.lstrip("A") or 0)
        before = last.get(parent, 0)
        if value > before + 1 and before and node.style != "month":
            yield _remark("number-skipped", M("{label} {title}: the number before it is missing",
                          label=node.label, title=node.title[:16]),
                          M("the document may have lost an item; look it up"),
                          shown, node.place.line)  # fmt: skip
        last[parent] = value


def _days(draft: PlanDraft, shown: str) -> Iterator[Problem]:
    """Report rhythms on a day that a plan has no place for; the day stays in a comment."""
    for item in items_of(draft):
        if item.inexact and item.origin.rhythm:
            yield _remark("day-not-kept", M("{no} {title}: the day of '{words}' has no place in a plan",
                          no=item.no, title=item.title[:16], words=item.origin.rhythm.raw),
                          M("it stands in a comment; keep the day in mind, or give each date an item of its own"),
                          shown, item.origin.node.place.line)  # fmt: skip


def _untracked(draft: PlanDraft, shown: str) -> Iterator[Problem]:
    attached = [e for e in draft.numbered if e.node.level == 1 and e.node.chapter == "attachment"]
    for item in attached:
        yield _remark("attachment", M("{label} {title} is not part of the plan", label=item.node.label,
                      title=item.node.title[:16]),
                      M("if it holds items to track, import it as a document of its own"),
                      shown, item.node.place.line)  # fmt: skip


def _removals(changes: Sequence[Change], shown: str) -> Iterator[Problem]:
    counts = Counter(change.kind for change in changes)
    for kind, n in counts.items():
        first = next(change for change in changes if change.kind == kind)
        yield _remark(f"cleaned-{kind}", counted("{n} place left out or joined: {what}",
                      "{n} places left out or joined: {what}", n, what=_REMOVED[kind]),
                      M("the first one: {text}", text=first.text[:40]), shown, first.place.line)  # fmt: skip


def _swaps(source: CleanedSource, shown: str) -> Iterator[Problem]:
    for one in suggest_words(source):
        yield _remark("word-swapped", M("'{found}' may stand for '{meant}': {context}", found=one.found,
                      meant=one.meant, context=one.context),
                      M("scraped documents swap words; the plan keeps the document's"),
                      shown, one.place.line)  # fmt: skip
