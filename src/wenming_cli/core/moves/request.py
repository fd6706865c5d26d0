"""What a recording command was asked, and what must hold before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from wenming_cli.core.board.state import ItemState
from wenming_cli.core.journal.entries import Verb
from wenming_cli.core.periods import Period, days_after
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import M

TIMELESS: frozenset[Verb] = frozenset({"note", "tick", "attach", "assign"})
"""They change no status, so each may be dated before what was recorded last."""


class Request(NamedTuple):
    """What a recording command was asked.

    Numbers are as people type them (`3.2`, `三（二）1`, `3.1-3.3`); so is the period.
    """

    verb: Verb
    numbers: Sequence[str]
    on: date
    """The day it happened."""

    period: str = ""
    """The occurrence of a recurring item; `""` for that of the day."""

    steps: Sequence[str] = ()
    """Of `tick`: steps of the checklist, by number from 1 or by their words."""

    note: str = ""
    people: int | None = None
    """人次."""

    percent: int | None = None
    why: str = ""
    to: date | None = None
    """Of `postpone`: the new deadline."""

    lead: Sequence[str] = ()
    support: Sequence[str] = ()
    leader: str = ""
    evidence: Sequence[str] = ()
    """Paths of files that prove it."""

    caption: str = ""
    """What the files show."""

    by: str = ""
    """Who says so."""

    late_why: str = ""
    """Why it is recorded only after its period was closed."""

    typed: bool = True
    """Whether somebody named the day; otherwise `on` is that of the command."""

    @property
    def fields(self) -> dict[str, Any]:
        """What goes into the entry as it is; absent values are left out."""
        said = {name: getattr(self, name) for name in _FIELDS}
        return {name: value for name, value in said.items() if value not in ("", None, ())}


_FIELDS = ("note", "people", "percent", "why", "late_why", "to", "lead", "support", "leader")


def checked_day(on: date, today: date) -> date:
    """Return the day something happened; it cannot be later than today.

    Raises:
        Usage: it lies in the future.
    """
    if on > today:
        raise Usage(
            M("{on} has not come yet", on=on),
            M("record what has happened; --today sets another day for a rehearsal"),
        )
    return on


def day_to_store(request: Request, span: Period, today: date) -> date:
    """Return the day of an entry: after the end of the plan its last day, where none was named.

    Raises:
        Usage: the day that was named lies in the future, or outside the plan.
    """
    on = checked_day(request.on, today)
    if not request.typed:
        return min(on, span.last)
    if on in span:
        return on
    meant = _same_day_in(span, on, today)
    raise Usage(
        M("{on} is outside the plan, {first} to {last}", on=on, first=span.first, last=span.last),
        M("did you mean {year}? write --on {on}", year=meant.year, on=meant)
        if meant
        else M("give a day of the plan, or choose another plan with -p NAME"),
    )


def _same_day_in(span: Period, on: date, today: date) -> date | None:
    """Return the same day of the year inside a plan, if it has come."""
    for year in range(span.first.year, span.last.year + 1):
        try:
            meant = on.replace(year=year)
        except ValueError:  # 29 February
            continue
        if meant in span and meant <= today:
            return meant
    return None


def follow_last_day(request: Request, state: ItemState, today: date) -> Request:
    """Let a day that nobody named not lie before the item's last one, up to tomorrow.

    A colleague in another time zone may have recorded tomorrow, an older program a day after the
    end of the plan.
    """
    last = state.last_activity
    if request.typed or request.verb in TIMELESS or last is None:
        return request
    return request._replace(on=last) if request.on < last <= days_after(today, 1) else request


def _in_time(state: ItemState, key: str | None, request: Request) -> None:
    """Refuse a change of status that is dated before the last one of the same thing."""
    if request.verb in TIMELESS:
        return
    one = state.occurrence(key) if key or state.form == "dated" else None
    facts = one.facts if one is not None else () if key else state.facts
    last = max((fact.on for fact in facts if fact.do not in TIMELESS), default=request.on)
    if request.on < last:
        raise Refused(
            M(
                "{no} was last changed on {last}, after {on}",
                no=state.item.no,
                last=last,
                on=request.on,
            ),
            M("give a later --on, or take that entry back with `wenming undo`"),
        )


def _has_deadline(state: ItemState, key: str | None, request: Request) -> None:
    """Refuse to postpone what has no deadline, or to an earlier day."""
    del key
    if request.verb != "postpone":
        return
    if state.due is None:
        raise Refused(
            M("{no} recurs, so there is no one deadline to postpone", no=state.item.no),
            M(
                "record late with --for, or drop one: wenming cancel {no} --for … --why …",
                no=state.item.no,
            ),
        )
    if request.to is not None and request.to <= state.due:
        raise Refused(
            M("{no} is due on {due} already", no=state.item.no, due=state.due),
            M("give a later day: --to DATE"),
        )


def _checked_by_another(state: ItemState, key: str | None, request: Request) -> None:
    """Refuse a sign-off (销号) without evidence by the person who reported it done (已完成)."""
    if request.verb != "verify" or request.evidence:
        return
    one = state.occurrence(key)
    claims = [fact.by for fact in (one.facts if one else ()) if fact.do == "done"]
    if one is None or one.evidence or not claims or claims[-1] != request.by:
        return
    raise Refused(
        M(
            "{no} was recorded as done by {by}, so someone else must verify it",
            no=state.item.no,
            by=request.by,
        ),
        M("add the proof with --evidence FILE, or let another person do it with --by PERSON"),
    )


CONDITIONS: tuple[Callable[[ItemState, str | None, Request], None], ...] = (
    _in_time,
    _has_deadline,
    _checked_by_another,
)
"""Each raises `Refused` where it does not hold."""
