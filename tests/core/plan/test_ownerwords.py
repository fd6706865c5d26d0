"""Brackets that say what the columns beside them say already."""

from __future__ import annotations

import pytest

from wenming_cli.core.plan.ownerwords import owner_spans, without_owners

NAMES = {"宣传科", "机关党支部", "各乡镇（街道）", "李娜"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("每季度举办1期。（责任科室：宣传科，配合：机关党支部）", "每季度举办1期。"),
        ("每季度举办1期（牵头单位：宣传科；责任领导：李娜）。", "每季度举办1期。"),
        ("每季度举办1期。（责任单位：宣传科）。年底总结。", "每季度举办1期。年底总结。"),
        ("（责任科室：宣传科）", ""),
        ("走访。(配合单位: 各乡镇（街道）、宣传科)", "走访。"),
    ],
)
def test_a_bracket_of_owners_is_not_said_twice(text: str, shown: str) -> None:
    assert without_owners(text, NAMES) == shown


@pytest.mark.parametrize(
    "text",
    [
        "每季度举办1期。（责任科室：文明办）",
        "每季度举办1期。（责任科室：宣传科、文明办）",
        "与结对村（社区）共建。",
        "按要求（宣传科）办理。",
        "未配对的（责任科室：宣传科",
    ],
)
def test_what_the_columns_do_not_say_stays(text: str) -> None:
    assert without_owners(text, NAMES) == text
    assert not list(owner_spans(text, NAMES))


def test_every_bracket_of_owners_can_be_left_out() -> None:
    assert without_owners("走访村（社区）。（责任科室：文明办）", None) == "走访村（社区）。"
