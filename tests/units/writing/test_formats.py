"""Each format is written, opens again, and is the same bytes for the same rows."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from docx import Document

from units.district import gathered
from wenming_cli.errors import Usage
from wenming_cli.units.writing.formats import UNIT_FORMATS, unit_ending

MADE = date(2023, 10, 10)


def written(ending: str) -> bytes:
    return UNIT_FORMATS[ending](gathered("area"), MADE, "区文明办")


@pytest.mark.slow
@pytest.mark.parametrize("ending", UNIT_FORMATS)
def test_the_same_rows_give_the_same_bytes(ending: str) -> None:
    assert written(ending) == written(ending)
    assert unit_ending(f"通报{ending.upper()}") == ending


def test_the_workbook_has_units_groups_items_and_charts() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(".xlsx")))
    assert book.sheetnames == ["单位", "图表", "分片区", "事项"]
    assert book["单位"]["C4"].value == "第一小学"
    assert book["事项"].max_row >= 3 + 8


def test_the_circular_is_a_word_document() -> None:
    text = "\n".join(p.text for p in Document(io.BytesIO(written(".docx"))).paragraphs)
    assert "精神文明工作进展情况的通报" in text
    assert "区文明办" in text


def test_text_formats() -> None:
    assert written(".md").decode().startswith("# 关于2023年第三季度")
    assert "第一小学" in written(".csv").decode("utf-8-sig")
    assert written(".jsonl") == gathered().rows
    assert b"<!doctype html>" in written(".html")


@pytest.mark.parametrize("name", ["x.pdf", "x", "x.txt", ".xlsx.bak"])
def test_other_formats_are_refused(name: str) -> None:
    with pytest.raises(Usage) as found:
        unit_ending(name)
    assert found.value.hint is not None
    assert ".parquet" in found.value.hint.speak("zh")
