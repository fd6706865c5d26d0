"""The phrases of the corpus, where it lies beside the repository: as good as all are understood.

Every field that the corpus gives is compared, but for remarks to people (`REMARKS`). A deadline
counted from an event that is not known yet (`relative`) has no place in a plan and counts as missed.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from places import CORPUS
from wenming_cli.core.dates.names import festival_day
from wenming_cli.importers.meaning.understand import Meaning, quantities_in, understand

YEAR = 2026
REMARKS = {"note", "approx", "slogan", "what", "unit_of", "scope", "empty"}
LEAST = 0.95

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus does not lie beside the repository"
)


def rows(name: str) -> list[dict[str, Any]]:
    text = (CORPUS / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def readings(kind: str, text: str, found: Meaning) -> list[dict[str, Any]]:
    """What was understood, in the words of the corpus; the first is the one that counts."""
    if kind == "cadence":
        made = [
            {"unit": c.unit, "interval": c.interval, "min": c.least, "max": c.most,
             "anchor": c.anchor or None} for c in found.rhythms
        ]  # fmt: skip
        return [one | {"also": made[1:]} for one in made[:1]]
    if kind == "deadline":
        return [
            {"type": d.type, "start": iso(d.start), "end": iso(d.end), "event": d.event or None,
             "in_2026": [iso(festival_day(d.event, YEAR))] * 2} for d in found.deadlines[:1]
        ]  # fmt: skip
    if kind == "quantity":
        return [
            {"op": q.op, "n": q.n, "n2": q.n2, "unit": q.unit, "object": q.object or None,
             "per": q.per or None} for q in quantities_in(text)[:1]
        ]  # fmt: skip
    owner = found.owner
    return [
        {"lead": list(owner.lead), "coop": list(owner.support), "leader": list(owner.leader),
         "person": list(owner.person), "inherit": "previous" if owner.as_before else None}
    ] if owner else []  # fmt: skip


def agrees(wanted: dict[str, Any], got: dict[str, Any]) -> bool:
    """Whether each field that the corpus gives is found so; `also` by its own fields."""
    for key, value in wanted.items():
        if key in REMARKS:
            continue
        if key == "also":
            others = value if isinstance(value, list) else [value]
            if not all(any(agrees(one, more) for more in got["also"]) for one in others):
                return False
        elif got.get(key) != value:
            return False
    return True


def test_phrases_are_understood_in_every_field() -> None:
    missed = []
    phrases = rows("phrases.jsonl")
    for row in phrases:
        field = row["kind"] in ("owner", "deadline")
        found = understand(row["phrase"], YEAR, field=field)
        got = readings(row["kind"], row["phrase"], found)
        if not any(agrees(row["meaning"], one) for one in got):
            missed.append((row["phrase"], row["meaning"], got))
    assert len(missed) <= len(phrases) * (1 - LEAST), missed


def test_no_trap_is_taken_for_a_time_a_quantity_or_an_owner() -> None:
    fired = []
    for row in rows("phrases_negative.jsonl"):
        found = understand(row["phrase"], YEAR)
        if found.rhythms or found.deadlines or quantities_in(row["phrase"]) or found.owner:
            fired.append((row["phrase"], found))
    assert fired == []
