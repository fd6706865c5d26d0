"""A report on paper: a column for each figure, one for what it was, one for the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booktext import parts
from building import Diary, day, measure, plan, task
from places import DATA
from wenming_cli.core.periods import parse_period
from wenming_cli.core.report.comparing import ReportAnswer, compare_reports
from wenming_cli.core.report.report import Report, ReportRequest, count_report
from wenming_cli.core.report.stretch import Stretch
from wenming_cli.papers.excel.workbook import write_workbook
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.report import report_sheet

if TYPE_CHECKING:
    from conftest import Golden

YEAR = plan(
    task("3.1", title="学习", due="05-20", lead="办公室"),
    measure("4.1", title="分析会", every="month", lead="宣传科"),
)
ASKED = ReportRequest(by=("lead", "kind"), show=("owed", "rate", "share"), compare="previous")


def ask(text: str) -> Report:
    diary = Diary()
    diary("done", "4.1", "02-10", period="2023-02")
    diary("done", "4.1", "05-10", period="2023-05")
    diary("done", "4.1", "06-10", period="2023-06")
    period = parse_period(text, 2023)
    return count_report(diary.board(YEAR, str(period.last)), ASKED, Stretch(period))


def test_a_quarter_beside_the_one_before() -> None:
    now = ask("Q2")
    sheet = report_sheet(
        ReportAnswer(now, compare_reports(now, ask("Q1"))), made=day("07-01"), chart=True
    )
    assert sheet.title == "区委宣传部2023年第二季度按牵头单位、类别统计（截至2023年6月30日）"
    assert [column.header for column in sheet.columns] == [
        "牵头单位", "类别", "应开展", "应开展（第一季度）", "应开展增减", "完成率", "完成率（第一季度）",
        "完成率增减", "占比",
    ]  # fmt: skip
    assert [list(row) for row in sheet.rows] == [
        ["办公室", "工作任务", 1, 0, 1, 0, None, None, "25.0%"],
        ["宣传科", "主要措施", 3, 3, 0, 67, 33, 34, "75.0%"],
        ["合计", None, 4, 3, 1, 50, 33, 17, "100.0%"],
    ]
    assert sheet.notes == ("与第一季度（截至2023年3月31日）比较",)
    assert [(bar.name, bar.percent) for bar in sheet.charts[0].rows] == [
        ("办公室 工作任务", 0), ("宣传科 主要措施", 67),
    ]  # fmt: skip


def test_every_cell_and_bar_of_its_workbook(golden: Golden) -> None:
    """Kinds, widths and places of its cells, and the words and lengths of its chart."""
    now = ask("Q2")
    answer = ReportAnswer(now, compare_reports(now, ask("Q1")))
    sheet = report_sheet(answer, made=day("07-01"), chart=True)
    golden(DATA / "papers" / "report.xlsx.xml", parts(write_workbook(sheet, Settings()), own=True))
    assert (sheet.unit, sheet.made, sheet.name) == ("区委宣传部", day("07-01"), "统计表")


def test_the_year_so_far_without_a_picture() -> None:
    board = Diary().board(YEAR, "02-01")
    report = count_report(board, ReportRequest(by=("lead",)), Stretch(YEAR.span, so_far=True))
    sheet = report_sheet(ReportAnswer(report), made=day("02-01"))
    assert sheet.title == "区委宣传部2023年至今按牵头单位统计（截至2023年2月1日）"
    assert sheet.charts == ()
    assert sheet.rows[0][5] is None, "nothing was owed of it yet"
