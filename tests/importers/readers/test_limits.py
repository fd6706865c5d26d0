"""Small files that would grow to gigabytes or take minutes: a result or a refusal, at once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from wenming_cli.errors import Refused, Unreadable
from wenming_cli.formats.limits import MOST, Budget
from wenming_cli.importers.lines import Place, SourceLine
from wenming_cli.importers.readers.excel.xlsx import read_xlsx
from wenming_cli.importers.readers.pdf import read_pdf
from wenming_cli.importers.readers.text import read_text
from wenming_cli.importers.readers.web.html import read_html
from wenming_cli.importers.readers.word.docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = ["编号", "工作内容", "牵头单位", "完成时限"]


def packed(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def word(body: str, numbering: str = "") -> bytes:
    parts = {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}
    if numbering:
        link = f'<Relationship Id="r" Type="{R}/numbering" Target="numbering.xml"/>'
        parts["word/_rels/document.xml.rels"] = (
            f'<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>'
        )
        parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'
    return packed(parts)


def row(number: int, cells: list[str]) -> str:
    texts = (f'<c t="inlineStr"><is><t>{cell}</t></is></c>' if cell else "<c/>" for cell in cells)
    return f'<row r="{number}">{"".join(texts)}</row>'


def workbook(rows: str, after: str = "", before: str = "", sheets: int = 1) -> bytes:
    numbers = range(1, sheets + 1)
    sheet = f'<worksheet xmlns="{S}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{SHEETS}.worksheet+xml"/>'
        for n in numbers
    )
    listed = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    links = "".join(
        f'<Relationship Id="r{n}" Type="{R}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    return packed({
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/xl/workbook.xml" ContentType="{SHEETS}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        **{f"xl/worksheets/sheet{n}.xml": sheet for n in numbers},
    })  # fmt: skip


TABLE = (
    row(1, HEAD) + row(2, ["1", "学习", "办公室", "6月底前"]) + row(3, ["", "队伍", "干部科", ""])
)


def merged(*areas: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{one}"/>' for one in areas) + "</mergeCells>"


@pytest.mark.parametrize(
    "area", ["A2:A1048576", "A2:A3"], ids=["what a clerk does", "what is meant"]
)
def test_a_merge_down_the_whole_column_ends_with_the_table(area: str) -> None:
    found = [line.cells for line in read_xlsx(workbook(TABLE, merged(area)), "x.xlsx").lines]
    assert found == [
        tuple(HEAD), ("1", "学习", "办公室", "6月底前"), ("1", "队伍", "干部科", ""),
    ]  # fmt: skip


def test_a_sheet_merged_whole_shows_its_first_cell() -> None:
    found = read_xlsx(workbook(TABLE, merged("A1:XFD1048576")), "x.xlsx").lines
    assert {line.cells for line in found} == {("编号", "", "", "")}


def test_the_size_that_a_sheet_declares_is_not_believed() -> None:
    declared = '<dimension ref="A1:XFD1048576"/>'
    found = read_xlsx(workbook(TABLE, before=declared), "x.xlsx").lines
    assert [len(line.cells or ()) for line in found] == [4, 4, 4]


@pytest.mark.slow
def test_many_merges_over_everything_are_refused() -> None:
    rows = "".join(row(n, ["a"] * 60) for n in range(1, 1001))
    with pytest.raises(Refused, match="cells"):
        read_xlsx(workbook(rows, merged(*["A1:BH1048576"] * 50)), "x.xlsx")


@pytest.mark.slow
def test_three_hundred_sheets_are_no_plan() -> None:
    with pytest.raises(Refused, match="sheets"):
        read_xlsx(workbook(TABLE, sheets=300), "x.xlsx")


def nested(deep: int) -> str:
    body = "<w:p><w:r><w:t>底</w:t></w:r></w:p>"
    for _ in range(deep):
        start, more = "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>", "<w:tcPr><w:vMerge/></w:tcPr>"
        rows = f"<w:tr><w:tc>{start}{body}</w:tc></w:tr><w:tr><w:tc>{more}<w:p/></w:tc></w:tr>"
        body = f"<w:tbl>{rows}</w:tbl><w:p/>"
    return body


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: word(nested(40)), Refused, "lines"),
        (lambda: word(nested(400)), Unreadable, "damaged"),
        (lambda: word("<w:p/>" * (MOST["rows"] + 1)), Refused, "lines"),
        (lambda: word("<w:p><w:r/></w:p>" * (MOST["nodes"] // 3)), Refused, "parts"),
        (lambda: word("<w:p/>")[:200], Unreadable, "damaged"),
    ],
    ids=["merged rows double", "too deep for XML", "paragraphs", "nodes", "cut off"],
)
def test_word_documents_that_grow(
    make: Callable[[], bytes], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        read_docx(make(), "x.docx")


def listed(level: str, items: int, text: str) -> bytes:
    number = f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    return word(
        f"<w:p>{number}<w:r><w:t>项</w:t></w:r></w:p>" * items,
        f"<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='{level}'><w:start w:val='{'9' * 5000}'/>"
        f"<w:lvlText w:val='{text}'/></w:lvl></w:abstractNum><w:num w:numId='1'>"
        "<w:abstractNumId w:val='0'/></w:num>",
    )


def test_a_label_of_a_megabyte_is_refused() -> None:
    with pytest.raises(Refused, match="characters"):
        read_docx(listed("0", 9, "长" * 350_000), "x.docx")


def test_levels_and_numbers_that_word_does_not_have_are_passed_over() -> None:
    assert [line.text for line in read_docx(listed("99999999", 1, "%1"), "x.docx").lines] == ["项"]
    assert [line.text for line in read_docx(listed("0", 1, "%1、"), "x.docx").lines] == ["0、项"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<" * 80_000, "<" * 80_000),
        ("<![foo]>甲", "甲"),
        ("<![CDATA[x>y]]>甲", "甲"),
        ("<a b='>" * 50_001 + "甲", "甲"),
        ("<!--" * 50_000 + "甲", "<!--" * 50_000 + "甲"),
        (f"<ol start={'9' * 4400}><li>甲</ol>", "1. 甲"),
        (f"&#{'9' * 5000};甲", f"&#{'9' * 5000};甲"),
        ("<script>" + "</scrip" * 50_000, ""),
    ],
    ids=[
        "less-than signs", "a marked section", "a section of text", "quotes", "comments", "a start",
        "a reference", "a script",
    ],
)  # fmt: skip
def test_pages_that_took_minutes(page: str, found: str) -> None:
    assert (
        "".join(line.text for line in read_html(f"<html>{page}".encode(), "x.html").lines) == found
    )


def test_cells_over_a_thousand_million_columns() -> None:
    page = "<table><tr><td colspan=999999999 rowspan=999999999>甲</td></tr></table>"
    assert [len(line.cells or ()) for line in read_html(page.encode(), "x.html").lines] == [60]


@pytest.mark.parametrize("text", ["长" * 2_000_001, "\n" * 100_001], ids=["a line", "lines"])
def test_a_text_of_megabytes_is_refused_before_it_is_cut(text: str) -> None:
    with pytest.raises(Refused, match="more than any work plan"):
        read_text(text.encode(), "x.txt")


def pdf(content: bytes) -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    stream = DecodedStreamObject()
    stream.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.slow
def test_a_page_of_millions_of_strokes_is_refused() -> None:
    with pytest.raises(Refused, match="strokes"):
        read_pdf(pdf(b"0 0 m\n" * 4_000_000), "x.pdf")


def test_a_budget_is_spent_to_its_end() -> None:
    budget = Budget("x")
    budget.spend("sheets", MOST["sheets"])
    with pytest.raises(Refused):
        budget.spend("sheets")
    assert list(budget.count_lines([SourceLine("甲", Place(1))]))
