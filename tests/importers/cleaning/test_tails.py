"""What stands behind the last sentence of a document on one line."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.cleaning.tails import STARTS, cut_tails
from wenming_cli.importers.lines import CleanedParagraph, Place
from wenming_cli.importers.readers.text import text_lines

BODY = "为了市容，制定本方案。一、任务各单位抓好落实。" + "把好事办好，把实事办实。" * 20


def pieces(text: str) -> list[tuple[str, str]]:
    source, _ = clean_document(text_lines(text).lines)
    return [(p.text, p.aside) for p in source.paragraphs]


@pytest.mark.parametrize(("kind", "_", "example"), STARTS, ids=[row[2] for row in STARTS])
def test_each_kind_of_piece_has_an_example(kind: str, _: str, example: str) -> None:
    first, *rest = pieces(BODY + example)
    assert first == (BODY, "")
    assert "".join(text for text, _ in rest) == example
    assert {aside for _, aside in rest} == {kind}
    assert "~" not in example


def test_pieces_stand_one_behind_the_other_and_keep_their_places() -> None:
    tail = "联系人：陈××附件：配置标准××区图书馆(保卫部)2026年3月2日抄送：县委宣传部。××局2026年3月6日印发"
    source, _ = clean_document(text_lines(BODY + tail).lines)
    assert [(p.text, p.aside) for p in source.paragraphs[1:]] == [
        ("联系人：陈××", "contact"),
        ("附件：配置标准", "attachments"),
        ("××区图书馆(保卫部)2026年3月2日", "signature"),
        ("抄送：县委宣传部。", "imprint"),
        ("××局2026年3月6日印发", "imprint"),
    ]
    at = source.starts[2]
    assert source.place_at(at) == Place(1, len(BODY) + len("联系人：陈××") + 1)


def test_the_pieces_above_and_below_an_annex_are_cut_off_as_well() -> None:
    annex = "附件1点位整治清单"
    assert pieces(f"{BODY}××局2026年3月2日{annex}××市城管局2026年4月15日印发")[1:] == [
        ("××局2026年3月2日", "signature"),
        (annex, ""),
        ("××市城管局2026年4月15日印发", "imprint"),
    ]


@pytest.mark.parametrize(
    "tail",
    [
        "联系人：张××。要抓好落实。",
        "各科室联系人：张××",
        "按照××局2026年3月2日的部署办理。",
    ],
    ids=["text behind it", "no stop before it", "a day in the text"],
)
def test_what_is_part_of_the_text_stays(tail: str) -> None:
    assert pieces(BODY + tail) == [(BODY + tail, "")]


def test_a_document_with_its_line_breaks_is_read_line_by_line() -> None:
    text = "一、抓学习。\n（一）讲堂。联系人：张××\n（二）书屋。\n（三）宣讲。"
    assert [aside for _, aside in pieces(text)] == [""] * 4


@pytest.mark.parametrize(
    ("kind", "tails"),
    [
        ("contact", ["联系人：陈××", "（联系电话：1）", "联系方式：1", "咨询电话：1"]),
        ("attachments", ["附件：标准", "附 件 ：标准"]),
        ("imprint", ["抄送：县委", "抄报：县委", "主题词：文明", "××局2026年3月6日印发"]),
        ("signature", ["××镇2026年3月6日", "××镇2026年3月6日（印章）"]),
        ("names", ["××镇工作小组名单组长：李", "××镇名单组 长：李"]),
        ("site", ["（计划）相关文章：", "（计划）相关阅读：", "相关文章：", "相关阅读：", "推荐文章：", "推荐阅读：", "【打印本页】", "关闭窗口", "返回顶部", "附件下载：", "主办：", "主办单位："]),
    ],
)  # fmt: skip
def test_each_word_by_which_a_tail_is_known(kind: str, tails: list[str]) -> None:
    assert {tail: pieces(BODY + tail)[1:] for tail in tails} == {
        tail: [(tail, kind)] for tail in tails
    }


@pytest.mark.parametrize("name", ["清单", "名单", "方案", "标准", "办法", "指南", "表"])
def test_an_office_is_cut_off_the_name_of_an_annex(name: str) -> None:
    assert pieces(f"{BODY}附件：点位{name}××区图书馆2026年3月2日")[1:] == [
        (f"附件：点位{name}", "attachments"), ("××区图书馆2026年3月2日", "signature"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["标准化", "表彰", "表演", "表率"])
def test_words_that_only_begin_so_name_no_annex(name: str) -> None:
    office = f"点位{name}局2026年3月2日"
    assert pieces(f"{BODY}附件：{office}")[1:] == [("附件：", "attachments"), (office, "signature")]


@pytest.mark.parametrize(("length", "cut"), [(400, True), (401, False)])
def test_four_hundred_characters_behind_the_text_are_looked_at(length: int, cut: bool) -> None:
    tail = "联系人：" + "陈" * (length - 4)
    assert (len(pieces(BODY * 4 + tail)) == 2) is cut


@pytest.mark.parametrize(
    ("own", "others", "cut"),
    [(100, 0, True), (99, 0, False), (120, 80, True), (119, 81, False), (700, 9999, True), (699, 9999, False)],
    ids=["a hundred", "fewer", "six tenths", "a smaller share", "seven hundred", "fewer of many"],
)  # fmt: skip
def test_a_paragraph_that_has_swallowed_the_others_is_long(
    own: int, others: int, cut: bool
) -> None:
    tail = "。联系人：陈"
    long = "学" * (own - len(tail)) + tail
    found = cut_tails([CleanedParagraph(text, ((0, Place(1)),)) for text in (long, "习" * others)])
    assert (len(found) == 3) is cut
    row = CleanedParagraph(long, ((0, Place(1)),), cells=("甲", "乙"))
    assert cut_tails([row]) == [row]
