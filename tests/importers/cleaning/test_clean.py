"""What cleaning takes out, joins and marks; each change has its place."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.lines import Place
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text, text_lines


def test_headers_beside_page_numbers_are_taken_out_and_named() -> None:
    pages = ["××局工作方案", "- 1 -", "一、抓学习", "××局工作方案", "- 2 -", "二、抓宣讲"]
    source, changes = clean_document(text_lines("\n".join(pages)).lines)
    assert source.text == "一、抓学习\n二、抓宣讲"
    assert [(one.kind, one.place.line) for one in changes] == [
        ("header", 1), ("page", 2), ("header", 4), ("page", 5),
    ]  # fmt: skip


def test_a_website_around_the_document_is_taken_out_with_its_list_of_others() -> None:
    page = [
        "首页",
        "一、抓学习",
        "温馨提示：",
        "1.本站文档可下载。",
        "二、抓宣讲",
        "猜你喜欢",
        "某局年度总结",
    ]
    source, changes = clean_document(text_lines("\n".join(page)).lines)
    assert source.text == "一、抓学习\n二、抓宣讲"
    assert {one.kind for one in changes} == {"site"}
    assert len(changes) == 5


def test_wrapped_lines_are_joined_and_know_where_they_came_from() -> None:
    full = "学" * 20
    source, changes = clean_document(
        text_lines("\n".join(["一、抓学习。", *[full] * 5, "完成。", "二、办讲堂。"])).lines
    )
    assert source.paragraphs[0].text == "一、抓学习。"
    assert source.paragraphs[-2].text.endswith(f"{full}完成。")
    assert source.place_at(source.text.index("完成。")) == Place(7, 1)
    assert {one.kind for one in changes} == {"joined"}


def test_lines_that_end_by_themselves_stay() -> None:
    source, changes = clean_document(text_lines("\n".join(["一、抓学习。"] * 8)).lines)
    assert (len(source.paragraphs), changes) == (8, ())


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        ("一、抓学习\n××局办公室\n2026年1月5日", ["××局办公室", "2026年1月5日"]),
        ("一、抓学习\n附件：1.任务表\n2.名单", ["附件：1.任务表", "2.名单"]),
        ("一、抓学习\n附件1：标准\n一、分数\n二、等次", []),
        ("一、抓学习\n抄送：市文明办。", ["抄送：市文明办。"]),
        ("| 1 | 讲堂 | 党办 |\n备注：按月", ["备注：按月"]),
        ("一、抓学习\n备注：按月", []),
    ],
)
def test_what_stands_below_the_text_is_marked_and_kept(text: str, asides: list[str]) -> None:
    source, _ = clean_document(text_lines(text).lines)
    assert [p.text for p in source.paragraphs if p.aside] == asides


def test_a_title_of_a_page_within_a_text_is_cut_out() -> None:
    text = "××局2026年工作方案\n一、抓学习。每月××局2026年工作方案第2页一次。"
    source, changes = clean_document(text_lines(text).lines)
    assert source.text == "××局2026年工作方案\n一、抓学习。每月一次。"
    assert [(one.kind, one.text, one.place) for one in changes] == [
        ("header", "××局2026年工作方案第2页", Place(2, 9))
    ]
    assert source.place_at(source.text.index("一次")) == Place(2, 24)


def test_a_pdf_has_lost_the_indents_of_its_paragraphs_but_not_their_ends() -> None:
    """A first line is shorter by the indent that only its position showed."""
    full, first, last = "学" * 27 + "，", "1.办讲堂，" + "讲" * 19, "完成。"
    head = "××局2026年精神文明建设工作方案\n一、重点任务\n"
    text = head + "\n".join([f"（一）{full[3:]}", full, last, first, full, last] * 2)
    draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
    texts = [item.node.text for item in draft.items if item.node.level == 3]
    assert texts == [f"{first[2:]}{full}{last}"] * 2
