"""What closings are compared with: the journal's lines, the plan as data, papers on the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from wenming_cli.core.closing.closings import ClosedPeriod, standing_closings
from wenming_cli.core.closing.comparing import FolderNow, find_differences
from wenming_cli.core.closing.coverage import JournalText, find_coverage, read_lines
from wenming_cli.core.closing.digests import plan_digest
from wenming_cli.core.closing.planparts import plan_parts
from wenming_cli.core.closing.shown import find_other_rows
from wenming_cli.core.journal.planentries import ClosedPaper
from wenming_cli.core.journal.reading import strip_line
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Problem
from wenming_cli.message import M
from wenming_cli.store.journal.file import Journal, read_journal_files
from wenming_cli.store.journal.lines import recorded_lines
from wenming_cli.store.plan.tomltext import parse_toml
from wenming_cli.store.textfile import decode_utf8, read_bytes
from wenming_cli.store.userfiles import LARGEST_JOURNAL, read_plain
from wenming_cli.store.userpath import UserPath, shown_name
from wenming_cli.store.workspace import Workspace


class PaperToKeep(NamedTuple):
    """A paper that is about to be written, and carries a closing's code."""

    name: str
    """As it was typed."""

    path: Path
    data: bytes


def read_journal_text(workspace: Workspace) -> JournalText:
    """Return the lines of each journal file as they were recorded.

    Raises:
        Unreadable: the folder or a file cannot be read.
    """
    return {
        " ".join(shown_name(file.path.name).split()): recorded_lines(raw)
        for file, raw in read_journal_files(workspace.place / "journal").files
    }


def read_plan_data(workspace: Workspace) -> dict[str, Any] | None:
    """Return the plan as data; None where it cannot be read as TOML.

    Raises:
        Unreadable: the file is missing or cannot be opened.
    """
    file = workspace.place / "plan.toml"
    text, _ = decode_utf8(read_bytes(file), file.name)
    try:
        return parse_toml(text)
    except (ValueError, RecursionError):
        return None


def papers_to_keep(workspace: Workspace, papers: Iterable[PaperToKeep]) -> list[ClosedPaper]:
    """Return what a closing keeps of its papers: where they lie, and their digests."""
    return [
        ClosedPaper(
            name=PurePosixPath(paper.name.replace("\\", "/")).name,
            sha256=hashlib.sha256(paper.data).hexdigest(),
            path=_below(workspace.root, paper.path),
        )
        for paper in papers
    ]


def _below(root: Path, path: Path) -> str:
    """Return a path as seen from a folder; `""` where it lies outside."""
    whole, top = path.resolve(), root.resolve()
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else ""


def check_closings(workspace: Workspace, journal: Journal, plan: Plan) -> list[Problem]:
    """Return what is not as it was when a period was closed, for each closing that stands.

    Raises:
        Unreadable: a file cannot be read.
    """
    standing = standing_closings(journal.of_plan, plan.year)
    if not standing:
        return []
    now = read_closed_folder(workspace, standing)
    each = (compare_closing(workspace, one, plan, now=now) for one in standing)
    found = [problem for problems in each for problem in problems]
    return [*found, *_closed_twice(standing)]


def compare_closing(
    workspace: Workspace, closing: ClosedPeriod, plan: Plan, now: FolderNow
) -> Iterator[Problem]:
    """Yield what is not as it was when a period was closed, with the names of files in messages.

    Where plan and entries are as they were, a notice tells if this program shows them otherwise.
    """
    folder, same = workspace.place, True
    for problem in find_differences(closing, now):
        same = same and problem.code == "closed-paper"
        if problem.code == "closed-paper":
            yield problem
        elif problem.code == "closed-plan":
            yield problem._replace(file=(folder / "plan.toml").name)
        else:
            file = folder / "journal" / problem.file if problem.file else folder / "journal"
            yield problem._replace(file=file.name)
    if same:
        covered = find_coverage(closing.close, now.lines).entries()
        for notice in find_other_rows(closing, covered, plan, program=version("wenming-cli")):
            yield notice._replace(file=workspace.shown)


def read_closed_folder(workspace: Workspace, closings: Iterable[ClosedPeriod]) -> FolderNow:
    """Return what is in a plan's folder now, as far as closings speak of it.

    Raises:
        Unreadable: a file cannot be read.
    """
    files = read_journal_text(workspace)
    papers = {paper.path for one in closings for paper in one.close.papers if paper.path}
    data = read_plan_data(workspace)
    return FolderNow(
        read_lines(files),
        "" if data is None else plan_digest(data),
        counts={
            file: sum(bool(strip_line(line)) for line in lines) for file, lines in files.items()
        },
        papers={path: found for path in papers if (found := _digest_of(workspace, path))},
        parts=None if data is None else plan_parts(data),
    )


def _digest_of(workspace: Workspace, path: str) -> str:
    """Return the digest of a paper where it was written; `""` where it is not there any more.

    The path comes from the journal, which may be anybody's: it leads nowhere but below the folder
    that holds `plans/`, and no link is followed.
    """
    parts = PurePosixPath(path).parts
    if path.startswith(("/", "\\")) or ":" in path or "\\" in path or ".." in parts or "\0" in path:
        return ""
    try:
        raw = read_plain(
            UserPath(workspace.root.joinpath(*parts), path, own=len(parts)), LARGEST_JOURNAL
        )
    except OSError:
        return ""
    return hashlib.sha256(raw).hexdigest()


def _closed_twice(standing: list[ClosedPeriod]) -> Iterator[Problem]:
    """Yield a notice for each period that two clones have closed, each as it was there."""
    codes: dict[str, set[str]] = {}
    for one in standing:
        codes.setdefault(one.period.key, set()).add(one.code)
    for one in {one.period.key: one for one in standing}.values():
        if len(codes[one.period.key]) > 1:
            yield Problem(
                "closed-twice",
                M(
                    "{period} was closed {n} times, in different copies of the journal",
                    period=one.period.name,
                    n=len(codes[one.period.key]),
                ),
                M(
                    "both are kept; `wenming changes {key}` shows what differs from each",
                    key=one.period.key,
                ),
                blocking=False,
                notice=True,
            )
