"""HTML as a tree."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import tostring

import pytest

from wenming_cli.papers.board.markup import Content, el, render_html


class Reader(HTMLParser):
    """The elements and the texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def shown(*children: Content, **attributes: object) -> str:
    return tostring(el("p", *children, **attributes), "unicode", method="html")


@pytest.mark.parametrize(
    ("children", "html"),
    [
        ((), "<p></p>"),
        (("甲",), "<p>甲</p>"),
        (("甲", el("b", "乙"), "丙"), "<p>甲<b>乙</b>丙</p>"),
        ((None, ["甲", None, el("i")], "乙"), "<p>甲<i></i>乙</p>"),
        ((el("b"), "甲", "乙"), "<p><b></b>甲乙</p>"),
        ((["甲", " ", "乙"],), "<p>甲 乙</p>"),
    ],
)
def test_children_stand_in_their_order(children: tuple[Content, ...], html: str) -> None:
    """Texts and elements, one by one or in lists; None leaves no trace."""
    assert shown(*children) == html


def test_names_of_attributes() -> None:
    assert shown(class_="row", aria_label="甲", hidden=None, x=0) == (
        '<p class="row" aria-label="甲" x="0"></p>'
    )


def test_text_is_text_whatever_it_holds() -> None:
    """As a browser reads it: one element, no other begins in its text or its attribute."""
    reader = Reader(shown("<b>&\x0b", title='"><script>&\x00'))
    assert reader.found == [("p", [("title", '"><script>&�')]), "<b>&�"]


def test_a_page_says_that_it_is_html() -> None:
    assert render_html(el("html", "学习")) == "<!doctype html>\n<html>学习</html>\n".encode()
