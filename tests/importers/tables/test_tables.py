"""Tables as offices really make them: headings in two rows, months over rows, words of their own."""

from __future__ import annotations

import pytest

from reading import Told, table_of_text, told
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text, text_lines
from wenming_cli.importers.readers.web.html import read_html
from wenming_cli.importers.tables.tables import read_tables


def in_page(*rows: str) -> list[Told]:
    """What is found in a table of a web page."""
    text = f"<p>××局2026年工作任务安排表</p><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return told(draft_of(read_html(text.encode(), "x.html"), "x.html", today_year=2026))


def test_a_cell_over_rows_of_a_web_page_stands_in_each_of_them() -> None:
    assert in_page(
        "<th>月份</th><th>序号</th><th>活动内容</th><th>牵头科室</th>",
        "<td rowspan=2>3月</td><td>1</td><td>学雷锋</td><td>团委</td>",
        "<td>2</td><td>植树</td><td>工会</td>",
        "<td>11月份</td><td>3</td><td>自查</td><td>办公室</td>",
    ) == [
        ("3", "", (), "03-31"), ("3.1", "学雷锋", ("团委",), ""), ("3.2", "植树", ("工会",), ""),
        ("11", "", (), "11-30"), ("11.3", "自查", ("办公室",), ""),
    ]  # fmt: skip


def test_a_heading_of_a_web_page_may_have_two_rows() -> None:
    assert in_page(
        "<th rowspan=2>序号</th><th rowspan=2>重点工作</th><th colspan=2>责任分工</th><th rowspan=2>办结时限</th>",
        "<th>牵头科室</th><th>配合科室</th>",
        "<td>1</td><td>健全台账</td><td>机关党委</td><td>各科室</td><td>5月底前</td>",
    ) == [("1", "健全台账", ("机关党委",), "05-31")]


def test_a_span_that_no_page_has_does_no_harm() -> None:
    assert in_page(
        "<th>序号</th><th>任务</th><th>牵头科室</th>",
        "<td rowspan=99999999 colspan=0>1</td><td colspan=-1>健全台账</td><td colspan=9999>团委</td>",
    ) == [("1", "健全台账", ("团委",), "")]


@pytest.mark.parametrize("kind", ["任务安排表", "指标任务书", "工作台账", "任务清单"])
def test_a_table_is_called_what_stands_above_it(kind: str) -> None:
    text = f"××局2026年{kind}\n| 序号 | 任务 | 牵头科室 |\n| 1 | 办讲堂 | 团委 |"
    draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
    assert (draft.title, draft.unit) == (f"××局2026年{kind}", "××局")


def test_a_nought_is_no_number() -> None:
    assert table_of_text(
        "| 序号 | 任务 | 牵头科室 |", "| 0 | 办讲堂 | 团委 |", "| 0 | 建书屋 | 工会 |",
    ) == [("1", "办讲堂", ("团委",), ""), ("2", "建书屋", ("工会",), "")]  # fmt: skip


def test_headings_that_one_row_opens_stand_in_a_row_of_their_own() -> None:
    """The number of the first measure stands before the headings above it."""
    table = (
        "| 序号 | 一级指标 | 类别 | 工作任务 | 具体措施 | 牵头单位 |", "| 1 | 环境 | 小巷 | 清垃圾 | 清运 | 城管 |",
        "| 2 | 环境 | 小巷 | 清垃圾 | 冲洗 | 环卫 |", "| 3 | 环境 | 市场 | 改摊位 | 划线 | 市场所 |",
    )  # fmt: skip
    assert [(no, title) for no, title, *_ in table_of_text(*table)] == [
        ("1", "环境"), ("1.1", "小巷"), ("1.1.1", "清垃圾"), ("1.1.1.1", "清运"), ("1.1.1.2", "冲洗"),
        ("1.2", "市场"), ("1.2.3", "改摊位"),
    ]  # fmt: skip
    source, _ = clean_document(text_lines("\n".join(table)).lines)
    rows = read_tables(source.paragraphs).rows
    assert [(row.paragraph, row.start, row.style) for row in rows] == [
        (1, 0, "tgroup"), (1, 1, "tgroup2"), (1, 2, "trow"), (1, 3, "tstep"), (2, 2, "tstep"),
        (3, 1, "tgroup2"), (3, 2, "trow"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("Ⅰ-1", True),
        (" Ⅱ - 3", True),
        ("IV－2", True),
        ("Ⅲ—1", True),
        ("Ⅰ类", False),
        ("甲-1", False),
    ],
)
def test_cells_of_an_indicator_system_number_themselves(mark: str, number: bool) -> None:
    head = "| 测评内容 | 责任单位 | 完成时限 |"
    lines = ["| 前言 | | |"] * 3 + [
        head,
        f"| {mark}学习 | 党办 | 6月底 |",
        "续表",
        "| 宣讲 | 工会 | 7月底 |",
    ]
    source, _ = clean_document(text_lines("\n".join(lines)).lines)
    found = read_tables(source.paragraphs)
    roles = {1: "owner", 2: "due"}
    assert found.beside == (dict.fromkeys((4, 5, 6), roles) if number else {})
    assert (found.rows == ()) is number


def test_a_heading_below_the_fourth_row_is_not_looked_for_beside() -> None:
    lines = ["| 前言 | | |"] * 4 + [
        "| 测评内容 | 责任单位 | 完成时限 |",
        "| Ⅰ-1学习 | 党办 | 6月底 |",
    ]
    source, _ = clean_document(text_lines("\n".join(lines)).lines)
    assert read_tables(source.paragraphs).beside == {}
