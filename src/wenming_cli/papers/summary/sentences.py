"""What is told of one item in a period: each fact in a sentence, or in a count that names the item.

Sessions of one item are summed and their topics listed; a day stands only with a single event. A
figure that the document asks for is set against what was reached. Private remarks stay out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wenming_cli.core.board.counts import ROUTINE, facts_in, sessions_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.sessions import ActivitySession
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.festivals import festival_of, parse_festival
from wenming_cli.core.plan.plan import Item
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import clip_note, name_days
from wenming_cli.papers.summary.asked import (
    amount_words,
    fact_people,
    figures_of_targets,
    records_words,
    session_people,
    sum_words,
    without_running_totals,
)
from wenming_cli.papers.summary.facts import events_named, is_told, note_of, says_nothing
from wenming_cli.papers.summary.phrases import (
    adds_nothing,
    begins_with_time,
    event_words,
    has_day,
    join_list,
    phrase_of,
    say_verb_once,
    says_little,
    stands_alone,
    starts_with_verb,
    times_words,
)

LENGTHS: tuple[int | None, ...] = (None, 60, 24, 0)
"""How many characters of a note are told, from all to none; what is left out is counted."""

MOST_TOPICS = {None: 6, 60: 4, 24: 2, 0: 0}
"""Notes of one item that are told one by one at each length; more are counted."""

_NAME = 12
"""Characters of a note that name an event."""

_SHORT = frozenset({"day", "week", "month"})
"""Rhythms whose times are told apart by their month."""


class Told(NamedTuple):
    """What is told of one item."""

    text: str
    """Clauses joined by commas, without a full stop; `""` where there is nothing to tell."""

    facts: frozenset[str]
    """Ids of the facts that it tells or counts."""


def tell_item(board: Board, state: ItemState, period: Period, most: int | None = None) -> Told:
    """Tell what was recorded about a leaf in a period.

    Args:
        board: at the end of the period.
        state: the leaf.
        period: the stretch that the paper is about.
        most: characters of a note; None for all, 0 to count only.
    """
    facts = [fact for fact in facts_in(state, period) if is_told(fact, state)]
    held = sessions_in(state, period)
    inside = {fact.id for one in held for fact in one.facts}
    named = set(events_named(fact for one in held for fact in one.facts))
    rest = [
        fact
        for fact in facts
        if fact.id not in inside
        and not (says_nothing(fact) and named.intersection(events_named([fact])))
    ]
    writer = _Writer(board, state, period, most=most)
    parts = [
        *writer.put_off(),
        *writer.resumed(rest),
        *writer.sessions(held),
        *writer.others(rest, beside=bool(held)),
    ]
    words = _join_parts(parts)
    text = _join_parts([words, *figures_of_targets(board.plan, state, period, words=words)])
    return Told(text, frozenset(fact.id for fact in facts) | inside if text else frozenset())


def _join_parts(parts: Sequence[str]) -> str:
    """Join what is told of one item; what follows a divided list is set off from it."""
    text = ""
    for part in filter(None, parts):
        text += ("；" if "；" in text else "，") + part if text else part
    return text


class _Writer:
    """Writes the clauses of one leaf."""

    def __init__(self, board: Board, state: ItemState, period: Period, most: int | None) -> None:
        self.board, self.state, self.period, self.most = board, state, period, most
        self.item: Item = state.item
        self.topics = MOST_TOPICS[most]

    def sessions(self, held: Sequence[ActivitySession]) -> Iterator[str]:
        """Yield what is told of the sessions: one with its day, several summed up."""
        if len(held) == 1:
            yield self._one(held[0])
        elif held:
            yield from self._several(held)

    def _one(self, one: ActivitySession) -> str:
        notes = self._notes(one.facts)
        if not notes and says_little(self.item):  # 开展活动 alone would tell nothing
            notes = [note for fact in one.facts if (note := note_of(fact, _NAME))][:1]
        named = notes[:1]
        silent = False
        occasions = self._occasions(one.facts)
        if any(occasion in note for occasion in occasions for note in named):
            parts = [f"开展{notes[0]}", *notes[1:]]
        elif self.item.festivals:
            parts = [self._event(one.facts), *notes]
        elif notes and stands_alone(self.item, notes[0]) and not begins_with_time(notes[0]):
            parts = [event_words(self.item, notes[0]), *notes[1:]]
        else:
            silent = any(map(begins_with_time, named))
            new = [note for note in notes if not adds_nothing(self.item, note)]
            parts = [self._event(one.facts), *new]
        words = "，".join(parts)
        day = "" if silent else self._on(one.facts[0], words)
        more = (*session_people(one, words), *sum_words(self.item, one.facts, words))
        return "，".join([day + words, *more])

    def _several(self, held: Sequence[ActivitySession]) -> Iterator[str]:
        times = f"{len(held)}{'次' if self.item.every else '场次'}"
        people = sum(one.people or 0 for one in held)
        others = sum(one.others for one in held)
        count = times + (f"、{people}人次" if people else "")
        occasions = [self._occasions(one.facts)[:1] for one in held]
        named = chinese.join_names(dict.fromkeys(name for names in occasions for name in names))
        around = f"围绕{named}" if all(occasions) else ""
        yield around + times_words(self.item, count)
        if others:
            yield f"另有{others}人次"
        yield from sum_words(self.item, [fact for one in held for fact in one.facts])
        yield from self._topics([note for one in held for note in self._notes(one.facts)])

    def _topics(self, notes: Sequence[str]) -> Iterator[str]:
        """Yield the notes of several sessions as one list, each once."""
        topics = [note for note in dict.fromkeys(notes) if not adds_nothing(self.item, note)]
        told, more = topics[: self.topics], len(topics) - self.topics
        if len(told) > 1:
            told = say_verb_once(told)
            mark = "，" if any("、" in topic for topic in told) else "、"
            text = join_list(told, mark)
            deeds = told[:1] if "；" not in text else told
            yield ("先后" if all(map(starts_with_verb, deeds)) else "内容包括") + text
        elif told:
            yield told[0]
        if more > 0:
            yield f"另有{more}项内容"

    def put_off(self) -> Iterator[str]:
        """Yield the first deadline of what was done after it, and why it moved."""
        for one in self.state.occurrences:
            first, done = one.planned, one.done_on
            if first is None or done is None or done <= first or done not in self.period:
                continue
            name = self._occasions(one.facts)[0] if self.item.festivals else ""
            moved = self.state.postponements_of(one)
            reason = clip_note(moved[-1].why).removeprefix("因").replace("，", "、")
            why = f"，因{reason}推迟"
            day = chinese.day_words(first, self.board.plan)
            yield f"{name}原定{day}{'开展' if name else '完成'}{why}"

    def resumed(self, facts: Sequence[Fact]) -> Iterator[str]:
        """Yield that a suspended item was taken up again."""
        for fact in facts:
            if fact.do == "resume" and says_nothing(fact):
                yield f"{self._on(fact)}恢复{self._phrase()}"

    def others(self, facts: Sequence[Fact], *, beside: bool) -> Iterator[str]:
        """Yield what is told of facts that belong to no session."""
        plain = [fact for fact in facts if says_nothing(fact)]
        worded = [fact for fact in facts if fact not in plain]
        worded = without_running_totals(self.item, worded)
        done = [fact for fact in plain if fact.do == "done"]
        often = self.item.every is not None and len(done) + len(worded) > 1
        if self.item.every in ROUTINE or (often and not self.item.activity):
            yield from self._times(facts, worded)
        elif self.most == 0 and worded:
            yield from self._counted(worded, beside=beside)
        else:
            yield join_list([self._fact(fact) for fact in worded])
            if not worded and not beside:
                yield from self._silent(done)
        yield from self._decisions(plain)

    def _counted(self, facts: Sequence[Fact], *, beside: bool) -> Iterator[str]:
        """Yield how many facts there are and what they add up to, where no words find room."""
        amounts = list(sum_words(self.item, facts))
        if not beside and len(facts) == 1 and facts[0].do == "done":
            words = self._event(facts)
            yield "，".join([self._on(facts[0]) + words, *amounts, *fact_people(facts[0], words)])
            return
        yield from (f"{self._phrase()}{words}" for words in amounts)
        head = "另" if beside else "" if amounts else f"{self._phrase()}，"
        yield head + records_words(facts)

    def _times(self, facts: Sequence[Fact], worded: Sequence[Fact]) -> Iterator[str]:
        """Yield how often a rhythm was kept, and the notes with the names of their periods."""
        kept = sum(fact.do == "done" for fact in facts)
        people = sum(fact.people or 0 for fact in facts)
        attended = f"、{people}人次" if people else ""
        if kept:
            yield times_words(self.item, f"{kept}次{attended}")
        elif self.most == 0 and worded:
            yield f"{self._phrase()}，{records_words(worded)}"
        elif people:
            yield f"{self._phrase()}，共{people}人次参加"
        yield from sum_words(self.item, facts)
        noted = [fact for fact in worded if note_of(fact, self.most)]
        new = [fact for fact in noted if not kept or not adds_nothing(self.item, note_of(fact))]
        notes = list(dict.fromkeys(self._dated_note(fact) for fact in new))
        if notes:
            yield ("其中" if kept > len(notes) else "") + join_list(notes[: self.topics])
        if len(notes) > self.topics:
            yield f"另有{len(notes) - self.topics}项内容"

    def _dated_note(self, fact: Fact) -> str:
        one = self.state.occurrence(fact.period) if fact.period else None
        day = one.period.first if one else fact.on
        month = f"{day.month}月" if self.item.every in _SHORT else ""
        note = self._note(fact)
        return note if not month or has_day(note) or note.startswith(month) else month + note

    def _fact(self, fact: Fact) -> str:
        """Return one fact: its day if it is an event, its words, its people."""
        note = self._note(fact)
        words = event_words(self.item, note) if note else self._event([fact])
        if note and fact.do == "done" and self.item.festivals:
            named = any(name in note for name in self._occasions([fact]))
            words = note if named else f"{self._event([fact])}，{note}"
        if not note:
            words += "".join(amount_words(self.item, fact, words))
        untold = self.state.form == "standing" or fact.do == "note" or begins_with_time(words)
        day = "" if untold else self._on(fact, words)
        return "，".join(
            [day + words, *amount_words(self.item, fact, words), *fact_people(fact, words)]
        )

    def _silent(self, done: Sequence[Fact]) -> Iterator[str]:
        """Yield what is told where a thing was done and nothing was said of it."""
        if len(done) > 1 and self.item.festivals:
            yield self._event(done)
        elif done:
            yield self._on(done[-1]) + self._event(done)

    def _decisions(self, plain: Sequence[Fact]) -> Iterator[str]:
        """Yield a step of the checklist, the sign-off, the dropping of an item."""
        steps = list(dict.fromkeys(events_named(plain)))
        if steps and self.state.form == "dated" and not self.state.finished:
            names = chinese.join_names(steps)
            yield f"开展{names}活动" if all(map(parse_festival, steps)) else f"完成{names}"
        for fact in plain:
            if fact.do == "verify" and self.state.form == "dated":
                yield f"{self._on(fact)}核验销号"
            elif fact.do == "cancel":
                why = f"，原因是{clip_note(fact.why)}" if fact.why else ""
                yield f"{self._on(fact)}取消{why}"

    def _note(self, fact: Fact) -> str:
        return name_days(note_of(fact, self.most), fact.at.date(), self.period)

    def _notes(self, facts: Sequence[Fact]) -> list[str]:
        notes = [self._note(fact) for fact in facts]
        return list(dict.fromkeys(note for note in notes if note))

    def _event(self, facts: Sequence[Fact]) -> str:
        """Return the item's own words for a thing of which nothing was said."""
        occasions = self._occasions(facts)
        if not occasions:
            return times_words(self.item)
        return f"开展{chinese.join_names(occasions)}活动"

    def _occasions(self, facts: Sequence[Fact]) -> list[str]:
        """Return what facts were for: their festivals, or the events of the checklist."""
        if not self.item.festivals:
            return events_named(facts)
        return list(dict.fromkeys(festival_of(fact.period) for fact in facts if fact.period))

    def _phrase(self) -> str:
        return str(phrase_of(self.item))

    def _on(self, fact: Fact, words: str = "") -> str:
        """Return the day of a fact of the period, where the words beside it do not name one."""
        known = fact.on in self.period and not fact.day_unknown and not has_day(words)
        return chinese.day_words(fact.on, self.board.plan) if known else ""
