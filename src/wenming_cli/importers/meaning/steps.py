"""Steps: what an item lists as 一是…二是…三是…, in a few words each."""

from __future__ import annotations

import re

from wenming_cli.importers.fold import fold_width

_MARK = re.compile(
    r"(?:(?<=[。;,:!?、\s”)])|^)([一二三四五六七八九十])(?:是(?:要)?|要)(?![一二三四五六七八九十否])"
)
_STOP = re.compile(r"[,。;:!?\n]")
LONGEST = 30


def steps_in(text: str) -> tuple[str, ...]:
    """Return the first clause of each point, where at least two follow each other in order."""
    plain = fold_width(text)
    order = "一二三四五六七八九十"
    marks: list[re.Match[str]] = []
    for match in _MARK.finditer(plain):
        if match[1] == order[len(marks) : len(marks) + 1]:
            marks.append(match)
    if len(marks) < 2:
        return ()
    found = []
    for match in marks:
        stop = _STOP.search(plain, match.end())
        end = stop.start() if stop else len(plain)
        found.append(text[match.end() : end].strip()[:LONGEST])
    return tuple(dict.fromkeys(step for step in found if step))
