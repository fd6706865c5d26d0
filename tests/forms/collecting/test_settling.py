"""Once all files of one command are judged: what another one outdid, and who handed in with them."""

from __future__ import annotations

from typing import Any

from building import Diary, day, plan, task
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.journal.planentries import Receive, plan_entry_of
from wenming_cli.core.journal.register import Received
from wenming_cli.forms.collecting.collected import CollectedFile
from wenming_cli.forms.collecting.collection import RowOutcome
from wenming_cli.forms.collecting.rowmoves import FormRequest
from wenming_cli.forms.collecting.settling import hand_ins_of, settle_file, with_lateness
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.forms.reminding.register import HandIn

YEAR = plan(task("3.1", due="12-20", lead="文艺科"), task("3.2", due="12-20", lead="宣传科"))
ITEM = YEAR.by_no["3.1"]
NOTE: dict[str, Any] = {"do": "note", "note": "选址"}
ASKED = FormRequest("3.1", "3.1", "事项3.1", "申请延期", day("12-30"), "忙", due=day("12-20"))


def form(dept: str = "宣传科", period: str = "2023-Q3") -> IssuedForm:
    return IssuedForm(
        plan="2023", unit="区委宣传部", period=period, dept=dept, issued=day("09-27"),
        due=day("10-08"), plan_sha256="0" * 64, rows=(FormRow(row="3.1"),),
    )  # fmt: skip


def file(
    *rows: RowOutcome, entries: tuple[str, ...] = (), of: IssuedForm | None = None
) -> CollectedFile:
    of = of or form()
    return CollectedFile(f"{of.dept}.xlsx", of, of.number, "full", rows, entries=entries)


def came(of: IssuedForm, on: str) -> Received:
    entry = plan_entry_of(
        {"id": f"{1:012x}-{1:08x}", "at": "2023-10-20T09:00:00+08:00", "by": "李娜", "do": "receive",
         "period": of.period, "dept": of.dept, "form": of.number, "file": "甲.xlsx",
         "sha256": "0" * 64, "handed_on": day(on), "cells": 1, "state": "full"}
    )  # fmt: skip
    assert isinstance(entry, Receive)
    return Received(entry)


def via(row: str) -> dict[str, str]:
    return {"form": "7F3A9C2E", "row": row, "sum": "0" * 8}


def collected() -> tuple[Diary, str, list[Base]]:
    """One file told 3.1 and another one put something else in its place."""
    diary = Diary()
    first = diary("note", "3.1", "09-05", note="选址", via=via("3.1"))
    diary.undo(first)
    diary("note", "3.1", "09-05", note="已定址", via=via("3.1"))
    return diary, first, diary.entries


def test_a_row_that_a_later_file_of_the_same_command_took_back_was_not_recorded() -> None:
    diary, first, entries = collected()
    rows = RowOutcome("3.1", ITEM, drafts=(NOTE,)), RowOutcome("3.2", drafts=(NOTE,))
    one, other = settle_file(
        file(*rows, entries=(first,)), entries, after=diary.board(YEAR, "10-05")
    ).rows
    assert (one.drafts, one.older) == ((), True)
    assert other == rows[1]


def test_the_file_that_put_something_else_there_stays_as_it_is() -> None:
    diary, _, entries = collected()
    last = file(RowOutcome("3.1", ITEM, drafts=(NOTE,)), entries=(entries[-1].id,))
    assert settle_file(last, entries, after=diary.board(YEAR, "10-05")) == last


def settled(row: RowOutcome, *, done: bool) -> RowOutcome:
    diary = Diary()
    if done:
        diary("done", "3.1", "09-05")
    return settle_file(file(row), diary.entries, after=diary.board(YEAR, "10-05")).rows[0]


def test_nobody_decides_about_a_request_whose_work_came_as_done() -> None:
    asking = RowOutcome("3.1", ITEM, request=ASKED)
    assert settled(asking, done=True) == RowOutcome("3.1", ITEM, older=True)
    assert settled(asking, done=False) == asking
    told = RowOutcome("3.1", ITEM, drafts=(NOTE,), request=ASKED)
    assert settled(told, done=True) == RowOutcome("3.1", ITEM, drafts=(NOTE,))
    approved = RowOutcome("3.1", ITEM, request=ASKED._replace(approved=True))
    assert settled(approved, done=True) == approved


def test_who_handed_in_is_told_for_the_periods_of_the_files_in_the_order_of_the_plan() -> None:
    """Also those whose form did not come, and a form that is in no folder but in its own file."""
    news, art, old = form("宣传科"), form("文艺科"), form("文艺科", "2023-Q2")
    board = Diary().board(YEAR, "10-05")
    found = hand_ins_of(board, {one.number: one for one in (old, art)}, [file(of=news)])
    assert [(one.form.period, one.form.dept) for one in found] == [
        ("2023-Q3", "文艺科"), ("2023-Q3", "宣传科"),
    ]  # fmt: skip


def test_a_file_is_as_late_as_its_department_and_one_that_counts_for_nothing_is_not_late() -> None:
    news, art = form("宣传科"), form("文艺科")
    handed = [HandIn(art, (came(art, "10-18"),)), HandIn(news, (came(news, "10-11"),))]
    assert with_lateness(file(of=news), handed, day("10-20")).days_late == 3
    assert with_lateness(file(of=form(period="2023-Q2")), handed, day("10-20")).days_late == 0
