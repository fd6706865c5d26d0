"""What a row of a form asks to be recorded, as the requests that commands make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from datetime import date, datetime
from typing import Any, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.board.targets import PEOPLE
from wenming_cli.core.journal.entries import Fact, Postpone, Verb
from wenming_cli.core.moves.moves import plan_moves
from wenming_cli.core.moves.request import Request
from wenming_cli.core.periods import Period
from wenming_cli.errors import WenmingError
from wenming_cli.forms.collecting.said import DONE, GOING_ON, SPOKEN, TypedValues, spoken
from wenming_cli.forms.columns import REQUESTS, ColumnKey
from wenming_cli.forms.remarks import Remark, remark, reword, say_refusal
from wenming_cli.forms.rowwords import DENSE_UNITS, is_dense
from wenming_cli.message import M

NOTHING_MORE = "无"
"""What an entry says in the place of a difficulty, or a next step, that is no longer there."""

_TOLD: tuple[ColumnKey, ...] = ("note", "people", "percent", "place", "difficulty", "next")


class RowPlace(NamedTuple):
    """The item of a row, its occurrence, and the days that its form is about."""

    state: ItemState
    one: Occurrence | None
    """None for the row of a dense rhythm as a whole."""

    period: Period
    """Of the form."""

    today: date

    @property
    def key(self) -> str:
        """The key of the occurrence; empty where the item is owed once, or meant as a whole."""
        return self.one.key if self.one else ""

    @property
    def named(self) -> str:
        """The occurrence as `--for` names it: of several times in a period, this very one."""
        several = "#" not in self.key and self.state.item.times > 1
        return f"{self.key}#1" if self.key and several else self.key

    @property
    def told_of(self) -> str:
        """The occurrence that words belong to, so that the papers of the form's period tell them.

        Of a dense rhythm as a whole it is the last one of the period whose day has come.
        """
        if not self.is_whole:
            return self.named
        inside = [one for one in self.state.occurrences if one.due in self.period and one.key]
        come = [one for one in inside if one.due <= self.usual_day]
        return (come[-1:] or inside[:1] or [self.state.occurrences[-1]])[0].key

    @property
    def is_whole(self) -> bool:
        """Whether it is the row of a dense rhythm as a whole."""
        return self.one is None and self.state.item.every in DENSE_UNITS

    @property
    def is_unheld_gathering(self) -> bool:
        """Whether people are counted here, and nothing says yet that they came together."""
        if self.one is None or self.one.made_good:
            return False
        item = self.state.item
        counted = item.activity or any(target.unit in PEOPLE for target in item.target)
        begun = self.one.status != "not_started" and not is_dense(self.state)
        return bool(counted) and not begun

    @property
    def own_day(self) -> date | None:
        """The day of one time of a dense rhythm, where the plan says on which day it is held."""
        fixed = self.state.item.every == "day" or self.state.item.on is not None
        return self.one.due if self.one is not None and fixed else None

    @property
    def first_day(self) -> date:
        """The first day on which one time of a dense rhythm may have been held."""
        return self.own_day or (self.one.period.first if self.one else self.period.first)

    @property
    def usual_day(self) -> date:
        """The day of what names none: today, or the last one of the period that was asked for."""
        return min(self.today, self.period.last)


class Planned(NamedTuple):
    """The fields of the entries that a row comes to."""

    drafts: tuple[Mapping[str, Any], ...] = ()
    remark: Remark | None = None
    """Why nothing at all is recorded."""


def row_requests(
    place: RowPlace, record: Set[ColumnKey], typed: TypedValues, *, dense: bool
) -> Iterator[Request]:
    """Yield what is recorded of a row: one entry that tells it, and one with what is there.

    Args:
        place: where it belongs.
        record: the columns whose cells are to be recorded.
        typed: what was typed.
        dense: the row is one time of a dense rhythm, whose day is known without being typed.
    """
    on = typed.get("on")
    told: dict[str, Any] = {one: typed.get(one) for one in _TOLD if one in record}
    told |= {one: spoken(told[one] or "") or NOTHING_MORE for one in SPOKEN if one in told}
    verb = main_verb(place, record, typed)
    if dense and on is None and verb == "done":
        on = place.own_day
    request = Request(
        verb or "attach",
        [place.state.item.no],
        on or place.usual_day,
        period=place.told_of,
        typed=on is not None,
    )
    if verb or "evidence" in record:
        own = request if verb != "start" else request._replace(period="")
        yield own._replace(**told)
    if "steps" in record:
        yield request._replace(verb="tick", steps=typed["steps"])


def main_verb(place: RowPlace, record: Set[ColumnKey], typed: TypedValues) -> Verb | None:
    """Return what a row tells: done, begun, or a note; None where it tells nothing of these."""
    status = typed.get("status") if "status" in record else None
    if status == DONE:
        return "done"
    begins = place.state.form == "dated" and place.state.status == "not_started"
    if status == GOING_ON:
        return "start" if begins else "note"
    return "note" if record & set(_TOLD) else None


def plan_requests(board: Board, place: RowPlace, requests: Iterator[Request]) -> Planned:
    """Return the entries of the requests of a row, or why they may not be recorded."""
    drafts = list[Mapping[str, Any]]()
    for request in requests:
        try:
            moves = plan_moves(board, request, place.today)
        except WenmingError as error:
            return Planned(remark=_refusal(board, place, request, error=error))
        drafts += [_without_day(draft.fields, place, request) for draft in moves.drafts]
    return Planned(tuple(drafts))


def _without_day(fields: Mapping[str, Any], place: RowPlace, request: Request) -> Mapping[str, Any]:
    """Say that nobody named the day: that on which the clerk collects is none of the department's.

    What is said of a dense rhythm as a whole is said when its form comes, not when one of its times
    was over: the day is that of the form too.
    """
    if request.typed or request.verb in REQUESTS.values():
        return fields
    if place.is_whole:
        fields = {key: value for key, value in fields.items() if key != "day_unknown"}
        fields["on"] = place.usual_day
        if fields["on"] != place.period.last or place.period.last >= place.today:
            return fields
    return {**fields, "day_unknown": True}


def _refusal(board: Board, place: RowPlace, request: Request, error: WenmingError) -> Remark:
    """Return the remark of what may not be recorded, at the cell that has to be mended."""
    column: ColumnKey = "to" if request.verb == "postpone" else "status"
    if request.typed and _goes_today(board, place, request):
        return say_refusal("date-order", error.message, "on")
    if request.to is not None and place.one is not None and request.to <= place.one.due:
        return say_refusal("to-early", error.message, column)
    waits = place.state.open and (place.one is None or place.one.waits)
    return say_refusal("row-refused" if waits else "item-closed", error.message, column)


def _goes_today(board: Board, place: RowPlace, request: Request) -> bool:
    try:
        plan_moves(board, request._replace(on=place.today), place.today)
    except WenmingError:
        return False
    return True


class FormRequest(NamedTuple):
    """What a department asks for, and a leader decides: 申请延期, 申请暂缓, 申请取消."""

    row: str
    no: str
    title: str
    kind: str
    """The word of 办理情况."""

    to: date | None
    why: str
    due: date | None = None
    """The deadline now, of what is to be put off."""

    approved: bool = False
    """Whether it is recorded by this run."""

    @property
    def words(self) -> str:
        """What is asked for, as it is noted: `3.4.3 申请延期 2023-12-20`."""
        return " ".join(filter(None, (self.no, self.kind, f"{self.to or ''}")))

    @property
    def verb(self) -> Verb:
        """What it turns into when it is approved."""
        return REQUESTS[self.kind]

    def late(self, today: date) -> bool:
        """Tell whether it was asked after the deadline; it has to be asked before."""
        return self.due is not None and self.due < today


def read_request(
    code: str, place: RowPlace, said: Mapping[ColumnKey, str], typed: TypedValues
) -> FormRequest | list[Remark] | None:
    """Return what a row asks for, what lacks of it, or None where it asks for nothing.

    Args:
        code: the row's.
        place: where it belongs.
        said: what the row says that it was not issued with.
        typed: what was typed.
    """
    kind, to, why = said.get("status", ""), typed.get("to"), str(typed.get("why") or "")
    if kind not in REQUESTS:
        stray: ColumnKey | None = "to" if "to" in said else "why" if "why" in said else None
        return [remark("request-missing", stray)] if stray else None
    if REQUESTS[kind] == "postpone" and not place.state.has_deadlines:
        return [remark("no-deadline", "status")]
    missing = [remark("why-missing", "why")] if not why else []
    if REQUESTS[kind] == "postpone" and to is None:
        missing.append(remark("to-missing", "to", year=place.period.last.year))
    if missing:
        return missing
    item, one = place.state.item, place.one
    due = one.due if one and place.state.has_deadlines else None
    return FormRequest(code, item.no, item.title, kind=kind, to=to, why=why, due=due)


def find_decision(
    asked: FormRequest, place: RowPlace, since: date, saved: datetime | None
) -> Fact | None:
    """Return what the office decided by hand of what a form asks for, since it was filled in.

    Another day, or another word, may have been granted than was asked for.

    Args:
        asked: what is asked for.
        place: its row.
        since: when the form went out.
        saved: when it was filled in, where that is known.
    """
    found = [
        fact
        for fact in place.state.facts
        if fact.do == asked.verb and not fact.via
        if (_is_after(fact, saved) if saved else fact.on >= since)
        if (fact.period or "") in ("", place.key)
    ]
    return found[-1] if found else None


def _is_after(fact: Fact, saved: datetime) -> bool:
    """Tell whether something was decided after a form was filled in, whenever it was recorded."""
    filled_in = saved.astimezone(fact.at.tzinfo)
    if fact.on == filled_in.date() == fact.at.date():
        return fact.at > saved
    return fact.on >= filled_in.date()


def say_decided(asked: FormRequest, decision: Fact, place: RowPlace) -> Remark:
    """Return the remark of what is not asked for any more, with both values."""
    told = remark(
        "decided",
        "status",
        asked=asked.words,
        why=asked.why,
        on=decision.on,
        command=command_of(asked, place),
    )
    if not isinstance(decision, Postpone):
        return told
    put_off = M(
        "the office has put it off to {to} ({on}); {asked}, '{why}', does not wait any more",
        to=decision.to,
        **told.message.values,
    )
    return reword(told, put_off, told.hint)


def command_of(asked: FormRequest, place: RowPlace) -> str:
    """Return the command that records by hand what is asked for, but for the reason.

    What a department typed is never part of a line that somebody pastes into a shell.
    """
    request = grant(asked, place, "")
    words = [
        "wenming",
        asked.verb,
        asked.no,
        *(["--for", request.period] if request.period else []),
    ]
    words += ["--to", f"{request.to}"] if request.to else []
    return " ".join([*words, "--why", '"…"'])


def is_granted(asked: FormRequest, place: RowPlace) -> bool:
    """Tell whether what was asked for has come true since, by whomever."""
    status = place.state.status
    if asked.verb == "postpone":
        moved = place.one is not None and place.one.planned is not None
        return moved and asked.due == asked.to
    cancelled = place.one is not None and place.one.status == "cancelled"
    return status == "suspended" if asked.verb == "hold" else cancelled or status == "cancelled"


def grant(asked: FormRequest, place: RowPlace, approver: str) -> Request:
    """Return what is recorded when somebody approves."""
    of_one = asked.verb == "cancel" or (asked.verb == "postpone" and place.state.item.festivals)
    return Request(
        asked.verb,
        [asked.no],
        place.today,
        period=place.named if of_one else "",
        why=asked.why,
        note=f"{approver}批准",
        to=asked.to if asked.verb == "postpone" else None,
        typed=False,
    )
