"""Whether a journal is as it was recorded."""

from __future__ import annotations

from building import Diary
from wenming_cli.core.journal.entries import to_line
from wenming_cli.core.journal.seals import seal_line
from wenming_cli.office.units.chain import chain_of


def lines() -> list[bytes]:
    diary, found = Diary(), [b""]
    for n in (1, 2, 3):
        diary("note", "3.1", f"03-0{n}", note="学习")
        found.append(seal_line(to_line(diary.entries[-1]).encode(), found[-1]))
    return found[1:]


def test_lines_as_they_were_recorded() -> None:
    assert chain_of({"a.jsonl": lines()}) == "whole"
    assert chain_of({}) == "whole"


def test_an_edited_line_or_one_that_was_taken_out() -> None:
    edited = [line.replace("学习".encode(), "参观".encode(), 1) for line in lines()]
    assert chain_of({"a.jsonl": [lines()[0], edited[1], lines()[2]]}) == "broken"
    assert chain_of({"a.jsonl": [lines()[0], lines()[2]]}) == "broken"


def test_lines_of_an_older_program_have_no_seals() -> None:
    diary = Diary()
    diary("note", "3.1", note="学习")
    assert chain_of({"a.jsonl": [to_line(diary.entries[0]).encode()]}) == "unsealed"
