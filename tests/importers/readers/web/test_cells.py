"""Tables that lay out a page: the cell of the document is its text, the others are the website's."""

from __future__ import annotations

import pytest

from wenming_cli.importers.lines import ReadDocument
from wenming_cli.importers.readers.web.html import read_html

LINES = "一、清扫街巷。<BR>每周一次。<BR>二、修剪绿篱。<BR>每月一次。"


def read(page: str) -> ReadDocument:
    return read_html(page.encode(), "x.html")


def texts(page: str) -> list[str]:
    return [line.text for line in read(page).lines]


def test_a_cell_alone_is_the_page() -> None:
    assert texts(f"<TABLE><TR><TD>{LINES}</TD></TR></TABLE>") == [
        "一、清扫街巷。", "每周一次。", "二、修剪绿篱。", "每月一次。",
    ]  # fmt: skip


def test_navigation_and_foot_beside_the_text_are_the_website_s() -> None:
    menu = "<td>栏目<br>一、机构<br>二、公告</td>"
    links = "".join(f"<a href=#>{name}</a> " for name in ("首页", "机构概况", "公告"))
    found = read(
        f"<table><tr><td>{links}<td>星期四</table><table><tr>{menu}<td><p>{LINES}</p></td></tr></table>"
    )
    assert found.lines[0].text == "一、清扫街巷。"
    assert [(one.kind, one.text) for one in found.left_out] == [
        ("site", "首页 机构概况 公告"),
        ("site", "星期四"),
        ("site", "栏目 一、机构 二、公告"),
    ]


def test_a_table_inside_of_a_layout_stays_one() -> None:
    inner = "<table><tr><td>序号<td>任务<td>科室<tr><td>1<td>清扫街巷。<td>环卫所</table><p>附注说明。</p>"
    found = read(f"<table><tr><td>栏目<td>{inner}</td></tr></table>").lines
    assert [line.cells or line.text for line in found] == [
        ("序号", "任务", "科室"), ("1", "清扫街巷。", "环卫所"), "附注说明。",
    ]  # fmt: skip


def test_a_row_of_short_cells_with_numbers_is_no_layout() -> None:
    row = "<tr><td>1</td><td>一、清扫。<br>二、冲洗。</td><td>环卫所、城管中队、各社区居委会</td></tr>"
    assert [line.cells for line in read(f"<table>{row}</table>").lines] == [
        ("1", "一、清扫。 二、冲洗。", "环卫所、城管中队、各社区居委会")
    ]


def test_a_framed_text_is_not_shown_again_in_the_rows_that_its_cell_covers() -> None:
    page = f"<table><tr><td>栏目<td rowspan=2>{LINES}</tr><tr><td>公告</tr></table>"
    assert texts(page)[-2:] == ["每月一次。", "| 公告 |  |"]


def test_ends_of_tables_that_never_began_are_passed_over() -> None:
    assert texts("</table><p>甲</p></td></tr>") == ["甲"]


@pytest.mark.parametrize(
    ("row", "navigation"),
    [
        ("<td><a>首页</a><a>机构</a><a>公告</a><td>甲", True),
        ("<td><a>首页</a><a>机构</a><td>甲", False),
        ("<td><a>首页</a><a>机构</a><a>公告</a><td>甲乙丙丁", False),
        ("<td><a>首页</a><a>机构</a><a>公告</a><td>甲乙丙", True),
        ("<td><a>首</a><a>机</a><a>公</a><td>为了文明城市创建", False),
        ("<td><a>首</a>文明城市创建<b>机</b>构告<b>公</b>告<td>甲", False),
        ("<td><a>首页</a><p>文明</p><a>机构</a><p>公告</p><td>甲", False),
        ("<td><a>首页<p>机构</p><p>公告</p></a><td>甲", False),
    ],
)
def test_a_row_that_is_mostly_three_links_is_navigation(row: str, navigation: bool) -> None:
    found = read(f"<table><tr>{row}</tr></table><p>一、任务</p>")
    assert (len(found.lines) == 1) is navigation
    assert bool(found.left_out) is navigation


@pytest.mark.parametrize(
    ("cell", "frame"),
    [("学" * 61, True), ("学" * 60, False), ("学<p>习</p>", True), ("学习", False)],
)
def test_a_cell_alone_frames_a_long_text_or_several_lines(cell: str, frame: bool) -> None:
    first = read(f"<table><tr><td>{cell}</td></tr></table>").lines[0]
    assert (first.cells is None) is frame
