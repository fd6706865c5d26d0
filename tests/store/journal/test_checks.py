"""What `check` says of a journal's files: lines changed since, copies, files that are not read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from building import Diary
from wenming_cli.core.journal.entries import Base
from wenming_cli.errors import Unreadable
from wenming_cli.store.journal.appending import append_entries
from wenming_cli.store.journal.checks import check_journal_files, find_leftovers
from wenming_cli.store.journal.file import read_journal
from wenming_cli.store.userpath import UserPath

NAME = "li-na@pc-07.jsonl"


def entries(n: int) -> list[Base]:
    diary = Diary()
    for number in range(n):
        diary("note", "3.1", note=f"第{number}条")
    return diary.entries


def found(folder: Path) -> list[tuple[str, str]]:
    """Place and message of each problem."""
    problems = list(check_journal_files(UserPath(folder, "journal")))
    assert not any(problem.blocking for problem in problems)
    return [(p.where.removeprefix("journal/"), p.message.speak("en")) for p in problems]


def test_a_journal_as_it_was_recorded_is_well(tmp_path: Path) -> None:
    append_entries(tmp_path, NAME, entries(3))
    append_entries(tmp_path, "wang@pc.jsonl", entries(3))

    assert found(tmp_path) == []
    assert found(tmp_path / "nowhere") == []


def test_a_line_that_was_edited_is_named(tmp_path: Path) -> None:
    append_entries(tmp_path, NAME, entries(3))
    path = tmp_path / NAME
    path.write_text(path.read_text("utf-8").replace("第1条", "第9条"), "utf-8")

    assert found(tmp_path) == [
        (f"{NAME}:2", "changed after recording: this line was edited"),
    ]


def test_a_line_that_is_in_a_copy_only_is_not_missed(tmp_path: Path) -> None:
    """A sync program took an older state for the newer one."""
    append_entries(tmp_path, NAME, entries(2))
    whole = (tmp_path / NAME).read_bytes()
    one, two = whole.splitlines(keepends=True)
    (tmp_path / NAME).write_bytes(two)
    (tmp_path / "li-na@pc-07-conflict-copy.jsonl").write_bytes(one)

    assert found(tmp_path) == [
        (
            "li-na@pc-07-conflict-copy.jsonl",
            f"a copy of {NAME}, perhaps from a sync program; 1 entry is only here, and counts",
        )
    ]


def test_a_copy_is_named_with_what_to_do(tmp_path: Path) -> None:
    append_entries(tmp_path, NAME, entries(1))
    (tmp_path / "li-na@pc-07 (1).jsonl").write_bytes((tmp_path / NAME).read_bytes())
    append_entries(tmp_path, "li-na@pc-07 (2).jsonl", entries(3)[1:])

    assert found(tmp_path) == [
        (
            "li-na@pc-07 (1).jsonl",
            f"a copy of {NAME}, perhaps from a sync program; nothing in it is new",
        ),
        (
            "li-na@pc-07 (2).jsonl",
            f"a copy of {NAME}, perhaps from a sync program; 2 entries are only here, and count",
        ),
    ]
    hints = {
        problem.hint.speak("en") for problem in check_journal_files(UserPath(tmp_path, "journal"))
    }
    assert hints == {
        "`wenming check --repair` adds its entries to the original and puts the copy aside"
    }


def test_a_copy_whose_original_is_gone(tmp_path: Path) -> None:
    append_entries(tmp_path, "li-na@pc-07 (1).jsonl", entries(2))

    assert found(tmp_path) == [
        (
            "li-na@pc-07 (1).jsonl",
            f"a copy of {NAME}, perhaps from a sync program; 2 entries are only here, and count",
        )
    ]


def test_a_file_that_is_not_read_is_a_notice(tmp_path: Path) -> None:
    """A backup that somebody made; but not what a sync program hides while it is at work."""
    append_entries(tmp_path, NAME, entries(1))
    (tmp_path / f"{NAME}.bak").write_bytes(b"")
    (tmp_path / f".syncthing.{NAME}.tmp").write_bytes(b"")

    assert found(tmp_path) == [
        (f"{NAME}.bak", "the file is not read, because its name does not end in .jsonl")
    ]
    assert [problem.notice for problem in check_journal_files(UserPath(tmp_path, "journal"))] == [
        True
    ]


def test_a_journal_that_nobody_sees_is_a_notice(tmp_path: Path) -> None:
    """But not what macOS keeps beside each file, nor what a sync program is still writing."""
    for name in (".li-na@pc-07.JSONL", "._li-na@pc-07.jsonl", ".syncthing.li-na@pc-07.jsonl.tmp"):
        (tmp_path / name).write_bytes(b"x")

    assert found(tmp_path) == [
        (".li-na@pc-07.JSONL", "the file is not read, because its name begins with a dot")
    ]


def test_a_journal_without_a_byte_is_a_notice(tmp_path: Path) -> None:
    """The disk was full at its first line, or a sync program has not fetched it."""
    append_entries(tmp_path, NAME, entries(1))
    (tmp_path / "wang@pc.jsonl").touch()

    [problem] = check_journal_files(UserPath(tmp_path, "journal"))

    assert problem.notice
    assert found(tmp_path) == [
        ("wang@pc.jsonl", "the file is empty (0 bytes), so it holds no records")
    ]


def test_an_ending_in_capitals_is_read(tmp_path: Path) -> None:
    """On Windows it is the very file that is written to; elsewhere its entries count as well."""
    append_entries(tmp_path, NAME, entries(1))
    text = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).rename(tmp_path / "li-na@pc-07.JSONL")
    (tmp_path / "li-na@pc-07 (1).Jsonl").write_bytes(text)
    (tmp_path / "li-na@pc-07.JSONL.BAK").write_bytes(b"")

    assert found(tmp_path) == [
        (
            "li-na@pc-07 (1).Jsonl",
            f"a copy of {NAME}, perhaps from a sync program; 1 entry is only here, and counts",
        ),
        (
            "li-na@pc-07.JSONL.BAK",
            "the file is not read, because its name does not end in .jsonl",
        ),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_name_that_is_no_text_is_shown_by_its_bytes(tmp_path: Path) -> None:
    """As a memory stick from an old Windows brings it: the name in GBK."""
    old = os.fsdecode("李娜@pc".encode("gbk"))
    append_entries(tmp_path, f"li-na@{old}.jsonl", entries(1))
    (tmp_path / f"{old}.jsonl.bak").write_bytes(b"")
    (tmp_path / f".{old}.part").write_bytes(b"")
    shown = r"\xc0\xee\xc4\xc8@pc"

    assert [where for where, _ in found(tmp_path)] == [
        f"li-na@{shown}.jsonl",
        f"{shown}.jsonl.bak",
    ]
    assert [p.file for p in find_leftovers(UserPath(tmp_path, "plans/2023"))] == [
        f"plans/2023/.{shown}.part"
    ]
    assert read_journal(UserPath(tmp_path, "journal")).origins == (
        (f"journal/li-na@{shown}.jsonl", 1),
    )


def test_what_a_killed_command_left_is_a_notice(tmp_path: Path) -> None:
    """Wherever it lies; other hidden files are nobody's business."""
    for name in ("evidence/3.1/.2023-03-05-合影.4711.part", "journal/.wenming-x.part", ".x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"half")

    left = list(find_leftovers(UserPath(tmp_path, "plans/2023")))

    assert [problem.file.removeprefix("plans/2023/") for problem in left] == [
        "evidence/3.1/.2023-03-05-合影.4711.part",
        "journal/.wenming-x.part",
    ]
    assert all(problem.notice and not problem.blocking for problem in left)


def test_a_file_that_cannot_be_opened_ends_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it would be missed."""
    append_entries(tmp_path, NAME, entries(1))

    def locked(file: UserPath, largest: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("wenming_cli.store.journal.file.read_plain", locked)
    with pytest.raises(Unreadable):
        list(check_journal_files(UserPath(tmp_path, "journal")))
