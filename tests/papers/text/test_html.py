"""HTML: one file that needs nothing else, and in which notes are text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from samples import TABLE, TEXT
from wenming_cli.papers.document import Document, Heading, Paragraph
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.text import html

VOID = {"meta", "br", "col"}


class _Reader(HTMLParser):
    """Collects the tags and the text, and that every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in ("src", "href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def read(model: Document = TEXT) -> _Reader:
    reader = _Reader()
    reader.feed(html.write_html(model, Settings()).decode("utf-8"))
    reader.close()
    assert reader.open == []
    return reader


def test_the_text_and_its_attachment() -> None:
    words = read().words
    for part in ("一、总体进展", "1.抓活动。开展“三八”活动……", "附件：工作台账", "区委宣传部",
                 "2023年7月3日", "填报单位：区委宣传部"):  # fmt: skip
        assert part in words


def test_it_needs_nothing_else() -> None:
    page = html.write_html(TEXT, Settings()).decode("utf-8")
    assert not re.search(r"https?:|url\(|@import|<script|<link|<img", page)


def test_it_prints_on_a4() -> None:
    page = html.write_html(TEXT, Settings()).decode("utf-8")
    assert "@page { size: A4; margin: 37mm 26mm 35mm 28mm;" in page
    assert "size: A4 landscape" in page
    assert "thead { display: table-header-group; }" in page


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "</td></tr></table>", '" onload="x', "&amp;", "a\x00b"]
)
def test_notes_are_text(text: str) -> None:
    tags = read().tags
    sheet = replace(TABLE, title=text, unit=text, rows=[[None, text], [1, text], [2, text]])
    hostile = replace(
        TEXT, title=text, unit=text, attachments=(sheet,),
        blocks=(Heading(1, text), Heading(2, text), Paragraph(text, text), Paragraph(text)),
    )  # fmt: skip
    found = read(hostile)
    assert sorted(set(found.tags)) == sorted(set(tags))
    assert found.words.count(text.replace("\x00", "�")) >= 10


def test_two_attachments_are_numbered() -> None:
    words = read(Document("小结", (), "区委", date(2023, 7, 3), (TABLE, TABLE))).words
    assert "附件：1.工作台账" in words
    assert "附件2" in words


def test_the_same_input_gives_the_same_bytes() -> None:
    assert html.write_html(TEXT, Settings()) == html.write_html(TEXT, Settings())
