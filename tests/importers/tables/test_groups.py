"""A task over several rows."""

from __future__ import annotations

from reading import Told, table_of_text

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
