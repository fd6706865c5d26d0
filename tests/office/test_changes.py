"""What came since a closing, and what a code says, from a program."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from office.conftest import command, make_folder, office_in
from wenming_cli import ClosingWish, Office, Refused, Request, Usage, Wish
from wenming_cli.core.journal.seals import seal_line

DAY = "2023-04-08"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with something recorded in the first quarter."""
    office = office_in(make_folder(tmp_path / "office"), day=DAY)
    office.record(Request("done", ["3.1.1"], date(2023, 3, 20), people=35))
    return office


def test_changes_since_a_code_that_nobody_has(office: Office) -> None:
    office.close(ClosingWish("Q1"))
    with pytest.raises(Refused, match="was not closed with"):
        office.changes("Q1", "7F3A-9C2E-K4QT-J")
    with pytest.raises(Usage, match="mistyped"):
        office.changes("Q1", "7F3A-9C2E-K4QT-K")


def test_a_code_that_nothing_was_closed_with(office: Office) -> None:
    [problem] = office.check_closing("7F3A-9C2E-K4QT-J")
    assert (problem.code, problem.notice) == ("closing-unknown", False)


def test_two_clones_that_closed_apart_are_both_kept(tmp_path: Path) -> None:
    """After the merge each closing has its own table; the papers cover what either covers."""
    ours = office_in(make_folder(tmp_path / "ours"), day=DAY)
    ours.record(Request("note", ["3.1.1"], date(2023, 3, 1), note="共同的记录"))
    shutil.copytree(ours.folder, tmp_path / "theirs")
    theirs = office_in(tmp_path / "theirs", "zhang-wei@pc-08", day="2023-04-09", by="张伟")
    ours.record(Request("note", ["3.1.1"], date(2023, 3, 2), note="我方的记录"))
    theirs.record(Request("note", ["3.1.1"], date(2023, 3, 3), note="对方的记录"))
    codes = [office.close(ClosingWish("Q1")).closing.code for office in (ours, theirs)]
    journal = theirs.workspace.folder / "journal/zhang-wei@pc-08.jsonl"
    shutil.copy(journal, ours.workspace.folder / "journal")
    ours.reload()

    found = {changes.closing.code: changes.rows for changes in ours.changes("Q1")}

    told = {
        code: [(row.late.kind, getattr(row.late.entry, "note", "")) for row in rows]
        for code, rows in found.items()
    }
    assert told == {codes[0]: [("late", "对方的记录")], codes[1]: [("merged", "我方的记录")]}
    assert [ours.check_closing(code) for code in codes] == [[], []]
    ledger = ours.export("ledger", Wish(period="Q1")).data.decode()
    assert all(words in ledger for words in ("我方的记录", "对方的记录", *codes))
    with pytest.raises(Refused, match="closed already"):
        ours.close(ClosingWish("Q1"))
    assert {one.code for one in ours.reopen_period("Q1", "合并后重封").lifted} == set(codes)
    assert not ours.close(ClosingWish("Q1")).already


def test_a_newer_program_that_shows_something_else_is_told_and_is_no_fault(office: Office) -> None:
    """Somebody closed with a program that gave another light; nothing else differs."""
    file = office.workspace.folder / "journal/li-na@pc-07.jsonl"
    closing = office.close(ClosingWish("Q1", ["小结.md"])).closing
    *lines, last = file.read_bytes().splitlines()
    said = json.loads(last)
    said |= {"rows": "0" * 16, "program": "0.0.9"}
    raw = {key: value for key, value in said.items() if key not in ("prev", "seal")}
    line = seal_line(json.dumps(raw, ensure_ascii=False).encode(), lines[-1])
    file.write_bytes(b"\n".join([*lines, line]) + b"\n")
    office = office_in(office.folder, day=DAY)

    for found in (office.check(), office.check_closing(closing.code)):
        assert [(one.code, one.notice) for one in found] == [("closed-rows", True)]
    [changes] = office.changes("Q1")
    assert [one.code for one in changes.problems] == ["closed-rows"]
    assert office.close(ClosingWish("Q1")).already
    screen = command(office.folder, "changes Q1", DAY)
    assert "封账时0.0.9版" in screen
    assert "没有变动" not in screen
    command(office.folder, "changes Q1 -o 更正表.md", DAY)
    assert "封账时0.0.9版" in (office.folder / "更正表.md").read_text(encoding="utf-8")
