"""What is wrong with the evidence: missing, changed, orphaned, used for two activities."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import Any, Literal
from unicodedata import normalize

import pytest

from building import Diary
from wenming_cli.core.journal.entries import Fact
from wenming_cli.store.evidence.checks import check_evidence
from wenming_cli.store.userpath import UserPath


class Story(Diary):
    """A journal and the files it speaks of, in a plan's folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def put(self, path: str, content: bytes = b"a photo") -> dict[str, str]:
        """A file of the evidence, as an entry names it."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return {"path": path, "sha256": hashlib.sha256(content).hexdigest()}

    def attach(self, *evidence: dict[str, str], item: str = "3.1", **fields: Any) -> None:
        self("attach", item, evidence=list(evidence), **fields)

    def found(self) -> list[tuple[str, int, str]]:
        """Code, number of the entry (0 for none), message."""
        facts = [entry for entry in self.entries if isinstance(entry, Fact)]
        return [
            (p.code, facts.index(fact) + 1 if fact else 0, p.message.speak("en"))
            for fact, p in check_evidence(UserPath(self.folder, "plans/2023"), facts)
        ]


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def test_evidence_that_is_there_as_it_was_is_well(story: Story) -> None:
    story.attach(story.put("evidence/3.1/a.jpg"), story.put("evidence/3.1/b.jpg", b"b"))

    assert story.found() == []


def test_a_file_that_is_gone(story: Story) -> None:
    story.attach(story.put("evidence/3.1/a.jpg"))
    (story.folder / "evidence/3.1/a.jpg").unlink()

    assert story.found() == [("evidence-missing", 1, "evidence/3.1/a.jpg is not there")]


def test_a_file_that_was_changed(story: Story) -> None:
    story.attach(story.put("evidence/3.1/a.jpg"))
    story.put("evidence/3.1/a.jpg", b"retouched")

    assert story.found() == [
        ("evidence-changed", 1, "evidence/3.1/a.jpg was changed after it was attached")
    ]


@pytest.mark.parametrize(("told", "kept"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_in_another_form_is_the_same_file(
    story: Story, told: Literal["NFC", "NFD"], kept: Literal["NFC", "NFD"]
) -> None:
    """As macOS, or a sync program on it, takes letters apart: of folders too."""
    photo = story.put(normalize(kept, "evidence/é/合影-가.jpg"))
    story.attach(photo | {"path": normalize(told, photo["path"])})

    assert story.found() == []

    story.put(photo["path"], b"retouched")
    assert [code for code, _, _ in story.found()] == ["evidence-changed"]


def test_evidence_that_was_attached_empty(story: Story) -> None:
    """Once an entry, and not as one picture for two activities."""
    story.attach(story.put("evidence/3.1/a.jpg", b""), story.put("evidence/3.1/b.jpg", b"b"))
    story.attach(story.put("evidence/4.1/a.jpg", b""), item="4.1", period="2023-Q1")

    assert story.found() == [
        ("evidence-empty", 1, "evidence/3.1/a.jpg is empty (0 bytes) and proves nothing"),
        ("evidence-empty", 2, "evidence/4.1/a.jpg is empty (0 bytes) and proves nothing"),
    ]


def test_evidence_that_is_empty_now(story: Story) -> None:
    """A sync program has put a placeholder in its place."""
    story.attach(story.put("evidence/3.1/a.jpg"))
    story.put("evidence/3.1/a.jpg", b"")

    assert story.found() == [
        (
            "evidence-changed",
            1,
            "evidence/3.1/a.jpg is empty now (0 bytes); it was not when it was attached",
        )
    ]


def test_an_empty_file_that_nobody_speaks_of(story: Story) -> None:
    story.put("evidence/3.1/a.jpg", b"")

    assert story.found() == [
        ("evidence-orphaned", 0, "no entry names this file, and it is empty (0 bytes)")
    ]


def test_a_file_that_vanishes_during_the_check(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.put("evidence/3.1/a.jpg", b"")
    really = os.lstat

    def gone(path: Path, **how: Any) -> os.stat_result:
        if str(path).endswith("a.jpg"):
            raise FileNotFoundError(2, "No such file")
        return really(path, **how)

    monkeypatch.setattr("os.lstat", gone)
    assert story.found() == [("evidence-orphaned", 0, "no entry names this file")]


def test_a_file_that_nobody_speaks_of(story: Story) -> None:
    story.attach(story.put("evidence/3.1/a.jpg"))
    story.put("evidence/3.2/b.jpg")

    [(fact, problem)] = check_evidence(
        UserPath(story.folder, "plans/2023"), [e for e in story.entries if isinstance(e, Fact)]
    )

    assert fact is None
    assert (problem.code, problem.notice) == ("evidence-orphaned", True)
    assert problem.file == "plans/2023/evidence/3.2/b.jpg"


def test_an_entry_that_names_a_file_elsewhere(story: Story) -> None:
    story.attach(story.put("plan.toml"))

    assert story.found() == [("evidence-outside", 1, "'plan.toml' leads out of evidence/")]


def test_one_picture_for_two_activities(story: Story) -> None:
    story.attach(story.put("evidence/3.1/a.jpg"))
    story.attach(story.put("evidence/4.1/a.jpg"), item="4.1", period="2023-Q1")
    story.attach(story.put("evidence/4.1/a.jpg"), item="4.1", period="2023-Q2")

    assert story.found() == [
        ("evidence-used-twice", 2, "evidence/4.1/a.jpg also proves 3.1"),
        ("evidence-used-twice", 3, "evidence/4.1/a.jpg also proves 3.1"),
    ]


def test_a_document_may_prove_several_activities(story: Story) -> None:
    """A sign-in sheet, stored once or twice."""
    sheet = story.put("evidence/3.1/签到表.pdf")
    story.attach(sheet)
    story.attach(sheet, item="4.1", period="2023-Q1")
    story.attach(story.put("evidence/3.2/签到表.pdf"), item="3.2")

    assert story.found() == []


def test_the_activity_that_a_picture_proves_is_named_with_its_time(story: Story) -> None:
    story.attach(story.put("evidence/4.1/a.jpg"), item="4.1", period="2023-Q1")
    story.attach(story.put("evidence/3.1/a.jpg"))

    assert story.found() == [
        ("evidence-used-twice", 2, "evidence/3.1/a.jpg also proves 4.1 Q1"),
    ]


def test_one_picture_may_stand_in_two_entries_about_one_activity(story: Story) -> None:
    photo = story.put("evidence/4.1/a.jpg")
    story.attach(photo, item="4.1", period="2023-Q1")
    story("verify", "4.1", period="2023-Q1", evidence=[photo])

    assert story.found() == []


def test_the_caller_is_told_how_far_it_is(story: Story) -> None:
    """So that a check of many photos can show it; a file of two entries is read once."""
    photo = story.put("evidence/3.1/a.jpg", b"1234567")
    story.attach(photo, story.put("evidence/3.1/b.jpg", b"123"))
    story.attach(photo)
    told: list[int] = []

    facts = [entry for entry in story.entries if isinstance(entry, Fact)]
    assert list(check_evidence(UserPath(story.folder, "plans/2023"), facts, told.append)) == []
    assert told == [7, 3]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_name_that_is_no_text_is_shown_by_its_bytes(story: Story) -> None:
    story.put(os.fsdecode("evidence/3.1/李娜.jpg".encode("gbk")))
    [(_, problem)] = check_evidence(UserPath(story.folder, "plans/2023"), [])

    assert problem.file == r"plans/2023/evidence/3.1/\xc0\xee\xc4\xc8.jpg"
