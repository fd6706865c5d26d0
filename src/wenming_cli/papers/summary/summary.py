"""The summary of a period: 季度小结, 半年总结, 年终总结.

Built from the board alone. Every number comes from entries of the journal; where the journal is
silent the text says 待补充, and no sentence is made up.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from wenming_cli.core.board.counts import count_in, finished_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.core.periods import Period, days_after, next_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers import chinese
from wenming_cli.papers.chinese import MISSING
from wenming_cli.papers.document import Block, Document, Heading, Paragraph
from wenming_cli.papers.ledger.ledger import ledger_sheet
from wenming_cli.papers.length import extent_of, length_of
from wenming_cli.papers.recorded import report_day
from wenming_cli.papers.summary.account import account_blocks
from wenming_cli.papers.summary.beyond import NOTHING, Beyond, compared_words, rate_words
from wenming_cli.papers.summary.goals import goal_paragraphs
from wenming_cli.papers.summary.headings import chapters_of
from wenming_cli.papers.summary.nextsteps import next_step_paragraphs
from wenming_cli.papers.summary.problems.findings import list_findings
from wenming_cli.papers.summary.problems.problems import problem_paragraph, told_at_items
from wenming_cli.papers.summary.trace import entries_sheet


def summary_document(
    board: Board,
    period: Period,
    *,
    made: date | None = None,
    trace: bool = False,
    beyond: Beyond = NOTHING,
) -> Document:
    """Return the summary of a period.

    Args:
        board: at the end of the period.
        period: the stretch that the paper is about.
        made: the day that it was made, where that is known.
        trace: append the journal entries that the text rests on.
        beyond: what it tells from beyond the period.
    """
    signed = report_day(board, period, made)
    kind = "工作小结" if period.days < 150 else "工作总结"
    sheets = (ledger_sheet(board, period), *([entries_sheet(board, period)] if trace else []))
    return Document(
        title=f"{board.plan.unit}{chinese.period_words(period)}精神文明建设{kind}",
        blocks=tuple(_text(board, period, kind, beyond=beyond)),
        unit=board.plan.unit,
        signed=signed,
        attachments=tuple(replace(sheet, made=signed) for sheet in sheets),
    )


def _text(board: Board, period: Period, kind: str, *, beyond: Beyond) -> list[Block]:
    """Return the whole text; only the account of what was done is cut to the length."""
    chapters = chapters_of(board.plan)
    first: list[Block] = [
        Paragraph(_introduction(board, period, kind)),
        _numbered_heading(1, "总体进展"),
        Paragraph(_overview(board, period, beyond)),
    ]
    if _is_whole(board, period):
        first += goal_paragraphs(board)
    found = list_findings(board, period)
    last: list[Block] = [
        _numbered_heading(len(chapters) + 2, "存在的问题"),
        problem_paragraph(board, found),
    ]
    coming = next_period(period)
    if beyond.ahead or has_next_steps(board.plan, period):
        title = "下一年打算" if _is_whole(board, period) else "下一步工作打算"
        last.append(_numbered_heading(len(chapters) + 3, title))
        last += next_step_paragraphs(board, period, coming, ahead=beyond.ahead or board)
    most = extent_of(period).most
    room = max(most - length_of([*first, *last]), most // 2)
    account = account_blocks(
        board, chapters, period, room=room, first_number=2, beside=told_at_items(found)
    )
    return [*first, *account, *last]


def has_next_steps(plan: Plan, period: Period) -> bool:
    """Tell whether the plan reaches beyond a period; else there is no chapter of next steps."""
    return next_period(period).overlaps(plan.span)


def _numbered_heading(n: int, title: str) -> Heading:
    return Heading(1, f"{chinese_numeral(n)}、{title}")


def _introduction(board: Board, period: Period, kind: str) -> str:
    when = chinese.period_words(period)
    return f"按照《{board.plan.title}》，现将{when}工作情况{kind[2:]}如下，明细见附件。"


def _overview(board: Board, period: Period, beyond: Beyond) -> str:
    """Say how the plan stands, what was owed and done, and how many came."""
    before = beyond.before
    return "".join(
        [
            _standing(board, period),
            _owed_words(board, period, rate_words(board, period) if beyond.rates else ""),
            _activity_words(board, period),
            compared_words(board, period, before) if before else "",
        ]
    )


def _standing(board: Board, period: Period) -> str:
    """Say how many items are finished, and how many of them in the period."""
    totals = board.summary
    head, called = f"截至{_end_words(board)}，", _kind_of_plan(board)
    if not totals.total:
        all_dropped = f"列入{called}的{totals.cancelled}项工作均已取消。"
        return head + (all_dropped if totals.cancelled else f"{called}中的工作{MISSING}。")
    this = chinese.this_period_words(period)
    new = len(finished_in(board, period))
    done = f"已完成{totals.finished}项" if totals.finished else "尚无办结事项"
    whole = period.first <= board.plan.span.first
    some = f"其中{this}完成{new}项" if new else f"{this}没有新完成的事项"
    lately = f"均为{this}完成" if new == totals.finished else some
    lately = f"，{lately}" if totals.finished and not whole else ""
    dropped = f"，另有{totals.cancelled}项已取消" if totals.cancelled else ""
    return f"{head}{called}{totals.total}项工作{done}{lately}{dropped}。"


def _kind_of_plan(board: Board) -> str:
    """Return what the plan's title calls it: 要点; 方案 where it does not say."""
    return next(iter(_PLANS.findall(board.plan.title)[-1:]), "方案")


_PLANS = re.compile("方案|要点|计划|安排|意见")


def _end_words(board: Board) -> str:
    """Return `6月底` for the last day of a month, else the day."""
    day = board.as_of
    month_end = days_after(day, 1).month != day.month
    words = f"{day.month}月底" if month_end else chinese.short_date(day)
    return words if day.year == board.plan.year else f"{day.year}年{words}"


def _owed_words(board: Board, period: Period, rate: str) -> str:
    counts = count_in(board.leaves, period)
    this = chinese.this_period_words(period)
    if not counts.owed:
        return f"{this}没有到期事项。"
    return f"{this}应完成{counts.owed}项（次），完成{counts.made_good}项（次）{rate}。"


def _is_whole(board: Board, period: Period) -> bool:
    """Tell whether a paper is about the whole plan."""
    return period.first <= board.plan.span.first and board.plan.span.last <= period.last


def _activity_words(board: Board, period: Period) -> str:
    """Say how many sessions there were and how many came; others are told at their items."""
    counts = count_in(board.states.values(), period)
    if not counts.sessions:
        return f"各项工作共{counts.people_outside}人次参加。" if counts.people_outside else ""
    people = f"，{counts.people}人次参加" if counts.people else ""
    return f"开展活动{counts.sessions}场次{people}。"
