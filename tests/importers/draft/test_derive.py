"""Several obligations in one item: sentences and clauses with times of their own."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.draft.derive import find_obligations
from wenming_cli.importers.meaning.understand import understand


@each_row(
    ("text", "parts"),
    [
        ("每周五下午组织学习。6月底前完成轮训。", ["每周五下午组织学习。", "6月底前完成轮训。"]),
        ("3月底前制定方案，6月底前完成整治。", ["3月底前制定方案", "6月底前完成整治。"]),
        (
            "制定方案，3月底前印发；每月通报一次工作情况。",
            ["制定方案，3月底前印发；", "每月通报一次工作情况。"],
        ),
        ("每月组织一次宣讲，由党办负责，6月底前完成。", []),
        ("每月组织一次宣讲。", []),
        ("每月组织宣讲，全年12场。", []),
        ("每月组织宣讲。（完成时限：6月底前）", []),
        ("每月组织宣讲。责任单位：党办；完成时限：6月底前。", []),
        ("每月组织宣讲（含6月底前的讲稿评比；每季度讲评）。", []),
        ("每月组织宣讲。春节、中秋走访慰问职工。", []),
    ],
)
def test_parts_with_a_time_of_their_own(text: str, parts: list[str]) -> None:
    assert [one.text for one in find_obligations(text, understand(text, 2026))] == parts


def test_a_part_is_called_by_its_first_clause() -> None:
    text = "一是每月组织宣讲，覆盖全员。二是6月底前完成轮训：分三批。"
    found = find_obligations(text, understand(text, 2026))
    assert [one.title for one in found] == ["每月组织宣讲", "6月底前完成轮训"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("推进阶段（3月至11月）。一项一项做。每月28日前报送一次情况。", []),
        ("总结阶段（12月）。12月15日前开一次家属会，请家属打分。", []),
        (
            "推进阶段（3月至11月）。5月底前查完三栋楼。每月28日前报送情况。",
            ["5月底前查完三栋楼。", "每月28日前报送情况。"],
        ),
        (
            "5月至6月集中换书套。每月评一次读书之星，挂在墙上。",
            ["5月至6月集中换书套。", "每月评一次读书之星，挂在墙上。"],
        ),
    ],
)
def test_a_title_with_its_span_asks_for_nothing_by_itself(text: str, parts: list[str]) -> None:
    title = text.partition("。")[0]
    found = find_obligations(text, understand(text, 2026), title)
    assert [one.text for one in found] == parts
