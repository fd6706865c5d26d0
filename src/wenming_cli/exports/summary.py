"""The summary of a period: 季度小结, 半年总结, 年终总结.

Built from the board alone. Every number comes from entries of the journal; where the journal is
silent the text says 待补充, and no sentence is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wenming_cli.core.board import Board
from wenming_cli.core.entries import Fact
from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.core.periods import Period, days_after, period_of, span
from wenming_cli.core.shares import shares
from wenming_cli.core.state import Status
from wenming_cli.exports import chinese
from wenming_cli.exports.chinese import MISSING
from wenming_cli.exports.document import Block, Document, Heading, Paragraph
from wenming_cli.exports.extent import ACCOUNT, NAMED, extent_of, length
from wenming_cli.exports.figures import tally
from wenming_cli.exports.ledger import ledger
from wenming_cli.exports.outline import Chapter, Part, chapters
from wenming_cli.exports.outlook import plans
from wenming_cli.exports.passages import condensed, passage
from wenming_cli.exports.problems import paragraphs, problems
from wenming_cli.exports.progress import (
    evidence_of,
    facts_in,
    gatherings,
    people_of,
    report_day,
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
    signed = report_day(board, period)
    sheets = (ledger(board, period), *([entries(board, period)] if trace else []))
    return Document(
        title=f"{board.plan.unit}{chinese.period_words(period)}精神文明建设{kind}",
        blocks=tuple(_text(boards, kind, signed)),
        unit=board.plan.unit,
        signed=signed,
        attachments=sheets,
    )


def _text(boards: Boards, kind: str, signed: date) -> list[Block]:
    """The whole text; only the account of what was done gives way to the length."""
    board, period = boards.now, boards.period
    found = problems(board, period)
    parts = chapters(board.plan)
    first: list[Block] = [
        Paragraph(_introduction(board, period, kind)),
        _numbered(1, "总体进展"),
        *_overview(boards, signed),
    ]
    wrong: list[Block] = [_numbered(len(parts) + 2, "存在的问题"), *paragraphs(found)]
    most = extent_of(period).most
    elsewhere = {key for one in found for key in (one.item, *one.facts)}
    told = {part: passage(board, part, period, elsewhere) for one in parts for part in one.parts}
    told = {part: one for part, one in told.items() if not one.settled}
    empty = {part: Paragraph(one.text(())) for part, one in told.items()}
    fixed = most - length([*first, *_account(parts, empty), *wrong])
    for named in NAMED:
        last = _next(board, period, len(parts) + 3, named)
        room = fixed - length(last)
        if room >= most * ACCOUNT:
            break
    texts = dict(zip(told, condensed([*told.values()], room), strict=True))
    return [*first, *_account(parts, texts), *wrong, *last]


def _next(board: Board, period: Period, number: int, named: int) -> list[Block]:
    coming = following(period)
    return [_numbered(number, "下一步工作打算"), *plans(board, period, coming, named)]


def _account(parts: Sequence[Chapter], texts: Mapping[Part, Paragraph]) -> Iterator[Block]:
    """各项工作: the paragraphs under their headings; a part without one has nothing to tell."""
    for n, chapter in enumerate(parts, start=2):
        yield _numbered(n, chapter.title)
        told = [part for part in chapter.parts if part in texts]
        for part in told:
            if part.heading:
                yield Heading(2, part.heading)
            yield texts[part]
        if not told:
            yield Paragraph(f"{MISSING}。")


def _numbered(n: int, title: str) -> Heading:
    return Heading(1, f"{chinese_numeral(n)}、{title}")


def _introduction(board: Board, period: Period, kind: str) -> str:
    when = chinese.period_words(period)
    return (
        f"按照《{board.plan.title}》安排，现将{when}精神文明建设工作情况{kind[2:]}如下，"
        "各项工作明细见附件。"
    )


def _overview(boards: Boards, signed: date) -> Iterator[Paragraph]:
    yield Paragraph(_counts(boards, signed))
    yield Paragraph(_held(boards))


def _counts(boards: Boards, signed: date) -> str:
    """How all items stand; what was made up for after the day is named as such."""
    board, totals = boards.now, boards.now.summary
    counts = [getattr(totals, status) for status in _ORDER]
    parts = [
        f"{chinese.status_words(status)}{n}项，占{share}%"
        for status, n, share in zip(_ORDER, counts, shares(counts), strict=True)
        if n
    ]
    belated = f"（含{chinese.short_date(signed)}前补记的情况）" if signed > board.as_of else ""
    dropped = f"另有{totals.cancelled}项已取消，不计在内。" if totals.cancelled else ""
    return (
        f"截至{chinese.full_date(board.as_of)}{belated}，列入方案的{totals.total}项工作中，"
        f"{'；'.join(parts) or MISSING}。{dropped}总体进度{totals.percent}%"
        f"{_progress(boards)}，逾期{totals.overdue}项，临期{totals.due_soon}项。"
    )


def _progress(boards: Boards) -> str:
    """How far the whole has come since the period before."""
    if boards.before is None:
        return ""
    points = boards.now.summary.percent - boards.before.summary.percent
    end = f"{'比' if points else '与'}{chinese.last_period(boards.period)}末"
    return f"，{end}{_change(points, '个百分点', '提高', '下降')}"


def _held(boards: Boards) -> str:
    """What was owed and done, how many took part, and how that compares."""
    board, period = boards.now, boards.period
    counts = tally(board.leaves, period)
    facts = _facts(board, period)
    files = evidence_of(facts)
    left = counts.owed - counts.done
    late = f"，{left}项（次）未完成" if left else ""
    return (
        f"{chinese.this_period(period)}应完成{counts.owed}项（次），已完成{counts.done}项（次），"
        f"完成率{counts.percent}%{late}。"
        f"开展活动{gatherings(facts)}场（次），参与{people_of(facts)}人次{_more(boards)}。"
        + (f"留存佐证材料{files}份。" if files else "佐证材料尚未登记。")
    )


def _more(boards: Boards) -> str:
    if boards.before is None:
        return ""
    new = _facts(boards.now, boards.period)
    old = _facts(boards.before, previous(boards.period))
    held = _change(gatherings(new) - gatherings(old), "", "增加", "减少")
    people = _change(people_of(new) - people_of(old), "", "增加", "减少")
    return f"，与{chinese.last_period(boards.period)}相比，场次{held}、人次{people}"


def _facts(board: Board, period: Period) -> list[Fact]:
    return [fact for state in board.states.values() for fact in facts_in(state, period)]


def _change(by: int, unit: str, up: str, down: str) -> str:
    """`增加5人次`, `减少2人次`, `持平`."""
    return f"{up if by > 0 else down}{abs(by)}{unit}" if by else "持平"
