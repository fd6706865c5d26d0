"""A filled table put into the text of a plan, as a proposal that somebody accepts or not."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from difflib import unified_diff
from typing import NamedTuple

from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Problem, Refused
from wenming_cli.importers.lines import SourceLine
from wenming_cli.importers.merging.leadmap import assignments_in, match_rows, report_unmatched
from wenming_cli.importers.merging.planedits import edit_plan
from wenming_cli.message import M

PROPOSED = "plan.new.toml"
"""The name of the copy with the changes."""


class Proposal(NamedTuple):
    """What a filled table changes in a plan."""

    text: str
    """The whole plan with the changes."""

    changed: Sequence[str]
    """Numbers of the items that change."""

    left: Sequence[str]
    """Numbers of the items whose values stand on several lines, so they are left as they are."""

    diff: Sequence[str]
    problems: Sequence[Problem]
    """Rows that fit no item."""


def propose_owners(
    text: str, plan: Plan, lines: Sequence[SourceLine], *, table: str, folder: str
) -> Proposal:
    """Put the owners and dates of a table into the text of a plan; every other byte stays.

    Args:
        text: the plan as it is on disk.
        plan: the same, read.
        lines: the table.
        table: its name in messages.
        folder: the name of the plan's folder in messages.

    Raises:
        Refused: nothing changes, or the plan cannot be edited safely.
    """
    name = f"{folder}/plan.toml"
    titles = {item.no: item.title for item in plan.items}
    placed, left = match_rows(titles, assignments_in(lines, plan.year, table))
    made = edit_plan(text, plan, placed)
    if not made.changed:
        raise Refused(
            M("{file} changes nothing in {plan}", file=table, plan=name),
            M("its rows fit no item, or say what the plan says already"),
        )
    if not differs_only_in(text, made.text, made.changed):
        raise Refused(
            M("{plan} is laid out in a way that cannot be edited safely", plan=name),
            M("enter the owners by hand; `wenming assign NO --lead …` records them too"),
        )
    target = f"{folder}/{PROPOSED}"
    diff = unified_diff(text.split("\n"), made.text.split("\n"), name, target, lineterm="")
    return Proposal(
        text=made.text,
        changed=made.changed,
        left=made.left,
        diff=list(diff),
        problems=list(report_unmatched(left, table)),
    )


def differs_only_in(before: str, after: str, changed: Sequence[str]) -> bool:
    """Tell whether two plans are the same, apart from the owners and dates of `changed` items."""
    try:
        old, new = tomllib.loads(before), tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        return False
    for data in (old, new):
        for row in [*data.get("task", []), *data.get("measure", [])]:
            if row.get("no") in changed:
                for key in ("lead", "support", "leader", "due"):
                    row.pop(key, None)
    return old == new
