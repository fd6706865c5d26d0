"""Two reports side by side: which row of the one is which of the other."""

from __future__ import annotations

from typing import Any

from building import SECTION, Diary, goal, plan, task
from wenming_cli.core.board.select import Filter
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.core.report.comparing import (
    ReportAnswer,
    compare_reports,
    paired_rows,
    total_row,
    transfer,
)
from wenming_cli.core.report.notes import notes_of, report_title
from wenming_cli.core.report.report import Report, ReportRequest, count_report
from wenming_cli.core.report.stretch import Stretch

THEN = plan(
    goal("a", "领导班子坚强"),
    task("3", title="工作任务"),
    task("3.1", title="廉政", goals=["a"], due="2022-06-30", lead="办公室"),
    task("3.2", title="学习", due="2022-06-30", lead="老干部科"),
    task("3.3", title="卫生", due="2022-06-30"),
    year=2022,
)
NOW = plan(
    goal("b", "领导班子坚强"),
    task("3", title="工作任务"),
    task("3.1", title="学习", goals=["b"], due="06-30", lead="办公室"),
    task("3.2", title="宣讲", due="06-30", lead="宣传科"),
    task("3.3", title="打扫卫生", due="06-30"),
)


def ask(found: Plan, as_of: str, period: str = "", **wish: Any) -> Report:
    days = parse_period(period, found.year) if period else found.span
    request = ReportRequest(show=("items",), **wish)
    return count_report(Diary().board(found, as_of), request, Stretch(days, so_far=not period))


def laid(now: Report, then: Report) -> list[tuple[str, int, int | None]]:
    answer = ReportAnswer(now, compare_reports(now, then))
    return [
        (one.row.names[0].speak("en"), one.row.figures.items, one.before and one.before.items)
        for one in paired_rows(answer)
    ]


def test_sections_are_the_same_by_their_title_else_by_their_number() -> None:
    now, then = (ask(found, f"{found.year}-12-31", by=("section",)) for found in (NOW, THEN))
    assert [(name, new, old or 0) for name, new, old in laid(now, then)] == [
        ("3.1 学习", 1, 1), ("3.2 宣讲", 1, 0), ("3.3 打扫卫生", 1, 1), ("3.1 廉政", 0, 1),
    ]  # fmt: skip


def test_goals_are_the_same_by_their_title_and_offices_by_their_name() -> None:
    now, then = (ask(found, f"{found.year}-12-31", by=("goal",)) for found in (NOW, THEN))
    assert [one[0] for one in laid(now, then)] == ["领导班子坚强", "no goal"]
    now, then = (ask(found, f"{found.year}-12-31", by=("lead",)) for found in (NOW, THEN))
    assert [(name, new) for name, new, _ in laid(now, then)] == [
        ("办公室", 1), ("宣传科", 1), ("nobody yet", 1), ("老干部科", 0),
    ]  # fmt: skip


def test_months_are_the_same_by_their_place() -> None:
    now = ask(NOW, "2023-12-31", "Q2", by=("month",))
    then = ask(NOW, "2023-12-31", "Q1", by=("month",))
    assert laid(now, then) == [("April", 0, 0), ("May", 0, 0), ("June", 3, 0)]
    longer = ask(NOW, "2023-12-31", "H1", by=("month",))
    shown = laid(longer, then)
    assert [name for name, _, _ in shown][:3] == ["January", "February", "March"]


def test_rows_that_went_are_left_out_where_only_the_largest_are_asked_for() -> None:
    now = ask(NOW, "2023-12-31", by=("lead",), top=1)
    then = ask(THEN, "2022-12-31", by=("lead",))
    assert [name for name, _, _ in laid(now, then)] == ["办公室"]


def test_a_section_is_meant_by_its_title() -> None:
    request = ReportRequest(
        wanted=Filter(section="3.1"),
        where=(("section", "3.1"), ("lead", "办公室"), ("section", "")),
    )
    moved = transfer(request, NOW, THEN)
    assert moved.wanted.section == "3.2"
    assert moved.where == (("section", "3.2"), ("lead", "办公室"), ("section", ""))
    assert transfer(request, NOW, NOW) == request
    unknown = ReportRequest(wanted=Filter(section="3.2"))
    assert transfer(unknown, NOW, THEN) == unknown
    headless = plan(task("3.1", title="学习"))
    assert transfer(ReportRequest(wanted=Filter(section="3")), headless, THEN).wanted.section == "3"


def test_the_total_of_nothing_has_no_share() -> None:
    report = ask(SECTION, "2023-06-30", by=("section",), where=(("lead", "办公室"), ("lead", "")))
    assert total_row(ReportAnswer(report)).row.share == 100.0
    assert [one.before for one in paired_rows(ReportAnswer(report))] == [None, None, None]
    empty = ask(NOW, "2023-06-30", by=("lead",), wanted=Filter(done=True))
    row = total_row(ReportAnswer(empty))
    assert (row.row.share, row.before) == (0.0, None)


def test_what_is_said_around_the_figures() -> None:
    now = ask(NOW, "2023-12-31", "Q2", by=("month",), compare="previous")
    then = ask(NOW, "2023-12-31", "Q1", by=("month",), compare="previous")
    assert report_title(now).speak("zh") == "第二季度按月份统计（截至2023-12-31）"
    said = [note.speak("zh") for note in notes_of(ReportAnswer(now, compare_reports(now, then)))]
    assert said == ["与第一季度（截至2023-12-31）比较"]
