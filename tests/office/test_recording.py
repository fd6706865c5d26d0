"""Recording from a program: in one batch, all of it or nothing, and as the command records it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from building import digits
from office.conftest import answer, command, files_of, make_folder, office_in
from wenming_cli import Refused, Request, Unreadable, Usage

ON = date(2023, 3, 20)
JOURNAL = "plans/2023/journal/li-na@pc-07.jsonl"
PHOTO = b"\xff\xd8\xff photo"
COPY = f"evidence/3.1.1/2023-03-20-合影-{digits(PHOTO)}.jpg"


def lines(folder: Path) -> list[dict[str, object]]:
    text = (folder / JOURNAL).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_request_becomes_a_line_of_the_journal(folder: Path) -> None:
    done = office_in(folder).record(Request("done", ["3.1.1"], ON, note="全体参加", people=35))

    [entry], [line] = done.entries, lines(folder)
    assert line["id"] == entry.id
    assert {key: line[key] for key in ("at", "by", "do", "item", "on", "note", "people")} == {
        "at": "2023-03-20T12:00:00+08:00", "by": "李娜", "do": "done", "item": "3.1.1",
        "on": "2023-03-20", "note": "全体参加", "people": 35,
    }  # fmt: skip
    assert done.board[done.board.plan.by_no["3.1.1"]].status == "done"
    assert (list(done.passed), list(done.problems)) == ([], [])


def test_the_files_are_those_of_the_command(tmp_path: Path) -> None:
    by_program, by_command = make_folder(tmp_path / "a"), make_folder(tmp_path / "b")
    for place in (by_program, by_command):
        (place / "a.jpg").write_bytes(PHOTO)
    office = office_in(by_program)

    proven = Request("done", ["3.1.1"], ON, people=35, evidence=["a.jpg"], caption="合影")
    office.record(proven)
    command(by_command, "done 3.1.1 --people 35 --evidence a.jpg --caption 合影")

    assert files_of(by_program) == files_of(by_command)
    assert COPY in {name.removeprefix("plans/2023/") for name in files_of(by_program)}


def test_a_heading_is_one_batch_and_one_undo(folder: Path) -> None:
    office = office_in(folder)

    done = office.record(Request("done", ["3.1"], ON))

    assert [(entry.item, entry.batch) for entry in done.entries] == [
        ("3.1.1", done.entries[0].id),
        ("3.1.2", done.entries[0].id),
    ]
    undone = office.undo()
    assert [entry.item for entry in undone.undone] == ["3.1.1", "3.1.2"]
    assert {state.status for state in undone.board.states.values()} == {"not_started"}


def test_a_dry_run_tells_and_records_nothing(folder: Path) -> None:
    (folder / "a.jpg").write_bytes(PHOTO)
    office, before = office_in(folder), files_of(folder)

    proven = Request("done", ["3.1.1"], ON, evidence=["a.jpg"])
    tried = office.record(proven, dry=True)

    item = office.plan.by_no["3.1.1"]
    assert [entry.do for entry in tried.entries] == ["done"]
    assert tried.board[item].status == "done"
    assert office.board()[item].status == "not_started"
    assert files_of(folder) == before


def test_nothing_changes_the_second_time(folder: Path) -> None:
    office = office_in(folder)
    office.record(Request("done", ["3.1.1"], ON))
    before = files_of(folder)

    again = office.record(Request("done", ["3.1.1"], ON))

    assert again.entries == []
    assert [one.item.no for one in again.passed] == ["3.1.1"]
    assert files_of(folder) == before


def test_what_may_not_be_done_leaves_nothing_behind(folder: Path) -> None:
    (folder / "a.jpg").write_bytes(PHOTO)
    office = office_in(folder)
    office.record(Request("cancel", ["3.1.1"], ON, why="并入3.1.2"))
    before = files_of(folder)

    for request, error in (
        (Request("done", ["9.9"], ON), Refused),
        (Request("done", ["3.1.1"], ON, evidence=["a.jpg"]), Refused),
        (Request("done", ["3.1.2"], date(2030, 1, 1)), Usage),
        (Request("done", ["4.1"], ON, period="Q9"), Usage),
        (Request("attach", ["3.1.2"], ON, evidence=["missing.jpg"]), Unreadable),
        (Request("attach", ["3.1.2"], ON, evidence=["plans"]), Refused),
    ):
        with pytest.raises(error):
            office.record(request)
    assert files_of(folder) == before


def test_where_the_journal_takes_no_entry_the_copies_go(folder: Path) -> None:
    """An editor saved it as UTF-16: it can be read, and nothing can be appended."""
    (folder / "a.jpg").write_bytes(PHOTO)
    office = office_in(folder)
    office.record(Request("start", ["3.1.2"], ON))
    journal = folder / JOURNAL
    journal.write_bytes(journal.read_text(encoding="utf-8").encode("utf-16"))
    before = files_of(folder)

    with pytest.raises(Unreadable):
        office.record(Request("done", ["3.1.1"], ON, evidence=["a.jpg"]))

    assert files_of(folder) == before
    assert not (folder / "plans/2023/evidence").exists()


def test_a_request_may_name_who_says_so(folder: Path) -> None:
    office = office_in(folder)

    office.record(Request("done", ["3.1.1"], ON, by="王主任"))
    office.record(Request("note", ["3.1.2"], ON, note="已报名"))

    assert [line["by"] for line in lines(folder)] == ["王主任", "李娜"]


def test_undo_takes_back_the_last_command_of_this_writer(folder: Path) -> None:
    hers, his = office_in(folder), office_in(folder, "wang@pc-08", by="王主任")
    hers.record(Request("start", ["3.1.1"], ON))
    his.record(Request("start", ["3.1.2"], ON))

    undone = hers.undo()

    assert [entry.item for entry in undone.undone] == ["3.1.1"]
    assert [line["do"] for line in lines(folder)] == ["start", "undo"]
    assert undone.board[undone.board.plan.by_no["3.1.2"]].status == "in_progress"


def test_undo_can_name_an_entry_of_anybody(folder: Path) -> None:
    hers, his = office_in(folder), office_in(folder, "wang@pc-08", by="王主任")
    [entry] = his.record(Request("start", ["3.1.2"], ON)).entries

    undone = hers.undo(entry.id[-8:], by="李娜")

    assert [one.id for one in undone.undone] == [entry.id]
    assert [one.by for one in undone.entries] == ["李娜"]


def test_undo_takes_back_what_somebody_else_typed_here_only_by_its_id(folder: Path) -> None:
    """Two people at one computer under one login."""
    [first] = office_in(folder).record(Request("start", ["3.1.1"], ON)).entries
    his = office_in(folder, by="王主任")

    for dry in (True, False):
        with pytest.raises(Refused) as refused:
            his.undo(dry=dry)
        assert refused.value.message.values == {"by": "李娜"}
        assert refused.value.hint is not None
        assert refused.value.hint.values == {"id": first.id}
    assert len(lines(folder)) == 1
    assert [one.id for one in his.undo(by="李娜", dry=True).undone] == [first.id]
    assert [one.id for one in his.undo(first.id).undone] == [first.id]


def test_a_dry_undo_takes_nothing_back(folder: Path) -> None:
    office = office_in(folder)
    office.record(Request("start", ["3.1.1"], ON))
    before = files_of(folder)

    tried = office.undo(dry=True)

    item = office.plan.by_no["3.1.1"]
    assert tried.board[item].status == "not_started"
    assert office.board()[item].status == "in_progress"
    assert files_of(folder) == before


def test_an_undo_of_nothing_is_refused(folder: Path) -> None:
    office = office_in(folder)

    for ref in ("", "ffff"):
        with pytest.raises(Refused):
            office.undo(ref)
    assert list(files_of(folder)) == ["plans/2023/plan.toml"]


def test_after_an_undo_the_fact_can_be_recorded_again(folder: Path) -> None:
    office = office_in(folder)
    office.record(Request("done", ["3.1.1"], ON))
    office.undo()

    office.record(Request("done", ["3.1.1"], ON))

    assert [line["do"] for line in lines(folder)] == ["done", "undo", "done"]
    [item] = answer(folder, "show 3.1.1")["items"]
    assert item["status"] == "done"


def test_a_question_is_a_value_and_no_more_is_finished_than_was_shown(folder: Path) -> None:
    office, request = office_in(folder), Request("done", ["3.1"], ON)

    question = office.question(request)
    assert question is not None
    assert (question.kind, [one.item.no for one in question.about]) == (
        "finish",
        ["3.1.1", "3.1.2"],
    )
    assert not (folder / JOURNAL).exists()
    yes, no = (question.settle(request, answer) for answer in question.answers)
    assert yes is not None
    assert (no, office.question(yes)) == (None, None)

    asked_of_one = request._replace(agreed=frozenset({("3.1.1", "")}))
    with pytest.raises(Refused):
        office.record(asked_of_one)
    done = office.record(yes)
    assert [entry.item for entry in done.entries] == ["3.1.1", "3.1.2"]
    assert [one.item.no for one in done.cautions] == ["3.1.1", "3.1.2"]
