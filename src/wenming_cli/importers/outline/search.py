"""The most consistent numbering of a whole document, found among all possible labels.

A beam search reads the candidates from top to bottom. A state is the chain of open levels, each
with its style and its last number. A candidate may be left as plain text, go on at an open level,
or open a level below; each choice costs or earns points:

- a label earns by where it stands (start of a line, behind a stop where line breaks were lost) and by
  following its predecessor (2 after 1); any other number costs, the more the farther it is;
- each way of nesting two styles costs once, so that one document uses few of them; nesting against
  the usual order (一、 under 1.) and another outermost style cost much;
- a label at the start of a line that is left as plain text costs a little.

`weights` holds the points. A row of a breakdown table is an item in any case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from wenming_cli.importers.outline import weights
from wenming_cli.importers.outline.labels import RANKS, RUNNING, Candidate
from wenming_cli.importers.tables.rows import STYLES

BEAM = 48
WORK = 300_000
"""Candidates times beam, above which the beam becomes narrower so that time stays bounded."""

HOPELESS = 20.0
"""Points behind the best state; a state so far behind never catches up."""

MOST_CANDIDATES = 6_000
"""A plan of a hundred pages has two thousand."""

_TABLE = frozenset(STYLES)

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

    @property
    def levels(self) -> tuple[OpenLevel, ...]:
        """The open levels without those of tables."""
        return tuple(level for level in self.stack if level[0] not in _TABLE)

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
        points = min(_points_for_leaving(one) for one in options)
        made.append(replace(state, score=state.score + points))
    for one in options:
        if one.start >= _last_end(state):
            made += _keep(state, one)
    return made or [state]


def _last_end(state: _State) -> int:
    return state.kept.end if state.kept else 0


def _points_for_leaving(one: Candidate) -> float:
    return weights.LEFT_OUT if one.where == "line" and not one.doubt else 0.0


def _points_for_standing(one: Candidate) -> float:
    if one.where in ("line", "cell"):
        return weights.LINE
    if one.crowded and one.where not in ("comma", "inside"):
        return weights.MARK
    expected = one.where == "sentence" or (
        one.crowded and (one.where == "comma" or one.style == "pcn")
    )
    return weights.SENTENCE if expected else weights.INSIDE


def _points_for_name(one: Candidate) -> float:
    told = one.named and one.crowded and one.where not in ("line", "cell")
    return weights.NAMED if told else 0.0


def _points_for_counting(last: int, one: Candidate) -> float:
    """Return the points of a number behind the last one on its level; 0 for none."""
    step = one.value - last
    if step == 1 or (one.style == "month" and step > 0):
        return weights.NEXT
    return weights.OUT_OF_ORDER + weights.SKIPPED * min(weights.FARTHEST, abs(step))


def _points_for_beginning(state: _State, one: Candidate) -> float:
    runs_on = one.style in RUNNING and one.value == state.last_of(one.style) + 1
    return 0.0 if runs_on and one.value > 1 else _points_for_counting(0, one)


Choice = tuple[tuple[OpenLevel, ...], float]
"""Open levels, and the points for them."""


def _keep(state: _State, one: Candidate) -> list[_State]:
    if one.forced:
        return [_as_row(state, one)]
    if one.style == "att":
        points = _points_for_counting(state.last_of("att"), one)
        choices: list[Choice] = [((("att", one.value),), points)]
    elif one.style.startswith("dec"):
        choices = [_decimal_choice(state, one)]
    else:
        choices = [*_same_level_choices(state, one), *_below_choices(state, one)]
    base = _points_for_standing(one) + _points_for_name(one) - one.doubt
    return [_advance(state, one, chain, points=base + points) for chain, points in choices]


def _same_level_choices(state: _State, one: Candidate) -> list[Choice]:
    stack = state.levels
    for i, (style, value) in enumerate(stack):
        if style == one.style:
            return [((*stack[:i], (style, one.value)), _points_for_counting(value, one))]
    return []


def _below_choices(state: _State, one: Candidate) -> list[Choice]:
    stack = state.levels
    if any(style == one.style for style, _ in stack):
        return []
    points = _points_for_beginning(state, one)
    below: Choice = ((*stack, (one.style, one.value)), points + _points_for_nesting(state, one))
    if not stack or stack[0][0] == "att" or RANKS[one.style] >= RANKS.get(stack[0][0], 0):
        return [below]
    return [below, (((one.style, one.value),), points + weights.OTHER_ROOT)]


def _points_for_nesting(state: _State, one: Candidate) -> float:
    """Return the points of a style under the innermost open one, or as the outermost of all."""
    if not state.levels:
        return weights.OTHER_ROOT if state.last else 0.0
    parent = state.levels[-1][0]
    points = 0.0 if (parent, one.style) in state.nestings else weights.NEW_NESTING
    against = parent != "att" and RANKS[one.style] <= RANKS.get(parent, 0)
    return points + (weights.AGAINST_ORDER if against else 0.0)


def _decimal_choice(state: _State, one: Candidate) -> Choice:
    """Return where a decimal number can stand: it names its parents, and they must be open."""
    stack = state.levels
    offset = 1 if stack and stack[0][0] == "att" else 0
    level = len(one.path) - 1 + offset
    above = stack[:level]
    known = len(above) == level and tuple(n for _, n in above[offset:]) == one.path[:-1]
    same = len(stack) > level and stack[level][0] == one.style
    if known and same:
        points = _points_for_counting(stack[level][1], one)
    else:
        points = _points_for_beginning(state, one) + (0.0 if known else weights.OTHER_PARENT)
    return (*above, (one.style, one.value)), points


def _as_row(state: _State, one: Candidate) -> _State:
    below = STYLES[STYLES.index(one.style) :]
    stack = tuple(level for level in state.stack if level[0] not in below)
    value = one.value or state.last_of(one.style) + 1
    return _advance(state, replace(one, value=value), (*stack, (one.style, value)), points=0.0)


def _advance(
    state: _State, one: Candidate, stack: tuple[OpenLevel, ...], *, points: float
) -> _State:
    nestings = state.nestings
    if len(stack) > 1:
        nestings |= {(stack[-2][0], one.style)}
    last = (*(level for level in state.last if level[0] != one.style), (one.style, one.value))
    return _State(state.score + points, stack, last, nestings=nestings, before=state, kept=one)


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
