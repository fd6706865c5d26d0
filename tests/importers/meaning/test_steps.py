"""Points of an item become its steps: 一是…二是…."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.steps import steps_in


def test_points_of_an_item_become_steps() -> None:
    assert steps_in("一是组建队伍，明确分工；二是规范管理；三是开展活动。") == (
        "组建队伍", "规范管理", "开展活动",
    )  # fmt: skip


def test_a_single_yi_shi_is_no_list() -> None:
    assert steps_in("一是组建队伍。") == ()


def test_ten_points_and_no_more_are_counted() -> None:
    digits = "一二三四五六七八九十"
    assert steps_in("".join(f"{n}是办{n}；" for n in digits)) == tuple(f"办{n}" for n in digits)
    assert steps_in("".join(f"{n}是办{n}；" for n in f"{digits}一"))[-1] == "办十"


@pytest.mark.parametrize("mark", ["一是甲，二是乙", "一要甲，二要乙", "一是要甲，二是要乙"])
@pytest.mark.parametrize("before", ["", "办好：", "办好。", "办好；", "办好，", "办好！", "办好？", "办好、", "办好 ", "“办”", "（办）"])  # fmt: skip
def test_how_points_begin(before: str, mark: str) -> None:
    assert steps_in(before + mark) == ("甲", "乙")


@pytest.mark.parametrize("text", ["合一是甲，二是乙", "一是二，二是三", "一要否认，二要否认", "二是甲，三是乙"])  # fmt: skip
def test_what_begins_no_point(text: str) -> None:
    assert steps_in(text) == ()


@pytest.mark.parametrize("stop", "，。；：！？\n")
def test_a_point_is_its_first_clause(stop: str) -> None:
    assert steps_in(f"一是 甲 {stop}丙。二是乙") == ("甲", "乙")


def test_a_long_point_is_cut_and_a_repeated_one_told_once() -> None:
    assert steps_in(f"一是{'长' * 31}。二是短。三是短。四是。") == ("长" * 30, "短")
