"""HTML: one file that needs nothing else, and in which notes are text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import chromium
from places import DATA
from samples import TABLE, TEXT
from wenming_cli.core.report.comparing import ReportAnswer
from wenming_cli.core.report.report import ReportRequest, count_report
from wenming_cli.core.report.stretch import Stretch
from wenming_cli.papers.document import Document, Heading, Paragraph
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.ledger.ledger import breakdown_sheet, ledger_sheet
from wenming_cli.papers.report import report_sheet
from wenming_cli.papers.sheet import Sheet, SheetColumn
from wenming_cli.papers.summary.summary import summary_document
from wenming_cli.papers.text import html

if TYPE_CHECKING:
    from conftest import Golden
    from papers.conftest import Shipped

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


def markup(page: bytes) -> str:
    """A page, of its style sheet only the rules that depend on the document."""
    text = page.decode("utf-8")
    style = re.compile(r"(?<=<style>\n).*?(?=</style>)", re.DOTALL)
    asked = [line for line in text.splitlines() if line.startswith("@media")]
    return style.sub("".join(f"{line}\n" for line in asked), text)


def test_every_element_of_a_page(golden: Golden) -> None:
    """What browsers, printers and screen readers go by, not only its words."""
    table = replace(
        TABLE,
        columns=(
            *TABLE.columns,
            SheetColumn("due", "时限", "date", centred=True),
            SheetColumn("lead", "牵头单位", centred=True),
        ),
        rows=[
            ["三（一）", None, None, "甲"],
            [1, "抓活动", date(2023, 9, 1), "理论科"],
            [None, None, date(2024, 1, 5), "精神文明建设科"],
        ],
        notes=("一项工作有几个牵头单位的，各计一次。",),
    )
    crowded = replace(
        TABLE,
        columns=tuple(SheetColumn(f"c{n}", f"第{n}栏的名称", centred=True) for n in range(16)),
        rows=[["一科、二办"] * 16],
        group_rows=frozenset(),
    )
    pages = [
        html.write_html(replace(TEXT, attachments=()), Settings()),
        html.write_html(replace(TEXT, attachments=(table,)), Settings()),
        html.write_html(replace(TEXT, unit="某" * 30, attachments=(table, TABLE)), Settings()),
        html.write_html_sheet(table, Settings()),
        html.write_html_sheet(crowded, Settings()),
    ]
    golden(DATA / "papers" / "pages.html", "\n".join(map(markup, pages)))


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


# --- on a screen ----------------------------------------------------------------------------------

WIDTHS = [320, 375, 768, 1280, 1900]
LONG = "加强精神文明建设领导小组办公室联席会议、" * 8
HOSTILE = replace(
    TABLE,
    title=LONG,
    unit=LONG,
    columns=tuple(
        SheetColumn(str(n), f"{n}“牵头”<b>&quot;单位" * (n + 1), centred=n % 2 == 0)
        for n in range(6)
    ),
    rows=[["一级", *[None] * 5], [LONG, LONG, "a" * 80, "<i>无</i>", None, "50%"], [""] * 6],
    notes=(LONG,),
)


SMALL_LETTERS = ("ledger", "summary", "hostile")
"""Papers of more columns than a page has room for in letters of the usual size."""


def sheets(paper: str, shipped: Shipped) -> bytes:
    board, period = shipped("Q2")
    if paper == "summary":
        return html.write_html(summary_document(board, period, trace=True), Settings())
    by_lead = count_report(board, ReportRequest(by=("lead",)), Stretch(period))
    made: dict[str, Callable[[], Sheet]] = {
        "ledger": lambda: ledger_sheet(board, period),
        "breakdown": lambda: breakdown_sheet(board),
        "report": lambda: report_sheet(ReportAnswer(by_lead), made=period.last),
        "hostile": lambda: HOSTILE,
    }
    return html.write_html_sheet(made[paper](), Settings())


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["ledger", "breakdown", "summary", "report", "hostile"])
def test_tables_on_a_telephone_and_a_desk(paper: str, shipped: Shipped, tmp_path: Path) -> None:
    """Each cell is seen whole under or beside its heading; nothing has to be moved sideways."""
    page = sheets(paper, shipped).decode("utf-8")
    for width, found in zip(WIDTHS, chromium.layouts(tmp_path, page, WIDTHS), strict=True):
        assert (found["scroll"], found["outside"], found["crossing"]) == (0, [], []), width
        cells = found["cells"]
        assert (cells["unseen"], cells["unnamed"], cells["faint"]) == ([], [], []), width
        assert (cells["named"] > 0) == (width <= (768 if paper in SMALL_LETTERS else 375)), width
        assert found["widest"] >= width - max(32, 0.04 * width), "as wide as the window"
