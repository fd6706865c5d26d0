"""Owners that a document says once for many items."""

from __future__ import annotations

import pytest

from drafting import drafted
from wenming_cli.importers.draft.owning import first_leads_from

FIRST = "（甲局、乙局负责，排在第一位的部门为牵头部门，下同）"


def owners(*items: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Lead and support of each item."""
    lines = [f"（{'一二三四'[n]}）事项。{item}" for n, item in enumerate(items)]
    return [(item.lead, item.support) for item in drafted(*lines).items[1:]]


def test_the_first_leads_from_the_item_that_says_so_on() -> None:
    assert owners(
        "（丙局、丁局负责）", FIRST, "（戊局、己局负责）", "（庚局、辛局牵头，壬局配合）"
    ) == [
        (("丙局", "丁局"), ()),
        (("甲局",), ("乙局",)),
        (("戊局",), ("己局",)),
        (("庚局", "辛局"), ("壬局",)),
    ]


def test_what_is_repeated_holds_only_where_it_stands() -> None:
    assert owners(FIRST, "（丙局、丁局负责）", FIRST)[1] == (("丙局", "丁局"), ())


@pytest.mark.parametrize(
    ("texts", "index"), [((), 0), (("甲", "乙"), 2), (("甲", FIRST, "乙"), 1), ((FIRST, FIRST), 2)]
)
def test_where_it_begins(texts: tuple[str, ...], index: int) -> None:
    assert first_leads_from(texts) == index


def test_the_same_as_above() -> None:
    assert owners("（甲局牵头，乙局配合）", "做好准备。", "责任单位：同上") == [
        (("甲局",), ("乙局",)),
        ((), ()),
        (("甲局",), ("乙局",)),
    ]
    assert owners("责任单位：同上") == [((), ())]
