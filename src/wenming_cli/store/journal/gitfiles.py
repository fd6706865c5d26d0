"""What tells git to keep the lines of both sides of a journal, and whether it still does."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from wenming_cli.core.patterns import compiled
from wenming_cli.errors import Problem
from wenming_cli.message import M, Message
from wenming_cli.store.userfiles import LARGEST_PLAN, look, read_plain, replace_plain
from wenming_cli.store.userpath import UserPath

ATTRIBUTES, IGNORE = ".gitattributes", ".gitignore"
UNION = "merge=union"
GIT_FILES = {ATTRIBUTES: f"*.jsonl {UNION}\n", IGNORE: ".*.lock\n.*.part\n"}

_HARMLESS = rf"{UNION}|[-!]?(text|whitespace|export-ignore)|text=auto|eol=(lf|crlf)"
"""Attributes that lose no line: the journal is read with line ends of any kind."""

_WILDCARD = r"[*?\]]"
LONGEST_SHOWN = 60


def write_git_files(folder: UserPath) -> None:
    """Tell git to keep the lines of both branches and to ignore the locks.

    If the folder takes no new files, the journal in it may still be writable, so failing here is no
    error.
    """
    for name, text in GIT_FILES.items():
        file = folder / name
        with contextlib.suppress(OSError):
            if look(file) is None:
                replace_plain(file, text.encode())


def check_git_files(folder: UserPath) -> Iterator[Problem]:
    """Yield the first line of each file by which git would lose or change lines of a journal.

    Lines about other files are a person's own affair.
    """
    for name, find in ((ATTRIBUTES, _find_attribute), (IGNORE, _find_ignored)):
        file = folder / name
        with contextlib.suppress(OSError):  # not there, or named as what it is
            text = read_plain(file, LARGEST_PLAN).decode("utf-8", "replace")
            found = find(_lines_about_journals(text))
            if found is not None:
                number, message = found
                yield Problem(
                    "git-settings",
                    message,
                    M("delete the file; the next record writes it as it should be"),
                    file=file.name,
                    line=number,
                    blocking=False,
                )


def _lines_about_journals(text: str) -> list[tuple[int, list[str]]]:
    """Return the words of each line whose pattern may fit a journal, with the line's number."""
    numbered = enumerate(text.splitlines(), start=1)
    lines = [(number, line.split()) for number, line in numbered if not line.startswith("#")]
    return [(number, words) for number, words in lines if words and _may_fit(words[0])]


def _may_fit(pattern: str) -> bool:
    """Tell whether a pattern of git may fit a name that ends in `.jsonl`."""
    *before, tail = compiled(_WILDCARD).split(pattern.strip('"').rstrip("/").lower())
    return tail.endswith(".jsonl") or (bool(before) and ".jsonl".endswith(tail))


def _find_attribute(lines: list[tuple[int, list[str]]]) -> tuple[int, Message] | None:
    for number, (pattern, *attributes) in lines:
        for one in attributes:
            if not compiled(_HARMLESS).fullmatch(one):
                shown = f"{pattern} {one}"[:LONGEST_SHOWN]
                return number, M(
                    "'{line}' changes how git stores or merges the journal", line=shown
                )
    if any(words[0] in ("*", "*.jsonl") and UNION in words for _, words in lines):
        return None
    return 0, M(
        "git is not told to keep the lines of both sides: {line} is missing",
        line=GIT_FILES[ATTRIBUTES].strip(),
    )


def _find_ignored(lines: list[tuple[int, list[str]]]) -> tuple[int, Message] | None:
    for number, (pattern, *_) in lines:
        if not pattern.startswith("!"):
            return number, M(
                "'{line}' makes git leave out files of the journal", line=pattern[:LONGEST_SHOWN]
            )
    return None
