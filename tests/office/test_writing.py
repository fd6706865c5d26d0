"""Writing in the journal: ids that sort last, who records, one command at a time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from office.conftest import desk_in, files_of, noon, office_in
from wenming_cli import Request
from wenming_cli.office.writing import find_recorder, hold_journal, make_entries, write_entries

ON = date(2023, 3, 20)


def test_ids_sort_after_all_that_are_known_even_if_the_clock_is_slow(folder: Path) -> None:
    office_in(folder, day="2023-03-21").record(Request("start", ["3.1.1"], ON))
    slow = desk_in(folder, day="2023-03-20")
    [known] = slow.journal.entries

    made = make_entries(
        slow, [{"do": "done", "item": no, "on": ON} for no in ("3.1.1", "3.1.2")], by="王主任"
    )

    assert known.id < made[0].id < made[1].id
    assert [entry.batch for entry in made] == [made[0].id, made[0].id]
    assert [entry.by for entry in made] == ["王主任", "王主任"]
    assert [entry.at for entry in made] == [noon(), noon()]


def test_one_entry_needs_no_batch(folder: Path) -> None:
    [made] = make_entries(desk_in(folder), [{"do": "start", "item": "3.1.1", "on": ON}], by="")

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
    assert find_recorder(desk_in(folder, by=own), asked) == recorder


def test_other_commands_of_the_writer_wait_and_a_dry_run_makes_no_file(folder: Path) -> None:
    desk = desk_in(folder)

    with hold_journal(desk, dry=True):
        assert not (folder / "plans/2023/journal").exists()
    with hold_journal(desk, dry=False):
        assert (folder / "plans/2023/journal").is_dir()


def test_nothing_to_record_touches_no_file(folder: Path) -> None:
    write_entries(desk_in(folder), [])

    assert list(files_of(folder)) == ["plans/2023/plan.toml"]
