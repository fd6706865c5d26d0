"""What is told of one item in a period: each fact in a sentence, or in a count that names the item.

Sessions of one item are summed and their topics listed; a day stands only with a single event. A
figure that the document asks for is set against what was reached. Private remarks stay out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from wenming_cli.core.board.counts import ROUTINE, facts_in, sessions_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.sessions import ActivitySession
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Fact, number_of
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.festivals import parse_festival
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import (
    amount_words,
    because,
    clip_note,
    has_number,
    is_over,
    still_said,
)
from wenming_cli.papers.summary.asked import (
    fact_people,
    figures_of_targets,
    progress_words,
    sum_words,
    without_running_totals,
)
from wenming_cli.papers.summary.facts import (
    each_once,
    events_named,
    is_bare_sign_off,
    is_told,
    reopened,
    says_nothing,
)
from wenming_cli.papers.summary.gatherings import tell_sessions, tell_topics
from wenming_cli.papers.summary.madeup import tell_made_up
from wenming_cli.papers.summary.rhythms import tell_taken_out, tell_times
from wenming_cli.papers.summary.words.duties import resuming_words, work_of
from wenming_cli.papers.summary.words.itemwords import ItemWords
from wenming_cli.papers.summary.words.notes import (
    begins_with_time,
    event_words,
    join_list,
    says_only_how,
)

LENGTHS: tuple[int | None, ...] = (None, 60, 24, 0)
"""How many characters of a note are told, from all to none; what is left out is counted."""


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
        if (fact.id not in inside or is_bare_sign_off(fact))
        and not (says_nothing(fact) and named.intersection(events_named([fact])))
    ]
    writer = _Writer(board, state, period, most=most)
    before, between, after = _around(rest, held, counted=most == 0)
    moved = list(writer.put_off())
    prepared = _join_parts(list(writer.preparations(before, alone=not held)))
    met = _join_parts(list(tell_sessions(writer, held)))
    topics = _join_parts(list(tell_topics(writer, held, between)))
    told_after = _join_parts(list(writer.others(after, beside=bool(held))))
    words = "，".join(filter(None, (prepared, met, topics, told_after)))
    figures = figures_of_targets(board.plan, state, period, words=words)
    if topics or (met and told_after):  # what was asked for stands beside those who came
        met = _join_parts([met, *figures])
    met = _join_parts([met, topics])
    text = _set_apart([prepared, met], mark="，" if moved else "；")
    mark = "，" if moved and not held else "；"
    text = _join_parts([_set_apart([text, told_after], mark=mark), *figures])
    taken_out, reasons = tell_taken_out(writer, alone=not text)
    text = _set_apart([text, taken_out], mark="；")
    text = "；".join(filter(None, (text, writer.overcome(facts), tell_made_up(writer))))
    only_notes = state.form == "dated" and {fact.do for fact in facts} == {"note"}
    if text and only_notes and says_only_how(state.item, text):
        text = f"{work_of(state.item)}方面，{text}"
    told = frozenset(fact.id for fact in facts) | inside | reasons
    return Told(text, told if text else frozenset())


def _around(
    rest: Sequence[Fact], held: Sequence[ActivitySession], *, counted: bool
) -> tuple[list[Fact], list[Fact], list[Fact]]:
    """Divide what belongs to no session into what came before, between and after the sessions.

    What was noted before the only session is its preparation. Among the topics of several stand the
    words of what has no people; where only a count is told, they are counted.
    """
    before: list[Fact] = []
    between: list[Fact] = []
    after: list[Fact] = []
    for fact in rest:
        if says_nothing(fact) or counted or not held:
            after.append(fact)
        elif fact.do == "resume":
            before.append(fact)
        elif len(held) == 1:
            (before if fact.on < held[0].on else after).append(fact)
        else:
            (after if fact.people or fact.amount else between).append(fact)
    return before, between, after


def _join_parts(parts: Sequence[str]) -> str:
    """Join what is told of one item; what follows a divided list is set off from it."""
    text = ""
    for part in filter(None, parts):
        text += ("；" if "；" in text else "，") + part if text else part
    return text


def _set_apart(parts: Sequence[str], mark: str) -> str:
    """Join what was told of several days: a mark between those of which the first is divided."""
    first, second = parts
    if not first or not second:
        return first or second
    return first + (mark if "，" in first else "，") + second


class _Writer(ItemWords):
    """Writes the clauses of one leaf that belong to no session."""

    def preparations(self, facts: Sequence[Fact], *, alone: bool) -> Iterator[str]:
        """Yield what came before the only session, by its days, a missed deadline among it."""
        found = [
            *([] if alone and self._told_in_order() else [*self.put_off(), *self.taken_up()]),
            *((fact.on, self._fact(fact)) for fact in each_once(facts)),
        ]
        yield from (text for _, text in sorted(found, key=itemgetter(0)))

    def taken_up(self) -> Iterator[tuple[date, str]]:
        """Yield when work went on of which nothing more was said, and why it had rested."""
        again = [] if self.state.overdue else reopened(self.state)  # the problems tell of that
        for fact in self.state.facts:
            if fact.on not in self.period:
                continue
            if fact.do == "resume" and says_nothing(fact):
                yield fact.on, self._rested(fact) + self.on(fact) + resuming_words(self.item)
            elif fact in again:
                yield fact.on, self._done_anew(fact)

    def _rested(self, resumed: Fact) -> str:
        """Return why work had rested, where that was decided in the period: 因装修暂缓，."""
        before = self.state.facts[: self.state.facts.index(resumed)]
        held = [one for one in before if one.do == "hold"][-1:]
        why = "".join(clip_note(one.why) for one in held if one.on in self.period)
        named = self._name_before(resumed) if _GOES_ON.search(resumed.note) else ""
        return f"{named}{because(why, '暂缓')}，" if why else ""

    def _done_anew(self, fact: Fact) -> str:
        """Return that finished work was taken up anew, and why."""
        reason = clip_note(fact.why).removeprefix("因").replace("，", "、")
        return f"{self._name_before(fact)}因{reason}，{self.on(fact)}重新办理"

    def _name_before(self, fact: Fact) -> str:
        """Return the name of the work, where nothing of the period is told of it before a fact."""
        before = self.state.facts[: self.state.facts.index(fact)]
        told = any(one.on in self.period and self.note(one) for one in before)
        return "" if told else work_of(self.item)

    def _told_in_order(self) -> bool:
        """Tell whether each fact of the item is told by itself, in the order of the days."""
        return self.state.form == "dated" and self.most != 0

    def put_off(self) -> Iterator[tuple[date, str]]:
        """Yield the first deadline of what was done after it, and why it moved, with its day."""
        for one in self.state.occurrences:
            first, done = one.planned, self._first_done(one)
            if first is None or done is None or done <= first or done not in self.period:
                continue
            name = self.occasions(one.facts)[0] if self.item.festivals else self._name_for(first)
            moved = self.state.postponements_of(one)
            reason = clip_note(moved[-1].why)
            why = because(reason, "" if reason.endswith(_PUT_OFF) else "推迟")
            day = chinese.day_words(first, self.board.plan)
            yield first, f"{name}原定{day}{'开展' if self.item.festivals else '完成'}，{why}"

    def overcome(self, facts: Sequence[Fact]) -> str:
        """Return what stood in the way of what was done later in the period, if anything did."""
        told = still_said(facts, "difficulty") if self.most != 0 else []
        over = [clip_note(fact.difficulty) for fact in told if is_over(self.state, fact)]
        return f"其间遇到的困难是{'、'.join(dict.fromkeys(over))}" if over else ""

    def _first_done(self, one: Occurrence) -> date | None:
        """Return the day that something was done; of what was taken up anew the first time."""
        done = [fact.on for fact in one.facts if fact.do == "done"]
        return done[0] if done and reopened(self.state) else one.done_on

    def _name_for(self, deadline: date) -> str:
        """Return the name of the work, where no note of the period says of what a deadline was."""
        facts = [fact for fact in self.state.facts if fact.on in self.period and self.note(fact)]
        named = any(_shares(self.note(fact), self.item.title) for fact in facts)
        before = any(fact.on <= deadline for fact in facts)
        return "" if named or before or not facts else work_of(self.item)

    def others(self, facts: Sequence[Fact], *, beside: bool) -> Iterator[str]:
        """Yield what is told of facts that belong to no session."""
        plain = [fact for fact in facts if says_nothing(fact)]
        worded = [fact for fact in facts if fact not in plain]
        worded = without_running_totals(self.board.plan, self.item, worded)
        done = [fact for fact in plain if fact.do == "done"]
        resumed = [fact for fact in worded if fact.do == "resume"]
        often = self.item.every is not None and len(done) + len(worded) - len(resumed) > 1
        if self.item.every in ROUTINE or (often and not self.item.activity):
            yield from map(self._fact, resumed)
            times = [[fact for fact in some if fact not in resumed] for some in (facts, worded)]
            yield from tell_times(self, *times)
        elif self.most == 0 and worded:
            yield from self._counted(worded, beside=beside)
        else:
            told = join_list(self._in_order(worded, beside=beside))
            yield told
            if sum(fact.amount is not None for fact in worded) > 1:
                sums = sum_words(self.board.plan, self.item, worded, words=told)
                yield from (one for one in sums if not _is_said(one, told))
            if not beside and not (worded and self._tells_end(worded)):
                yield from self._silent(done)
        yield from self._decisions(plain, alone=not worded and not beside)

    def _in_order(self, facts: Sequence[Fact], *, beside: bool) -> list[str]:
        """Return facts by their days, a missed deadline before what came after it."""
        own = () if beside or not self._told_in_order() else (*self.put_off(), *self.taken_up())
        moved = sorted(own, key=itemgetter(0))
        texts = []
        for fact in each_once(facts):
            early = [text for day, text in moved if day < fact.on]
            moved = [(day, text) for day, text in moved if day >= fact.on]
            told = self._fact(fact)
            mark = "，" if told[:1].isdigit() else "；"  # without a day it would be the consequence
            texts.append(mark.join(filter(None, ("；".join(early), told))))
        return [*texts, *(text for _, text in moved)]

    def _counted(self, facts: Sequence[Fact], *, beside: bool) -> Iterator[str]:
        """Yield how many facts there are and what they add up to, where no words find room."""
        amounts = list(sum_words(self.board.plan, self.item, facts))
        if not beside and len(facts) == 1 and facts[0].do == "done":
            words = self.event(facts)
            yield "，".join([self.on(facts[0]) + words, *amounts, *fact_people(facts[0], words)])
            return
        done = [fact for fact in facts if fact.do == "done" and self._is_over()][-1:]
        if done and not beside and not amounts:
            yield self.on(done[0]) + self.event(done)
        yield from (f"{self.phrase()}{words}" for words in amounts)
        known = {fact.id for fact in done if not fact.people}
        rest = [fact for fact in facts if fact.id not in known and not (amounts and fact.amount)]
        if rest:
            yield progress_words("" if beside or amounts or done else self.phrase(), rest)

    def _is_over(self) -> bool:
        """Tell whether it is work that is done once, and done."""
        return self.state.form == "dated" and self.state.finished

    def _fact(self, fact: Fact) -> str:
        """Return one fact: its day if it is an event, its words, its people."""
        note = self.note(fact)
        words = event_words(self.item, note) if note else self.event([fact])
        if note and fact.do == "done" and self.item.festivals:
            named = any(name in note for name in self.occasions([fact]))
            words = note if named else f"{self.event([fact])}，{note}"
        if not note:
            words += "".join(amount_words(self.item, fact, words))
        elif self._is_total_said(fact, words):
            words = f"累计{words}"
        rested = self._rested(fact) if fact.do == "resume" else ""
        if fact.do == "resume" and not _GOES_ON.search(note):
            words = "，".join(filter(None, (resuming_words(self.item), note)))
        late = self.late_day(fact)
        if late and not note:
            words = self.made_up_for(fact) + words[len(self.event([fact])) :]
        untold = self.state.form == "standing" or fact.do == "note" or begins_with_time(words)
        day = self.period_of_note(note, fact) if untold else self.on(fact, words)
        return "，".join(
            [rested + day + words, *amount_words(self.item, fact, words), *fact_people(fact, words)]
        )

    def _is_total_said(self, fact: Fact, words: str) -> bool:
        """Tell whether words have a figure, and not that it is all there was so far."""
        if fact.amount is None or not fact.total or _SO_FAR.search(words):
            return False
        return has_number(words, str(number_of(fact.amount)))

    def _tells_end(self, worded: Sequence[Fact]) -> bool:
        """Tell whether words say how work that is done once came to its end, or it has not."""
        return not self._is_over() or any(fact.do in ("done", "verify") for fact in worded)

    def _silent(self, done: Sequence[Fact]) -> Iterator[str]:
        """Yield what is told where a thing was done and nothing was said of it."""
        if len(done) > 1 and self.item.festivals:
            yield self.event(done)
        elif done:
            late = self.late_day(done[-1])
            yield self.on(done[-1]) + (self.made_up_for(done[-1]) if late else self.event(done))

    def _decisions(self, plain: Sequence[Fact], *, alone: bool) -> Iterator[str]:
        """Yield a step of the checklist, the sign-off, the dropping of an item.

        Where nothing else is told of the item, they say of what they are.
        """
        own = work_of(self.item) if alone else ""
        steps = self._steps(plain)
        if steps and self.state.form == "dated" and not self.state.finished:
            names = chinese.join_names(steps)
            yield f"开展{names}活动" if all(map(parse_festival, steps)) else f"{own}完成{names}"
        for fact in plain:
            if fact.do == "verify" and self.state.form == "dated":
                only = all(one.do == "verify" for one in plain)
                yield f"{self.on(fact)}{own if only else ''}核验销号"
            elif fact.do == "cancel":
                why = f"，原因是{clip_note(fact.why)}" if fact.why else ""
                yield f"{self.on(fact)}取消{work_of(self.item)}{why}"

    def _steps(self, plain: Sequence[Fact]) -> list[str]:
        """List the steps that were ticked, but for papers: 收集材料 is work, 培训通知 is none."""
        steps = dict.fromkeys(getattr(fact, "step", "") for fact in plain)
        told = set(events_named(plain))
        told |= set() if self.item.activity else set(filter(_DEED.match, steps))
        return [step for step in steps if step in told]


def _shares(note: str, title: str) -> bool:
    """Tell whether a note has three characters of a title in a row."""
    return any(title[n : n + 3] in note for n in range(len(title) - 2))


def _is_said(total: str, told: str) -> bool:
    """Tell whether what facts come to stands at their end: 累计8.2万元 behind 累计采购8.2万元."""
    last = re.split("[，；]", told)[-1]
    number = total.removeprefix("累计")
    return total in told or (
        number != total and re.search(rf"(?<![\d.]){re.escape(number)}", last) is not None
    )


_DEED = re.compile(
    "(?!.*(?:方案|通知|表|小结|总结|简报|纪要|名单)$)(?:收集|整理|梳理|分类|编[写制印]|起草|制[定作]|拟定|修[改订]|征[求集]|汇总|印发|报送)"
)
"""What a step of a checklist begins with that is work on a paper, and not a paper."""

_SO_FAR = re.compile("累计|总计|合计|共|达")
"""What says itself, in a note, that a figure is all there was so far."""

_GOES_ON = re.compile("恢复|重新|重启|继续|复工|复课")
"""What says itself, in a note, that work goes on."""

_PUT_OFF = ("推迟", "延期", "顺延", "延后")
"""What a reason ends with that says itself that something moved."""
