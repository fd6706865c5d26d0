"""Columns are known by what stands in them where their headings say nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reading import table_of_text
from tables import each_row
from wenming_cli.importers.tables.contents import (
    category_column,
    is_date,
    is_time,
    is_unit,
    roles_by_content,
    tells_what_then,
    tells_words,
)


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
        (["一．学习", "一．学习"], {0: "category"}),
        (["十一.学习", "十一.学习"], {0: "category"}),
        (["(十)学习", "(十)学习"], {0: "category"}),
        (["一、学习", "一、学习", "服务"], {}),
        (["一、学习", "二、服务", "三、保障"], {}),
        (["学习", "学习", "服务"], {}),
    ],
    ids=[
        "over rows",
        "in brackets",
        "wide",
        "narrow",
        "narrow brackets",
        "one without",
        "each over one row",
        "without numbers",
    ],
)
def test_a_column_of_categories(cells: list[str], found: dict[int, str]) -> None:
    rows = [(cell, "办好讲堂") for cell in cells]
    assert category_column(rows, {1: "task"}) == found


def table(columns: dict[int, list[str]], rows: int) -> list[tuple[str, ...]]:
    """A heading and numbered rows like the first of ROWS, with some columns of their own."""
    usual = [[str(n + 1) for n in range(rows)], *([text] * rows for text in ROWS[1][1:])]
    filled = [columns.get(n, cells) for n, cells in enumerate(usual)]
    filled += [cells for n, cells in columns.items() if n >= len(usual)]
    return [("次序", "事", "谁", "时候", "话")[: len(filled)], *zip(*filled, strict=True)]


@pytest.mark.parametrize(
    ("cells", "known"),
    [
        (["年底"] * 7 + ["不详"] * 3, True),
        (["年底"] * 6 + ["不详"] * 4, False),
        (["年底"] * 5 + [""] * 5, True),
        (["年底"] * 4 + [""] * 6, False),
    ],
    ids=["seven tenths", "fewer", "half of the rows filled", "fewer filled"],
)
def test_most_cells_of_a_column_must_look_like_it(cells: list[str], known: bool) -> None:
    assert (roles_by_content(table({3: cells}, 10)) is not None) is known


@pytest.mark.parametrize(
    ("numbers", "known"),
    [
        (["1", "2", "3"], True), (["1", "3", "8"], True), (["1", "99", "100"], True),
        (["2", "3", "4"], False), (["1", "3", "2"], False), (["1", "1", "2"], False),
        (["1", "2", "1000"], False), (["一", "二", "三"], False),
    ],
)  # fmt: skip
def test_a_column_counts_the_rows_from_one(numbers: list[str], known: bool) -> None:
    assert (roles_by_content(table({0: numbers}, 3)) is not None) is known


def test_a_number_in_the_first_row_leaves_no_heading() -> None:
    assert roles_by_content(table({}, 4)[1:]) is None


@pytest.mark.parametrize(("above", "found"), [(37, 37), (38, None)])
def test_the_first_forty_rows_are_looked_at(above: int, found: int | None) -> None:
    rows = [("前言",)] * above + ROWS[1:]
    assert (roles_by_content(rows) or (None,))[0] == found


def test_further_columns_are_the_second_of_their_kind() -> None:
    rows = table({2: ["党办"] * 3, 4: ["办公室"] * 3}, 3)
    assert roles_by_content(rows) == (
        1,
        {0: "number", 1: "task", 2: "lead", 3: "due", 4: "support"},
    )
    rows = table({4: ["三月底前"] * 3}, 3)
    assert roles_by_content(rows) == (1, {0: "number", 1: "task", 2: "lead", 3: "due", 4: "detail"})


def test_rows_that_lack_cells_are_looked_at_as_far_as_they_go() -> None:
    assert roles_by_content([*ROWS[:2], (), *ROWS[2:], ("4",)]) == roles_by_content(ROWS)


def test_words_before_the_number_are_no_task() -> None:
    rows = [(row[1], *row[::2], row[3]) for row in ROWS]
    assert roles_by_content(rows) is None


@each_row(
    ("look", "cell", "so"),
    [
        (is_date, "6月底前" + "完成" * 8, True),
        (is_date, "6月底前" + "完成" * 8 + "好", False),
        (is_date, "2月29日前", True),
        (is_date, "办公室", False),
        (is_time, "每月一次", True),
        (is_time, "6月底前", True),
        (is_time, "办公室", False),
        (tells_what_then, "2月制定新方案", True),
        (tells_what_then, "2月制定方案", False),
        (tells_what_then, "制定方案并印发", False),
        (tells_words, "办好讲堂", True),
        (tells_words, "张三丰", False),
        (is_unit, "党办、" * 26 + "工会", True),
        (is_unit, "党办、" * 26 + "办公室", False),
        (is_unit, "办好道德讲堂活动", False),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_the_look_of_a_cell(look: Callable[[str], bool], cell: str, so: bool) -> None:
    assert look(cell) is so


def test_a_table_has_one_column_of_categories() -> None:
    rows = [("一、学习", "办好讲堂")] * 2
    assert category_column(rows, {1: "category"}) == {}
    assert category_column(rows, {0: "task"}) == {}
    assert category_column([*rows, ("说明",)], {1: "task"}) == {0: "category"}
