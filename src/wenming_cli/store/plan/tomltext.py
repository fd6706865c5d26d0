"""TOML as the standard library reads it, in a third of the time, within what a plan may hold."""

from __future__ import annotations

from typing import Any

import tomli

from wenming_cli.core.patterns import compiled

MOST_PARTS = 32
"""Of a key such as `a.b.c`; tables of a plan have keys of one part, and its reader takes
time and memory that grow with the square of the parts."""

_PART = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+)"""
_TOO_MANY = rf"(?<![\w-])(?:{_PART}[ \t]*\.[ \t]*){{{MOST_PARTS}}}"
"""Compiled for the first line that has so many dots."""


def parse_toml(text: str) -> dict[str, Any]:
    """Return the document that a TOML text holds.

    Raises:
        ValueError: it is no TOML, or has a key of too many parts; the text names line and column.
        RecursionError: lists or tables are nested too deeply.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        dots = line.count(".")  # a key stands on one line
        if dots >= MOST_PARTS and compiled(_TOO_MANY).search(line):
            raise ValueError(f"Too many parts in a key (at line {number}, column 1)")
    return tomli.loads(text)
