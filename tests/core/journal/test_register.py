"""The register of forms that came back: each file once, and what was taken back is known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from building import day
from core.journal.test_live_copies import VIA, collected, said, undo
from wenming_cli.core.board.wording import named_teller, teller_of
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.journal.planentries import Close, PlanEntry, Receive, plan_entry_of
from wenming_cli.core.journal.register import register_of


def receive(n: int, batch: int | None, **fields: Any) -> Receive:
    """A form of 宣传科 came back; `batch` is the number of the first entry that it brought."""
    head = {"id": f"{n:012x}-{n:08x}", "at": "2023-10-09T12:00:00+08:00", "by": "李娜"}
    brought = {"batch": f"{batch:012x}-{batch:08x}"} if batch else {}
    own = {
        "do": "receive", "period": "2023-Q3", "dept": "宣传科", "form": "7F3A9C2E",
        "file": "宣传科.xlsx", "sha256": "d" * 64, "filler": "王芳", "handed_on": day("10-08"),
        "cells": 3, "state": "full",
    }  # fmt: skip
    made = plan_entry_of(head | own | brought | fields)
    assert isinstance(made, Receive)
    return made


def row(n: int, batch: int, **fields: Any) -> Base:
    """An entry that a form brought, in the batch of its file."""
    return collected(n, batch=f"{batch:012x}-{batch:08x}", **fields)


def shown(of_plan: list[PlanEntry], entries: list[Base]) -> list[tuple[int, int | None]]:
    """The number of each file that is listed, and of what took it back."""
    found = register_of(reversed(of_plan), reversed(entries))
    assert found == register_of(of_plan * 2, entries * 2)
    return [
        (int(one.receive.id[:12], 16), int(one.undo.id[:12], 16) if one.undo else None)
        for one in found
    ]


OTHER = VIA | {"row": "3.2"}


def test_a_file_stands_as_long_as_something_that_it_brought_does() -> None:
    brought = [row(1, 1), row(2, 1, via=OTHER)]

    assert shown([receive(3, 1)], brought) == [(3, None)]
    assert shown([receive(3, 1)], [*brought, undo(4, 1)]) == [(3, None)]
    assert shown([receive(3, 1)], [*brought, undo(4, 1), undo(5, 2)]) == [(3, 5)]
    assert shown([receive(3, 1)], [*brought, undo(4, 1), undo(5, 2), undo(6, 4)]) == [(3, None)]


def test_a_file_that_brought_nothing_stands() -> None:
    assert shown([receive(3, None, state="nothing_new")], [said(1), undo(2, 1)]) == [(3, None)]


def test_what_is_written_in_the_place_of_an_entry_keeps_the_file() -> None:
    """`fix` takes an entry back and writes it anew, in a batch of its own."""
    fixed = row(4, 3, corrects="000000000001-00000001", note="改过")
    entries = [row(1, 1), undo(3, 1), fixed]

    assert shown([receive(2, 1)], entries) == [(2, None)]
    assert shown([receive(2, 1)], [*entries, undo(5, 4)]) == [(2, 5)]


def test_a_file_that_two_have_collected_is_listed_once_and_taken_back_for_both() -> None:
    of_plan: list[PlanEntry] = [receive(2, 1), receive(4, 3)]
    entries = [row(1, 1), row(3, 3)]

    assert shown(of_plan, entries) == [(2, None)]
    assert shown(of_plan, [*entries, undo(5, 3)]) == [(2, 5)]


def test_a_file_that_is_collected_again_stands_again() -> None:
    of_plan: list[PlanEntry] = [receive(2, 1), receive(5, 4)]
    entries = [row(1, 1), undo(3, 1), row(4, 4)]

    assert shown(of_plan, entries) == [(5, None)]
    assert shown(of_plan, [*entries, undo(6, 4)]) == [(5, 6)]


def test_a_file_of_which_rows_were_taken_later_is_whole_and_came_when_it_first_came() -> None:
    """A proof had not come with it, or a request was not approved yet."""
    partly = receive(2, 1, state="partly", returned=1)
    whole = receive(4, 3, handed_on=day("10-12"))
    entries = [row(1, 1), row(3, 3, via=OTHER)]

    [one] = register_of([whole, partly], entries)
    assert one.receive == replace(whole, handed_on=day("10-08"))
    [one] = register_of([whole, partly], [*entries, undo(5, 3)])
    assert one.receive == partly


def test_another_file_of_the_form_is_another_line() -> None:
    assert shown([receive(2, 1), receive(4, 3, sha256="e" * 64)], []) == [(2, None), (4, None)]


def test_on_a_day_that_was_chosen_later_files_are_not_there_yet() -> None:
    assert register_of([receive(2, 1)], [], until=day("10-07")) == ()
    assert len(register_of([receive(2, 1)], [], until=day("10-08"))) == 1


def test_closings_are_no_part_of_it() -> None:
    close = Close(id="000000000001-00000001", at=receive(2, 1).at, by="李娜", do="close",
                  period="2023-Q3", as_of=day("10-08"), code="", plan="", entries="", count=0)  # fmt: skip

    assert register_of([close], []) == ()
    assert close.day == day("10-09")


def test_who_says_it_is_the_department_with_the_one_who_filled_the_form_in() -> None:
    depts = {"7F3A9C2E": "宣传科"}

    assert teller_of(collected(1), depts).speak("zh") == "宣传科（王芳）"
    assert teller_of(collected(1), depts).speak("en") == "宣传科 (王芳)"
    assert teller_of(collected(1), {}).speak("zh") == "王芳"
    assert teller_of(said(1), depts).speak("zh") == "王芳"
    assert teller_of(undo(2, 1), depts).speak("zh") == "王芳"
    assert named_teller("宣传科", "宣传科").speak("zh") == "宣传科"
    assert named_teller("宣传科", "").speak("zh") == "宣传科"
