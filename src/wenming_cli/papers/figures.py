"""Figures that tables and pictures share: what was owed and held, how far each section is."""

from __future__ import annotations

from collections.abc import Iterable

from wenming_cli.core.board.counts import count_owed
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.shares import percent
from wenming_cli.core.periods import period_of, periods
from wenming_cli.papers import chinese
from wenming_cli.papers.sheet import Chart, ChartRow


def ledger_charts(board: Board) -> tuple[Chart, ...]:
    """Return the pictures of a ledger: progress of each section, completion of each quarter."""
    return (
        Chart("各板块工作进度", ("板块", "事项", "已完成", "进度"), tuple(_sections(board))),
        Chart(
            "各季度完成率（含期后补办）",
            ("季度", "应完成", "已完成", "完成率"),
            tuple(_quarters(board)),
            upright=True,
        ),
    )


def _sections(board: Board) -> Iterable[ChartRow]:
    for section in board.plan.sections:
        totals = board.summary_of(section)
        name = f"{section.label} {section.title}"
        yield ChartRow(name, owed=totals.total, done=totals.finished, percent=totals.percent)


def _quarters(board: Board) -> Iterable[ChartRow]:
    """Yield a bar for each quarter, routine left out; one to come only says what it will owe."""
    for piece in periods("quarter", board.plan.span):
        owed = [count_owed(state, piece) for state in board.leaves]
        due, made_good = sum(one.owed for one in owed), sum(one.made_good for one in owed)
        name = chinese.period_words(period_of("quarter", piece.first))
        begun = piece.first <= board.as_of
        rate = percent(made_good, due) if begun and due else None
        yield ChartRow(name, owed=due, done=made_good if begun else None, percent=rate)
