"""What is known of each unit, as rows: one a unit, one a leaf of its plan.

A row is one line of JSON with fixed keys in a fixed order, so that the same plans give the same
bytes on every machine, whoever did the work and in whatever order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from wenming_cli.core.board.counts import count_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.shares import percent
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.periods import Period
from wenming_cli.units.unit import ListedUnit

UnitState = Literal["in", "not_in", "unreadable", "altered"]
"""Whether a unit is in the totals: 已汇总, 未报, 报来打不开, 报来被改动."""

Chain = Literal["", "whole", "broken", "unsealed"]
"""Whether its journal is as it was recorded: 完整, 有改动, 有未加封的行."""


class ItemRow(NamedTuple):
    """One leaf of one unit's plan."""

    unit: str
    """The unit's name."""

    code: str
    """The unit's code."""

    plan: str
    """The name of the plan's folder."""

    id: str
    no: str
    label: str
    kind: str
    title: str
    lead: list[str]
    status: str
    light: str | None
    reason: str
    """Of the light, in Chinese."""

    percent: int
    expected: int | None
    due: str | None
    done_count: int
    due_count: int
    total_count: int
    people: int
    evidence_count: int
    overdue_days: int
    last_activity: str | None


class UnitRow(NamedTuple):
    """One unit; of one that is not in, or cannot be read, the figures are None."""

    code: str
    name: str
    short: str
    category: str
    level: str
    area: str
    state: UnitState
    plan: str = ""
    title: str = ""
    year: int | None = None
    as_of: str | None = None
    total: int | None = None
    not_started: int | None = None
    in_progress: int | None = None
    done: int | None = None
    verified: int | None = None
    suspended: int | None = None
    cancelled: int | None = None
    overdue: int | None = None
    due_soon: int | None = None
    red: int | None = None
    yellow: int | None = None
    green: int | None = None
    percent: int | None = None
    percents: int | None = None
    """The percentages of its leaves added up, from which that of several units is made."""

    expected: int | None = None
    people: int | None = None
    evidence: int | None = None
    events_in: int | None = None
    """Activities (场次) of the period."""

    people_in: int | None = None
    """人次 of the period."""

    closed_code: str = ""
    """The 封账码 of the period, where it was closed."""

    chain: Chain = ""
    submitted_on: str | None = None
    days_late: int | None = None
    remark: str = ""
    """What should be known of it though it is in the totals, in Chinese."""

    fault: str = ""
    """Why it is not in the totals, in Chinese."""

    fault_file: str = ""
    fault_line: int = 0

    @property
    def finished(self) -> int | None:
        """Items that are done or verified; None where nothing is known."""
        return None if self.done is None else finished_of(self.done, self.verified)


FIGURES: tuple[str, ...] = (
    *("total", "not_started", "in_progress", "done", "verified", "suspended", "cancelled"),
    *("overdue", "due_soon", "red", "yellow", "green", "percent", "percents", "expected"),
    *("people", "evidence", "events_in", "people_in"),
)
"""The fields of a unit's row that are counted from its plan."""


def finished_of(done: int | None, verified: int | None) -> int:
    """Return how many items are finished (完成): done, or verified (销号) after that."""
    return (done or 0) + (verified or 0)


def unit_head(unit: ListedUnit, state: UnitState) -> UnitRow:
    """Return the row of a unit of which nothing is known but what the list says."""
    return UnitRow(
        code=unit.code,
        name=unit.name,
        short=unit.short,
        category=unit.category,
        level=unit.level,
        area=unit.area,
        state=state,
    )


def unit_row(unit: ListedUnit, board: Board, plan: str, period: Period) -> UnitRow:
    """Return the row of a unit from its board; who handed it in and how is not known here.

    Args:
        unit: the unit.
        board: its plan on the day.
        plan: the name of the plan's folder.
        period: what activities and 人次 are counted in.
    """
    totals = board.summary
    live = [state for state in board.leaves if state.status != "cancelled"]
    expected = [state.expected for state in live if state.expected is not None]
    lights = [state.light.name for state in live]
    counts = count_in(board.states.values(), period)
    codes = [one.code for one in board.closed if one.period.key == period.key]
    return unit_head(unit, "in")._replace(
        plan=plan,
        title=board.plan.title,
        year=board.plan.year,
        as_of=board.as_of.isoformat(),
        total=totals.total,
        not_started=totals.not_started,
        in_progress=totals.in_progress,
        done=totals.done,
        verified=totals.verified,
        suspended=totals.suspended,
        cancelled=totals.cancelled,
        overdue=totals.overdue,
        due_soon=totals.due_soon,
        red=lights.count("red"),
        yellow=lights.count("yellow"),
        green=lights.count("green"),
        percent=totals.percent,
        percents=sum(state.percent for state in live),
        expected=percent(sum(expected), 100 * len(expected)) if expected else None,
        people=totals.people,
        evidence=totals.evidence,
        events_in=counts.sessions,
        # as 小结 tells it: with sessions those who came to them, else all who took part
        people_in=counts.people if counts.sessions else counts.people_outside,
        closed_code=codes[-1] if codes else "",
    )


def item_rows(unit: ListedUnit, board: Board, plan: str) -> Iterator[ItemRow]:
    """Yield a row for each leaf, in the order of the plan.

    Args:
        unit: the unit.
        board: its plan on the day.
        plan: the name of the plan's folder.
    """
    for state in board.leaves:
        yield _item_row(unit, board, state, plan=plan)


def _item_row(unit: ListedUnit, board: Board, state: ItemState, plan: str) -> ItemRow:
    item = state.item
    return ItemRow(
        unit=unit.name,
        code=unit.code,
        plan=plan,
        id=item.id,
        no=item.no,
        label=item.label,
        kind=item.kind,
        title=item.title,
        lead=list(state.lead),
        status=state.status,
        light=state.light.name,
        reason=state.light.reason.speak("zh"),
        percent=state.percent,
        expected=state.expected,
        due=_iso(state.due),
        done_count=state.done_count,
        due_count=state.due_count,
        total_count=state.total_count,
        people=state.people,
        evidence_count=state.evidence_count,
        overdue_days=overdue_days(state, board.as_of),
        last_activity=_iso(state.last_activity),
    )


def overdue_days(state: ItemState, day: date) -> int:
    """Return for how many days the oldest time that is owed and not made good is overdue."""
    if not state.overdue:
        return 0
    missed = [one.due for one in state.occurrences if one.missed_by(day)]
    return (day - min(missed)).days if missed else 0


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def unit_line(row: UnitRow) -> bytes:
    """Return the row of a unit as a line of JSON."""
    return _line({"row": "unit", **row._asdict()})


def item_line(row: ItemRow) -> bytes:
    """Return the row of an item as a line of JSON."""
    return _line({"row": "item", **row._asdict()})


def _line(data: dict[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"
