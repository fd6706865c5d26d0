"""The draft for programs: the shape of `wenming import --json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from wenming_cli.importers.draft.draft import Draft, Entry
from wenming_cli.importers.meaning.schedule import rhythm_of
from wenming_cli.importers.meaning.understand import how_much


def draft_view(draft: Draft) -> dict[str, Any]:
    """`plan`, `nodes` in document order, `problems`. Values are those of the node's own words."""
    return {
        "plan": {
            "title": draft.title,
            "unit": draft.unit,
            "year": draft.year,
            "numbered": draft.outline.numbered,
        },
        "nodes": [_node(entry) for entry in draft.entries],
        "problems": [
            {
                "file": problem.file,
                "line": problem.line,
                "code": problem.code,
                "message": str(problem.message),
                "hint": str(problem.hint),
            }
            for problem in draft.problems
        ],
    }


def _node(entry: Entry) -> dict[str, Any]:
    node, cadence, deadline = entry.node, entry.cadence, entry.deadline
    rhythm = rhythm_of(cadence)
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
        "every": cadence.unit if cadence else None,
        "interval": cadence.interval if cadence else None,
        "times": cadence.least if cadence else None,
        "on": rhythm.on if rhythm else None,
        "anchor": cadence.anchor or None if cadence else None,
        "standing": entry.standing,
        "steps": list(entry.steps),
        "quantities": [asdict(one) for one in how_much(node.own)],
        "derived": entry.derived,
        "words": dict(entry.words),
        "source": {"line": node.place.line, "column": node.place.column},
    }
