"""What the faults of a plan and its journal do: stop every command, fail `check`, or neither."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from checking import problems_in
from growing import assert_linear
from places import DATA, REPO
from wenming_cli.errors import Problem
from wenming_cli.store.workspace import Workspace

FAULTS = DATA / "faults"
FOLDERS = sorted(path for path in FAULTS.iterdir() if path.is_dir())

PASSED_BY = {
    "byte-order-mark",
    "closed-plan",
    "date-outside",
    "festival-outside",
    "holidays-unknown",
    "no-items",
    "unseen-characters",
}
"""Faults of a plan that leave it usable; every other one stops each command."""

NOTICES = {
    "byte-order-mark", "closed-rows", "closed-twice", "day-beside", "evidence-orphaned",
    "evidence-used-twice", "festival-outside", "holidays-unknown",
    "journal-empty", "left-over", "newer-field", "no-seals", "plan-backup", "stray-file",
    "title-changed",
}  # fmt: skip
"""Worth saying, and no fault: `check` ends with 0."""


def problems(folder: Path, tmp_path: Path) -> list[Problem]:
    """What is wrong with one of the folders of faults, beside the plan of 2023 if it has none."""
    here = Workspace(tmp_path, "2023")
    shutil.copytree(folder, here.folder)
    if not here.plan_path.exists():
        shutil.copy(REPO / "plans" / "2023" / "plan.toml", here.plan_path)
    return problems_in(here)


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_only_faults_of_a_plan_stop_a_command(folder: Path, tmp_path: Path) -> None:
    """A journal and its evidence never do: what is whole in them counts."""
    for problem in problems(folder, tmp_path):
        in_plan = problem.file == "plans/2023/plan.toml"
        assert problem.blocking == (in_plan and problem.code not in PASSED_BY), problem


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_some_are_notices(folder: Path, tmp_path: Path) -> None:
    for problem in problems(folder, tmp_path):
        assert problem.notice == (problem.code in NOTICES), problem


def test_faults_of_the_plan_come_first_then_file_by_file_and_line_by_line(tmp_path: Path) -> None:
    found = problems(FAULTS / "many-at-once", tmp_path)
    order = [(not p.file.endswith("plan.toml"), p.file, p.line) for p in found]

    assert len({p.file for p in found}) > 1 or len({p.line for p in found}) > 1
    assert order == sorted(order)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_many_links_in_the_place_of_journals_are_named_in_linear_time(tmp_path: Path) -> None:
    def linked(n: int) -> Path:
        root = tmp_path / str(n)
        if not root.exists():
            folder = root / "plans" / "2023"
            (folder / "journal").mkdir(parents=True)
            shutil.copy(REPO / "plans" / "2023" / "plan.toml", folder)
            for i in range(n):
                (folder / "journal" / f"{i}.jsonl").symlink_to("nowhere")
        return root

    assert_linear(linked, lambda root: problems_in(Workspace(root, "2023")))
