"""`Office`: one plan's folder in the hands of a program, and it answers as the command line does."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import wenming_cli
from office.conftest import answer, files_of, make_folder, noon, office_in
from wenming_cli import Office, Refused, Request, Unreadable
from wenming_cli.formats.jsontext import dump
from wenming_cli.views.check import check_json
from wenming_cli.views.status import status_json

ON = date(2023, 3, 20)


def test_it_opens_the_plan_of_the_year_from_any_folder_below(folder: Path) -> None:
    later = folder / "plans" / "2024"
    later.mkdir()
    text = (folder / "plans/2023/plan.toml").read_text(encoding="utf-8")
    (later / "plan.toml").write_text(text.replace("2023", "2024"), encoding="utf-8")
    below = folder / "docs"
    below.mkdir()

    assert office_in(below).workspace.name == "2023"
    assert office_in(below, day="2024-03-20").workspace.name == "2024"
    assert office_in(below, day="2030-01-01").workspace.name == "2024"
    assert office_in(below, plan="2024").plan.year == 2024
    assert office_in(below).today == ON


def test_a_folder_without_plans_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as failed:
        office_in(tmp_path)

    assert failed.value.message.speak("en") == f"there are no plans in {tmp_path} or above it"
    assert files_of(tmp_path) == {}


def test_a_plan_that_is_not_there_is_refused_by_name(folder: Path) -> None:
    with pytest.raises(Refused) as refused:
        office_in(folder, plan="2022")

    assert refused.value.message.speak("en") == "there is no plan '2022'"
    assert refused.value.hint is not None
    assert refused.value.hint.speak("en") == "the plans here are 2023"


def test_a_plan_with_faults_names_each_of_them(folder: Path) -> None:
    plan = folder / "plans/2023/plan.toml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("2023-03-31", "2023-02-30"), encoding="utf-8")
    office = office_in(folder)

    with pytest.raises(Unreadable) as failed:
        office.board()

    assert [(p.file, p.line) for p in failed.value.problems] == [("plans/2023/plan.toml", 14)]


def test_its_board_says_what_status_says(folder: Path) -> None:
    office = office_in(folder)
    office.record(Request("done", ["3.1.1"], ON, people=35))

    assert json.loads(dump(status_json(office.board()))) == {"schema": "wenming/1"} | answer(
        folder, "status"
    )


def test_each_earlier_day_can_be_asked_for(folder: Path) -> None:
    office = office_in(folder)
    office.record(Request("done", ["3.1.1"], ON))
    item = office.plan.by_no["3.1.1"]

    assert office.board(date(2023, 3, 19))[item].status == "not_started"
    assert office.board(date(2023, 3, 20))[item].status == "done"
    assert office.board()[item].status == "done"


def test_check_finds_what_the_command_finds(folder: Path) -> None:
    office = office_in(folder)
    office.record(Request("done", ["3.1.1"], ON))
    journal = folder / "plans/2023/journal/li-na@pc-07.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"id": "01')
    (folder / "plans/2023/evidence").mkdir()
    (folder / "plans/2023/evidence/x.jpg").write_bytes(b"x")

    problems = office.check()

    assert [problem.code for problem in problems] == ["evidence-orphaned", "torn-line"]
    assert check_json(problems) == answer(folder, "check")


def test_repair_puts_the_damage_aside_and_keeps_the_rest(folder: Path) -> None:
    office = office_in(folder)
    office.record(Request("done", ["3.1.1"], ON))
    journal = folder / "plans/2023/journal/li-na@pc-07.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole + b'{"id": "01')

    [repair] = office.repair()

    kept = "plans/2023/journal/aside/li-na@pc-07-20230320-120000.txt"
    assert (repair.code, repair.line, repair.kept) == ("torn-line", 2, kept)
    assert journal.read_bytes() == whole
    assert (folder / kept).read_bytes() == b'{"id": "01\n'
    assert office.check() == []
    assert office.repair() == []


def test_a_new_plan_is_made_where_plans_lie(folder: Path) -> None:
    below = folder / "docs"
    below.mkdir()

    made = Office.create(below, year=2024, unit=" 区委宣传部 ")

    assert (made.root, made.name) == (folder, "2024")
    office = office_in(folder, plan="2024")
    assert (office.plan.year, office.plan.unit) == (2024, "区委宣传部")
    assert office.check() == []


def test_the_first_plan_makes_its_folder(tmp_path: Path) -> None:
    assert Office.root(tmp_path) == tmp_path

    Office.create(tmp_path, year=2024, unit="甲局", name="试点")

    assert list(files_of(tmp_path)) == ["plans/试点/plan.toml"]
    assert Office.root(tmp_path / "plans") == tmp_path


def test_a_plan_that_is_there_is_never_written_over(folder: Path) -> None:
    before = files_of(folder)

    with pytest.raises(Refused) as refused:
        Office.create(folder, year=2023, unit="甲局")

    assert refused.value.message.speak("en") == (
        "plans/2023/plan.toml exists already and was not changed"
    )
    assert files_of(folder) == before


def test_a_paper_is_delivered_to_a_new_file(folder: Path, tmp_path: Path) -> None:
    office = office_in(folder)

    office.deliver("小结.md", b"one", force=False)
    office.deliver(tmp_path / "other.md", b"two", force=False)

    assert (folder / "小结.md").read_bytes() == b"one"
    assert (tmp_path / "other.md").read_bytes() == b"two"


def test_over_an_existing_file_only_with_force(folder: Path) -> None:
    office = office_in(folder)
    office.deliver("小结.md", b"mended by hand", force=False)

    with pytest.raises(Refused) as refused:
        office.deliver("小结.md", b"new", force=False)
    assert refused.value.message.speak("en") == "小结.md exists already"
    assert (folder / "小结.md").read_bytes() == b"mended by hand"

    office.deliver("小结.md", b"new", force=True)
    assert (folder / "小结.md").read_bytes() == b"new"


def test_a_folder_that_is_not_there_takes_no_paper(folder: Path) -> None:
    with pytest.raises(Unreadable) as failed:
        office_in(folder).deliver("nowhere/小结.md", b"text", force=False)

    assert failed.value.message.speak("en") == (
        "nowhere/小结.md cannot be written: there is no such file or folder"
    )


def test_two_offices_on_one_folder_see_each_others_records(folder: Path) -> None:
    """The journal is read again under the lock, so that nothing is recorded twice."""
    hers, his = office_in(folder), office_in(folder, "wang@pc-08", by="王主任")
    item = hers.plan.by_no["3.1.1"]
    assert his.board()[item].status == "not_started"

    hers.record(Request("done", ["3.1.1"], ON))
    again = his.record(Request("done", ["3.1.1"], ON))

    assert again.entries == []
    assert [str(one.reason) for one in again.passed] == ["已完成（2023-03-20），不变"]
    verified = his.record(Request("verify", ["3.1.1"], ON))
    assert verified.board[item].status == "verified"
    hers.reload()
    assert hers.board()[item].status == "verified"
    assert sorted(path.name for path in (folder / "plans/2023/journal").glob("*.jsonl")) == [
        "li-na@pc-07.jsonl",
        "wang@pc-08.jsonl",
    ]


def test_the_same_calls_on_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """The moment, the writer and chance are arguments."""
    made = []
    for name in ("a", "b"):
        office = office_in(make_folder(tmp_path / name))
        office.record(Request("done", ["3.1"], ON, note="学习"))
        office.undo()
        made.append(files_of(tmp_path / name))

    assert made[0] == made[1]


def test_the_moment_needs_no_clock(folder: Path) -> None:
    office = Office.open(str(folder), now=noon("2023-10-01"), writer="program")

    [entry] = office.record(Request("start", ["3.1.2"], office.today)).entries

    assert (entry.by, entry.at) == ("program", noon("2023-10-01"))


def test_the_package_shows_its_face() -> None:
    assert wenming_cli.Office is Office
    for name in wenming_cli.__all__:
        assert getattr(wenming_cli, name).__name__ == name
    with pytest.raises(AttributeError, match="module 'wenming_cli' has no attribute 'office_of'"):
        _ = wenming_cli.office_of
