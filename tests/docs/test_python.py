"""docs/python.md: its examples run as they stand, and the public names keep their signatures."""

from __future__ import annotations

import contextlib
import inspect
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import wenming_cli
from places import REPO
from wenming_cli import Office
from wenming_cli.core.board.agenda import Agenda
from wenming_cli.core.checklists import Checklist
from wenming_cli.core.closing.changes import Changes
from wenming_cli.core.log.wanted import Log
from wenming_cli.core.report.comparing import ReportAnswer
from wenming_cli.forms.collecting.collected import Collected
from wenming_cli.forms.handedout import Sheets
from wenming_cli.forms.reminding.reminder import Reminded
from wenming_cli.office.closing import Closed, Reopened
from wenming_cli.office.desk import Desk
from wenming_cli.office.exporting import Exported
from wenming_cli.office.forms.editing import EditSheet
from wenming_cli.office.importing import Imported
from wenming_cli.office.recording import Recorded, Undone
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.submission.submitted import Submitted

if TYPE_CHECKING:
    from conftest import Golden

PAGE = REPO / "docs" / "python.md"
_EXAMPLE = re.compile(r"^```python\n((?:.*\n)*?)```\n\n```text\n(?:.*\n)*?```$", re.MULTILINE)


def test_the_examples_run(golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, in a copy of the shipped plan; what they print stands below each."""
    shutil.copytree(REPO / "plans", tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}

    def play(example: re.Match[str]) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example[1], PAGE.name, "exec"), names)  # noqa: S102  it is our own page
        return f"```python\n{example[1]}```\n\n```text\n{printed.getvalue()}```"

    page = PAGE.read_text(encoding="utf-8")
    assert len(_EXAMPLE.findall(page)) == page.count("```python")
    golden(PAGE, _EXAMPLE.sub(play, page))


def test_the_public_face_stays(golden: Golden) -> None:
    """What a program may rely on; a change here is a change for all of them (CHANGELOG)."""
    lines = [line for name in sorted(wenming_cli.__all__) for line in described(name)]
    golden(Path(__file__).with_name("public-names.txt"), "\n".join(lines) + "\n")


def described(name: str) -> Iterator[str]:
    """A public name, with its fields or its methods and what these give back."""
    thing = getattr(wenming_cli, name)
    told = hasattr(thing, "_fields") or inspect.isfunction(thing)
    yield f"{name}{signature(thing)}" if told else name
    if thing is Office:
        own = Office.__mro__[: Office.__mro__.index(Desk)]
        methods = [*(one for part in own for one in vars(part) if not one.startswith("_")), "board"]
        yield from (f"    {one}{signature(getattr(Office, one))}" for one in sorted(methods))
        yield from (f"    -> {one.__name__}{signature(one)}" for one in ANSWERS)


ANSWERS = (
    Agenda,
    Changes,
    Checklist,
    Closed,
    Collected,
    EditSheet,
    Exported,
    Gathered,
    Imported,
    Log,
    Recorded,
    Reminded,
    Reopened,
    ReportAnswer,
    Sheets,
    Submitted,
    Undone,
)


def signature(thing: Any) -> str:
    """As the code has it, whichever Python reads it."""
    found = inspect.signature(thing)
    parts = []
    for one in found.parameters.values():
        if one.kind is one.KEYWORD_ONLY and "*" not in parts:
            parts.append("*")
        hint = "" if one.annotation is one.empty else f": {written(one.annotation)}"
        default = "" if one.default is one.empty else f" = {value(one.default)}"
        parts.append(f"{one.name}{hint}{default}")
    gives = (
        "" if found.return_annotation in (found.empty, None) else written(found.return_annotation)
    )
    return f"({', '.join(parts)})" + (f" -> {gives}" if gives and inspect.isroutine(thing) else "")


def written(annotation: Any) -> str:
    return str(getattr(annotation, "__forward_arg__", annotation))


def value(default: Any) -> str:
    return getattr(default, "__name__", None) or repr(default)
