"""A program of before there were forms works on a journal with what they brought, and harms nothing.

Its source is taken from the history of this repository; where that is not at hand nothing is said.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bringing import make_collected
from building import BEIJING
from places import REPO
from wenming_cli import ClosingWish, Office
from wenming_cli.office.writing import write_entries

BEFORE_FORMS = "0bdc45a5e546fd8d2c3e625982378e2c5bbe9f16"
"""The last commit of a program that knew no forms but all else of a journal."""

Old = Callable[[str], "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source of the older program, in a folder of its own."""
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    found = subprocess.run(
        [git, "-C", str(REPO), "archive", BEFORE_FORMS, "src"], capture_output=True, check=False
    )
    if found.returncode:
        pytest.skip("the history of the repository is not at hand: an sdist, or a shallow clone")
    folder = tmp_path_factory.mktemp("older")
    with tarfile.open(fileobj=io.BytesIO(found.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "src"


def collected(folder: Path) -> Path:
    """A folder with the shipped plan; its journal, a file, tells only what a form brought."""
    shutil.copytree(REPO / "plans", folder / "plans", ignore=shutil.ignore_patterns("journal"))
    office = office_of(folder)
    via = {"form": "7F3A9C2E", "row": "4.5.3", "sum": "a81c09d2"}
    rows: list[dict[str, Any]] = [
        {
            "do": do, "item": "4.5.3", "on": date(2023, 10, 9), "by": "王芳", "via": via,
            "difficulty": "人手少",
        }
        for do in ("start", "note")
    ]  # fmt: skip
    came = {
        "period": "2023-Q3", "dept": "宣传科", "form": "7F3A9C2E", "file": "宣传科(1).xlsx",
        "sha256": "d" * 64, "filler": "王芳", "handed_on": date(2023, 10, 9), "cells": 3,
        "state": "full",
    }  # fmt: skip
    for _ in range(2):  # two clerks
        write_entries(office, make_collected(office, rows, came, by="李娜"))
        office.reload()
    return folder / "plans/2023/journal/li-na@pc-07.jsonl"


def office_of(folder: Path) -> Office:
    """The office as the program of today has it."""
    from datetime import datetime

    now = datetime(2023, 10, 10, 12, tzinfo=BEIJING)
    return Office.open(folder, now=now, writer="li-na@pc-07", by="李娜")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return collected(tmp_path)


@pytest.fixture
def old(source: Path, tmp_path: Path) -> Old:
    """Runs a command of the older program."""

    def run(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", _OLD, *command.split()],
            cwd=tmp_path, capture_output=True, check=False, timeout=60, encoding="utf-8",
            env={
                "PYTHONPATH": str(source), "WENMING_LANG": "en", "WENMING_TODAY": "2023-10-11",
                "LOGNAME": "li-na", "TZ": "CST-8", "PYTHONIOENCODING": "utf-8",
                "PATH": str(Path(sys.executable).parent), "HOME": str(tmp_path),
            },
        )  # fmt: skip

    return run


_OLD = (
    "import os, sys, wenming_cli; "
    "assert wenming_cli.__file__.startswith(os.environ['PYTHONPATH']), wenming_cli.__file__; "
    "from wenming_cli.cli import app; app.main()"
)


@pytest.mark.slow
def test_it_looks_passes_by_what_it_does_not_know_and_says_so(old: Old, journal: Path) -> None:
    before = journal.read_bytes()

    status, log, check = old("status"), old("log --all"), old("check --json")

    assert (status.returncode, log.returncode) == (0, 0), status.stderr
    assert "unknown field via, perhaps of a newer program" in status.stderr
    assert "unknown kind of entry 'receive', perhaps of a newer program" in status.stderr
    assert log.stdout.count("人手少") == 4
    codes = {one["code"] for one in json.loads(check.stdout)["problems"]}
    assert codes == {"newer-field", "newer-verb"}
    assert journal.read_bytes() == before


@pytest.mark.slow
def test_it_records_repairs_and_takes_back_below_them_and_every_line_is_kept(
    old: Old, journal: Path, tmp_path: Path
) -> None:
    with journal.open("ab") as torn:
        torn.write(b'{"id": "torn')
    before = journal.read_bytes()[:-12]

    assert old("done 4.5.3 --yes").returncode == 0
    assert old("check --repair").returncode in (0, 1)
    assert journal.read_bytes() == before

    board = office_of(tmp_path).board()
    assert [one.stands for one in board.register] == [True]
    assert board[board.plan.by_no["4.5.3"]].status == "done"
    assert [fact.do for fact in board[board.plan.by_no["4.5.3"]].facts] == ["start", "note", "done"]


@pytest.mark.slow
def test_what_it_takes_back_of_a_form_is_taken_back_for_the_program_of_today(
    old: Old, journal: Path, tmp_path: Path
) -> None:
    """It knows no copies, so that the other clerk's entries count for it; here both are gone."""
    batch = json.loads(journal.read_bytes().splitlines()[0])["batch"]

    assert old(f"undo {batch}").returncode == 0

    board = office_of(tmp_path).board()
    assert [one.stands for one in board.register] == [False]
    assert board[board.plan.by_no["4.5.3"]].status == "not_started"


@pytest.mark.slow
def test_it_closes_a_period_and_the_program_of_today_finds_nothing_changed(
    old: Old, journal: Path, tmp_path: Path
) -> None:
    """The other way round as well, although it knows nothing of copies."""
    batch = json.loads(journal.read_bytes().splitlines()[0])["batch"]
    assert old(f"undo {batch}").returncode == 0
    assert old("close Q3").returncode == 0
    ours = office_of(tmp_path)
    [closing] = ours.board().closed
    assert [one.code for one in ours.check_closing(closing.code) if not one.notice] == []

    assert ours.close(ClosingWish("Q2")).closing.code
    code = ours.board().closed[0].code
    found = old(f"check --closing {code}")
    assert found.returncode == 0, found.stdout
    assert journal.read_bytes().count(b'"receive"') == 2
