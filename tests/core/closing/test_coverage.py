"""What a closing covers: every line that was there, wherever it stands now, and nothing else."""

from __future__ import annotations

from building import Diary
from closing import close_of, sealed_lines, text_of
from wenming_cli.core.closing.coverage import (
    closed_files,
    find_coverage,
    read_lines,
    sealed_ids,
    standing_entries,
)
from wenming_cli.core.journal.entries import Base, Fact, to_line
from wenming_cli.core.journal.seals import digest, seal_line


def diary(n: int = 4) -> list[Base]:
    """Some notes about one item."""
    made = Diary()
    for i in range(n):
        made("note", "3.1", note=f"第{i}条")
    return made.entries


def test_a_file_is_kept_by_its_head_and_the_one_end_of_its_links() -> None:
    text = text_of({"li.jsonl": diary(3)})
    [file] = closed_files(text, read_lines(text))
    assert (file.file, file.lines) == ("li.jsonl", 3)
    assert file.ends == (digest(text["li.jsonl"][-1]),)
    assert file.seal in text["li.jsonl"][-1].decode()


def test_all_lines_are_found_in_any_order_and_file_and_what_was_added_is_not() -> None:
    first, second, third, later = diary(4)
    text = text_of({"li.jsonl": [first, second], "zhang.jsonl": [third]})
    close = close_of(text)

    new = seal_line(to_line(later).encode(), text["li.jsonl"][-1])
    moved = {"wang.jsonl": [new, *text["li.jsonl"][::-1]], "zhang.jsonl": text["zhang.jsonl"]}
    coverage = find_coverage(close, read_lines(moved))

    assert coverage.missing == frozenset()
    assert coverage.ids == {first.id, second.id, third.id}
    assert {entry.id for entry in coverage.entries()} == coverage.ids


def test_what_two_clones_wrote_below_one_line_are_two_ends() -> None:
    first, second, third = diary(3)
    [top] = sealed_lines([first])
    ours, theirs = (seal_line(to_line(one).encode(), top) for one in (second, third))

    merged = {"li.jsonl": [top, ours, theirs]}
    close = close_of(merged)

    assert len(close.files[0].ends) == 2
    assert find_coverage(close, read_lines(merged)).ids == {first.id, second.id, third.id}
    before = find_coverage(close_of({"li.jsonl": [top, ours]}), read_lines(merged))
    assert before.ids == {first.id, second.id}


def test_lines_of_an_older_program_are_ends_themselves() -> None:
    first, second = diary(2)
    text = {"li.jsonl": [to_line(one).encode() for one in (first, second)]}
    close = close_of(text)
    assert len(close.files[0].ends) == 2
    assert find_coverage(close, read_lines(text)).ids == {first.id, second.id}
    assert [seal for _, seal in sealed_ids(read_lines(text))] == [
        digest(x) for x in text["li.jsonl"]
    ]


def test_where_one_is_edited_the_rest_is_still_covered() -> None:
    entries = diary(4)
    text = text_of({"li.jsonl": entries[:3]})
    close = close_of(text)
    later = seal_line(to_line(entries[3]).encode(), text["li.jsonl"][-1])
    edited = [*text["li.jsonl"], later]
    edited[1] = edited[1].replace("第1条".encode(), "改过".encode())

    coverage = find_coverage(close, read_lines({"li.jsonl": edited}))

    assert coverage.missing == {digest(text["li.jsonl"][1])}
    assert coverage.ids == {entry.id for entry in entries[:3]}


def test_what_came_after_the_closing_is_not_taken_for_what_is_missing() -> None:
    entries = diary(3)
    text = text_of({"li.jsonl": entries[:2]})
    close = close_of(text, n=2)  # its id lies between them
    later = seal_line(to_line(entries[2]).encode(), text["li.jsonl"][0])

    coverage = find_coverage(close, read_lines({"li.jsonl": [text["li.jsonl"][0], later]}))

    assert len(coverage.missing) == 1
    assert coverage.ids == {entries[0].id}


def test_a_copy_of_a_line_is_the_line_and_damaged_and_blank_ones_are_none() -> None:
    [entry] = diary(1)
    [line] = sealed_lines([entry])
    lines = read_lines({"li.jsonl": [line, b"", b"{torn"], "li (1).jsonl": [line + b"\r"]})
    assert [(one.file, one.entry) for one in lines] == [("li (1).jsonl", lines[0].entry)]


def test_a_line_of_a_newer_program_is_covered_and_counts_for_nothing() -> None:
    text = {"li.jsonl": [seal_line(b'{"do": "bless", "id": "x"}', b"")]}
    close = close_of(text)
    assert close.count == 0
    [line] = find_coverage(close, read_lines(text)).lines
    assert line.entry is None
    assert find_coverage(close, read_lines(text)).ids == frozenset()


def test_an_empty_file_has_a_head_and_no_end() -> None:
    close = close_of({"li.jsonl": [b""]})
    assert [(one.lines, one.seal, one.ends) for one in close.files] == [(0, "-", ())]


def test_of_two_lines_with_one_id_the_genuine_counts() -> None:
    [entry] = diary(1)
    [line] = sealed_lines([entry])
    forged = line.replace("第0条".encode(), "伪造".encode())
    [standing] = standing_entries(read_lines({"li.jsonl": [line], "wang.jsonl": [forged]}))
    assert isinstance(standing, Fact)
    assert standing.note == "第0条"
