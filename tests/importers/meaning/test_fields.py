"""Fields in running text: where they begin, and where their values end."""

from __future__ import annotations

import pytest

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.fields import (
    SHORT_NAMES,
    WHOLE_NAMES,
    FieldName,
    begins_with_field,
    fields_in,
)


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
        ("责任领导：张×× 联系人：李××", [("leader", "张××"), ("other", "李××")]),
        ("责任单位：各镇（街道）、团委）后文", [("owner", "各镇(街道)、团委")]),
        ("责任单位：。", []),
        ("落实责任单位：团委", []),
        ("责任单位要负责", []),
        (
            "办好讲堂责任单位：甲厂、乙园配合单位：丙社完成时限：年底",
            [("owner", "甲厂、乙园"), ("support", "丙社"), ("due", "年底")],
        ),
        ("1.责任单位：甲局2.完成时限：年底", [("owner", "甲局"), ("due", "年底")]),
        ("责任单位：甲局；督办单位：乙局", [("owner", "甲局"), ("other", "乙局")]),
        ("牵头单位为甲局，配合单位为乙镇。", [("lead", "甲局"), ("support", "乙镇")]),
        ("责任单位为什么不落实", []),
        ("各责任单位：要高度重视", []),
        ("责任编辑：某某", []),
        (
            "挂牌。【牵头科室】团委【协办科室】工会、社工站【完成时限】7月15日前",
            [("lead", "团委"), ("support", "工会、社工站"), ("due", "7月15日前")],
        ),
        ("（责任单位）各村（居）民小组，", [("owner", "各村(居)民小组")]),
        ("各主管部门（责任单位）要按月自查。", []),
        ("各镇（牵头单位）、各村（配合单位）。", []),
    ],
)
def test_fields_and_their_values(text: str, fields: list[tuple[str, str]]) -> None:
    assert found(text) == fields


@pytest.mark.parametrize("name", WHOLE_NAMES)
def test_a_whole_name_may_be_glued_to_what_stands_before_it(name: FieldName) -> None:
    assert found(f"办好讲堂{name.example}：甲") == [(name.role, "甲")]


@pytest.mark.parametrize("name", SHORT_NAMES)
def test_a_short_name_begins_a_clause(name: FieldName) -> None:
    assert found(f"（{name.example}：甲）") == [(name.role, "甲")]
    assert found(f"办好讲堂{name.example}：甲") == []


def test_a_clause_that_is_a_field() -> None:
    assert begins_with_field(" 完成时限:6月")
    assert not begins_with_field("6月完成")
