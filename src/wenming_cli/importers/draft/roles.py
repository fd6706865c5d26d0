"""What of an outline becomes a task, a measure or a goal of the plan, and what is only text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from wenming_cli.importers.meaning.deadlines import main_deadline
from wenming_cli.importers.meaning.understand import Meaning, understand
from wenming_cli.importers.outline.outline import OutlineNode

ItemRole = Literal["task", "measure", "goal", "text"]
_KIND_OF: dict[str, ItemRole] = {
    "task": "task",
    "step": "task",
    "schedule": "task",
    "measure": "measure",
    "org": "measure",
    "evaluation": "measure",
    "requirement": "measure",
    "goal": "goal",
}


def item_roles(nodes: Sequence[OutlineNode], year: int) -> dict[str, ItemRole]:
    """Tell the role of each node.

    Requirements are tracked only with a time, rhythm or owner; of general articles (总则, 附则) those with
    an owner and a time or rhythm of their own.
    """
    found: dict[str, ItemRole] = {}
    tops = {node.no: node for node in nodes if node.level == 1}
    concrete = {
        node.no.split(".")[0]
        for node in nodes
        if node.chapter == "requirement" and _is_concrete(understand(node.own, year))
    }
    for node in nodes:
        top = node.no.split(".")[0]
        role = _KIND_OF.get(node.chapter, "text")
        if node.chapter == "requirement" and top not in concrete and top in tops:
            role = "text"
        found[node.no] = role
    for node in nodes:
        if node.chapter == "general" and _asks_somebody(understand(node.own, year)):
            above = node.no.split(".")
            found |= {".".join(above[: n + 1]): "measure" for n in range(len(above))}
    return found


def _asks_somebody(meaning: Meaning) -> bool:
    timed = any(c.unit not in ("vague", "event") for c in meaning.rhythms)
    named = meaning.owner is not None and bool(meaning.owner.lead or meaning.owner.leader)
    return named and (timed or main_deadline(meaning.deadlines) is not None)


def _is_concrete(meaning: Meaning) -> bool:
    return bool(meaning.rhythms or main_deadline(meaning.deadlines) or meaning.owner)
