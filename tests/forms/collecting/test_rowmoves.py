"""What a row asks to be recorded, and on which day: the requests that commands make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from building import BEIJING, Diary, day, measure, plan, task
from tables import each_row
from wenming_cli.core.board.fold import Board
from wenming_cli.core.moves.request import Request
from wenming_cli.core.periods import parse_period
from wenming_cli.forms.collecting.rowmoves import (
    FormRequest,
    RowPlace,
    command_of,
    find_decision,
    grant,
    is_granted,
    main_verb,
    plan_requests,
    read_request,
    row_requests,
    say_decided,
)
from wenming_cli.forms.form import FormRow

YEAR = plan(
    task("3.1", title="专题学习", due="12-20", lead="宣传科", steps=["通知", "纪要"]),
    measure("4.1", every="quarter", lead="宣传科", activity=True),
    measure("4.2", every="month", times=2, lead="宣传科"),
    measure("4.3", standing=True, lead="宣传科"),
    measure("4.4", every="week", lead="宣传科"),
    measure("4.5", every="week", on="friday", lead="宣传科"),
    measure("4.6", every="day", lead="宣传科"),
    measure("4.7", festivals=["中秋", "重阳"], lead="宣传科"),
)
Q3 = parse_period("Q3", 2023)


def board(diary: Diary | None = None) -> Board:
    return (diary or Diary()).board(YEAR, "10-05")


def place(code: str, diary: Diary | None = None, today: str = "10-05") -> RowPlace:
    key = FormRow(row=code)
    state = board(diary)[YEAR.by_no[key.item]]
    whole = state.item.every in ("day", "week") and not key.occurrence
    one = None if whole else state.occurrence(key.occurrence)
    assert whole or one is not None
    return RowPlace(state, one, period=Q3, today=day(today))


# --- where a row belongs -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("3.1", ""),
        ("4.1@2023-Q3", "2023-Q3"),
        ("4.2@2023-09", "2023-09#1"),
        ("4.2@2023-09#2", "2023-09#2"),
        ("4.4", ""),
        ("4.4@2023-W36", "2023-W36"),
    ],
)
def test_of_several_times_in_a_period_this_very_one_is_named(code: str, named: str) -> None:
    assert place(code).named == named


def test_words_of_a_rhythm_as_a_whole_belong_to_its_last_time_that_has_come() -> None:
    """Of those in the period of the form: W38 ends on 24 September, W26 on 2 July."""
    assert place("4.4").told_of == "2023-W38"
    assert place("4.4", today="08-01").told_of == "2023-W30"
    assert place("4.4", today="07-01").told_of == "2023-W26"
    assert place("4.4@2023-W36").told_of == "2023-W36"


@each_row(
    ("code", "own", "first"),
    [
        ("4.4@2023-W36", None, "09-04"),
        ("4.5@2023-W36", "09-08", "09-08"),
        ("4.6@2023-09-05", "09-05", "09-05"),
        ("4.1@2023-Q3", None, "07-01"),
        ("4.4", None, "07-01"),
    ],
)
def test_a_time_whose_day_the_plan_fixes_has_that_day(
    code: str, own: str | None, first: str
) -> None:
    """W36 is from Monday, 4 September; its Friday is the 8th."""
    found = place(code)
    assert (found.own_day, found.first_day) == (day(own) if own else None, day(first))


def test_what_names_no_day_is_of_today_or_of_the_last_day_that_was_asked_for() -> None:
    assert [place("3.1", today=today).usual_day for today in ("09-15", "09-30", "10-05")] == [
        day("09-15"), day("09-30"), day("09-30"),
    ]  # fmt: skip


# --- what is recorded ----------------------------------------------------------------------------


@each_row(
    ("code", "record", "typed", "verb"),
    [
        ("3.1", {"status"}, {"status": "已完成"}, "done"),
        ("3.1", {"status"}, {"status": "进行中"}, "start"),
        ("4.1@2023-Q3", {"status"}, {"status": "进行中"}, "note"),
        ("4.3@2023-Q3", {"status"}, {"status": "进行中"}, "note"),
        ("3.1", {"note"}, {"status": "已完成", "note": "开会"}, "note"),
        ("3.1", {"people"}, {"people": 0}, "note"),
        ("3.1", {"steps"}, {"steps": ("通知",)}, None),
        ("3.1", {"evidence"}, {"evidence": ("甲.jpg",)}, None),
        ("3.1", {"on"}, {"on": date(2023, 9, 5)}, None),
        ("3.1", set(), {"status": "已完成"}, None),
    ],
)
def test_a_row_tells_one_thing(
    code: str, record: set[Any], typed: dict[Any, Any], verb: str | None
) -> None:
    """Only of the cells that are to be recorded; what has begun is not begun again."""
    assert main_verb(place(code), record, typed) == verb


def test_what_has_begun_is_not_begun_again() -> None:
    diary = Diary()
    diary("start", "3.1", "09-01")
    assert main_verb(place("3.1", diary), {"status"}, {"status": "进行中"}) == "note"


def requests(code: str, dense: bool = False, **typed: Any) -> list[Request]:
    found: dict[Any, Any] = typed
    return list(row_requests(place(code), {*found}, found, dense=dense))


def test_one_entry_tells_the_row_and_one_what_material_is_there() -> None:
    typed: dict[str, Any] = {"status": "已完成", "on": day("09-05"), "note": "开会", "people": 46}
    main, ticks = requests("3.1", **typed, steps=("通知",), evidence=("甲.jpg",))
    assert main == Request(
        "done", ["3.1"], day("09-05"), note="开会", people=46, typed=True
    )  # fmt: skip
    assert (ticks.verb, ticks.steps, ticks.on) == ("tick", ("通知",), day("09-05"))


def test_evidence_alone_is_attached_and_ticks_alone_need_no_other_entry() -> None:
    assert [one.verb for one in requests("3.1", evidence=("甲.jpg",))] == ["attach"]
    assert [one.verb for one in requests("3.1", steps=("通知",))] == ["tick"]


def test_a_day_that_nobody_typed_is_the_usual_one_or_that_of_the_time() -> None:
    [told] = requests("3.1", note="选址")
    assert (told.on, told.typed) == (day("09-30"), False)
    [held] = requests("4.5@2023-W36", dense=True, status="已完成")
    assert (held.on, held.typed) == (day("09-08"), True)
    [some_day] = requests("4.4@2023-W36", dense=True, status="已完成")
    assert not some_day.typed


def test_a_difficulty_that_is_over_is_told_as_none() -> None:
    for blank in ("", None, "无"):
        [told] = requests("3.1", difficulty=blank)
        assert told.difficulty == "无"


def test_a_refusal_is_told_at_the_cell_that_has_to_be_mended() -> None:
    """With the cell of the day only where the day is what is wrong: today it could be done."""
    diary = Diary()
    diary("hold", "3.1", "09-18")
    typed: Any = {"status": "已完成", "on": day("09-15"), "note": "开会"}

    def refused() -> tuple[str, str | None]:
        at = place("3.1", diary)
        told = plan_requests(
            board(diary), at, row_requests(at, {*typed}, typed, dense=False)
        ).remark
        assert told is not None
        return told.code, told.column

    assert refused() == ("item-closed", "status")
    diary("resume", "3.1", "09-20")
    assert refused() == ("date-order", "on")


def test_the_day_of_the_clerk_is_none_of_the_departments() -> None:
    at = place("3.1")
    planned = plan_requests(board(), at, row_requests(at, {"note"}, {"note": "选址"}, dense=False))
    [draft] = planned.drafts
    assert (draft["on"], draft["day_unknown"]) == (day("09-30"), True)


# --- what is asked for ---------------------------------------------------------------------------


def asked(code: str, diary: Diary | None = None, **said: str) -> Any:
    typed: Any = {key: day(text) if key == "to" else text for key, text in said.items()}
    return read_request(code, place(code, diary), said, typed)  # type: ignore[arg-type]  # names of columns


POSTPONE: dict[str, Any] = {"status": "申请延期", "to": "12-30", "why": "场地未定"}


def test_a_row_that_asks_for_nothing_has_no_request() -> None:
    assert asked("3.1", status="已完成") is None
    assert asked("3.1") is None


def test_a_request_says_what_until_when_and_why() -> None:
    found = asked("3.1", **POSTPONE)
    assert found == FormRequest(
        "3.1", "3.1", "专题学习", "申请延期", day("12-30"), "场地未定", due=day("12-20")
    )
    assert (found.words, found.verb) == ("3.1 申请延期 2023-12-30", "postpone")
    assert asked("4.1@2023-Q3", status="申请取消", why="忙").words == "4.1 申请取消"


@each_row(
    ("code", "said", "lacking"),
    [
        ("3.1", {"to": "12-30"}, ["request-missing to"]),
        ("3.1", {"why": "忙"}, ["request-missing why"]),
        ("3.1", {"status": "已完成", "to": "12-30", "why": "忙"}, ["request-missing to"]),
        ("3.1", {"status": "申请延期"}, ["why-missing why", "to-missing to"]),
        ("3.1", {"status": "申请延期", "why": "忙"}, ["to-missing to"]),
        ("3.1", {"status": "申请延期", "to": "12-30"}, ["why-missing why"]),
        ("3.1", {"status": "申请暂缓"}, ["why-missing why"]),
        ("3.1", {"status": "申请取消", "to": "12-30"}, ["why-missing why"]),
        ("4.1@2023-Q3", POSTPONE, ["no-deadline status"]),
        ("4.3@2023-Q3", POSTPONE, ["no-deadline status"]),
    ],
)
def test_what_a_request_lacks(code: str, said: dict[str, Any], lacking: list[str]) -> None:
    assert [f"{one.code} {one.column}" for one in asked(code, **said)] == lacking


def test_a_request_after_the_deadline_is_late() -> None:
    found = asked("3.1", **POSTPONE)
    assert [found.late(day(on)) for on in ("12-19", "12-20", "12-21")] == [False, False, True]
    assert not asked("4.1@2023-Q3", status="申请取消", why="忙").late(day("12-31"))


AT_NOON = datetime(2023, 10, 1, 12, tzinfo=BEIJING)
"""When the diary records what is of 1 October."""


def test_the_office_decided_by_hand_since_the_form_was_filled_in() -> None:
    diary = Diary()
    diary("postpone", "3.1", "10-01", to="12-25")
    found, at = asked("3.1", **POSTPONE), place("3.1", diary)
    assert find_decision(found, at, since=day("09-27"), saved=None)
    assert find_decision(found, at, since=day("10-01"), saved=None)
    assert not find_decision(found, at, since=day("10-02"), saved=None)
    assert find_decision(found, at, since=day("09-27"), saved=AT_NOON.replace(hour=11))
    assert not find_decision(found, at, since=day("09-27"), saved=AT_NOON)


def test_a_decision_counts_from_its_day_whenever_it_is_recorded() -> None:
    diary = Diary()
    diary("postpone", "3.1", "10-01", to="12-25")
    diary.entries[-1] = replace(diary.entries[-1], at=AT_NOON.replace(day=4))
    found, at = asked("3.1", **POSTPONE), place("3.1", diary)
    for on, decided in ((30, True), (1, True), (2, False)):
        saved = AT_NOON.replace(month=9 if on == 30 else 10, day=on)
        assert bool(find_decision(found, at, since=day("09-27"), saved=saved)) == decided


def test_what_was_decided_is_told_with_both_values_and_a_command() -> None:
    diary = Diary()
    diary("postpone", "3.1", "10-01", to="12-25")
    found, at = asked("3.1", **POSTPONE), place("3.1", diary)
    decision = find_decision(found, at, since=day("09-27"), saved=None)
    assert decision is not None
    said = say_decided(found, decision, at)
    assert said.message.speak("en") == (
        "the office has put it off to 2023-12-25 (2023-10-01); "
        "3.1 申请延期 2023-12-30, '场地未定', does not wait any more"
    )
    assert 'wenming postpone 3.1 --to 2023-12-30 --why "…"' in said.hint.speak("en")


def test_the_command_of_a_request_names_its_time() -> None:
    cancel = asked("4.1@2023-Q3", status="申请取消", why="忙")
    found = command_of(cancel, place("4.1@2023-Q3"))
    assert found == 'wenming cancel 4.1 --for 2023-Q3 --why "…"'


def test_what_a_department_typed_stands_in_no_command() -> None:
    """Somebody pastes it into a shell."""
    hostile = asked("3.1", status="申请延期", to="12-30", why="忙'; touch x; echo '$(id)")
    assert command_of(hostile, place("3.1")) == 'wenming postpone 3.1 --to 2023-12-30 --why "…"'


def test_what_was_decided_otherwise_or_by_a_form_decides_nothing() -> None:
    other = Diary()
    other("hold", "3.1", "10-01")
    via = {"form": "7F3A9C2E", "row": "3.1", "sum": "0" * 8}
    by_form = Diary()
    by_form("postpone", "3.1", "10-01", to="12-25", via=via)
    for diary in (other, by_form):
        assert not find_decision(asked("3.1", **POSTPONE), place("3.1", diary), day("09-27"), None)


def test_another_time_of_the_same_item_decides_nothing() -> None:
    diary = Diary()
    diary("cancel", "4.1", "10-01", period="2023-Q4")
    cancel = asked("4.1@2023-Q3", status="申请取消", why="忙")
    assert not find_decision(cancel, place("4.1@2023-Q3", diary), day("09-27"), None)
    diary("cancel", "4.1", "10-01", period="2023-Q3")
    assert find_decision(cancel, place("4.1@2023-Q3", diary), day("09-27"), None)


def test_what_has_come_true_is_granted_by_whomever() -> None:
    def granted(diary: Diary, code: str = "3.1", **said: str) -> bool:
        return is_granted(asked(code, diary, **said), place(code, diary))

    later, other, held, gone = Diary(), Diary(), Diary(), Diary()
    later("postpone", "3.1", "10-01", to="12-30")
    other("postpone", "3.1", "10-01", to="12-25")
    held("hold", "3.1", "10-01")
    gone("cancel", "4.1", "10-01", period="2023-Q3")
    hold, cancel = {"status": "申请暂缓", "why": "忙"}, {"status": "申请取消", "why": "忙"}
    assert granted(later, **POSTPONE)
    assert not granted(other, **POSTPONE)
    assert not granted(Diary(), **(POSTPONE | {"to": "12-20"}))
    assert granted(held, **hold)
    assert not granted(Diary(), **hold)
    assert granted(gone, "4.1@2023-Q3", **cancel)
    assert not granted(gone, "4.1@2023-Q4", **cancel)


@each_row(
    ("code", "said", "period", "to"),
    [
        ("3.1", POSTPONE, "", "12-30"),
        ("4.7@2023-中秋", POSTPONE, "2023-中秋", "12-30"),
        ("4.2@2023-09", {"status": "申请取消", "why": "忙"}, "2023-09#1", None),
        ("4.2@2023-09", {"status": "申请暂缓", "why": "忙"}, "", None),
        ("3.1", {"status": "申请暂缓", "why": "忙", "to": "12-30"}, "", None),
    ],
)
def test_what_is_granted_is_of_the_time_or_of_the_whole_item(
    code: str, said: dict[str, Any], period: str, to: str | None
) -> None:
    """One time may be cancelled, and one festival put off; suspended is always the whole."""
    found = grant(asked(code, **said), place(code), "部长")
    assert (found.period, found.to) == (period, day(to) if to else None)
    assert (found.note, found.why, found.on) == ("部长批准", said["why"], day("10-05"))


def test_an_approval_is_of_the_day_on_which_it_is_recorded() -> None:
    at = place("3.1")
    planned = plan_requests(board(), at, iter([grant(asked("3.1", **POSTPONE), at, "部长")]))
    [draft] = planned.drafts
    assert (draft["do"], draft["on"]) == ("postpone", day("10-05"))
    assert "day_unknown" not in draft
