"""Full and half width are one, character for character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tables import each_row
from wenming_cli.importers.fold import fold_char, fold_width


@each_row(
    ("text", "plain"),
    [
        ("（一）３．Ａ", "(一)3.A"), ("〔2026〕【甲】［乙］", "(2026)(甲)(乙)"), ("3—5月～6", "3-5月~6"),
        ("一\u3000二\u00a0三\t四", "一 二 三 四"), ("二〇二六", "二零二六"), ("〝春节〞", "“春节”"),
        ("①⑨⑳Ⅰⅿ㎡", "①⑨⑳Ⅰⅿ㎡"), ("，；：", ",;:"), ("－～｡", "-~。"), ("〖甲〗", "〖甲〗"), ("–∶", "-:"),
        ("[1]", "(1)"), ("二○○六年◯月", "二零零六年零月"),
    ],
)  # fmt: skip
def test_plain_forms(text: str, plain: str) -> None:
    assert fold_width(text) == plain


@pytest.mark.slow
@given(st.text())
def test_offsets_stay(text: str) -> None:
    plain = fold_width(text)
    assert len(plain) == len(text)
    assert plain == "".join(map(fold_char, text))
