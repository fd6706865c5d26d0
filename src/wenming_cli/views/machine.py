"""JSON that the answers share: versioned, complete and promised. Fields are added, never removed.

Every answer is one JSON object with `"schema": "wenming/1"`. Absent scalars are null, absent
lists are empty, days are ISO 8601.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Evidence, Fact, Written, number_of, to_line
from wenming_cli.core.plan.plan import Target
from wenming_cli.errors import Problem

if TYPE_CHECKING:
    from wenming_cli.core.closing.closings import ClosedPeriod


def item_json(board: Board, state: ItemState) -> dict[str, Any]:
    """Return one item with everything that is promised about it."""
    item = state.item
    parent = next(board.plan.ancestors(item), None)
    return {
        "id": item.id,
        "no": item.no,
        "label": item.label,
        "kind": item.kind,
        "parent": parent.no if parent else None,
        "depth": item.depth,
        "leaf": state.leaf,
        "title": item.title,
        "text": item.text or None,
        "goals": list(state.goals),
        "lead": list(state.lead),
        "support": list(state.support),
        "leader": state.leader or None,
        "due": state.due,
        "start": item.start,
        "every": item.every,
        "times": item.times if item.every else None,
        "on": item.on,
        "workdays": item.workdays,
        "festivals": list(item.festivals),
        "standing": item.standing,
        "steps": list(item.steps),
        "activity": item.activity,
        "target": [_target_json(target) for target in item.target],
        "status": state.status,
        "light": state.light.name,
        "reason": str(state.light.reason),
        "percent": state.percent,
        "expected": state.expected,
        "done_count": state.done_count,
        "due_count": state.due_count,
        "total_count": state.total_count,
        "next_due": state.next_due,
        "overdue": state.overdue,
        "due_soon": state.due_soon,
        "people": state.people,
        "last_activity": state.last_activity,
        "evidence_count": state.evidence_count,
    }


def _target_json(target: Target) -> dict[str, Any]:
    return target.model_dump() | {"n": number_of(target.n)}


def occurrence_json(board: Board, state: ItemState, one: Occurrence) -> dict[str, Any]:
    """Return one occurrence with its steps, evidence and entries."""
    return {
        "period": one.key or None,
        "first": one.period.first,
        "last": one.period.last,
        "due": one.due,
        "status": one.status,
        "done_on": one.done_on,
        "day_unknown": one.day_unknown,
        "late": one.late,
        "early": one.early,
        "extra": one.extra,
        "steps": [{"step": step, "ticked": step in one.ticked} for step in state.item.steps],
        "people": one.people,
        "evidence": [_evidence_json(evidence) for evidence in one.evidence],
        "entries": [fact_json(board, fact) for fact in one.facts],
    }


def _evidence_json(evidence: Evidence) -> dict[str, Any]:
    said = {"path": evidence.path, "sha256": evidence.sha256, "caption": evidence.caption}
    return said | (evidence.newer or {})


def entry_json(entry: Written) -> dict[str, Any]:
    """Return an entry as it stands in the journal."""
    import json

    found: dict[str, Any] = json.loads(to_line(entry))
    return found


def fact_json(board: Board, fact: Fact) -> dict[str, Any]:
    """Return an entry of a board as it stands in the journal, and whether it is from the future."""
    return entry_json(fact) | {"ahead": board.is_ahead(fact)}


def plan_json(board: Board) -> dict[str, Any]:
    """Return what every answer says of its plan."""
    plan = board.plan
    return {
        "title": plan.title,
        "unit": plan.unit,
        "year": plan.year,
        "as_of": board.as_of,
        "closed": [closing_json(one) for one in board.closed],
    }


def closing_json(closing: ClosedPeriod) -> dict[str, Any]:
    """Return a closing with its code."""
    return {
        "id": closing.close.id,
        "period": closing.period.key,
        "first": closing.period.first,
        "last": closing.period.last,
        "as_of": closing.day,
        "by": closing.close.by,
        "code": closing.code,
        "count": closing.close.count,
    }


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return a problem with its place, in the language of the screen."""
    return {
        "file": problem.file,
        "line": problem.line,
        "code": problem.code,
        "message": str(problem.message),
        "hint": str(problem.hint),
    }
