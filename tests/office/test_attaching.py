"""The evidence of a request: copied once, named by its entries, and what is wrong with it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from building import digits
from office.conftest import answer, files_of, office_in
from photos import picture
from wenming_cli import Refused, Request, Unreadable, Usage
from wenming_cli.core.journal.entries import Fact
from wenming_cli.office.recording import Recorded

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
    [problem] = office.check()
    command = f"wenming fix {done.entries[0].id[-8:]} --evidence FILE"
    assert problem.code == "evidence-empty"
    assert problem.hint.speak("en").endswith(f"put the whole file in its place: {command}")
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


# --- folders, and the days of pictures ------------------------------------------------------------


def days_of(done: Recorded) -> list[tuple[str, str, str, list[str]]]:
    """Item, occurrence, day and files of each entry; a file without its own digits and ending."""
    return [
        (
            f.item,
            f.period or "",
            f"{f.on:%m-%d}",
            [Path(one.path).stem[11:-5] for one in f.evidence],
        )
        for f in done.entries
        if isinstance(f, Fact)
    ]


@pytest.fixture
def photos(folder: Path) -> Path:
    """A folder as a phone gives it: two days in two quarters, and what has no day."""
    place = folder / "照片"
    (place / "原图").mkdir(parents=True)
    for name, data in {
        "IMG_1.jpg": picture("2023:02:10 09:00:00", shade=50),
        "IMG_2.jpg": picture("2022:02:10 09:00:00", shade=100),
        "微信图片_20230310120000.png": picture(kind="PNG", shade=150),
        "合影.jpg": picture(shade=200),
        "签到表.pdf": b"%PDF",
        ".DS_Store": b"x", "~$签到表.docx": b"x", "Thumbs.db": b"x",
    }.items():  # fmt: skip
        (place / name).write_bytes(data)
    return place


def test_a_folder_is_grouped_by_the_days_of_its_pictures(folder: Path, photos: Path) -> None:
    office = office_in(folder)

    done = office.record(Request("attach", ["4.1"], ON, evidence=["照片"], typed=False))

    assert days_of(done) == [
        ("4.1", "2023-Q1", "02-10", ["IMG_1"]),
        ("4.1", "2023-Q1", "03-10", ["微信图片_20230310120000"]),
        ("4.1", "2023-Q1", "03-20", ["IMG_2", "合影", "签到表"]),
    ]
    assert done.attached is not None
    assert [(one.name, one.dayless) for one in done.attached.files if one.own.day is None] == [
        ("照片/IMG_2.jpg", True), ("照片/合影.jpg", True), ("照片/签到表.pdf", True),
    ]  # fmt: skip
    assert [one.name for one in done.attached.passed_by] == [
        "照片/.DS_Store", "照片/Thumbs.db", "照片/~$签到表.docx", "照片/原图",
    ]  # fmt: skip
    assert office.check() == []
    again = office.record(Request("attach", ["4.1"], ON, evidence=["照片"], typed=False))
    assert [one.reason.speak("en") for one in again.passed] == ["5 files are already attached"]
    assert len(office.undo().undone) == 3


def test_a_day_that_is_typed_is_for_what_has_none_in_a_folder(folder: Path, photos: Path) -> None:
    typed = Request("attach", ["3.1.1"], date(2023, 3, 1), evidence=["照片"], note="一季度")

    done = office_in(folder).record(typed)

    assert [(day, files) for _, _, day, files in days_of(done)] == [
        ("02-10", ["IMG_1"]),
        ("03-01", ["IMG_2", "合影", "签到表"]),
        ("03-10", ["微信图片_20230310120000"]),
    ]
    assert [f.note for f in done.entries if isinstance(f, Fact)] == ["一季度", "", ""]


def test_a_day_that_is_typed_is_for_pictures_that_are_named_themselves(
    folder: Path, photos: Path
) -> None:
    """A sign-in sheet is photographed days later; who types a day means it."""
    files = ["照片/IMG_1.jpg", "照片/签到表.pdf"]
    office = office_in(folder)

    typed = office.record(Request("attach", ["3.1.1"], date(2023, 3, 1), evidence=files))
    plain = office.record(Request("attach", ["3.1.2"], ON, evidence=files, typed=False))

    assert [day for _, _, day, _ in days_of(typed)] == ["03-01"]
    assert [day for _, _, day, _ in days_of(plain)] == ["02-10", "03-20"]
    assert plain.attached is not None
    assert [one.dayless for one in plain.attached.files] == [False, False]


def test_a_picture_of_tomorrow_or_of_a_phone_that_cannot_be_read_is_of_today(folder: Path) -> None:
    (folder / "a.jpg").write_bytes(picture("2023:03:21 09:00:00"))
    (folder / "IMG_20230311.heic").write_bytes(b"\0\0\0\x18ftypheic")
    (folder / "b.heic").write_bytes(b"\0\0\0\x18ftypheic b")

    named = ["a.jpg", "IMG_20230311.heic", "b.heic"]
    done = office_in(folder).record(Request("attach", ["3.1.1"], ON, evidence=named, typed=False))

    assert [(day, files) for _, _, day, files in days_of(done)] == [
        ("03-11", ["IMG_20230311"]), ("03-20", ["a", "b"]),
    ]  # fmt: skip
    assert done.attached is not None
    assert [one.own.remark.speak("en") for one in done.attached.files if one.own.remark] == [
        "what the camera wrote cannot be read in this format",
        "the camera says 2023-03-21, which is not in the plan's year or has not come",
        "what the camera wrote cannot be read in this format",
    ]


def test_the_same_picture_twice_in_a_folder_is_told_once(folder: Path, photos: Path) -> None:
    """As a chat program saves it again: the earlier day is the one that counts."""
    (photos / "IMG_1 (1).jpg").write_bytes((photos / "IMG_1.jpg").read_bytes())
    (photos / "微信图片_20230311.jpg").write_bytes((photos / "合影.jpg").read_bytes())

    asked = Request("attach", ["3.1.1"], ON, evidence=["照片"], typed=False)
    done = office_in(folder).record(asked)

    assert [(day, files) for _, _, day, files in days_of(done)] == [
        ("02-10", ["IMG_1 (1)"]),
        ("03-10", ["微信图片_20230310120000"]),
        ("03-11", ["微信图片_20230311"]),
        ("03-20", ["IMG_2", "签到表"]),
    ]


def test_a_rehearsal_tells_the_days_and_writes_nothing(folder: Path, photos: Path) -> None:
    before = files_of(folder)

    said = answer(folder, "attach 4.1 照片 --dry-run")

    assert {(one["file"], one["on"], one["day_from"], one["path"]) for one in said["files"]} == {
        ("照片/IMG_1.jpg", "2023-02-10", "camera", None),
        ("照片/微信图片_20230310120000.png", "2023-03-10", "saved", None),
        ("照片/IMG_2.jpg", "2023-03-20", "today", None),
        ("照片/合影.jpg", "2023-03-20", "today", None),
        ("照片/签到表.pdf", "2023-03-20", "today", None),
    }
    assert len(said["passed_by"]) == 4
    assert files_of(folder) == before


def test_a_typed_day_outside_the_plan_is_refused_for_a_folder_too(
    folder: Path, photos: Path
) -> None:
    with pytest.raises(Usage):
        office_in(folder).record(Request("attach", ["4.1"], date(2022, 3, 1), evidence=["照片"]))


def test_a_folder_without_files_is_refused_and_one_in_a_folder_not_looked_into(
    folder: Path, photos: Path
) -> None:
    for name in ("照片/原图", "plans"):
        with pytest.raises(Refused, match="holds no file"):
            office_in(folder).record(Request("attach", ["4.1"], ON, evidence=[name]))
    with pytest.raises(Refused, match="is a folder"):
        office_in(folder).record(Request("done", ["4.1"], ON, evidence=["照片"]))


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links and pipes only for some")
def test_links_and_pipes_in_a_folder_are_named_and_not_opened(folder: Path, photos: Path) -> None:
    (photos / "链接.jpg").symlink_to(folder / "plans/2023/plan.toml")
    os.mkfifo(photos / "管道.jpg")
    (folder / "plans/2023/照片").symlink_to(photos, target_is_directory=True)
    office = office_in(folder)

    done = office.record(Request("attach", ["3.1.1"], ON, evidence=["照片"]))

    assert done.attached is not None
    assert [one.reason.speak("en") for one in done.attached.passed_by[-2:]] == [
        "no file", "a link, which is not followed",
    ]  # fmt: skip
    with pytest.raises(Unreadable):
        office.record(Request("attach", ["3.1.2"], ON, evidence=["plans/2023/照片"]))


def test_a_folder_of_the_plan_is_recorded_where_its_files_lie(folder: Path) -> None:
    place = folder / "plans/2023/evidence/3.1.1"
    place.mkdir(parents=True)
    (place / "合影.jpg").write_bytes(picture("2023:02:10 09:00:00"))

    office = office_in(folder)
    done = office.record(
        Request("attach", ["3.1.1"], ON, evidence=["plans/2023/evidence/3.1.1"], typed=False)
    )

    [entry] = done.entries
    assert isinstance(entry, Fact)
    assert (entry.on, entry.evidence[0].path) == (date(2023, 2, 10), "evidence/3.1.1/合影.jpg")
