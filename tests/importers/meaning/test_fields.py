"""Fields in running text: where they begin, and where their values end."""

from __future__ import annotations

import pytest

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.fields import begins_with_field, fields_in


def found(text: str) -> list[tuple[str, str]]:
    plain = fold_width(text)
    return [(field.role, plain[field.value_start : field.end]) for field in fields_in(plain)]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("责任单位：团委；完成时限：6月底前。", [("owner", "团委"), ("due", "6月底前")]),
        (
            "（牵头科室：党办，配合科室：团委、工会）办好。",
            [("lead", "党办"), ("support", "团委、工会")],
        ),
        ("责任领导：张×× 联系人：李××", [("leader", "张××"), ("person", "李××")]),
        ("责任单位：各镇（街道）、团委）后文", [("owner", "各镇(街道)、团委")]),
        ("责任单位：。", []),
        ("落实责任单位：团委", []),
        ("责任单位要负责", []),
    ],
)
def test_fields_and_their_values(text: str, fields: list[tuple[str, str]]) -> None:
    assert found(text) == fields


def test_a_clause_that_is_a_field() -> None:
    assert begins_with_field(" 完成时限:6月")
    assert not begins_with_field("6月完成")
