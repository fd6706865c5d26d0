"""Which column is which, by the words of its heading."""

from __future__ import annotations

import pytest

from wenming_cli.importers.tables.columns import (
    HEADINGS,
    ColumnName,
    heading_below,
    roles_of,
    text_of_role,
    who_and_when,
)


@pytest.mark.parametrize("row", HEADINGS, ids=lambda row: row.example)
def test_each_role_has_a_heading(row: ColumnName) -> None:
    heading = ["工作任务", "责任单位", "完成时限", row.example]
    assert (roles_of(heading) or {})[3] == row.role


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("序号 工作任务 牵头单位 配合单位 完成时限", ["number", "task", "lead", "support", "due"]),
        (
            "编号 工作项目 责任领导 责任科室 频次 备注",
            ["number", "task", "leader", "owner", "every", "note"],
        ),
        ("类别 重点工作 具体措施 责任人 时间节点", ["category", "task", "detail", "owner", "due"]),
        ("时间 内容", ["due", "task"]),
        ("科室 工作任务 时间", ["owner", "task", "due"]),
        ("序号 编号 工作任务 牵头单位", ["count", "number", "task", "lead"]),
        ("工作任务 时序进度 考核要点", ["task", "steps", "criterion"]),
        (
            "督办事项 任务来源 主办单位 办理时限 办结时间",
            ["task", "record", "lead", "due", "record"],
        ),
        ("督办事项 事项来源 批示时间 主办单位", ["task", "record", "record", "lead"]),
        ("序号 设备 标准 责任班组 完成时限", ["number", "task", "detail", "due"]),
        ("编号 名称 要求 责任科室 完成时限", ["number", "task", "detail", "owner", "due"]),
        ("工作任务 1月 十一月 第三季度 上半年", ["task", "period", "period", "period", "period"]),
    ],
)
def test_headings(heading: str, roles: list[str]) -> None:
    assert list((roles_of(heading.split()) or {}).values()) == roles


@pytest.mark.parametrize(
    "heading", ["姓名 职务 电话", "序号 工作任务", "工作任务", "牵头单位 完成时限"]
)
def test_other_rows_are_no_heading_of_tasks(heading: str) -> None:
    assert roles_of(heading.split()) is None


def test_two_rows_make_one_heading() -> None:
    above, below = ["任务", "责任分工", "责任分工"], ["任务", "牵头单位", "配合单位"]
    assert heading_below(above, below) == below
    assert heading_below(above, ["讲堂", "党办", "团委"]) is None
    assert heading_below(above, ["任务", "牵头单位"]) is None


def test_owners_and_dates_of_a_table_without_tasks() -> None:
    assert who_and_when(["测评内容", "责任单位", "完成时限"]) == {1: "owner", 2: "due"}


def test_several_columns_of_one_role_are_one_text() -> None:
    roles = {0: "detail", 1: "lead", 2: "detail", 3: "detail"}
    assert text_of_role(["甲", "党办", "乙", "甲"], roles, "detail") == "甲；乙"
