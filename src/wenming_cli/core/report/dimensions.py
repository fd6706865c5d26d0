"""What a report may be counted by: a fixed table, a line a dimension."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple, TypeAlias

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.select import (
    did_you_mean,
    is_within,
    known_section,
    lead_names,
    leader_names,
)
from wenming_cli.core.board.state import LIGHTS, STATUS_NAMES, STATUSES, ItemState
from wenming_cli.core.board.wording import LIGHT_NAMES
from wenming_cli.core.numbers import parts
from wenming_cli.core.periods import Period, Unit
from wenming_cli.errors import Refused
from wenming_cli.message import M, Message, as_it_is, joined

DimensionName = Literal[
    "lead", "section", "goal", "month", "quarter", "light", "status", "leader", "kind"
]
RowKey: TypeAlias = "str | None"
"""What a row is about, as programs read it; None where an item has no such thing."""

KIND_NAMES: Mapping[str, Message] = {"task": M("task"), "measure": M("measure")}


class Dimension(NamedTuple):
    """One way to divide a plan."""

    header: Message
    keys_of: Callable[[ItemState], tuple[str, ...]]
    """What an item counts for: several offices; none at all."""

    names: Callable[[Board], Mapping[str, Message]]
    """The keys of a board in the order of their rows, each with its name."""

    without: Message
    """The name of the row of what has no key."""

    several: Message | None = None
    """What is said below the rows, where something counts in more than one of them."""

    unit: Unit | None = None
    """Of a division by time: its pieces."""


def _no_keys(state: ItemState) -> tuple[str, ...]:
    """Return nothing: by time an item is divided, not counted as a whole."""
    del state
    return ()


def _section_of(state: ItemState) -> tuple[str, ...]:
    numbers = parts(state.item.no)
    return (".".join(map(str, numbers[:2])),) if len(numbers) > 1 or state.leaf else ()


def _as_is(words: Iterable[str]) -> dict[str, Message]:
    return {word: as_it_is(word) for word in words}


def _sections(board: Board) -> dict[str, Message]:
    named = ((one.no, f"{one.no} {one.title}") for one in board.plan.sections)
    return {no: as_it_is(name) for no, name in named}


def _goals(board: Board) -> dict[str, Message]:
    return {goal.id: as_it_is(goal.title) for goal in board.plan.goals}


def _nothing(board: Board) -> dict[str, Message]:
    """Return no names: those of pieces hang on the days that are asked for."""
    del board
    return {}


_ELSEWHERE = M("other times")
_OFTEN = M("an item with something at several times counts in the row of each, once in the total")
DIMENSIONS: Mapping[DimensionName, Dimension] = {
    "lead": Dimension(
        M("Lead"),
        keys_of=lambda s: tuple(dict.fromkeys(s.lead)),  # somebody may be named twice
        names=lambda board: _as_is(lead_names(board)),
        without=M("nobody yet"),
        several=M("an item that several offices lead counts in the row of each, once in the total"),
    ),
    "section": Dimension(
        M("Section"),
        keys_of=_section_of,
        names=_sections,
        without=M("the chapter itself"),
    ),
    "goal": Dimension(
        M("Goal"),
        keys_of=lambda s: s.goals,
        names=_goals,
        without=M("no goal"),
        several=M("an item that serves several goals counts in the row of each, once in the total"),
    ),
    "month": Dimension(
        M("Month"),
        keys_of=_no_keys,
        names=_nothing,
        without=_ELSEWHERE,
        several=_OFTEN,
        unit="month",
    ),
    "quarter": Dimension(
        M("Quarter"),
        keys_of=_no_keys,
        names=_nothing,
        without=_ELSEWHERE,
        several=_OFTEN,
        unit="quarter",
    ),
    "light": Dimension(
        M("Light"),
        keys_of=lambda s: (s.light.name,) if s.light.name else (),
        names=lambda _: {name: LIGHT_NAMES[name] for name in reversed(LIGHTS)},
        without=M("no light"),
    ),
    "status": Dimension(
        M("Status"),
        keys_of=lambda s: (s.status,),
        names=lambda _: {name: STATUS_NAMES[name] for name in STATUSES},
        without=M("none"),
    ),
    "leader": Dimension(
        M("Leader in charge"),
        keys_of=lambda s: (s.leader,) if s.leader else (),
        names=lambda board: _as_is(leader_names(board)),
        without=M("nobody yet"),
    ),
    "kind": Dimension(
        M("Kind"),
        keys_of=lambda s: (s.item.kind,),
        names=lambda _: dict(KIND_NAMES),
        without=M("none"),
    ),
}


def name_pieces(pieces: Iterable[Period], year: int) -> dict[str, Message]:
    """Return the names of periods by their keys; a year other than the plan's is said."""
    return {piece.key: name_of(piece.key, year) for piece in pieces}


def read_keys(board: Board, dimension: DimensionName, text: str) -> frozenset[RowKey]:
    """Return the keys that a word means; `""` means what has none.

    Args:
        board: whose offices, sections, goals are known.
        dimension: of items, not of time.
        text: a key or a name, or of offices and leaders a part of one; for sections also the
            number or the title of a chapter.

    Raises:
        Refused: it means nothing in this plan; the message names the nearest.
    """
    if not text:
        return frozenset({None})
    found = DIMENSIONS[dimension]
    names = found.names(board)
    spoken = {key: {key, name.speak("zh"), name.speak("en")} for key, name in names.items()}
    exact = {key for key, words in spoken.items() if text in words}
    if not exact and dimension == "section":
        no = known_section(board.plan, text)
        exact = {key for key in names if is_within(key, no)}
    if not exact and dimension in ("lead", "leader"):
        exact = {key for key in names if text in key}
    if exact:
        return frozenset(exact)
    known = [word for words in spoken.values() for word in sorted(words)]
    listed = [str(name) for name in names.values()]
    raise Refused(
        M("'{text}' is no {dimension} of the plan", text=text, dimension=found.header),
        did_you_mean(text, known) or M("it has {names}", names=joined(listed or ["-"])),
    )
