"""The machine's view: versioned, complete and promised. Fields are added, never removed.

Every answer is one JSON object with `"schema": "wenming/1"`. Absent scalars are null, absent
lists are empty, days are ISO 8601.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from wenming_cli.core.agenda import Due
from wenming_cli.core.board import Board
from wenming_cli.core.characters import steers
from wenming_cli.core.entries import Base, Evidence, to_line
from wenming_cli.core.history import Logged
from wenming_cli.core.records import Repair
from wenming_cli.core.state import ItemState, Occurrence
from wenming_cli.errors import Problem
from wenming_cli.exports.formats import Settings
from wenming_cli.exports.sheet import Sheet

SCHEMA = "wenming/1"
_PERHAPS = re.compile(r"[^\n\x20-\x7e\u3001-\u3011\u4e00-\u9fff]")


def dump(data: dict[str, Any], *, ascii_only: bool = False) -> str:
    """One JSON object as text; characters that could steer a terminal are escaped."""
    text = json.dumps({"schema": SCHEMA, **data}, ensure_ascii=ascii_only, indent=2, default=str)
    return _PERHAPS.sub(_escaped, text) + "\n"


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1] if steers(found[0]) else found[0]


def item_view(board: Board, state: ItemState) -> dict[str, Any]:
    """One item with everything that is promised about it."""
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
        "standing": item.standing,
        "steps": list(item.steps),
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


def _occurrence_view(state: ItemState, one: Occurrence) -> dict[str, Any]:
    return {
        "period": one.key or None,
        "first": one.period.first,
        "last": one.period.last,
        "due": one.due,
        "status": one.status,
        "done_on": one.done_on,
        "late": one.late,
        "early": one.early,
        "extra": one.extra,
        "steps": [{"step": step, "ticked": step in one.ticked} for step in state.item.steps],
        "people": one.people,
        "evidence": [_file_view(evidence) for evidence in one.evidence],
        "entries": [entry_view(fact) for fact in one.facts],
    }


def _file_view(evidence: Evidence) -> dict[str, Any]:
    said = {"path": evidence.path, "sha256": evidence.sha256, "caption": evidence.caption}
    return said | (evidence.newer or {})


def entry_view(entry: Base) -> dict[str, Any]:
    """An entry as it stands in the journal."""
    found: dict[str, Any] = json.loads(to_line(entry))
    return found


def _head(board: Board) -> dict[str, Any]:
    plan = board.plan
    return {"title": plan.title, "unit": plan.unit, "year": plan.year, "as_of": board.as_of}


def status_view(board: Board) -> dict[str, Any]:
    """`status --json`."""
    return {
        "plan": _head(board),
        "summary": board.summary._asdict(),
        "sections": [
            item_view(board, board[item]) | {"summary": board.summary_of(item)._asdict()}
            for item in board.plan.sections
        ],
        "attention": [item_view(board, state) for state in (*board.late, *board.upcoming)],
    }


def list_view(board: Board, states: Sequence[ItemState]) -> dict[str, Any]:
    """`list --json`."""
    return {"plan": _head(board), "items": [item_view(board, state) for state in states]}


def show_view(board: Board, states: Sequence[ItemState]) -> dict[str, Any]:
    """`show --json` and `checklist --json`: items with their occurrences and history."""
    return {
        "plan": _head(board),
        "items": [
            item_view(board, state)
            | {
                "occurrences": [_occurrence_view(state, one) for one in state.occurrences],
                "history": [entry_view(fact) for fact in state.facts],
            }
            for state in states
        ],
    }


def due_view(board: Board, dues: Sequence[Due]) -> dict[str, Any]:
    """`due --json`: each occurrence with its item."""
    return {
        "plan": _head(board),
        "due": [
            _occurrence_view(due.state, due.occurrence) | {"item": item_view(board, due.state)}
            for due in dues
        ],
    }


def log_view(logged: Sequence[Logged]) -> dict[str, Any]:
    """`log --json`: entries as recorded, with whether each still counts."""
    return {"entries": [entry_view(one.entry) | {"counts": one.counts} for one in logged]}


def changes_view(
    board: Board, entries: Sequence[Base], unchanged: Sequence[tuple[str, str]], *, dry: bool
) -> dict[str, Any]:
    """What a recording command, or an undo, changed."""
    ids = dict.fromkeys(entry.item for entry in entries)
    changed = [board.states[key] for key in ids if key in board.states]
    return {
        "dry_run": dry,
        "changed": [item_view(board, state) for state in changed],
        "entries": [entry.id for entry in entries],
        "unchanged": [{"no": no, "reason": reason} for no, reason in unchanged],
    }


def check_view(
    problems: Sequence[Problem], repairs: Sequence[Repair] | None = None
) -> dict[str, Any]:
    """`check --json`; with `--repair` also what was put aside."""
    repaired = {} if repairs is None else {"repaired": [one._asdict() for one in repairs]}
    return repaired | {
        "problems": [
            {
                "file": problem.file,
                "line": problem.line,
                "code": problem.code,
                "message": str(problem.message),
                "hint": str(problem.hint),
            }
            for problem in problems
        ]
    }


def sheet(model: Sheet, settings: Settings) -> bytes:
    """A ledger or a breakdown: the cells of each row by the key of their column.

    A percentage is a whole number; `group` tells the headings of sections.
    """
    rows = []
    for n, row in enumerate(model.rows):
        cells = zip(model.columns, row, strict=True)
        rows.append({"group": n in model.group_rows} | {c.key: cell for c, cell in cells})
        settings.progress(1)
    columns = [{"key": c.key, "header": c.header, "kind": c.kind} for c in model.columns]
    head = {"title": model.title, "unit": model.unit, "made": model.made}
    return dump({**head, "columns": columns, "rows": rows}).encode("utf-8")
