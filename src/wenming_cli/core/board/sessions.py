"""Sessions (场次): what people gathered for, read from the record of an activity.

A session is what the facts of one leaf and one occurrence tell of one gathering. Only leaves with
`activity` have sessions. The rules, in the order in which facts happened:

- A `done` is a session on its day. One without words and people adds none where others are known.
- Before it, a note with people on another day is a session of its own; so is a ticked step that
  has words or people, if the step is an event and no paper (通知, 签到表).
- A fact on the day of a known session adds to that one: two notes of one day, morning and
  afternoon, are one session of all who came. A `done` of that day that names people again may
  speak of the same ones; they are others until somebody says.
- After the `done` of its occurrence a fact is a supplement, never a session. Its people are the
  session's where that had none; else they are others (另有), unless `apart` says that they are not.
  The number of the session itself, said to be of the same one, is that number again.
- What was left out (`skip`) was held for nobody, whatever was noted about it before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from wenming_cli.core.board.state import ItemState, Occurrence
from wenming_cli.core.journal.entries import Fact, Tick, Verb

PAPERS = (
    "通知", "方案", "计划", "签到", "照片", "图片", "影像", "纪要", "记录", "讲稿", "名单",
    "报名表", "台账", "小结", "总结", "简报", "信息", "报道", "资料", "材料", "制度", "文件",
    "合同", "预算", "发票", "安排", "汇总", "报备", "清单", "公示", "初稿", "汇编", "结果", "审定",
    "报名", "筹备", "准备", "布置", "踩点", "采购", "审批", "报批", "申请", "申报", "上报", "报送",
    "印发", "征集", "邀请", "海报", "横幅", "归档", "分组", "抽签",
)  # fmt: skip
"""What a step is called that asks for a paper, or prepares; ticking it tells of no gathering."""

EVENTS = (
    "会",
    "活动",
    "比赛",
    "竞赛",
    "演出",
    "汇演",
    "表彰",
    "讲座",
    "培训",
    "仪式",
    "典礼",
    "课",
)
"""What a step ends with that is held, though it names a paper: 方案讨论会, 总结表彰."""


class ActivitySession(NamedTuple):
    """One gathering."""

    item: str
    """The item's id."""

    key: str
    """The occurrence that it was held for; `""` for a dated item."""

    on: date
    facts: tuple[Fact, ...]
    """What tells of it, supplements among them, in the order in which it happened."""

    people: int | None
    """How many took part (人次); None where nobody said."""

    others: int
    """People that were reported later and counted apart (另有)."""

    @property
    def day_unknown(self) -> bool:
        """Nobody knows the day; `on` is then only the end of its period."""
        return self.facts[0].day_unknown


def sessions_of(state: ItemState) -> tuple[ActivitySession, ...]:
    """Return the sessions of a leaf in the order in which they were held; none of a heading."""
    if not state.item.activity or not state.leaf:
        return ()
    found = [one for occurrence in state.occurrences for one in _sessions_in(state, occurrence)]
    return tuple(sorted(found, key=lambda one: one.on))


def _sessions_in(state: ItemState, occurrence: Occurrence) -> Iterator[ActivitySession]:
    """Yield the sessions that were held for one occurrence."""
    if occurrence.key and occurrence.status == "cancelled":
        return
    held = _Held()
    for fact in occurrence.facts:
        held.take(fact)
    for on, facts in held.days.items():
        people, others = count_people(facts)
        yield ActivitySession(
            item=state.item.id,
            key=occurrence.key,
            on=on,
            facts=tuple(facts),
            people=people,
            others=others,
        )


def joined_session(state: ItemState, key: str, *, on: date, verb: Verb) -> ActivitySession | None:
    """Return the session of which a new fact with people would tell more people, if there is one.

    Args:
        state: of a leaf.
        key: the occurrence that the fact is about.
        on: the day of the fact.
        verb: what it tells.
    """
    one = state.occurrence(key)
    if not state.item.activity or one is None:
        return None
    held = _Held()
    for fact in one.facts:
        if fact.on <= on:
            held.take(fact)
    day = held.day_of_supplement(on, verb)
    known = [session for session in _sessions_in(state, one) if session.on == day]
    return known[0] if known and known[0].people is not None else None


class _Held:
    """The days on which something was held for one occurrence, with their facts."""

    def __init__(self) -> None:
        self.days: dict[date, list[Fact]] = {}
        self.waiting: dict[date, list[Fact]] = {}
        """Facts of days on which no session is known yet."""

        self.closed = False
        """Whether what comes now is a supplement."""

    def take(self, fact: Fact) -> None:
        """Take in the next fact."""
        if fact.do == "reopen":
            self.closed = False
        elif fact.do in ("done", "note", "tick", "start", "attach", "verify"):
            self._place(fact)
        if fact.do == "done":
            self.closed = True

    def day_of_supplement(self, on: date, verb: Verb) -> date | None:
        """Return the day of the session that a fact with people would add others to."""
        if on in self.days:
            return on
        return max(self.days) if self.closed and self.days and verb != "done" else None

    def _place(self, fact: Fact) -> None:
        if fact.on in self.days:
            self.days[fact.on].append(fact)
        elif self._is_session(fact):
            self.days[fact.on] = [*self.waiting.pop(fact.on, []), fact]
        elif self.days and self.closed:
            self.days[max(self.days)].append(fact)
        else:
            self.waiting.setdefault(fact.on, []).append(fact)

    def _is_session(self, fact: Fact) -> bool:
        says_something = bool(fact.note or fact.people)
        if fact.do == "done":
            return says_something or not self.days
        if self.closed:
            return False
        if isinstance(fact, Tick):
            return says_something and not is_paper(fact.step)
        return fact.do == "note" and bool(fact.people)


def count_people(facts: Iterable[Fact]) -> tuple[int | None, int]:
    """Return the people of a session and those that are counted apart."""
    known = [fact for fact in facts if fact.people is not None or fact.do == "done"]
    apart = counted_apart(known)
    own = [fact for fact in known if fact.people is not None and fact not in apart]
    people = 0
    for fact in own:
        said_again = fact.apart is False and fact.people == people
        people += 0 if said_again else fact.people or 0
    return people if own else None, sum(fact.people or 0 for fact in apart)


def counted_apart(facts: Iterable[Fact]) -> list[Fact]:
    """List the facts of a session whose people are counted apart (另有) from those before."""
    found: list[Fact] = []
    known = done = False
    for fact in facts:
        done = done or fact.do == "done"
        if fact.people is None:
            continue
        if known and fact.apart is not False and (fact.apart or done):
            found.append(fact)
        known = True
    return found


def is_paper(step: str) -> bool:
    """Tell whether a step of a checklist asks for a paper or prepares an event, and is none."""
    return any(word in step for word in PAPERS) and not step.endswith(EVENTS)
