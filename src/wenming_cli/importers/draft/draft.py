"""A draft of the plan: every node with what was understood, and what a person must look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from wenming_cli.core.plan.plan import Kind
from wenming_cli.errors import Problem
from wenming_cli.importers.draft.derive import obligations
from wenming_cli.importers.fold import fold
from wenming_cli.importers.meaning.deadlines import deadlines, main_deadline
from wenming_cli.importers.meaning.owners import owner_of_cells
from wenming_cli.importers.meaning.rhythms import main_cadence
from wenming_cli.importers.meaning.spans import Cadence, Deadline, Owner
from wenming_cli.importers.meaning.steps import steps_in
from wenming_cli.importers.meaning.understand import Meaning, understand
from wenming_cli.importers.outline.outline import Node, Outline

Role = Literal["task", "measure", "goal", "text"]
_KIND_OF: dict[str, Role] = {
    "task": "task",
    "step": "task",
    "schedule": "task",
    "measure": "measure",
    "org": "measure",
    "evaluation": "measure",
    "requirement": "measure",
    "goal": "goal",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One node as the plan will have it."""

    node: Node
    role: Role
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    deadline: Deadline | None = None
    cadence: Cadence | None = None
    standing: bool = False
    vague: str = ""
    """Words for a time from which no day follows: 定期, 适时, 接到通知后10日内."""

    times_named: int = 0
    """How many rhythms and deadlines its words hold."""

    steps: tuple[str, ...] = ()
    derived: bool = False
    """Not numbered by the document: one of several obligations in one item."""

    words: tuple[tuple[str, str], ...] = field(default=())
    """Which words each field was understood from."""

    @property
    def kind(self) -> Kind | None:
        """`task` or `measure` for what is tracked."""
        return self.role if self.role in ("task", "measure") else None

    @property
    def due(self) -> date | None:
        """The last day, where the document names one."""
        return self.deadline.end if self.deadline else None


@dataclass(frozen=True)
class Draft:
    """The plan as far as the document tells it."""

    title: str
    unit: str
    year: int
    entries: tuple[Entry, ...]
    outline: Outline
    problems: tuple[Problem, ...] = ()

    @property
    def numbered(self) -> tuple[Entry, ...]:
        """The entries that the document itself numbers."""
        return tuple(entry for entry in self.entries if not entry.derived)


def entries_of(outline: Outline, year: int) -> tuple[Entry, ...]:
    """Each node with its meaning, and obligations beyond the first as derived entries below it."""
    roles = _roles(outline.nodes, year)
    parents = {no.rpartition(".")[0] for no in (node.no for node in outline.nodes)}
    made: list[Entry] = []
    for node in outline.nodes:
        entry = _entry(node, roles[node.no], year, made)
        made.append(entry)
        if node.no not in parents and entry.kind:
            made += _derived(entry, year)
    return tuple(made)


def _roles(nodes: Sequence[Node], year: int) -> dict[str, Role]:
    """A chapter of requirements is tracked only where it says when, how often or who."""
    found: dict[str, Role] = {}
    tops = {node.no: node for node in nodes if node.level == 1}
    concrete = {
        node.no.split(".")[0] for node in nodes
        if node.chapter == "requirement" and _is_concrete(understand(node.own, year))
    }  # fmt: skip
    for node in nodes:
        top = node.no.split(".")[0]
        role = _KIND_OF.get(node.chapter, "text")
        if node.chapter == "requirement" and top not in concrete and top in tops:
            role = "text"
        found[node.no] = role
    return found


def _is_concrete(meaning: Meaning) -> bool:
    return bool(meaning.cadences or main_deadline(meaning.deadlines) or meaning.owner)


def _entry(node: Node, role: Role, year: int, before: Sequence[Entry]) -> Entry:
    meaning = _meaning(node, year)
    owner = owner_of_cells(node.cells) if node.cells else None
    owner = _as_before(owner or meaning.owner, before)
    cadence = main_cadence(list(meaning.cadences))
    deadline = main_deadline(meaning.deadlines)
    ongoing = next((d for d in meaning.deadlines if d.type == "ongoing"), None)
    vague = _vague(meaning) if deadline is None or cadence is None else ""
    event = next((d for d in meaning.deadlines if d.type == "event"), None)
    chosen = deadline or event
    entry = Entry(
        node, role, deadline=chosen, cadence=cadence, standing=bool(ongoing), vague=vague,
        steps=steps_in(node.own),
        times_named=len(meaning.cadences) + len(meaning.deadlines),
    )  # fmt: skip
    if owner:
        entry = replace(entry, lead=owner.lead, support=owner.support,
                        leader=owner.leader or owner.person)  # fmt: skip
    return replace(entry, words=_words(owner, chosen, cadence, ongoing))


def _vague(meaning: Meaning) -> str:
    """Words for a time from which no day follows: 定期, 适时, 接到通知后10日内."""
    found = [c.raw for c in meaning.cadences if c.unit == "vague"]
    open_ended = [
        d.raw
        for d in meaning.deadlines
        if d.type == "vague" or (d.type in ("by", "window") and d.end is None)
    ]
    return next(iter([*found, *open_ended]), "")


def _words(
    owner: Owner | None,
    deadline: Deadline | None,
    cadence: Cadence | None,
    ongoing: Deadline | None,
) -> tuple[tuple[str, str], ...]:
    found = [
        ("lead", owner.raw if owner else ""), ("due", deadline.raw if deadline else ""),
        ("every", cadence.raw if cadence else ""), ("standing", ongoing.raw if ongoing else ""),
    ]  # fmt: skip
    return tuple((key, raw) for key, raw in found if raw)


def _meaning(node: Node, year: int) -> Meaning:
    """The meaning of a node's own words; of a table row, its own columns for that come first."""
    label = node.label if node.style == "month" else ""
    meaning = understand(f"{label}，{node.own}" if label else node.own, year)
    cell, rhythm = node.cells.get("due", ""), node.cells.get("every", "")
    if not (cell or rhythm):
        return meaning
    from_cell, said = understand(cell, year, field=True), understand(rhythm, year).cadences
    dates = _dates_of(cell, from_cell, meaning, year)
    closer = tuple(own for own in meaning.cadences if any(_same_rhythm(own, c) for c in said))
    return replace(
        meaning, deadlines=dates or meaning.deadlines,
        cadences=(*closer, *said, *meaning.cadences, *from_cell.cadences),
    )  # fmt: skip


def _same_rhythm(one: Cadence, other: Cadence) -> bool:
    return (one.unit, one.interval, one.least) == (other.unit, other.interval, other.least)


def _dates_of(cell: str, found: Meaning, rest: Meaning, year: int) -> tuple[Deadline, ...]:
    """The deadlines of a cell; `7月、12月` beside 每半年 says in which months, not by when."""
    if "、" in cell and any(c.unit in ("halfyear", "quarter", "year") for c in rest.cadences):
        plain = fold(cell)
        last = deadlines(plain, year, fields=[(0, len(plain))])
        return () if len(last) != 1 else found.deadlines
    return found.deadlines


def _as_before(owner: Owner | None, before: Sequence[Entry]) -> Owner | None:
    """`责任单位：同上` means the last owner named above."""
    if owner is None or not owner.as_before:
        return owner
    above = next((entry for entry in reversed(before) if entry.lead), None)
    return replace(owner, lead=above.lead, support=above.support) if above else owner


def _derived(entry: Entry, year: int) -> list[Entry]:
    """Sub-items for an item that asks several things, each with its own time."""
    made: list[Entry] = []
    if entry.times_named < 2:
        return []
    meaning = understand(entry.node.own, year)
    for n, clause in enumerate(obligations(entry.node.own, meaning), start=1):
        node = replace(
            entry.node, no=f"{entry.node.no}.{n}", label="", title=clause.title, raw="",
            own=clause.text, text=clause.text, level=entry.node.level + 1, cells={},
        )  # fmt: skip
        sub = _entry(node, entry.role, year, ())
        made.append(replace(sub, lead=sub.lead or entry.lead, support=sub.support or entry.support,
                            leader=sub.leader or entry.leader, steps=(), derived=True))  # fmt: skip
    return made
