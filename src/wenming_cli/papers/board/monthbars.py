"""The year of a whole section, where a plan is too long for a line an item: a bar a month.

A bar is made of what fell due in its month, from the bottom what is done to the top what is not;
the number above it says how often the latter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.periods import Period, periods
from wenming_cli.papers.board.markup import el
from wenming_cli.papers.board.timeline import MARKS, Mark, due_in_plan, mark_of, span_share

_STACK: tuple[Mark, ...] = ("done", "late", "begun", "open", "off", "missed")
_BOTTOM, _TALL = 94.0, 56.0
"""The lower edge of the bars and their height, in percent of the line."""

_AIR = 0.12
"""The part of a month's width that stays free on each side of its bar."""


@dataclass(frozen=True)
class Month:
    """What falls due in a month, counted by how it stands."""

    piece: Period
    counts: Mapping[Mark, int]

    @property
    def words(self) -> str:
        """`3月：已完成5，到期未完成2`."""
        said = (f"{MARKS[name]}{self.counts[name]}" for name in _STACK if self.counts.get(name))
        return f"{self.piece.first.month}月：{'，'.join(said)}"


def count_months(board: Board, states: Sequence[ItemState]) -> Iterator[Month]:
    """Count, month by month, what falls due; months in which nothing does are left out."""
    found: dict[tuple[int, int], Counter[Mark]] = {}
    for state in states:
        for one in due_in_plan(board, state):
            counts = found.setdefault((one.due.year, one.due.month), Counter())
            counts[mark_of(board, state, one)] += 1
    for piece in _months(board.plan.span):
        if counted := found.get((piece.first.year, piece.first.month)):
            yield Month(piece, dict(counted))


@cache
def _months(span: Period) -> tuple[Period, ...]:
    """Return the months of a plan; every section asks for them."""
    return tuple(periods("month", span))


def draw_bars(span: Period, drawn: Sequence[Month]) -> Iterator[Element]:
    """Draw the bars of a line, one for each month."""
    for month in drawn:
        first = span_share(span, month.piece.first)
        width = span_share(span, month.piece.last, end=True) - first
        place = {"x": f"{first + width * _AIR:.2f}%", "width": f"{width * (1 - 2 * _AIR):.2f}%"}
        parts = [
            el("rect", y=f"{top:.2f}%", height=f"{tall:.2f}%", class_=f"b-{name}", **place)
            for name, top, tall in _bar_parts(month)
        ]
        missed = month.counts.get("missed", 0)
        middle = f"{first + width / 2:.2f}%"
        number = el("text", str(missed), x=middle, y="28%", text_anchor="middle", class_="missed")
        yield el("g", el("title", month.words), *parts, number if missed else None)


def _bar_parts(month: Month) -> Iterator[tuple[Mark, float, float]]:
    """Yield each part of a bar with its upper edge and its height, in percent of the line."""
    whole = sum(month.counts.values())
    top = _BOTTOM
    for name in _STACK:
        if tall := _TALL * month.counts.get(name, 0) / whole:
            top -= tall
            yield name, top, tall


def draw_bar_sample(name: Mark) -> Element:
    """Draw a part of a bar for the legend."""
    part = el("rect", x=2, y=2, width=12, height=12, class_=f"b-{name}")
    return el("svg", part, width=16, height=16, aria_hidden="true")


def describe_months(title: str, drawn: Sequence[Month]) -> str:
    """Describe a line in words, for those who cannot see it."""
    return f"{title}：{'；'.join(month.words for month in drawn) or '没有到期日'}"
