"""A draft of the plan: every node with what was understood, and what a person must look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from wenming_cli.core.plan.plan import Kind
from wenming_cli.errors import Problem
from wenming_cli.importers.cleaning.swaps import Suggestion
from wenming_cli.importers.draft.derive import find_obligations
from wenming_cli.importers.draft.header import Header
from wenming_cli.importers.draft.nodemeaning import acts_apart, understand_node
from wenming_cli.importers.draft.owning import first_leads_from, settle_owner
from wenming_cli.importers.draft.roles import ItemRole, item_roles
from wenming_cli.importers.draft.stages import stage_in, within_stage
from wenming_cli.importers.meaning.deadlines import main_deadline
from wenming_cli.importers.meaning.owners.owners import owner_of_cells
from wenming_cli.importers.meaning.regular import rhythm_of
from wenming_cli.importers.meaning.rhythms import main_rhythm
from wenming_cli.importers.meaning.spans import Deadline, StatedRhythm
from wenming_cli.importers.meaning.steps import steps_in
from wenming_cli.importers.meaning.understand import Meaning, understand
from wenming_cli.importers.outline.outline import Outline, OutlineNode

if TYPE_CHECKING:
    from wenming_cli.importers.account.outcome import Account


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A node of the outline with what was understood of it."""

    node: OutlineNode
    role: ItemRole
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    """What stands where owners are named, and names nobody: 见附表."""

    undated: tuple[str, ...] = ()
    """What stands where deadlines are named, and names no day: 待定, 区残运会开幕前."""

    dates: tuple[Deadline, ...] = ()
    """All deadlines that its words name; `deadline` is the one that is tracked."""

    first_leads: bool = False
    """The first of its owners leads because an item above says so of all below."""

    deadline: Deadline | None = None
    """The one that is tracked; beside a rhythm it may be one of another act (`apart`)."""

    apart: tuple[tuple[Deadline, str], ...] = ()
    """The deadlines that do not end the rhythm beside them, each with what is due then."""

    rhythm: StatedRhythm | None = None
    standing: bool = False
    vague: str = ""
    """Words for a time from which no day follows: 定期, 适时, 接到通知后10日内."""

    times_named: int = 0
    """The number of rhythms and deadlines in its words."""

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

    @property
    def tracked(self) -> Deadline | None:
        """The deadline, unless it is one of another act than the rhythm's."""
        return None if any(self.deadline == one for one, _ in self.apart) else self.deadline


@dataclass(frozen=True)
class PlanDraft:
    """The plan as far as the document tells it."""

    title: str
    unit: str
    year: int
    items: tuple[DraftItem, ...]
    outline: Outline
    account: Account
    """What of the document no item has."""

    problems: tuple[Problem, ...] = ()
    header: Header = field(default_factory=Header)
    """Title, unit and year as they were read, and where."""

    swaps: tuple[Suggestion, ...] = ()
    """Words that were probably swapped in a copied document."""

    words_fixed_by: str = ""
    """Who accepted those of them that are safe, and when; `""` where nobody did."""

    @property
    def numbered(self) -> tuple[DraftItem, ...]:
        """The items that the document itself numbers."""
        return tuple(item for item in self.items if not item.derived)


def draft_items(outline: Outline, year: int) -> tuple[DraftItem, ...]:
    """Return each node as an item; more than one obligation in it become derived items below."""
    roles = item_roles(outline.nodes, year)
    parents = {no.rpartition(".")[0] for no in (node.no for node in outline.nodes)}
    made: list[DraftItem] = []
    first_from = first_leads_from([node.own for node in outline.nodes])
    for n, node in enumerate(outline.nodes):
        first = n >= first_from
        item = _draft_item(node, roles[node.no], year, before=made, first_leads=first)
        made.append(item)
        if node.no not in parents and item.kind:
            made += _derive_items(item, year, first_leads=first)
    return tuple(made)


def _draft_item(
    node: OutlineNode,
    role: ItemRole,
    year: int,
    *,
    before: Sequence[DraftItem],
    first_leads: bool,
) -> DraftItem:
    meaning = understand_node(node, year)
    owner = owner_of_cells(node.cells) if node.cells else None
    stated = owner or meaning.owner
    owner = settle_owner(stated, before, first_leads=first_leads)
    beside = _deadlines_beside(meaning.rhythms, meaning.deadlines)
    main = main_rhythm(list(meaning.rhythms))
    apart = acts_apart(node, main, year) if main else ()
    others = [one for one, _ in apart]
    deadline = main_deadline([d for d in beside if d not in others]) or main_deadline(beside)
    regular = rhythm_of(deadline, year) if deadline else None
    rhythm = main or regular
    deadline = None if rhythm and rhythm == regular else deadline
    ongoing = next((d for d in meaning.deadlines if d.type == "ongoing"), None)
    vague = _vague_words(meaning) if deadline is None or rhythm is None else ""
    vague = vague or node.cells.get("unread_due", "")
    event = next((d for d in meaning.deadlines if d.type == "event"), None)
    chosen = deadline or event
    item = DraftItem(
        node,
        role,
        deadline=chosen,
        apart=apart,
        rhythm=rhythm,
        standing=bool(ongoing),
        vague=vague,
        undated=meaning.unread,
        dates=meaning.deadlines,
        steps=steps_in(node.own),
        times_named=len(meaning.rhythms) + len(meaning.deadlines),
    )
    if owner:
        item = replace(
            item,
            lead=owner.lead,
            support=owner.support,
            leader=owner.leader or owner.person,
            unread=owner.unread,
            first_leads=first_leads and stated is not None and stated.shared,
        )
    said = {"lead": owner, "due": item.tracked, "every": rhythm, "standing": ongoing}
    words = tuple((key, one.raw) for key, one in said.items() if one and one.raw)
    return _in_stage(replace(item, words=words), stage_in(node.own, node.title, meaning.deadlines))


def _in_stage(item: DraftItem, stage: Deadline | None) -> DraftItem:
    """Let an item begin with the stage in which it stands."""
    found = within_stage(item.tracked, stage)
    if found is None or found == item.tracked:
        return item
    words = (*(pair for pair in item.words if pair[0] != "due"), ("due", found.raw))
    return replace(item, deadline=found, words=words)


def _deadlines_beside(rhythms: Sequence[StatedRhythm], found: Sequence[Deadline]) -> list[Deadline]:
    """Return the deadlines that end a rhythm; `5月、11月` beside 每半年 only says when in each."""
    recurs = any(c.unit in ("halfyear", "quarter", "year") for c in rhythms)
    ends = ((d.end.month, d.end.day) if d.end else (12, 31) for d in found)
    return [
        d for d, end in zip(found, ends, strict=True) if not (recurs and d.each) or end == (12, 31)
    ]


def _vague_words(meaning: Meaning) -> str:
    """Return the words for a time from which no day follows: 定期, 适时, 接到通知后10日内."""
    found = [c.raw for c in meaning.rhythms if c.unit == "vague"]
    open_ended = [
        d.raw
        for d in meaning.deadlines
        if d.type == "vague" or (d.type in ("by", "window") and d.end is None)
    ]
    return next(iter([*found, *open_ended]), "")


def _derive_items(item: DraftItem, year: int, *, first_leads: bool) -> list[DraftItem]:
    """Make items below one that asks for several things, each with its own time."""
    made: list[DraftItem] = []
    if item.times_named < 2:
        return []
    meaning = understand(item.node.own, year)
    stage = stage_in(item.node.own, item.node.title, meaning.deadlines)
    clauses = find_obligations(item.node.own, meaning, item.node.title)
    for n, clause in enumerate(clauses, start=1):
        node = replace(
            item.node,
            no=f"{item.node.no}.{n}",
            label="",
            title=clause.title,
            raw="",
            own=clause.text,
            text=clause.text,
            level=item.node.level + 1,
            cells={},
        )
        sub = _draft_item(node, item.role, year, before=(), first_leads=first_leads)
        sub = _in_stage(sub, stage)
        made.append(
            replace(
                sub,
                lead=sub.lead or item.lead,
                support=sub.support or item.support,
                leader=sub.leader or item.leader,
                steps=(),
                derived=True,
            )
        )
    return made
