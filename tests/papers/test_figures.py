"""Figures that tables and pictures share."""

from __future__ import annotations

from building import Diary, measure, plan, task
from wenming_cli.papers.figures import ledger_charts

YEAR = plan(
    task("3", title="工作任务"),
    task("3.1", title="强化思想武装"),
    task("3.1.1", title="专题学习", due="03-31"),
    task("3.2", title="廉政建设", standing=True),
    measure("4.1", title="分析会", every="quarter"),
    measure("4.2", title="学习", every="week", on="friday"),
)


def test_charts_show_sections_and_quarters() -> None:
    """The weekly routine stays out of what a quarter owes."""
    diary = Diary()
    diary("done", "4.1", "02-10")
    diary("done", "3.1.1", "03-10")
    board = diary.board(YEAR, "04-30")
    sections, quarters = ledger_charts(board)
    assert sections.headers == ("板块", "事项", "已完成", "进度")
    assert quarters.headers == ("季度", "应完成", "已完成", "完成率")
    assert [(row.name, row.owed, row.done, row.percent) for row in sections.rows][:2] == [
        ("三（一） 强化思想武装", 1, 1, 100),
        ("三（二） 廉政建设", 1, 0, 0),
    ]
    assert [(row.owed, row.done, row.percent) for row in quarters.rows] == [
        (3, 2, 67),
        (2, 0, 0),
        (2, None, None),
        (2, None, None),
    ]


def test_a_quarter_has_figures_from_its_first_day() -> None:
    for as_of, begun in (("03-31", 1), ("04-01", 2)):
        _, quarters = ledger_charts(Diary().board(YEAR, as_of))
        assert [row.done is not None for row in quarters.rows].count(True) == begun
