"""How much of anything a document may hold: one budget, which every reader spends while it reads.

A budget counts work, not time: it gives the same answer on every machine. Each limit lies far above
any annual plan, and low enough that a reader ends within seconds and 500 MB.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from typing import Literal, Protocol, TypeVar

from wenming_cli.errors import Refused
from wenming_cli.message import M, Message

Counted = Literal["characters", "cells", "rows", "sheets", "nodes", "operators"]

MOST: Mapping[Counted, int] = {
    "characters": 2_000_000,
    "cells": 1_000_000,
    "rows": 100_000,
    "sheets": 200,
    "nodes": 2_000_000,
    "operators": 1_000_000,
}
"""What a document may make of its bytes; nodes are signs of XML, operators those of a PDF page."""


_WAY_OUT = M("check that it is the right file, or copy the plan out of it into a new document")


def _words_of(what: Counted, shown: str, most: int) -> Message:
    words: Mapping[Counted, Message] = {
        "characters": M(
            "{file} holds more than {n} characters, more than any work plan", file=shown, n=most
        ),
        "cells": M("{file} holds more than {n} cells, more than any work plan", file=shown, n=most),
        "rows": M("{file} holds more than {n} lines, more than any work plan", file=shown, n=most),
        "sheets": M(
            "{file} holds more than {n} sheets, more than any work plan", file=shown, n=most
        ),
        "nodes": M(
            "{file} is built of more than {n} parts, more than any work plan", file=shown, n=most
        ),
        "operators": M(
            "{file} draws more than {n} strokes and words, more than any work plan",
            file=shown,
            n=most,
        ),
    }
    return words[what]


class Line(Protocol):
    """A line as readers give it."""

    @property
    def text(self) -> str:
        """Its text."""

    @property
    def cells(self) -> Sized | None:
        """Its cells, if it is a row."""


AnyLine = TypeVar("AnyLine", bound=Line)


class Budget:
    """What one document may still hold."""

    def __init__(self, shown: str) -> None:
        """Begin a budget; `shown` is the document's name in messages."""
        self.shown = shown
        self._left = dict(MOST)

    def spend(self, what: Counted, count: int = 1) -> None:
        """Count what was found or is about to be made.

        Raises:
            Refused: it is more than any plan holds.
        """
        self._left[what] -= count
        if self._left[what] < 0:
            raise Refused(
                _words_of(what, self.shown, MOST[what]),
                _WAY_OUT,
            )

    def count_lines(self, lines: Iterable[AnyLine]) -> Iterator[AnyLine]:
        """Yield lines, and spend for each as it comes."""
        for line in lines:
            self.spend("rows")
            self.spend("characters", len(line.text))
            self.spend("cells", len(line.cells or ()))
            yield line
