"""What a recording command was asked, and what must hold before it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from wenming_cli.core.board.state import ItemState
from wenming_cli.core.journal.entries import Verb
from wenming_cli.core.periods import Period, days_after
from wenming_cli.core.plan.festivals import festival_of
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import M

TIMELESS: frozenset[Verb] = frozenset({"note", "tick", "attach", "assign", "remind"})
"""They change no status, so each may be dated before what was recorded last."""

_TELLING: frozenset[Verb] = frozenset({"done", "note", "tick"})
"""They tell of something that happened; the others are acts of the day that they are typed on."""


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

    blank: bool = False
    """Whether all files of `evidence` are empty, so that they prove nothing."""

    amount: Decimal | None = None
    """How much of what the item's target counts."""

    total: bool = False
    """Whether `amount` is all there was until then, not to be added."""

    apart: bool | None = None
    """Whether `people` are others than those of the session that is known; None: not said."""

    place: str = ""
    difficulty: str = ""
    """存在问题."""

    next: str = ""
    """下一步打算."""

    times: int = 1
    """Of `done`: how many of the times that are owed in one period."""

    typed_by: str = ""
    """Who types it, where that is another."""

    asked: frozenset[str] = frozenset()
    """The kinds of questions that are answered already, or are not to be asked."""

    agreed: frozenset[tuple[str, str]] | None = None
    """Of `done`: the items and occurrences that somebody was shown; nothing else may be finished
    against a caution. None: nobody was asked."""

    @property
    def fields(self) -> dict[str, Any]:
        """What goes into the entry as it is; absent values are left out."""
        said = {name: getattr(self, name) for name in (*_FIELDS, *_WORDS)}
        said["total"] = self.total or None
        return {name: value for name, value in said.items() if value not in ("", None, ())}

    @property
    def says_something(self) -> bool:
        """Whether words, figures or files were typed that would be lost if nothing is recorded."""
        return bool(self.evidence) or any(getattr(self, name) not in ("", None) for name in _WORDS)

    def without_words(self) -> Request:
        """Return it without what was typed besides: that belongs to the first of several."""
        return self._replace(total=False, evidence=(), **_NO_WORDS)


_FIELDS = ("typed_by", "late_why", "to", "lead", "support", "leader")
_WORDS = (
    "note", "people", "amount", "apart", "place", "difficulty", "next", "percent", "why",
)  # fmt: skip
_NO_WORDS: Mapping[str, Any] = {
    name: Request._field_defaults[name] for name in _WORDS if name != "why"
}


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


def place_in_period(
    request: Request, state: ItemState, *, key: str | None, today: date
) -> tuple[Request, bool]:
    """Place what is told of a period that is over on its end, where nobody named the day.

    So is what is done for a festival that has passed, though nobody named that. What follows
    something that was recorded of that occurrence stays behind it.

    Returns:
        the request, and whether the day is unknown.
    """
    one = state.occurrence(key) or state.occurrence((key or "").partition("#")[0])
    named = request.period or (state.item.festivals and request.verb == "done")
    told = named and not request.typed and request.verb in _TELLING
    if not told or one is None or one.period.last >= today:
        return request, False
    own = state.occurrence(key)
    days = [fact.on for fact in (own.facts if own else ()) if fact.on <= today]
    return request._replace(on=max([one.period.last, *days])), True


def _in_time(state: ItemState, key: str | None, request: Request) -> None:
    """Refuse a change of status that is dated before the last one of the same thing."""
    if request.verb in TIMELESS:
        return
    one = state.occurrence(key) if key or state.form == "dated" else None
    facts = one.facts if one is not None else () if key else state.facts
    # a new deadline is no status: what was done before it was set may be told after it
    passing = TIMELESS | ({"postpone"} - {request.verb})
    last = max((fact.on for fact in facts if fact.do not in passing), default=request.on)
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
    if request.verb != "postpone":
        return
    one = state.occurrence(key) if state.has_deadlines else None
    if one is None and state.item.festivals:
        open_ones = (one for one in state.occurrences if one.waits and one.due >= request.on)
        names = [*(festival_of(one.key) for one in open_ones), *state.item.festivals]
        raise Refused(
            M("{no} has a deadline for each festival, and none is named", no=state.item.no),
            M(
                "name it: wenming postpone {no} --for {festival} --to … --why …",
                no=state.item.no,
                festival=names[0],
            ),
        )
    if one is None:
        raise Refused(
            M("{no} recurs, so there is no one deadline to postpone", no=state.item.no),
            M(
                "record late with --for, or take one out: wenming skip {no} --for … --why …",
                no=state.item.no,
            ),
        )
    if request.to is not None and request.to <= one.due:
        raise Refused(
            M("{no} is due on {due} already", no=state.item.no, due=one.due),
            M("give a later day: --to DATE"),
        )


def _checked_by_another(state: ItemState, key: str | None, request: Request) -> None:
    """Refuse a sign-off (销号) without evidence by the person who reported it done (已完成).

    A file without bytes is no evidence.
    """
    if request.verb != "verify" or (request.evidence and not request.blank):
        return
    one = state.occurrence(key)
    claims = [fact.by for fact in (one.facts if one else ()) if fact.do == "done"]
    proven = one is not None and any(not file.is_empty for file in one.evidence)
    if proven or not claims or claims[-1] != request.by:
        return
    who = {"no": state.item.no, "by": request.by}
    raise Refused(
        M("{no} was recorded as done by {by}, and an empty file (0 bytes) does not prove it", **who)
        if request.blank
        else M("{no} was recorded as done by {by}, so someone else must verify it", **who),
        M("add the proof with --evidence FILE, or let another person do it with --by PERSON"),
    )


def _is_supplement(state: ItemState, key: str | None, request: Request) -> None:
    """Refuse to tell people apart where there are none yet to tell them from."""
    if request.apart is None:
        return
    from wenming_cli.core.board.sessions import sessions_of

    known = any(one.people for one in sessions_of(state) if one.key == (key or ""))
    if request.people is None or not known:
        raise Refused(
            M("{no} has no session with people yet that more could belong to", no=state.item.no)
            if request.people is not None
            else M("--same and --apart say of whom --people speaks, and it was not given"),
            M("leave --same and --apart out"),
        )


def _has_amount(state: ItemState, key: str | None, request: Request) -> None:
    """Refuse a total of nothing."""
    del state, key
    if request.total and request.amount is None:
        raise Refused(
            M("--total says that an amount is all there was so far, and none was given"),
            M("write it before: --amount 6 --total"),
        )


CONDITIONS: tuple[Callable[[ItemState, str | None, Request], None], ...] = (
    _in_time,
    _has_deadline,
    _checked_by_another,
    _is_supplement,
    _has_amount,
)
"""Each raises `Refused` where it does not hold."""
