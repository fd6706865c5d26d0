"""Headings and totals: what the leaves under something add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wenming_cli.core.board.leaf import count_people_and_files
from wenming_cli.core.board.shares import percent
from wenming_cli.core.board.state import ItemState, Light, Status, Summary
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.message import M


def summarise(leaves: Sequence[ItemState]) -> Summary:
    """Count leaves by status; cancelled ones stay out of the total and the percentage."""
    live = [state for state in leaves if state.status != "cancelled"]
    having = Counter(state.status for state in live)
    return Summary(
        total=len(live),
        not_started=having["not_started"],
        in_progress=having["in_progress"],
        done=having["done"],
        verified=having["verified"],
        suspended=having["suspended"],
        cancelled=len(leaves) - len(live),
        overdue=sum(state.overdue for state in live),
        due_soon=sum(state.due_soon for state in live),
        percent=percent(sum(state.percent for state in live), 100 * len(live)),
        people=sum(state.people for state in leaves),
        evidence=sum(state.evidence_count for state in leaves),
    )


def heading_state(
    plan: Plan,
    item: Item,
    facts: list[Fact],
    under: list[ItemState],
    direct: list[ItemState],
) -> ItemState:
    """Sum up the leaves of a heading: the worst light, the average percentage.

    Args:
        plan: where it stands.
        item: the heading.
        facts: what was recorded about the heading itself.
        under: its leaves.
        direct: what stands right under it; people and files noted on headings count too.
    """
    totals = summarise(under)
    live = [state for state in under if state.status != "cancelled"]
    expected = [state.expected for state in live if state.expected is not None]
    own = count_people_and_files(facts)
    notes = [fact for fact in facts if fact.do == "note" or fact.evidence or fact.people]
    return ItemState(
        item=item,
        form="heading",
        status=_sum_status(totals),
        light=_worst(under, live, totals),
        percent=totals.percent,
        expected=percent(sum(expected), 100 * len(expected)) if expected else None,
        done_count=totals.finished,
        due_count=sum(state.due_count > 0 for state in live),
        total_count=totals.total,
        due=None,
        next_due=min((state.next_due for state in under if state.next_due), default=None),
        overdue=totals.overdue > 0,
        due_soon=totals.due_soon > 0,
        lead=item.lead,
        support=item.support,
        leader=item.leader,
        facts=tuple(notes),
        goals=plan.goals_of(item),
        people=own["people"] + sum(state.people for state in direct),
        evidence_count=own["evidence_count"] + sum(state.evidence_count for state in direct),
        last_activity=max(
            (day for day in (*(s.last_activity for s in under), *(f.on for f in notes)) if day),
            default=None,
        ),
    )


def _sum_status(totals: Summary) -> Status:
    if totals.total == 0:
        return "cancelled"
    for status, n in (
        ("verified", totals.verified),
        ("done", totals.finished),
        ("suspended", totals.suspended),
        ("not_started", totals.not_started),
    ):
        if n == totals.total:
            return status  # type: ignore[return-value]  # each is a Status, by the line above
    return "in_progress"


def _worst(under: Sequence[ItemState], live: Sequence[ItemState], totals: Summary) -> Light:
    if not live:
        return Light(None, M("cancelled"))
    if totals.finished == totals.total:
        return Light("green", M("done"))
    worst = max(live, key=lambda state: state.light.rank)
    if worst.light.name in (None, "green"):
        return Light(worst.light.name, worst.light.reason if len(under) == 1 else M("on schedule"))
    reason = M("{no}: {reason}", no=worst.item.no, reason=worst.light.reason)
    return Light(worst.light.name, reason)
