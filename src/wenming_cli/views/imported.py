"""`wenming import`: what was understood, what was guessed, what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from wenming_cli.errors import Problem
from wenming_cli.importers.account.outcome import Account
from wenming_cli.importers.cleaning.swaps import Suggestion
from wenming_cli.importers.draft.draft import DraftItem, PlanDraft
from wenming_cli.importers.draft.header import Header, Origin
from wenming_cli.importers.draft.plandata import PlanItem, goals_of, items_of
from wenming_cli.importers.meaning.schedule import schedule_of
from wenming_cli.importers.meaning.targets import StatedTarget
from wenming_cli.importers.meaning.understand import quantities_in
from wenming_cli.message import M, Message, counted
from wenming_cli.views import words
from wenming_cli.views.importaccount import account_json, import_account_blocks
from wenming_cli.views.machine import problem_json
from wenming_cli.views.page import Column, PageBlock, StyledText, Table
from wenming_cli.views.problems import problem_text

REMARKS_SHOWN = 12
_COLUMNS = (
    Column(M("No.")),
    Column(M("Item"), flexible=True),
    Column(M("Lead"), from_width=60, flexible=True),
    Column(M("When")),
    Column(M("From the words"), from_width=100, flexible=True),
)
_SWAP_COLUMNS = (
    Column(M("Line")),
    Column(M("Word")),
    Column(M("Perhaps")),
    Column(M("In"), from_width=60, flexible=True),
    Column(M("Change")),
)
_ORIGINS: dict[Origin, Message] = {
    "title": M("the title"),
    "letterhead": M("the letterhead"),
    "signature": M("the signature"),
    "number": M("the document's number"),
    "date": M("the date of issue"),
    "file": M("the file's name (please check)"),
    "user": M("the command line"),
    "none": M("nowhere (please check)"),
}


class ReviewRow(NamedTuple):
    """One item as it was understood."""

    no: str
    title: str
    lead: tuple[str, ...]
    when: str
    """The deadline or rhythm in words; `""` if there is none."""

    from_words: str
    heading: bool
    derived: bool


class Review(NamedTuple):
    """What an import found, for a person to look over."""

    title: str
    unit: str
    year: int
    goals: int
    rows: tuple[ReviewRow, ...]
    problems: tuple[Problem, ...]
    account: Account
    header: Header
    swaps: tuple[Suggestion, ...]
    fixed: bool
    """The safe ones of the swapped words were put right."""

    written: str
    """The file that was written; `""` for a dry run."""

    option: str = ""
    """` -p NAME` for the commands to come, where they would take another plan by themselves."""


def review_page(draft: PlanDraft, *, written: str, option: str) -> Iterator[PageBlock]:
    """Show what was understood of a document.

    Args:
        draft: what was understood.
        written: the file that was written; `""` for a dry run.
        option: ` -p NAME` for the commands to come, where they would take another plan.
    """
    yield from _review_blocks(review_of(draft, written, option))


def review_of(draft: PlanDraft, written: str, option: str) -> Review:
    """Return what a person looks over."""
    rows = []
    for item in items_of(draft):
        rhythm = item.rhythm
        when = item.due.isoformat() if item.due else str(M("standing")) if item.standing else ""
        if rhythm is not None:
            when = words.recurrence_words(rhythm.unit, rhythm.times, rhythm.on)
        elif item.festivals:
            when = "、".join(item.festivals)
        said = "；".join(raw for _key, raw in item.origin.words)
        rows.append(
            ReviewRow(
                no=item.no,
                title=item.title,
                lead=item.lead,
                when=when,
                from_words=said,
                heading=item.heading,
                derived=item.origin.derived,
            )
        )
    return Review(
        title=draft.title,
        unit=draft.unit,
        year=draft.year,
        goals=len(goals_of(draft)),
        rows=tuple(rows),
        problems=draft.problems,
        account=draft.account,
        header=draft.header,
        swaps=draft.swaps,
        fixed=bool(draft.words_fixed_by),
        written=written,
        option=option,
    )


def _review_blocks(review: Review) -> Iterator[PageBlock]:
    """Show head, account, items, what is open, remarks, and what to do next."""
    yield words.text(
        M(
            "{title} ({unit}, {year})",
            title=review.title,
            unit=review.unit or "-",
            year=review.year,
        ),
        "bold",
    )
    yield _origins(review.header)
    yield from import_account_blocks(review.account)
    yield Table(_COLUMNS, [_row(row) for row in review.rows])
    leaves = [row for row in review.rows if not row.heading]
    yield from _totals_lines(review, leaves)
    yield from _swap_blocks(review)
    for problem in review.problems[:REMARKS_SHOWN]:
        yield problem_text(problem, "yellow")
    rest = len(review.problems) - REMARKS_SHOWN
    if rest > 0:
        yield words.text(counted("… and {n} more", "… and {n} more", rest), "yellow")
    yield from _next_lines(review)


def _origins(header: Header) -> StyledText:
    """Say where title, unit and year were read; what was guessed stands out."""
    guessed = "none" in (header.unit_from, header.year_from) or "file" in header[3:]
    return words.text(
        M(
            "title from {title}, unit from {unit}, year from {year}",
            title=_ORIGINS[header.title_from],
            unit=_ORIGINS[header.unit_from],
            year=_ORIGINS[header.year_from],
        ),
        "yellow" if guessed else "dim",
    )


def _swap_blocks(review: Review) -> Iterator[PageBlock]:
    """Show the words that were probably swapped in a copied document."""
    if not review.swaps:
        return
    yield words.text(M("words that were probably swapped when the document was copied:"))
    yield Table(_SWAP_COLUMNS, [_swap_row(swap, review) for swap in review.swaps])
    if not review.fixed and any(swap.safe for swap in review.swaps):
        yield words.text(M("  → put the safe ones right with --fix-words"))


def _swap_row(swap: Suggestion, review: Review) -> list[StyledText]:
    state = M("look at it yourself")
    if swap.safe:
        state = M("put right") if review.fixed else M("safe")
    return [
        words.text(swap.place.line),
        words.text(swap.found, "yellow"),
        words.text(swap.meant),
        words.text(swap.context, "dim"),
        words.text(state),
    ]


def _row(row: ReviewRow) -> list[StyledText]:
    style = "bold" if row.heading else ""
    mark = " *" if row.derived and not row.heading else ""
    return [
        words.text(row.no + mark, style),
        words.text(row.title, style),
        words.people_text(row.lead) if row.lead or row.heading else StyledText("-", style="dim"),
        words.text(row.when) if row.when or row.heading else StyledText("-", style="dim"),
        words.text(row.from_words, "dim"),
    ]


def _totals_lines(review: Review, leaves: Sequence[ReviewRow]) -> Iterator[PageBlock]:
    ownerless = sum(not row.lead for row in leaves)
    timeless = sum(not row.when for row in leaves)
    found = M(
        "items to track: {items}, goals: {goals}; without owner {ownerless}, "
        "without time {timeless}",
        items=len(leaves),
        goals=review.goals,
        ownerless=ownerless,
        timeless=timeless,
    )
    yield words.text(found, "bold")
    if any(row.derived for row in leaves):
        yield words.text(
            M("* one of several duties of one item; the document does not have this number")
        )


def _next_lines(review: Review) -> Iterator[PageBlock]:
    if not review.written:
        yield words.text(M("nothing was written (--dry-run)"), "bold")
        return
    yield words.text(M("created {file}", file=review.written), "bold green")
    next_steps = M(
        "  → read it over, run `wenming check{option}`, then `wenming list --unassigned{option}`",
        option=review.option,
    )
    yield words.text(next_steps)


def draft_json(draft: PlanDraft) -> dict[str, Any]:
    """Return the answer of `import --json`: plan, nodes in document order, problems.

    The values of a node come from its own words.
    """
    written = {id(item.origin): item for item in items_of(draft)}
    return {
        "plan": {
            "title": draft.title,
            "unit": draft.unit,
            "year": draft.year,
            "title_from": draft.header.title_from,
            "unit_from": draft.header.unit_from,
            "year_from": draft.header.year_from,
            "numbered": draft.outline.numbered,
        },
        **account_json(draft.account),
        "swaps": [_swap_json(swap) for swap in draft.swaps],
        "nodes": [_node_json(entry, written.get(id(entry))) for entry in draft.items],
        "problems": [problem_json(problem) for problem in draft.problems],
    }


def _swap_json(swap: Suggestion) -> dict[str, Any]:
    place = {"line": swap.place.line, "column": swap.place.column}
    return swap._asdict() | {"place": place}


def year_prompt(guess: int) -> str:
    """Return the line behind which the year is typed."""
    return str(M("the document names no year; which is it? [Enter is {year}] ", year=guess))


def unit_prompt() -> str:
    """Return the line behind which the unit is typed."""
    return str(M("the document names no unit; whose plan is it? [Enter leaves it open] "))


def _target_json(target: StatedTarget) -> dict[str, Any]:
    said = {"n": target.n, "unit": target.unit, "at_least": True}
    return said | {"per": target.per, "each": target.each}


def _node_json(entry: DraftItem, item: PlanItem | None) -> dict[str, Any]:
    """Return a node; `item` is what the plan has of it."""
    node, stated, deadline = entry.node, entry.rhythm, entry.deadline
    schedule = schedule_of(stated)
    return {
        "no": node.no,
        "label": node.label,
        "title": node.title,
        "text": node.text or None,
        "chapter": node.chapter,
        "kind": entry.role,
        "lead": list(entry.lead),
        "support": list(entry.support),
        "leader": "、".join(entry.leader) or None,
        "due": entry.due,
        "start": deadline.start if deadline else None,
        "event": deadline.event or None if deadline else None,
        "every": stated.unit if stated else None,
        "interval": stated.interval if stated else None,
        "times": stated.least if stated else None,
        "on": schedule.rhythm.on if schedule else None,
        "anchor": stated.anchor or None if stated else None,
        "workdays": bool(item and item.rhythm and item.rhythm.workdays),
        "festivals": list(item.festivals) if item else [],
        "standing": entry.standing,
        "steps": list(entry.steps),
        "activity": item.gathering.activity if item and item.gathering else False,
        "target": [_target_json(target) for target in item.targets] if item else [],
        "quantities": [asdict(one) for one in quantities_in(node.own)],
        "derived": entry.derived,
        "words": dict(entry.words),
        "source": {"line": node.place.line, "column": node.place.column},
    }
