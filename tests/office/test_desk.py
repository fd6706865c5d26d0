"""What an office works with: files are read once, when they are needed; chance and time come in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from office.conftest import counted_digits, files_of, noon, office_in
from wenming_cli import Problem, Request, Unreadable
from wenming_cli.message import M
from wenming_cli.office.desk import Desk, make_readable, random_digits, show_nothing
from wenming_cli.store.workspace import find_workspace

ON = date(2023, 3, 20)
JOURNAL = "plans/2023/journal/li-na@pc-07.jsonl"


def desk_in(folder: Path, day: str = "2023-03-20", by: str = "") -> Desk:
    workspace = find_workspace(folder, "", 2023)
    return Desk(workspace, noon(day), "li-na@pc-07", by=by, entropy=counted_digits())


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
    desk.forget()
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

    desk.forget()
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


def test_ids_sort_after_all_that_are_known_even_if_the_clock_is_slow(folder: Path) -> None:
    office_in(folder, day="2023-03-21").record(Request("start", ["3.1.1"], ON))
    slow = desk_in(folder, day="2023-03-20")
    [known] = slow.journal.entries

    made = slow.entries_of(
        [{"do": "done", "item": no, "on": ON} for no in ("3.1.1", "3.1.2")], by="王主任"
    )

    assert known.id < made[0].id < made[1].id
    assert [entry.batch for entry in made] == [made[0].id, made[0].id]
    assert [entry.by for entry in made] == ["王主任", "王主任"]
    assert [entry.at for entry in made] == [noon(), noon()]


def test_one_entry_needs_no_batch(folder: Path) -> None:
    [made] = desk_in(folder).entries_of([{"do": "start", "item": "3.1.1", "on": ON}], by="")

    assert (made.batch, made.by) == (None, "li-na@pc-07")
    assert list(files_of(folder)) == ["plans/2023/plan.toml"]


@pytest.mark.parametrize(
    ("asked", "own", "recorder"),
    [
        ("王主任", "李娜", "王主任"),
        ("  ", "李娜", "李娜"),
        ("", "", "li-na@pc-07"),
        ("\udcff李", "", "?李"),
    ],
)
def test_who_records(folder: Path, asked: str, own: str, recorder: str) -> None:
    assert desk_in(folder, by=own).recorder(asked) == recorder


def test_bytes_that_are_no_text_become_question_marks() -> None:
    assert make_readable("a\udcff") == "a?"
    assert make_readable(["a\udcff", 1]) == ("a?", 1)
    assert make_readable(None) is None


def test_other_commands_of_the_writer_wait_and_a_dry_run_makes_no_file(folder: Path) -> None:
    desk = desk_in(folder)

    with desk.hold_journal(dry=True):
        assert not (folder / "plans/2023/journal").exists()
    with desk.hold_journal(dry=False):
        assert (folder / "plans/2023/journal").is_dir()


def test_nothing_to_record_touches_no_file(folder: Path) -> None:
    desk_in(folder).append([])

    assert list(files_of(folder)) == ["plans/2023/plan.toml"]


def test_by_itself_it_shows_no_progress() -> None:
    with show_nothing(M("reading"), 10) as advance:
        advance(3)


def test_chance_is_eight_hexadecimal_digits() -> None:
    made = {random_digits() for _ in range(20)}

    assert len(made) == 20
    assert all(re.fullmatch("[0-9a-f]{8}", one) for one in made)
