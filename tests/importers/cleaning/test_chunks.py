"""A preview that cut the document into numbered pieces is put together again."""

from __future__ import annotations

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
