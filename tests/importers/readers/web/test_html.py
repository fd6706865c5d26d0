"""Web pages: blocks, lists with their numbers, cells over rows and columns, nothing from around."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.lines import Place
from wenming_cli.importers.readers.web.html import read_html


def texts(page: str) -> list[str]:
    return [line.text for line in read_html(page.encode(), "x.html").lines]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>一、<b>学</b>习<br>每月&nbsp;一次</p>二", ["一、学习", "每月\xa0一次", "二"]),
        ("<ol><li>甲<li>乙</ol><ul><li>丙</ul>", ["1. 甲", "2. 乙", "丙"]),
        ('<ol start="3"><li>甲<ol><li>乙</ol><li>丙</ol>', ["3. 甲", "1. 乙", "4. 丙"]),
        ("<p>甲</p><script>乙</script><style>丙</style>", ["甲"]),
        ("<select><option>乙</option></select>甲", ["甲"]),
        ('<div class="nav-bar top nav">首页</div><p>甲</p>', ["甲"]),
        ('<div class="navigator">首页</div><p>甲</p>', ["首页", "甲"]),
        ('<div id="footer"><div>乙</div>丙</div><p>甲</p>', ["甲"]),
        ('<div class="footer">只有这些</div>', ["只有这些"]),
    ],
)
def test_blocks(page: str, found: list[str]) -> None:
    assert texts(page) == found


def test_places_are_those_of_the_source() -> None:
    lines = read_html("<html>\n <p>甲</p>\n  <p>乙</p>".encode(), "x.html").lines
    assert [line.place for line in lines] == [Place(2, 5), Place(3, 6)]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("<tr><td>a<td>b</td></tr>", [("a", "b")]),
        ("<tr><td>a<td>b<tr><td>c<td>d", [("a", "b"), ("c", "d")]),
        ("<tr><td>a</td><td>b<p>c</p></td></tr>", [("a", "b c")]),
        ("<tr><td colspan=2>a</td><td>b</td></tr>", [("a", "", "b")]),
        ("<tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>", [("a", "b"), ("a", "c")]),
        ("<tr><td></td></tr>", []),
    ],
)
def test_rows(rows: str, cells: list[tuple[str, ...]]) -> None:
    found = read_html(f"<table>{rows}</table>".encode(), "x.html").lines
    assert [line.cells for line in found] == cells


@each_row(
    ("page", "lines", "left"),
    [
        ("<p>3<del>10月</del>11月</p>", ["311月"], [("struck", "10月")]),
        ("<p>甲<s>乙</s><strike>丙</strike></p>", ["甲"], [("struck", "乙"), ("struck", "丙")]),
        ("<p>甲<span style='text-decoration: line-through'>乙</span></p>", ["甲"], [("struck", "乙")]),
        ("<p>甲</p><div style='DISPLAY : none'>乙<div>丙</div></div>丁", ["甲", "丁"], [("hidden", "乙 丙")]),
        ("<p hidden>甲<p>乙", ["乙"], [("hidden", "甲")]),
        ("<input hidden><p>甲</p>", ["甲"], []),
        ("<table><tr hidden><td>甲<td>乙</tr><tr><td>丙</td></tr></table>", ["| 丙 |"], [("hidden-row", "甲 乙")]),
        ("<p>干<ruby>部<rt>bù</rt></ruby></p>", ["干部"], [("ruby", "bù")]),
        ("<nav>首页</nav><p>甲</p>", ["甲"], [("site", "首页")]),
        ("<ul style='display:none'><li>乙</ul><ol><li>甲</ol>", ["1. 甲"], [("hidden", "乙")]),
        ("<p>甲<img alt='图一' width=600><img width=1></p>", ["甲"], [("picture", "图一")]),
        ("<script>x()</script><p>甲</p><div hidden>乙", ["甲"], [("hidden", "乙")]),
    ],
)  # fmt: skip
def test_what_a_browser_does_not_show_is_left_out_with_its_reason(
    page: str, lines: list[str], left: list[tuple[str, str]]
) -> None:
    found = read_html(page.encode(), "x.html")
    assert [line.text for line in found.lines] == lines
    assert [(one.kind, one.text) for one in found.left_out] == left


def test_headings_say_their_level() -> None:
    found = read_html("<h2>甲</h2><p>乙</p>".encode(), "x.html").lines
    assert [line.level for line in found] == [2, 0]


@pytest.mark.parametrize("tag", ["div", "section", "ul", "ol"])
@pytest.mark.parametrize(
    "name",
    [
        "nav", "navbar", "menu", "foot", "footer", "side", "sidebar", "aside", "share", "breadcrumb", "crumb", "copyright",
        "related", "recommend", "login",
    ],
)  # fmt: skip
def test_each_name_of_what_stands_around_a_document(name: str, tag: str) -> None:
    for attribute in (f"class='x {name.upper()}_1'", f"id={name}-top"):
        found = read_html(f"<{tag} {attribute}>乙</{tag}><p>甲</p>".encode(), "x.html")
        assert [line.text for line in found.lines] == ["甲"]
        assert [(one.kind, one.text) for one in found.left_out] == [("site", "乙")]
    assert texts(f"<p class={name}>乙</p><{tag} title={name}>甲</{tag}>")[0] == "乙"


@pytest.mark.parametrize("tag", ["nav", "aside", "footer"])
def test_each_element_around_a_document(tag: str) -> None:
    assert texts(f"<{tag}>乙</{tag}><p>甲</p>") == ["甲"]


UNSEEN = {
    "": "script style noscript template head", "site": "select button option iframe svg",
    "struck": "del s strike", "ruby": "rt rp",
}  # fmt: skip


@each_row(("kind", "tag"), [(kind, tag) for kind, tags in UNSEEN.items() for tag in tags.split()])
def test_each_element_that_is_not_shown(kind: str, tag: str) -> None:
    found = read_html(f"<p>甲</p><{tag}>乙</{tag}><p>丙</p>".encode(), "x.html")
    assert [line.text for line in found.lines] == ["甲", "丙"]
    assert [(one.kind, one.text) for one in found.left_out] == ([(kind, "乙")] if kind else [])


BLOCKS = (
    "p div h1 h2 h3 h4 h5 h6 li ul ol section article header title dt dd blockquote pre center form "
    "fieldset main"
)  # fmt: skip


@each_row("tag", BLOCKS.split())
def test_each_block_stands_on_lines_of_its_own(tag: str) -> None:
    assert texts(f"甲<{tag}>乙</{tag}>丙") == ["甲", "乙", "丙"]


@pytest.mark.parametrize("tag", ["br", "hr"])
def test_a_break_ends_a_line(tag: str) -> None:
    assert texts(f"甲<{tag}>乙") == ["甲", "乙"]


def test_a_break_does_not_end_a_hidden_paragraph() -> None:
    assert texts("<p hidden>丙<br>丁</p>甲") == ["甲"]


EMPTY = "area base br col embed hr img input link meta param source track wbr"


@each_row("tag", EMPTY.split())
def test_each_element_without_an_end_hides_nothing_behind_it(tag: str) -> None:
    assert "".join(texts(f"甲<{tag} hidden>乙")) == "甲乙"


@pytest.mark.parametrize(
    ("tag", "left"),
    [
        ("<img>", [("picture", "")]), ("<img alt width=33>", [("picture", "")]), ("<img alt=' 图 '>", [("picture", "图")]),
        ("<img width=32>", []), ("<img height='9px' width=600>", []), ("<object></object>", [("object", "")]),
        ("<embed>", [("object", "")]), ("<video>", [("object", "")]),
    ],
)  # fmt: skip
def test_what_holds_no_words(tag: str, left: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.text) for one in read_html(f"甲{tag}".encode(), "x").left_out] == left


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("display:none", "hidden"), ("visibility : hidden", "hidden"), ("MSO-HIDE: all", "hidden"),
        ("text-decoration:underline line-through", "struck"), ("text-decoration-line: line-through", "struck"),
        ("text-decoration:none;x:line-through", ""), ("display:block", ""),
    ],
)  # fmt: skip
def test_each_style_that_takes_words_away(style: str, kind: str) -> None:
    found = read_html(f"<p>甲<span style='{style}'>乙</span></p>".encode(), "x.html")
    assert [(one.kind, one.text) for one in found.left_out] == ([(kind, "乙")] if kind else [])


@each_row(
    ("page", "found"),
    [
        ("<p title='a>b'>甲", ["甲"]), ('<p title="a>b">甲', ["甲"]), ("<P\tTITLE = x>甲", ["甲"]), ("甲<br/>乙", ["甲", "乙"]),
        ("<p hidden='x' class=y>甲</p>乙", ["乙"]), ("甲<!-- > -->乙", ["甲乙"]), ("甲<?php > ?>乙", ["甲 ?>乙"]), ("甲</>乙", ["甲乙"]),
        ("甲<p 乙", ["甲<p 乙"]), ("甲</p", ["甲</p"]), ("1<2", ["1<2"]), ("<script>a</b></SCRIPT >甲", ["甲"]), ("<ol start=x><li>甲", ["1. 甲"]),
        ("<ol start=9999999999><li>甲", ["1. 甲"]), ("<li>甲", ["甲"]), ("<title>甲&amp;乙&#x4e00;</title>", ["甲&乙一"]),
    ],
)  # fmt: skip
def test_signs_of_a_page(page: str, found: list[str]) -> None:
    assert texts(page) == found
