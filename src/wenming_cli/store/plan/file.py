"""`plan.toml`: read, never written (only `new` and `import` create one)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from wenming_cli.core.characters import show_unseen, unseen_codes
from wenming_cli.core.check.plan import build_plan
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Problem
from wenming_cli.message import M
from wenming_cli.store.plan.tomltext import parse_toml
from wenming_cli.store.textfile import decode_utf8, find_conflict_markers, read_bytes
from wenming_cli.store.userpath import UserPath


class PlanFile(NamedTuple):
    """What a plan file holds: the plan, or None with the problems that keep it from being one."""

    plan: Plan | None
    problems: tuple[Problem, ...]


def read_plan(file: UserPath) -> PlanFile:
    """Read a plan and find all its faults, each with its line.

    Raises:
        Unreadable: the file is missing or cannot be opened.
    """
    text, problems = decode_utf8(read_bytes(file), file.name)
    markers = find_conflict_markers(text, file.name)
    if markers or any(problem.blocking for problem in problems):
        return PlanFile(None, (*problems, *markers))
    if not text.strip():
        return PlanFile(None, (*problems, _empty_problem(file.name)))
    data, wrong = _parse(text, file.name)
    plan, found = build_plan(data) if data is not None else (None, [])
    sure = [p for p in found if p.blocking or not wrong]
    placed = [*wrong, *_add_lines(sure, text, file.name), *_unseen(text, file.name)]
    return PlanFile(None if wrong else plan, (*problems, *sorted(placed, key=lambda p: p.line)))


def _parse(text: str, name: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return the document, and what is wrong with it as TOML; None if it cannot be read."""
    try:
        return parse_toml(text), []
    except (ValueError, RecursionError):  # the words for it are imported when they are needed
        from wenming_cli.store.plan.tomlfaults import parse_faulty_toml

        return parse_faulty_toml(text, name)


def _unseen(text: str, name: str) -> Iterator[Problem]:
    """Find words with characters that nobody sees: they are other words than they look."""
    if not unseen_codes(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        codes = "" if line.lstrip().startswith("#") else unseen_codes(line)
        if codes:
            yield Problem(
                "unseen-characters",
                M(
                    "unseen characters ({codes}): {excerpt}",
                    codes=codes,
                    excerpt=show_unseen(line.strip()),
                ),
                M("delete the words and type them anew; with these they count as other words"),
                file=name,
                line=number,
                blocking=False,
            )


def _add_lines(problems: list[Problem], text: str, name: str) -> list[Problem]:
    """Return problems with the lines of their places."""
    if not problems:
        return []
    from wenming_cli.store.plan.tomlplaces import find_places, line_of

    lines = find_places(text)
    return [p._replace(file=name, line=line_of(lines, p.path)) for p in problems]


def _empty_problem(name: str) -> Problem:
    return Problem(
        "empty-file",
        M("the plan is empty"),
        M("`wenming new YEAR --unit …` makes a plan to fill in"),
        file=name,
        line=1,
    )
