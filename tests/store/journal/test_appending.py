"""Recording: lines are added below the last one, all or none, and nothing above is touched."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given

from building import Diary, journals, words
from journalfiles import NAME, on_disk, read, recorded, some_entries
from wenming_cli.core.journal.entries import Base, to_line
from wenming_cli.core.journal.seals import find_broken_seals
from wenming_cli.store.journal.appending import TAIL, append_entries


def test_what_was_recorded_is_a_line_each(tmp_path: Path) -> None:
    append_entries(tmp_path / "journal", NAME, some_entries())

    assert (tmp_path / "journal" / NAME).read_bytes() == on_disk(*some_entries())


def test_the_folder_tells_git_to_keep_the_lines_of_both_branches(tmp_path: Path) -> None:
    """And leaves what people wrote there as it is."""
    append_entries(tmp_path, NAME, some_entries())

    attributes = tmp_path / ".gitattributes"
    assert attributes.read_text(encoding="utf-8") == "*.jsonl merge=union\n"
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == ".*.lock\n.*.part\n"

    attributes.write_text("own words\n", encoding="utf-8")
    append_entries(tmp_path, NAME, some_entries())
    assert attributes.read_text(encoding="utf-8") == "own words\n"


def test_lines_are_added_below_and_nothing_above_is_touched(tmp_path: Path) -> None:
    first, second = some_entries()
    append_entries(tmp_path, NAME, [first])
    before = (tmp_path / NAME).read_bytes()

    append_entries(tmp_path, NAME, [second])

    assert (tmp_path / NAME).read_bytes() == before + on_disk(second, above=before)


def test_a_torn_line_is_left_alone_and_recording_goes_on_below_it(tmp_path: Path) -> None:
    first, second = some_entries()
    torn = to_line(first)[:30].encode()
    (tmp_path / NAME).write_bytes(torn)

    append_entries(tmp_path, NAME, [second])

    assert (tmp_path / NAME).read_bytes() == torn + b"\n" + on_disk(second)
    assert recorded(read(tmp_path)) == [second]


@pytest.mark.parametrize(
    "above",
    [b"", b"{" * 5000, b"\0" * 9000, b"{}\r", b'"text"', b"=======", b"\xff" * 4090],
    ids=["nothing", "torn", "zeros", "by hand", "text", "merge", "half"],
)
def test_an_entry_links_to_the_last_line_that_is_as_it_was_sealed(
    tmp_path: Path, above: bytes
) -> None:
    """Not to one that a power cut tore, which a repair will take out, nor to one put in by hand."""
    first, second = some_entries()
    path = tmp_path / NAME
    path.write_bytes(b"\xef\xbb\xbf" + on_disk(first).replace(b"\n", b"\r\n") + above)

    append_entries(tmp_path, NAME, [second])

    assert path.read_bytes().endswith(b"\n" + on_disk(second, above=on_disk(first)))
    found = [p.code for p in find_broken_seals({NAME: path.read_bytes().split(b"\n")})]
    assert found == (["entry-unsealed"] if above.startswith(b"{}") else [])


def test_nobody_vouches_for_an_edited_line(tmp_path: Path) -> None:
    """When it is put back as it was, all is well again, whatever was recorded meanwhile."""
    first, second = some_entries()
    append_entries(tmp_path, NAME, [first, second])
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes().replace(b": 42,", b": 24,"))

    append_entries(tmp_path, NAME, [first])
    edited = [(p.line, p.code) for p in find_broken_seals({NAME: path.read_bytes().split(b"\n")})]
    path.write_bytes(path.read_bytes().replace(b": 24,", b": 42,"))

    assert edited == [(2, "entry-changed")]
    assert list(find_broken_seals({NAME: path.read_bytes().split(b"\n")})) == []


def test_in_a_file_without_seals_an_entry_links_to_the_last_whole_line(tmp_path: Path) -> None:
    """However long that file is."""
    first, second = some_entries()
    old = to_line(first).encode()
    (tmp_path / NAME).write_bytes((b"{}\n" * TAIL) + old + b"\n{torn")

    append_entries(tmp_path, NAME, [second])

    assert (tmp_path / NAME).read_bytes().endswith(b"torn\n" + on_disk(second, above=old))


@pytest.mark.parametrize("length", [10, TAIL - 200, TAIL, 3 * TAIL])
def test_a_long_line_above_is_found_whole(tmp_path: Path, length: int) -> None:
    diary = Diary()
    diary("note", "3.1", note="字")
    diary("note", "3.1", note="x" * length)
    diary("note", "3.1", note="下一条")

    for entry in diary.entries:
        append_entries(tmp_path, NAME, [entry])

    assert (tmp_path / NAME).read_bytes() == on_disk(*diary.entries)


def test_an_entry_that_was_read_elsewhere_is_sealed_anew(tmp_path: Path) -> None:
    append_entries(tmp_path, NAME, some_entries())

    append_entries(tmp_path, "wang@pc.jsonl", read(tmp_path).entries[1:])

    assert (tmp_path / "wang@pc.jsonl").read_bytes() == on_disk(some_entries()[1])


@pytest.mark.slow
@given(journals(words))
def test_what_was_recorded_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, given_: list[Base]
) -> None:
    folder = tmp_path_factory.mktemp("journal")

    append_entries(folder, NAME, given_)

    journal = read(folder)
    assert recorded(journal) == given_
    assert journal.problems == ()


def test_commands_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    """Each waits for its turn, so that no line runs into another one."""
    diary = Diary()
    for _ in range(12):
        diary("note", "3.1", note="进展" * 2000)
    threads = [
        threading.Thread(target=append_entries, args=(tmp_path, NAME, diary.entries[n : n + 3]))
        for n in range(0, 12, 3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    journal = read(tmp_path)
    assert sorted(entry.id for entry in journal.entries) == [e.id for e in diary.entries]
    assert journal.problems == ()
