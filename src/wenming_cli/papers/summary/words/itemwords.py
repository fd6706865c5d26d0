"""The words for what was recorded of one item: a note, a day, an event, a period made up for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from wenming_cli.core.board.counts import ROUTINE
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.festivals import festival_of
from wenming_cli.core.plan.plan import Item
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import name_days
from wenming_cli.papers.summary.facts import events_named, note_of
from wenming_cli.papers.summary.words.duties import making_up_words, times_words
from wenming_cli.papers.summary.words.notes import has_day, says_made_up
from wenming_cli.papers.summary.words.phrases import (
    phrase_of,
)
from wenming_cli.papers.summary.words.remarks import tells_failure

MOST_TOPICS = {None: 8, 60: 4, 24: 2, 0: 0}
"""Notes of one item that are told one by one at each length; more are counted."""

_SHORT = frozenset({"day", "week", "month"})
"""Rhythms whose times are told apart by their month."""

_NAMES_PERIOD = re.compile(
    r"(?<![比较]上)(?<![比较]上[一个])(?<![比较][一二三四])(?<![比较]第[一二三四])(?:季度|半年)"
    r"|(?<![到至\d])\d{1,2}月"
)
"""What names the time of a note; 比上半年 names another."""


class ItemWords:
    """Gives the words of one leaf in one paper, at one length of its notes."""

    def __init__(self, board: Board, state: ItemState, period: Period, most: int | None) -> None:
        self.board, self.state, self.period, self.most = board, state, period, most
        self.item: Item = state.item
        self.topics = MOST_TOPICS[most]

    def note(self, fact: Fact) -> str:
        """Return the note of a fact at this length; its 今天 is the day of the fact."""
        typed = fact.at.date() if fact.day_unknown else fact.on
        return name_days(note_of(fact, self.most), typed, self.period)

    def notes(self, facts: Iterable[Fact]) -> list[str]:
        """List the notes of some facts, each once."""
        found = (self.note(fact) for fact in facts)
        return list(dict.fromkeys(note for note in found if note))

    def event(self, facts: Sequence[Fact]) -> str:
        """Return the item's own words for a thing of which nothing was said."""
        occasions = self.occasions(facts)
        if not occasions:
            return times_words(self.item)
        return f"开展{chinese.join_names(occasions)}活动"

    def occasions(self, facts: Sequence[Fact]) -> list[str]:
        """Return what facts were for: their festivals, or the events of the checklist."""
        if not self.item.festivals:
            return events_named(facts)
        return list(dict.fromkeys(festival_of(fact.period) for fact in facts if fact.period))

    def phrase(self) -> str:
        """Return what is done in the item."""
        return str(phrase_of(self.item))

    def on(self, fact: Fact, words: str = "") -> str:
        """Return the day of a fact of the period, where the words beside it do not name one."""
        known = fact.on in self.period and not fact.day_unknown
        day = chinese.day_words(fact.on, self.board.plan) if known else self.late_day(fact)
        first = re.split("[，；]", words)[0]  # 东湖日报6月12日报道 behind it is another day
        return "" if has_day(first) or (day and day in words) else day

    def late_day(self, fact: Fact) -> str:
        """Return the day of what was done after its own time was over; `""` for all else."""
        recurring = self.state.form == "recurring" and not self.item.festivals
        one = self.state.occurrence(fact.period) if recurring and fact.period else None
        known = fact.do == "done" and not fact.day_unknown
        late = one is not None and known and fact.on > one.period.last
        return chinese.day_words(fact.on, self.board.plan) if late else ""

    def made_up_for(self, fact: Fact) -> str:
        """Return what was made up for with a fact that has no words: 补办5月消防安全检查."""
        return making_up_words(self.item, self.period_of(fact), "")

    def period_of(self, fact: Fact) -> str:
        """Return which time a fact is of: 第二季度, 5月第二次; `""` of none."""
        one = self.state.occurrence(fact.period)
        return _time_words(one) if one else ""

    def period_before(self, note: str, fact: Fact) -> str:
        """Return the part of the paper's period that a fact is about, where its note names none."""
        one = self._about(fact)
        if late := self.late_day(fact):
            named = _NAMES_PERIOD.search(note)
            made_up = "补办，" if named else f"补办{self.period_of(fact)}，"
            moved = named and tells_failure(note)  # 6月检查拖到7月
            return "" if moved else late + ("" if says_made_up(note) else made_up)
        if self.item.every in _SHORT:
            day = one.period.first if one else fact.on
            name = f"{day.month}月"
            names = (name, f"{chinese_numeral(day.month)}月")
            return "" if has_day(note) or note.startswith(names) else name
        part = one is not None and one.period.days < self.period.days
        if one is None or not part or _NAMES_PERIOD.search(note):
            return ""
        return chinese.bare_period_words(one.period)

    def failed_before(self, note: str, fact: Fact) -> str:
        """Return which time a note is of that says what was not held: one week, not its month."""
        one = self._about(fact)
        if self.item.every not in ROUTINE or one is None or has_day(note):
            return self.period_before(note, fact)
        day = chinese.short_date(one.period.first)
        return f"{day}当周" if self.item.every == "week" else day

    def period_of_note(self, note: str, fact: Fact) -> str:
        """Return the part of the period that a note is about which stands by itself.

        `""` of work that does not come again, and where what was done then stands beside it.
        """
        one = self._about(fact)
        beside = any(other.do == "done" for other in one.facts) if one else True
        alone = note and fact.do == "note" and self.state.form == "recurring" and not beside
        return "" if self.item.festivals or not alone else self.period_before(note, fact)

    def _about(self, fact: Fact) -> Occurrence | None:
        if fact.period:
            return self.state.occurrence(fact.period)
        return next((one for one in self.state.occurrences if fact.on in one.period), None)

    def made_up(self, keys: Iterable[str | None]) -> list[str]:
        """Name the times of before the paper's period that were made up for: 上半年第二次."""
        found = (self.state.occurrence(key) for key in keys if key)
        late = [one for one in found if one is not None and one.period.last < self.period.first]
        return [] if self.item.festivals else [_time_words(one) for one in late]


def _time_words(one: Occurrence) -> str:
    n = int(one.key.partition("#")[2] or 1)
    which = f"第{chinese_numeral(n)}次" if n > 1 else ""
    return chinese.bare_period_words(one.period) + which
