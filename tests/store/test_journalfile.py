"""Journal files: appended to, never rewritten; a damaged line hides no other."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary, entries, journals, words
from wenming_cli.core.entries import Base, to_line
from wenming_cli.core.records import build_entry
from wenming_cli.errors import Unreadable
from wenming_cli.store import journalfile
from wenming_cli.store.journalfile import Journal, append, read_journal

NAME = "li-na@pc-07.jsonl"
SHOWN = "plans/2023/journal"


def some_entries() -> list[Base]:
    diary = Diary()
    diary("start", "3.1", note="启动")
    diary("done", "3.1", people=42)
    return diary.entries


def read(folder: Path) -> Journal:
    return read_journal(folder, SHOWN)


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
    append(tmp_path, "wang@pc.jsonl", [second])
    append(tmp_path, NAME, [first])
    (tmp_path / "notes.txt").write_text("not a journal", encoding="utf-8")

    journal = read(tmp_path)

    assert list(journal.entries) == [first, second]
    assert journal.origins == ((f"{SHOWN}/{NAME}", 1), (f"{SHOWN}/wang@pc.jsonl", 1))
    assert journal.by_writer(f"{SHOWN}/{NAME}") == [first]
    assert journal.by_writer(f"{SHOWN}/nobody.jsonl") == []
    assert journal.problems == ()


def _lines() -> tuple[str, str]:
    first, second = some_entries()
    return to_line(first), to_line(second)


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        (b'{"id": "0187', "damaged-line", "the line is damaged: {\"id\": \"0187"),
        (b"x" * 50, "damaged-line", "the line is damaged: " + "x" * 39 + "…"),
        ("区委".encode("gbk"), "damaged-line", "the line is not UTF-8: ��ί"),
        (b"[" * 100_000, "damaged-line", "the line is damaged: " + "[" * 39 + "…"),
        (b"<<<<<<< HEAD", "merge-conflict", "a merge conflict was left here: <<<<<<<"),
        (b"||||||| base", "merge-conflict", "a merge conflict was left here: |||||||"),
        (b"=======", "merge-conflict", "a merge conflict was left here: ======="),
        (b">>>>>>> main", "merge-conflict", "a merge conflict was left here: >>>>>>>"),
        (b"[]", "bad-entry", "an entry is a JSON object"),
        (b"{}", "bad-entry", "the entry has no 'do'"),
        (b'{"do": "done"}', "missing-key", "'id' is missing"),
        (b'{"do": "fly"}', "newer-verb", "unknown kind of entry 'fly', perhaps of a newer program"),
    ],
)  # fmt: skip
def test_a_damaged_line_is_named_and_hides_no_other(
    tmp_path: Path, line: bytes, code: str, message: str
) -> None:
    before, after = _lines()
    (tmp_path / NAME).write_bytes(b"\n".join([before.encode(), line, after.encode(), b""]))

    journal = read(tmp_path)

    assert list(journal.entries) == some_entries()
    assert said(journal) == [(code, f"{SHOWN}/{NAME}:2", message)]


def test_a_last_line_that_was_never_finished_is_told_apart(tmp_path: Path) -> None:
    """A power cut in the middle of writing."""
    before, after = _lines()
    (tmp_path / NAME).write_bytes(f"{before}\n{after}".encode()[:-9])

    journal = read(tmp_path)

    assert list(journal.entries) == some_entries()[:1]
    assert said(journal) == [
        ("torn-line", f"{SHOWN}/{NAME}:2", "the last line was never finished, "
         "perhaps by a power cut"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code"),
    [('{"do": "fly"}', "newer-verb"), ("[]", "bad-entry"), ("<<<<<<< HEAD", "merge-conflict")],
)
def test_a_whole_last_line_without_its_newline_was_not_torn(
    tmp_path: Path, line: str, code: str
) -> None:
    (tmp_path / NAME).write_text(line, encoding="utf-8")

    assert [found for found, *_ in said(read(tmp_path))] == [code]


def test_a_last_entry_without_its_newline_counts(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("\n".join(_lines()), encoding="utf-8")

    assert list(read(tmp_path).entries) == some_entries()


def test_empty_lines_line_ends_of_windows_and_a_byte_order_mark_are_passed_by(
    tmp_path: Path,
) -> None:
    before, after = _lines()
    (tmp_path / NAME).write_bytes(f"\ufeff{before}\r\n\r\n  \n{after}\r\n".encode())

    journal = read(tmp_path)

    assert list(journal.entries) == some_entries()
    assert [line for _, line in journal.origins] == [1, 4]
    assert journal.problems == ()


def test_fields_of_a_newer_program_are_a_notice(tmp_path: Path) -> None:
    before, _ = _lines()
    (tmp_path / NAME).write_text(before[:-1] + ', "mood": "good"}\n', encoding="utf-8")

    journal = read(tmp_path)

    assert [entry.unknown_fields for entry in journal.entries] == [("mood",)]
    assert [(p.code, p.notice) for p in journal.problems] == [("newer-field", True)]


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()

    with pytest.raises(Unreadable) as failed:
        read(tmp_path)

    assert failed.value.message.speak("en").startswith(f"{SHOWN}/{NAME} cannot be read: ")


def test_what_is_no_json_number_is_a_damaged_line(tmp_path: Path) -> None:
    """Python reads NaN; strict programs that are given our JSON do not."""
    line = to_line(some_entries()[0]).replace("}", ', "x": NaN}')
    (tmp_path / NAME).write_text(line + "\n", encoding="utf-8")

    assert [p.code for p in read(tmp_path).problems] == ["damaged-line"]


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


@given(
    entries(),
    st.dictionaries(
        st.sampled_from(["id", "at", "do", "item", "on", "period", "people", "percent", "note",
                         "evidence", "to", "lead", "x"]),
        json_values, max_size=3,
    ),
)  # fmt: skip
def test_the_short_way_of_reading_a_line_finds_what_the_long_way_finds(
    tmp_path_factory: pytest.TempPathFactory, entry: Base, change: dict[str, object]
) -> None:
    """Sound lines are read without the words for faults; the answer is the same."""
    data = json.loads(to_line(entry)) | change
    folder = tmp_path_factory.mktemp("journal")
    (folder / NAME).write_text(json.dumps(data) + "\n", encoding="utf-8")

    journal = read(folder)
    long, problems = build_entry(json.loads(json.dumps(data)))

    assert list(journal.entries) == ([] if long is None else [long])
    assert [p.code for p in journal.problems] == [p.code for p in problems]


@given(st.lists(st.binary(max_size=30), max_size=5))
def test_no_file_is_too_strange_to_be_told_about(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    (folder / NAME).write_bytes(b"\n".join(lines))

    journal = read(folder)

    assert len(journal.entries) + len(journal.problems) <= b"\n".join(lines).count(b"\n") + 1


# --- writing ------------------------------------------------------------------------------------


def test_what_was_recorded_is_a_line_each(tmp_path: Path) -> None:
    append(tmp_path / "journal", NAME, some_entries())

    text = (tmp_path / "journal" / NAME).read_text(encoding="utf-8")
    assert text == "".join(line + "\n" for line in _lines())


def test_the_folder_tells_git_to_keep_the_lines_of_both_branches(tmp_path: Path) -> None:
    """And leaves what people wrote there as it is."""
    append(tmp_path, NAME, some_entries())

    attributes = tmp_path / ".gitattributes"
    assert attributes.read_text(encoding="utf-8") == "*.jsonl merge=union\n"
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == ".*.lock\n"

    attributes.write_text("own words\n", encoding="utf-8")
    append(tmp_path, NAME, some_entries())
    assert attributes.read_text(encoding="utf-8") == "own words\n"


def test_lines_are_added_below_and_nothing_above_is_touched(tmp_path: Path) -> None:
    first, second = some_entries()
    append(tmp_path, NAME, [first])
    before = (tmp_path / NAME).read_bytes()

    append(tmp_path, NAME, [second])

    assert (tmp_path / NAME).read_bytes() == before + to_line(second).encode() + b"\n"


def test_a_torn_line_is_left_alone_and_recording_goes_on_below_it(tmp_path: Path) -> None:
    first, second = some_entries()
    torn = to_line(first)[:30].encode()
    (tmp_path / NAME).write_bytes(torn)

    append(tmp_path, NAME, [second])

    assert (tmp_path / NAME).read_bytes() == torn + b"\n" + to_line(second).encode() + b"\n"
    assert list(read(tmp_path).entries) == [second]


@given(journals(words))
def test_what_was_recorded_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, recorded: list[Base]
) -> None:
    folder = tmp_path_factory.mktemp("journal")

    append(folder, NAME, recorded)

    journal = read(folder)
    assert list(journal.entries) == recorded
    assert journal.problems == ()


def test_commands_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    """Each waits for its turn, so that no line runs into another one."""
    diary = Diary()
    for _ in range(12):
        diary("note", "3.1", note="进展" * 2000)
    threads = [
        threading.Thread(target=append, args=(tmp_path, NAME, diary.entries[n : n + 3]))
        for n in range(0, 12, 3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    journal = read(tmp_path)
    assert sorted(entry.id for entry in journal.entries) == [e.id for e in diary.entries]
    assert journal.problems == ()


# --- what cannot be written -----------------------------------------------------------------------


def refused(folder: Path, recorded: list[Base]) -> str:
    with pytest.raises(Unreadable) as failed:
        append(folder, NAME, recorded)
    assert failed.value.hint is not None
    assert failed.value.hint.speak("en").startswith("nothing was recorded; ")
    return failed.value.message.speak("en")


@contextmanager
def _no_file_grows_beyond(size: int) -> Iterator[None]:
    """A disk that is full, for this process: the write that goes on fails half way."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such limit")
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_on_a_full_disk_all_of_a_command_is_recorded_or_nothing(tmp_path: Path) -> None:
    append(tmp_path, NAME, some_entries())
    before = (tmp_path / NAME).read_bytes()

    with _no_file_grows_beyond(len(before) + 100):
        message = refused(tmp_path, some_entries())

    assert message.startswith(f"{NAME} cannot be written: ")
    assert (tmp_path / NAME).read_bytes() == before

    append(tmp_path, NAME, some_entries())
    assert len(read(tmp_path).entries) == 4


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_the_reason_named_is_the_first_one(tmp_path: Path) -> None:
    """Taking back what was half written may fail too; that is not what the user must mend."""
    (tmp_path / NAME).symlink_to("/dev/full")

    assert refused(tmp_path, some_entries()) == f"{NAME} cannot be written: the disk is full"


def test_what_never_reached_the_disk_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems find out only at the end that there is no room."""
    append(tmp_path, NAME, some_entries()[:1])
    before = (tmp_path / NAME).read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    refused(tmp_path, some_entries()[1:])

    assert (tmp_path / NAME).read_bytes() == before


def test_what_was_broken_off_by_the_user_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copies of evidence that belong to it are taken back then, too."""

    def ctrl_c(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", ctrl_c)
    with pytest.raises(KeyboardInterrupt):
        append(tmp_path, NAME, some_entries())

    assert (tmp_path / NAME).read_bytes() == b""


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("a file where a folder should be", encoding="utf-8")

    assert refused(tmp_path / "journal", some_entries()).startswith(f"{NAME} cannot be written: ")


def test_a_file_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()

    assert refused(tmp_path, some_entries()).startswith(f"{NAME} cannot be written: ")


def test_a_lock_that_another_program_keeps_is_waited_for_and_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    monkeypatch.setattr(journalfile, "LOCK_SECONDS", 0.05)

    with FileLock(tmp_path / ".li-na@pc-07.lock"):
        message = refused(tmp_path, some_entries())

    assert message.startswith(f"{NAME} cannot be written: ")
    assert not (tmp_path / NAME).exists()


def test_where_folders_cannot_be_opened_the_entries_are_recorded_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows."""
    really_open = os.open

    def windows_open(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied")
        return really_open(path, flags, mode)

    monkeypatch.setattr("os.open", windows_open)
    append(tmp_path, NAME, some_entries())

    assert list(read(tmp_path).entries) == some_entries()
