"""`wenming import`: what was understood, what was guessed, what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wenming_cli.errors import Problem
from wenming_cli.message import M, counted
from wenming_cli.views import words
from wenming_cli.views.page import Column, Part, Table, Text
from wenming_cli.views.problems import problem_lines

REMARKS_SHOWN = 12
_COLUMNS = (
    Column(M("No.")),
    Column(M("Item"), flexible=True),
    Column(M("Lead"), from_width=60, flexible=True),
    Column(M("When")),
    Column(M("From the words"), from_width=100, flexible=True),
)


class ReviewRow(NamedTuple):
    """One item as it was understood."""

    no: str
    title: str
    lead: tuple[str, ...]
    when: str
    """The deadline or rhythm in words; `""` where there is none."""

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
    written: str
    """The file that was written; `""` for a dry run."""

    option: str = ""
    """` -p NAME` for the commands to come, where they would take another plan by themselves."""


def review_page(review: Review) -> Iterator[Part]:
    """Head, items, what is open, remarks, and what to do next."""
    yield words.text(M("{title} ({unit}, {year})", title=review.title, unit=review.unit or "-",
                       year=review.year), "bold")  # fmt: skip
    yield Table(_COLUMNS, [_row(row) for row in review.rows])
    leaves = [row for row in review.rows if not row.heading]
    yield from _totals(review, leaves)
    for problem in review.problems[:REMARKS_SHOWN]:
        yield problem_lines(problem, "yellow")
    rest = len(review.problems) - REMARKS_SHOWN
    if rest > 0:
        yield words.text(counted("… and {n} more", "… and {n} more", rest), "yellow")
    yield from _next(review)


def _row(row: ReviewRow) -> list[Text]:
    style = "bold" if row.heading else ""
    mark = " *" if row.derived else ""
    return [
        words.text(row.no + mark, style),
        words.text(row.title, style),
        words.people(row.lead) if row.lead or row.heading else Text("-", style="dim"),
        words.text(row.when) if row.when or row.heading else Text("-", style="dim"),
        words.text(row.from_words, "dim"),
    ]


def _totals(review: Review, leaves: Sequence[ReviewRow]) -> Iterator[Part]:
    ownerless = sum(not row.lead for row in leaves)
    timeless = sum(not row.when for row in leaves)
    found = M(
        "items to track: {items}, goals: {goals}; without owner {ownerless}, "
        "without time {timeless}",
        items=len(leaves), goals=review.goals, ownerless=ownerless, timeless=timeless,
    )  # fmt: skip
    yield words.text(found, "bold")
    if any(row.derived for row in leaves):
        yield words.text(
            M("* one of several duties of one item; this number is not the document's")
        )


def _next(review: Review) -> Iterator[Part]:
    if not review.written:
        yield words.text(M("nothing was written (--dry-run)"), "bold")
        return
    yield words.text(M("{file} is made", file=review.written), "bold green")
    next_steps = M(
        "  → read it over, run `wenming check{option}`, then `wenming list --unassigned{option}`",
        option=review.option,
    )
    yield words.text(next_steps)


_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def merge_page(
    diff: Sequence[str], changed: Sequence[str], left: Sequence[str], problems: Sequence[Problem],
    written: str,
) -> Iterator[Part]:  # fmt: skip
    """The changes line by line, what fits nowhere, and how to accept."""
    for line in diff:
        yield words.text(line, _STYLES.get(line[:1], ""))
    for problem in problems:
        yield problem_lines(problem, "yellow")
    yield words.text(counted("{n} item changes", "{n} items change", len(changed)), "bold")
    if left:
        yield words.text(M("left as they are, their values stand on several lines: {numbers}",
                           numbers="、".join(left)), "yellow")  # fmt: skip
    if written:
        yield words.text(
            M("{file} is made; the plan itself is untouched", file=written), "bold green"
        )
        yield words.text(M("  → look it over; to accept it, rename it to plan.toml"))
    else:
        yield words.text(M("nothing was written (--dry-run)"), "bold")
