"""Where a title ends."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.outline.titles import LONGEST, tidy_title, title_end


@each_row(
    ("text", "title"),
    [
        ("抓学习。每月一次。", "抓学习"),
        ("抓学习：每月一次", "抓学习"),
        ("抓学习；抓宣讲", "抓学习"),
        ("抓学习\n每月一次", "抓学习"),
        ("抓学习（责任单位：党办）", "抓学习"),
        ("抓学习（党办牵头）", "抓学习"),
        ("抓学习（第一期）", "抓学习（第一期）"),
        ("抓学习，促创建", "抓学习，促创建"),
        (
            "组织全体党员干部认真学习贯彻上级关于精神文明建设的决策，每月组织一次集中学习研讨",
            "组织全体党员干部认真学习贯彻上级关于精神文明建设的决策",
        ),
        ("第一阶段：宣传发动。印发方案", "第一阶段：宣传发动"),
        ("第一阶段（3月）：宣传发动。印发方案", "第一阶段（3月）：宣传发动"),
        ("抓学习 每月一次", "抓学习 每月一次"),
    ],
)
def test_a_title_ends_at_a_stop_or_at_the_bracket_of_its_owner(text: str, title: str) -> None:
    assert text[: title_end(text, spaced=False)] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("抓学习 每月一次", "抓学习"),
        ("抓学习 3月启动", "抓学习"),
        (" 抓学习 每月一次", " 抓学习"),
        ("水深不超过0. 6米。", "水深不超过0. 6米"),
    ],
)
def test_a_title_ends_at_a_space_where_line_breaks_became_spaces(text: str, title: str) -> None:
    assert text[: title_end(text, spaced=True)] == title


@pytest.mark.parametrize(
    ("title", "tidy"), [("总　则", "总则"), (" 指导 思想 ", "指导 思想"), ("AB C", "AB C")]
)
def test_spaces_that_spread_a_short_title_are_taken_out(title: str, tidy: str) -> None:
    assert tidy_title(title) == tidy


@pytest.mark.parametrize("stop", ["\n", "。", "：", "；", "|", " 。", "  \n"])
def test_a_title_ends_at_each_stop_and_before_blanks(stop: str) -> None:
    assert title_end(f"抓学习{stop}每月一次", spaced=False) == 3


@each_row(
    "bracket",
    [
        *(f"（{word}：甲）" for word in ["责任", "牵头", "配合", "完成", "主办", "承办", "负责", "时限", "协办", "分管"]),
        "（ 责任：甲）", "[责任：甲]", "（甲局牵头）", "（甲局负责）", "（甲局配合）", f"（{'甲' * 20}牵头）",
    ],
)  # fmt: skip
def test_the_bracket_of_an_owner_ends_a_title(bracket: str) -> None:
    assert title_end(f"抓学习{bracket}", spaced=False) == 3


def test_any_other_bracket_is_part_of_a_title() -> None:
    assert title_end(f"抓学习（{'甲' * 21}牵头）", spaced=False) == 28


@pytest.mark.parametrize(("length", "end"), [(LONGEST, LONGEST), (LONGEST + 1, 5)])
def test_a_longer_title_is_cut_at_its_first_comma(length: int, end: int) -> None:
    assert LONGEST == 30
    title = f"加强学习好，{'好' * (length - 6)}"
    assert title_end(f"{title}。后文", spaced=False) == end
    assert title_end(f" {title}。后文", spaced=False) == end + 1
    assert title_end(f"，{'好' * LONGEST}", spaced=False) == LONGEST + 1


def test_a_stage_is_called_by_its_number_and_its_name() -> None:
    stage = f"第十一阶段（{'三' * 24}）：宣传 发动，{'好' * LONGEST}"
    assert title_end(f"{stage}。后文", spaced=True) == len(stage)
    assert title_end(f"  {stage}\n后文", spaced=True) == len(stage) + 2
    assert title_end(f"第一阶段（{'三' * 25}）：宣传", spaced=False) == 31


@pytest.mark.parametrize(
    ("text", "end"),
    [("抓学习 1月", 3), ("抓 1", 1), ("抓. 1", 4), ("  抓 学", 3), ("抓\n 学", 1), ("抓学习  好", 3)],
)  # fmt: skip
def test_a_blank_that_stood_for_a_line_break(text: str, end: int) -> None:
    assert title_end(text, spaced=True) == end


@pytest.mark.parametrize(
    ("title", "tidy"),
    [("总 则", "总则"), ("总\t则", "总则"), ("一 二 三 四 五 六", "一二三四五六"), ("一 二 三 四 五 六 七", "一 二 三 四 五 六 七"), ("\t总则　", "总则")],
)  # fmt: skip
def test_how_short_a_title_is_that_blanks_spread(title: str, tidy: str) -> None:
    assert tidy_title(title) == tidy
