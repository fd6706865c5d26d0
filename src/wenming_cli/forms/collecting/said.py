"""What a department says in a row: its typed values, those that differ from what was issued."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Fact, Verb
from wenming_cli.core.running import one_line
from wenming_cli.forms.collecting.comparison import Ours
from wenming_cli.forms.columns import ASKING, HELD, REQUESTS, ColumnKey, column_name
from wenming_cli.forms.form import FormRow
from wenming_cli.forms.rowwords import clip
from wenming_cli.papers.recorded import NOTHING

TypedValues: TypeAlias = Mapping[ColumnKey, Any]
"""What was typed, by column: words, whole numbers, days, tuples of steps and of files. A column
that is missing was not on the sheet; None was blank there."""

DONE = "已完成"
GOING_ON = "进行中"
_SAME_STATUS = {HELD: DONE, "已销号": DONE}
SPOKEN: tuple[ColumnKey, ...] = ("difficulty", "next")
"""The columns in which a blank cell takes back what was issued in it."""

_MOST_TOLD = 40
"""Characters of a cell that are told."""

_SAID_ONCE: tuple[ColumnKey, ...] = (
    "status",
    "on",
    "percent",
    "note",
    "people",
    "place",
    "to",
    "why",
    "steps",
    "evidence",
)
_STATUS_VERBS: frozenset[Verb] = frozenset(
    {"start", "done", "verify", "hold", "resume", "cancel", "reopen", "note", "tick", "attach"}
)


def base_of(issued: FormRow) -> dict[ColumnKey, str]:
    """Return a row's pre-filled cells as they were issued; others were blank."""
    cells: dict[ColumnKey, str] = {
        "status": same_status(issued.status),
        "percent": "" if issued.percent is None else str(issued.percent),
        "difficulty": spoken(issued.difficulty),
        "next": spoken(issued.next),
    }
    return {column: text for column, text in cells.items() if text}


def same_status(word: str) -> str:
    """Return a state of 办理情况 by the word that forms have for it: √ and 已销号 are 已完成."""
    return _SAME_STATUS.get(word, word)


def spoken(text: str) -> str:
    """Return a text, empty if it only says that there is nothing to say: 无."""
    return "" if text.strip(" 。.") in NOTHING else one_line(text)


def statement(issued: FormRow, typed: TypedValues) -> dict[ColumnKey, str]:
    """Return what a row says that it was not issued with, as text, by column.

    A blank cell says nothing, but in 存在问题 and 下一步打算, where it takes back what was issued.
    """
    base = base_of(issued)
    said = {column: text_of(typed.get(column)) for column in _SAID_ONCE}
    said["status"] = same_status(said["status"])
    said = {column: text for column, text in said.items() if text}
    said |= {column: spoken(text_of(typed[column])) for column in SPOKEN if column in typed}
    return {column: text for column, text in said.items() if text != base.get(column, "")}


def text_of(value: object) -> str:
    """Return a typed value as one text, always the same for the same value."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)


def ours_of(
    now: FormRow, state: ItemState, one: Occurrence | None, said: Mapping[ColumnKey, str]
) -> dict[ColumnKey, Ours]:
    """Return what the journal says of the cells of a row, and who said it last.

    Of what was issued blank the journal says nothing, as far as a form can tell: but where the same
    thing was recorded by hand since, it is not to be recorded twice.

    Args:
        now: the pre-filled cells as they would be issued now.
        state: the item's.
        one: the row's occurrence; None for the row of a dense rhythm as a whole.
        said: what the row says.
    """
    facts = one.facts if one else state.facts
    known = facts if state.item.recurs else state.facts
    base = base_of(now)
    found = {
        column: _said_by(base.get(column, ""), [fact for fact in known if _tells(fact, column)])
        for column in ("status", "percent", *SPOKEN)
    }
    same = [fact for fact in facts if said.get("note") and fact.note == said["note"]]
    if same:
        found["note"] = _said_by(said["note"], same)
    done = [fact for fact in facts if fact.do == "done"]
    if done and said.get("status") == DONE and found["status"].value == DONE:
        found["on"] = _said_by("" if done[-1].day_unknown else done[-1].on.isoformat(), done)
        found["people"] = _said_by(text_of(done[-1].people), done)
        found["place"] = _said_by(done[-1].place, done)
    return found


def _said_by(value: str, facts: list[Fact]) -> Ours:
    return Ours(value, facts[-1].by, facts[-1].at) if facts else Ours(value)


def _tells(fact: Fact, column: ColumnKey) -> bool:
    """Tell whether a fact says something of a pre-filled cell."""
    if column == "status":
        return fact.do in _STATUS_VERBS
    return getattr(fact, column) not in (None, "")


def without_request(typed: TypedValues) -> TypedValues:
    """Return what a row says besides what it asks for."""
    asks = typed.get("status") in REQUESTS
    gone = ("status", *ASKING) if asks else ASKING
    return {column: value for column, value in typed.items() if column not in gone}


def request_cells(typed: TypedValues) -> TypedValues:
    """Return what a row asks for, cell by cell."""
    asked = {column: typed.get(column) for column in ASKING}
    asked |= {"status": typed.get("status")} if typed.get("status") in REQUESTS else {}
    return {column: value for column, value in asked.items() if value}


def with_request_cells(typed: TypedValues, asked: TypedValues, issued: FormRow) -> TypedValues:
    """Return a row that goes on from what an earlier file asked for, cell by cell.

    One that says another state, or nothing of what is asked for, has its own meaning.
    """
    status = typed.get("status") or ""
    silent = same_status(status) in ("", same_status(issued.status))
    if not (status in REQUESTS or (silent and any(typed.get(column) for column in ASKING))):
        return typed
    return {**typed, **asked, **request_cells(typed)}


def tell_cells(said: Mapping[ColumnKey, str]) -> str:
    """Return what a row says on one line, each cell by its heading."""
    told = (
        f"{column_name(column)}：{clip(text, _MOST_TOLD)}" for column, text in said.items() if text
    )
    return "；".join(told)
