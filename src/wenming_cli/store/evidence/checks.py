"""What is wrong with the evidence: missing, changed, orphaned, used for two activities."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from wenming_cli.core.check.journal import attached_empty, used_twice
from wenming_cli.core.filenames import composed
from wenming_cli.core.journal.entries import EMPTY, Evidence, Fact
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
    stored = list(list_evidence(folder.path))
    forms = {composed(str(path)): path for path in stored}
    named: set[Path] = set()
    hashes = cache(partial(sha256_of, progress=progress))
    for fact in facts:
        for evidence in fact.evidence:
            path = evidence_path(folder.path, evidence.path)
            if path is None:
                yield fact, _outside_problem(evidence)
                continue
            if not os.path.lexists(path):
                path = forms.get(composed(str(path)), path)
            if not os.path.lexists(path) or os.path.isdir(path):  # noqa: PTH112  Path's raise
                yield fact, _missing_problem(evidence)
            else:
                named.add(path.resolve())
                problem = _compare(evidence, path, hashes)
                if problem is not None:
                    yield fact, problem
    yield from used_twice(facts)
    yield from attached_empty(facts)
    for path in stored:
        if path.resolve() not in named:
            orphan = folder / path.relative_to(folder.path).as_posix()
            yield None, _orphan_problem(orphan.name, empty=_is_empty(path))


def _compare(evidence: Evidence, path: Path, hash_of: Callable[[Path], str]) -> Problem | None:
    try:
        found = hash_of(path)
    except OSError as error:
        return Problem(
            "evidence-unreadable",
            M("{file} cannot be read: {reason}", file=evidence.path, reason=reason_of(error)),
            hint_of(error, M("check that the file is not open elsewhere and that you may read it")),
            blocking=False,
        )
    if found == evidence.sha256:
        return None
    return _emptied_problem(evidence) if found == EMPTY else _changed_problem(evidence)


def _is_empty(path: Path) -> bool:
    with contextlib.suppress(OSError):  # it was there a moment ago
        return os.lstat(path).st_size == 0
    return False


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


def _emptied_problem(evidence: Evidence) -> Problem:
    return Problem(
        "evidence-changed",
        M("{file} is empty now (0 bytes); it was not when it was attached", file=evidence.path),
        M("let the sync program fetch the whole file, or put the first version back"),
        blocking=False,
    )


def _orphan_problem(file: str, *, empty: bool) -> Problem:
    if empty:
        return Problem(
            "evidence-orphaned",
            M("no entry names this file, and it is empty (0 bytes)"),
            M("a copy that failed, or a sync program that has not fetched it yet; else delete it"),
            file=file,
            blocking=False,
            notice=True,
        )
    return Problem(
        "evidence-orphaned",
        M("no entry names this file"),
        M("to keep it, run `wenming attach NO FILE`; otherwise delete it"),
        file=file,
        blocking=False,
        notice=True,
    )
