"""The calendar, case by case: a plan and a journal, a day, and what the board says on it.

Each case in `tests/data/calendar/` was worked out by hand on a wall calendar and in the notices of
the State Council, never taken from the program.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from building import Diary, document
from places import DATA
from tables import each_row
from wenming_cli.core.board.fold import fold
from wenming_cli.core.board.rhythm import occurrence_on, owed, parse_occurrence
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.check.plan import build_plan
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.core.plan.workdays import unannounced_years

FOLDER = DATA / "calendar"
GIVEN = ("what", "plan", "item", "journal", "at")


@dataclass(frozen=True)
class Seen:
    """One item on the day of its case."""

    plan: Plan
    item: Item
    state: ItemState
    at: date

    @property
    def counted(self) -> list[Occurrence]:
        return [one for one in self.state.occurrences if not one.extra]

    def due_days(self) -> list[str]:
        return [f"{one.key} {self._short(one.due)}" for one in self.counted]

    def missed(self) -> list[str]:
        """What was due before the day, and is neither made good nor dropped."""
        standing = self.state.form == "standing"
        return [
            one.key
            for one in self.counted
            if one.due < self.at
            and one.status != "cancelled"
            and not (bool(one.facts) if standing else one.finished)
        ]

    def current(self) -> str | None:
        now = occurrence_on(owed(self.plan, self.item), self.at)
        return now.key if now else None

    def _short(self, day: date) -> str:
        return f"{day:%m-%d}" if day.year == self.plan.year else f"{day}"


EXPECTED: Mapping[str, Callable[[Seen], object]] = {
    "owed": Seen.due_days,  # all of it, as `2023-Q1 03-31`; the year is that of the plan
    "total": lambda seen: seen.state.total_count,
    "due": lambda seen: seen.state.due_count,
    "done": lambda seen: seen.state.done_count,
    "percent": lambda seen: seen.state.percent,
    "expected": lambda seen: seen.state.expected,
    "status": lambda seen: seen.state.status,
    "light": lambda seen: seen.state.light.name or "none",
    "reason": lambda seen: seen.state.light.reason.speak("en"),
    "missed": Seen.missed,
    "overdue": lambda seen: seen.state.overdue,
    "soon": lambda seen: seen.state.due_soon,
    "next": lambda seen: seen.state.next_due,
    "deadline": lambda seen: seen.state.due,
    "current": Seen.current,  # the occurrence that a record of the day is about
    "late": lambda seen: [one.key for one in seen.state.occurrences if one.late],
    "early": lambda seen: [one.key for one in seen.state.occurrences if one.early],
    "extra": lambda seen: [one.key for one in seen.state.occurrences if one.extra],
    "unknown": lambda seen: list(unannounced_years(seen.plan.span, seen.plan.calendar)),
    "dropped": lambda seen: [o.key for o in seen.state.occurrences if o.status == "cancelled"],
}


def cases() -> list[dict[str, Any]]:
    """Every case of every file."""
    return [
        case
        for path in sorted(FOLDER.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


_ENTRY = re.compile(
    r"(?P<do>\w+) (?P<on>[\d-]+)( for (?P<period>\S+))?( to (?P<to>\S+))?( at (?P<percent>\d+)%)?"
)


def write(diary: Diary, text: str) -> None:
    """`done 2023-04-10 for 2023-Q1`, `postpone 2023-05-10 to 2023-08-01`, `note 2023-05-10 at 40%`.

    `undo` takes back the entry before.
    """
    if text == "undo":
        diary.undo(diary.entries[-1].id, "4.1")
        return
    said = _ENTRY.fullmatch(text)
    assert said, f"no entry: {text}"
    fields: dict[str, Any] = {key: value for key, value in said.groupdict().items() if value}
    if "percent" in fields:
        fields["percent"] = int(fields["percent"])
    diary(fields.pop("do"), "4.1", fields.pop("on"), **fields)


@each_row("case", cases(), ids=itemgetter("what"))
def test_the_board_of_a_day(case: dict[str, Any]) -> None:
    row = ("measure", {"no": "4.1", "title": "分析会", **case["item"]})
    plan, faults = build_plan(document(row, **case.get("plan", {})))
    assert plan is not None, faults
    diary = Diary()
    for text in case.get("journal", ()):
        write(diary, text)
    board = fold(plan, diary.entries, case["at"])
    seen = Seen(plan, plan.by_no["4.1"], board[plan.by_no["4.1"]], case["at"])
    asked = {key: value for key, value in case.items() if key not in GIVEN}
    named = asked.pop("named", {})
    holding = asked.pop("has", [])
    lacking = asked.pop("lacks", [])

    found = {key: EXPECTED[key](seen) for key in asked}

    assert asked or named or holding or lacking
    assert found == asked
    assert [one for one in holding if one not in seen.due_days()] == []
    assert [key for key in lacking if seen.state.occurrence(key)] == []
    assert {text: parse_occurrence(plan, seen.item, text) for text in named} == named


def test_there_are_enough_cases() -> None:
    """The table is what the calendar stands on; it may grow."""
    assert len(cases()) >= 150
