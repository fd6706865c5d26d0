"""The summary of a period: 季度小结, 半年总结, 年终总结.

Built from the board alone. Every number comes from entries of the journal; where the journal is
silent the text says 待补充, and no sentence is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wenming_cli.core.board.counts import facts_in, owed_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.shares import shares
from wenming_cli.core.board.state import Status, Summary
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.core.periods import Period, days_after, period_of, span
from wenming_cli.papers import chinese
from wenming_cli.papers.chinese import MISSING
from wenming_cli.papers.document import Block, Document, Heading, Paragraph
from wenming_cli.papers.figures import tally
from wenming_cli.papers.ledger.ledger import ledger_sheet
from wenming_cli.papers.length import extent_of, length_of, squeezes
from wenming_cli.papers.recorded import count_evidence, count_gatherings, count_people, report_day
from wenming_cli.papers.shortcomings import shortcoming_paragraphs, shortcomings_of
from wenming_cli.papers.summary.headings import Chapter, SummarySection, chapters_of
from wenming_cli.papers.summary.nextsteps import next_step_paragraphs
from wenming_cli.papers.summary.passages import Passage, condense, length_of_best, make_passage
from wenming_cli.papers.summary.trace import entries_sheet

_OPEN: tuple[Status, ...] = ("in_progress", "not_started", "suspended")
"""The order in which leaders read them, after what is finished."""


@dataclass(frozen=True)
class Boards:
    """What a summary looks at: the end of its period, and the end of the one before."""

    period: Period
    now: Board
    before: Board | None
    """None where the period before lies outside the plan."""

    made: date | None = None
    """The day that the paper is to bear, where somebody named one."""

    @property
    def belated(self) -> bool:
        """Whether something of the period was recorded after the day of the board."""
        return report_day(self.now, self.period) > self.now.as_of

    @property
    def signed(self) -> date:
        """The day on the paper: the one asked for, but not before the last thing it tells."""
        day = report_day(self.now, self.period)
        return max(day, self.made) if self.made else day


def period_before(period: Period) -> Period:
    """Return the period before, of the same kind, or as many days before a free stretch."""
    last = days_after(period.first, -1)
    return _same_kind(period, last) or span(days_after(last, 1 - period.days), last)


def period_after(period: Period) -> Period:
    """Return the period after, of the same kind, or as many days after a free stretch."""
    first = days_after(period.last, 1)
    return _same_kind(period, first) or span(first, days_after(first, period.days - 1))


def _same_kind(period: Period, day: date) -> Period | None:
    for unit in ("week", "month", "quarter", "halfyear", "year"):
        if period_of(unit, period.first).key == period.key:
            return period_of(unit, day)
    return None


def summary_document(boards: Boards, *, trace: bool = False) -> Document:
    """Return the summary of a period.

    Args:
        boards: the boards at the end of the period and of the one before.
        trace: append the journal entries that the text rests on.
    """
    board, period = boards.now, boards.period
    kind = "工作小结" if period.days < 150 else "工作总结"
    sheets = (ledger_sheet(board, period), *([entries_sheet(board, period)] if trace else []))
    return Document(
        title=f"{board.plan.unit}{chinese.period_words(period)}精神文明建设{kind}",
        blocks=tuple(_text(boards, kind)),
        unit=board.plan.unit,
        signed=boards.signed,
        attachments=tuple(replace(sheet, made=boards.signed) for sheet in sheets),
    )


def _text(boards: Boards, kind: str) -> list[Block]:
    """Return the whole text; only the account of what was done is cut to the length."""
    board, period = boards.now, boards.period
    chapters = chapters_of(board.plan)
    first: list[Block] = [
        Paragraph(_introduction(board, period, kind)),
        _numbered_heading(1, "总体进展"),
        Paragraph(_counts(boards)),
        Paragraph(_held_words(boards)),
    ]
    most = extent_of(period).most
    wrong: list[Block] = []
    last: list[Block] = []
    told: dict[SummarySection, Passage] = {}
    room, short = most, False
    for named, words in squeezes(period, len(board.leaves)):
        short = not named
        found = shortcomings_of(board, period, words)
        heading = _numbered_heading(len(chapters) + 2, "存在的问题")
        wrong = [heading, *shortcoming_paragraphs(found)]
        last = _next(board, period, number=len(chapters) + 3, named=named)
        elsewhere = {key for one in found for key in (one.item, *one.facts)}
        told = {
            section: make_passage(board, section, period, elsewhere=elsewhere, most=words)
            for chapter in chapters
            for section in chapter.sections
        }
        empty = {section: Paragraph(passage.text(())) for section, passage in told.items()}
        room = most - length_of([*first, *_account(chapters, empty, short=short), *wrong, *last])
        if length_of_best([*told.values()]) - length_of([*empty.values()]) <= room:
            break
    texts = dict(zip(told, condense([*told.values()], room), strict=True))
    return [*first, *_account(chapters, texts, short=short), *wrong, *last]


def _next(board: Board, period: Period, *, number: int, named: int) -> list[Block]:
    heading = _numbered_heading(number, "下一步工作打算")
    return [heading, *next_step_paragraphs(board, period, period_after(period), named=named)]


def _account(
    chapters: Sequence[Chapter], texts: Mapping[SummarySection, Paragraph], *, short: bool
) -> Iterator[Block]:
    """Yield 各项工作: the paragraphs under their headings."""
    for n, chapter in enumerate(chapters, start=2):
        yield _numbered_heading(n, chapter.title)
        for section in chapter.sections:
            if section.heading:
                yield Heading(2, section.short if short else section.heading)
            yield texts[section]


def _numbered_heading(n: int, title: str) -> Heading:
    return Heading(1, f"{chinese_numeral(n)}、{title}")


def _introduction(board: Board, period: Period, kind: str) -> str:
    when = chinese.period_words(period)
    return f"按照《{board.plan.title}》，现将{when}工作情况{kind[2:]}如下，明细见附件。"


def _counts(boards: Boards) -> str:
    """Say how all items stand, and whether something later is counted in."""
    board, totals = boards.now, boards.now.summary
    latest = chinese.short_date(report_day(board, boards.period))
    belated = f"（含{latest}前补办、补记的情况）" if boards.belated else ""
    head = f"截至{chinese.full_date(board.as_of)}{belated}，"
    if not totals.total:
        all_dropped = f"列入方案的{totals.cancelled}项工作均已取消。"
        return head + (all_dropped if totals.cancelled else f"方案中的工作{MISSING}。")
    dropped = f"另有{totals.cancelled}项已取消。" if totals.cancelled else ""
    overdue = f"逾期{totals.overdue}项" if totals.overdue else "无逾期事项"
    return (
        f"{head}方案{totals.total}项工作中，{'，'.join(_status_words(totals))}。{dropped}"
        f"总体进度{totals.percent}%{_progress(boards)}，{overdue}。"
    )


def _status_words(totals: Summary) -> Iterator[str]:
    """Yield `已完成2项（占7.1%，其中销号1项）`, `进行中25项`: only finished work has a share."""
    if finished := totals.finished:
        share, _ = shares([finished, totals.total - finished])
        signed = f"，其中销号{totals.verified}项" if totals.verified else ""
        yield f"已完成{finished}项（占{share}%{signed}）"
    for status in _OPEN:
        if n := getattr(totals, status):
            yield f"{chinese.status_words(status)}{n}项"


def _progress(boards: Boards) -> str:
    """Say how far the whole has come since the period before."""
    percent = boards.now.summary.percent
    if boards.before is None or not (percent or boards.before.summary.percent):
        return ""
    points = percent - boards.before.summary.percent
    last = f"{chinese.last_period_words(boards.period)}末"
    if not points:
        return f"，与{last}持平"
    return f"，较{last}{'提高' if points > 0 else '下降'}{abs(points)}个百分点"


def _held_words(boards: Boards) -> str:
    """Say what was owed and done, how many took part, and how that compares."""
    files = count_evidence(_facts(boards.now, boards.period))
    evidence = f"留存佐证材料{files}份。" if files else "佐证材料尚未登记。"
    return _completion_words(boards.now, boards.period) + _attendance_words(boards) + evidence


def _completion_words(board: Board, period: Period) -> str:
    """Say what was owed and is done; where nothing was owed there is no rate."""
    counts = tally(board.leaves, period)
    this = chinese.this_period_words(period)
    if not counts.owed:
        return f"{this}没有到期事项。"
    left = counts.owed - counts.done
    late = [one for s in board.leaves for one in owed_in(s, period) if one.late]
    after = sum(one.done_on is not None and one.done_on > period.last for one in late)
    belated = f"，含期后补办{after}项" if after else ""
    return (
        f"{this}应完成{counts.owed}项（次），已完成{counts.done}项"
        + (f"（其中逾期办结{len(late)}项{belated}）" if late else "")
        + f"，完成率{counts.percent}%"
        + (f"，{left}项未完成。" if left else "。")
    )


def _attendance_words(boards: Boards) -> str:
    """Say how many activities and 人次 there were, and how that compares."""
    times, people = _sums(boards.now, boards.period)
    last, old = chinese.last_period_words(boards.period), (0, 0)
    if boards.before is not None:
        old = _sums(boards.before, period_before(boards.period))
    if not (times or people or any(old)):
        return f"{chinese.this_period_words(boards.period)}没有活动记录。"
    told = f"开展活动{times}场（次），参与{people}人次"
    if boards.before is None:
        return f"{told}。"
    changes = ((times - old[0], "场（次）"), (people - old[1], "人次"))
    words: list[str] = []
    for by, unit in changes:
        way = ("增加" if by > 0 else "减少") if by else ""
        again = bool(words) and words[-1].startswith(way)
        words += [f"{'' if again else way}{abs(by)}{unit}"] if by else []
    return f"{told}，" + (f"较{last}{'、'.join(words)}。" if words else f"与{last}持平。")


def _sums(board: Board, period: Period) -> tuple[int, int]:
    times = sum(count_gatherings(state, period) for state in board.states.values())
    return times, count_people(_facts(board, period))


def _facts(board: Board, period: Period) -> list[Fact]:
    return [fact for state in board.states.values() for fact in facts_in(state, period)]
