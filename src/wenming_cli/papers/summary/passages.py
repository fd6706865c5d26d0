"""What was done in a period, section by section, condensed to the length that there is room for.

Each section of the plan is one paragraph: how much took place, then the examples that say most, and
what is still to be written. The examples are words of the journal; the ledger has all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby, islice

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.journal.entries import Fact, Tick
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.papers import chinese
from wenming_cli.papers.chinese import MISSING
from wenming_cli.papers.document import Paragraph
from wenming_cli.papers.length import MOST_NAMED, abridge_list, count_characters
from wenming_cli.papers.recorded import (
    MOST_OF_ONE,
    clause_of,
    count_evidence,
    count_gatherings,
    count_people,
    facts_in,
    join_clauses,
    owed_in,
)
from wenming_cli.papers.summary.headings import SummarySection

MOST_EXAMPLES = 4
"""Of one item; a list of every Friday reads badly, and the ledger has it."""

_RESULTS = {"cancel": 3, "done": 2, "verify": 1}
"""What is told first of an item; of a rhythm each time is as good as the others."""

_ELSEWHERE = "有关情况见“存在的问题”部分。"


@dataclass(frozen=True)
class Piece:
    """One thing that may be told of an item."""

    item: Item
    words: str
    place: int
    """Where it stands among the pieces of its item: by the day it happened."""

    turn: int
    """0 for what each item should have: the count, and the best of what was done."""

    worth: tuple[int, ...]
    """What is told first where there is not room for all; greater is better."""


@dataclass(frozen=True)
class Passage:
    """The paragraph of one section, before it is known how much of it fits."""

    item: Item | None
    """The item that the heading above it names; its words need no title."""

    opening: str
    pieces: tuple[Piece, ...]
    """What each item should have, then all else; the best first in both."""

    closing: str

    def text(self, chosen: Collection[Piece]) -> str:
        """Return the paragraph with the chosen pieces in the order of the plan."""
        kept = sorted((p for p in self.pieces if p in chosen), key=_plan_order)
        told = [
            self._name(pieces[0].item) + _sentence(pieces)
            for pieces in (list(group) for _, group in groupby(kept, key=lambda p: p.item.no))
        ]
        return self.opening + "".join(told) + self.closing

    def _name(self, item: Item) -> str:
        return "" if item is self.item else f"{item.title}："


def _sentence(pieces: Sequence[Piece]) -> str:
    """Return `开展6次，其中3月8日……`, or the clauses alone."""
    count, *rest = pieces
    if count.place >= 0 or not rest:
        return join_clauses([piece.words for piece in pieces])
    return f"{count.words}，其中{join_clauses([piece.words for piece in rest])}"


def _plan_order(piece: Piece) -> tuple[tuple[int, ...], int]:
    return tuple(int(part) for part in piece.item.no.split(".")), piece.place


def condense(passages: Sequence[Passage], room: int) -> list[Paragraph]:
    """Return the paragraphs with as much in them as there is room for, some of each section."""
    chosen: list[set[Piece]] = [set() for _ in passages]
    for n, piece, needed in _in_order(passages):
        passage, taken = passages[n], chosen[n]
        if piece in taken or (count_characters(piece.words) > room and not needed):
            continue
        cost = count_characters(passage.text({*taken, piece})) - count_characters(
            passage.text(taken)
        )
        if cost <= room or needed:
            taken.add(piece)
            room -= cost
    return [Paragraph(p.text(taken)) for p, taken in zip(passages, chosen, strict=True)]


def _in_order(passages: Sequence[Passage]) -> Iterator[tuple[int, Piece, bool]]:
    """Yield the place of a passage, a piece of it, and whether it must be told; the best first.

    Something of each section, an example of each, the best of each item, then the others in turn.
    """
    for n, passage in enumerate(passages):
        yield from ((n, piece, True) for piece in passage.pieces[:1])
    for n, passage in enumerate(passages):
        examples = (p for p in passage.pieces if p.item is passage.pieces[0].item and p.place >= 0)
        yield from ((n, piece, False) for piece in islice(examples, 1))
    best = [(n, p) for n, passage in enumerate(passages) for p in passage.pieces if not p.turn]
    best.sort(key=lambda one: one[1].worth, reverse=True)
    yield from ((n, piece, False) for n, piece in best)
    for turn in range(max((len(passage.pieces) for passage in passages), default=0)):
        for n, passage in enumerate(passages):
            yield from ((n, piece, False) for piece in passage.pieces[turn : turn + 1])


def length_of_best(passages: Sequence[Passage]) -> int:
    """Count the 字数 of a text that tells the best of each item and nothing more."""
    return sum(
        count_characters(one.text([p for n, p in enumerate(one.pieces) if not n or not p.turn]))
        for one in passages
    )


def make_passage(
    board: Board, section: SummarySection, period: Period, *, elsewhere: Set[str], most: int
) -> Passage:
    """Gather what the journal says about a section of the plan in a period.

    Args:
        board: at the end of the period.
        section: what the paragraph is about.
        period: the stretch that the paper is about.
        elsewhere: ids of the entries and items that another chapter tells of.
        most: characters of a note that are told.
    """
    items = section.items
    states = [board[item] for item in items]
    pieces = [
        piece
        for state in states
        for piece in _pieces(board, state, period, cited=elsewhere, most=most)
    ]
    pieces.sort(key=lambda piece: (not piece.worth, piece.turn, [-n for n in piece.worth]))
    silent = [item for item in items if _is_silent(board, board[item], period)]
    closing = _closing([item.title for item in silent if item.id not in elsewhere], len(items))
    if not closing and not pieces:
        closing = _nothing(items, period, elsewhere)
    opening = _opening(states, period)
    return Passage(section.item, opening=opening, pieces=tuple(pieces), closing=closing)


def _nothing(items: Sequence[Item], period: Period, elsewhere: Set[str]) -> str:
    """Return the words for a section with nothing to tell and nothing missing."""
    if any(item.id in elsewhere for item in items):
        return _ELSEWHERE
    return f"{chinese.this_period_words(period)}没有到期事项。"


def _closing(silent: Sequence[str], items: int) -> str:
    """Return what the office has to add; the heading names the only item of a section."""
    names = "" if items == 1 else "、".join(abridge_list(silent, MOST_NAMED, ""))
    return f"{names}{MISSING}。" if silent else ""


def _opening(states: Sequence[ItemState], period: Period) -> str:
    """Return the sums of a section; those of only one item stand with the item."""
    facts = [fact for state in states for fact in facts_in(state, period)]
    files = count_evidence(facts)
    held = [times for state in states if (times := count_gatherings(state, period))]
    parts = []
    if len(held) > 1:
        parts.append(f"开展活动{_attendance(sum(held), count_people(facts))}")
    if files:
        parts.append(f"留存佐证材料{files}份")
    return "，".join(parts) + "。" if parts else ""


def _attendance(times: int, people: int) -> str:
    return f"{times}次" + (f"、{people}人次" if people else "")


def _pieces(
    board: Board, state: ItemState, period: Period, *, cited: Set[str], most: int
) -> list[Piece]:
    """List all that may be told of an item, the best first."""
    facts = facts_in(state, period)
    count = _count(state, period, facts)
    reopened = _reopened_facts(state)
    told = [
        Piece(state.item, words, place=n, turn=1, worth=_worth(state, fact))
        for n, fact in enumerate(facts)
        if fact.id not in cited and fact.id not in reopened
        if (words := clause_of(board.plan, fact, most))
        if not count or fact.note or fact.why
        if state.status != "cancelled" or fact.do == "cancel"
    ]
    told.sort(key=lambda piece: piece.worth, reverse=True)
    del told[MOST_EXAMPLES if most >= MOST_OF_ONE else 1 :]
    if steps := _steps(state, facts):
        told.append(Piece(state.item, steps, place=len(facts), turn=1, worth=(0,)))
    if told:
        told[0] = replace(told[0], turn=0)
    if count:
        told.insert(0, Piece(state.item, count, place=-1, turn=0, worth=(9,)))
    elif not told and (words := _standing_still(board, state, period)):
        told.append(Piece(state.item, words, place=0, turn=1, worth=()))
    return told


def _reopened_facts(state: ItemState) -> set[str]:
    """Return the ids of a dated item's completions from before it was reopened."""
    again = [n for n, fact in enumerate(state.facts) if fact.do == "reopen"]
    before = state.facts[: again[-1]] if again and state.form == "dated" else ()
    return {fact.id for fact in before if fact.do in ("done", "verify")}


def _worth(state: ItemState, fact: Fact) -> tuple[int, ...]:
    """Rank results before meetings, large meetings before small, late before early."""
    result = _RESULTS.get(fact.do, 0) if state.form == "dated" or fact.do == "cancel" else 0
    return result, fact.people or 0, bool(fact.note), fact.on.toordinal()


def _count(state: ItemState, period: Period, facts: Sequence[Fact]) -> str:
    """Say how often something took place, where that was more than once."""
    times = count_gatherings(state, period)
    if not times or state.form != "recurring" or max(times, len(owed_in(state, period))) < 2:
        return ""
    return f"开展{_attendance(times, count_people(facts))}"


def _steps(state: ItemState, facts: Sequence[Fact]) -> str:
    """Say which steps were ticked without a note, and how many are ticked by now."""
    steps = state.item.steps
    new = [fact for fact in facts if isinstance(fact, Tick) and fact.step in steps]
    untold = chinese.join_names(dict.fromkeys(fact.step for fact in new if not fact.note))
    if not untold or state.finished or state.form != "dated":
        return ""
    ticked = {step for one in state.occurrences for step in one.ticked if step in steps}
    return f"完成{untold}，{len(steps)}项步骤累计完成{len(ticked)}项"


def _standing_still(board: Board, state: ItemState, period: Period) -> str:
    """Say what is known of an item that nothing was recorded of in the period."""
    plan, start = board.plan, state.item.start
    if state.form == "heading":
        return ""
    if state.finished or state.status == "cancelled":
        return _over(plan, state)
    if state.status == "suspended":
        return "暂缓推进"
    if start is not None and start > period.last and not state.facts:
        return f"计划于{chinese.day_words(start, plan)}启动"
    if state.form == "recurring" and state.next_due and state.next_due >= period.first:
        held = "，尚未开展" if owed_in(state, period) else ""
        return f"应于{chinese.day_words(state.next_due, plan)}前开展{held}"
    return ""


def _over(plan: Plan, state: ItemState) -> str:
    """Return `已于8月29日完成，9月8日销号`: the day of the work, and that of the sign-off."""
    days = [
        f"{chinese.day_words(facts[-1].on, plan)}{chinese.verb_words(verb)}"
        for verb in ("cancel", "done", "verify")
        if (facts := [fact for fact in state.facts if fact.do == verb])
        if (verb == "cancel") == (state.status == "cancelled")
        if verb != "verify" or state.status == "verified"
    ]
    return f"已于{'，'.join(days)}" if days else ""


def _is_silent(board: Board, state: ItemState, period: Period) -> bool:
    """Tell whether a tracked item lacks an entry that somebody should have written."""
    facts = facts_in(state, period)
    told = any(clause_of(board.plan, fact) for fact in facts) or _steps(state, facts)
    asked = state.form == "dated" or owed_in(state, period)
    return bool(
        state.form != "heading"
        and asked
        and state.status != "cancelled"
        and not told
        and not _standing_still(board, state, period)
    )
