"""A new plan that is killed on its way is none, or is whole; what was there before stays."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wenming_cli.store.plan.creation import write_plan_folder
from wenming_cli.store.plan.imported import SourceDocument, write_imported_plan
from wenming_cli.store.workspace import list_plans

TEXT = 'format = 1\ntitle = "方案"\nunit = "部"\nyear = 2026\n'
SOURCE = SourceDocument("方案.docx", b"PK" * 1000)
WHOLE = {"plan.toml": TEXT.encode(), "source/方案.docx": SOURCE.data}
STEPS = frozenset(
    {"open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "shutil.rmtree"}
)

unix = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked here")


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do something in a process of its own, killed before its n-th step on the disk, if it has so many."""
    pid = os.fork()
    if pid == 0:
        count = 0

        def kill(event: str, _args: object) -> None:
            nonlocal count
            count += event in STEPS
            if event in STEPS and count == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill)
        try:
            work()
        finally:
            os._exit(0)
    from campaigns.child import wait_for  # Windows cannot import it

    status, _ = wait_for(pid)
    return os.WIFSIGNALED(status)


def visible(root: Path) -> dict[str, bytes]:
    """The files of the plan, without hidden ones."""
    paths = (path for path in root.rglob("*") if path.is_file() and ".wenming-" not in str(path))
    return {path.relative_to(root / "plans/2026").as_posix(): path.read_bytes() for path in paths}


def write(root: Path) -> None:
    write_imported_plan(root, "2026", TEXT, SOURCE)


@unix
@pytest.mark.slow
@pytest.mark.parametrize("before", ["nothing", "another plan", "a folder"])
def test_a_killed_import_leaves_nothing_or_all(before: str, tmp_path: Path) -> None:
    step, kills = 0, True
    while kills:
        step += 1
        root = tmp_path / str(step)
        root.mkdir()
        if before != "nothing":
            folder = "2025" if before == "another plan" else "2026/journal"
            (root / "plans" / folder).mkdir(parents=True)
        kills = killed_at(step, lambda root=root: write(root))  # type: ignore[misc]
        found = visible(root)
        if before == "a folder":  # its source may be there before it; without plan it is none
            assert found.items() <= WHOLE.items()
            assert "plan.toml" not in found or found == WHOLE
        else:
            assert found in ({}, WHOLE)
            assert (root / "plans/2026").exists() == bool(found)
        if not found.get("plan.toml"):
            write(root)  # trying again is enough
        assert visible(root) == WHOLE
        assert list_plans(root) == ["2026"]
    assert step > 6


def test_of_two_the_slower_changes_nothing(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    write_plan_folder(plans, "2026", {"plan.toml": b"first"})
    with pytest.raises(FileExistsError):
        write_plan_folder(plans, "2026", {"source/a": b"a", "plan.toml": b"second"})
    assert (plans / "2026/plan.toml").read_bytes() == b"first"
    assert [path.name for path in (plans / "2026").iterdir()] == ["plan.toml"]


def test_a_source_of_another_content_stays(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    (plans / "2026/source").mkdir(parents=True)
    (plans / "2026/source/a").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        write_plan_folder(plans, "2026", {"source/a": b"a", "plan.toml": b"plan"})
    assert [path.name for path in (plans / "2026").rglob("*")] == ["source", "a"]
    assert (plans / "2026/source/a").read_bytes() == b"mine"


def test_an_import_that_was_broken_off_behind_its_source_goes_on(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    (plans / "2026/source").mkdir(parents=True)
    (plans / "2026/source/a").write_bytes(b"a")
    before = (plans / "2026/source/a").stat().st_ino
    write_plan_folder(plans, "2026", {"source/a": b"a", "plan.toml": b"plan"})
    assert (plans / "2026/plan.toml").read_bytes() == b"plan"
    assert (plans / "2026/source/a").stat().st_ino == before


def test_without_hard_links_nothing_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_args: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", link)
    plans = tmp_path / "plans"
    (plans / "2026").mkdir(parents=True)
    write_plan_folder(plans, "2026", {"source/a": b"a", "plan.toml": b"plan"})
    assert (plans / "2026/plan.toml").read_bytes() == b"plan"
    (plans / "2026/plan.toml").unlink()
    with pytest.raises(FileExistsError):
        write_plan_folder(plans, "2026", {"source/a": b"b", "plan.toml": b"plan"})
    assert (plans / "2026/source/a").read_bytes() == b"a"


@pytest.mark.parametrize("there", [False, True], ids=["a new folder", "a folder that is there"])
def test_where_the_disk_fails_at_the_end_all_is_taken_back(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = tmp_path / "plans"
    (plans / "2026").mkdir(parents=True) if there else plans.mkdir()
    before = sorted(tmp_path.rglob("*"))

    def sync(folder: Path) -> None:
        if folder == plans:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("wenming_cli.store.plan.creation.sync_folder", sync)
    with pytest.raises(OSError, match="Input/output"):
        write_plan_folder(plans, "2026", {"source/a": b"a", "plan.toml": b"plan"})
    assert sorted(tmp_path.rglob("*")) == before
