"""Every fault of plan, journal and evidence: tests/data/faults/NAME has it, expected.txt names it.

The files of a folder are those of plans/2023. `uv run pytest tests/cli --update-golden` writes
expected.txt anew.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from building import BEIJING
from places import DATA
from syntax import MODULES, called, nodes_of, tree_of
from wenming_cli.core.plan.plan import Calendar, Goal, Plan, Policy, Task

if TYPE_CHECKING:
    from cli.conftest import Golden, MakeOffice, Office

FOLDERS = sorted(p for p in (DATA / "faults").iterdir() if p.is_dir())
HEADS = "plans/2023/heads.txt"
NOT_IN_A_FOLDER = {
    "evidence-unreadable",
    "names-alike",
    "unit-passed-by",
    "unit-ahead",
    "unit-of-the-guide",
    "unit-odd-signs",
    "roster-without-paths",
}
"""No file in a repository is one that may not be read, and names that differ only in capitals are
one name on some systems; tests/store/evidence/test_evidence.py and store/test_copies.py make them.
What `rollup` passes by, or believes last, is in no plan at all: tests/store/units/test_sources.py,
tests/units/test_roster.py and tests/office/units/test_finding.py."""

each_fault = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@each_fault
def test_the_exact_words(folder: Path, office: MakeOffice, golden: Golden) -> None:
    """Both languages, file by file and line by line; 1 where there is a fault, 0 for a notice."""
    here = _office_with(folder, office)
    pages = []
    for lang in ("zh", "en"):
        command = f"{_check_of(folder)} --lang {lang}"
        found = here.run(command, lang=lang)
        assert not found.err
        assert (found.code == 0) == ("未发现问题" in found.out or "no faults" in found.out)
        pages.append(f"$ wenming {command}\n{found.out}[exit {found.code}]\n")
    golden(folder / "expected.txt", "\n".join(pages))


@each_fault
def test_other_commands_name_the_place(folder: Path, office: MakeOffice) -> None:
    """A plan that cannot be used ends a command with 3; what can be passed by is said."""
    here = _office_with(folder, office)
    known = {f"{_where(p)}: {p['message']}" for p in _problems(here)}
    found = here.run("status")
    told = {line for line in found.err.splitlines() if line.startswith("plans/")}
    assert told <= known
    if found.code:
        assert found.code == 3
        assert told
        assert found.out == here.run("status --json").out == ""
    else:
        assert found.out


@each_fault
def test_nothing_is_touched(folder: Path, office: MakeOffice) -> None:
    """Looking changes no file; recording only adds to one's own."""
    here = _office_with(folder, office)
    before = here.files()
    here.run("check")
    here.run("status")
    assert here.files() == before
    noted = here.run("note 3.1 好")
    after = here.files()
    assert noted.code in (0, 3, 4)
    assert all(after[name].startswith(content) for name, content in before.items())
    assert (noted.code == 0) == (after != before)


def test_every_code_has_a_folder(office: MakeOffice) -> None:
    seen = {
        p["code"]
        for folder in FOLDERS
        for p in _problems(_office_with(folder, office), _check_of(folder))
    }
    assert set(_codes_in_the_source()) - NOT_IN_A_FOLDER <= seen


def test_every_key_has_a_bad_value(office: MakeOffice) -> None:
    """Whatever can be written wrongly in a plan is answered in words, with what to write."""
    keys = {
        field.alias or name
        for table in (Plan, Policy, Calendar, Goal, Task)
        for name, field in table.model_fields.items()
    }
    seen = {p["code"] for folder in FOLDERS for p in _problems(_office_with(folder, office))}
    assert {f"bad-{key.replace('_', '-')}" for key in keys - {"measure"}} <= seen


def _check_of(folder: Path) -> str:
    """The command that names the fault: where heads were kept, it compares with them."""
    return f"check --heads-from {HEADS}" if (folder / "heads.txt").exists() else "check"


def _office_with(folder: Path, office: MakeOffice) -> Office:
    """The clock tells the day, since some faults are those of a clock."""
    here = office(
        {
            f"plans/2023/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.name != "expected.txt"
        },
        today="",
    )
    here.clock = datetime(2023, 3, 31, 12, tzinfo=BEIJING)
    return here


def _problems(here: Office, command: str = "check") -> list[dict[str, Any]]:
    """What `check --json` finds."""
    found: list[dict[str, Any]] = json.loads(here.run(f"{command} --json").out)["problems"]
    return found


def _where(problem: dict[str, Any]) -> str:
    """`file:line`, or the file alone where the whole of it is meant."""
    return f"{problem['file']}:{problem['line']}" if problem["line"] else str(problem["file"])


def _codes_in_the_source() -> Iterator[str]:
    """The first argument of each `Problem(…)` in core and store, where it is written out."""
    for module in MODULES:
        for node in nodes_of(tree_of(module)) if module.startswith(("core/", "store/")) else ():
            if isinstance(node, ast.Call) and called(node) in ("Problem", "_damaged") and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    yield str(code.value)
