"""`wenming import --into`: what a table changes in a plan, and how to accept it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wenming_cli.message import M, counted
from wenming_cli.views import words
from wenming_cli.views.machine import problem_json
from wenming_cli.views.page import Column, PageBlock, StyledText, Table
from wenming_cli.views.problems import problem_text

if TYPE_CHECKING:
    from wenming_cli.importers.merging.proposal import CellChange, Proposal

_COLUMNS = (
    Column(M("No.")),
    Column(M("Item"), from_width=60, flexible=True),
    Column(M("Column")),
    Column(M("Old"), flexible=True),
    Column(M("New"), flexible=True),
)
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def proposal_page(proposal: Proposal) -> Iterator[PageBlock]:
    """Show the changes cell by cell and line by line, and what is not taken."""
    if proposal.changes:
        yield Table(_COLUMNS, [_row(one) for one in proposal.changes])
        yield ""
    for line in proposal.diff:
        yield words.text(line, _STYLES.get(line[:1], ""))
    for problem in proposal.problems:
        yield problem_text(problem, "yellow")
    if proposal.left:
        yield words.text(
            M(
                "not changed, because their values stand on several lines: {numbers}",
                numbers="、".join(proposal.left),
            ),
            "yellow",
        )
    if proposal.changed:
        count = len(proposal.changed)
        yield words.text(counted("{n} item changes", "{n} items change", count), "bold")
    elif proposal.problems or proposal.left:
        yield words.text(M("nothing of the table was taken; what was not stands above"), "bold")
    else:
        yield words.text(M("the table changes nothing in the plan"), "bold")


def _row(change: CellChange) -> list[StyledText]:
    return [
        words.text(change.no),
        words.text(change.title),
        words.text(M("new item") if change.added else change.column),
        words.text(change.old or "-", "red"),
        words.text(change.new or "-", "green"),
    ]


def merge_question() -> str:
    """Return the line behind which the answer is typed."""
    return str(M("put the changed copy in the plan's place? [y yes; Enter is no] "))


def merge_page(proposal: Proposal, written: str, kept: str) -> Iterator[PageBlock]:
    """Say what was written, and how to accept it.

    Args:
        proposal: what the table changes.
        written: the changed copy, or the plan where it was accepted; `""` if nothing was.
        kept: what the old plan is called now; `""` if it is still the plan.
    """
    if kept:
        yield words.text(
            M("{file} has the changes; the old plan is {old}", file=written, old=kept),
            "bold green",
        )
    elif written:
        yield words.text(
            M("created {file}; the plan itself is unchanged", file=written), "bold green"
        )
        yield words.text(M("  → look it over; to accept it, run this command again with --yes"))
    elif proposal.changed:
        yield words.text(M("nothing was written (--dry-run)"), "bold")


def merge_json(proposal: Proposal, written: str, kept: str) -> dict[str, Any]:
    """Return the answer of `import --into --json`."""
    return {
        "changed": list(proposal.changed),
        "changes": [
            {
                "no": one.no,
                "title": one.title,
                "column": one.column,
                "old": one.old,
                "new": one.new,
            }
            for one in proposal.changes
        ],
        "left": list(proposal.left),
        "diff": "\n".join(proposal.diff),
        "written": written or None,
        "kept": kept or None,
        "problems": [problem_json(problem) for problem in proposal.problems],
    }
