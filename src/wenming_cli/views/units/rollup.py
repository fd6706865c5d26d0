"""`wenming rollup`: totals, ranks with their reasons, who is late, one unit's items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from wenming_cli.message import M, Message, counted, joined
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.ranking import Rank
from wenming_cli.units.rows import UnitRow, UnitState
from wenming_cli.units.totals import COUNTED, Totals, total_units
from wenming_cli.views import words
from wenming_cli.views.page import Column, PageBlock, StyledText, Table
from wenming_cli.views.problems import message_with_hint
from wenming_cli.views.units.submit import unit_figures

_STATES: dict[UnitState, Message] = {
    "in": M("in the totals"),
    "not_in": M("not in"),
    "unreadable": M("cannot be read"),
    "altered": M("was altered"),
}
_UNIT_COLUMNS = (
    Column(M("Rank"), right=True),
    Column(M("Unit"), flexible=True),
    Column(M("Items"), right=True),
    Column(M("Finished"), right=True),
    Column(M("Overdue"), right=True),
    Column(M("%"), right=True),
    Column(M("Reason"), from_width=60, flexible=True),
)
_GROUP_COLUMNS = (
    Column(M("Group"), flexible=True),
    Column(M("Number of units"), right=True),
    Column(M("Gathered"), right=True, from_width=60),
    Column(M("Items"), right=True),
    Column(M("Finished"), right=True, from_width=60),
    Column(M("Overdue"), right=True),
    Column(M("%"), right=True),
)
_ITEM_COLUMNS = (
    Column(M("No.")),
    Column(M("Title"), flexible=True),
    Column(M("State")),
    Column(M("%"), right=True),
    Column(M("Light")),
    Column(M("Reason"), from_width=60, flexible=True),
)


def rollup_page(found: Gathered, *, late: bool) -> Iterator[PageBlock]:
    """Show the totals, the groups, the ranks, and what could not be read.

    Args:
        found: what was gathered.
        late: only those that came late, not at all, or cannot be read.
    """
    total = found.total
    yield words.text(_heading(found), "bold")
    yield words.text(came_line(total))
    if total.here:
        yield words.text(_figures_line(total))
    if late:
        yield from _late(found)
    else:
        if found.groups:
            yield Table(_GROUP_COLUMNS, [_group_row(one) for one in found.groups])
        places = found.listed_at
        yield Table(_UNIT_COLUMNS, [_unit_row(one, places) for one in found.ranks])
    yield from _faults(found)
    for problem in found.problems:
        yield message_with_hint(problem.where, problem.message, problem.hint, style="yellow")


def _heading(found: Gathered) -> Message:
    return M(
        "{period} of {year}, as of {day}",
        period=found.period.name,
        year=found.period.first.year,
        day=_figures_day(found),
    )


def _figures_day(found: Gathered) -> Message | date:
    """Return of which day the figures are; of several, the first and the last."""
    days = found.days or [found.as_of]
    if len(days) == 1:
        return days[0]
    return M("days of the units, {first} to {last}", first=days[0], last=days[-1])


def came_line(total: Totals) -> Message:
    """Return how many units are in the totals, and how many are not."""
    return M("{n} units: {kinds}", n=total.units, kinds=joined(total.came))


def _figures_line(total: Totals) -> Message:
    return M(
        "{n} items, {done} finished, {overdue} overdue, progress {percent}%",
        n=total.total,
        done=total.finished,
        overdue=total.overdue,
        percent=total.percent,
    )


def _group_row(one: Totals) -> list[StyledText]:
    return [
        words.text(one.group or "—"),
        words.text(one.units),
        words.text(one.here),
        words.text(one.total),
        words.text(one.finished),
        words.text(one.overdue),
        words.percent_text(one.percent),
    ]


def _unit_row(rank: Rank, places: Mapping[str, str]) -> list[StyledText]:
    row = rank.row
    reason = M("{reason} ({place})", reason=rank.reason, place=places.get(row.code, ""))
    listed = row.state != "in" and row.code in places
    style = "" if row.state == "in" else "yellow"
    return [
        words.text("" if rank.place is None else rank.place),
        words.text(row.name, style),
        words.text("" if row.total is None else row.total),
        words.text("" if row.finished is None else row.finished),
        words.text("" if row.overdue is None else row.overdue, "red" if row.overdue else ""),
        StyledText("") if row.percent is None else words.percent_text(row.percent),
        words.text(reason if listed else rank.reason, "dim"),
    ]


def _late(found: Gathered) -> Iterator[PageBlock]:
    """Yield those that are named in a circular."""
    none, places = True, found.listed_at
    for row in found.listed_rows:
        if row.state != "in":
            none = False
            said = M("{unit}: {state}", unit=row.name, state=_STATES[row.state])
            yield message_with_hint(places.get(row.code, ""), said, None, style="red")
        elif row.days_late:
            none = False
            late = counted("{n} day late", "{n} days late", row.days_late)
            yield words.text(M("{unit}: {late}", unit=row.name, late=late), "yellow")
    if none and found.due is not None:
        yield words.text(M("nobody is late"), "green")
    elif none:
        yield words.text(M("all are in; to count days late, say until when: --due DATE"), "green")


def _faults(found: Gathered) -> Iterator[PageBlock]:
    places = found.listed_at
    for row in found.listed_rows:
        place = places.get(row.code, "")
        if row.state in ("unreadable", "altered"):
            where = f"{row.fault_file}:{row.fault_line}" if row.fault_line else row.fault_file
            yield message_with_hint(
                where,
                M("{unit}: {fault}", unit=row.name, fault=row.fault),
                M("ask the unit for it anew; it is not in the totals"),
                style="red",
            )
        elif row.state == "not_in" and row.fault:
            yield message_with_hint(
                place,
                M("{unit}: {fault}", unit=row.name, fault=row.fault),
                M("check its path in the list, or ask the unit for the file of this period"),
                style="yellow",
            )
        if row.chain == "broken" and row.state == "in":
            said = M("{unit}: its journal was changed after recording", unit=row.name)
            yield message_with_hint(place, said, None, style="yellow")
        if row.remark:
            said = M("{unit}: {fault}", unit=row.name, fault=row.remark)
            yield message_with_hint(place, said, None, style="yellow")


def unit_page(found: Gathered, code: str) -> Iterator[PageBlock]:
    """Show the items of one unit.

    Raises:
        Refused: no unit has that code.
    """
    unit = found.unit_called(code)
    yield words.text(f"{unit.code}  {unit.name}", "bold")
    alone = replace(found, units=[unit])
    yield words.text(_heading(alone))
    yield words.text(_STATES[unit.state])
    yield from _faults(alone)
    if unit.total is not None:
        yield words.text(_figures_line(total_units([unit])))
        yield Table(
            _ITEM_COLUMNS,
            [
                [
                    words.text(row.label or row.no, "cyan"),
                    words.text(row.title),
                    words.text(_status(row.status)),
                    words.percent_text(row.percent),
                    words.light_text(row.light),  # type: ignore[arg-type]  # as it was folded
                    words.text(row.reason, "dim"),
                ]
                for row in found.items_of(unit.code)
            ],
        )


def _status(status: str) -> Message:
    from wenming_cli.core.board.state import STATUS_NAMES

    return STATUS_NAMES[status]  # type: ignore[index]  # as it was folded


def rollup_json(found: Gathered, outputs: Sequence[str]) -> dict[str, Any]:
    """Return the answer of `rollup --json`: totals and units; the items are in the .jsonl."""
    places = found.listed_at
    return {
        "period": found.period.key,
        "as_of": found.as_of,
        "due": found.due,
        "totals": _totals_json(found.total),
        "groups": [_totals_json(one) for one in found.groups],
        "units": [
            {
                "rank": one.place,
                "reason": one.reason,
                **_unit_json(one.row),
                "listed_at": places.get(one.row.code),
            }
            for one in found.ranks
        ],
        "problems": [
            {
                "file": one.file,
                "line": one.line or None,
                "code": one.code,
                "message": str(one.message),
                "hint": str(one.hint),
            }
            for one in found.problems
        ],
        "files": list(outputs),
    }


def _totals_json(one: Totals) -> dict[str, Any]:
    return {
        "group": one.group or None,
        "units": one.units,
        "here": one.here,
        "not_in": one.not_in,
        "unreadable": one.unreadable,
        "late": one.late,
        "figures": {key: getattr(one, key) for key in (*COUNTED, "percent")},
    }


def _unit_json(row: UnitRow) -> dict[str, Any]:
    known = row.total is not None
    return {
        "code": row.code,
        "name": row.name,
        "short": row.short or None,
        "category": row.category or None,
        "level": row.level or None,
        "area": row.area or None,
        "state": row.state,
        "plan": row.plan or None,
        "figures": unit_figures(row._asdict()) if known else None,
        "closed": row.closed_code or None,
        "chain": row.chain or None,
        "submitted_on": row.submitted_on,
        "days_late": row.days_late,
        "remark": row.remark or None,
        "fault": row.fault or None,
        "file": row.fault_file or None,
        "line": row.fault_line or None,
    }
