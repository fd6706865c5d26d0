"""What an office works with: files are read once, when they are needed; chance and time come in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from office.conftest import desk_in, office_in
from wenming_cli import Problem, Request, Unreadable
from wenming_cli.message import M
from wenming_cli.office.desk import Desk, make_readable, random_digits, show_nothing

ON = date(2023, 3, 20)
JOURNAL = "plans/2023/journal/li-na@pc-07.jsonl"


def recorded(desk: Desk) -> list[str]:
    return [entry.do for entry in desk.journal.entries]


def test_files_are_read_when_they_are_first_asked_for(folder: Path) -> None:
    desk = desk_in(folder)
    (folder / "plans/2023/plan.toml").unlink()

    with pytest.raises(Unreadable) as failed:
        _ = desk.plan

    assert failed.value.message.speak("en") == "plans/2023/plan.toml is not there"


def test_what_was_read_is_kept_until_it_is_forgotten(folder: Path) -> None:
    desk = desk_in(folder)
    assert recorded(desk) == []

    office_in(folder).record(Request("done", ["3.1.1"], ON))

    assert recorded(desk) == []
    desk.reload()
    assert recorded(desk) == ["done"]


def test_damage_is_told_each_time_the_journal_is_read(folder: Path) -> None:
    office_in(folder).record(Request("done", ["3.1.1"], ON))
    journal = folder / JOURNAL
    journal.write_bytes(journal.read_bytes() + b"{half\n")
    told: list[Sequence[Problem]] = []
    desk = desk_in(folder)
    desk.warn = told.append

    assert len(desk.journal.entries) == 1
    assert len(desk.journal.entries) == 1
    assert [[p.code for p in problems] for problems in told] == [["damaged-line"]]

    desk.reload()
    _ = desk.journal
    assert len(told) == 2


def test_notices_of_the_plan_are_told_with_the_journal(folder: Path) -> None:
    plan = folder / "plans/2023/plan.toml"
    plan.write_bytes(b"\xef\xbb\xbf" + plan.read_bytes())
    told: list[Sequence[Problem]] = []
    desk = desk_in(folder)
    desk.warn = told.append

    assert desk.plan.year == 2023
    _ = desk.journal
    assert [[p.code for p in problems] for problems in told] == [["byte-order-mark"]]


def test_whole_files_raise_no_warning(folder: Path) -> None:
    told: list[Sequence[Problem]] = []
    desk = desk_in(folder)
    desk.warn = told.append

    _ = desk.journal

    assert told == []


def test_a_plan_that_cannot_be_used_is_told_by_its_error_alone(folder: Path) -> None:
    (folder / "plans/2023/plan.toml").write_bytes(b"format = ")
    told: list[Sequence[Problem]] = []
    desk = desk_in(folder)
    desk.warn = told.append

    _ = desk.journal
    with pytest.raises(Unreadable) as failed:
        _ = desk.plan

    assert told == []
    assert [problem.code for problem in failed.value.problems] == ["not-toml"]


def test_bytes_that_are_no_text_become_question_marks() -> None:
    assert make_readable("a\udcff") == "a?"
    assert make_readable(["a\udcff", 1]) == ("a?", 1)
    assert make_readable(None) is None


def test_by_itself_it_shows_no_progress() -> None:
    with show_nothing(M("reading"), 10) as advance:
        advance(3)


def test_chance_is_eight_hexadecimal_digits() -> None:
    made = {random_digits() for _ in range(20)}

    assert len(made) == 20
    assert all(re.fullmatch("[0-9a-f]{8}", one) for one in made)
