"""A note of several lines, or of numbered points, as one running text."""

from __future__ import annotations

import re
from itertools import pairwise

_MARK = re.compile(
    r"(?:(?<=^)|(?<=[\s。；;，,：:]))[（(]?(\d{1,2})[.．、)）](?!\d)[ \t　]*|([①-⑳])[ \t　]*",
    re.MULTILINE,
)
_STOP = "。；;，,：:、！？!?"


def one_line(text: str) -> str:
    """Return a text on one line, with one blank wherever there were some."""
    return " ".join(text.split())


def run_on(text: str) -> str:
    """Return a text on one line, without the numbers of its points.

    Points that count on from 1 are divided by ；, other lines by ，; a line that ends with a stop
    keeps it. A number that begins no such row is part of the words.
    """
    lines = [one_line(line) for line in _without_numbers(text).splitlines()]
    return _joined([line for line in lines if line])


def _without_numbers(text: str) -> str:
    """Put each point of a numbered list into a line of its own, behind ；."""
    marks = list(_MARK.finditer(text))
    numbers = [_number(mark) for mark in marks]
    runs = len(numbers) > 1 and numbers[0] == 1
    if not runs or any(after != before + 1 for before, after in pairwise(numbers)):
        return text
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    said = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    points = "；".join(point.strip(f"{_STOP} \t\n　") for point in said)
    return f"{text[: marks[0].start()]}\n{points}"


def _number(mark: re.Match[str]) -> int:
    return int(mark[1]) if mark[1] else ord(mark[2]) - ord("①") + 1


def _joined(lines: list[str]) -> str:
    said = ""
    for line in lines:
        divided = not said or said[-1] in _STOP
        said += line if divided else f"，{line}"
    return said
