"""`plan.toml`: read, never written (only `new` and `import` create one)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from wenming_cli.core.checks import build_plan
from wenming_cli.core.plan import Plan
from wenming_cli.errors import Problem
from wenming_cli.message import M
from wenming_cli.store.textfile import conflict_markers, decode, read_bytes
from wenming_cli.store.tomlplaces import line_of, places

_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True)
class PlanFile:
    """What a plan file holds: the plan, or None with the problems that keep it from being one."""

    plan: Plan | None
    problems: tuple[Problem, ...]


def read_plan(path: Path, shown: str) -> PlanFile:
    """Read a plan with all its faults, each with its line.

    Args:
        path: the file.
        shown: its name in messages, relative to the workspace.

    Raises:
        Unreadable: the file is missing or cannot be opened.
    """
    text, problems = decode(read_bytes(path, shown), shown)
    markers = conflict_markers(text, shown)
    if markers or any(problem.blocking for problem in problems):
        return PlanFile(None, (*problems, *markers))
    if not text.strip():
        return PlanFile(None, (*problems, _empty(shown)))
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        return PlanFile(None, (*problems, _not_toml(error, text, shown)))
    plan, found = build_plan(data)
    lines = places(text) if found else {}
    placed = [replace(p, file=shown, line=line_of(lines, p.path)) for p in found]
    return PlanFile(plan, (*problems, *sorted(placed, key=lambda p: p.line)))


def _empty(shown: str) -> Problem:
    return Problem(
        "empty-file",
        M("the plan is empty"),
        M("`wenming new YEAR --unit …` makes a plan to fill in"),
        file=shown,
        line=1,
    )


def _not_toml(error: Exception, text: str, shown: str) -> Problem:
    found = _AT_LINE.search(str(error))
    line = int(found[1]) if found else text.count("\n") + 1
    lines = text.splitlines()
    excerpt = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    if re.search(r"=\s*\d+-\d+-\d+", excerpt) and "Invalid date" in str(error):
        message = M("there is no such day: {excerpt}", excerpt=excerpt[:60])
        hint = M("correct the date; it is written as 2023-11-30, without quotes")
    elif "overwrite" in str(error).lower():
        message = M("the same key stands twice: {excerpt}", excerpt=excerpt[:60])
        hint = M("delete one of the two lines")
    else:
        message = M("this line is not understood: {excerpt}", excerpt=excerpt[:60])
        hint = M('write key = value, with texts in straight quotes " and lists in [ ]')
    return Problem("not-toml", message, hint, file=shown, line=line)
