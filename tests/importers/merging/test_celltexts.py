"""Texts of cells: the same in spite of other separators, and words with only the edit in them."""

from __future__ import annotations

import pytest

from building import day, plan, task
from tables import each_row
from wenming_cli.importers.merging.celltexts import (
    day_in,
    flat,
    names_in,
    put_back,
    same_text,
    share,
    split_cell,
)

PLAN = plan(task("3.1", title="学习", lead="理论科"), task("3", title="任务"))
ITEM = PLAN.by_no["3.1"]


@each_row(
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


@pytest.mark.parametrize(
    ("text", "one_line"),
    [("甲|乙", "甲｜乙"), (" 甲\n 乙 ", "甲 乙"), ("'=甲", "=甲"), ("'甲", "'甲")],
)
def test_a_text_as_a_table_gives_it(text: str, one_line: str) -> None:
    assert flat(text) == one_line


@pytest.mark.parametrize("stop", "、，,；; \n　")
def test_each_mark_between_the_names_of_a_cell(stop: str) -> None:
    assert split_cell(f"甲{stop}乙") == ["甲", "乙"]


@pytest.mark.parametrize("key", ["lead", "support", "leader", "people", "status"])
def test_columns_of_names_may_be_set_apart_otherwise(key: str) -> None:
    assert same_text(key, "甲\n乙", shown=["甲、乙"], plan=PLAN)
    assert not same_text(key, "甲\n丙", shown=["甲、乙"], plan=PLAN)


@pytest.mark.parametrize("key", ["due", "rhythm"])
def test_festivals_in_a_column_of_days_may_be_set_apart_otherwise(key: str) -> None:
    assert same_text(key, "清明\n端午", shown=["清明、端午"], plan=PLAN)


@pytest.mark.parametrize("key", ["title", "text", "rhythm"])
def test_other_columns_hold_no_days(key: str) -> None:
    assert not same_text(key, "7月28日", shown=["2023-07-28"], plan=PLAN)
    assert not same_text("title", "甲，乙", shown=["甲、乙"], plan=PLAN)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("50%", 0.5),
        ("0.5", 0.5),
        ("33.333%", 0.3333),
        ("100%", 1.0),
        (" 5% ", 0.05),
        ("过半", "过半"),
    ],
)
def test_a_share(text: str, found: float | str) -> None:
    assert share(text) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("7月28日", "2023-07-28"), ("2023-07-28", "2023-07-28"), ("2024年1月5日", "2024-01-05"), ("2030-01-05", "2030-01-05"), ("待定", None),
    ],
)  # fmt: skip
def test_the_day_that_a_cell_names(typed: str, found: str | None) -> None:
    assert day_in(typed, PLAN) == (day(found) if found else None)


def test_a_day_without_a_year_lies_within_a_plan_that_begins_in_autumn() -> None:
    school = plan(task("1"), start=day("2023-09-01"), end=day("2024-08-31"))
    assert [day_in(typed, school) for typed in ("10月8日", "3月5日")] == [day("2023-10-08"), day("2024-03-05")]  # fmt: skip


@pytest.mark.parametrize(
    ("original", "typed", "words"),
    [
        ("甲乙丙", "甲丁丙", "甲丁丙"), ("甲乙丙", "甲丙", "甲丙"), ("甲丙", "甲乙丙", "甲乙丙"), ("甲甲", "甲", "甲"), ("甲", "甲甲", "甲甲"),
        ("甲\ufffd乙"[0] + "\x07乙", "甲\ufffd乙", "甲\x07乙"), ("  甲", "甲乙", "  甲乙"), ("甲 \n 乙", "甲 丙", "甲 丙"),
    ],
)  # fmt: skip
def test_the_smallest_edit(original: str, typed: str, words: str) -> None:
    assert (
        put_back(original, typed, ITEM).replace("\n ", "").replace("  ", " ").strip()
        == words.replace("  ", " ").strip()
    )
