"""A preview that cut the document into numbered pieces is put together again."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.chunks import without_chunk_numbers
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.lines import Place
from wenming_cli.importers.readers.text import text_lines

LONG = "要把好事办好，把实事办实，让群众看得见、摸得着、感受得到，" * 4


def test_pieces_that_break_off_are_joined_and_lose_their_numbers() -> None:
    text = (
        f"1、××厂工作安排 {LONG}推动行风建\n\n2、设。一、加强领导。{LONG}每季度听\n3、取一次汇报。"
    )
    source, left_out = clean_document(text_lines(text).lines)

    assert "行风建设。一、加强领导。" in source.text
    assert source.text.endswith("每季度听取一次汇报。")
    assert source.place_at(source.text.index("取一次")) == Place(4, 3)
    assert [(one.kind, one.text, one.place.line) for one in left_out if one.kind == "page"] == [
        ("page", "1、", 1), ("page", "2、", 3), ("page", "3、", 4),
    ]  # fmt: skip


def test_a_piece_that_begins_with_a_label_loses_its_number_and_keeps_the_label() -> None:
    text = f"1、××厂工作安排 {LONG}推动行风建\n2、设。一、加强领导。{LONG}办好。\n3、二、抓好培训。{LONG}"
    assert (
        clean_document(text_lines(text).lines)[0].text.splitlines()[-1] == f"二、抓好培训。{LONG}"
    )


def test_items_that_end_their_sentences_keep_their_numbers() -> None:
    text = f"1、抓学习。{LONG}抓好落实。\n2、抓宣讲。{LONG}抓好落实。"
    assert clean_document(text_lines(text).lines)[0].text == text


def test_short_items_without_full_stops_keep_their_numbers() -> None:
    assert (
        clean_document(text_lines("1、抓学习\n2、抓宣讲").lines)[0].text == "1、抓学习\n2、抓宣讲"
    )


@pytest.mark.parametrize(("length", "pieces"), [(80, 1), (79, 2)])
def test_a_piece_that_breaks_off_has_eighty_characters(length: int, pieces: int) -> None:
    text = "1、" + "学" * (length - 2) + "\n2、习好。"
    assert len(clean_document(text_lines(text).lines)[0].paragraphs) == pieces


@pytest.mark.parametrize("label", ["五、", "十二、", "（五）", "第五章", "第一条", "第三节"])
def test_each_label_behind_the_number_of_a_piece(label: str) -> None:
    text = f"1、{LONG}推动行风\n2、{label}学习{LONG}办好。\n3、{label}宣讲。"
    assert clean_document(text_lines(text).lines)[0].paragraphs[-1].text == f"{label}宣讲。"


def test_pieces_end_with_the_first_line_that_is_none() -> None:
    text = f" 1、{LONG}推动行\n　\n2、风建设。\n甲\n3、丙{LONG}"
    lines = without_chunk_numbers(text_lines(text).lines)
    assert [one.text for one in lines.left_out] == ["1、", "2、"]
    assert lines.lines[-1].text == f"3、丙{LONG}"
