"""Expressions of quantities."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.understand import quantities_in


@pytest.mark.parametrize(
    ("text", "op", "n", "unit"),
    [
        ("比例不低于30%", ">=", 30, "%"),
        ("培育品牌2至3个", "range", 2, "个"),
        ("控制在500字以内", "<=", 500, "字"),
        ("实现全覆盖", "=", 100, "%"),
    ],
)
def test_quantities(text: str, op: str, n: int, unit: str) -> None:
    first = quantities_in(text)[0]
    assert (first.op, first.n, first.unit) == (op, n, unit)
