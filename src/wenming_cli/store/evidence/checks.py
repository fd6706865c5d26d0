"""What is wrong with the evidence: missing, changed, orphaned, used for two activities."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from wenming_cli.core.check.journal import used_twice
from wenming_cli.core.journal.entries import Evidence, Fact
from wenming_cli.errors import Problem, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.evidence.files import (
    FOLDER,
    Advance,
    evidence_path,
    list_evidence,
    sha256_of,
)
from wenming_cli.store.userpath import UserPath


def check_evidence(
    folder: UserPath, facts: Sequence[Fact], progress: Advance = lambda _done: None
) -> Iterator[tuple[Fact | None, Problem]]:
    """Compare what entries say with what is in the folder.

    Args:
        folder: the plan's folder.
        facts: the entries that count.
        progress: takes how many bytes were read since the last call; each file is read once.

    Yields:
        Each problem with the entry it is about, or None for a file that no entry names.
    """
    named: set[Path] = set()
    hashes = cache(partial(sha256_of, progress=progress))
    for fact in facts:
        for evidence in fact.evidence:
            path = evidence_path(folder.path, evidence.path)
            if path is None:
                yield fact, _outside_problem(evidence)
            elif not os.path.lexists(path) or os.path.isdir(path):  # noqa: PTH112  Path's raise
                yield fact, _missing_problem(evidence)
            else:
                named.add(path.resolve())
                problem = _compare(evidence, path, hashes)
                if problem is not None:
                    yield fact, problem
    yield from used_twice(facts)
    for path in list_evidence(folder.path):
        if path.resolve() not in named:
            orphan = folder / path.relative_to(folder.path).as_posix()
            yield None, _orphan_problem(orphan.name)


def _compare(evidence: Evidence, path: Path, hash_of: Callable[[Path], str]) -> Problem | None:
    try:
        return None if hash_of(path) == evidence.sha256 else _changed_problem(evidence)
    except OSError as error:
        return Problem(
            "evidence-unreadable",
            M("{file} cannot be read: {reason}", file=evidence.path, reason=reason_of(error)),
            hint_of(error, M("check that the file is not open elsewhere and that you may read it")),
            blocking=False,
        )


def _outside_problem(evidence: Evidence) -> Problem:
    return Problem(
        "evidence-outside",
        M("'{file}' leads out of {folder}/", file=evidence.path, folder=FOLDER),
        M("it was not opened; take this entry back with `wenming undo`"),
        blocking=False,
    )


def _missing_problem(evidence: Evidence) -> Problem:
    return Problem(
        "evidence-missing",
        M("{file} is not there", file=evidence.path),
        M("put the file back under that name, or take the entry back with `wenming undo`"),
        blocking=False,
    )


def _changed_problem(evidence: Evidence) -> Problem:
    return Problem(
        "evidence-changed",
        M("{file} was changed after it was attached", file=evidence.path),
        M("put the first version back, or attach the new one under another name"),
        blocking=False,
    )


def _orphan_problem(file: str) -> Problem:
    return Problem(
        "evidence-orphaned",
        M("no entry names this file"),
        M("to keep it, run `wenming attach NO FILE`; otherwise delete it"),
        file=file,
        blocking=False,
        notice=True,
    )
