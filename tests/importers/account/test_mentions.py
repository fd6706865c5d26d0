"""What looks like an owner or a time is noticed, also where the grammar does not read it."""

from __future__ import annotations

import pytest

from wenming_cli.importers.account.mentions import mentions_in


def seen(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in mentions_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("组织学习。（理论科牵头，工会配合）", [("owner", "（理论科牵头，工会配合）")]),
        ("组织学习。责任单位：理论科", [("owner", "责任单位：理论科")]),
        ("由后勤组负责清运。", [("owner", "由后勤组负责")]),
        ("各网格员牵头。", [("owner", "各网格员牵头")]),
        (
            "做好登记。【牵头单位】消防大队【完成时限】4月底前",
            [("owner", "【牵头单位】消防大队"), ("time", "【完成时限】4月底前")],
        ),
        ("由后勤部抓总。", [("owner", "由后勤部抓总")]),
        ("要对群众负责。", []),
        ("制度落实到位。", []),
        ("完成时限：区残运会开幕前", [("time", "完成时限：区残运会开幕前")]),
        ("6月底前完成", [("time", "6月底前")]),
        ("十一月五日前完成", [("time", "十一月五日前")]),
        ("2026.11.30完成", [("time", "2026.11.30")]),
        ("第三季度办一次", [("time", "第三季度")]),
        ("每季度末报送", [("time", "每季度末报送")]),
        ("春节前慰问", [("time", "春节前")]),
        ("次年1月10日前报送", [("time", "次年1月10日前报送")]),
        ("接到通知后10日内", [("time", "10日内")]),
        ("6月中学生竞赛", [("time", "6月")]),
        ("7月中旬布展", [("time", "7月中旬")]),
        ("上旬完成", [("time", "上旬")]),
        ("月中前汇总", [("time", "月中前")]),
        ("9月上中旬", [("time", "9月上中旬")]),
        ("两周内整改", [("time", "两周内")]),
        ("下周五前报送", [("time", "下周五前")]),
        ("雨季来临前疏通", [("time", "雨季来临前")]),
        ("开学初检查", [("time", "开学初")]),
        ("全年工作总结", []),
        ("2024—2026年届期", []),
        ("购置1.5米展板", []),
    ],
)
def test_mentions(text: str, found: list[tuple[str, str]]) -> None:
    assert seen(text) == found


def test_overlapping_words_are_one_mention() -> None:
    assert seen("完成时限：2026年6月30日前") == [("time", "完成时限：2026年6月30日前")]
