"""The lines of a journal file: which are entries, and what is wrong with the others."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import entries
from journalfiles import NAME, SHOWN, read, recorded, some_entries
from wenming_cli.core.journal.entries import Base, to_line
from wenming_cli.core.journal.lines import build_entry
from wenming_cli.core.journal.seals import seal_line
from wenming_cli.store.journal.file import Journal
from wenming_cli.store.journal.lines import is_damaged, read_entries, recorded_lines


def said(journal: Journal) -> list[tuple[str, str, str]]:
    """Code, place and message of each problem."""
    assert not any(problem.blocking for problem in journal.problems)
    return [(p.code, p.where, p.message.speak("en")) for p in journal.problems]


def _lines() -> tuple[str, str]:
    first, second = some_entries()
    return to_line(first), to_line(second)


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        (b'{"id": "0187', "damaged-line", "the line is damaged: {\"id\": \"0187"),
        (b"x" * 50, "damaged-line", "the line is damaged: " + "x" * 39 + "…"),
        (b"x" * 41, "damaged-line", "the line is damaged: " + "x" * 39 + "…"),
        (b"x" * 40, "damaged-line", "the line is damaged: " + "x" * 40),
        ("区委".encode("gbk"), "damaged-line", "the line is not UTF-8: ��ί"),
        (b"[" * 100_000, "damaged-line", "the line is damaged: " + "[" * 39 + "…"),
        (b"<<<<<<< HEAD", "merge-conflict", "a merge conflict was left here: <<<<<<<"),
        (b"||||||| base", "merge-conflict", "a merge conflict was left here: |||||||"),
        (b"=======", "merge-conflict", "a merge conflict was left here: ======="),
        (b">>>>>>> main", "merge-conflict", "a merge conflict was left here: >>>>>>>"),
        (b"[]", "damaged-line", "the line is damaged: []"),
        (b"\0" * 99, "damaged-line", "the line contains zero bytes, as a power cut leaves them"),
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

    assert recorded(journal) == some_entries()
    assert said(journal) == [(code, f"{SHOWN}/{NAME}:2", message)]


def test_a_last_line_that_was_never_finished_is_told_apart(tmp_path: Path) -> None:
    """A power cut in the middle of writing."""
    before, after = _lines()
    (tmp_path / NAME).write_bytes(f"{before}\n{after}".encode()[:-9])

    journal = read(tmp_path)

    assert recorded(journal) == some_entries()[:1]
    assert said(journal) == [
        ("torn-line", f"{SHOWN}/{NAME}:2", "the last line is not complete, "
         "perhaps because of a power cut"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code"),
    [('{"do": "fly"}', "newer-verb"), ("{}", "bad-entry"), ("<<<<<<< HEAD", "merge-conflict")],
)
def test_a_whole_last_line_without_its_newline_was_not_torn(
    tmp_path: Path, line: str, code: str
) -> None:
    (tmp_path / NAME).write_text(line, encoding="utf-8")

    assert [found for found, *_ in said(read(tmp_path))] == [code]


def test_a_last_entry_without_its_newline_counts(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("\n".join(_lines()), encoding="utf-8")

    assert recorded(read(tmp_path)) == some_entries()


def test_empty_lines_line_ends_of_windows_and_a_byte_order_mark_are_passed_by(
    tmp_path: Path,
) -> None:
    before, after = _lines()
    (tmp_path / NAME).write_bytes(f"\ufeff{before}\r\n\r\n  \n{after}\r\n".encode())

    journal = read(tmp_path)

    assert recorded(journal) == some_entries()
    assert [line for _, line in journal.origins] == [1, 4]
    assert journal.problems == ()


def test_what_is_no_json_number_is_a_damaged_line(tmp_path: Path) -> None:
    """Python reads NaN, infinity and great depth; who is given our JSON does not."""
    line = to_line(some_entries()[0])[:-1]
    proof = f'"evidence": [{{"path": "evidence/1", "sha256": "{"0" * 64}", "x": '
    deep = "[" * 900 + "]" * 900
    for more in ('"x": NaN', '"note": NaN, "note": "twice"', '"x": 1e999',
                 *(f"{proof}{value}}}]" for value in ("-Infinity", "1e999", deep))):  # fmt: skip
        (tmp_path / NAME).write_text(f"{line}, {more}}}\n", encoding="utf-8")
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


@pytest.mark.slow
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


@pytest.mark.parametrize(
    ("line", "damaged"),
    [
        (b"", False),
        (b"  \r", False),
        (b'{"do": "fly"}', False),
        (b"{}", False),
        (b'{"id": "0187', True),
        (b"<<<<<<< HEAD", True),
        (b"\0\0\0", True),
    ],
)
def test_damaged_is_what_no_program_could_read(line: bytes, damaged: bool) -> None:
    """What a newer program wrote, and what is only wrong, is not put aside."""
    assert is_damaged(line) == damaged


@pytest.mark.parametrize(
    ("encoding", "marks"),
    [("utf-8", []), ("utf-8-sig", []), ("utf-16", ["UTF-16"]), ("gbk", ["GBK"])],
)
def test_lines_saved_in_another_encoding_count_as_they_were_recorded(
    encoding: str, marks: list[str]
) -> None:
    """Its seal tells that a line of GBK is as it was recorded."""
    first = seal_line(_lines()[0].encode(), b"").decode()
    raw = f"{first}\n".encode(encoding)
    found = list(read_entries(raw))

    assert [replace(entry, prev="", seal="") for _, entry, _ in found if entry] == (
        some_entries()[:1]
    )
    told = [problem.message.speak("en") for _, _, problems in found for problem in problems]
    assert told == [f"the file is saved as {mark}, not UTF-8" for mark in marks]
    assert recorded_lines(raw)[0].removeprefix(b"\xef\xbb\xbf") == first.encode()
