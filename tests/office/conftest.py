"""A folder of plans, a program that holds its office, and the command line beside it to compare."""

from __future__ import annotations

import io
import json
import shlex
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from building import BEIJING
from wenming_cli import Office
from wenming_cli.cli.app import run
from wenming_cli.cli.env import Env
from wenming_cli.office.desk import Desk
from wenming_cli.store.workspace import find_workspace
from wenming_cli.views.console import Screen

PLAN = """\
format = 1
title  = "区委宣传部2023年度精神文明工作方案"
unit   = "区委宣传部"
year   = 2023

[[task]]
no    = "3.1"
title = "强化思想武装"

[[task]]
no    = "3.1.1"
title = "组织专题学习"
lead  = "理论科"
due   = 2023-03-31
steps = ["学习方案", "签到表"]

[[task]]
no    = "3.1.2"
title = "开展业务培训"
lead  = "办公室"
due   = 2023-11-30

[[measure]]
no    = "4.1"
title = "每季度召开一次分析会"
lead  = "办公室"
every = "quarter"
"""
DAY = "2023-03-20"


@pytest.fixture(autouse=True)
def _nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """A library is silent."""
    yield
    assert capsys.readouterr() == ("", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds `plans/2023`."""
    return make_folder(tmp_path / "office")


def make_folder(root: Path) -> Path:
    """Make a folder with the plan above."""
    plan = root / "plans" / "2023" / "plan.toml"
    plan.parent.mkdir(parents=True)
    plan.write_text(PLAN, encoding="utf-8", newline="\n")
    return root


def noon(day: str = DAY) -> datetime:
    """Noon of a day in China."""
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=BEIJING)


def counted_digits() -> Callable[[], str]:
    """Return chance that is none: 00000001, 00000002, …."""
    numbers = count(1)
    return lambda: f"{next(numbers):08x}"


def office_in(
    folder: Path, writer: str = "li-na@pc-07", *, day: str = DAY, by: str = "李娜", plan: str = ""
) -> Office:
    """Open the office of a folder, as one writer on one day."""
    now, entropy = noon(day), counted_digits()
    return Office.open(folder, now=now, writer=writer, by=by, plan=plan, entropy=entropy)


def desk_in(folder: Path, day: str = DAY, by: str = "") -> Desk:
    """Lay out the desk of a folder, as li-na at pc-07 on one day."""
    workspace = find_workspace(folder, "", 2023)
    return Desk(workspace, noon(day), "li-na@pc-07", by=by, entropy=counted_digits())


def command(folder: Path, line: str, day: str = DAY) -> str:
    """Run a command line in a folder, as li-na at pc-07, and return what it prints."""
    said, complaint = io.BytesIO(), io.BytesIO()
    env = Env(
        out=Screen(io.TextIOWrapper(said, encoding="utf-8", newline="\n"), tty=False),
        err=Screen(io.TextIOWrapper(complaint, encoding="utf-8", newline="\n"), tty=False),
        cwd=folder,
        variables={"WENMING_TODAY": day, "WENMING_BY": "李娜"},
        login="li-na",
        host="pc-07",
        entropy=counted_digits(),
    )
    code = run(shlex.split(line), env)
    assert code in (0, 1), complaint.getvalue().decode()
    return said.getvalue().decode()


def answer(folder: Path, line: str, day: str = DAY) -> dict[str, Any]:
    """Run a command line with `--json` and return its answer, but for the schema."""
    found: dict[str, Any] = json.loads(command(folder, f"{line} --json", day))
    assert found.pop("schema") == "wenming/1"
    return found


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its name, locks left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }
