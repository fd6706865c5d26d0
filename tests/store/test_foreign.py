"""What lies in a plan's folder and does not belong there is named as what it is."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from wenming_cli.store.evidence.files import list_evidence
from wenming_cli.store.foreign import find_foreign
from wenming_cli.store.userpath import UserPath
from wenming_cli.store.walk import walk

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="links need a right, and there are no pipes"
)


@pytest.fixture
def plan(tmp_path: Path) -> UserPath:
    """The plan's folder with what is usual in one."""
    folder = tmp_path / "plans" / "2023"
    for name in ("plan.toml", "journal/li-na@pc-07.jsonl", "journal/.li-na@pc-07.lock",
                 "journal/aside/x.jsonl.txt", "evidence/3.1/合影.jpg", "source/方案.docx"):  # fmt: skip
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return UserPath(folder, "plans/2023", own=1)


def found(plan: UserPath) -> list[tuple[str, str]]:
    """File and message of each problem."""
    problems = list(find_foreign(plan))
    assert {p.code for p in problems} <= {"not-plain"}
    assert not any(p.blocking or p.notice for p in problems)
    return [(p.file.removeprefix("plans/2023/"), p.message.speak("en")) for p in problems]


def test_a_usual_folder_holds_nothing_foreign(plan: UserPath, tmp_path: Path) -> None:
    assert found(plan) == []
    assert found(UserPath(tmp_path / "nowhere", "plans/2024", own=1)) == []


@pytest.mark.parametrize(
    "name",
    ["plan.new.toml", "journal/wang@pc.jsonl", "journal/.gitignore", "journal/.wang@pc.lock",
     "journal/aside/y.txt", "evidence/3.2", "evidence/3.1/钥匙.jpg", "templates", "forms",
     "source/附件.docx", "我的文件夹"],
)  # fmt: skip
def test_a_link_is_named_wherever_it_is(plan: UserPath, tmp_path: Path, name: str) -> None:
    (plan.path / name).symlink_to(tmp_path)

    assert found(plan) == [(name, f"{Path(name).name} is a link that leads to {tmp_path}")]


def test_no_link_is_walked_through_and_none_is_evidence(plan: UserPath, tmp_path: Path) -> None:
    """So nobody is advised to attach the private key that it leads to."""
    key = tmp_path / "home" / "id_ed25519"
    key.parent.mkdir()
    key.write_bytes(b"secret")
    (plan.path / "evidence/3.1/钥匙.jpg").symlink_to(key)
    (plan.path / "evidence/3.2").symlink_to(key.parent)

    assert [path.name for path in list_evidence(plan.path)] == ["合影.jpg"]
    assert not [one for one in walk(plan) if one.file.path.name == "id_ed25519"]
    assert not any("attach" in p.hint.speak("en") for p in find_foreign(plan))


def test_pipes_and_wrong_kinds_are_named(plan: UserPath) -> None:
    os.mkfifo(plan.path / "evidence/3.1/管道.jpg")
    (plan.path / "journal/wang@pc.JSONL").mkdir()
    (plan.path / "templates/summary.docx").mkdir(parents=True)
    (plan.path / "forms").write_bytes(b"")

    assert found(plan) == [
        ("evidence/3.1/管道.jpg", "管道.jpg is a pipe, not a file"),
        ("forms", "forms is a file, not a folder"),
        ("journal/wang@pc.JSONL", "wang@pc.JSONL is a folder, not a file"),
        ("templates/summary.docx", "summary.docx is a folder, not a file"),
    ]


def test_what_is_too_large_for_its_kind_is_named(plan: UserPath) -> None:
    """Evidence may have any size."""
    (plan.path / "templates").mkdir()
    (plan.path / "source" / "附件").mkdir()
    for name in ("journal/wang@pc.jsonl", "templates/summary.docx", "evidence/3.1/录像.mp4",
                 "source/方案.txt", "source/附件/录像.mp4"):  # fmt: skip
        with (plan.path / name).open("wb") as file:
            file.truncate(300 << 20)

    assert found(plan) == [
        ("journal/wang@pc.jsonl", "wang@pc.jsonl is too large: 300 MB, at most 200 MB"),
        ("source/方案.txt", "方案.txt is too large: 300 MB, at most 60 MB"),
        ("templates/summary.docx", "summary.docx is too large: 300 MB, at most 60 MB"),
    ]


def test_a_file_that_may_not_be_read_is_named(
    plan: UserPath, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read everything, so the answer is made up."""
    monkeypatch.setattr("os.access", lambda path, _: path.name != "方案.docx")

    assert found(plan) == [("source/方案.docx", "no permission, or it is open in another program")]


@pytest.mark.parametrize("locked", ["3.1", "2023"])
def test_a_folder_that_cannot_be_looked_into_is_named(
    plan: UserPath, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    really = os.scandir

    def scan(path: Path) -> object:
        if path.name == locked:
            raise PermissionError(13, "Permission denied")
        return really(path)

    monkeypatch.setattr("os.scandir", scan)

    assert found(plan) == [
        (
            {"3.1": "evidence/3.1", "2023": "plans/2023"}[locked],
            "no permission, or it is open in another program",
        )
    ]


@pytest.mark.slow
def test_a_tree_deeper_than_names_can_be_is_named_where_it_ends(plan: UserPath) -> None:
    at = os.open(plan.path / "evidence", os.O_RDONLY)
    for _ in range(3000):
        os.mkdir("d", dir_fd=at)
        at, above = os.open("d", os.O_RDONLY, dir_fd=at), at
        os.close(above)
    os.close(at)

    named = found(plan)
    subprocess.run(["rm", "-rf", plan.path / "evidence"], check=True)  # deeper than pytest can

    [(name, message)] = named
    assert name.startswith("evidence/d/d/d")
    assert message == "the name is too long"


def test_what_is_removed_meanwhile_is_not_there(
    plan: UserPath, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(found: os.stat_result) -> None:
        raise FileNotFoundError

    monkeypatch.setattr("wenming_cli.store.walk.kind_of", gone)
    assert list(walk(plan)) == []
