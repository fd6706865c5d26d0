"""Titles, names and notes are data: no document takes them for orders of its own."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from html.parser import HTMLParser
from typing import Any

import docx
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from building import Diary, measure, plan, task
from tables import each_row
from wenming_cli.core.board.fold import Board
from wenming_cli.core.periods import parse_period
from wenming_cli.formats.cells import MOST_CHARACTERS
from wenming_cli.importers.merging.leadmap import assignments_in
from wenming_cli.importers.readers.csvtable import csv_lines
from wenming_cli.papers import calendar
from wenming_cli.papers.board import page as boardhtml
from wenming_cli.papers.cleaning import clean_lines, clean_text, unwritable_texts
from wenming_cli.papers.excel import workbook as excel
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.ledger.ledger import breakdown_sheet, ledger_sheet
from wenming_cli.papers.text import csvtable, jsontable
from wenming_cli.papers.word import word

NASTY = (
    "=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠甲",
    "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://a.b\",\"点我\")", "'=1", "{=1}", "http://a.b/c",
    "<b>粗</b>", "</script><script>alert(1)</script>", "</style><svg onload=alert(1)>", "]]>",
    "}</style>body{display:none}", "<!-- rows 1-->", "<!--rows 1-->", ' xmlns:w="x"', "&amp;", "_x0041_",
    "会\r\nDTSTART:19990101\r\nX-A:1", "会\rDTSTART:19990101", "会\nBEGIN:VEVENT", "a;b,c:d\\n\\",
    "会\u2028DTSTART:19990101", "长" * 500, "\u202e反了", "\u2066隔\u2069", "零\x00字", "竖\x0b表",
    "响\x07", "\x1b[31m红", "\x9b31m红", "换\x85行", "删\x7f", "非\uffff",
)  # fmt: skip


def hostile(text: str) -> Board:
    """A plan that says the same everywhere, and a note on it."""
    words = f"{text}。"
    found = plan(
        task("3", title=words),
        task("3.1", title=words, text=words, lead=[words], support=[words], leader=words,
             due="03-31", steps=[words]),
        measure("4.1", title=words, lead=[words], every="month"),
        title=words, unit=words,
    )  # fmt: skip
    diary = Diary()
    diary("note", "3.1", "03-05", note=words)
    diary("done", "4.1", "03-05", note=words, period="2023-03")
    return diary.board(found, "06-30")


def steering(text: str) -> list[str]:
    """Characters that steer a screen or turn its text round."""
    return [
        c for c in text
        if (unicodedata.category(c) == "Cc" and c not in "\t\r\n") or c in "\u202e\u2066\u2069"
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("text", NASTY)
def test_excel(text: str) -> None:
    for model in (
        ledger_sheet(hostile(text), parse_period("Q1", 2023)),
        breakdown_sheet(hostile(text)),
    ):
        data = excel.write_workbook(model, Settings())
        sheet: Any = load_workbook(io.BytesIO(data)).worksheets[0]
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
        assert not [cell for cell in cells if cell.hyperlink], "65,530 links are all Excel takes"
        assert not steering("".join(str(cell.value) for cell in cells))
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
            assert "xl/worksheets/_rels/sheet1.xml.rels" not in package.namelist()
        rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
        title = clean_text(f"{text}。").strip()
        assert title in {str(cell).strip() for row in rows for cell in row}


@each_row("text", NASTY)
def test_csv(text: str) -> None:
    data = csvtable.write_csv(ledger_sheet(hostile(text), parse_period("Q1", 2023)), Settings())
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {17}
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell), cell
        assert not steering(cell)


@pytest.mark.slow
@pytest.mark.parametrize("text", NASTY)
def test_word(text: str) -> None:
    board = hostile(text)
    model = ledger_sheet(board, parse_period("Q1", 2023))
    table = docx.Document(io.BytesIO(word.write_word_sheet(model, Settings()))).tables[0]
    assert len(table.rows) == 1 + len(model.rows)
    title = " ".join(clean_text(f"{text}。").split())
    assert table.rows[2].cells[2].text == title


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.slow
@pytest.mark.parametrize("text", NASTY)
def test_board(text: str) -> None:
    page = boardhtml.write_board_page(hostile(text), Settings()).decode("utf-8")
    usual = _Tags(boardhtml.write_board_page(hostile("学习"), Settings()).decode("utf-8"))
    found = _Tags(page)
    assert (found.names, found.attributes) == (usual.names, usual.attributes)
    assert not steering(page)


def starts(data: bytes) -> list[str]:
    """The days on which the events of a calendar begin; those of a series begin once."""
    found: list[Any] = Calendar.from_ical(data).walk("VEVENT")
    return [str(event["dtstart"].dt) for event in found if "recurrence-id" not in event]


@pytest.mark.slow
@pytest.mark.parametrize("text", NASTY)
def test_calendar(text: str) -> None:
    data = calendar.write_calendar(hostile(text), Settings())
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75, "RFC 5545, 3.1: octets, not characters"
    for line in lines:
        line.decode("utf-8")  # no character is torn by a fold
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n", data), "no line break but the calendar's own"
    assert not steering(data.decode("utf-8"))
    assert starts(data) == ["2023-03-31", "2023-01-31"]
    mine = Calendar.from_ical(data).walk("VEVENT")
    assert str(mine[0]["description"]).startswith(clean_lines(f"{text}。"))
    assert [str(alarm["description"]) for alarm in mine[1].walk("VALARM")] == [
        f"还有{n}个工作日到期：{mine[1]['summary']}" for n in (3, 1)
    ]
    assert len(list(vobject.readOne(data.decode("utf-8")).vevent_list)) == len(mine)


@pytest.mark.slow
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_anything_in_a_calendar(text: str) -> None:
    data = calendar.write_calendar(hostile(f"甲{text}"), Settings())
    assert starts(data) == ["2023-03-31", "2023-01-31"]
    assert max(map(len, data.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("text", ["零\x00字", "\u202e反了", "换\x85行"])
def test_each_document_tells_what_it_replaces(text: str) -> None:
    board = hostile(text)
    sheet = ledger_sheet(board, parse_period("Q1", 2023))
    for model in (board, sheet, breakdown_sheet(board)):
        assert unwritable_texts(model)
        assert all("\ufffd" in found for found in unwritable_texts(model))
    assert not unwritable_texts(hostile("学习"))


def test_json_spells_everything() -> None:
    found = jsontable.write_json(breakdown_sheet(hostile("零\x00字\u202e")), Settings()).decode(
        "utf-8"
    )
    assert "\\u0000" in found
    assert "\\u202e" in found


@pytest.mark.slow
def test_a_note_of_a_hundred_thousand_characters() -> None:
    """A cell of Excel holds 32,767; what is beyond is left out with a word, and the file opens."""
    sheet = ledger_sheet(hostile("长" * 100_000), parse_period("Q1", 2023))
    book = CalamineWorkbook.from_filelike(io.BytesIO(excel.write_workbook(sheet, Settings())))
    tabs = [book.get_sheet_by_index(n).to_python() for n in (0, 1)]
    cells = [cell for rows in tabs for row in rows for cell in row if isinstance(cell, str)]
    assert max(map(len, cells)) == MOST_CHARACTERS
    assert all(c.endswith("以下见工作记录）") for c in cells if len(c) > 30_000)


@pytest.mark.parametrize("name", ["=办公室", "@文明办", "-1科", "＋组"])
def test_names_come_back_from_a_csv_as_they_were(name: str) -> None:
    """The apostrophe that guards a cell is no part of the name."""
    board = Diary().board(plan(task("3.1", title="专题学习", lead=name, due="03-31")), "01-01")
    data = csvtable.write_csv(breakdown_sheet(board), Settings()).decode("utf-8-sig")
    lines = csv_lines(data)
    assert lines is not None
    (found,) = assignments_in(lines, 2023, "分解表.csv")
    assert found.lead == (name,)
