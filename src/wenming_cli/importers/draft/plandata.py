"""From the draft to the tables of a plan: numbers made valid, owners and months inherited.

What the document says once for many items (责任科室 of a section, the month of a chapter) is written
at each item, because a plan inherits nothing; the comment beside it says where it came from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from wenming_cli.core.board.rhythm import Rhythm
from wenming_cli.core.dates.names import festival_day
from wenming_cli.core.plan.plan import Kind
from wenming_cli.importers.draft.datenotes import date_notes
from wenming_cli.importers.draft.draft import DraftItem, PlanDraft
from wenming_cli.importers.draft.headings import add_headings
from wenming_cli.importers.meaning.festivals import festivals_of
from wenming_cli.importers.meaning.schedule import months_of, schedule_of, skips_years
from wenming_cli.importers.meaning.understand import gathering_in, targets_in

if TYPE_CHECKING:
    from wenming_cli.importers.meaning.gatherings import Gathering
    from wenming_cli.importers.meaning.targets import StatedTarget

MAX_LEVEL = 8


@dataclass(frozen=True, slots=True)
class PlanGoal:
    """A `[[goal]]`."""

    id: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A `[[task]]` or `[[measure]]`, with the remarks that stand above it."""

    origin: DraftItem
    """What the document says."""

    no: str
    kind: Kind
    title: str
    text: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    leader: str = ""
    start: date | None = None
    due: date | None = None
    rhythm: Rhythm | None = None
    festivals: tuple[str, ...] = ()
    standing: bool = False
    steps: tuple[str, ...] = ()
    heading: bool = False
    inexact: bool = False
    """The rhythm says less than the document: a plan has no place for its day."""

    gathering: Gathering | None = None
    """What people gather for (activity)."""

    targets: tuple[StatedTarget, ...] = ()
    """What is asked for in numbers."""

    notes: tuple[str, ...] = ()
    """Chinese, as the document: what was guessed, inherited or left open."""


def goals_of(draft: PlanDraft) -> list[PlanGoal]:
    """Return the criteria of the year: the items of the goal chapter, or the standards it lists."""
    goals = [item.node for item in draft.numbered if item.role == "goal"]
    parents = {node.no.rpartition(".")[0] for node in goals}
    leaves = [node for node in goals if node.no not in parents]
    named = [name for node in leaves for name in _standards(node.own)]
    if named:
        return [PlanGoal(f"goal-{n}", name) for n, name in enumerate(named, start=1)]
    return [
        PlanGoal(f"goal-{n}", node.title or node.label, node.text)
        for n, node in enumerate(leaves, start=1)
    ]


def _standards(text: str) -> list[str]:
    """Return the names of the standards in 围绕领导班子坚强、工作成效显著……六条标准."""
    found = re.search(
        r"(?:.*(?:围绕|对照|按照))([^。；;：:]{10,140}?)[等]?([四五六七八九十])(?:条|项|个|大)",
        text,
    )
    names = [name.strip() for name in re.split(r"[、,，]", found[1])] if found else []
    return [name for name in names if 2 < len(name) <= 16][-10:] if len(names) >= 3 else []


def items_of(draft: PlanDraft) -> list[PlanItem]:
    """Return the tracked items in order, with numbers that a plan can hold."""
    tracked = add_headings(
        [e for e in draft.items if e.kind and e.node.level <= MAX_LEVEL and _is_in_text(e)]
    )
    numbers = _numbers(tracked)
    parents = {no.rpartition(".")[0] for no in numbers}
    made: dict[str, PlanItem] = {}
    unused = _unused_by_node(draft)
    for origin, no in zip(tracked, numbers, strict=True):
        item = _item(origin, no, heading=no in parents, year=draft.year)
        if not origin.derived:
            dates = (stated.raw for stated in origin.dates)
            said = (*origin.unread, *origin.undated, origin.vague, *dates)
            more = _unused_notes(unused[origin.node.no], [words for words in said if words])
            item = replace(item, notes=(*item.notes, *more))
        made[no] = item if item.heading else _inherit(item, made)
    return list(made.values())


def _unused_by_node(draft: PlanDraft) -> dict[str, list[str]]:
    """Return the words of each node that were not used."""
    found: dict[str, list[str]] = defaultdict(list)
    for piece in draft.account.of_group("unused"):
        if piece.no:
            found[piece.no].append(piece.text)
    return found


def _unused_notes(texts: Iterable[str], said: Sequence[str]) -> Iterator[str]:
    """Say which words were not used, but for those about which another note asks."""
    for text in texts:
        if not any(words in text or text in words for words in said):
            yield f"“{text}”没有用上，请核对"


def _is_in_text(item: DraftItem) -> bool:
    return "A" not in item.node.no


def _numbers(items: Sequence[DraftItem]) -> list[str]:
    """Return the printed numbers; one that stands twice gets the next free number beside it."""
    highest: dict[str, int] = defaultdict(int)
    for item in items:
        parent, _, own = item.node.no.rpartition(".")
        highest[parent] = max(highest[parent], int(own) if own.isdecimal() else 0)
    renamed: dict[str, str] = {}
    found = []
    for item in items:
        parent, _, own = item.node.no.rpartition(".")
        parent = renamed.get(parent, parent)
        if "~" in own:
            own = str(highest[parent] + 1)
        highest[parent] = max(highest[parent], int(own) if own.isdecimal() else 0)
        no = f"{parent}.{own}" if parent else own
        renamed[item.node.no] = no
        found.append(no)
    return found


def _item(origin: DraftItem, no: str, *, heading: bool, year: int) -> PlanItem:
    node = origin.node
    kind: Kind = origin.kind or "task"
    notes = [] if "~" not in node.no else ["原文编号重复，这里顺延"]
    if origin.derived and heading:
        notes.append(f"文件中没有 {no} 这个标题，暂用其下第一项的名称，请核对")
    elif origin.derived:
        notes.append(f"拆分条目：文件中没有 {no} 这个编号，是上一级条目几项要求中的一项，请核对")
    if origin.first_leads:
        notes.append("按前文“排在第一位的为牵头单位”，第一个单位记为牵头，其余记为配合")
    notes += node.cells.get("aside", "").splitlines()
    notes += [f"“{words}”看不出是哪个单位，请定：lead = …" for words in origin.unread]
    made = PlanItem(
        origin=origin,
        no=no,
        kind=kind,
        title=node.title or node.label or no,
        text=node.text,
        lead=origin.lead,
        support=origin.support,
        leader="、".join(origin.leader),
        steps=origin.steps,
        heading=heading,
    )
    if heading:
        return replace(made, notes=tuple(notes))
    return _set_figures(_set_times(made, year, notes))


def _set_figures(item: PlanItem) -> PlanItem:
    """Say whether people gather for an item, and what its words ask for in numbers."""
    said = item.title if item.title == item.text else f"{item.title}\n{item.text}"
    gathering = gathering_in(said)
    every = item.rhythm.unit if item.rhythm else None
    targets = targets_in(said, every, activity=gathering is not None)
    return replace(item, gathering=gathering, targets=targets)


def _set_times(item: PlanItem, year: int, notes: list[str]) -> PlanItem:
    origin = item.origin
    stated, deadline = origin.rhythm, origin.tracked
    schedule = schedule_of(stated)
    due, start = (deadline.end, deadline.start) if deadline else (None, None)
    named = tuple(stated.anchor.split("+")) if stated and stated.unit == "event" else ()
    if (schedule or festivals_of(named)) and due == date(year, 12, 31):
        start, due = (start if schedule and start and start > date(year, 1, 1) else None), None
    inexact = False
    if schedule and stated:
        months = (None, None) if due else months_of(stated, year)
        start, due = (start, due) if start or due else months
        inexact = not schedule.exact and not any(months)
    if stated and stated.unit == "event" and stated.raw.endswith("前"):
        inexact = True
    if inexact and stated:
        notes.append(f"“{stated.raw}”：方案只能写到多长时间几次，具体日子请自行掌握")
    if stated and skips_years(stated):
        notes.append(f"“{stated.raw}”：不是年年都办，请核对今年办不办；不办的，请删去这一条")
    if due and start and start > due:
        start = None
    if deadline and deadline.type == "event" and not due:
        notes.append(_event_note(deadline.event, deadline.raw, year))
    if schedule and schedule.rhythm.workdays:
        notes.append("放假的日子不用办（workdays）；照常要办的，请删去这一行")
    if stated and stated.unit == "event":
        item = _set_occasions(item, stated.raw, named, due=due, notes=notes)
    notes += date_notes(origin, due, year)
    return replace(
        item,
        rhythm=schedule.rhythm if schedule else None,
        due=due,
        start=start,
        standing=origin.standing and not (schedule or item.festivals or due),
        inexact=inexact,
        notes=tuple(note for note in notes if note),
    )


def _set_occasions(
    item: PlanItem, raw: str, named: Sequence[str], *, due: date | None, notes: list[str]
) -> PlanItem:
    """Set the festivals that an item names; beside a deadline they are its steps."""
    festivals = festivals_of(named)
    if not festivals or due:
        steps = tuple(dict.fromkeys(named)) if len(named) > 1 else ()
        notes.append(f"“{raw}”：没有固定周期，按节点逐项落实")
        return replace(item, steps=item.steps or steps)
    notes.append(f"“{raw}”：每个节日各办一次，以节日当天为限（festivals）")
    others = list(dict.fromkeys(name for name in named if not festivals_of([name])))
    if others:
        notes.append(f"“{'、'.join(others)}”：不知道是哪一天，请另列条目")
    return replace(item, festivals=festivals)


def _event_note(event: str, raw: str, year: int) -> str:
    day = festival_day(event, year)
    shown = f"（{event}是{day:%Y-%m-%d}）" if day else ""
    return f"“{raw}”{shown}：请定日期，due = …"


def _inherit(item: PlanItem, above: dict[str, PlanItem]) -> PlanItem:
    """Give an item without owner or time those of the nearest heading that has them."""
    notes = list(item.notes)
    parent = item.no.rpartition(".")[0]
    while parent:
        heading = above.get(parent)
        parent = parent.rpartition(".")[0]
        if heading is None:
            continue
        if not item.lead and heading.lead:
            notes.append(f"牵头单位来自上级条目 {heading.no}")
            item = replace(
                item,
                lead=heading.lead,
                support=item.support or heading.support,
                leader=item.leader or heading.leader,
            )
        end = heading.origin.tracked
        free = not (item.due or item.rhythm or item.festivals or item.standing)
        if free and end and end.end and end.type in ("by", "window") and not item.origin.derived:
            notes.append(f"时限来自上级条目 {heading.no}：“{end.raw}”")
            item = replace(item, due=end.end, start=end.start)
    return replace(item, notes=tuple(notes))
