"""The workspace: where the plans are, which one is meant, and what it holds."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from building import Diary
from checking import office_in, problems_in
from wenming_cli.core.filenames import find_name_fault
from wenming_cli.errors import Refused, Unreadable
from wenming_cli.store.check import count_evidence_bytes
from wenming_cli.store.workspace import (
    Workspace,
    create_plan,
    find_root,
    find_workspace,
    list_plans,
)

PLAN = """format = 1
title  = "方案"
unit   = "区委宣传部"
year   = {year}

[[task]]
no    = "1"
title = "学习"
"""


def workspace(root: Path, *plans: str, year: int = 2023) -> Path:
    """A folder with plans of some names, all of one year."""
    for name in plans:
        folder = root / "plans" / name
        folder.mkdir(parents=True)
        (folder / "plan.toml").write_text(PLAN.format(year=year), encoding="utf-8")
    return root


# --- which plan ---------------------------------------------------------------------------------


def test_the_workspace_is_the_nearest_folder_above_that_holds_plans(tmp_path: Path) -> None:
    workspace(tmp_path, "2023")
    inner = workspace(tmp_path / "a" / "b", "2024")
    deep = inner / "c" / "d"
    deep.mkdir(parents=True)

    assert find_root(deep) == inner
    assert find_root(inner / "plans" / "2024") == inner
    assert find_root(tmp_path / "a") == tmp_path
    assert find_workspace(tmp_path / "a", "", 2023) == Workspace(tmp_path, "2023")


def test_a_file_of_that_name_is_no_workspace(tmp_path: Path) -> None:
    workspace(tmp_path, "2023")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "plans").write_text("", encoding="utf-8")

    assert find_root(inner) == tmp_path


def test_plans_are_the_folders_with_a_plan(tmp_path: Path) -> None:
    workspace(tmp_path, "2024", "2023")
    (tmp_path / "plans" / "drafts").mkdir()

    assert list_plans(tmp_path) == ["2023", "2024"]


def test_a_file_in_the_place_of_a_plan_is_told(tmp_path: Path) -> None:
    """Not one beside the plans."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "2024").write_text("", encoding="utf-8")
    (tmp_path / "plans" / "说明.txt").write_text("", encoding="utf-8")

    found = find_workspace(tmp_path, "", 2024)

    assert list_plans(tmp_path) == ["2024"]
    with pytest.raises(Unreadable) as told:
        found.read_plan()
    assert "plans/2024" in str(told.value.message)


@pytest.mark.parametrize(
    ("name", "year", "chosen"),
    [
        ("", 2023, "2023"),
        ("", 2024, "2024"),
        ("", 2030, "2024"),
        ("", 1999, "2024"),
        ("2022", 2024, "2022"),
    ],
)
def test_the_plan_meant_is_the_one_named_else_that_of_the_year_else_the_latest(
    tmp_path: Path, name: str, year: int, chosen: str
) -> None:
    workspace(tmp_path, "2022", "2023", "2024")

    assert find_workspace(tmp_path, name, year).name == chosen


def test_a_plan_with_a_name_of_its_own_says_its_year_itself(tmp_path: Path) -> None:
    workspace(tmp_path, "宣传部", year=2023)
    workspace(tmp_path, "创城", year=2024)
    workspace(tmp_path, "2020")

    assert find_workspace(tmp_path, "", 2023).name == "宣传部"
    assert find_workspace(tmp_path, "", 2024).name == "创城"
    assert find_workspace(tmp_path, "", 2020).name == "2020"
    assert find_workspace(tmp_path, "", 2030).name == "创城"


def test_a_copied_folder_is_not_the_latest_plan(tmp_path: Path) -> None:
    workspace(tmp_path, "2023", "2023 (1)", "2023 - 副本", year=2023)
    assert find_workspace(tmp_path, "", 2026).name == "2023"


def test_of_two_plans_of_the_year_the_first_by_name_is_meant(tmp_path: Path) -> None:
    workspace(tmp_path, "2023", "a", "b", year=2023)
    workspace(tmp_path, "2024", year=2024)

    assert find_workspace(tmp_path, "", 2023).name == "2023"


@pytest.mark.parametrize(
    "content",
    [b"not toml", b"\xff\xfe", b"year = '2030'", b"", b"x = " + b"[" * 100_000, b"\xef\xbb\xbfx"],
)
def test_a_plan_that_cannot_be_read_has_no_year_and_stops_no_other(
    tmp_path: Path, content: bytes
) -> None:
    workspace(tmp_path, "broken", "2023")
    (tmp_path / "plans" / "broken" / "plan.toml").write_bytes(content)

    assert find_workspace(tmp_path, "", 2030).name == "2023"


def test_a_byte_order_mark_does_not_hide_the_year(tmp_path: Path) -> None:
    workspace(tmp_path, "宣传部", "2020")
    path = tmp_path / "plans" / "宣传部" / "plan.toml"
    path.write_bytes(b"\xef\xbb\xbf" + PLAN.format(year=2023).encode())

    assert find_workspace(tmp_path, "", 2023).name == "宣传部"


def test_a_plan_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    workspace(tmp_path, "2022", "2023")

    with pytest.raises(Refused) as refused:
        find_workspace(tmp_path, "2021", 2023)

    assert refused.value.message.speak("en") == "there is no plan '2021'"
    assert refused.value.hint is not None
    assert refused.value.hint.speak("en") == "the plans here are 2022, 2023"


def test_without_any_plan_the_user_is_told_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()

    with pytest.raises(Unreadable) as failed:
        find_workspace(tmp_path, "", 2023)

    assert failed.value.message.speak("en") == f"there are no plans in {tmp_path} or above it"
    assert failed.value.hint is not None
    assert "wenming new 2023" in failed.value.hint.speak("en")


def test_without_a_workspace_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path looks no further up than where it begins."""
    monkeypatch.chdir(tmp_path)

    assert find_root(Path("a") / "b") is None
    with pytest.raises(Unreadable) as failed:
        find_workspace(Path("a") / "b", "", 2023)

    assert failed.value.message.speak("en").startswith("there are no plans in ")


# --- what it holds ------------------------------------------------------------------------------


def test_a_plan_is_loaded_with_its_journal(tmp_path: Path) -> None:
    here = find_workspace(workspace(tmp_path, "2023"), "", 2023)
    diary = Diary()
    diary("start", "1")
    here.append("li-na@pc-07", diary.entries)

    journal, found = here.read_journal(), here.read_plan()

    assert found.plan is not None
    assert found.plan.year == 2023
    assert [entry.id for entry in journal.entries] == [diary.entries[0].id]
    assert len(journal.by_writer("li-na@pc-07")) == 1
    assert journal.origins[0][0] == "plans/2023/journal/li-na@pc-07.jsonl"
    assert (found.problems, journal.problems) == ((), ())
    assert problems_in(here) == []


def test_commands_of_one_writer_record_one_after_the_other(tmp_path: Path) -> None:
    """What was read while it lasts stays true; the entries are written within."""
    here = find_workspace(workspace(tmp_path, "2023"), "", 2023)
    diary = Diary()
    diary("start", "1")

    with here.hold_journal("li-na@pc-07"):
        before = here.read_journal().entries
        here.append("li-na@pc-07", diary.entries)

    after = here.read_journal().entries
    assert (before, [entry.id for entry in after]) == ((), [diary.entries[0].id])


def test_recording_leaves_the_plan_as_people_wrote_it(tmp_path: Path) -> None:
    here = find_workspace(workspace(tmp_path, "2023"), "", 2023)
    before = here.plan_path.read_bytes()
    diary = Diary()
    diary("start", "1")

    here.append("li-na@pc-07", diary.entries)
    problems_in(here)

    assert here.plan_path.read_bytes() == before


def test_a_plan_that_cannot_be_used_names_what_keeps_it_from_that(tmp_path: Path) -> None:
    here = find_workspace(workspace(tmp_path, "2023"), "", 2023)
    text = PLAN.format(year=2023) + 'dues = 1\n[[task]]\nno = "2"\ntitle = "x"\ndue = 2022-01-01\n'
    here.plan_path.write_bytes(b"\xef\xbb\xbf" + text.encode())

    with pytest.raises(Unreadable) as failed:
        _ = office_in(here).plan
    assert [p.code for p in failed.value.problems] == ["unknown-key"]
    assert [p.code for p in problems_in(here)] == ["byte-order-mark", "unknown-key"]


def test_check_reports_every_fault_file_by_file_and_line_by_line(tmp_path: Path) -> None:
    here = find_workspace(workspace(tmp_path, "2023"), "", 2023)
    here.plan_path.write_text(PLAN.format(year=2023) + "due = 2022-01-01\n", encoding="utf-8")
    diary = Diary()
    diary("done", "9")
    diary("tick", "1", step="没有这一步")
    photo = here.folder / "evidence" / "1" / "合影.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"first version")
    digest = hashlib.sha256(b"another version").hexdigest()
    diary("attach", "1", evidence=[{"path": "evidence/1/合影.jpg", "sha256": digest}])
    (photo.parent / "无主.jpg").write_bytes(b"nobody's")
    here.append("wang@pc", diary.entries[:1])
    here.append("li-na@pc-07", diary.entries[1:])
    with (here.folder / "journal" / "wang@pc.jsonl").open("ab") as file:
        file.write(b"damaged\n")

    found = [(p.where.removeprefix("plans/2023/"), p.code) for p in problems_in(here)]

    assert found == [
        ("plan.toml:9", "date-outside"),
        ("evidence/1/无主.jpg", "evidence-orphaned"),
        ("journal/li-na@pc-07.jsonl:1", "unknown-step"),
        ("journal/li-na@pc-07.jsonl:2", "evidence-changed"),
        ("journal/wang@pc.jsonl:1", "unknown-item"),
        ("journal/wang@pc.jsonl:2", "damaged-line"),
    ]


def test_a_repair_leaves_nothing_for_check_to_report(tmp_path: Path) -> None:
    here = find_workspace(workspace(tmp_path, "2023"), "", 2023)
    diary = Diary()
    diary("start", "1")
    here.append("li-na@pc-07", diary.entries)
    here.append("li-na@pc-07 (1)", diary.entries)
    with (here.folder / "journal" / "li-na@pc-07.jsonl").open("ab") as file:
        file.write(b"damaged\n")
    before = [p.code for p in problems_in(here)]

    repaired = here.repair("20230305-120000")

    assert before == ["stray-copy", "damaged-line"]
    assert [(one.file, one.line) for one in repaired] == [
        ("plans/2023/journal/li-na@pc-07.jsonl", 2),
        ("plans/2023/journal/li-na@pc-07 (1).jsonl", 0),
    ]
    assert problems_in(here) == []


def test_how_much_evidence_there_is_to_read(tmp_path: Path) -> None:
    here = find_workspace(workspace(tmp_path, "2023"), "", 2023)
    photo = here.folder / "evidence" / "1" / "合影.jpg"
    diary = Diary()
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"1234567")
    digest = hashlib.sha256(b"1234567").hexdigest()
    diary("attach", "1", evidence=[{"path": "evidence/1/合影.jpg", "sha256": digest}])
    here.append("li-na@pc-07", diary.entries)
    told: list[int] = []

    assert problems_in(here, told.append) == []
    assert sum(told) == count_evidence_bytes(here) == 7


def test_what_was_taken_back_has_no_missing_evidence(tmp_path: Path) -> None:
    here = find_workspace(workspace(tmp_path, "2023"), "", 2023)
    diary = Diary()
    diary.undo(diary("attach", "1", evidence=[{"path": "evidence/1/x.jpg", "sha256": "a" * 64}]))
    here.append("li-na@pc-07", diary.entries)

    assert problems_in(here) == []


def test_an_office_may_have_its_own_form_for_a_document(tmp_path: Path) -> None:
    here = find_workspace(workspace(tmp_path, "2023"), "", 2023)
    form = here.folder / "templates" / "summary.docx"

    assert here.read_form("summary") is None
    form.parent.mkdir()
    form.write_bytes(b"PK")
    assert here.read_form("summary") == ("plans/2023/templates/summary.docx", b"PK")


def test_a_form_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    here = find_workspace(workspace(tmp_path, "2023"), "", 2023)
    (here.folder / "templates" / "summary.docx").mkdir(parents=True)
    with pytest.raises(Unreadable) as found:
        here.read_form("summary")
    assert "plans/2023/templates/summary.docx" in found.value.message.speak("en")


# --- new plans ----------------------------------------------------------------------------------


def test_a_new_plan_is_a_folder_with_a_plan(tmp_path: Path) -> None:
    made = create_plan(tmp_path, "2024", "text\n")

    assert made == Workspace(tmp_path, "2024")
    assert made.plan_path.read_bytes() == b"text\n"


def test_a_plan_that_is_there_is_never_touched(tmp_path: Path) -> None:
    create_plan(tmp_path, "2024", "first\n")

    with pytest.raises(Refused) as refused:
        create_plan(tmp_path, "2024", "second\n")

    assert refused.value.message.speak("en") == (
        "plans/2024/plan.toml exists already and was not changed"
    )
    assert (tmp_path / "plans" / "2024" / "plan.toml").read_bytes() == b"first\n"


def test_a_folder_without_a_plan_takes_one(tmp_path: Path) -> None:
    (tmp_path / "plans" / "2024" / "journal").mkdir(parents=True)

    assert create_plan(tmp_path, "2024", "text\n").plan_path.exists()


@pytest.mark.parametrize("name", ["2024", "宣传部2024", "2024 draft", "a.b", "x" * 61])
def test_a_plan_may_have_a_name_of_its_own(tmp_path: Path, name: str) -> None:
    assert list_plans(create_plan(tmp_path, name, "").root) == [name]


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../x", "a/b", "a\\b", ".hidden", " x", "a:b", "a*", "a?", 'a"b', "<a>", "a|b",
     "a\nb", "a\0b", "x" * 62],
)  # fmt: skip
def test_a_name_that_can_be_no_folder_everywhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        create_plan(tmp_path, name, "text\n")

    assert refused.value.message.speak("en") == f"'{name}' cannot be the name of a folder"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["CON", "nul.2024", "LPT¹", "2024.", "2024 "])
def test_a_name_that_windows_changes_or_keeps_for_itself_is_refused(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(Refused) as refused:
        create_plan(tmp_path, name, "text\n")

    fault = find_name_fault(name)
    assert fault is not None
    assert refused.value.message.speak("en") == fault.speak("en")
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    (tmp_path / "plans").write_text("a file where a folder should be", encoding="utf-8")

    with pytest.raises(Unreadable) as failed:
        create_plan(tmp_path, "2024", "text\n")

    assert failed.value.message.speak("en").startswith("plans/2024 cannot be written: ")


def test_a_file_where_the_folder_should_be_is_not_a_plan(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "2024").write_text("", encoding="utf-8")

    with pytest.raises(Unreadable):
        create_plan(tmp_path, "2024", "text\n")


def test_on_a_full_disk_no_half_plan_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the second try would be told that the plan exists already."""

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Unreadable) as failed:
        create_plan(tmp_path, "2024", "text\n")

    assert failed.value.message.speak("en") == "plans/2024 cannot be written: the disk is full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="Linux tells names of open files")
def test_a_new_plan_is_made_to_last_with_all_that_it_lies_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name is only safe when its folder is, and that of all plans.

    It is written and synced in a hidden folder, which is then renamed.
    """
    really, synced = os.fsync, list[str]()

    def fsync(descriptor: int) -> None:
        name = os.path.realpath(f"/proc/self/fd/{descriptor}")
        synced.append(re.sub(r"\.wenming-\w+\.part", "hidden", name))
        really(descriptor)

    monkeypatch.setattr("os.fsync", fsync)
    plan = create_plan(tmp_path, "2023", "text\n").plan_path

    hidden = tmp_path / "hidden" / "plans"
    assert synced == [
        *map(str, (hidden / "2023/plan.toml", hidden / "2023", hidden)),
        *map(str, (plan.parent, tmp_path / "plans", tmp_path)),
    ]


def test_a_plan_whose_name_cannot_be_made_to_last_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the next try is not told that it exists already."""
    done: list[int] = []

    def fsync(descriptor: int) -> None:
        done.append(descriptor)
        if len(done) > 1:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.fsync", fsync)
    with pytest.raises(Unreadable) as failed:
        create_plan(tmp_path, "2023", "text\n")

    assert failed.value.message.speak("en") == "plans/2023 cannot be written: the disk has a fault"
    assert not (tmp_path / "plans" / "2023" / "plan.toml").exists()
