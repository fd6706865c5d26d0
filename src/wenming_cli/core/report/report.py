"""Count a board by one or two dimensions: the answer to a leader's question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Literal, NamedTuple, TypeAlias

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.select import Filter, did_you_mean, known_filter, matching
from wenming_cli.core.board.shares import shares
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.periods import Period, periods
from wenming_cli.core.plan.plan import Plan
from wenming_cli.core.report.dimensions import (
    DIMENSIONS,
    DimensionName,
    RowKey,
    name_pieces,
    read_keys,
)
from wenming_cli.core.report.figures import (
    FIGURES,
    NOTHING,
    FigureCounter,
    FigureName,
    Figures,
    add_up,
)
from wenming_cli.core.report.stretch import Stretch
from wenming_cli.errors import Usage
from wenming_cli.message import M, Message

USUAL: tuple[FigureName, ...] = (
    "items", "done", "owed", "made_good", "rate", "overdue", "events", "people",
)  # fmt: skip
"""The figures that are shown where none are asked for."""


class ReportRequest(NamedTuple):
    """A question about a plan."""

    by: tuple[DimensionName, ...] = ("section",)
    """One dimension, or two."""

    show: tuple[FigureName, ...] = USUAL
    where: tuple[tuple[DimensionName, str], ...] = ()
    """Only these rows: of one dimension any of them, of several all."""

    wanted: Filter = Filter()
    """Only these items."""

    period: str = ""
    """As people type it; `""` for the whole plan so far."""

    compare: Literal["", "previous", "last-year"] = ""
    top: int = 0
    """Only so many rows, the largest by the first figure; 0 for all in the order of the plan."""

    without_meetings: bool = False


RowKeys: TypeAlias = tuple[RowKey, ...]


def read_dimension(text: str) -> DimensionName:
    """Read what to count by, in English or as the head of its column says it.

    Raises:
        Usage: there is no such dimension.
    """
    for name, one in DIMENSIONS.items():
        if text.strip().lower() == name or text.strip() == one.header.speak("zh"):
            return name
    raise Usage(
        M("nothing can be counted by '{name}'", name=text),
        did_you_mean(text, DIMENSIONS) or M("write one of {words}", words=", ".join(DIMENSIONS)),
    )


def read_figures(text: str) -> tuple[FigureName, ...]:
    """Read which figures to show, divided by commas; none for the usual ones.

    Raises:
        Usage: there is no such figure.
    """
    words = [word.strip() for word in re.split(r"[,，、\s]+", text) if word.strip()]
    return tuple(dict.fromkeys(map(_read_figure, words))) or USUAL


def _read_figure(text: str) -> FigureName:
    for name, one in FIGURES.items():
        if text.lower().replace("-", "_") == name or text == one.header.speak("zh"):
            return name
    raise Usage(
        M("there is no figure '{name}'", name=text),
        did_you_mean(text, FIGURES) or M("write some of {words}", words=", ".join(FIGURES)),
    )


def read_where(texts: Iterable[str]) -> tuple[tuple[DimensionName, str], ...]:
    """Read which rows are wanted: `lead=宣传科`; nothing behind the sign for those without.

    Raises:
        Usage: the sign is missing, or there is no such dimension.
    """
    found = []
    for text in texts:
        name, sign, value = text.replace("＝", "=").partition("=")
        if not sign:
            raise Usage(
                M("--where needs a name and a value: '{text}'", text=text),
                M("for example: --where lead=宣传科"),
            )
        found.append((read_dimension(name), value.strip()))
    return tuple(found)


class ReportRow(NamedTuple):
    """What is counted for one key, or for a pair of them."""

    keys: RowKeys
    names: tuple[Message, ...]
    figures: Figures
    share: float
    """Of the first figure shown, in percent; over all rows they add up to 100.0."""


class Report(NamedTuple):
    """The answer."""

    request: ReportRequest
    plan: Plan
    stretch: Stretch
    as_of: date
    rows: tuple[ReportRow, ...]
    total: Figures
    """Each item once, whatever the rows have of it."""

    overlap: Figures
    """What the rows count more than once: all rows less the overlap are the total."""

    left_out: int = 0
    """How many rows `top` leaves out."""

    cancelled: int = 0
    """Items that are in no figure because they were cancelled."""

    pieces: tuple[Period, ...] = ()
    """What the days were cut into, where they are counted by time."""


def check_request(request: ReportRequest) -> None:
    """Refuse what makes no sense on any plan.

    Raises:
        Usage: a dimension stands twice, or two divide by time, or a row of time is chosen.
    """
    timed = [name for name in request.by if DIMENSIONS[name].unit]
    if len(timed) > 1:
        raise Usage(
            M("months and quarters divide the same days"),
            M("count by one of them, and by something else with --and"),
        )
    if len(set(request.by)) < len(request.by):
        raise Usage(
            M("--by and --and both name {dimension}", dimension=request.by[0]),
            M("leave --and out, or name another dimension"),
        )
    if any(DIMENSIONS[name].unit for name, _ in request.where):
        raise Usage(
            M("--where does not choose days"),
            M("name the period instead: wenming report Q2 --by …"),
        )


def count_report(board: Board, request: ReportRequest, stretch: Stretch) -> Report:
    """Count a board.

    Args:
        board: of the day, or of the end of the period.
        request: what is asked; its period and comparison are the caller's to settle.
        stretch: the days.

    Raises:
        Usage: the request makes no sense.
        Refused: `where` names something that the plan does not have.
    """
    check_request(request)
    table = _Counting(board, request, stretch)
    for state in _chosen(board, request.wanted):
        table.take(state)
    rows = table.rows()
    everything = add_up([row.figures for row in rows])
    total = add_up(table.wholes)
    kept = rows
    if request.top:
        ranked = sorted(rows, key=lambda row: -_first_figure(request, row.figures))
        kept = ranked[: request.top]
    return Report(
        request,
        board.plan,
        stretch=stretch,
        as_of=board.as_of,
        rows=tuple(kept),
        total=total,
        overlap=Figures(*(all_ - once for all_, once in zip(everything, total, strict=True))),
        left_out=len(rows) - len(kept),
        cancelled=table.cancelled,
        pieces=tuple(table.pieces),
    )


def figure_of(name: FigureName, figures: Figures, share: float = 100.0) -> float | None:
    """Return one figure by its name; None for the rate of nothing."""
    if name == "share":
        return share
    found: int | None = getattr(figures, name)
    return found


def leading_figure(show: Sequence[FigureName]) -> FigureName:
    """Return the figure that rows are ranked and shares are taken by."""
    return next((name for name in show if name != "share"), "items")


def _first_figure(request: ReportRequest, figures: Figures) -> float:
    return figure_of(leading_figure(request.show), figures) or 0


def _chosen(board: Board, wanted: Filter) -> Iterable[ItemState]:
    """Return the items to count; headings, for what is noted on them, where nothing is filtered."""
    return matching(board, known_filter(board, wanted))


class _Counting:
    """The rows in the making."""

    def __init__(self, board: Board, request: ReportRequest, stretch: Stretch) -> None:
        self.request = request
        self.dimensions = [DIMENSIONS[name] for name in request.by]
        self.names: list[Mapping[str, Message]] = [one.names(board) for one in self.dimensions]
        self.pieces: list[Period] = []
        for n, dimension in enumerate(self.dimensions):
            if dimension.unit:
                days = stretch.period.within(board.plan.span)
                self.pieces = list(periods(dimension.unit, days))
                self.names[n] = name_pieces(self.pieces, board.plan.year)
        self.piece_keys = [piece.key for piece in self.pieces]
        self.where = _read_where(board, request)
        self.counter = FigureCounter(
            stretch, board.as_of, self.pieces, without_meetings=request.without_meetings
        )
        self.wholes: list[Figures] = []
        self.cancelled = 0
        self.found: dict[RowKeys, list[Figures]] = defaultdict(list)
        if self.pieces and len(self.dimensions) == 1:
            self.found.update({(piece.key,): [] for piece in self.pieces})

    def take(self, state: ItemState) -> None:
        """Add an item to the rows that it belongs to."""
        if not all(_keys(name, state) & wanted for name, wanted in self.where.items()):
            return
        self.cancelled += state.leaf and state.status == "cancelled"
        whole, parts = self.counter.cut(state)
        if whole == NOTHING:
            return
        self.wholes.append(whole)
        sides = [self._keys_of(name, state) for name in self.request.by]
        for at, figures in parts.items():
            piece = [None if at is None else self.piece_keys[at]] if self.pieces else []
            for keys in product(*(piece if side is None else side for side in sides)):
                self.found[keys].append(figures)

    def _keys_of(self, name: DimensionName, state: ItemState) -> list[RowKey] | None:
        """Return the keys that an item counts for; None for pieces of time."""
        dimension = DIMENSIONS[name]
        if dimension.unit:
            return None
        wanted = self.where.get(name)
        keys = dimension.keys_of(state) or (None,)
        return [key for key in keys if wanted is None or key in wanted]

    def rows(self) -> list[ReportRow]:
        """Return the rows in the order of their names."""
        places = [{key: n for n, key in enumerate(names)} for names in self.names]

        def place(keys: RowKeys) -> tuple[int, ...]:
            return tuple(
                known.get(key or "", len(known)) for known, key in zip(places, keys, strict=True)
            )

        ordered = sorted(self.found, key=place)
        sums = [add_up(self.found[keys]) for keys in ordered]
        counts = [int(_first_figure(self.request, figures)) for figures in sums]
        return [
            ReportRow(keys, self._names_of(keys), figures=figures, share=share)
            for keys, figures, share in zip(ordered, sums, shares(counts), strict=True)
        ]

    def _names_of(self, keys: RowKeys) -> tuple[Message, ...]:
        return tuple(
            dimension.without if key is None else names[key]
            for dimension, names, key in zip(self.dimensions, self.names, keys, strict=True)
        )


def _keys(name: DimensionName, state: ItemState) -> set[RowKey]:
    return set(DIMENSIONS[name].keys_of(state) or (None,))


def _read_where(board: Board, request: ReportRequest) -> dict[DimensionName, set[RowKey]]:
    found: dict[DimensionName, set[RowKey]] = {}
    for name, text in request.where:
        found.setdefault(name, set()).update(read_keys(board, name, text))
    return found
