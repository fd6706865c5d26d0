"""What the commands of every day import: nothing heavy that they do not need."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Office

DENIED = frozenset(
    {
        "asyncio", "babel", "borax", "chinese_calendar.scripts", "concurrent", "dateutil", "docx", "docxtpl",
        "http", "icalendar", "jinja2", "lxml", "multiprocessing", "numpy", "openpyxl", "pdb", "PIL",
        "pypdf", "pytest", "sqlite3", "ssl", "tkinter", "unittest", "xlsxwriter",
        "wenming_cli.papers", "wenming_cli.importers", "wenming_cli.forms", "wenming_cli.store.forms", "wenming_cli.reasons",
        "wenming_cli.store.journal.heldfile", "wenming_cli.core.journal.planentries",
        "wenming_cli.core.journal.register", "wenming_cli.units", "wenming_cli.office.units",
        "wenming_cli.store.units", "duckdb", "distributed",
    }
)  # fmt: skip
"""No view and no recording command may import these."""

RECORDING = DENIED | {"rich"}
"""Nor these, where a command records and answers into a pipe."""

_IMPORTED = re.compile(r"^import time:[^|]*\|[^|]*\| *(\S+)$", re.MULTILINE)


def imported(office: Office, command: str) -> set[str]:
    """The modules that a command imports, and the packages that they are in."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "wenming_cli", *command.split()],
        cwd=office.cwd, env=office.environ(), capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-500:]
    names = _IMPORTED.findall(run.stderr.decode("utf-8"))
    assert "wenming_cli.cli.app" in names
    return {name[:end] for name in names for end in _ends(name)}


def _ends(name: str) -> list[int]:
    return [*(found.start() for found in re.finditer(r"\.", name)), len(name)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    ["status", "list", "show 3.1.1", "due", "checklist", "log", "done 4.5.3", "note 4.5.3 起草",
     "undo", "--version"],
)  # fmt: skip
def test_nothing_heavy(command: str, sample: Callable[[str], Office]) -> None:
    here = sample("2023-06-30")
    if command == "undo":
        here.real("done 4.5.3")
    records = command.split(maxsplit=1)[0] in ("done", "note", "undo")
    assert not imported(here, command) & (RECORDING if records else DENIED)


@pytest.mark.slow
def test_no_rich_in_a_pipe(sample: Callable[[str], Office]) -> None:
    assert "rich.console" not in imported(sample("2023-06-30"), "status")


OPENED = """
import os
import sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
from wenming_cli.cli.app import main
sys.argv[0] = "wenming"
code = main()
print([os.path.basename(name) for name in opened if name.endswith(".mo")], file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    ["status", "list", "show 3.1.1", "due", "log", "done 4.5.3", "note 4.5.3 起草"],
)
def test_only_the_sentences_of_every_day_are_read(
    command: str, sample: Callable[[str], Office]
) -> None:
    here = sample("2023-06-30")

    run = subprocess.run(
        [sys.executable, "-c", OPENED, *command.split()],
        cwd=here.cwd, env=here.environ(), capture_output=True, check=False, timeout=60,
    )  # fmt: skip

    assert run.returncode == 0, run.stderr[-500:]
    assert run.stderr.decode("utf-8").splitlines()[-1] == "['daily.mo']"
