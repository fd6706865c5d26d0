"""What is wrong with a plan as TOML: each fault with its line and with what to write instead."""

from __future__ import annotations

import contextlib
import re
from datetime import date
from typing import Any

from wenming_cli.errors import Problem
from wenming_cli.message import M, Message
from wenming_cli.store.plan.tomlslips import LONGEST, SINGLE, own_day, slip
from wenming_cli.store.plan.tomltext import loads

_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"^year\s*[=＝]\s*(\d{4})", re.MULTILINE)
_DATED = re.compile(r"\s*[\w-]+\s*=\s*\d{4}-\d{2}-\d{2}\s*(#.*)?")


def parse(text: str, shown: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The document, and what is wrong with it as TOML.

    Impossible days and keys that stand twice are passed by, so that what else is wrong is said
    at once; anything else ends the search, and the document is None.
    """
    lines, problems = text.split("\n"), list[Problem]()
    while True:
        try:
            return loads("\n".join(lines)), problems
        except (ValueError, RecursionError) as error:
            problem = _not_toml(error, "\n".join(lines), shown)
            problems.append(problem)
            line = problem.line - 1
            passed = _without_fault(str(error), lines[line]) if line < len(lines) else None
            if passed is None:
                return None, problems
            lines[line] = passed


def _without_fault(error: str, line: str) -> str | None:
    """A line without the one thing that is wrong in it; None where that is not to be told."""
    if "Invalid date" in error:
        passed = "" if _DATED.fullmatch(line) else _DATE.sub("2000-01-01", line)
        return passed if passed != line else None
    single = SINGLE.fullmatch(line)
    if single and "key/value" not in error:
        return f"[[{single[1]}]]"
    with contextlib.suppress(ValueError):
        if "overwrite" in error and loads(line):
            return ""
    return None


def _not_toml(error: Exception, text: str, shown: str) -> Problem:
    found = _AT_LINE.search(str(error))
    lines = text.split("\n")
    line = int(found[1]) if found else len(lines)
    if "overwrite" in str(error):
        line = _single_before(lines, line)
    message, hint = _wording(str(error), lines[line - 1].strip(" \t\r"), _year(text))
    return Problem("not-toml", message, hint, file=shown, line=line)


def _wording(error: str, line: str, year: int) -> tuple[Message, Message]:
    """What is wrong with a line, and what to write."""
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
            M("correct the date; it is written as {date}, without quotes",
              date=own_day(line, year)),
        )  # fmt: skip
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
    return slip(line, year) or (
        M("this line is not understood: {excerpt}", excerpt=excerpt),
        M('write key = value, with texts in straight quotes " and lists in [ ]'),
    )


def _single_before(lines: list[str], line: int) -> int:
    """The line that gave a table single brackets, where `[[table]]` on `line` fails over it."""
    for n, earlier in enumerate(lines[: line - 1], start=1):
        single = SINGLE.fullmatch(earlier)
        if single and lines[line - 1].strip().startswith(f"[[{single[1]}]]"):
            return n
    return line


def _year(text: str) -> int:
    found = _YEAR.search(text)
    return int(found[1]) if found else date.min.year
