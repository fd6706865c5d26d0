"""The rows below a heading: titles, entries, and what is neither."""

from __future__ import annotations

from reading import draft_of_text, table_of_text

HEAD = "| 序号 | 工作任务 | 牵头单位 | 完成时限 |"


def test_totals_notes_and_repeated_headings_are_left_out_by_name() -> None:
    draft = draft_of_text(
        HEAD, "| 1 | 任务甲 | 党办 | 6月底 |", "| 小计 | 1项 | | |", HEAD, "| 2 | 任务乙 | 工会 | 7月底 |",
        "续表", "| 3 | 任务丙 | 团委 | 8月底 |", "| | | 团委 | |", "| 填表人：张三 | | 审核人：李四 | |",
    )  # fmt: skip
    assert [item.node.no for item in draft.items] == ["1", "2", "3"]
    assert [(piece.kind, piece.text) for piece in draft.outline.left_out] == [
        ("caption", "小计 1项"),
        ("caption", "序号 工作任务 牵头单位 完成时限"),
        ("caption", "续表"),
        ("row", "团委"),
        ("note", "填表人：张三 审核人：李四"),
    ]


def test_a_row_of_the_year_is_a_category_without_a_number() -> None:
    assert table_of_text(
        HEAD, "| 1 | 任务甲 | 党办 | 6月底 |", "| 2026年新增任务 | | | |", "| 2 | 任务乙 | 工会 | 7月底 |"
    ) == [
        ("1", "任务甲", ("党办",), "06-30"), ("2", "2026年新增任务", (), ""), ("2.2", "任务乙", ("工会",), "07-31"),
    ]  # fmt: skip


def test_titles_with_two_kinds_of_numbers_stand_on_two_levels() -> None:
    assert [no for no, *_ in table_of_text(
        HEAD, "| 一、学习 | | | |", "| （一）理论 | | | |", "| 1 | 任务甲 | 党办 | 6月底 |",
        "| （二）业务 | | | |", "| 2 | 任务乙 | 工会 | 7月底 |",
    )] == ["1", "1.1", "1.1.1", "1.2", "1.2.2"]  # fmt: skip


def test_a_chinese_number_in_the_column_of_numbers_is_a_heading_of_the_others() -> None:
    assert table_of_text(
        HEAD, "| 一 | 学习 | | |", "| 3.1 | 任务甲 | 党办 | 6月底 |", "| 3.10 | 任务乙 | 工会 | 7月底 |"
    ) == [
        ("3", "学习", (), ""), ("3.1", "任务甲", ("党办",), "06-30"), ("3.10", "任务乙", ("工会",), "07-31"),
    ]  # fmt: skip


def test_a_category_is_over_the_rows_that_it_is_merged_over() -> None:
    assert table_of_text(
        "| 类别 | 序号 | 工作任务 | 牵头单位 |", "| 小巷 | 1 | 清垃圾 | 城管 |", "| | 2 | 修路面 | 市政 |",
        "| 市场 | 3 | 改摊位 | 管理所 |", "| 市场（续） | 4 | 设公平秤 | 监管所 |",
    ) == [
        ("1", "小巷", (), ""), ("1.1", "清垃圾", ("城管",), ""), ("1.2", "修路面", ("市政",), ""),
        ("2", "市场", (), ""), ("2.3", "改摊位", ("管理所",), ""), ("2.4", "设公平秤", ("监管所",), ""),
    ]  # fmt: skip


def test_what_comes_again_is_a_mark_of_its_row_and_no_category() -> None:
    draft = draft_of_text(
        "| 类别 | 序号 | 工作任务 | 牵头单位 |", "| 重点 | 1 | 清垃圾 | 城管 |", "| 一般 | 2 | 修路面 | 市政 |",
        "| 重点 | 3 | 改摊位 | 管理所 |",
    )  # fmt: skip
    assert [(item.node.no, item.node.cells["aside"]) for item in draft.items] == [
        ("1", "类别：重点"), ("2", "类别：一般"), ("3", "类别：重点"),
    ]  # fmt: skip


def test_categories_of_two_columns_stand_on_two_levels() -> None:
    assert [(no, title) for no, title, *_ in table_of_text(
        "| 一级指标 | 类别 | 工作任务 | 牵头单位 |", "| 环境 | 小巷 | 清垃圾 | 城管 |", "| 环境 | 小巷 | 修路面 | 市政 |",
        "| 环境 | 市场 | 改摊位 | 管理所 |", "| 环境 | 市场 | 设公平秤 | 监管所 |",
    )] == [("1", "环境"), ("1.1", "小巷"), ("1.1.1", "清垃圾"), ("1.1.2", "修路面"),
           ("1.2", "市场"), ("1.2.1", "改摊位"), ("1.2.2", "设公平秤")]  # fmt: skip
