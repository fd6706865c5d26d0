"""What is wrong with a plan as TOML: each fault with its line and with what to write instead."""

from __future__ import annotations

import contextlib
import re
from datetime import date
from typing import Any

from wenming_cli.errors import Problem
from wenming_cli.message import M, Message
from wenming_cli.store.plan.tomlslips import LONGEST, SINGLE, find_slip, suggest_day
from wenming_cli.store.plan.tomltext import parse_toml

_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"^year\s*[=＝]\s*(\d{4})", re.MULTILINE)
_DATED = re.compile(r"\s*[\w-]+\s*=\s*\d{4}-\d{2}-\d{2}\s*(#.*)?")


def parse_faulty_toml(text: str, name: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return the document, and every fault that it has as TOML.

    Impossible days and keys that stand twice are skipped, so that the other faults are found at
    once. Any other fault ends the search, and the document is None.
    """
    lines, problems = text.split("\n"), list[Problem]()
    while True:
        try:
            return parse_toml("\n".join(lines)), problems
        except (ValueError, RecursionError) as error:
            problem = _toml_problem(error, "\n".join(lines), name)
            problems.append(problem)
            line = problem.line - 1
            passed = _repair_line(str(error), lines[line]) if line < len(lines) else None
            if passed is None:
                return None, problems
            lines[line] = passed


def _repair_line(error: str, line: str) -> str | None:
    """Return a line without its one fault; None if the fault cannot be cut out."""
    if "Invalid date" in error:
        passed = "" if _DATED.fullmatch(line) else _DATE.sub("2000-01-01", line)
        return passed if passed != line else None
    single = SINGLE.fullmatch(line)
    if single and "key/value" not in error:
        return f"[[{single[1]}]]"
    with contextlib.suppress(ValueError):
        if "overwrite" in error and parse_toml(line):
            return ""
    return None


def _toml_problem(error: Exception, text: str, name: str) -> Problem:
    found = _AT_LINE.search(str(error))
    lines = text.split("\n")
    line = int(found[1]) if found else len(lines)
    if "overwrite" in str(error):
        line = _find_single_brackets(lines, line)
    message, hint = _message_and_hint(str(error), lines[line - 1].strip(" \t\r"), _find_year(text))
    return Problem("not-toml", message, hint, file=name, line=line)


def _message_and_hint(error: str, line: str, year: int) -> tuple[Message, Message]:
    """Say what is wrong with a line, and what to write instead."""
    excerpt = line[:LONGEST]
    single = SINGLE.fullmatch(line)
    if not line:
        return (
            M("the file ends in the middle of a text or a list"),
            M("close it with the quotes or the bracket that it began with"),
        )
    if "Invalid date" in error:
        return (
            M("there is no such day: {excerpt}", excerpt=excerpt),
            M(
                "correct the date; it is written as {date}, without quotes",
                date=suggest_day(line, year),
            ),
        )
    if single:
        return (
            M("single brackets, where there may be several: {excerpt}", excerpt=excerpt),
            M("write {line}", line=f"[[{single[1]}]]"),
        )
    if "Too many parts" in error:
        return (
            M("a key of too many parts: {excerpt}", excerpt=excerpt),
            M("between two points stands one word, as in policy.due_soon_days"),
        )
    if re.search("overwrite|twice", error):
        return (
            M("the same key stands twice: {excerpt}", excerpt=excerpt),
            M("delete one of the two lines"),
        )
    if "Unescaped" in error:
        return (
            M("a backslash inside a text: {excerpt}", excerpt=excerpt),
            M("write it twice: {signs}", signs="\\\\"),
        )
    return find_slip(line, year) or (
        M("this line is not understood: {excerpt}", excerpt=excerpt),
        M('write key = value, with texts in straight quotes " and lists in [ ]'),
    )


def _find_single_brackets(lines: list[str], line: int) -> int:
    """Return the line with `[table]` that makes the `[[table]]` on `line` fail; else `line`."""
    for n, earlier in enumerate(lines[: line - 1], start=1):
        single = SINGLE.fullmatch(earlier)
        if single and lines[line - 1].strip().startswith(f"[[{single[1]}]]"):
            return n
    return line


def _find_year(text: str) -> int:
    found = _YEAR.search(text)
    return int(found[1]) if found else date.min.year
