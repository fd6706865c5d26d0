"""Page numbers in the middle of a text."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.lines import Place
from wenming_cli.importers.readers.text import text_lines


@pytest.mark.parametrize(
    ("text", "clean", "marks"),
    [
        ("一、落实第2页共4页责任到人。", "一、落实责任到人。", ["第2页共4页"]),
        ("一、签订承-1-诺书，管-2-理占道。", "一、签订承诺书，管理占道。", ["-1-", "-2-"]),
        ("一、详见第2页的表格。", "一、详见第2页的表格。", []),
        ("一、签订承-1-诺书。", "一、签订承-1-诺书。", []),
        ("一、甲-1-乙，丙-4-丁。", "一、甲-1-乙，丙-4-丁。", []),
    ],
    ids=["of how many", "one after the other", "a reference", "one alone", "no order"],
)
def test_page_numbers_in_mid_sentence(text: str, clean: str, marks: list[str]) -> None:
    source, left_out = clean_document(text_lines(text).lines)
    assert source.text == clean
    assert [(one.kind, one.text) for one in left_out] == [("page", mark) for mark in marks]


def test_what_follows_keeps_its_place() -> None:
    source, left_out = clean_document(text_lines("一、落实第2页共4页责任到人。").lines)
    assert left_out[0].place == Place(1, 5)
    assert source.place_at(source.text.index("责任")) == Place(1, 11)


def test_a_row_keeps_the_words_of_its_cells() -> None:
    lines = text_lines(
        "| 1 | 落实第2页共4页责任 | 党办 |\n| 2 | 签订承-1-诺书，管-2-理 | 工会 |"
    ).lines
    source, left_out = clean_document(lines)
    assert [p.text for p in source.paragraphs] == [line.text for line in lines]
    assert left_out == ()


def cut(*lines: str) -> list[str]:
    return [p.text for p in clean_document(text_lines("\n".join(lines)).lines)[0].paragraphs]


@pytest.mark.parametrize(
    "mark", ["第2页共4页", "第 2 页，共 4 页", "第2页/共4页", "第２页　共４页 "]
)
def test_each_way_to_write_a_page(mark: str) -> None:
    assert cut(f"一、落实{mark}责任到人。") == ["一、落实责任到人。"]


@pytest.mark.parametrize(("length", "gone"), [(6, True), (5, False), (40, True), (41, False)])
def test_a_header_in_a_text_has_six_to_forty_characters(length: int, gone: bool) -> None:
    """Of a longer one the last forty are cut."""
    header = "".join(chr(0x5000 + n) for n in range(length))
    found = cut(header, f"一、落实{header}第2页责任。")[-1]
    assert (found == "一、落实责任。") is gone
    assert cut(f"{header}，", f"一、落实{header[:-1]}。第2页责任。")[-1].endswith("。第2页责任。")


def test_a_header_may_stand_in_the_same_text_and_on_one_of_the_first_lines() -> None:
    header = "某某局工作方案"
    assert cut(f"一、{header}。落实{header}第2页责任。") == [f"一、{header}。落实责任。"]
    above = [f"第{n}句话已经说完。" for n in range(39)]
    assert cut(*above, header, f"一、落实{header}第2页责任。")[-1] == "一、落实责任。"
    assert "第2页" in cut(*above, "又一句话已经说完。", header, f"一、落实{header}第2页责任。")[-1]


HEAD = "××工务段2026年“平安”创建方案\n一、任务\n"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("成活率不够的重××工务段文明创建方案 第3页新播种。", "成活率不够的重新播种。"),
        ("按照××工务段文明创建方案第3页的表格办。", "按照××工务段文明创建方案第3页的表格办。"),
        ("翻到宣讲方案第3页朗读。", "翻到宣讲方案第3页朗读。"),
        ("见××工务段文明创建方案第3页图示。", "见××工务段文明创建方案第3页图示。"),
    ],
)
def test_a_header_that_begins_as_the_document_and_ends_as_a_paper(text: str, clean: str) -> None:
    source, left_out = clean_document(text_lines(HEAD + text).lines)
    assert source.text.splitlines()[-1] == clean
    assert [one.kind for one in left_out] == ([] if text == clean else ["header"])
