"""The summary of a period: 季度小结, 半年总结, 年终总结.

Built from the board alone. Every number comes from entries of the journal; where the journal is
silent the text says 待补充, and no sentence is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wenming_cli.core.board import Board
from wenming_cli.core.entries import Done, Fact, Hold
from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.core.periods import Period, period_of, span
from wenming_cli.core.plan import Item
from wenming_cli.core.shares import percent, shares
from wenming_cli.core.state import STATUSES, ItemState, Status
from wenming_cli.exports import chinese
from wenming_cli.exports.chinese import MISSING
from wenming_cli.exports.document import Block, Document, Heading, Paragraph
from wenming_cli.exports.ledger import ledger, owed_next
from wenming_cli.exports.progress import facts_in, sentences


@dataclass(frozen=True)
class Boards:
    """What a summary looks at: the end of its period, and the end of the one before."""

    period: Period
    now: Board
    before: Board | None
    """None where the period before lies outside the plan."""


def previous(period: Period) -> Period:
    """The period before, of the same kind; for a free stretch as many days before it."""
    last = period.first - timedelta(days=1)
    return _like(period, last) or span(last - timedelta(days=period.days - 1), last)


def following(period: Period) -> Period:
    """The period after, of the same kind; for a free stretch as many days after it."""
    first = period.last + timedelta(days=1)
    return _like(period, first) or span(first, first + timedelta(days=period.days - 1))


def _like(period: Period, day: date) -> Period | None:
    for unit in ("week", "month", "quarter", "halfyear", "year"):
        if period_of(unit, period.first).key == period.key:
            return period_of(unit, day)
    return None


def summary(boards: Boards, *, trace: bool = False) -> Document:
    """The document of a period.

    Args:
        boards: the boards at the end of the period and of the one before.
        trace: append the journal entries that the text rests on.
    """
    board, period = boards.now, boards.period
    blocks: list[Block] = [Paragraph(_introduction(board, period))]
    parts = (
        ("总体进展", _overview(boards)),
        ("各项工作进展", _sections(board, period)),
        ("存在的问题", _problems(board, period)),
        ("下一步工作打算", _plans(board, period)),
    )
    for n, (title, body) in enumerate(parts, start=1):
        blocks.append(Heading(1, f"{chinese_numeral(n)}、{title}"))
        blocks += body
    if trace:
        blocks += _trace(board, period, len(parts) + 1)
    kind = "工作小结" if period.days < 150 else "工作总结"
    return Document(
        title=f"{board.plan.unit}{chinese.period_words(period)}精神文明建设{kind}",
        blocks=tuple(blocks),
        unit=board.plan.unit,
        signed=board.as_of,
        attachments=(ledger(board, period),),
    )


def _introduction(board: Board, period: Period) -> str:
    when = chinese.period_words(period)
    return f"{when}，按照《{board.plan.title}》，现将精神文明建设工作有关情况报告如下。"


def _overview(boards: Boards) -> Iterator[Paragraph]:
    board, period = boards.now, boards.period
    yield Paragraph(_counts(board))
    yield Paragraph(_held(board, period))
    if boards.before is not None:
        yield Paragraph(_comparison(boards))


def _counts(board: Board) -> str:
    totals = board.summary
    kinds: list[Status] = [s for s in STATUSES if s != "cancelled"]
    counts = [getattr(totals, status) for status in kinds]
    parts = [
        f"{chinese.status_words(status)}{n}项，占{share}%"
        for status, n, share in zip(kinds, counts, shares(counts), strict=True)
        if n
    ]
    dropped = f"另有{totals.cancelled}项取消，不计在内。" if totals.cancelled else ""
    listed = "；".join(parts) or MISSING
    return (
        f"截至{chinese.full_date(board.as_of)}，列入方案的{totals.total}项工作中，{listed}。"
        f"总体进度{totals.percent}%，逾期{totals.overdue}项，临期{totals.due_soon}项。{dropped}"
    )


def _held(board: Board, period: Period) -> str:
    owed = done = 0
    for state in board.leaves:
        if state.status == "cancelled":
            continue
        for one in state.occurrences:
            if one.due in period and one.status != "cancelled" and not one.extra:
                owed += 1
                done += one.finished or (state.form == "standing" and bool(one.facts))
    facts = [fact for state in board.leaves for fact in facts_in(state, period)]
    people = sum(fact.people or 0 for fact in facts)
    activities = sum(isinstance(fact, Done) or bool(fact.people) for fact in facts)
    evidence = len({e.path for fact in facts for e in fact.evidence})
    return (
        f"{chinese.this_period(period)}应完成{owed}项（次），已完成{done}项（次），"
        f"完成率{percent(done, owed)}%；记录活动和完成事项{activities}场（项），"
        f"参与{people}人次，留存佐证材料{evidence}份。"
    )


def _comparison(boards: Boards) -> str:
    if boards.before is None:
        return ""
    now, before = boards.now.summary, boards.before.summary
    name = chinese.period_words(previous(boards.period))
    return (
        f"与{name}末相比，总体进度由{before.percent}%变为{now.percent}%，"
        f"完成事项由{before.finished}项变为{now.finished}项，"
        f"逾期事项由{before.overdue}项变为{now.overdue}项。"
    )


def _sections(board: Board, period: Period) -> Iterator[Block]:
    for n, section in enumerate(board.plan.sections, start=1):
        yield Heading(2, f"（{chinese_numeral(n)}）{section.title}")
        leaves = [board[leaf] for leaf in board.plan.under(section)]
        yield from _leaves(board, section, leaves, period)


def _leaves(
    board: Board, section: Item, leaves: list[ItemState], period: Period
) -> Iterator[Paragraph]:
    n = 0
    for state in leaves:
        text = _leaf_text(board, state, period)
        if text:
            n += 1
            alone = len(leaves) == 1 and state.item is section
            yield Paragraph(text, lead="" if alone else f"{n}.{state.item.title}。")


def _leaf_text(board: Board, state: ItemState, period: Period) -> str:
    facts = facts_in(state, period)
    said = list(sentences(board.plan, facts))
    if said:
        evidence = len({e.path for fact in facts for e in fact.evidence})
        proof = f"留存佐证材料{evidence}份。" if evidence else ""
        return "；".join(said) + "。" + proof
    if state.status == "cancelled":
        return ""
    if state.finished:
        last = state.last_activity
        return f"已于{chinese.day_in(last, board.plan)}完成。" if last else ""
    return f"{MISSING}。"


def _problems(board: Board, period: Period) -> Iterator[Paragraph]:
    found = list(_problem_texts(board, period))
    if not found:
        yield Paragraph(f"{MISSING}（日志中没有逾期、暂缓、延期的事项）。")
    for n, text in enumerate(found, start=1):
        yield Paragraph(f"{n}.{text}")


def _problem_texts(board: Board, period: Period) -> Iterator[str]:
    for state in board.leaves:
        moved = [p for p in state.postponements if p.on in period]
        lead = f"（牵头单位：{chinese.names(state.lead)}）" if state.lead else ""
        if state.light.name == "red":
            yield f"{state.item.title}{lead}：{chinese.say(state.light.reason)}。"
        elif state.status == "suspended":
            why = [fact.why for fact in state.facts if isinstance(fact, Hold)][-1]
            yield f"{state.item.title}{lead}：暂缓，原因是{why}。"
        elif moved:
            last = moved[-1]
            until = chinese.day_in(last.to, board.plan)
            yield f"{state.item.title}{lead}：延期至{until}，原因是{last.why}。"


def _plans(board: Board, period: Period) -> Iterator[Paragraph]:
    coming = following(period)
    n = 0
    for state in board.late:
        n += 1
        yield Paragraph(f"{n}.抓紧补办：{_assignment(state)}。")
    late = {state.item.id for state in board.late}
    if coming.overlaps(board.plan.span):
        for state, times in owed_next(board, coming):
            if state.item.id in late:
                continue
            n += 1
            due = state.next_due or coming.last
            often = f"，{times}次" if times > 1 else ""
            until = chinese.day_in(due, board.plan)
            yield Paragraph(f"{n}.{_assignment(state)}{often}，{until}前完成。")
    if not n:
        yield Paragraph(f"{MISSING}。")


def _assignment(state: ItemState) -> str:
    lead = f"（牵头单位：{chinese.names(state.lead)}）" if state.lead else ""
    return f"{state.item.title}{lead}"


def _trace(board: Board, period: Period, number: int) -> Iterator[Block]:
    """Every entry that the text rests on, so that each number can be followed back."""
    yield Heading(1, f"{chinese_numeral(number)}、依据的日志记录")
    facts: dict[str, Fact] = {
        fact.id: fact for state in board.leaves for fact in facts_in(state, period)
    }
    for fact in sorted(facts.values(), key=lambda f: (f.on, f.id)):
        no = board.plan.by_id[fact.item].no
        people = f" {fact.people}人次" if fact.people else ""
        note = f" {fact.note}" if fact.note else ""
        yield Paragraph(f"{fact.on} {no} {getattr(fact, 'do', '')}{people}{note} [{fact.id}]")
