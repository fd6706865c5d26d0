"""Columns are known by what stands in them where their headings say nothing."""

from __future__ import annotations

import pytest

from reading import table_of_text
from wenming_cli.importers.tables.contents import category_column, roles_by_content


def test_a_column_of_numbered_titles_groups_the_rows_whatever_its_heading() -> None:
    assert table_of_text(
        "| 哪一块 | 序号 | 重点任务 | 牵头科室 |",
        "| 一、学习 | 1 | 办讲堂 | 党办 |", "| 一、学习 | 2 | 建书屋 | 工会 |",
        "| 二、服务 | 3 | 改窗口 | 政务科 |",
    ) == [
        ("1", "学习", (), ""), ("1.1", "办讲堂", ("党办",), ""), ("1.2", "建书屋", ("工会",), ""),
        ("2", "服务", (), ""), ("2.3", "改窗口", ("政务科",), ""),
    ]  # fmt: skip


def test_columns_with_headings_in_words_of_their_own_are_told_by_what_stands_in_them() -> None:
    assert table_of_text(
        "| 次序 | 要做的事 | 做成什么样 | 哪个科室管 | 几时做好 |",
        "| 1 | 办好道德讲堂 | 有记录 | 党办 | 5月底前 |", "| 2 | 建好职工书屋 | 有人管 | 工会 | 三季度 |",
        "| 3 | 改造办事窗口 | 无障碍 | 政务科、办公室 | 11月20日前 |",
    ) == [
        ("1", "办好道德讲堂", ("党办",), "05-31"), ("2", "建好职工书屋", ("工会",), "09-30"),
        ("3", "改造办事窗口", ("政务科", "办公室"), "11-20"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        ("| 号 | 姓名 | 在哪里 | 入职 |", ["张三", "李四", "王五六"]),
        ("| 号 | 值班人 | 在哪里 | 哪天 |", ["赵××", "钱××", "孙××"]),
    ],
)
def test_a_list_of_names_with_numbers_is_no_table_of_tasks(heading: str, rows: list[str]) -> None:
    table = [f"| {n} | {name} | 办公室 | 3月{n}日 |" for n, name in enumerate(rows, start=1)]
    entries = table_of_text("一、值守", "做好值守。", heading, *table)
    assert [no for no, *_ in entries] == ["1"]


ROWS = [
    ("次序", "事", "谁", "时候"),
    ("1", "办好讲堂", "党办", "5月底前"),
    ("2", "建好书屋", "工会", "三季度"),
    ("3", "改造窗口", "办公室、团委", "年底"),
]


def test_numbers_units_dates_and_words_are_known_by_their_look() -> None:
    assert roles_by_content(ROWS) == (1, {0: "number", 3: "due", 2: "lead", 1: "task"})


@pytest.mark.parametrize("column", [0, 2, 3])
def test_numbers_owners_and_dates_must_all_be_there(column: int) -> None:
    rows = [(*row[:column], "不详", *row[column + 1 :]) for row in ROWS]
    assert roles_by_content(rows) is None


def test_two_rows_are_not_enough() -> None:
    assert roles_by_content(ROWS[:3]) is None


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["一、学习", "一、学习", "二、服务"], {0: "category"}),
        (["（一）学习", "（一）学习", ""], {0: "category"}),
        (["一、学习", "二、服务", "三、保障"], {}),
        (["学习", "学习", "服务"], {}),
    ],
    ids=["over rows", "in brackets", "each over one row", "without numbers"],
)
def test_a_column_of_categories(cells: list[str], found: dict[int, str]) -> None:
    rows = [(cell, "办好讲堂") for cell in cells]
    assert category_column(rows, {1: "task"}) == found
