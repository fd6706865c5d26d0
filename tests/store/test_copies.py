"""Copies of the plan and of its folder, which nothing reads, and names that are one elsewhere."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest

from wenming_cli.store.copies import check_copies
from wenming_cli.store.userpath import UserPath
from wenming_cli.store.workspace import Workspace

PLAN = """format = 1
title  = "精神文明工作方案"
unit   = "区委宣传部"
year   = 2026
"""
OTHER_YEAR = PLAN.replace("2026", "2027")
OTHER_UNIT = PLAN.replace("区委宣传部", "区教育局")
OTHER_TITLE = PLAN.replace("精神文明", "志愿服务")

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere they are one name")


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    """A plan of 2026."""
    return put(tmp_path, "plans/2026/plan.toml")


def put(root: Path, name: str, text: str = PLAN) -> Workspace:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Workspace(root, "2026")


def found(here: Workspace) -> list[tuple[str, str]]:
    """File and code of each problem."""
    problems = list(check_copies(here))
    assert not any(p.blocking for p in problems)
    assert all(p.notice == (p.code == "plan-backup") for p in problems)
    return [(p.file, p.code) for p in problems]


def words(here: Workspace) -> tuple[str, str]:
    """Message and hint of the only problem."""
    [problem] = check_copies(here)
    return problem.message.speak("en"), problem.hint.speak("en")


# --- plan.toml ------------------------------------------------------------------------------------


def test_a_folder_as_the_program_leaves_it_holds_no_copies(here: Workspace) -> None:
    for name in ("plan.new.toml", "journal/a@pc.jsonl", "source/plan (1).toml", "planning.toml",
                 "说明.toml", "planen.toml", ".plan (1).toml", "~$plan.toml", "plan", "plans.txt"):  # fmt: skip
        put(here.root, f"plans/2026/{name}", "")

    assert found(here) == []


@pytest.mark.parametrize(
    "name",
    ["plan (1).toml", "plan - 副本.toml", "plan - 副本 (2).toml", "plan 的副本.toml",
     "plan (李娜的冲突副本 2026-03-05).toml", "plan (Li Na's conflicted copy 2026-03-05).toml",
     "plan-conflict-copy.toml", "plan.sync-conflict-20260710-101010-ABCDEFG.toml",
     "plan_conflict-20260305-101500.toml", "plan-DESKTOP-1.toml", "plan - Copy.toml",
     "plan copy.toml", "plan副本.toml", "plan2.toml", "plan.toml (1)", "Copy of plan.toml",
     "复件 plan.toml", "plan.new (1).toml", "PLAN (1).TOML", "plan备份.toml"],
)  # fmt: skip
def test_sync_programs_and_people_name_copies_of_the_plan_so(here: Workspace, name: str) -> None:
    put(here.root, f"plans/2026/{name}")

    assert found(here) == [(f"plans/2026/{name}", "plan-copy")]


@linux_only
@pytest.mark.parametrize("name", ["Plan.toml", "PLAN.TOML", "plan.TOML"])
def test_a_plan_in_capitals_beside_the_plan_is_a_copy(here: Workspace, name: str) -> None:
    put(here.root, f"plans/2026/{name}")

    assert found(here) == [(f"plans/2026/{name}", "plan-copy")]


@linux_only
def test_where_capitals_make_no_difference_the_plan_is_no_copy_of_itself(here: Workspace) -> None:
    """As on Windows, where somebody may have called it so."""
    here.plan_path.rename(here.folder / "Plan.toml")

    assert found(here) == []


def test_a_copy_of_the_plan_is_told_with_what_to_do(here: Workspace) -> None:
    put(here.root, "plans/2026/plan (1).toml")
    said = "a copy of plan.toml, perhaps from a sync program; what was changed in it is not used"
    assert words(here) == (said, "it says the same as plan.toml: delete it")

    put(here.root, "plans/2026/plan (1).toml", "no plan at all [")
    assert words(here) == (
        said,
        "compare the two, take over into plan.toml what is right, then delete the copy",
    )


@pytest.mark.parametrize("text", [OTHER_YEAR, OTHER_UNIT])
def test_the_plan_of_another_year_or_unit_is_no_copy(here: Workspace, text: str) -> None:
    """It waits here for its folder."""
    put(here.root, "plans/2026/plan-2027.toml", text)

    assert found(here) == []


@pytest.mark.parametrize("name", ["plan.toml.bak", "plan.toml~", "plan.toml.orig", "#plan.toml#"])
def test_what_an_editor_keeps_is_a_notice(here: Workspace, name: str) -> None:
    put(here.root, f"plans/2026/{name}")

    assert found(here) == [(f"plans/2026/{name}", "plan-backup")]


@linux_only
def test_a_link_is_no_copy(here: Workspace, tmp_path: Path) -> None:
    """It is named as a link, and nothing of it is read."""
    (here.folder / "plan (1).toml").symlink_to(tmp_path / "nowhere")

    assert found(here) == []


# --- the plan's folder ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["2026 (1)", "2026 - 副本", "2026 的副本", "2026 (李娜的冲突副本 2026-03-05)", "2026-conflict-copy",
     "2026 (Li Na's conflicted copy 2026-03-05)", "2026.sync-conflict-20260305-101500-ABCDEFG",
     "2026 - Copy", "2026 copy", "2026-DESKTOP-1", "2026年", "2026 2"],
)  # fmt: skip
def test_sync_programs_and_people_name_copies_of_the_folder_so(here: Workspace, name: str) -> None:
    put(here.root, f"plans/{name}/plan.toml")

    assert found(here) == [(f"plans/{name}", "plan-copy")]
    assert found(Workspace(here.root, name)) == [(f"plans/{name}", "plan-copy")]


def test_a_copy_of_the_folder_is_told_with_what_to_do(here: Workspace) -> None:
    put(here.root, "plans/2026 (1)/plan.toml")

    message, hint = words(here)

    assert message == (
        "a copy of plans/2026, perhaps from a sync program; what was changed or recorded in it does "
        "not count"
    )
    assert "plans/2026/journal under new names" in hint


def test_a_copy_without_a_plan_may_still_hold_records(here: Workspace) -> None:
    put(here.root, "plans/2026 (1)/journal/li-na@pc.jsonl", "")

    assert found(here) == [("plans/2026 (1)", "plan-copy")]


@pytest.mark.parametrize(
    ("name", "text"),
    [("2026 (2)", OTHER_UNIT), ("2026-副本", OTHER_YEAR), ("2026 志愿服务", OTHER_TITLE),
     ("2026-教育局", OTHER_UNIT), ("2027", OTHER_YEAR), ("20", OTHER_YEAR), ("方案 (1)", PLAN)],
)  # fmt: skip
def test_a_plan_of_its_own_is_no_copy(here: Workspace, name: str, text: str) -> None:
    put(here.root, f"plans/{name}/plan.toml", text)

    assert found(here) == []


def test_copies_of_other_plans_are_their_affair(here: Workspace) -> None:
    put(here.root, "plans/2025/plan.toml", PLAN.replace("2026", "2025"))
    put(here.root, "plans/2025 (1)/plan.toml", PLAN.replace("2026", "2025"))
    put(here.root, "plans/2026 (1).txt", "no folder")

    assert found(here) == []
    assert found(Workspace(here.root, "2025")) == [("plans/2025 (1)", "plan-copy")]


# --- names that are one elsewhere -----------------------------------------------------------------


@linux_only
@pytest.mark.parametrize("name", ["PLANS/2026", "Plans/2026"])
def test_the_folder_of_plans_in_capitals(here: Workspace, name: str) -> None:
    put(here.root, f"{name}/plan.toml")

    assert found(here) == [(name, "names-alike")]


@linux_only
def test_a_plans_folder_in_capitals(here: Workspace) -> None:
    put(here.root, "plans/xcb/plan.toml")
    put(here.root, "plans/XCB/plan.toml")
    put(here.root, "PLANS/说明.txt")
    put(here.root, "pLANS", "no folder")

    assert found(Workspace(here.root, "xcb")) == [("plans/XCB", "names-alike")]
    assert found(here) == []


@linux_only
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("journal/li-na@pc.jsonl", "journal/Li-Na@PC.jsonl"),
        ("evidence/3.1/a.jpg", "evidence/3.1/a.JPG"),
        ("evidence/3.1/é-가.jpg", unicodedata.normalize("NFD", "evidence/3.1/é-가.jpg")),
        ("templates/summary.docx", "templates/Summary.docx"),
    ],
)
def test_names_that_windows_or_macos_takes_for_one(here: Workspace, one: str, other: str) -> None:
    for name in (one, other, "journal/.Li.lock", "journal/.li.lock"):
        put(here.root, f"plans/2026/{name}")

    assert found(here) == [(f"plans/2026/{other}", "names-alike")]
    message, hint = words(here)
    assert message.startswith(f"the name differs from {Path(one).name} only in capital letters or")
    assert hint == "if one is a copy, delete it; otherwise give it another name"


def test_one_name_in_two_folders_is_no_twin(here: Workspace) -> None:
    put(here.root, "plans/2026/evidence/3.1/a.jpg")
    put(here.root, "plans/2026/evidence/3.2/A.jpg")

    assert found(here) == []


def test_a_workspace_that_holds_other_things(here: Workspace) -> None:
    put(here.root, "方案.docx", "")
    put(here.root, "归档/2026/plan.toml")

    assert found(here) == []


def test_where_nobody_may_look_nothing_is_said(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may be listed and not entered; it is named as that."""
    put(here.root, "plans/2026/plan (1).toml")
    put(here.root, "plans/2026 (1)/plan.toml")

    def shut(file: UserPath) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("wenming_cli.store.copies.look", shut)
    monkeypatch.setattr("wenming_cli.store.copies.list_names", shut)
    assert found(here) == []
