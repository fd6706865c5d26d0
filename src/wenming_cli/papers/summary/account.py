"""各项工作进展情况: a paragraph for each section of the plan, as long as there is room for.

Each item is told at one of several lengths, from all of its notes to a count that names it; the
shortest that all fit in comes first, and what room is left goes to one item after another,
cheapest first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from wenming_cli.core.board.counts import ROUTINE, facts_in, owed_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.core.periods import Period
from wenming_cli.papers.chinese import MISSING
from wenming_cli.papers.document import Block, Heading, Paragraph
from wenming_cli.papers.length import MOST_NAMED, abridge_list, count_characters, length_of
from wenming_cli.papers.shortcomings import arrears, missed_in
from wenming_cli.papers.summary.facts import note_of
from wenming_cli.papers.summary.headings import Chapter, SummarySection
from wenming_cli.papers.summary.phrases import subject_of
from wenming_cli.papers.summary.sentences import LENGTHS, tell_item

GOES_ON = "其余事项按计划推进。"


MOST_ITEMS = (1000, MOST_NAMED, 8, 3, 1, 0)
"""How many items of a section are told; fewer are tried in turn where the shortest do not fit."""


_BEGINNING = 6
"""Characters by which it is seen whether a text has a note."""


@dataclass
class _ItemText:
    """One item at one of its lengths."""

    tell: Callable[[int | None], str]
    """Gives its text with so many characters of each note."""

    notes: Sequence[str] = ()
    """What its notes begin with."""

    taken: int = len(LENGTHS) - 1

    @property
    def text(self) -> str:
        """What is told of it now."""
        return self.tell(LENGTHS[self.taken])

    def cost(self) -> int:
        """Return how many 字数 more the next longer text has."""
        return count_characters(self._longer) - count_characters(self.text)

    def cost_of_note(self) -> float:
        """Return what the next longer text costs for each note that this one has not."""
        more = sum(note in self._longer and note not in self.text for note in self.notes)
        return self.cost() / max(1, more)

    @property
    def _longer(self) -> str:
        return self.tell(LENGTHS[self.taken - 1])


@dataclass
class _SectionText:
    """The paragraph of one section, before it is known how much of it fits."""

    headings: Sequence[Heading]
    items: list[_ItemText] = field(default_factory=list)
    missing: Sequence[str] = ()
    """What was owed and is not recorded, and no other chapter tells of."""

    untold: Sequence[ItemState] = ()
    """Leaves that nothing is said of."""

    going_on: bool = False
    """Whether some of those are in time."""

    most: int = MOST_ITEMS[0]
    """Items that are told; the others are counted."""

    def text(self, *, last: bool) -> str:
        """Return the paragraph; `""` for a chapter itself of which nothing was noted."""
        told = [item.text + "。" for item in self.shown]
        if more := len(self.items) - len(told):
            told.append(f"{'另' if told else ''}有{more}项工作有记录，见附件。")
        if self.missing:
            told.append("、".join(abridge_list(self.missing, MOST_NAMED, "")) + f"情况{MISSING}。")
        if told:
            return "".join(told) + (GOES_ON if last and self.going_on else "")
        return _standing_words(self.untold, going_on=self.going_on)

    @property
    def shown(self) -> Sequence[_ItemText]:
        """The items that are told."""
        return self.items[: self.most]


def _standing_words(untold: Sequence[ItemState], *, going_on: bool) -> str:
    """Return how a section stands of which there is nothing to tell."""
    if not untold:
        return ""
    if going_on:
        return "按计划推进。"
    if all(state.status == "cancelled" for state in untold):
        return "有关工作已取消。"
    held_back = any(state.status == "suspended" for state in untold)
    if held_back:
        return "有关工作暂缓。"
    finished = all(state.finished or state.status == "cancelled" for state in untold)
    return "有关工作此前已完成。" if finished else "前期所欠工作尚未补办。"


def account_blocks(
    board: Board,
    chapters: Sequence[Chapter],
    period: Period,
    *,
    room: int,
    first_number: int,
    beside: Mapping[str, str],
) -> list[Block]:
    """Return the chapters with their headings and paragraphs.

    Args:
        board: at the end of the period.
        chapters: how the plan is divided.
        period: the stretch that the paper is about.
        room: 字数 that all of it may have; headings and gaps are told whole.
        first_number: of the first chapter in the paper.
        beside: sentences that stand after what is told of an item, by its id.
    """
    teller = _Teller(board, period, beside)
    texts = [
        (n, chapter, [_section_text(teller, group) for group in _paragraphs(chapter)])
        for n, chapter in enumerate(chapters, start=first_number)
    ]
    sections = [one for _, _, mine in texts for one in mine]
    titles = [Heading(1, f"{chinese_numeral(n)}、{chapter.title}") for n, chapter, _ in texts]
    headings = [*titles, *(heading for one in sections for heading in one.headings)]
    _fill(sections, room - length_of(headings))
    blocks: list[Block] = []
    for title, (_, _, mine) in zip(titles, texts, strict=True):
        blocks.append(title)
        for one in mine:
            text = one.text(last=one is mine[-1])
            blocks += [*one.headings, *([Paragraph(text)] if text else [])]
    return blocks


def _paragraphs(chapter: Chapter) -> Sequence[Sequence[SummarySection]]:
    """Return what shares a paragraph: sections without items of their own are sentences of one."""
    if all(len(section.items) == 1 for section in chapter.sections):
        return [chapter.sections]
    return [[section] for section in chapter.sections]


@dataclass(frozen=True)
class _Teller:
    """Tells what was recorded of an item."""

    board: Board
    period: Period
    beside: Mapping[str, str]

    def item_text(self, state: ItemState) -> _ItemText:
        """Return an item's text; each length is written when it is asked for, and once."""
        more = self.beside.get(state.item.id, "")

        @cache
        def tell(most: int | None) -> str:
            told = tell_item(self.board, state, self.period, most=most).text
            return "。".join(filter(None, (told, more)))

        notes = (note_of(fact)[:_BEGINNING] for fact in facts_in(state, self.period))
        return _ItemText(tell, notes=tuple(dict.fromkeys(filter(None, notes))))


def _section_text(teller: _Teller, sections: Sequence[SummarySection]) -> _SectionText:
    board, period = teller.board, teller.period
    states = [board[item] for section in sections for item in section.items]
    headings = [Heading(2, one.heading) for one in sections if one.heading and len(sections) == 1]
    found = _SectionText(headings)
    untold: list[ItemState] = []
    for state in states:
        item = teller.item_text(state)
        if item.text:
            found.items.append(item)
        elif state.leaf:
            untold.append(state)
    found.missing = _missing(board, untold, period, alone=not found.items)
    found.untold = untold
    found.going_on = any(_goes_on(board, state, period) for state in untold)
    return found


def _goes_on(board: Board, state: ItemState, period: Period) -> bool:
    """Tell whether an open item owes nothing that is not told elsewhere."""
    late = missed_in(board, state, period) or arrears(board, state, period)
    return state.open and not late and not state.overdue


def _missing(
    board: Board, untold: Sequence[ItemState], period: Period, *, alone: bool
) -> Sequence[str]:
    """Name what was owed and is not recorded, where the chapter of problems does not.

    Where a section would be empty without it, what that chapter names stands here too.
    """
    asked = [state for state in untold if owed_in(state, period) and state.status != "cancelled"]
    routine = [state for state in asked if state.item.every in ROUTINE]
    late = [state for state in asked if missed_in(board, state, period)]
    told = routine or (late if alone else [])
    return [subject_of(state.item) for state in told]


def _fill(sections: Sequence[_SectionText], room: int) -> None:
    """Let each item be told as long as there is room, one step for each, the cheapest first."""
    for most in MOST_ITEMS:
        for section in sections:
            section.most = most
        left = room - sum(count_characters(section.text(last=True)) for section in sections)
        if left >= 0:
            break
    else:
        return
    room = left
    items = [item for section in sections for item in section.shown]
    for _ in LENGTHS[1:]:
        for item in sorted((one for one in items if one.taken), key=_ItemText.cost_of_note):
            if item.cost() <= room:
                room -= item.cost()
                item.taken -= 1
