"""TOML as the standard library reads it, within what a plan may hold."""

from __future__ import annotations

import re
import tomllib
from typing import Any

MOST_PARTS = 32
"""Of a key such as `a.b.c`; tables of a plan have keys of one part, and tomllib before 2026 takes
time and memory that grow with the square of the parts."""

_PART = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+)"""
_TOO_MANY = re.compile(rf"(?<![\w-])(?:{_PART}[ \t]*\.[ \t]*){{{MOST_PARTS}}}")


def parse_toml(text: str) -> dict[str, Any]:
    """Return the document that a TOML text holds.

    Raises:
        ValueError: it is no TOML, or has a key of too many parts; the text names line and column.
        RecursionError: lists or tables are nested too deeply.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") >= MOST_PARTS and _TOO_MANY.search(line):  # a key stands on one line
            raise ValueError(f"Too many parts in a key (at line {number}, column 1)")
    return tomllib.loads(text)
