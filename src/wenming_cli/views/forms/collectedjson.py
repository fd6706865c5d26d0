"""The answer of `collect --json`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wenming_cli.errors import Problem
from wenming_cli.forms.collecting.collected import Collected, CollectedFile
from wenming_cli.forms.collecting.collection import RowOutcome
from wenming_cli.forms.collecting.comparison import Conflict
from wenming_cli.forms.columns import ColumnKey
from wenming_cli.forms.remarks import MOST_REMARKS
from wenming_cli.views.machine import item_json


def collected_json(found: Collected, *, dry: bool) -> dict[str, Any]:
    """Return the answer of `collect --json`."""
    ids = dict.fromkeys(entry.item for entry in found.entries)
    changed = [found.board.states[key] for key in ids if key in found.board.states]
    return {
        "dry_run": dry,
        "period": found.period or None,
        "collected": [_file_json(one) for one in found.files],
        "missing": [
            {
                "dept": one.form.dept,
                "rows": len(one.form.rows),
                "due": one.form.due,
                "days_late": one.days_late(found.board.as_of),
            }
            for one in found.missing
        ],
        "foreign": [_problem_json(one) for one in found.foreign],
        "unread": [_problem_json(one) for one in found.unread],
        "left": list(found.left),
        "twice": [
            {"form": one.number, "dept": one.dept, "files": list(one.files), "code": "form-twice"}
            for one in found.twice
        ],
        "changed": [item_json(found.board, state) for state in changed],
        "entries": [entry.id for entry in found.entries],
    }


def _problem_json(one: Problem) -> dict[str, Any]:
    return {
        "file": one.file,
        "code": one.code,
        "message": str(one.message),
        "hint": str(one.hint),
    }


def _file_json(one: CollectedFile) -> dict[str, Any]:
    return {
        "file": one.file,
        "form": one.number,
        "dept": one.form.dept,
        "period": one.form.period,
        "filler": one.filler or None,
        "state": one.state,
        "handed_on": one.handed_on,
        "days_late": one.days_late,
        "recorded": one.recorded,
        "unchanged": one.unchanged,
        "entries": list(one.entries),
        "returned": [
            _remark_json(row, said) for row in one.returned for said in row.remarks[:MOST_REMARKS]
        ],
        "warnings": [_remark_json(row, said) for row, said in one.warnings],
        "conflicts": [_conflict_json(row, said) for row in one.rows for said in row.conflicts],
        "requests": [
            {
                "row": asked.row,
                "kind": asked.verb,
                "to": asked.to,
                "why": asked.why,
                "approved": asked.approved,
            }
            for asked in one.requests
        ],
        "gone": list(one.gone),
        "unread": [
            {"kind": said.kind, "where": said.where or None, "texts": list(said.texts)}
            for said in one.unread
        ],
        "pictures": one.pictures,
        "sent_back": one.sent_back or None,
        "copies": list(one.copies),
    }


def _letter(row: RowOutcome, column: ColumnKey | None) -> str | None:
    at = row.places.get(column, "") if column else ""
    return at.rpartition("!")[2].rstrip("0123456789") or None


def _remark_json(row: RowOutcome, said: Any) -> dict[str, Any]:
    return {
        "row": row.code or None,
        "line": row.line,
        "page": row.page or None,
        "title": row.title,
        "column": _letter(row, said.column),
        "code": said.code,
        "message": str(said.message),
        "hint": str(said.hint),
    }


def _conflict_json(row: RowOutcome, said: Conflict) -> dict[str, Any]:
    at: datetime | None = said.ours.at
    return {
        "row": said.row,
        "column": _letter(row, said.column),
        "base": said.base,
        "theirs": said.theirs,
        "ours": said.ours.value,
        "ours_by": said.ours.by or None,
        "ours_at": at,
    }
