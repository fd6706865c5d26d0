"""What an item is understood to say: its fields, its several duties, its rhythm and its day."""

from __future__ import annotations

from datetime import date

import pytest

from drafting import found, written

FIELDS = "（牵头单位：宣传科；配合单位：团委、工会；责任领导：张××；完成时限：11月底前）"


def test_a_bracket_behind_an_item_is_about_the_whole_of_it() -> None:
    entries = found(f"（一）开展宣讲。每月组织1次集中学习，全年12场。{FIELDS}")
    assert list(entries) == ["1", "1.1"]
    one = entries["1.1"]
    assert (one.lead, one.support, one.leader) == (("宣传科",), ("团委", "工会"), ("张××",))
    assert (one.due, one.rhythm and one.rhythm.unit) == (date(2026, 11, 30), "month")


@pytest.mark.parametrize(
    "bracket",
    [
        "（责任单位：组织科；完成时限：6月底前）",
        "[责任单位：组织科；完成时限：6月底前]",
        "【责任单位：组织科，完成时限：6月底】",
        "（责任单位：组织科 完成时限：6月底前）。",
        "责任单位：组织科；完成时限：6月30日。",
        "（责任：组织科；时限：6月30日）",
        "（组织科牵头，6月底前完成）",
    ],
)
def test_fields_are_no_duties_of_their_own(bracket: str) -> None:
    entries = found(f"（一）开展活动。每季度开展1次。{bracket}")
    assert list(entries) == ["1", "1.1"]
    assert (entries["1.1"].lead, entries["1.1"].due) == (("组织科",), date(2026, 6, 30))


def test_a_bare_day_in_a_field_is_the_last_one() -> None:
    one = found("（一）修订制度。（完成时限：5月20日）")["1.1"]
    assert one.deadline is not None
    assert (one.deadline.start, one.deadline.end) == (None, date(2026, 5, 20))


@pytest.mark.parametrize(
    ("words", "standing", "due"),
    [("长期坚持", True, None), ("年底", False, date(2026, 12, 31)), ("持续推进", True, None)],
)
def test_a_bare_word_in_a_field_says_enough(words: str, standing: bool, due: date | None) -> None:
    one = found(f"（一）整治环境。（责任单位：办公室；完成时限：{words}）")["1.1"]
    assert (one.standing, one.due) == (standing, due)


@pytest.mark.parametrize(
    "text",
    ["全年12场，每月1场", "每月举办1场，全年12场", "全年12场。每月1场", "每月举办，全年不少于12场"],
)
def test_a_total_of_the_year_does_not_hide_the_rhythm(text: str) -> None:
    entries = found(f"（一）举办道德讲堂，{text}。")
    assert list(entries) == ["1", "1.1"]
    rhythm = entries["1.1"].rhythm
    assert rhythm is not None
    assert (rhythm.unit, rhythm.least) == ("month", 1)


def test_duties_with_times_of_their_own_become_items_that_are_told_apart() -> None:
    line = "（一）开展学习。每周五下午组织政治学习，每月1次开展主题党日；6月底前完成轮训。（责任单位：党办）"
    entries = found(line)
    derived = [entry for entry in entries.values() if entry.derived]
    assert [entry.node.title for entry in derived] == [
        "每周五下午组织政治学习", "每月1次开展主题党日", "6月底前完成轮训",
    ]  # fmt: skip
    assert {entry.node.label for entry in derived} == {""}
    assert {entry.lead for entry in derived} == {("党办",)}
    text = written(line)
    assert "# 摘自原文第3行\n# 拆分条目：文件中没有 1.1.1 这个编号" in text
    assert "# 原文第3行 （一）" in text


def test_what_is_printed_below_a_document_is_no_part_of_it() -> None:
    entries = found(
        "（一）营造氛围。设置公益广告300处以上。", "××局办公室　　2026年2月6日印发", "抄送：市文明办。",
    )  # fmt: skip
    assert entries["1.1"].due is None
    assert "印发" not in entries["1.1"].node.text


def test_a_signature_glued_to_the_last_sentence_sets_no_date() -> None:
    assert found("（一）保障经费。安排专项经费。××局党委2026年1月30日")["1.1"].due is None
    assert found("（一）保障经费。办公室于2026年1月30日前落实。")["1.1"].due == date(2026, 1, 30)


@pytest.mark.parametrize(
    "signed", ["××局党委  2026年3月2日", "*××局党委　2026年3月2日*", "2026.3.2", "2026-03-02"]
)
def test_a_signature_on_a_line_of_its_own_sets_no_date(signed: str) -> None:
    one = found("（一）保障经费。", signed)["1.1"]
    assert (one.due, one.node.text) == (None, "")


def test_a_numbered_line_that_ends_in_a_date_is_no_signature() -> None:
    entries = found("（一）会议", "1、召开职工大会 2026年3月2日")
    assert entries["1.1.1"].node.title == "召开职工大会 2026年3月2日"


def test_the_rhythm_of_the_words_counts_where_a_column_says_the_same_less_exactly() -> None:
    entries = found(
        "| 序号 | 任务 | 频次 | 责任单位 |", "| 1 | 每季度小结，每月25日前报送 | 每月1次，每年1次 | 党办 |", "| 2 | 书屋 | 每季度 | 党办 |",
    )  # fmt: skip
    rhythm = next(one.rhythm for one in entries.values() if "报送" in one.node.own)
    assert rhythm is not None
    assert (rhythm.unit, rhythm.anchor) == ("month", "by day 25")


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("不定期抽查。", "不定期"),
        ("适时督查。", "适时"),
        ("接到通知后10日内整改。", "接到通知后10日内"),
        ("下个季度办。", "下个季度"),
        ("6月底前完成。", ""),
        ("长期坚持。", ""),
        ("每月1次，6月底前完成，适时小结。", ""),
        ("每月1次，适时小结。", "适时"),
        ("6月底前完成，适时小结。", "适时"),
    ],
)
def test_words_for_a_time_without_a_day(words: str, vague: str) -> None:
    assert found(f"（一）{words}")["1.1"].vague == vague


@pytest.mark.parametrize(
    ("begins", "ends", "window"),
    [
        ("3月", "6月底", (date(2026, 3, 1), date(2026, 6, 30))),
        ("3月5日", "6月底", (date(2026, 3, 5), date(2026, 6, 30))),
        ("6月30日", "6月30日", (date(2026, 6, 30), date(2026, 6, 30))),
        ("7月1日", "6月30日", (None, date(2026, 6, 30))),
        ("待定", "6月底", (None, date(2026, 6, 30))),
    ],
)
def test_a_column_says_when_a_row_begins(
    begins: str, ends: str, window: tuple[date | None, date]
) -> None:
    entries = found(
        "| 序号 | 任务 | 开始时间 | 完成时限 | 责任单位 |", f"| 1 | 讲堂 | {begins} | {ends} | 党办 |", "| 2 | 书屋 | 1月 | 2月 | 党办 |",
    )  # fmt: skip
    one = next(entry for entry in entries.values() if entry.node.title == "讲堂")
    assert one.deadline is not None
    assert (one.deadline.start, one.deadline.end) == window
