"""Names of verbs, lights and rhythms: the same words on the screen, in tables and in documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.state import LightName
from wenming_cli.core.journal.entries import Base, Fact, PlanVerb, Verb
from wenming_cli.core.periods import Unit, period_of
from wenming_cli.message import M, Message, as_it_is

SHORT_ID = 6
"""How much of an id's end people see; `undo` and a search in `wenming log` take as much."""

VERB_NAMES: dict[Verb, Message] = {
    "start": M("started"),
    "done": M("finished"),
    "note": M("note"),
    "tick": M("step ticked"),
    "hold": M("suspended"),
    "resume": M("resumed"),
    "cancel": M("cancelled"),
    "reopen": M("reopened"),
    "postpone": M("postponed"),
    "assign": M("assigned"),
    "verify": M("signed off"),
    "attach": M("evidence"),
    "remind": M("reminded"),
    "undo": M("taken back"),
}
PLAN_VERB_NAMES: dict[PlanVerb, Message] = {
    "close": M("closed"),
    "reopen_period": M("closing lifted"),
    "receive": M("form received"),
}
LIGHT_NAMES: dict[LightName, Message] = {
    "green": M("green"),
    "yellow": M("yellow"),
    "red": M("red"),
}
UNIT_NAMES: dict[Unit, Message] = {
    "day": M("every day"),
    "week": M("every week"),
    "month": M("every month"),
    "quarter": M("every quarter"),
    "halfyear": M("every half year"),
    "year": M("every year"),
}


def teller_of(entry: Base, depts: Mapping[str, str]) -> Message:
    """Return who says what an entry says: 宣传科（王芳） where a form brought it.

    Args:
        entry: what was recorded.
        depts: the department of each form, by its number.
    """
    via = entry.via if isinstance(entry, Fact) else None
    return named_teller(depts.get(via.form, "") if via else "", entry.by)


def named_teller(dept: str, name: str) -> Message:
    """Return a department with the one who spoke for it; either may be unknown, or both be one."""
    if not (dept and name) or dept == name:
        return as_it_is(name or dept)
    return M("{dept} ({name})", dept=dept, name=name)


def filed_under(fields: Mapping[str, Any]) -> str:
    """Return the day that the files of an entry bear, else its occurrence, else the quarter.

    Args:
        fields: of the entry.
    """
    on: date = fields["on"]
    if not fields.get("day_unknown"):
        return on.isoformat()
    return _unknown_period(fields.get("period"), on).partition("#")[0]


def _unknown_period(period: str | None, on: date) -> str:
    return period or period_of("quarter", on).key


def day_told(fact: Fact, year: int) -> date | Message:
    """Return the day of an entry; where nobody knows it, the name of its period."""
    if not fact.day_unknown:
        return fact.on
    return name_of(_unknown_period(fact.period, fact.on), year)
