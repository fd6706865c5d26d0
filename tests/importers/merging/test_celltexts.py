"""Texts of cells: the same in spite of other separators, and words with only the edit in them."""

from __future__ import annotations

import pytest

from building import plan, task
from wenming_cli.importers.merging.celltexts import names_in, put_back, same_text, split_cell

PLAN = plan(task("3.1", title="学习", lead="理论科"), task("3", title="任务"))
ITEM = PLAN.by_no["3.1"]


@pytest.mark.parametrize(
    ("key", "typed", "shown", "same"),
    [
        ("lead", "办公室 各乡镇 （街道）", "办公室、各乡镇（街道）", True),
        ("lead", "办公室", "办公室、理论科", False),
        ("percent", "0.5", "50%", True),
        ("percent", "0.51", "50%", False),
        ("percent", "过半", "50%", False),
        ("due", "7月28日", "2023-07-28", True),
        ("due", "7月29日", "2023-07-28", False),
        ("due", "", "2023-07-28", False),
        ("due", "清明、 端午", "清明、端午", True),
        ("text", "一 二", "一\n二", True),
        ("text", "'=1", "=1", True),
    ],
)
def test_a_cell_is_the_same_however_a_program_wrote_it(
    key: str, typed: str, shown: str, same: bool
) -> None:
    assert same_text(key, typed, shown=[shown], plan=PLAN) is same


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("宣传科（文明办 网信办）", ("宣传科（文明办、网信办）",)),
        ("二级单位 甲 乙科", ("二级单位 甲", "乙科")),
        ("甲科（乙、丙）、丁科", ("甲科（乙、丙）", "丁科")),
        ("甲科（乙、丙", ("甲科（乙", "丙")),
        ("甲科、甲科", ("甲科",)),
    ],
)
def test_names_are_whole_again(typed: str, names: tuple[str, ...]) -> None:
    known = ("二级单位 甲", "宣传科（文明办、网信办）")
    assert names_in(split_cell(typed), known) == names


@pytest.mark.parametrize(
    ("original", "typed", "words"),
    [
        ("学习一次。（责任科室：理论科）", "学习两次。", "学习两次。（责任科室：理论科）"),
        ("（责任科室：理论科）", "学习。", "学习。（责任科室：理论科）"),
        (
            "学习。（责任科室：理论科）",
            "再学习。（责任科室：理论科）",
            "再学习。（责任科室：理论科）",
        ),
        ("第一行\n第二行", "第一行 第三行", "第一行\n第三行"),
        ("第一行\n  第二行\n", "第一行 第二行，再加", "第一行\n  第二行，再加\n"),
        ("甲|乙", "甲｜丙", "甲|丙"),
        ("", "新的", "新的"),
        ("旧的", "", ""),
    ],
)
def test_only_what_was_edited_is_new(original: str, typed: str, words: str) -> None:
    assert put_back(original, typed, ITEM) == words
