"""What collecting came to: counts of a file's rows, and whether anybody still has to do something."""

from __future__ import annotations

from typing import Any

import pytest

from building import SECTION, Diary, day, item
from wenming_cli.core.journal.planentries import Receive, plan_entry_of
from wenming_cli.core.journal.register import Received
from wenming_cli.errors import Problem
from wenming_cli.forms.collecting.collected import Collected, CollectedFile, FileState, TwiceForm
from wenming_cli.forms.collecting.collection import RowOutcome
from wenming_cli.forms.collecting.comparison import Conflict, Ours
from wenming_cli.forms.collecting.rowmoves import FormRequest
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.forms.reading.returned import UnreadWords
from wenming_cli.forms.remarks import remark
from wenming_cli.forms.reminding.register import HandIn
from wenming_cli.message import M

ITEM = item(SECTION, "3.2")
BOARD = Diary().board(SECTION, "10-05")
WRONG = remark("number-unclear", "people", text="约50")
NEW = remark("row-new")
LONG = remark("text-long", "note", n=501)
GONE = remark("reassigned", lead="文艺科")
APART = Conflict("3.2", "note", base="", theirs="2场", ours=Ours("3场"))
ASKED = FormRequest("3.2", "3.2", "事项3.2", "申请延期", day("12-30"), "忙")

TAKEN = RowOutcome("3.2", ITEM, drafts=({"do": "note"},), cells=1)
CORRECTED = RowOutcome("3.2", ITEM, drafts=({"do": "undo"}, {"do": "done"}), cells=2)
WITHDRAWN = RowOutcome("3.2", ITEM, drafts=({"do": "undo"},))
SILENT = RowOutcome("3.2", ITEM)
BACK = RowOutcome("3.2", ITEM, remarks=(WRONG,), cells=1)
ADDED = RowOutcome("", None, remarks=(NEW,))
DISPUTED = RowOutcome("3.2", ITEM, conflicts=(APART,), cells=1)
ASKING = RowOutcome("3.2", ITEM, request=ASKED, cells=3)
OUTDONE = RowOutcome("3.2", ITEM, older=True, cells=1)
UNDONE = RowOutcome("3.2", ITEM, taken_back=True, cells=1)


def form(dept: str = "宣传科", period: str = "2023-Q3") -> IssuedForm:
    return IssuedForm(
        plan="2023", unit="区委宣传部", period=period, dept=dept, issued=day("09-27"),
        plan_sha256="0" * 64, rows=(FormRow(row="3.2"),),
    )  # fmt: skip


def file(*rows: RowOutcome, state: FileState = "full", **more: Any) -> CollectedFile:
    of = more.pop("form", form())
    return CollectedFile(f"{of.dept}.xlsx", of, of.number, state, rows, **more)


def received(of: IssuedForm) -> Received:
    entry = plan_entry_of(
        {"id": f"{1:012x}-{1:08x}", "at": "2023-10-07T09:00:00+08:00", "by": "李娜", "do": "receive",
         "period": of.period, "dept": of.dept, "form": of.number, "file": "甲.xlsx",
         "sha256": "0" * 64, "handed_on": day("10-07"), "cells": 1, "state": "full"}
    )  # fmt: skip
    assert isinstance(entry, Receive)
    return Received(entry)


# --- one file ------------------------------------------------------------------------------------


def test_a_row_that_only_takes_back_is_not_recorded() -> None:
    assert file(TAKEN, CORRECTED, WITHDRAWN, SILENT).recorded == 2


def test_rows_that_go_back_and_those_that_the_office_settles() -> None:
    found = file(TAKEN, BACK, ADDED, DISPUTED)
    assert found.returned == [BACK, ADDED]
    assert found.new_rows == [ADDED]
    assert found.conflicts == [APART]


@pytest.mark.parametrize(
    ("row", "good"),
    [(TAKEN, True), (ASKING, True), (UNDONE, True), (SILENT, False), (BACK, False),
     (DISPUTED, False), (OUTDONE, False)],
)  # fmt: skip
def test_what_was_filled_in_and_taken_now_or_before_is_good(row: RowOutcome, good: bool) -> None:
    assert file(row).has_good is good


def test_rows_that_say_nothing_new_are_counted() -> None:
    """One whose words were taken back since is not among them."""
    assert file(SILENT, OUTDONE, TAKEN, BACK, DISPUTED, UNDONE).unchanged == 2


def test_requests_and_warnings_are_gathered_with_their_rows() -> None:
    long = TAKEN._replace(warnings=(LONG, GONE))
    found = file(ASKING, long)
    assert found.requests == [ASKED]
    assert found.warnings == [(long, LONG), (long, GONE)]


def test_a_file_is_open_while_a_row_waits_or_a_person_took_it_back() -> None:
    assert [file(row).is_open for row in (TAKEN, ASKING, BACK, DISPUTED, ADDED)] == [
        False, False, True, True, True,
    ]  # fmt: skip
    assert file(SILENT, state="undone").is_open
    assert not file(SILENT, state="known").is_open


# --- all files -----------------------------------------------------------------------------------


def test_who_sent_nothing_is_missing() -> None:
    art, news = form("文艺科"), form("宣传科")
    found = Collected(BOARD, handed_in=[HandIn(art), HandIn(news, (received(news),))])
    assert [one.form.dept for one in found.missing] == ["文艺科"]


def test_the_period_is_the_last_one() -> None:
    files = [file(form=form(period=key)) for key in ("2023-Q3", "2023-Q2")]
    assert Collected(BOARD, files).period == "2023-Q3"
    assert Collected(BOARD).period == ""


def test_a_blank_form_leaves_open_only_who_has_not_handed_in() -> None:
    blank, of = file(SILENT, state="blank"), form()
    assert Collected(BOARD, [blank], handed_in=[HandIn(of)]).is_open
    assert not Collected(BOARD, [blank], handed_in=[HandIn(of, (received(of),))]).is_open
    assert Collected(BOARD, [blank]).is_blank
    assert not Collected(BOARD, [blank, file(TAKEN)]).is_blank


def test_what_nobody_could_take_is_open() -> None:
    unreadable = Problem("form-unreadable", M("x"), M("x"))
    assert not Collected(BOARD, [file(TAKEN)]).is_open
    assert Collected(BOARD, [file(TAKEN), file(BACK)]).is_open
    assert Collected(BOARD, unread=[unreadable]).is_open
    assert Collected(BOARD, twice=[TwiceForm("7F3A9C2E", "宣传科", ("甲", "乙"))]).is_open
    assert not Collected(BOARD, foreign=[unreadable]).is_open


def test_a_request_that_waits_is_left_and_one_that_was_approved_is_not() -> None:
    approved = ASKING._replace(request=ASKED._replace(approved=True))
    assert Collected(BOARD, [file(ASKING)]).is_left
    assert not Collected(BOARD, [file(ASKING)]).is_open
    assert not Collected(BOARD, [file(approved)]).is_left
    words = UnreadWords("comment", ("另有1场",), "J4")
    assert Collected(BOARD, [file(TAKEN, unread=(words,))]).is_left


def test_the_outcome_is_the_same_whichever_entry_is_taken_back() -> None:
    one, other = (
        Collected(BOARD, [file(RowOutcome("3.2", drafts=({"do": "undo", "undoes": key},)))])
        for key in ("1", "2")
    )
    assert one.outcomes == other.outcomes
    assert one.outcomes != Collected(BOARD, [file(TAKEN)]).outcomes


def test_the_clerks_own_sheet_has_no_new_rows_and_names_no_other_department() -> None:
    """New rows are named below it; the clerk speaks for whoever leads an item by now."""
    moved = TAKEN._replace(warnings=(LONG, GONE))
    found = Collected(BOARD, [file(moved, ADDED, BACK)], handed_in=[HandIn(form())]).of_own_sheet
    assert (found.own, found.handed_in) == (True, ())
    assert found.files[0].rows == (TAKEN._replace(warnings=(LONG,)), BACK)
