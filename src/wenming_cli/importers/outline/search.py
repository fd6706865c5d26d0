"""The most consistent numbering of a whole document, found among all possible labels.

A beam search reads the candidates from top to bottom. A state is the chain of open levels, each
with its style and its last number. A candidate may be left as plain text, go on at an open level,
or open a level below; each choice costs or earns points:

- a label earns by where it stands (start of a line, after a full stop where line breaks were lost)
  and by following its predecessor (2 after 1); skips, doubles and steps back cost;
- each way of nesting two styles costs once, so that one document uses few of them; nesting against
  the usual order (一、 under 1.) costs much;
- a label at the start of a line that is left as plain text costs a little.

The costs are judgements, tuned on many documents of each kind; what matters is their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from wenming_cli.importers.outline.labels import RANKS, RUNNING, Candidate
from wenming_cli.importers.outline.surroundings import Where
from wenming_cli.importers.tables.rows import STYLES

BEAM = 48
WORK = 300_000
"""Candidates times beam, above which the beam becomes narrower so that time stays bounded."""

HOPELESS = 20.0
"""Points behind the best state; a state so far behind never catches up."""

MOST_CANDIDATES = 6_000
"""A plan of a hundred pages has two thousand."""

_PLAIN: dict[Where, float] = {
    "line": 3.0,
    "cell": 2.0,
    "heading": -1.8,
    "field": -1.8,
    "sentence": -1.8,
    "space": -3.0,
    "stop": -3.5,
    "bracket": -6.0,
    "comma": -9.0,
    "inside": -9.0,
}
_CROWDED: dict[Where, float] = {
    "line": 3.0,
    "cell": 2.0,
    "heading": 1.7,
    "field": 1.7,
    "sentence": 1.7,
    "space": 2.0,
    "stop": 1.5,
    "bracket": 0.0,
    "comma": -1.0,
    "inside": -3.5,
}
_LEFT_OUT = 2.0
_NEXT = 2.0
_FIRST = 1.5
_NEW_NESTING = 1.0
_AGAINST_ORDER = 6.0
_OTHER_ROOT = 12.0
_TABLE = frozenset(STYLES)
WEAK = frozenset({"month", "dec1", "stage"})
"""Styles that running text often begins with."""

OpenLevel = tuple[str, int]


@dataclass(frozen=True, slots=True)
class KeptLabel:
    """A label that was kept, with the numbers of its parents and its own."""

    candidate: Candidate
    path: tuple[int, ...]
    styles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _State:
    score: float = 0.0
    stack: tuple[OpenLevel, ...] = ()
    last: tuple[OpenLevel, ...] = ()
    """The last number of each style, wherever it stood."""

    nestings: frozenset[tuple[str, str]] = frozenset()
    before: _State | None = None
    kept: Candidate | None = None

    def last_of(self, style: str) -> int:
        return next((value for name, value in self.last if name == style), 0)


def best_numbering(found: Sequence[Candidate]) -> list[KeptLabel]:
    """Return the labels that together make the most consistent numbering, in document order.

    Raises:
        OverflowError: there are more candidates than any plan has.
    """
    if len(found) > MOST_CANDIDATES:
        raise OverflowError(len(found))
    width = max(4, min(BEAM, WORK // max(1, len(found))))
    states = [_State()]
    for _, group in groupby(found, key=lambda c: c.start):
        options = list(group)
        after: dict[tuple[object, ...], _State] = {}
        for state in states:
            for made in _steps(state, options):
                key = (made.stack, made.nestings, _end(made))
                if key not in after or after[key].score < made.score:
                    after[key] = made
        kept = sorted(after.values(), key=lambda s: -s.score)[:width]
        states = [state for state in kept if state.score > kept[0].score - HOPELESS]
    return _trace_back(states[0])


def _end(state: _State) -> int:
    return state.kept.end if state.kept else -1


def _steps(state: _State, options: Sequence[Candidate]) -> list[_State]:
    made = []
    if not any(one.forced for one in options):
        cost = max(_cost_of_leaving(one) for one in options)
        made.append(replace(state, score=state.score - cost))
    for one in options:
        if one.start >= _last_end(state):
            made += _keep(state, one)
    return made or [state]


def _last_end(state: _State) -> int:
    return state.kept.end if state.kept else 0


def _cost_of_leaving(one: Candidate) -> float:
    if one.where != "line" or one.style in WEAK or one.style == "att" or one.doubt:
        return 0.0
    return _LEFT_OUT


def _keep(state: _State, one: Candidate) -> list[_State]:
    base = (_CROWDED if one.crowded else _PLAIN)[one.where] - one.doubt
    if one.forced:
        return [_as_row(state, one)]
    if one.style == "att":
        return [_as_attachment(state, one)]
    stack = tuple(level for level in state.stack if level[0] not in _TABLE)
    if one.style.startswith("dec"):
        choices = _decimal_choices(state, stack, one)
    else:
        choices = [*_same_level_choices(stack, one), *_below_choices(state, stack, one)]
    return [
        _advance(state, one, stack=chain, points=points, base=base) for chain, points in choices
    ]


Choice = tuple[tuple[OpenLevel, ...], float]


def _same_level_choices(stack: tuple[OpenLevel, ...], one: Candidate) -> list[Choice]:
    for i, (style, value) in enumerate(stack):
        if style == one.style:
            return [((*stack[:i], (style, one.value)), _points_for_going_on(value, one))]
    return []


def _points_for_going_on(last: int, one: Candidate) -> float:
    step = one.value - last
    if step == 1:
        return _NEXT
    if one.style == "month" and step > 1:
        return _NEXT - 0.5
    if step > 1:
        return -1.5 - min(6.0, 0.7 * (step - 1))
    return -2.0 if step == 0 else -4.0 - min(4.0, 0.3 * -step)


def _below_choices(state: _State, stack: tuple[OpenLevel, ...], one: Candidate) -> list[Choice]:
    if any(style == one.style for style, _ in stack):
        return []
    points = _points_for_beginning(state, one)
    if not stack:
        return [(((one.style, one.value),), points - (_OTHER_ROOT if state.last else 0.0))]
    parent = stack[-1][0]
    if (parent, one.style) not in state.nestings:
        points -= _NEW_NESTING
    if parent != "att" and RANKS[one.style] <= RANKS.get(parent, 0):
        points -= _AGAINST_ORDER
    choices: list[Choice] = [((*stack, (one.style, one.value)), points)]
    if parent != "att" and RANKS[one.style] < RANKS.get(stack[0][0], 0):
        choices.append((((one.style, one.value),), _points_for_beginning(state, one) - _OTHER_ROOT))
    return choices


def _points_for_beginning(state: _State, one: Candidate) -> float:
    last = state.last_of(one.style)
    if one.value == 1:
        return _FIRST
    if one.style in RUNNING and one.value == last + 1:
        return 1.0 if one.style in ("article", "rom2", "rom3") else 0.2
    if one.style == "month":
        return 0.0
    return -2.5 - min(6.0, 0.7 * (one.value - 1))


def _decimal_choices(state: _State, stack: tuple[OpenLevel, ...], one: Candidate) -> list[Choice]:
    """Return where a decimal number can stand: it names its parents, and they must be open."""
    depth = len(one.path)
    offset = 1 if stack and stack[0][0] == "att" else 0
    above = stack[: depth - 1 + offset]
    values = tuple(value for _, value in above[offset:])
    points = 0.0 if values == one.path[:-1] else -6.0
    level = depth - 1 + offset
    if len(stack) > level and stack[level][0] == one.style and values == one.path[:-1]:
        points += _points_for_going_on(stack[level][1], one)
    elif len(above) == level:
        points += _points_for_beginning(state, one)
        if level and (above[-1][0], one.style) not in state.nestings:
            points -= _NEW_NESTING
        if not level and state.last:
            points -= _OTHER_ROOT
    else:
        points -= 6.0
    return [((*above, (one.style, one.value)), points)]


def _as_attachment(state: _State, one: Candidate) -> _State:
    last = state.last_of("att")
    points = 1.0 if one.value == last + 1 else -2.0
    return _advance(state, one, stack=(("att", one.value),), points=points, base=0.0)


def _as_row(state: _State, one: Candidate) -> _State:
    below = STYLES[STYLES.index(one.style) :]
    stack = tuple(level for level in state.stack if level[0] not in below)
    value = one.value or state.last_of(one.style) + 1
    stack = (*stack, (one.style, value))
    return _advance(state, replace(one, value=value), stack=stack, points=0.0, base=0.0)


def _advance(
    state: _State, one: Candidate, *, stack: tuple[OpenLevel, ...], points: float, base: float
) -> _State:
    nestings = state.nestings
    if len(stack) > 1:
        nestings |= {(stack[-2][0], one.style)}
    last = (*(level for level in state.last if level[0] != one.style), (one.style, one.value))
    return _State(
        score=state.score + base + points,
        stack=stack,
        last=last,
        nestings=nestings,
        before=state,
        kept=one,
    )


def holes_in(found: Sequence[KeptLabel]) -> int:
    """Count the numbers that are missing between those that were kept."""
    last: dict[tuple[int, ...], int] = {}
    holes = 0
    for one in found:
        parent, value = one.path[:-1], one.path[-1]
        if one.candidate.style not in ("month", "article") and not one.candidate.forced:
            holes += max(0, value - last.get(parent, 0) - 1)
        last[parent] = value
    return holes


def _trace_back(state: _State) -> list[KeptLabel]:
    found: list[KeptLabel] = []
    at: _State | None = state
    while at is not None:
        if at.kept is not None and (at.before is None or at.before.kept is not at.kept):
            values, styles = [v for _, v in at.stack], [s for s, _ in at.stack]
            found.append(KeptLabel(at.kept, tuple(values), tuple(styles)))
        at = at.before
    return found[::-1]
