"""A task over several rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading import Told, table_of_text
from wenming_cli.importers.tables.groups import RowGroup, groups_of
from wenming_cli.importers.tables.rows import TableEntry

HEAD = "| 序号 | 重点任务 | 工作措施 | 责任单位 | 完成时限 |"


def test_a_task_without_a_number_stands_over_its_measures() -> None:
    assert table_of_text(
        "| 工作任务 | 具体措施 | 牵头单位 | 完成时限 |",
        "| 修缮阵地 | 补屋面 | 文化馆 | 4月底 |", "| | 换地板 | 文化馆 | 6月底 |", "| 办文化节 | 征节目 | 文旅局 | 3月底 |",
    ) == [
        ("1", "修缮阵地", (), ""), ("1.1", "补屋面", ("文化馆",), "04-30"), ("1.2", "换地板", ("文化馆",), "06-30"),
        ("2", "办文化节", ("文旅局",), "03-31"),
    ]  # fmt: skip


def numbered(second: str) -> list[Told]:
    return table_of_text(HEAD, "| 1 | 建窗口 | 定方案 | 办公室 | 3月底 |", second)


def test_measures_of_a_numbered_task_with_times_of_their_own_are_items() -> None:
    assert numbered("| 1 | 建窗口 | 评先进 | 文明办 | 9月底 |") == [
        ("1", "建窗口", (), ""), ("1.1", "定方案", ("办公室",), "03-31"), ("1.2", "评先进", ("文明办",), "09-30"),
    ]  # fmt: skip


def test_measures_of_a_numbered_task_with_one_owner_and_time_are_its_words() -> None:
    assert numbered("| 1 | 建窗口 | 评先进 | 办公室 | 3月底 |") == [
        ("1", "建窗口", ("办公室",), "03-31")
    ]


def test_a_task_over_rows_with_numbers_is_a_heading_of_theirs() -> None:
    assert numbered("| 2 | | 评先进 | 文明办 | 9月底 |") == [
        ("1", "建窗口", (), ""), ("1.1", "定方案", ("办公室",), "03-31"), ("1.2", "评先进", ("文明办",), "09-30"),
    ]  # fmt: skip


def test_a_task_with_its_own_owner_may_have_measures_below() -> None:
    assert table_of_text(
        "| 工作任务 | 具体措施 | 牵头单位 | 完成时限 |", "| 修缮阵地 | | 文旅局 | |", "| | 补屋面 | 文化馆 | 4月底 |",
    ) == [("1", "修缮阵地", ("文旅局",), ""), ("1.1", "补屋面", ("文化馆",), "04-30")]  # fmt: skip


def test_two_offices_for_one_measure_are_one_item() -> None:
    assert table_of_text(
        "| 工作任务 | 具体措施 | 牵头单位 |", "| 修缮阵地 | 补屋面 | 文旅局 |", "| 修缮阵地 | 补屋面 | 文化馆 |",
    ) == [("1", "修缮阵地", ("文旅局", "文化馆"), "")]  # fmt: skip


TICKED = (("一季度", "√", 9),)


def entry(*categories: str, **cells: str) -> TableEntry:
    """A row with these cells, in this order; each has one line."""
    at = {role: n for n, role in enumerate(cells)}
    lines = {role: (text,) for role, text in cells.items()}
    return TableEntry(7, cells, at, lines=lines, categories=categories)


@pytest.mark.parametrize("role", ["lead", "owner", "support", "leader", "due", "every"])
def test_owners_or_times_that_differ_part_the_measures_of_a_numbered_task(role: str) -> None:
    first = entry(number="1", task="建窗口", detail="定方案", **{role: "甲"})
    [apart] = groups_of([first, entry(number="1", task="建窗口", detail="评先进", **{role: "乙"})])
    [together] = groups_of([first, entry(number="1", task="建窗口", detail="评先进")])
    assert [one.task for one in apart.measures] == ["定方案", "评先进"]
    assert (together.task.cells, together.measures) == (
        {"number": "1", "task": "建窗口", "detail": "定方案；评先进", role: "甲"}, (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "groups"),
    [
        (entry("甲", task="建", detail="定"), entry("甲", detail="评"), 1),
        (entry("甲", task="建", detail="定"), entry("", detail="评"), 1),
        (entry("甲", task="建", detail="定"), entry("乙", detail="评"), 2),
        (entry("甲", "乙", task="建", detail="定"), entry("甲", "丙", detail="评"), 2),
        (entry(task="建 设", detail="定"), entry(task="建设（续）", detail="评"), 1),
        (entry(task="建", detail="定"), entry(task="修", detail="评"), 2),
        (entry(task="建", detail="定"), entry(task="建"), 2),
        (entry(detail="定"), entry(detail="评"), 2),
        (entry(task="建"), entry(lead="党办"), 2),
    ],
)
def test_rows_that_follow_each_other_are_of_one_task(
    first: TableEntry, second: TableEntry, groups: int
) -> None:
    assert len(list(groups_of([first, second]))) == groups


def test_a_task_keeps_its_number_and_the_rest_is_its_first_measure_s() -> None:
    cells = {"number": "1", "category": "窗口", "task": "建", "detail": "定", "lead": "甲"}
    [group] = groups_of([replace(entry(**cells), periods=TICKED), entry(detail="评", lead="乙")])
    assert group.task.cells == {"number": "1", "category": "窗口", "task": "建"}
    assert (group.task.lines, group.task.periods) == ({}, ())
    first, second = group.measures
    assert first.cells == {"category": "窗口", "lead": "甲", "task": "定"}
    assert first.lines == {
        "number": ("1",),
        "category": ("窗口",),
        "task": ("定",),
        "lead": ("甲",),
    }
    assert (first.at["task"], first.periods) == (3, TICKED)
    assert second.cells == {"lead": "乙", "task": "评"}


def test_measures_with_numbers_keep_them_and_their_task_has_none() -> None:
    rows = [
        entry(number="1", task="建", lead="甲"),
        entry(detail="评"),
        entry(number="2", detail="办"),
    ]
    [group] = groups_of(rows)
    assert group.task.cells == {"task": "建", "lead": "甲"}
    assert [one.cells for one in group.measures] == [{"task": "评"}, {"number": "2", "task": "办"}]
    [group] = groups_of([entry(number="1", task="建", detail="定"), entry(number="2", detail="办")])
    assert group.task.cells == {"task": "建"}
    assert [one.number for one in group.measures] == ["1", "2"]


def test_a_task_without_words_of_its_own_keeps_its_periods() -> None:
    [group] = groups_of([replace(entry(task="建"), periods=TICKED), entry(detail="评")])
    assert (group.task.periods, [one.cells for one in group.measures]) == (TICKED, [{"task": "评"}])


def test_rows_of_one_item_are_joined() -> None:
    rows = [
        entry(task="建", detail="定", lead="甲", aside="分值：5"),
        entry(task="建（续）", lead="乙", detail="定", aside="分值：6"),
        entry(task="建", lead="甲", detail="定", support="丙"),
    ]
    [group] = groups_of(rows)
    assert group == RowGroup(
        replace(
            rows[0],
            cells={"task": "建", "detail": "定", "lead": "甲；乙", "aside": "分值：5\n分值：6", "support": "丙"},
            at={"task": 0, "detail": 1, "lead": 2, "aside": 3, "support": 3},
        )
    )  # fmt: skip


def test_the_lines_of_a_task_are_none_of_its_measures() -> None:
    first = replace(entry(task="建 设", detail="定"), lines={"task": ("建", "设")})
    [group] = groups_of([first, entry(detail="评")])
    assert [one.lines for one in group.measures] == [{}, {"task": ("评",)}]
