"""What holds for the summary of any plan and any journal: nothing lost, nothing made up."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary, measure, plan, task
from wenming_cli.core.board.counts import (
    count_in,
    facts_in,
    missed_before,
    owed_in,
    sessions_in,
)
from wenming_cli.core.board.fold import Board, board_at_end, fold
from wenming_cli.core.board.sessions import sessions_of
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.journal.entries import Base, Fact
from wenming_cli.core.periods import Period, parse_period, period_of
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers.document import Document, Heading
from wenming_cli.papers.recorded import is_private
from wenming_cli.papers.shortcomings import missed_in
from wenming_cli.papers.summary.facts import note_of
from wenming_cli.papers.summary.sentences import LENGTHS, tell_item
from wenming_cli.papers.summary.summary import summary_document
from wenming_cli.papers.summary.words.notes import adds_nothing
from wenming_cli.views.status import status_json

if TYPE_CHECKING:
    from papers.conftest import Summarised

YEAR = parse_period("2023", 2023)
PERIODS = ("Q1", "Q2", "Q3", "Q4", "H1", "2023")
TITLES = (
    "举办道德讲堂", "加强环境建设", "抓活动", "以学促干", "专题学习", "每月报送信息", "推荐身边好人",
    "我们的节日", "召开分析会", "完善例会制度", "组织无偿献血", "更换宣传栏",
)  # fmt: skip
NOTES = (
    "第二期道德讲堂", "学习宪法，交流发言", "推荐身边好人3人", "到烈士陵园祭扫", "印发方案", "发现问题7个；已整改",
    "分析会", "内部：先不报", "六一前慰问儿童", "更换2块。", "6人参加座谈", "补记上次", "羽毛球赛",
)  # fmt: skip
DECISIONS = ("assign", "hold", "postpone", "cancel", "reopen")

forms: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"due": "05-20"}, {"due": "12-31"}, {"standing": True}, {"every": "week", "on": "friday"},
        {"every": "month"}, {"every": "quarter"}, {"every": "halfyear", "times": 2}, {"every": "year"},
    ]
)  # fmt: skip
targets = st.fixed_dictionaries(
    {
        "n": st.integers(1, 60),
        "unit": st.sampled_from(["人次", "场", "名", "篇"]),
        "at_least": st.booleans(),
    },
    optional={"per": st.sampled_from(["quarter", "halfyear", "year"]), "each": st.booleans()},
)


more: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"title": st.sampled_from(TITLES)},
    optional={
        "activity": st.sampled_from([True, "meeting"]),
        "target": targets,
        "lead": st.sampled_from(["宣传科", "办公室"]),
    },
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A chapter of two sections and one of single measures, of all forms."""
    rows = [
        task("3", title="工作任务"),
        task("3.1", title="强化思想武装"),
        task("3.2", title="优化环境"),
    ]
    for no in ("3.1.1", "3.1.2", "3.2.1", "4.1", "4.2"):
        keys = draw(forms) | {"steps": ["清明", "签到表"]}
        keys |= draw(more)
        rows.append((measure if no[0] == "4" else task)(no, **keys))
    return plan(*rows)


@st.composite
def journals(draw: st.DrawFn, found: Plan) -> list[Base]:
    """What clerks type in the course of the year, in time, late, or about another time."""
    diary = Diary()
    items = st.sampled_from(found.items)
    for _ in range(draw(st.integers(0, 14))):
        item, do = draw(items), draw(st.sampled_from(["done", "done", "note", "note", "tick", "start",
            "verify", "attach", "resume", *DECISIONS]))  # fmt: skip
        fields: dict[str, Any] = draw(st.fixed_dictionaries({}, optional={
            "note": st.sampled_from(NOTES), "people": st.integers(1, 99), "percent": st.just(40),
            "amount": st.integers(1, 9).map(Decimal), "total": st.booleans(), "apart": st.booleans(),
            "difficulty": st.just("经费不足"), "next": st.just("请人授课"),
        }))  # fmt: skip
        if do == "tick":
            fields["step"] = draw(st.sampled_from(["清明", "签到表"]))
        if do == "postpone":
            fields["to"] = "11-30"
        named = draw(st.booleans())
        if item.every and named:
            fields["period"] = draw(st.sampled_from(
                ["2023-Q1", "2023-Q2", "2023-05", "2023-H1", "2023-H1#2", "2023", "2023-W20"]
            ))  # fmt: skip
        on = draw(st.dates(date(2023, 1, 1), date(2023, 12, 31)))
        diary(do, item.no, on.isoformat(), **fields)
        if draw(st.integers(0, 9)) == 0:
            diary.undo(diary.entries[-1].id)
    return diary.entries


@st.composite
def years(draw: st.DrawFn) -> tuple[Plan, list[Base]]:
    """A plan and its journal."""
    found = draw(plans())
    return found, draw(journals(found))


periods = st.sampled_from([parse_period(name, 2023) for name in PERIODS])


def at_end(year: tuple[Plan, list[Base]], period: Period) -> Board:
    return board_at_end(*year, period, date(2023, 12, 31))


def text(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks)


@pytest.mark.slow
@given(years(), periods)
def test_each_fact_of_the_period_is_told_or_counted(
    year: tuple[Plan, list[Base]], period: Period
) -> None:
    """Its words are in the text, or merged with those of its item, or in a count beside them."""
    board = at_end(year, period)
    whole = text(summary_document(board, period))
    for state in board.states.values():
        facts = [f for f in facts_in(state, period) if f.do not in DECISIONS and not is_private(f)]
        told = [tell_item(board, state, period, most) for most in LENGTHS]
        said = [f for f in facts if f.note or f.people or f.amount]
        assert {fact.id for fact in said} <= told[0].facts
        assert not said or any(one.text and one.text in whole for one in told), state.item.no
        _check_words(state, facts, told[0].text)


def _figure_of(note: str) -> str:
    """What is left of 更换2块 where the item's own words stand before it: 更换宣传栏2块."""
    found = re.fullmatch(r"\D+(\d+\D{1,3})", note)
    return found[1] if found else note


def _check_words(state: ItemState, facts: list[Fact], words: str) -> None:
    notes = dict.fromkeys(note_of(fact) for fact in facts if note_of(fact))
    lost = [note for note in notes if not adds_nothing(state.item, note)]
    lost = [note for note in lost if note not in words and _figure_of(note) not in words]
    counted = sum(map(int, re.findall(r"（共(\d+)项）", words)))
    figures = [note for note in lost if re.search(r"\d+人", note)]
    assert len(lost) - counted <= max(0, len(figures)), (lost, words)


@pytest.mark.slow
@given(years(), periods)
def test_sessions_and_people_are_those_of_the_counts(
    year: tuple[Plan, list[Base]], period: Period
) -> None:
    """And of a count by hand over the facts."""
    board = at_end(year, period)
    counts = count_in(board.states.values(), period)
    by_hand = sum(f.people or 0 for s in board.states.values() for f in facts_in(s, period))
    assert counts.people + counts.people_outside == by_hand
    assert counts.sessions == sum(
        len(sessions_in(s, period)) for s in board.leaves if s.item.activity
    )
    whole = text(summary_document(board, period))
    sessions = re.search(r"开展活动(\d+)场次(?:，(\d+)人次参加)?。", whole)
    others = re.search(r"各项工作共(\d+)人次参加。", whole)
    if counts.sessions:
        assert sessions
        assert int(sessions[1]) == counts.sessions
        assert int(sessions[2] or 0) == counts.people
    else:
        assert not sessions
        assert int(others[1] if others else 0) == by_hand


@pytest.mark.slow
@given(years())
def test_the_quarters_add_up_to_the_year(year: tuple[Plan, list[Base]]) -> None:
    """Each person counts in one quarter; each session of a quarter or longer does too."""
    board = fold(*year, date(2023, 12, 31))
    quarters = [parse_period(f"Q{n}", 2023) for n in (1, 2, 3, 4)]
    for state in board.leaves:
        if state.form in ("dated", "standing") or state.item.every in ("month", "quarter"):
            whole = count_in([state], YEAR)
            parts = [count_in([state], quarter) for quarter in quarters]
            assert sum(one.sessions for one in parts) == whole.sessions
            assert sum(one.people + one.people_outside for one in parts) == (
                whole.people + whole.people_outside
            )


@pytest.mark.slow
@given(years(), st.integers(0, 20), st.integers(1, 50))
def test_a_supplement_changes_no_number_of_sessions(
    year: tuple[Plan, list[Base]], days: int, people: int
) -> None:
    """What is written after the `done` of an occurrence, and what replaces an entry."""
    found, entries = year
    board = fold(found, entries, date(2023, 12, 31))
    for state in board.leaves:
        for one in state.occurrences:
            done = [fact for fact in one.facts if fact.do == "done"]
            if not (state.item.activity and one.finished and done and one.facts[-1] is done[-1]):
                continue
            diary = Diary()
            diary.entries = [*entries]
            about = {"period": one.key} if one.key else {}
            diary("note", state.item.id, "2023-12-31", people=people, note="补充", **about)
            after = fold(found, diary.entries, date(2023, 12, 31)).states[state.item.id]
            assert len(sessions_of(after)) == len(sessions_of(state))
            if done[-1].note or done[-1].people:
                diary.entries = [*entries]
                diary.undo(done[-1].id, state.item.id)
                diary("done", state.item.id, done[-1].on.isoformat(), people=people, **about)
                mended = fold(found, diary.entries, date(2023, 12, 31)).states[state.item.id]
                assert len(sessions_of(mended)) == len(sessions_of(state))


@pytest.mark.slow
@given(years(), st.dates(date(2023, 1, 1), date(2023, 12, 30)))
def test_late_and_missed_are_one_computation(year: tuple[Plan, list[Base]], day: date) -> None:
    """Status, lights, counts and papers agree item by item and day by day."""
    board = fold(*year, day)
    for state in board.leaves:
        missed = missed_in(board, state, YEAR)
        assert missed == missed_before(state, YEAR, day)
        assert missed == [one for one in owed_in(state, YEAR) if one.missed_by(day)]
        routine = state.item.every in ("day", "week")
        late = bool(missed) and state.open and not routine
        assert state.overdue == late
        assert (not late) or state.light.name == "red"
        numbers = re.findall(r"^(\d+)", state.light.reason.speak("en"))
        if late and state.form != "dated" and len(missed) > 1:
            assert numbers == [str(len(missed))]
    assert status_json(board)["summary"]["overdue"] == sum(state.overdue for state in board.leaves)


AWKWARD = (
    r"其中\d+月\d+日", r"[：:]\d+月\d+日完成", r"应于\d+月\d+日前开展", r"已于\d+月\d+日完成", r"留存佐证",
    r"完成率|总体进度|占\d+\.\d%", r"（\d+次[）（]|（[^（）]*共\d+次）", r"逾期办结", r"较上季度",
    r"完成(春节|元宵|清明|端午|中秋|重阳)", r"调整分工", r"有关情况见", r"等\d+项，详见附件|跨期任务\d+项",
    r"[。；，、：]{2}", r"None|nan|Decimal", r"红灯|黄灯|绿灯", r"百分点", r"（）|“”", r"^[，。；、]", r"完成完成|召开召开|开展开",
)  # fmt: skip


def check_style(document: Document, period: Period) -> None:
    """No pattern that an office would strike out, no day of another time told as an event's.

    But for what was made up for: that is told with its real day.
    """
    account = ""
    for before, after in pairwise((*document.blocks, None)):
        assert before
        assert before.text.strip()
        if isinstance(before, Heading):
            assert after is not None
            assert not isinstance(after, Heading) or after.level > before.level, before.text
        account = account + before.text if account or before.text.startswith("二、") else ""
        for pattern in AWKWARD:
            assert not re.search(pattern, before.text), (pattern, before.text)
    told = re.split(r"[三四五六]、存在的问题", account)[0]
    for month, day in re.findall(r"(\d+)月(\d+)日(?!(?:、\d+月\d+日)*补)", told):
        assert date(period.first.year, int(month), int(day)) in period, told


@pytest.mark.slow
@given(years(), periods)
def test_any_journal_gives_a_readable_text(year: tuple[Plan, list[Base]], period: Period) -> None:
    check_style(summary_document(at_end(year, period), period), period)


@pytest.mark.slow
@pytest.mark.parametrize("name", PERIODS)
def test_the_shipped_year_is_readable(name: str, summarised: Summarised) -> None:
    """A note of the sample names days of its own, all of them in its period."""
    check_style(summarised(name), parse_period(name, 2023))


@pytest.mark.slow
@given(years(), st.dates(date(2023, 1, 1), date(2023, 12, 31)))
def test_no_step_is_planned_for_a_day_that_has_passed(
    year: tuple[Plan, list[Base]], day: date
) -> None:
    period = period_of("quarter", day)
    document = summary_document(board_at_end(*year, period, day), period)
    chapter = text(document).partition("下一步工作打算\n")[2]
    for month, steps in re.findall(r"^(\d+)月，(.*)$", chapter, re.MULTILINE):
        for last in re.findall(r"(\d+)日前", steps):
            assert date(2023, int(month), int(last)) > period.last
