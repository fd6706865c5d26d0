"""What is right and what is a finding, for one command and for all of a case."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from campaigns.child import Ran
from campaigns.received.scene import Line, Scene, Trap
from campaigns.received.watch import FOLLOWING, OPENING, Watched, is_own, touched
from wenming_cli.errors import ExitCode

_WARNS = re.compile(rb"\b[A-Z]\w*Warning\b|warnings\.warn|\bUserWarning|Exception ignored")

Fault = tuple[str, str]
"""What is wrong, in words that are the same for each such case; and the particulars."""


def of_command(scene: Scene, args: tuple[str, ...], watched: Watched) -> Iterator[Fault]:
    """Yield what is wrong with one command."""
    ran = watched.ran
    yield from of_calls(scene, watched)
    if ran is None:
        yield "hangs", watched.lines[-1] if watched.lines else ""
        return
    if ran.code not in (0, 1, 2, 3, 4):
        yield f"exit {ran.code}", ran.said[-400:]
    if b"Traceback" in ran.out + ran.err:
        yield "a traceback", ran.said[-400:]
    if _WARNS.search(ran.err):
        yield "a library's warning", ran.said[:300]
    said = ran.err.decode("utf-8", "replace")
    if "--json" not in args and args[:1] != ("export",):
        said += ran.out.decode("utf-8", "replace")
    if marks := sorted({f"U+{ord(c):04X}" for c in said if _steers(c)}):
        yield "steers the terminal", ", ".join(marks)


def of_calls(scene: Scene, watched: Watched) -> Iterator[Fault]:
    """Yield what is wrong with the files that it opened or changed."""
    rooms = (scene.desk, scene.root / "tmp", scene.root / "cache")
    plan = f"{scene.plan}/"
    for call in touched(watched.lines):
        if call.call == "execve":
            yield "runs a program", call.real
        elif not is_own(call.real, *rooms):
            writes = call.call not in OPENING
            yield (
                "changes outside" if writes else "opens outside",
                f"{call.call} {call.asked} = {call.real}",
            )
        elif (
            call.asked.startswith(plan)
            and call.real != call.asked
            and call.call in (*OPENING, *FOLLOWING)
            and call.real.startswith("/")
        ):
            yield "follows a link inside", f"{call.call} {call.asked} = {call.real}"


def _steers(c: str) -> bool:
    return c not in "\n\r\t" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def answer(ran: Ran | None) -> dict[str, Any]:
    """Read what a command said with `--json`; empty where it said nothing."""
    if ran is None:
        return {}
    try:
        found = json.loads(ran.out)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def of_case(trap: Trap, check: Ran | None, log: Ran | None, lines: list[Line]) -> Iterator[Fault]:
    """Yield what `check` and `log` did not tell of a folder as it was received."""
    problems: list[dict[str, Any]] = answer(check).get("problems", [])
    told = json.dumps(problems, ensure_ascii=False) + (check.said if check else "")
    told += "\n".join(str(said) for problem in problems for said in problem.values())
    yield from (
        ("check does not name it", path) for path in trap.named if not _mentions(told, path)
    )
    for line in trap.told:
        if not _is_told(line, problems, told, trap.told):
            yield "check does not name the entry", _where(line)
    placed = any(p["file"].endswith("plan.toml") and p["line"] for p in problems)
    refused = check is not None and check.code == ExitCode.UNREADABLE and "plan.toml" in check.said
    if trap.faulty and not (placed or refused):
        yield "check does not name the plan's fault", (told or "nothing")[:300]
    if trap.clean and check is not None and (check.code or problems):
        yield "check finds fault with nothing", told[:300]
    if log is not None and log.code in (0, 1):
        yield from _of_log(trap, problems, told, log, lines)


def _of_log(
    trap: Trap, problems: list[dict[str, Any]], told: str, log: Ran, lines: list[Line]
) -> Iterator[Fault]:
    """Yield the entries that nobody told of."""
    listed = {entry.get("id") for entry in answer(log).get("entries", [])}
    for line in trap.seen:
        if line.id not in listed and not _is_told(line, problems, told, trap.seen):
            yield "an entry is neither listed nor named", _where(line)
    for line in trap.listed:
        if line.id not in listed:
            yield "log does not list the entry", _where(line)
    for line in lines:
        named = _mentions(told, line.file) or _mentions(told, "journal")
        if line.id not in listed and not named:
            yield "an ordinary entry is lost", _where(line)


def _where(line: Line) -> str:
    return f"{line.file}:{line.number} {line.id[:40]}"


def _is_told(line: Line, problems: list[dict[str, Any]], told: str, beside: list[Line]) -> bool:
    """Whether a problem points at the line, or says its id where that is of no other line."""
    for problem in problems:
        whole = problem.get("code") == "stray-file"
        if problem["file"].endswith(line.file) and (whole or problem["line"] == line.number):
            return True
    if f"{line.file}:{line.number}" in told:
        return True
    alone = sum(other.id == line.id for other in beside) == 1
    return alone and len(line.id) > 4 and json.dumps(line.id, ensure_ascii=False)[1:-1] in told


def _mentions(told: str, path: str) -> bool:
    """Whether a path is spoken of, whatever became of its marks and blanks on the way."""
    pieces = re.findall(r"\w+", path)
    whole = path[-1:].isalnum() and not path.endswith(("d", "深"))
    ending = r"(?![\w/])" if whole else ""
    wanted = r"\W{0,12}".join(map(re.escape, pieces)) + ending
    return not pieces or re.search(wanted, told) is not None
