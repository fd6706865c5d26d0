"""各项工作进展情况: a paragraph for each section of the plan, as long as there is room for.

Each item is told at one of several lengths, from all of its notes to a count that names it; the
shortest that all fit in comes first, and what room is left goes to the notes with most figures for
their length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from heapq import heapify, heappop, heappush

from wenming_cli.core.board.counts import ROUTINE, facts_in, owed_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.core.periods import Period
from wenming_cli.papers.chinese import MISSING
from wenming_cli.papers.document import Block, Heading, Paragraph
from wenming_cli.papers.length import MOST_NAMED, abridge_list, count_characters, length_of
from wenming_cli.papers.shortcomings import arrears, done_after_put_off, missed_in
from wenming_cli.papers.summary.facts import note_of
from wenming_cli.papers.summary.headings import Chapter, SummarySection
from wenming_cli.papers.summary.sentences import LENGTHS, tell_item
from wenming_cli.papers.summary.words.duties import work_of

GOES_ON = "其余事项按计划推进。"

ELSEWHERE = "见附件"


MOST_ITEMS = (1000, MOST_NAMED, 8, 3, 1, 0)
"""How many items of a section are told; fewer are tried in turn where the shortest do not fit."""


_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_WORTH_OF_FIGURE = 0.3
"""What one figure more is worth, against one note more."""

_LITTLE = 0.2
"""What a longer text is worth that has no more notes and no more figures."""

_END = 6
"""Characters of a note's beginning and end, by which it is seen whether a text has them."""


@dataclass
class _ItemText:
    """One item at one of its lengths."""

    tell: Callable[[int | None], str]
    """Gives its text with so many characters of each note."""

    notes: Sequence[tuple[str, str]] = ()
    """What its notes begin and end with."""

    taken: int = len(LENGTHS) - 1

    @property
    def text(self) -> str:
        """What is told of it now."""
        return self.tell(LENGTHS[self.taken])

    @property
    def cut(self) -> tuple[int, int]:
        """How many notes found no room, and of how many only the end.

        What the text counts itself is not counted; of what the whole text words otherwise than the
        note nothing is known.
        """
        text = self.text
        if ELSEWHERE in text:
            return 0, 0
        whole = self.tell(None)
        lost = {one for one in self.notes if one[0] in whole and one[0] not in text}
        ends = {one for one in self.notes if one[1] in whole and one[1] not in text}
        return len(lost), len(ends - lost)

    def longer(self, room: int) -> tuple[float, int, int] | None:
        """Return of the longer texts that fit the one with most to tell for its 字数.

        What it costs for each note and each figure that this text has not, how many 字数 more it
        has, and which length it is; None where no longer text fits.
        """
        found = [(*self._cost(n), n) for n in range(self.taken)]
        return min((one for one in found if one[1] <= room), default=None)

    def _cost(self, n: int) -> tuple[float, int]:
        more = self.tell(LENGTHS[n])
        cost = count_characters(more) - count_characters(self.text)
        notes = sum(start in more and start not in self.text for start, _ in self.notes)
        figures = len(set(_FIGURE.findall(more)) - set(_FIGURE.findall(self.text)))
        return cost / max(_LITTLE, notes + figures * _WORTH_OF_FIGURE), cost


@dataclass(eq=False)
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

    put_off: bool = False
    """Whether some of those were done only after the period, to which they had been put off."""

    most: int = MOST_ITEMS[0]
    """Items that are told; the others are counted."""

    def text(self, *, last: bool, count_cut: bool = True) -> str:
        """Return the paragraph; `""` for a chapter itself of which nothing was noted."""
        told = [item.text + "。" for item in self.shown]
        told += [self.cut_words()] if count_cut else []
        if more := len(self.items) - len(self.shown):
            told.append(f"{'另' if self.shown else ''}有{more}项工作有进展，{ELSEWHERE}。")
        if self.missing:
            told.append("、".join(abridge_list(self.missing, MOST_NAMED, "")) + f"情况{MISSING}。")
        if any(told):
            return "".join(told) + (GOES_ON if last and self.going_on else "")
        return _standing_words(self.untold, going_on=self.going_on, put_off=self.put_off)

    def cut_words(self) -> str:
        """Count the notes of the items that are told that found no room."""
        return _cut_words([item.cut for item in self.shown])

    @property
    def tells(self) -> bool:
        """Whether there is anything to tell but how the section stands."""
        return bool(self.items or self.missing)

    @property
    def shown(self) -> Sequence[_ItemText]:
        """The items that are told."""
        return self.items[: self.most]


def _cut_words(cuts: Sequence[tuple[int, int]]) -> str:
    lost, ends = (sum(part) for part in zip(*cuts, strict=True)) if cuts else (0, 0)
    words = (f"{lost}条记录" if lost else "", f"{ends}条记录的其余内容" if ends else "")
    told = "及".join(filter(None, words))
    return f"另有{told}{ELSEWHERE}。" if told else ""


def _standing_words(untold: Sequence[ItemState], *, going_on: bool, put_off: bool) -> str:
    """Return how a section stands of which there is nothing to tell."""
    if not untold:
        return ""
    if going_on:
        return "按计划推进。"
    if behind := [state for state in untold if state.open and _is_behind(state)]:
        fresh = all(state.status == "not_started" for state in behind)
        return "有关工作尚未启动。" if fresh else "有关工作进度偏慢。"
    if all(state.status == "cancelled" for state in untold):
        return "有关工作已取消。"
    if put_off:
        return "部分工作延期。" if len(untold) > 1 else "有关工作延期。"
    held_back = any(state.status == "suspended" for state in untold)
    if held_back:
        return "有关工作暂缓。"
    finished = all(state.finished or state.status == "cancelled" for state in untold)
    if finished:
        return "有关工作此前已完成。"
    forms = {state.form for state in untold if state.open}
    return _LEFT_OVER.get(forms.pop() if len(forms) == 1 else "recurring", _OWED)


_OWED = "前期所欠工作尚未补办。"
_LEFT_OVER = {"dated": "有关工作尚未办结。", "standing": f"有关工作进展情况{MISSING}。"}
"""What is said of open work of one form, of which nothing else is told."""


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
        (n, chapter, _without_silent_leaves(teller, chapter))
        for n, chapter in enumerate(chapters, start=first_number)
    ]
    sections = [one for _, _, mine in texts for one in mine]
    titles = [Heading(1, f"{chinese_numeral(n)}、{chapter.title}") for n, chapter, _ in texts]
    headings = [*titles, *(heading for one in sections for heading in one.headings)]
    _fill(sections, room - length_of(headings))
    goes_on = [mine[-1] for _, _, mine in texts if mine[-1].tells and mine[-1].going_on][-1:]
    blocks: list[Block] = []
    for title, (_, _, mine) in zip(titles, texts, strict=True):
        blocks.append(title)
        for one in mine:
            text = one.text(last=one in goes_on)
            blocks += [*one.headings, *([Paragraph(text)] if text else [])]
    return blocks


def _without_silent_leaves(teller: _Teller, chapter: Chapter) -> list[_SectionText]:
    """Return the paragraphs of a chapter, without sections at its end that are one untold item.

    A heading over 按计划推进 says less than 其余事项按计划推进, which then speaks of them too.
    """
    groups = _paragraphs(chapter)
    texts = [_section_text(teller, group) for group in groups]
    told = len(texts)
    while told and len(groups[told - 1]) == 1 and _goes_on_untold(texts[told - 1]):
        told -= 1
    if told == len(texts) or not told or not texts[told - 1].tells:
        return texts
    return [*texts[: told - 1], replace(texts[told - 1], going_on=True)]


def _goes_on_untold(text: _SectionText) -> bool:
    """Tell whether a section is one item that is in time, of which no chapter tells anything."""
    moved = any(one.planned for state in text.untold for one in state.occurrences)
    return len(text.untold) == 1 and text.going_on and not text.tells and not moved


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

        notes = filter(None, (note_of(fact) for fact in facts_in(state, self.period)))
        ends = ((note[:_END], note[-_END:]) for note in notes)
        return _ItemText(tell, notes=tuple(dict.fromkeys(ends)))


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
    found.put_off = any(
        done_after_put_off(one, period) or _waits(state, one, period)
        for state in untold
        for one in state.occurrences
    )
    return found


def _goes_on(board: Board, state: ItemState, period: Period) -> bool:
    """Tell whether an open item owes nothing that is not told elsewhere."""
    late = missed_in(board, state, period) or arrears(board, state, period)
    waits = any(_waits(state, one, period) for one in state.occurrences)
    return state.open and not late and not waits and not state.overdue and not _is_behind(state)


def _waits(state: ItemState, one: Occurrence, period: Period) -> bool:
    """Tell whether something was put off beyond the period in which it was first due."""
    moved = one.planned is not None and one.planned <= period.last < one.due
    return moved and state.open and one.waits


def _is_behind(state: ItemState) -> bool:
    """Tell whether work that is done once has fallen far behind its time."""
    return state.form == "dated" and not state.overdue and state.light.name == "red"


_LEFT_ALONE = frozenset({"cancelled", "suspended"})
"""Of what nobody asks for a record: it was decided that nothing is done."""


def _missing(
    board: Board, untold: Sequence[ItemState], period: Period, *, alone: bool
) -> Sequence[str]:
    """Name what was owed and is not recorded, where the chapter of problems does not.

    Where a section would be empty without it, what that chapter names stands here too.
    """
    asked = [
        state for state in untold if owed_in(state, period) and state.status not in _LEFT_ALONE
    ]
    routine = [state for state in asked if state.item.every in ROUTINE]
    late = [state for state in asked if missed_in(board, state, period)]
    told = routine or (late if alone else [])
    return [work_of(state.item) for state in told]


def _fill(sections: Sequence[_SectionText], room: int) -> None:
    """Let items be told as long as there is room; the count of what is cut may go beyond it."""
    for most in MOST_ITEMS:
        for section in sections:
            section.most = most
        if _length(sections, count_cut=False) <= room:
            break
    else:
        return
    items = [item for section in sections for item in section.shown]
    _lengthen(items, room - _length(sections))
    for section in sections:
        _finish(section, 0)
    # a section that is told whole by now counts nothing, and leaves its room to others
    _lengthen(items, room - _length(sections))
    for section in sections:
        _finish(section, room - _length(sections))


def _length(sections: Sequence[_SectionText], *, count_cut: bool = True) -> int:
    return sum(count_characters(one.text(last=True, count_cut=count_cut)) for one in sections)


def _finish(section: _SectionText, room: int) -> None:
    """Tell items whole where that takes no more room than there is and than to count the rest."""
    cuts = [item.cut for item in section.shown]
    for n, item in enumerate(section.shown):
        if not any(cuts[n]):
            continue
        others = [*cuts[:n], (0, 0), *cuts[n + 1 :]]
        more = count_characters(item.tell(None)) - count_characters(item.text)
        more += count_characters(_cut_words(others)) - count_characters(_cut_words(cuts))
        if more <= max(room, 0):
            item.taken, cuts, room = 0, others, room - more


def _lengthen(items: Sequence[_ItemText], room: int) -> None:
    """Tell more of items, most notes and figures for their length first."""
    offers = [(*found, n) for n, item in enumerate(items) if (found := item.longer(room))]
    heapify(offers)
    while offers:
        _, cost, taken, n = heappop(offers)
        if cost <= room:
            room -= cost
            items[n].taken = taken
        if again := items[n].longer(room):
            heappush(offers, (*again, n))
