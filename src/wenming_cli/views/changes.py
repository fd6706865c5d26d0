"""`wenming changes`: what came after a period was closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from wenming_cli.core.board.wording import VERB_NAMES, teller_of
from wenming_cli.core.closing.changes import Changes, LateChange
from wenming_cli.core.closing.figures import ItemFigures
from wenming_cli.core.closing.late import LateEntry
from wenming_cli.core.closing.planparts import PlanChange
from wenming_cli.core.journal.entries import Fact, Undo
from wenming_cli.core.plan.plan import Plan
from wenming_cli.message import M, Message, counted, joined
from wenming_cli.views import words
from wenming_cli.views.closed import LATE_NAMES
from wenming_cli.views.entries.said import entry_words
from wenming_cli.views.machine import closing_json, entry_json, problem_json
from wenming_cli.views.page import Column, PageBlock, StyledText, Table

_COLUMNS = (
    Column(M("#"), right=True),
    Column(M("No.")),
    Column(M("Item"), flexible=True),
    Column(M("When closed"), flexible=True),
    Column(M("Now"), flexible=True),
    Column(M("What came"), from_width=100, flexible=True),
    Column(M("Who"), from_width=60),
    Column(M("Day"), from_width=100),
    Column(M("Reason"), from_width=60, flexible=True),
)

_PLAN_COLUMNS = (
    Column(M("No.")),
    Column(M("Item"), flexible=True),
    Column(M("What changed"), flexible=True),
)


def changes_page(found: Sequence[Changes]) -> Iterator[PageBlock]:
    """Show for each closing what came later, and apart from that what merges brought."""
    for n, changes in enumerate(found):
        if n:
            yield ""
        closing = changes.closing
        head = M(
            "{period}, closed on {date}, code {code}",
            period=closing.period.name,
            date=closing.day,
            code=closing.code,
        )
        yield words.text(head, "bold")
        if not changes.rows and not changes.problems:
            yield StyledText(str(M("nothing came later")), style="green")
        yield from _of_plan(changes)
        if changes.unknown is not None:
            yield words.text(changes.unknown, "yellow")
        for kind, name in LATE_NAMES.items():
            those = [row for row in changes.rows if row.late.kind == kind]
            if those:
                many = counted("{name}: {n} entry", "{name}: {n} entries", len(those), name=name)
                yield words.text(many)
                rows = [_row(i, row, changes) for i, row in enumerate(those, start=1)]
                yield Table(_COLUMNS, rows)


def _of_plan(changes: Changes) -> Iterator[PageBlock]:
    """Show what of the plan is another, and where another program shows something else."""
    for problem in changes.problems:
        if problem.code == "closed-plan" and changes.parts:
            n = len(changes.parts)
            said = counted(
                "the plan was changed in {n} place", "the plan was changed in {n} places", n
            )
            yield words.text(said, "yellow")
            rows = [list(map(words.text, (one.no, one.title, one.what))) for one in changes.parts]
            yield Table(_PLAN_COLUMNS, rows)
        else:
            yield words.text(problem.message, "yellow")


def _row(n: int, row: LateChange, changes: Changes) -> list[StyledText]:
    entry = row.late.entry
    return [
        StyledText(str(n)),
        words.text(row.item.no),
        words.text(row.item.title),
        words.text(row.then.words if row.then else "-"),
        words.text(row.now.words),
        words.text(_what_came(row.late)),
        words.text(teller_of(entry, changes.depts)),
        words.text(entry.at.date()),
        words.text(row.reason),
    ]


def _what_came(late: LateEntry) -> Message:
    """Return what a later entry says, beside what it corrects or takes back."""
    what = _said(late.fact)
    before = late.instead_of
    if before is not None:
        old = _said(before)
        if before.on != late.fact.on:  # the day has no column, and may be all that is corrected
            old, what = (
                joined([fact.on, said]) for fact, said in ((before, old), (late.fact, what))
            )
        return M("{old} → {new}", old=old, new=what)
    return M("taken back: {what}", what=what) if isinstance(late.entry, Undo) else what


def _said(fact: Fact) -> Message:
    """Return what a fact says, but for the reason, which has a column of its own."""
    said = [text for text in entry_words(fact) if text != fact.late_why]
    return joined([VERB_NAMES[fact.do], *said])


def changes_json(plan: Plan, found: Sequence[Changes]) -> dict[str, Any]:
    """Return the answer of `changes --json`."""
    return {
        "plan": {"title": plan.title, "unit": plan.unit, "year": plan.year},
        "changes": [
            {
                "closing": closing_json(one.closing),
                "rows": [_row_json(row) for row in one.rows],
                "plan": [_part_json(part) for part in one.parts],
                "problems": [problem_json(problem) for problem in one.problems],
            }
            for one in found
        ],
    }


def _part_json(part: PlanChange) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "id": part.id or None,
        "no": part.no or None,
        "title": part.title or None,
        "aspects": list(part.aspects),
    }


def _row_json(row: LateChange) -> dict[str, Any]:
    entry = row.late.entry
    said = entry.late_why if isinstance(entry, Fact | Undo) else ""
    return {
        "kind": row.late.kind,
        "no": row.item.no,
        "label": row.item.label,
        "title": row.item.title,
        "then": _figures_json(row.then) if row.then else None,
        "now": _figures_json(row.now),
        "reason": said or None,
        "entry": entry_json(entry),
    }


def _figures_json(figures: ItemFigures) -> dict[str, Any]:
    return {
        "status": figures.status,
        "percent": figures.percent,
        "done_count": figures.done_count,
        "due_count": figures.due_count,
        "sessions": figures.sessions,
        "people": figures.people,
    }
