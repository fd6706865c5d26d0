"""Two clones collect the same forms, take them back and merge: what counts in the end.

The rule is held against another way of saying it (`model`), and the board of the real fold against
that of one office that collected each form once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from random import Random
from typing import Any, Literal, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import BEIJING, day, measure, plan, task
from wenming_cli.core.board.fold import Board, fold
from wenming_cli.core.journal.entries import Base, Fact, Undo
from wenming_cli.core.journal.live import copy_key, kept_entries, live_entries
from wenming_cli.core.journal.reading import make_entry

NOON = datetime(2023, 10, 8, 12, tzinfo=BEIJING)


def model(entries: Iterable[Base]) -> set[str]:
    """The ids of the entries that count, said once more, slowly, and from the other end."""
    known = {entry.id: entry for entry in entries}
    undos = {key: entry.undoes for key, entry in known.items() if isinstance(entry, Undo)}
    works: dict[str, bool] = {}
    settling = True
    while settling:
        settling = False
        for key in undos.keys() - works.keys():
            over = [works.get(other) for other, named in undos.items() if named == key]
            if True in over or None not in over:
                works[key], settling = True not in over, True

    def gone(key: str) -> bool:
        mine = copy_key(known[key])
        for undo in (undo for undo, does in works.items() if does):
            other = known.get(undos[undo])
            if undos[undo] == key:
                return True
            if mine and other and copy_key(other) == mine and key < undo:
                return True
        return False

    def repeats(key: str) -> bool:
        mine = copy_key(known[key])
        return mine is not None and any(
            other < key and copy_key(known[other]) == mine and not gone(other) for other in known
        )

    return {key for key in known if not gone(key) and not repeats(key)}


# --- the bare rule --------------------------------------------------------------------------------


def interleaving(chance: Random) -> list[Base]:
    """What two clones may have written: rows of forms, typed entries, undos of anything."""
    found: list[Base] = []
    numbers = chance.sample(range(1, 40), chance.randint(1, 9))
    for n in numbers:
        head = {"id": f"{n:012x}-{n:08x}", "at": NOON, "by": "王芳", "item": "3.1"}
        kind = chance.random()
        if kind < 0.45:
            m = chance.choice([*numbers, 99])
            found.append(make_entry(head | {"do": "undo", "undoes": f"{m:012x}-{m:08x}"}))
            continue
        do = chance.choice(["note", "tick"])
        own: dict[str, Any] = {"do": do, "on": day("09-30")}
        if do == "tick":
            own["step"] = chance.choice(["会议通知", "签到表"])
        if kind < 0.9:
            own["via"] = {
                "form": "7F3A9C2E", "row": chance.choice(["3.1", "3.2"]), "sum": "a81c09d2"
            }  # fmt: skip
        found.append(make_entry(head | own))
    return found


def hold_the_rule(runs: int, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  not for secrets
    for _ in range(runs):
        journal = interleaving(chance)
        shuffled = chance.sample(journal, len(journal)) + chance.sample(journal, len(journal) // 2)
        found = [entry.id for entry in live_entries(shuffled)]
        assert found == sorted(model(journal)), journal


def test_the_rule_is_what_the_model_says() -> None:
    hold_the_rule(400, seed=1)


@pytest.mark.slow
def test_the_rule_is_what_the_model_says_in_20_000_interleavings() -> None:
    hold_the_rule(20_000, seed=2)


# --- two clones, on the real fold -----------------------------------------------------------------

PLAN = plan(
    task("3", title="工作任务"),
    task("3.1", due="12-31", steps=["会议通知", "签到表"]),
    task("3.2", due="11-30"),
    task("3.3", standing=True),
    measure("4.1", every="quarter", steps=["会议通知", "签到表"]),
    measure("4.2", every="halfyear"),
)
ROWS: Sequence[Sequence[dict[str, Any]]] = (
    (
        {"do": "done", "item": "4.1", "period": "2023-Q3", "people": 12, "place": "三楼"},
        {"do": "tick", "item": "4.1", "period": "2023-Q3", "step": "会议通知"},
        {"do": "tick", "item": "4.1", "period": "2023-Q3", "step": "签到表"},
    ),
    (
        {"do": "note", "item": "3.1", "percent": 40, "difficulty": "人手少", "next": "借调"},
        {"do": "tick", "item": "3.1", "step": "会议通知"},
    ),
    ({"do": "done", "item": "3.2", "people": 30},),
    (
        {"do": "done", "item": "4.2", "period": "2023-H1", "people": 5},
        {"do": "done", "item": "4.2", "period": "2023-H2", "people": 7},
        {"do": "note", "item": "3.3", "period": "2023-Q3", "note": "坚持"},
    ),
)
"""What each form brought; no two of them are about the same occurrence."""


class Step(NamedTuple):
    """What one clone does, and how far its clock goes on."""

    clone: int
    act: Literal["collect", "undo", "redo", "merge"]
    form: int
    later: int


steps = st.builds(
    Step,
    st.integers(0, 1),
    st.sampled_from(["collect", "collect", "undo", "redo", "merge"]),
    st.integers(0, len(ROWS) - 1),
    st.integers(1, 50),
)


class Clone:
    """A clone of the journal; its clock is its own, its ids sort after all that it has seen."""

    def __init__(self, number: int, known: Iterable[Base]) -> None:
        self.number = number
        self.entries = {entry.id: entry for entry in known}

    def _head(self, later: int) -> dict[str, Any]:
        last = max((int(key[:12], 16) for key in self.entries), default=0)
        return {"id": f"{last + later:012x}-{self.number:08x}", "at": NOON, "by": "王芳"}

    def _keep(self, entry: Base) -> Base:
        return self.entries.setdefault(entry.id, entry)

    def collect(self, form: int, later: int) -> None:
        """Record what a form brought, whether or not it is known already."""
        batch = self._head(later)["id"]
        for n, row in enumerate(ROWS[form]):
            code = f"{row['item']}@{row.get('period', '')}"
            via = {"form": f"7F3A9C2{form}", "row": code, "sum": "a81c09d2"}
            own = {"on": day("09-28"), "via": via, "batch": batch}
            self._keep(make_entry(self._head(later if n == 0 else 1) | row | own))

    def _last(self, form: int, *, undone: bool) -> list[Base]:
        """The last command about a form that still counts: what collected it, or its undo."""
        about: dict[str, list[Base]] = {}
        for entry in kept_entries(self.entries.values()):
            said = self.entries.get(entry.undoes) if isinstance(entry, Undo) else entry
            via = said.via if isinstance(said, Fact) else None
            if via and via.form[-1] == str(form) and isinstance(entry, Undo) == undone:
                about.setdefault(entry.command, []).append(entry)
        return about[max(about)] if about else []

    def undo(self, form: int, later: int, *, undone: bool = False) -> None:
        """Take back the last command about a form: its entries, or with `undone` its undo."""
        those, batch = self._last(form, undone=undone), self._head(later)["id"]
        for n, entry in enumerate(those):
            own = {"do": "undo", "item": entry.item, "undoes": entry.id, "batch": batch}
            self._keep(make_entry(self._head(later if n == 0 else 1) | own))

    def do(self, step: Step, other: Clone) -> None:
        """Do what a step says."""
        if step.act == "merge":
            self.entries |= other.entries
        elif step.act == "collect":
            self.collect(step.form, step.later)
        else:
            self.undo(step.form, step.later, undone=step.act == "redo")


def base() -> list[Base]:
    """What both clones begin with."""
    own = Clone(9, ())
    for row in ({"do": "start", "item": "3.1"}, {"do": "note", "item": "3.2", "note": "动手"}):
        own._keep(make_entry(own._head(1) | row | {"on": day("03-05")}))
    return list(own.entries.values())


def shown(board: Board) -> list[Any]:
    """All that a board says, but for the ids of its entries and their order within a day."""
    return [
        (
            state._replace(facts=(), occurrences=()),
            sorted(map(_told, state.facts)),
            [(one._replace(facts=()), sorted(map(_told, one.facts))) for one in state.occurrences],
        )
        for state in board.states.values()
    ]


def _told(fact: Fact) -> str:
    return repr([pair for pair in sorted(vars(fact).items()) if pair[0] not in ("id", "batch")])


def board_of(entries: Iterable[Base]) -> list[Any]:
    return shown(fold(PLAN, entries, day("10-20")))


@cache
def once(*forms: int) -> list[Any]:
    """The board of one office that collected each of these forms once."""
    alone = Clone(7, base())
    for form in forms:
        alone.collect(form, 5)
    return board_of(alone.entries.values())


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(
    st.permutations(range(len(ROWS))),
    st.permutations(range(len(ROWS))),
    st.lists(
        st.tuples(st.integers(0, 1), st.integers(1, 50), st.booleans()), min_size=8, max_size=8
    ),
    st.randoms(use_true_random=False),
)
def test_two_clones_that_collect_the_same_forms_are_one_that_collected_them_once(
    first: list[int], second: list[int], pace: list[tuple[int, int, bool]], chance: Random
) -> None:
    """In whatever order they do so, merge in between, and merge at last."""
    clones, waiting = [Clone(0, base()), Clone(1, base())], [list(first), list(second)]
    for which, later, merges in pace:
        turn = which if waiting[which] else 1 - which
        clones[turn].collect(waiting[turn].pop(), later)
        if merges:
            clones[turn].entries |= clones[1 - turn].entries
    merged = [*clones[0].entries.values(), *clones[1].entries.values()]
    chance.shuffle(merged)

    assert board_of(merged) == once(*range(len(ROWS)))

    both = Clone(1, merged)
    for form in range(len(ROWS)):
        both.undo(form, 1)
    assert board_of(both.entries.values()) == once()
    for form in range(len(ROWS)):
        both.undo(form, 1, undone=True)
    assert board_of(both.entries.values()) == once(*range(len(ROWS)))


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.lists(steps, max_size=14), st.randoms(use_true_random=False))
def test_whatever_two_clones_do_their_board_is_that_of_the_forms_that_stand(
    story: list[Step], chance: Random
) -> None:
    """A form stands if one of its copies does, by the model; and then all of its rows count once."""
    clones = [Clone(0, base()), Clone(1, base())]
    for step in story:
        clones[step.clone].do(step, clones[1 - step.clone])
    merged = [*clones[0].entries.values(), *clones[1].entries.values()]
    chance.shuffle(merged)

    counts = model(merged)
    rows = [entry for entry in merged if isinstance(entry, Fact) and entry.id in counts]
    standing = {int(fact.via.form[-1]) for fact in rows if fact.via}

    assert board_of(merged) == once(*sorted(standing))
