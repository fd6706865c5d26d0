"""The evidence of a request: copied once, named by its entries, and what is wrong with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from building import digits
from office.conftest import files_of, office_in
from wenming_cli import Refused, Request
from wenming_cli.core.journal.entries import Fact

ON = date(2023, 3, 20)
PHOTO = b"\xff\xd8\xff photo"
COPY = f"evidence/3.1.1/2023-03-20-合影-{digits(PHOTO)}.jpg"


def test_evidence_is_copied_and_named_by_the_entry(folder: Path) -> None:
    (folder / "a.jpg").write_bytes(PHOTO)

    proven = Request("attach", ["3.1.1"], ON, evidence=["a.jpg"], caption="合影")
    done = office_in(folder).record(proven)

    [entry] = done.entries
    assert isinstance(entry, Fact)
    assert [(one.path, one.caption) for one in entry.evidence] == [(COPY, "合影")]
    assert (folder / "plans/2023" / COPY).read_bytes() == PHOTO
    assert (folder / "a.jpg").read_bytes() == PHOTO


def test_a_file_that_is_attached_already_is_no_new_entry(folder: Path) -> None:
    (folder / "a.jpg").write_bytes(PHOTO)
    office = office_in(folder)
    proven = Request("attach", ["3.1.1"], ON, evidence=["a.jpg"], caption="合影")
    office.record(proven)
    before = files_of(folder)

    again = office.record(proven)

    assert list(again.entries) == []
    assert [one.reason.speak("en") for one in again.passed] == ["this file is already attached"]
    assert files_of(folder) == before


def test_an_empty_file_is_recorded_with_a_word_and_proves_nothing(folder: Path) -> None:
    """A failed copy, or the placeholder of a sync program."""
    (folder / "empty.jpg").touch()
    (folder / "a.jpg").write_bytes(PHOTO)
    office = office_in(folder)

    for dry in (True, False):
        done = office.record(Request("done", ["3.1.1"], ON, evidence=["empty.jpg"]), dry=dry)
        assert [(p.code, p.message.speak("en")) for p in done.problems] == [
            ("evidence-empty", "empty.jpg is empty (0 bytes) and proves nothing")
        ]
    assert len(done.entries) == 1
    assert [problem.code for problem in office.check()] == ["evidence-empty"]
    for files in ((), ("empty.jpg",)):
        with pytest.raises(Refused):
            office.record(Request("verify", ["3.1.1"], ON, evidence=files))
    office.record(Request("verify", ["3.1.1"], ON, evidence=["empty.jpg", "a.jpg"]))


def test_one_picture_for_two_activities_is_said_at_once(folder: Path) -> None:
    (folder / "a.jpg").write_bytes(PHOTO)
    office = office_in(folder)
    office.record(Request("done", ["3.1.1"], ON, evidence=["a.jpg"]))

    done = office.record(Request("done", ["3.1.2"], ON, evidence=["a.jpg"]))

    assert [problem.code for problem in done.problems] == ["evidence-used-twice"]
    assert [problem.code for problem in office.check()] == ["evidence-used-twice"]


def test_one_file_for_several_items_is_stored_once_and_taken_back_at_once(folder: Path) -> None:
    (folder / "签到表.pdf").write_bytes(b"%PDF names")
    office = office_in(folder)
    proven = Request("attach", ["3.1.1", "4.1"], ON, evidence=["签到表.pdf"])

    done = office.record(proven)

    stored = {
        one.path for entry in done.entries if isinstance(entry, Fact) for one in entry.evidence
    }
    [path] = stored
    assert [(entry.item, entry.batch) for entry in done.entries] == [
        ("3.1.1", done.entries[0].id),
        ("4.1", done.entries[0].id),
    ]
    assert office.check() == []
    later = office.record(proven._replace(numbers=["3.1.1", "3.1.2"]))
    assert [one.item.no for one in later.passed] == ["3.1.1"]
    [entry] = later.entries
    assert isinstance(entry, Fact)
    assert (entry.item, [one.path for one in entry.evidence]) == ("3.1.2", [path])
    office.undo()
    assert [entry.item for entry in office.undo().undone] == ["3.1.1", "4.1"]


def test_who_signs_off_by_an_empty_file_is_told(folder: Path) -> None:
    (folder / "empty.jpg").touch()
    (folder / "a.jpg").write_bytes(PHOTO)
    office = office_in(folder)
    for no, files in (("3.1.1", ["empty.jpg"]), ("3.1.2", ["empty.jpg", "a.jpg"])):
        office.record(Request("done", [no], ON, evidence=files))

    blank = office.record(Request("verify", ["3.1.1"], ON, by="王科长"))
    proven = office.record(Request("verify", ["3.1.2"], ON, by="王科长"))

    [problem] = blank.problems
    assert problem.message.speak("en").endswith(
        "-empty-e3b0.jpg is empty (0 bytes) and proves nothing"
    )
    assert list(proven.problems) == []
