"""The summary of a period: 季度小结, 半年总结, 年终总结.

Built from the board alone. Every number comes from entries of the journal; where the journal is
silent the text says 待补充, and no sentence is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from wenming_cli.core.board import Board
from wenming_cli.core.entries import Fact
from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.core.periods import Period, days_after, period_of, span
from wenming_cli.core.shares import percent, shares
from wenming_cli.core.state import Status
from wenming_cli.exports import chinese
from wenming_cli.exports.chinese import MISSING
from wenming_cli.exports.document import Block, Document, Heading, Paragraph
from wenming_cli.exports.ledger import ledger
from wenming_cli.exports.outlook import plans, problems
from wenming_cli.exports.passages import sections
from wenming_cli.exports.progress import (
    evidence_of,
    facts_in,
    gatherings,
    owed_in,
    people_of,
)
from wenming_cli.exports.tracing import entries

_ORDER: tuple[Status, ...] = ("done", "verified", "in_progress", "not_started", "suspended")
"""As leaders read it: what is finished first."""


@dataclass(frozen=True)
class Boards:
    """What a summary looks at: the end of its period, and the end of the one before."""

    period: Period
    now: Board
    before: Board | None
    """None where the period before lies outside the plan."""


def previous(period: Period) -> Period:
    """The period before, of the same kind; for a free stretch as many days before it."""
    last = days_after(period.first, -1)
    return _like(period, last) or span(days_after(last, 1 - period.days), last)


def following(period: Period) -> Period:
    """The period after, of the same kind; for a free stretch as many days after it."""
    first = days_after(period.last, 1)
    return _like(period, first) or span(first, days_after(first, period.days - 1))


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
    kind = "工作小结" if period.days < 150 else "工作总结"
    blocks: list[Block] = [Paragraph(_introduction(board, period, kind))]
    parts = (
        ("总体进展", _overview(boards)),
        ("各项工作进展", sections(board, period)),
        ("存在的问题", problems(board, period)),
        ("下一步工作打算", plans(board, period, following(period))),
    )
    for n, (title, body) in enumerate(parts, start=1):
        blocks.append(Heading(1, f"{chinese_numeral(n)}、{title}"))
        blocks += body
    signed = _signed(board, period)
    sheets = (ledger(board, period), *([entries(board, period)] if trace else []))
    return Document(
        title=f"{board.plan.unit}{chinese.period_words(period)}精神文明建设{kind}",
        blocks=tuple(blocks),
        unit=board.plan.unit,
        signed=signed,
        attachments=tuple(replace(sheet, made=signed) for sheet in sheets),
    )


def _introduction(board: Board, period: Period, kind: str) -> str:
    when = chinese.period_words(period)
    return f"按照《{board.plan.title}》安排，现将{when}精神文明建设工作情况{kind[2:]}如下。"


def _signed(board: Board, period: Period) -> date:
    """The day the text speaks of: the board's, or a later one of what was made up afterwards."""
    days = [fact.on for state in board.states.values() for fact in facts_in(state, period)]
    return max([board.as_of, *days])


def _overview(boards: Boards) -> Iterator[Paragraph]:
    yield Paragraph(_counts(boards.now))
    yield Paragraph(_held(boards.now, boards.period))
    if boards.before is not None:
        yield Paragraph(_comparison(boards.now, boards.before, boards.period))


def _counts(board: Board) -> str:
    totals = board.summary
    counts = [getattr(totals, status) for status in _ORDER]
    parts = [
        f"{chinese.status_words(status)}{n}项，占{share}%"
        for status, n, share in zip(_ORDER, counts, shares(counts), strict=True)
        if n
    ]
    dropped = f"另有{totals.cancelled}项已取消，不计在内。" if totals.cancelled else ""
    return (
        f"截至{chinese.full_date(board.as_of)}，列入方案的{totals.total}项工作中，"
        f"{'；'.join(parts) or MISSING}。总体进度{totals.percent}%，"
        f"逾期{totals.overdue}项，临期{totals.due_soon}项。{dropped}"
    )


def _held(board: Board, period: Period) -> str:
    pairs = [(state, one) for state in board.leaves for one in owed_in(state, period)]
    done = sum(one.made_good for state, one in pairs)
    facts = _facts(board, period)
    files = evidence_of(facts)
    left = f"，尚未完成{len(pairs) - done}项（次）" if done < len(pairs) else ""
    kept = f"留存佐证材料{files}份。" if files else "佐证材料尚未登记。"
    return (
        f"{chinese.this_period(period)}应完成{len(pairs)}项（次），已完成{done}项（次），"
        f"完成率{percent(done, len(pairs))}%{left}。"
        f"开展活动{gatherings(facts)}场（次），参与{people_of(facts)}人次。{kept}"
    )


def _facts(board: Board, period: Period) -> list[Fact]:
    return [fact for state in board.states.values() for fact in facts_in(state, period)]


def _comparison(now: Board, before: Board, period: Period) -> str:
    earlier = previous(period)
    new, old = _facts(now, period), _facts(before, earlier)
    a, b = before.summary, now.summary
    return (
        f"与{chinese.period_words(earlier)}相比，"
        f"总体进度{_change(a.percent, b.percent, '%', '提高', '下降')}，"
        f"已办结（含销号）工作{_change(a.finished, b.finished, '项')}，"
        f"逾期工作{_change(a.overdue, b.overdue, '项')}；"
        f"活动场次{_change(gatherings(old), gatherings(new), '场（次）')}，"
        f"参与人数{_change(people_of(old), people_of(new), '人次')}。"
    )


def _change(old: int, new: int, unit: str, up: str = "增加", down: str = "减少") -> str:
    """`由3项增加到5项`; `均为0项`."""
    if old == new:
        return f"均为{new}{unit}"
    return f"由{old}{unit}{up if new > old else down}到{new}{unit}"
