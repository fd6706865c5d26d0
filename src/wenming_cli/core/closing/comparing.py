"""What differs between a closing and the files as they are: what was closed must still be there.

What was added is no difference (`late_entries` tells it), nor is the order of lines and files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wenming_cli.core.closing.closings import ClosedPeriod
from wenming_cli.core.closing.coverage import (
    Coverage,
    JournalLine,
    find_coverage,
    sealed_ids,
)
from wenming_cli.core.closing.digests import code_of, entries_digest
from wenming_cli.core.closing.planparts import PlanChange, PlanParts, plan_changes
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.journal.planentries import ClosedFile
from wenming_cli.core.journal.seals import genuine
from wenming_cli.errors import Problem
from wenming_cli.message import M, Message, counted, joined


class FolderNow(NamedTuple):
    """What is in a plan's folder now, as far as a closing speaks of it."""

    lines: Sequence[JournalLine]
    plan: str
    """The digest of the plan; `""` where it cannot be read as TOML."""

    counts: Mapping[str, int]
    """How many lines each journal file has, blank ones left out, by its name."""

    papers: Mapping[str, str]
    """The digests of papers that are where they were written, by their path."""

    parts: PlanParts | None = None
    """The plan in its parts; None where it cannot be read as TOML."""


MOST_NAMED = 20
"""Items of a changed plan that a message names; a plan that was issued anew has hundreds."""


def find_differences(closing: ClosedPeriod, now: FolderNow) -> Iterator[Problem]:
    """Yield what is not as it was when a period was closed."""
    coverage = find_coverage(closing.close, now.lines)
    yield from _changed_closing(closing, now.lines)
    if now.plan != closing.close.plan:
        yield _other_plan(closing, now)
    if coverage.missing:
        yield from _missing_lines(closing, coverage, now)
    elif _changed_entries(closing, coverage):
        yield _problem(
            closing,
            "closed-entries",
            M(
                "the entries are not those that {period} was closed with",
                period=closing.period.name,
            ),
        )
    for paper in closing.close.papers:
        if paper.path and now.papers.get(paper.path, paper.sha256) != paper.sha256:
            yield _problem(
                closing,
                "closed-paper",
                M(
                    "this is not the paper that was written when {period} was closed",
                    period=closing.period.name,
                ),
                hint=M("ask who changed it; the one that was handed in is the right one"),
            )._replace(file=paper.path)


def changed_parts(closing: ClosedPeriod, now: FolderNow) -> list[PlanChange]:
    """Return what of the plan is not as it was when a period was closed, as far as is known."""
    if now.parts is None or now.plan == closing.close.plan:
        return []
    told = (line.entry for line in now.lines)
    titles = {entry.item: entry.title for entry in told if isinstance(entry, Fact) and entry.title}
    return plan_changes(closing.close, now.parts, titles)


def _other_plan(closing: ClosedPeriod, now: FolderNow) -> Problem:
    key = closing.period.key
    said = M("the plan is not the one that {period} was closed with", period=closing.period.name)
    changes = changed_parts(closing, now)
    parts = [one.words for one in changes[:MOST_NAMED]]
    if len(changes) > MOST_NAMED:
        parts.append(
            M("{n} more, which `wenming changes {key}` names", n=len(changes) - MOST_NAMED, key=key)
        )
    what = M("{said}: {parts}", said=said, parts=joined(parts, sentences=True)) if parts else said
    hint = M(
        "compare it with a copy or in git; if the change is right: "
        'wenming reopen-period {key} --why "…", then close it again',
        key=key,
    )
    return _problem(closing, "closed-plan", what, hint=hint)._replace(file="plan.toml")


def _changed_closing(closing: ClosedPeriod, lines: Iterable[JournalLine]) -> Iterator[Problem]:
    """Yield a problem where the closing itself was edited."""
    own = [line for line in lines if line.entry is not None and line.entry.id == closing.close.id]
    if code_of(closing.close) == closing.close.code and any(genuine(one.text) for one in own):
        return
    yield _problem(
        closing,
        "closing-changed",
        M("the closing of {period} itself was changed", period=closing.period.name),
    )._replace(file=own[0].file if own else "", line=own[0].number if own else 0)


def _changed_entries(closing: ClosedPeriod, coverage: Coverage) -> bool:
    """Tell whether other entries count than did; what only a newer program reads is left out."""
    if any(line.entry is None for line in coverage.lines):
        return False
    return entries_digest(sealed_ids(coverage.lines)) != closing.close.entries


def _missing_lines(closing: ClosedPeriod, coverage: Coverage, now: FolderNow) -> Iterator[Problem]:
    """Yield a problem for each file that lost lines, or one where nobody can tell which did."""
    told = False
    for file in closing.close.files:
        message = _loss(file, coverage, now)
        if message is not None:
            told = True
            values = dict(message.values) | {"period": closing.period.name}
            named = message._replace(values=values)
            yield _problem(closing, "closed-lines", named)._replace(file=file.file)
    if not told:
        yield _problem(
            closing,
            "closed-lines",
            counted(
                "{n} line that {period} was closed with is missing or was changed",
                "{n} lines that {period} was closed with are missing or were changed",
                len(coverage.missing),
                period=closing.period.name,
            ),
        )


def _loss(file: ClosedFile, coverage: Coverage, now: FolderNow) -> Message | None:
    if file.file not in now.counts and file.lines:
        return M(
            "the file is gone; {period} was closed with its {n} lines", n=file.lines, period=""
        )
    less = file.lines - now.counts.get(file.file, 0)
    if less > 0:
        return counted(
            "{n} line is missing that {period} was closed with",
            "{n} lines are missing that {period} was closed with",
            less,
            period="",
        )
    if coverage.missing.intersection(file.ends):
        return M("lines were changed that {period} was closed with", period="")
    return None


def _problem(
    closing: ClosedPeriod, code: str, message: Message, *, hint: Message | None = None
) -> Problem:
    said = M("{what} (code {code})", what=message, code=closing.code)
    return Problem(code, said, hint or _HINT, blocking=False)


_HINT = M("put the files back from a backup or from git, and check again")
