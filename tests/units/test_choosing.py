"""Which units are meant, in whatever words the list and people have for a column."""

from __future__ import annotations

import pytest

from units.district import LIBRARY, SCHOOL, STREET
from wenming_cli.errors import Usage
from wenming_cli.units.choosing import (
    MOST_VALUES,
    fits,
    none_fits,
    read_conditions,
    read_grouping,
)

DISTRICT = [SCHOOL, STREET, LIBRARY]


@pytest.mark.parametrize(
    ("typed", "field"),
    [("等级", "level"), ("级别", "level"), ("类别", "category"), ("area", "area"), ("无", "none")],
)
def test_a_grouping_has_the_names_of_its_column(typed: str, field: str) -> None:
    assert read_grouping(typed) == field


@pytest.mark.parametrize("typed", ["颜色", "届期", "单位编码", ""])
def test_nothing_else_groups_units(typed: str) -> None:
    with pytest.raises(Usage) as found:
        read_grouping(typed)
    assert found.value.hint is not None
    assert found.value.hint.speak("zh") == "可选：类别、等级、片区、none"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (["级别=市"], ["图书馆"]),
        (["等级＝区", " 类别 = 机关 "], ["东门街道"]),
        (["area=东片区"], ["第一小学", "东门街道"]),
        (["片区=北片区"], []),
        ([], ["第一小学", "东门街道", "图书馆"]),
    ],
)
def test_conditions(typed: list[str], names: list[str]) -> None:
    conditions = read_conditions(typed)
    assert [unit.name for unit in DISTRICT if fits(unit, conditions)] == names


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("单位编号=U01", "是不是单位编码？"),
        ("颜色=红", "写成 --where 等级=省级；"),
        ("等级", "写成 --where 等级=省级；"),
    ],
)
def test_what_is_no_condition_is_answered_with_the_columns(typed: str, hint: str) -> None:
    with pytest.raises(Usage) as found:
        read_conditions([typed])
    assert found.value.hint is not None
    said = found.value.hint.speak("zh")
    assert said.startswith(hint)
    assert "等级" in said


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (["等级=县"], "等级有：区、市"),
        (["片区=东片区", "等级=县"], "等级有：区、市"),
        (["届期=第七届"], "名单里没有单位填了届期"),
        (["片区=东片区", "等级=市"], "每个条件都有单位符合，但没有一个单位全部符合"),
    ],
)
def test_where_none_fits_the_values_are_named(typed: list[str], hint: str) -> None:
    error = none_fits(DISTRICT, read_conditions(typed))
    assert error.hint is not None
    assert error.hint.speak("zh") == hint


def test_of_many_values_the_first_are_named() -> None:
    many = [SCHOOL._replace(area=f"片{n}") for n in range(50)]
    hint = none_fits(many, read_conditions(["片区=东"])).hint
    assert hint is not None
    assert hint.speak("zh").count("、") == MOST_VALUES
