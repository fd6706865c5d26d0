"""From the document to the nodes no character of the body is lost, whichever reader it goes through."""

from __future__ import annotations

import csv
import html
import io
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places import DATA
from programs import run_program
from reading import lines_in
from wenming_cli.importers.account.kinds import KINDS
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.lines import SourceLine
from wenming_cli.importers.outline.outline import outline
from wenming_cli.importers.readers.excel.xlsx import read_xlsx
from wenming_cli.importers.readers.text import read_text
from wenming_cli.importers.readers.web.html import read_html
from wenming_cli.importers.readers.word.docx import read_docx

IMPORTS = DATA / "imports"
PIECES = st.sampled_from(
    ["一、", "（一）", "1.", "①", "1.1", "第二条", "指导思想", "每月1次", "6月底前", "由办公室牵头", "。", "，", "：", "；",
     "（责任单位：团委）", "“春节”", "AB c", "<b>", "&amp;", "＆", "３月"]
)  # fmt: skip
PARAGRAPHS = st.lists(st.lists(PIECES, min_size=1, max_size=8).map("".join), min_size=1, max_size=8)


def said(texts: Sequence[str]) -> str:
    """What is printed: everything but the space between words and paragraphs."""
    return "".join("".join(texts).split())


DOCUMENT = docx.Document()
"""Filled again for each example: to open and to pack Word's template takes longer than the rest."""


@cache
def _other_parts() -> bytes:
    """The package without its text."""
    whole, rest = io.BytesIO(), io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as package, zipfile.ZipFile(rest, "w") as made:
        for part in package.infolist():
            if part.filename != "word/document.xml":
                made.writestr(part.filename, package.read(part))
    return rest.getvalue()


def read_word() -> tuple[SourceLine, ...]:
    """What is read of the document; it is empty afterwards."""
    buffer = io.BytesIO(_other_parts())
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("word/document.xml", DOCUMENT.part.blob)
    DOCUMENT.element.body.clear_content()
    return read_docx(buffer.getvalue(), "x.docx").lines


def word(paragraphs: Sequence[str]) -> tuple[SourceLine, ...]:
    for text in paragraphs:
        DOCUMENT.add_paragraph(text)
    return read_word()


def page(paragraphs: Sequence[str]) -> tuple[SourceLine, ...]:
    body = "".join(f"<div><p>{html.escape(text)}</p></div>" for text in paragraphs)
    return read_html(f"<html><body>{body}</body></html>".encode(), "x.html").lines


def text(paragraphs: Sequence[str]) -> tuple[SourceLine, ...]:
    return read_text("\n".join(paragraphs).encode("gb18030"), "x.txt").lines


@pytest.mark.slow
@pytest.mark.parametrize("read", [word, page, text])
@settings(max_examples=60, deadline=None)
@given(paragraphs=PARAGRAPHS)
def test_paragraphs(
    read: Callable[[Sequence[str]], tuple[SourceLine, ...]], paragraphs: list[str]
) -> None:
    lines = read(paragraphs)
    assert said([line.text for line in lines]) == said(paragraphs)
    source, _ = clean_document(lines)
    cut = outline(source)
    assert cut.preamble + "".join(node.raw for node in cut.nodes) == source.text


FURNITURE = st.sampled_from(
    [
        "下载文档",
        "— 3 —",
        "第 2 页 共 9 页",
        "收藏 分享",
        "××局",
        "2026年1月5日",
        "附件：1.名单",
        "抄送：办公室",
    ]
)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(paragraphs=st.lists(st.one_of(PIECES, FURNITURE), min_size=1, max_size=20))
def test_each_character_is_in_the_cleaned_text_or_left_out(paragraphs: list[str]) -> None:
    lines = text(paragraphs)
    source, left_out = clean_document(lines)
    gone = [piece.text for piece in left_out if KINDS[piece.kind].group != "kept"]
    assert Counter(said([source.text, *gone])) == Counter(said(paragraphs))


HEAD = ("序号", "工作任务", "责任单位", "完成时限")
ROWS = st.lists(st.tuples(*[PIECES] * len(HEAD)), min_size=1, max_size=6)


def word_table(rows: Sequence[Sequence[str]]) -> tuple[SourceLine, ...]:
    table = DOCUMENT.add_table(rows=0, cols=len(HEAD))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    return read_word()


def workbook(rows: Sequence[Sequence[str]]) -> tuple[SourceLine, ...]:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return read_xlsx(buffer.getvalue(), "x.xlsx").lines


def values(rows: Sequence[Sequence[str]]) -> tuple[SourceLine, ...]:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return read_text(buffer.getvalue().encode("utf-8-sig"), "x.csv").lines


@pytest.mark.slow
@pytest.mark.parametrize("read", [word_table, workbook, values])
@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_tables(
    read: Callable[[Sequence[Sequence[str]]], tuple[SourceLine, ...]], rows: list[tuple[str, ...]]
) -> None:
    lines = read([HEAD, *rows])
    assert [line.cells for line in lines] == [HEAD, *rows]
    source, _ = clean_document(lines)
    cut = outline(source)
    assert cut.preamble + "".join(node.raw for node in cut.nodes) == source.text


@pytest.mark.slow
def test_an_old_word_file_says_the_same_as_the_new_one(tmp_path: Path) -> None:
    import shutil

    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    new = IMPORTS / "skipped-word.docx"
    run_program(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "doc", "--outdir", str(tmp_path), str(new)],
    )  # fmt: skip
    old = tmp_path / "skipped-word.doc"
    texts = [said([line.text for line in lines_in(path)]) for path in (new, old)]
    assert texts[0] == texts[1]
