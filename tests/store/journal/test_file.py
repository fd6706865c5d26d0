"""Journal files as they are read: a damaged line hides no other."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary
from growing import assert_linear
from journalfiles import NAME, SHOWN, on_disk, read, recorded, some_entries
from wenming_cli.core.journal.entries import to_line
from wenming_cli.errors import Unreadable
from wenming_cli.store.journal.appending import append_entries
from wenming_cli.store.journal.file import Journal, read_journal
from wenming_cli.store.journal.repair import repair_journal
from wenming_cli.store.userfiles import read_plain
from wenming_cli.store.userpath import UserPath


def said(journal: Journal) -> list[tuple[str, str, str]]:
    """Code, place and message of each problem."""
    assert not any(problem.blocking for problem in journal.problems)
    return [(p.code, p.where, p.message.speak("en")) for p in journal.problems]


# --- reading ------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_an_empty_journal(tmp_path: Path) -> None:
    assert read(tmp_path / "journal") == Journal()


def test_the_files_of_all_writers_are_one_journal(tmp_path: Path) -> None:
    """Each entry knows its file and line; other files in the folder are nobody's."""
    first, second = some_entries()
    append_entries(tmp_path, "wang@pc.jsonl", [second])
    append_entries(tmp_path, NAME, [first])
    (tmp_path / "notes.txt").write_text("not a journal", encoding="utf-8")

    journal = read(tmp_path)

    assert recorded(journal) == [first, second]
    assert journal.origins == ((f"{SHOWN}/{NAME}", 1), (f"{SHOWN}/wang@pc.jsonl", 1))
    assert [e.id for e in journal.by_writer(NAME.removesuffix(".jsonl"))] == [first.id]
    assert journal.by_writer("nobody") == []
    assert journal.problems == ()


def _lines() -> tuple[str, str]:
    first, second = some_entries()
    return to_line(first), to_line(second)


def test_a_byte_order_mark_that_a_merge_put_in_the_middle_is_passed_by(tmp_path: Path) -> None:
    """Notepad puts it at the beginning of a file, git's union of two files between two entries."""

    def git(*words: str) -> None:
        who = ["-c", "user.name=li-na", "-c", "user.email=li-na@example.org"]
        run = ["git", "-C", str(tmp_path), *who, *words]
        subprocess.run(run, check=True, capture_output=True, timeout=60)

    first, second = _lines()
    git("init", "--initial-branch=main")
    (tmp_path / ".gitattributes").write_text("*.jsonl merge=union\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "the plan")
    for branch, text in (("notepad", f"\ufeff{second}\n"), ("main", f"{first}\n")):
        git("checkout", "-B", branch, "main")
        (tmp_path / NAME).write_text(text, encoding="utf-8", newline="")
        git("add", NAME)
        git("commit", "-m", branch)
    git("merge", "notepad")

    assert (tmp_path / NAME).read_text(encoding="utf-8") == f"{first}\n\ufeff{second}\n"
    assert recorded(read(tmp_path)) == some_entries()
    assert read(tmp_path).problems == ()
    assert repair_journal(UserPath(tmp_path, SHOWN), "20230305-120000") == []


@pytest.mark.parametrize("late", ["li-na@pc-07 (1).jsonl", "li-na@pc-07_冲突.jsonl"])
def test_what_a_repair_moves_meanwhile_is_read_where_it_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: str
) -> None:
    """Its file is gone after the listing, before or after the writer's own was read."""
    first, second = some_entries()
    append_entries(tmp_path, NAME, [first])
    append_entries(tmp_path, late, [second])
    repaired: list[str] = []

    def slow(file: UserPath, largest: int) -> bytes:
        if file.path.name == late and not repaired:
            repaired.append(late)
            repair_journal(UserPath(tmp_path, SHOWN), "20230305-120000")
        return read_plain(file, largest)

    monkeypatch.setattr("wenming_cli.store.journal.file.read_plain", slow)
    journal = read(tmp_path)

    assert recorded(journal) == [first, second]
    assert not (tmp_path / late).exists()


def test_a_name_that_is_listed_and_never_there_ends_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As shares do with names that they cannot write in our letters."""
    append_entries(tmp_path, NAME, some_entries())
    folder, listed = UserPath(tmp_path, SHOWN), list[Path]()

    def files(_: UserPath) -> list[UserPath]:
        listed.append(tmp_path)
        return [folder / NAME, folder / "鬼.jsonl"]

    monkeypatch.setattr("wenming_cli.store.journal.file.list_journals", files)

    with pytest.raises(Unreadable) as failed:
        read(tmp_path)

    assert failed.value.message.speak("en") == (
        f"{SHOWN}/鬼.jsonl cannot be read: there is no such file or folder"
    )
    assert len(listed) == 10


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_not_followed_and_not_passed_by_in_silence(tmp_path: Path, there: bool) -> None:
    """Nor does it keep anybody from the entries of the others."""
    folder = tmp_path / "journal"
    append_entries(folder, "wang@pc.jsonl", some_entries())
    elsewhere = tmp_path / "elsewhere.jsonl"
    if there:
        elsewhere.write_bytes(on_disk(*Diary().entries) + b"{damaged}\n")
    (folder / NAME).symlink_to(elsewhere)

    journal = read(folder)

    assert recorded(journal) == some_entries()
    assert said(journal) == [
        ("not-plain", f"{SHOWN}/{NAME}", f"{NAME} is a link that leads to {elsewhere}")
    ]


def test_fields_of_a_newer_program_are_a_notice(tmp_path: Path) -> None:
    before, _ = _lines()
    (tmp_path / NAME).write_text(before[:-1] + ', "mood": "good"}\n', encoding="utf-8")

    journal = read(tmp_path)

    assert [entry.unknown_fields for entry in journal.entries] == [("mood",)]
    assert [(p.code, p.notice) for p in journal.problems] == [("newer-field", True)]


def test_of_one_kind_of_newer_entries_a_file_says_one_word(tmp_path: Path) -> None:
    """Otherwise every command would begin with a page of them."""
    first, second = (line[:-1] + ', "mood": "good"}\n' for line in _lines())
    other = _lines()[0][:-1] + ', "place": 1}\n'
    (tmp_path / NAME).write_text(first + second + other, encoding="utf-8")
    (tmp_path / "wang@pc.jsonl").write_text(second, encoding="utf-8")

    assert [p.where.removeprefix(f"{SHOWN}/") for p in read(tmp_path).problems] == [
        f"{NAME}:1", f"{NAME}:3", "wang@pc.jsonl:1"
    ]  # fmt: skip


def test_damage_of_the_same_kind_is_told_line_by_line(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"damaged\ndamaged\n")

    assert [p.line for p in read(tmp_path).problems] == [1, 2]


def test_a_writers_entries_are_also_those_in_the_copies_of_the_file(tmp_path: Path) -> None:
    """So that `undo` takes back the last one, wherever a sync program has put it."""
    first, second = some_entries()
    append_entries(tmp_path, NAME, [first])
    append_entries(tmp_path, NAME.replace(".", " (1)."), [second])
    append_entries(tmp_path, "wang@pc.jsonl", [second])

    journal = read(tmp_path)

    assert [e.id for e in journal.by_writer(NAME.removesuffix(".jsonl"))] == [second.id, first.id]


def test_files_that_other_programs_hide_are_not_read(tmp_path: Path) -> None:
    """MacOS puts such a file beside each one on a shared disk."""
    (tmp_path / f"._{NAME}").write_bytes(b"\0\5\x16\7")

    assert read(tmp_path) == Journal()


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()

    assert said(read(tmp_path)) == [
        ("not-plain", f"{SHOWN}/{NAME}", f"{NAME} is a folder, not a file")
    ]


@given(st.lists(st.binary(max_size=30), max_size=5))
def test_no_file_is_too_strange_to_be_told_about(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    (folder / NAME).write_bytes(b"\n".join(lines))

    journal = read(folder)

    assert len(journal.entries) + len(journal.problems) <= b"\n".join(lines).count(b"\n") + 1


@pytest.mark.slow
def test_many_fields_of_a_newer_program_are_told_in_linear_time(tmp_path: Path) -> None:
    """Each is told once, whichever line has it."""

    def journal(n: int) -> UserPath:
        folder = tmp_path / str(n)
        folder.mkdir(exist_ok=True)
        line = to_line(some_entries()[0])[:-1]
        text = "".join(f'{line}, "field{i}": 1}}\n' for i in range(n))
        (folder / NAME).write_text(text, encoding="utf-8")
        return UserPath(folder, SHOWN)

    assert_linear(journal, read_journal)
