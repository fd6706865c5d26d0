"""A view shown again from its page: the same to the byte, and never a page out of date."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from wenming_cli.core.board import fold as board

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office

VIEWS = ("status", "list", "list --json", "show 3.1.1", "due 90d", "checklist", "log")


@pytest.fixture
def folds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One more for each board that is folded."""
    counted: list[int] = []
    fold = board.fold

    def counting(*args: Any, **named: Any) -> board.Board:
        counted.append(1)
        return fold(*args, **named)

    monkeypatch.setattr(board, "fold", counting)
    return counted


@pytest.fixture
def here(office: MakeOffice, tmp_path: Path) -> Office:
    found = office()
    found.pages = tmp_path / "pages"
    return found


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("tty", [True, False])
def test_the_same_page_again(view: str, tty: bool, here: Office, folds: list[int]) -> None:
    here.run('note 3.1.1 "起草" --people 3')
    folds.clear()
    first = here.run(view, tty=tty, colour=tty)
    assert folds == [1]
    assert here.run(view, tty=tty, colour=tty) == first
    assert folds == [1]


def test_whatever_changes_the_page_makes_it_anew(here: Office) -> None:
    """The journal, the plan, the day, the width, the language, colour, encoding, the question."""
    pages = [here.run("status").out]
    here.run("done 3.1.1")
    pages.append(here.run("status").out)
    plan = here.root / "plans/2023/plan.toml"
    plan.write_bytes(plan.read_bytes().replace("业务培训".encode(), "岗位练兵".encode()))
    pages.append(here.run("status").out)
    here.today = "2023-07-01"
    pages.append(here.run("status").out)
    pages.append(here.run("status --as-of 2023-08-01").out)
    pages.append(here.run("status", tty=True).out)
    pages.append(here.run("status", tty=True, width=120).out)
    pages.append(here.run("status", tty=True, width=120, colour=True).out)
    pages.append(here.run("status", tty=True, width=120, colour=True, encoding="gbk").out)
    pages.append(here.run("status", lang="en").out)
    pages.append(here.run("list").out)
    assert len(set(pages)) == len(pages)


def test_warnings_are_said_each_time(here: Office) -> None:
    here.write({"plans/2023/journal/wang@pc.jsonl": '{"id": "damaged\n'})
    first, again = here.run("status"), here.run("status")
    assert "wang@pc.jsonl:1" in first.err
    assert again == first


def test_errors_are_said_each_time(here: Office) -> None:
    first, again = here.run("show 9.9"), here.run("show 9.9")
    assert (first.code, again) == (4, first)


def test_a_page_that_was_changed_is_not_shown(here: Office) -> None:
    first = here.run("status")
    assert here.pages
    for page in here.pages.iterdir():
        page.write_bytes(page.read_bytes().replace("未启动".encode(), "已完成".encode()))
    assert here.run("status") == first


def test_a_file_that_changes_meanwhile(here: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page made while somebody else was writing is not kept for what was there before."""
    plan = here.root / "plans/2023/plan.toml"
    before = plan.read_bytes()
    fold = board.fold

    def interrupted(*args: Any, **named: Any) -> board.Board:
        plan.write_bytes(before.replace("业务培训".encode(), "岗位练兵".encode()))
        monkeypatch.setattr(board, "fold", fold)
        return fold(*args, **named)

    monkeypatch.setattr(board, "fold", interrupted)
    here.run("status")
    after = here.run("status").out
    plan.write_bytes(before)
    assert here.run("status").out != after


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_journal_that_may_not_be_read_is_not_empty(here: Office) -> None:
    here.run("start 3.1.1 --dry-run")
    here.run("status")
    journal = here.root / "plans/2023/journal"
    journal.mkdir(exist_ok=True)
    journal.chmod(0)
    try:
        assert here.run("status").code == 3
    finally:
        journal.chmod(0o700)


def test_completion_follows_the_plan(here: Office, folds: list[int]) -> None:
    environ = {"_WENMING_COMPLETE": "complete_bash", "COMP_WORDS": "wenming show 3.",
               "COMP_CWORD": "2"}  # fmt: skip
    first = here.real("", **environ)
    assert first.out.split() == ["3.1", "3.1.1", "3.1.2", "3.2"]
    assert here.real("", **environ) == first
    plan = here.root / "plans/2023/plan.toml"
    plan.write_bytes(plan.read_bytes().replace(b'"3.2"', b'"3.3"'))
    assert here.real("", **environ).out.split() == ["3.1", "3.1.1", "3.1.2", "3.3"]
