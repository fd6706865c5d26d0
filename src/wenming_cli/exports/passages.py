"""What was done in a period, section by section, condensed to the length that there is room for.

Each section of the plan is one paragraph: how much took place, then the examples that say most, and
what is still to be written. The examples are words of the journal; the ledger has all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from wenming_cli.core.board import Board
from wenming_cli.core.entries import Cancel, Done, Fact, Reopen, Tick, Verify
from wenming_cli.core.periods import Period
from wenming_cli.core.plan import Item
from wenming_cli.core.state import ItemState
from wenming_cli.exports import chinese
from wenming_cli.exports.chinese import MISSING
from wenming_cli.exports.document import Paragraph
from wenming_cli.exports.extent import MOST_NAMED, characters, some
from wenming_cli.exports.outline import Part
from wenming_cli.exports.progress import (
    clause,
    clipped,
    evidence_of,
    facts_in,
    gatherings,
    joined,
    owed_in,
    people_of,
)

MOST_EXAMPLES = 4
"""Of one item; a list of every Friday reads badly, and the ledger has it."""


_ELSEWHERE = "有关情况见“存在的问题”部分。"


@dataclass(frozen=True)
class Piece:
    """One thing that may be told of an item."""

    item: Item
    words: str
    place: int
    """Where it stands among the pieces of its item: by the day it happened."""

    worth: tuple[int, ...]
    """What is told first when not all fits; greater is better."""


@dataclass(frozen=True)
class Passage:
    """The paragraph of one section, before it is known how much of it there is room for."""

    section: Item | None
    """What the heading above it names; its own words need no title."""

    opening: str
    pieces: tuple[Piece, ...]
    """The best first; those of one item one after the other item's."""

    closing: str
    settled: bool
    """Whether all of it was over before the period, so that there is nothing to tell."""

    def text(self, chosen: Collection[Piece]) -> str:
        """The paragraph with the chosen pieces in the order of the plan."""
        kept = sorted((p for p in self.pieces if p in chosen), key=_by_plan)
        told = [
            self._name(pieces[0].item) + _sentence(pieces)
            for pieces in (list(group) for _, group in groupby(kept, key=lambda p: p.item.no))
        ]
        return self.opening + "".join(told) + self.closing

    def _name(self, item: Item) -> str:
        return "" if item is self.section else f"{item.title}："


def _sentence(pieces: Sequence[Piece]) -> str:
    """`开展6次，其中3月8日……`, or the clauses alone."""
    count, *rest = pieces
    if count.place >= 0 or not rest:
        return joined([piece.words for piece in pieces])
    return f"{count.words}，其中{joined([piece.words for piece in rest])}"


def _by_plan(piece: Piece) -> tuple[tuple[int, ...], int]:
    return tuple(int(part) for part in piece.item.no.split(".")), piece.place


def condensed(passages: Sequence[Passage], room: int) -> list[Paragraph]:
    """The paragraphs: each section's best, then the next best of each, while there is room."""
    chosen: list[set[Piece]] = [set() for _ in passages]
    for turn in range(max((len(passage.pieces) for passage in passages), default=0)):
        for passage, taken in zip(passages, chosen, strict=True):
            if turn >= len(passage.pieces):
                continue
            piece = passage.pieces[turn]
            if turn and characters(piece.words) > room:
                continue
            cost = characters(passage.text({*taken, piece})) - characters(passage.text(taken))
            if cost <= room or not turn:
                taken.add(piece)
                room -= cost
    return [Paragraph(p.text(taken)) for p, taken in zip(passages, chosen, strict=True)]


def passage(board: Board, part: Part, period: Period, elsewhere: Set[str]) -> Passage:
    """What the journal says about a part of the plan in a period.

    Args:
        board: at the end of the period.
        part: the section and all that stands under it.
        period: the stretch that is told of.
        elsewhere: ids of entries and of items that the text tells of elsewhere.
    """
    items = part.items
    facts = [fact for item in items for fact in facts_in(board[item], period)]
    queues = [_pieces(board, board[item], period, elsewhere) for item in items]
    turns = [(n, piece) for queue in queues for n, piece in enumerate(queue)]
    turns.sort(key=lambda turn: (not turn[1].worth, turn[0], [-n for n in turn[1].worth]))
    silent = [item for item in items if _is_silent(board, board[item], period)]
    return Passage(
        part.section,
        _opening(facts),
        tuple(piece for _, piece in turns),
        _closing([item.title for item in silent if item.id not in elsewhere], len(items))
        or ("" if turns else _ELSEWHERE),
        settled=not facts and all(_is_over(board[item]) for item in items),
    )


def _closing(silent: Sequence[str], items: int) -> str:
    """What the office has to add; the one item of a section is named by the heading."""
    names = "" if items == 1 else "、".join(some(silent, MOST_NAMED, ""))
    return f"{names}{MISSING}。" if silent else ""


def _is_over(state: ItemState) -> bool:
    return state.form == "heading" or state.finished or state.status == "cancelled"


def _opening(facts: Sequence[Fact]) -> str:
    """The sums of a section; where only one of its items has any, they stand with the item."""
    files = evidence_of(facts)
    parts = []
    if len({fact.item for fact in facts if fact.people}) > 1:
        parts.append(f"开展活动{gatherings(facts)}场（次）、{people_of(facts)}人次")
    if files:
        parts.append(f"留存佐证材料{files}份")
    return "，".join(parts) + "。" if parts else ""


def _pieces(board: Board, state: ItemState, period: Period, cited: Set[str]) -> list[Piece]:
    """All that may be told of an item, the best first."""
    facts = facts_in(state, period)
    many = len(owed_in(state, period)) > 1
    hidden = cited | _taken_back(state)
    told = [
        Piece(state.item, clipped(words), n, _worth(state, fact))
        for n, fact in enumerate(facts)
        if fact.id not in hidden and (words := clause(board.plan, fact))
        if not many or fact.note or fact.why
        if state.status != "cancelled" or isinstance(fact, Cancel)
    ]
    told.sort(key=lambda piece: piece.worth, reverse=True)
    del told[MOST_EXAMPLES:]
    for words, worth in (
        (_count(state, period, facts) if many else "", (9,)),
        (_steps(state, facts), (0,)),
        ("" if told or many else _standing_still(board, state, period), ()),
    ):
        if words:
            piece = Piece(state.item, words, -1 if many else len(facts), worth)
            told.insert(0 if many else len(told), piece)
    return told


def _taken_back(state: ItemState) -> set[str]:
    """Completions of a dated item that it was taken up again after."""
    again = [n for n, fact in enumerate(state.facts) if isinstance(fact, Reopen)]
    before = state.facts[: again[-1]] if again and state.form == "dated" else ()
    return {fact.id for fact in before if isinstance(fact, Done | Verify)}


def _worth(state: ItemState, fact: Fact) -> tuple[int, ...]:
    """Decisions and results before meetings, large meetings before small, late before early."""
    result = isinstance(fact, Cancel) * 3 or (
        state.form == "dated" and (isinstance(fact, Done) * 2 or isinstance(fact, Verify) * 1)
    )
    return int(result), fact.people or 0, bool(fact.note), fact.on.toordinal()


def _count(state: ItemState, period: Period, facts: Sequence[Fact]) -> str:
    """How often a rhythm was kept; how often it was not stands with the problems."""
    done = sum(one.made_good for one in owed_in(state, period))
    if not done or state.form != "recurring":
        return ""
    people = people_of(facts)
    return f"开展{done}次" + (f"，参与{people}人次" if people else "")


def _steps(state: ItemState, facts: Sequence[Fact]) -> str:
    """Which steps of the checklist were ticked without a word, and how many are by now."""
    steps = state.item.steps
    new = [fact for fact in facts if isinstance(fact, Tick) and fact.step in steps]
    untold = chinese.names(dict.fromkeys(fact.step for fact in new if not fact.note))
    if not untold or state.finished or state.form != "dated":
        return ""
    ticked = {step for one in state.occurrences for step in one.ticked if step in steps}
    return f"完成{untold}，{len(steps)}项步骤累计完成{len(ticked)}项"


def _standing_still(board: Board, state: ItemState, period: Period) -> str:
    """What is known of an item that the journal of the period does not speak of."""
    plan, start = board.plan, state.item.start
    if state.form == "heading" or state.status == "cancelled":
        return ""
    if state.finished and state.last_activity:
        return f"已于{chinese.day_in(state.last_activity, plan)}完成"
    if state.status == "suspended":
        return "暂缓推进"
    if start is not None and start > period.last and not state.facts:
        return f"计划于{chinese.day_in(start, plan)}启动"
    if state.form == "recurring" and state.next_due and state.next_due >= period.first:
        held = "，尚未开展" if owed_in(state, period) else ""
        return f"应于{chinese.day_in(state.next_due, plan)}前开展{held}"
    return ""


def _is_silent(board: Board, state: ItemState, period: Period) -> bool:
    """Whether somebody should have written something about a tracked item and did not."""
    facts = facts_in(state, period)
    told = any(clause(board.plan, fact) for fact in facts) or _steps(state, facts)
    return bool(
        state.form != "heading"
        and state.status != "cancelled"
        and not told
        and not _standing_still(board, state, period)
    )
