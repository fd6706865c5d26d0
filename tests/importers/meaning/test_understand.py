"""Traps that only look like a time, a quantity or an owner, and words as printed."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.understand import quantities_in, understand

YEAR = 2026


@pytest.mark.parametrize(
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
