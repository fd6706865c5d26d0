"""Traps that only look like a time, a quantity or an owner, and words as printed."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.meaning.understand import (
    gathering_in,
    quantities_in,
    targets_in,
    understand,
)

YEAR = 2026


@each_row(
    "text",
    [
        "坚持三个文明一起抓", "健全“三会一课”制度", "周边环境整治", "加强年轻干部培养", "24小时不打烊",
        "纪念抗战胜利80周年", "第35个宣传月", "一站式服务", "每项任务有人抓", "年初有计划、年中有检查",
        "由文明科汇总通报", "“一把手”亲自抓，分管领导具体抓", "2026年1月20日", "弘扬五四精神", "区委〔2026〕8号",
        "按照（一）至（三）项办理", "党建科会同督查室跟踪督办", "组队参加由文明办承办的比赛",
        "月嫂培训", "一岗双责", "2024—2026年度文明单位",
    ],
)  # fmt: skip
def test_traps_say_nothing(text: str) -> None:
    found = understand(text, YEAR)
    assert (found.rhythms, found.deadlines, quantities_in(text), found.owner) == ((), (), [], None)


def test_words_are_kept_as_printed() -> None:
    found = understand("　６ 月 底前 ，完成", YEAR).deadlines[0]
    assert found.raw == "６ 月 底前"


def test_no_more_than_six_thousand_characters_of_an_item_are_read() -> None:
    assert understand("好" * 5998 + "每月", YEAR).rhythms
    assert not understand("好" * 5999 + "每月", YEAR).rhythms
    assert quantities_in("好" * 5995 + "至少3名")
    assert not quantities_in("好" * 5997 + "至少3名")
    assert gathering_in("好" * 5998 + "讲堂")
    assert not gathering_in("好" * 5999 + "讲堂")
    assert targets_in("好" * 5996 + "至少3名", None, activity=False)
    assert not targets_in("好" * 5997 + "至少3名", None, activity=False)


def test_blanks_inside_of_words_are_read_over() -> None:
    gathering = gathering_in("举办 讲 堂")
    assert gathering is not None
    assert gathering.words == "讲堂"
    assert [one.n for one in targets_in("不 少于 5 名", None, activity=False)] == [5]
    assert [one.n for one in quantities_in("不 少于 5 名")] == [5]


def test_a_cell_may_be_a_list_of_units_and_running_text_may_not() -> None:
    cell = understand("甲局、乙局", YEAR, field=True).owner
    assert cell is not None
    assert cell.lead == ("甲局", "乙局")
    assert understand("甲局、乙局", YEAR).owner is None


@pytest.mark.parametrize("words", [" 待定 ", "待定"])
def test_what_is_not_understood_is_kept_without_blanks(words: str) -> None:
    assert understand(words, YEAR, field=True).unread == ("待定",)


@each_row("mark", ["/", "\\", "|", "-", "·", ".", "。", "，", "、", "；", "~", "*", "×", "无", " 空 ", "——无"])  # fmt: skip
def test_what_stands_in_an_empty_field(mark: str) -> None:
    assert understand(mark, YEAR, field=True).unread == ()


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("完成时限：6月底前；完成时限：待定。", ("待定",)),
        ("完成时限：待定；完成时限：6月底前。", ("待定",)),
        ("完成时限：不定期。", ("不定期",)),
        ("完成时限：每月。", ()),
        ("完成时限：长期坚持。", ()),
    ],
)
def test_a_field_says_when_or_its_words_are_kept(text: str, unread: tuple[str, ...]) -> None:
    assert understand(text, YEAR).unread == unread
