"""The year as lines of dots: one line an item, one dot a day on which something of it is due.

Places are percentages of the line, so that the same drawing fits a telephone and a wall.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from xml.etree.ElementTree import Element

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.periods import Period, periods
from wenming_cli.papers import chinese
from wenming_cli.papers.board.markup import Child, el

Mark = Literal["missed", "open", "begun", "late", "done", "off"]
MARKS: dict[Mark, str] = {
    "done": "已完成",
    "late": "逾期后完成",
    "begun": "进行中",
    "open": "未到期",
    "missed": "到期未完成",
    "off": "暂缓或取消",
}
_ATTENTION: tuple[Mark, ...] = ("missed", "begun", "open", "late", "done", "off")
_SHAPES: dict[Mark, tuple[Element, ...]] = {
    "done": (el("circle", r=5),),
    "late": (el("path", d="M-4.5 -4.5H4.5V4.5H-4.5Z"),),
    "begun": (el("circle", r=4.4), el("path", d="M0 -4.4A4.4 4.4 0 0 0 0 4.4Z")),
    "open": (el("circle", r=4.4),),
    "missed": (el("path", d="M0 -6L6 0L0 6L-6 0Z"),),
    "off": (el("path", d="M-5 0H5"),),
}


@dataclass(frozen=True)
class Dot:
    """What is due of an item on one day."""

    day: date
    mark: Mark
    words: str


@dataclass(frozen=True)
class YearLine:
    """One item of the year."""

    label: str
    title: str
    dots: tuple[Dot, ...]
    window: Period | None = None
    """From the start to the deadline of a dated item."""


def year_lines(board: Board, states: Sequence[ItemState]) -> Iterator[YearLine]:
    """Yield a line for each item."""
    for state in states:
        item = state.item
        window = None
        if state.due and item.start and item.start <= state.due:
            window = Period(item.start, state.due, "")
        marks = tuple(dots(board, [state]))
        yield YearLine(item.label, item.title, dots=marks, window=window)


def dots(board: Board, states: Sequence[ItemState]) -> Iterator[Dot]:
    """Yield one dot a day; where several things are due, it shows what needs most attention."""
    by_day: dict[date, list[tuple[ItemState, Occurrence]]] = {}
    for state in states:
        for one in due_in_plan(board, state):
            by_day.setdefault(one.due, []).append((state, one))
    for day, found in sorted(by_day.items()):
        marks = [mark_of(board, state, one) for state, one in found]
        shown = min(marks, key=_ATTENTION.index)
        counted = f"，{len(marks)}项" if len(marks) > 1 else ""
        yield Dot(day, shown, f"{chinese.day_words(day, board.plan)}{counted}：{MARKS[shown]}")


def due_in_plan(board: Board, state: ItemState) -> Iterator[Occurrence]:
    """Yield what is drawn of an item: additional times have no day on which they are due."""
    return (one for one in state.occurrences if one.due in board.plan.span and not one.extra)


def mark_of(board: Board, state: ItemState, one: Occurrence) -> Mark:
    """Return how one occurrence stands."""
    if one.status == "cancelled" or state.status == "cancelled":
        return "off"
    if one.made_good:
        return "late" if one.late else "done"
    if state.finished:
        return "done"
    if state.status == "suspended":
        return "off"
    if one.missed_by(board.as_of):
        return "missed"
    return "begun" if one.facts else "open"


def draw_symbols(board: Board) -> Element:
    """Draw once what each line of the year refers to: the shapes of the dots, and the months."""
    shapes = [
        el("g", *drawn, id=f"m-{name}", class_=f"m-{name}") for name, drawn in _SHAPES.items()
    ]
    rules = el("g", *_month_rules(board.plan.span), *_today_rule(board), id="months")
    drawn = el("defs", *shapes, rules)
    return el("svg", drawn, class_="symbols", width=0, height=0, aria_hidden="true")


def draw_mark_sample(name: Mark) -> Element:
    """Draw a shape for the legend."""
    shape = el("use", href=f"#m-{name}", x=8, y=8)
    return el("svg", shape, width=16, height=16, aria_hidden="true")


def draw_year_line(board: Board, line: YearLine) -> Element:
    """Draw the line of one item."""
    span = board.plan.span
    drawn: list[Element] = []
    if line.window and line.window.overlaps(span):
        inside = line.window.within(span)
        first, last = place_of_day(span, inside.first), place_of_day(span, inside.last)
        drawn.append(_draw_rule(first, last, "window"))
    for dot in line.dots:
        x = place_of_day(span, dot.day)
        drawn.append(el("use", el("title", dot.words), href=f"#m-{dot.mark}", x=x, y="50%"))
    return draw_strip(drawn, _describe(line))


def draw_strip(drawn: Iterable[Element], spoken: str) -> Element:
    """Draw a line of the year with these drawings on it."""
    rules = el("use", href="#months")
    return el("svg", rules, drawn, class_="strip", role="img", aria_label=spoken)


def draw_month_names(board: Board) -> Element:
    """Draw the scale above the lines."""
    span = board.plan.span
    names = []
    for piece in periods("month", span):
        middle = (span_share(span, piece.first) + span_share(span, piece.last, end=True)) / 2
        inner: list[Child] = [str(piece.first.month), el("tspan", "月", class_="unit")]
        names.append(el("text", *inner, x=f"{middle:.2f}%", y="70%", text_anchor="middle"))
    return el("svg", *_month_rules(span), *names, class_="scale", aria_hidden="true")


def place_of_day(span: Period, day: date) -> str:
    """Return where the middle of a day stands, as SVG says it."""
    half_a_day = 50 / span.days
    return f"{span_share(span, day) + half_a_day:.2f}%"


def span_share(span: Period, day: date, *, end: bool = False) -> float:
    """Return how much of a span has passed when a day begins, or at its end, in percent."""
    return 100 * ((day - span.first).days + end) / span.days


def _month_rules(span: Period) -> Iterator[Element]:
    for n, piece in enumerate(periods("month", span)):
        if n:
            at = f"{span_share(span, piece.first):.2f}%"
            quarter = (piece.first.month - 1) % 3 == 0
            yield _draw_rule(at, at, "quarter" if quarter else "month", y1="0", y2="100%")


def _today_rule(board: Board) -> Iterator[Element]:
    if board.as_of in board.plan.span:
        at = place_of_day(board.plan.span, board.as_of)
        yield _draw_rule(at, at, "today", y1="0", y2="100%")


def _draw_rule(x1: str, x2: str, kind: str, y1: str = "50%", y2: str = "50%") -> Element:
    return el("line", x1=x1, x2=x2, y1=y1, y2=y2, class_=kind)


def _describe(line: YearLine) -> str:
    counts = {name: sum(dot.mark == name for dot in line.dots) for name in MARKS}
    said = "，".join(f"{MARKS[name]}{n}" for name, n in counts.items() if n)
    return f"{line.title}：{said or '没有到期日'}"
