"""What stands before the first item is told by what it is."""

from __future__ import annotations

import pytest

from wenming_cli.importers.account.kinds import KINDS
from wenming_cli.importers.account.openings import OPENINGS, OpeningKind, opening_kind


@pytest.mark.parametrize("row", OPENINGS, ids=lambda row: row.example)
def test_each_kind_has_an_example_and_a_row_of_words(row: OpeningKind) -> None:
    assert opening_kind(row.example) == row.kind
    assert row.kind in KINDS


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("| 发文机关 | ××镇人民政府 | 成文日期 | 2026年3月2日 |", "head"),
        ("×环办〔2026〕11号　　签发人：李××", "letterhead"),
        ("××街道办事处关于转发《垃圾分类方案》的通知", "notice"),
        ("机关各处室，直属各单位：", "addressees"),
        ("××县2026年文明交通工作方案", "opening"),
        ("为提升文明程度，制定本方案。", "opening"),
    ],
)
def test_other_words_before_the_first_item(text: str, kind: str) -> None:
    assert opening_kind(text) == kind
