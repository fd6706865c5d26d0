"""Every piece of a document comes to exactly one end: a line, or a piece left out with its reason.

Documents are made of pieces with words of their own, some in plain sight and some not; each word must
be found once, and only those that a person sees may be found in a line.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from wenming_cli.importers.lines import ReadDocument
from wenming_cli.importers.readers.excel.xlsx import read_xlsx
from wenming_cli.importers.readers.markdown import markdown_lines
from wenming_cli.importers.readers.settling import settle
from wenming_cli.importers.readers.web.html import read_html
from wenming_cli.importers.readers.word.docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Piece(NamedTuple):
    """A piece of a document: how it is written, `{}` standing for its word, and whether it is seen."""

    written: str
    seen: bool


WORD = (
    Piece("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", seen=True),
    Piece("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t><w:br/></w:r></w:p>", seen=True),
    Piece("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>{}</w:t></w:r></w:p>", seen=False),
    Piece("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r></w:p>", seen=False),
    Piece("<w:p><w:del><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>", seen=False),
    Piece("<w:p><w:ins><w:r><w:t>{}</w:t></w:r></w:ins></w:p>", seen=True),
    Piece("<w:p><w:hyperlink><w:r><w:t>{}</w:t></w:r></w:hyperlink></w:p>", seen=True),
    Piece(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{}</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>",
        seen=False,
    ),
    Piece("<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
          "</w:pict></w:r></w:p>", seen=True),
    Piece("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
          seen=True),
    Piece("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", seen=True),
    Piece("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
          "</w:tr></w:tbl>", seen=False),
    Piece('<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>', seen=False),
    Piece("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>", seen=True),
)  # fmt: skip
PAGE = (
    Piece("<p>{}</p>", seen=True),
    Piece("<div>{}<br></div>", seen=True),
    Piece("<del>{}</del>", seen=False),
    Piece("<p>甲<span style='display:none'>{}</span></p>", seen=False),
    Piece("<div hidden><p>{}</p></div>", seen=False),
    Piece("<table><tr><td>{}</td><td>乙</td></tr></table>", seen=True),
    Piece("<table><tr style='display: none'><td>{}</td></tr></table>", seen=False),
    Piece("<ul><li>{}</ul>", seen=True),
    Piece("<nav>{}</nav>", seen=False),
    Piece("<s><b>{}</b></s>", seen=False),
    Piece("<p>甲</p><p hidden>{}<p>乙</p>", seen=False),
    Piece("<ruby>甲<rt>{}</rt></ruby>", seen=False),
)
MARKDOWN = (
    Piece("## {}", seen=True),
    Piece("- {}", seen=True),
    Piece("1. {}", seen=True),
    Piece("甲~~{}~~", seen=False),
    Piece("**{}：**乙", seen=True),
    Piece("<!-- {} -->", seen=False),
    Piece("| 甲 | {} |\n|--|--|\n", seen=True),
    Piece("```\n{}\n```", seen=True),
    Piece("> {}", seen=True),
    Piece("![{}](a.png)", seen=False),
)


def word(parts: Sequence[str]) -> ReadDocument:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        body = f'<w:document xmlns:w="{W}"><w:body>{"".join(parts)}</w:body></w:document>'
        file.writestr("word/document.xml", body)
    return read_docx(made.getvalue(), "x.docx")


def page(parts: Sequence[str]) -> ReadDocument:
    return read_html(f"<html><body>{''.join(parts)}</body></html>".encode(), "x.html")


def markdown(parts: Sequence[str]) -> ReadDocument:
    return markdown_lines("\n\n".join(parts), "x.md")


def found_in(document: ReadDocument, word: str) -> tuple[int, int]:
    """How many lines hold a word, and how many pieces that were left out."""
    found = settle(document)
    return (
        sum(word in line.text for line in found.lines),
        sum(word in one.text for one in found.left_out),
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("read", "kinds"),
    [(word, WORD), (page, PAGE), (markdown, MARKDOWN)],
    ids=["docx", "html", "md"],
)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_each_piece_comes_to_one_end(
    read: Callable[[Sequence[str]], ReadDocument], kinds: Sequence[Piece], data: st.DataObject
) -> None:
    pieces = data.draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=8))
    document = read([piece.written.format(f"第{n}词") for n, piece in enumerate(pieces)])
    for n, piece in enumerate(pieces):
        assert found_in(document, f"第{n}词") == ((1, 0) if piece.seen else (0, 1)), piece


class Shade(NamedTuple):
    """What hides a sheet: rows, columns and cells, from 0."""

    rows: frozenset[int]
    columns: frozenset[int]
    struck: frozenset[tuple[int, int]]
    whole: bool


SHADES = st.builds(
    Shade,
    st.frozensets(st.integers(0, 3)),
    st.frozensets(st.integers(0, 3)),
    st.frozensets(st.tuples(st.integers(0, 3), st.integers(0, 3))),
    st.booleans(),
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(shades=st.lists(SHADES, min_size=1, max_size=3))
def test_each_cell_comes_to_one_end(shades: list[Shade]) -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        struck = book.add_format({"font_strikeout": True})
        book.add_worksheet("任务").write(0, 0, "任务")
        for s, shade in enumerate(shades):
            sheet = book.add_worksheet(f"表{s}甲")
            for row in range(4):
                for column in range(4):
                    form = struck if (row, column) in shade.struck else None
                    sheet.write(row, column, f"第{s}{row}{column}词", form)
            for row in shade.rows:
                sheet.set_row(row, options={"hidden": True})
            for column in shade.columns:
                sheet.set_column(column, column, options={"hidden": True})
            if shade.whole:
                sheet.hide()
    document = read_xlsx(made.getvalue(), "x.xlsx")
    for s, shade in enumerate(shades):
        for row in range(4):
            for column in range(4):
                hidden = shade.whole or row in shade.rows or column in shade.columns
                seen = not hidden and (row, column) not in shade.struck
                ends = found_in(document, f"第{s}{row}{column}词")
                assert ends == ((1, 0) if seen else (0, 1))
