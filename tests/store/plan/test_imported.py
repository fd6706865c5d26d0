"""An imported plan lies beside its source, whole or not at all; a merged one changes no more."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from wenming_cli.errors import Refused, Unreadable
from wenming_cli.store.plan.imported import (
    SourceDocument,
    accept_beside_plan,
    source_name,
    write_beside_plan,
    write_imported_plan,
)
from wenming_cli.store.userpath import UserPath

TEXT = 'format = 1\ntitle = "方案"\nunit = "部"\nyear = 2026\n'
SOURCE = SourceDocument("方案.docx", b"PK")
TOO_LONG = SourceDocument("长" * 300 + ".docx", b"PK")


def names(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_the_source_is_kept_beside_the_plan(tmp_path: Path) -> None:
    write_imported_plan(tmp_path, "2026", TEXT, SOURCE)

    assert names(tmp_path) == ["plans/2026/plan.toml", "plans/2026/source/方案.docx"]
    assert (tmp_path / "plans/2026/source/方案.docx").read_bytes() == b"PK"


def test_a_plan_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    write_imported_plan(tmp_path, "2026", TEXT, SOURCE)

    with pytest.raises(Refused):
        write_imported_plan(tmp_path, "2026", "other", SOURCE)

    assert (tmp_path / "plans/2026/plan.toml").read_text(encoding="utf-8") == TEXT


def test_where_the_source_cannot_be_kept_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        write_imported_plan(tmp_path, "2026", TEXT, TOO_LONG)

    assert list(tmp_path.iterdir()) == []


def test_what_was_in_the_folder_before_stays(tmp_path: Path) -> None:
    notes = tmp_path / "plans" / "2026" / "notes.txt"
    notes.parent.mkdir(parents=True)
    notes.write_text("mine", encoding="utf-8")

    with pytest.raises(Unreadable):
        write_imported_plan(tmp_path, "2026", TEXT, TOO_LONG)

    assert [name for name in names(tmp_path) if not name.endswith("source")] == [
        "plans/2026/notes.txt"
    ]


def test_what_is_proposed_stands_beside_the_plan_and_never_over_anything(tmp_path: Path) -> None:
    write_imported_plan(tmp_path, "2026", TEXT, SOURCE)
    place = UserPath(tmp_path / "plans/2026", "plans/2026", own=1)

    assert write_beside_plan(place / "plan.new.toml", b"one")
    assert not write_beside_plan(place / "plan.new.toml", b"two")
    assert (place / "plan.new.toml").path.read_bytes() == b"one"
    with pytest.raises(Unreadable) as failed:
        write_beside_plan(place / "source", b"three")
    assert failed.value.message.speak("en") == (
        "plans/2026/source cannot be written: source is a folder, not a file"
    )


def test_a_copy_takes_the_plans_place_only_as_long_as_the_plan_is_what_it_was_made_of(
    tmp_path: Path,
) -> None:
    write_imported_plan(tmp_path, "2026", TEXT, SOURCE)
    place = UserPath(tmp_path / "plans/2026", "plans/2026", own=1)
    plan = (place / "plan.toml").path
    before = plan.read_bytes()
    write_beside_plan(place / "plan.new.toml", b"new")

    assert accept_beside_plan(place, "plan.new.toml", before=b"another") is None
    assert plan.read_bytes() == before

    (place / "plan.old.toml").path.mkdir()
    with pytest.raises(Unreadable) as failed:
        accept_beside_plan(place, "plan.new.toml", before=before)
    assert "plan.old.toml is a folder" in failed.value.message.speak("en")
    assert plan.read_bytes() == before

    (place / "plan.old.toml").path.rmdir()
    old = accept_beside_plan(place, "plan.new.toml", before=before)
    assert old is not None
    assert (old.path.read_bytes(), plan.read_bytes()) == (before, b"new")
    assert not (place / "plan.new.toml").path.exists()


def test_a_plan_that_cannot_be_replaced_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full in the very moment; what was to take its place is still there."""
    write_imported_plan(tmp_path, "2026", TEXT, SOURCE)
    place = UserPath(tmp_path / "plans/2026", "plans/2026", own=1)
    before = (place / "plan.toml").path.read_bytes()
    write_beside_plan(place / "plan.new.toml", b"new")

    def full(file: UserPath, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("wenming_cli.store.plan.imported.replace_plain", full)
    with pytest.raises(Unreadable):
        accept_beside_plan(place, "plan.new.toml", before=before)
    assert (place / "plan.toml").path.read_bytes() == before
    assert (place / "plan.new.toml").path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("2024年方案.DOCX", "2024年方案.docx"),
        ("a/b:c?.doc", "b-c.doc"),
        ("方案", "方案"),
        ("方案.d o c", "方案.doc"),
        ("方案.abcdefghijk", "方案.abcdefghi"),
        ("e\u0301.txt", "\u00e9.txt"),
    ],
)
def test_the_source_keeps_a_name_that_every_system_takes(name: str, kept: str) -> None:
    assert source_name(name) == kept
