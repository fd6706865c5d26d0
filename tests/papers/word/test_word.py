"""Word documents: the values of GB/T 9704-2012 in the file, and files that always open."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import docx
import pytest

from places import DATA
from samples import TABLE, TEXT
from wenming_cli.papers.document import Document, Heading, Paragraph
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn
from wenming_cli.papers.word import word
from wordtext import W, body, parts, text_of, written_as

if TYPE_CHECKING:
    from conftest import Golden
    from papers.conftest import Summarised

PAPERS = DATA / "papers"


def written(model: Document = TEXT) -> bytes:
    return word.write_word_document(model, Settings())


def paragraphs(data: bytes) -> dict[str, Any]:
    return {text_of(one): one for one in body(data) if one.tag == f"{W}p"}


@pytest.mark.slow
@pytest.mark.parametrize("period", ["Q1", "Q2", "Q3", "Q4", "H1", "2023"])
def test_the_shipped_year_in_word(period: str, summarised: Summarised, golden: Golden) -> None:
    golden(PAPERS / f"summary-{period}.xml", written_as(written(summarised(period))))


@pytest.mark.slow
def test_every_element_of_a_text_and_a_table(golden: Golden) -> None:
    """Two attachments of two sizes of letters, and a table by itself with all that it may have."""
    crowded = replace(
        TABLE,
        title="明细",
        columns=tuple(
            SheetColumn(f"c{n}", f"第{n}栏的名称", centred=n % 2 == 0) for n in range(1, 17)
        ),
        rows=[[f"{n}科、{n}办" for n in range(1, 17)]],
        group_rows=frozenset(),
    )
    texts = written(replace(TEXT, attachments=(TABLE, crowded)))
    rows = [["三（一）", "学习"], *TABLE.rows[1:]]
    long = replace(
        TABLE, unit="某" * 45, rows=rows, notes=("一项工作有几个牵头单位的，各计一次。", "甲")
    )
    sheets = [word.write_word_sheet(one, Settings()) for one in (TABLE, long)]
    golden(PAPERS / "word.xml", "====\n".join(map(written_as, (texts, *sheets))))


def test_the_signature_keeps_with_the_text() -> None:
    """7.3.5.5: never alone on a page."""
    found = list(body(written()).iter(f"{W}p"))
    last = next(n for n, one in enumerate(found) if text_of(one) == "待补充。")
    end = next(n for n, one in enumerate(found) if text_of(one) == "2023年7月3日")
    for one in found[last:end]:
        assert one.find(f"{W}pPr/{W}keepNext") is not None
    assert found[end].find(f"{W}pPr/{W}keepNext") is None


@pytest.mark.slow
def test_attachments_are_named_after_the_text() -> None:
    assert "附件：工作台账" in paragraphs(written())
    two = paragraphs(written(replace(TEXT, attachments=(TABLE, replace(TABLE, title="明细")))))
    assert [text for text in two if text.startswith(("附件", "2."))] == [
        "附件：1.工作台账", "2.明细", "附件1", "附件2",
    ]  # fmt: skip


def test_a_document_without_attachments_has_one_section() -> None:
    data = written(replace(TEXT, attachments=()))
    assert len(docx.Document(io.BytesIO(data)).sections) == 1
    assert "附件" not in written_as(data)


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written()
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert written() == first
    assert word.write_word_sheet(TABLE, Settings()) == word.write_word_sheet(TABLE, Settings())


@pytest.mark.slow
def test_no_clock_and_no_stranger_in_the_file() -> None:
    core = parts(written())["docProps/core.xml"]
    assert b"2023-07-03T00:00:00Z" in core
    assert "区委宣传部".encode() in core
    assert b"python-docx" not in b"".join(parts(written()).values())


@pytest.mark.slow
@pytest.mark.parametrize("text", ["<w:p>&amp;", "]]>", "{{ title }}", "=1+1", "a\x00b\x0bc\ud800"])
def test_what_people_wrote_is_text(text: str) -> None:
    hostile = replace(
        TEXT, title=text, unit=text, blocks=(Heading(1, text), Paragraph(text, text)),
        attachments=(replace(TABLE, title=text, rows=[[1, text]], group_rows=frozenset()),),
    )  # fmt: skip
    again = docx.Document(io.BytesIO(written(hostile)))
    shown = text.translate({0: "�", 11: "�", 0xD800: "�"})
    assert again.paragraphs[0].text == shown
    assert again.tables[0].rows[1].cells[1].text == shown


def test_line_ends_and_tabs_of_notes_stay_in_the_line() -> None:
    data = written(replace(TEXT, blocks=(Paragraph("第一行\n第二行\t完"),)))
    assert "第一行 第二行 完" in paragraphs(data)


def test_cells_show_days_percentages_and_nothing() -> None:
    columns = (SheetColumn("due", "时限", "date"), SheetColumn("share", "进度", "percent"),
               SheetColumn("note", "备注"))  # fmt: skip
    rows: list[list[Cell]] = [[date(2023, 9, 1), 50, None], [date(2024, 1, 1), 0, "长期坚持"]]
    sheet = replace(TABLE, columns=columns, rows=rows, group_rows=frozenset())
    table = docx.Document(io.BytesIO(word.write_word_sheet(sheet, Settings()))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["时限", "进度", "备注"], ["9月1日", "50%", ""], ["2024年1月1日", "0%", "长期坚持"],
    ]  # fmt: skip


def test_each_row_is_told_to_the_progress_bar() -> None:
    told: list[int] = []
    word.write_word_sheet(TABLE, Settings(progress=told.append))
    assert told == [1, 1, 1]


def test_a_long_unit_and_the_day_stand_on_lines_of_their_own_above_a_table() -> None:
    columns = (SheetColumn("title", "工作任务"),)
    texts = []
    for unit in ("某" * 36 + "1", "某" * 45):
        sheet = Sheet("台账", unit, TEXT.signed, columns, [["学习"]])
        document = docx.Document(io.BytesIO(word.write_word_sheet(sheet, Settings())))
        texts.append(document.paragraphs[1].text)
    assert "\n" not in texts[0]
    assert texts[1].split("\n") == [f"填报单位：{'某' * 45}", "填报时间：2023年7月3日"]
