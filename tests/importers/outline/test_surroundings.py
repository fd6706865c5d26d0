"""What stands before a label, and what follows it."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.outline.surroundings import (
    HOPELESS,
    Where,
    doubt_about,
    is_glued_to,
    is_name,
    where_it_stands,
)


@each_row(
    ("before", "where"),
    [
        ("", "line"), ("抓学习。\n ", "line"), ("抓学习。", "sentence"), ("抓学习； ", "space"), ("抓学习;", "stop"),
        ("抓学习,", "comma"), ("责任单位:供应商完成时限:2026年8月-9月", "field"), ("(党办负责)", "bracket"), ("抓学习", "inside"),
        ("(牵头科室)团委(完成时限)6月底", "field"), ("(工会承办)团委", "inside"),
    ],
)  # fmt: skip
def test_where_a_label_stands(before: str, where: Where) -> None:
    assert where_it_stands(f"{before}(二)办讲堂", len(before), in_row=False) == where


def test_a_label_may_open_a_cell() -> None:
    assert where_it_stands("| 1.学习 |", 2, in_row=True) == "cell"


@each_row(
    ("label", "rest", "doubt"),
    [
        ("pcn", "至(三)项办理", HOPELESS), ("pcn", "项规定的单位", HOPELESS), ("pcn", "所列各项", HOPELESS),
        ("pcn", "项目推进", 0), ("par", "点位申报", 0), ("pcn", "条例宣传", 0), ("pcn", "等级评定", 0),
        ("cn", "四月间开展", HOPELESS), ("ar", "4月底前", 3.0), ("cn", "三月份:走访", 0),
    ],
)  # fmt: skip
def test_what_follows_may_speak_against_a_label(label: str, rest: str, doubt: float) -> None:
    assert doubt_about(rest, label, 0) == doubt


@pytest.mark.parametrize(
    ("name", "glued"),
    [("工作职责", True), ("加强领导,统一认识", True), ("按照上级的部署。要求", False), ("", False)],
)
def test_the_first_label_below_may_be_glued_to_the_name_above(name: str, glued: bool) -> None:
    assert is_glued_to(name) is glued


@pytest.mark.parametrize(
    ("rest", "named"),
    [("读书月。每人一本", True), (" 送戏：十场", True), ("读书月，每人一本", False), ("家。", False), ("读书月。\n", False)],
)  # fmt: skip
def test_a_short_name_may_follow_a_label(rest: str, named: bool) -> None:
    assert is_name(fold_width(rest), 0) is named


@each_row(
    ("before", "where"),
    [
        (" ", "line"), ("  ", "line"), ("\n", "line"), ("\n  ", "line"), ("好 ", "space"), ("。 ", "space"),
        *((f"好{stop}", "stop") for stop in "!?;:…”’〞》"), ("好|", "inside"),
    ],
)  # fmt: skip
def test_each_character_that_may_stand_before_a_label(before: str, where: Where) -> None:
    assert where_it_stands(before, len(before), in_row=False) == where


@pytest.mark.parametrize(("before", "where"), [("好|", "cell"), ("好| ", "cell"), ("好", "inside")])
def test_a_label_in_a_row_begins_a_cell(before: str, where: Where) -> None:
    assert where_it_stands(before, len(before), in_row=True) == where


@each_row(
    "name",
    [
        "责任",
        "牵头",
        "配合",
        "协办",
        "协助",
        "主办",
        "承办",
        "完成",
        "办结",
        "负责",
        "联系",
        "时限",
    ],
)
def test_each_field_that_a_label_may_be_glued_to(name: str) -> None:
    for field in (f"{name}:甲", f"({name})甲", f"{name}六个字的名字:甲", f"{name}:{'甲' * 48}"):
        assert where_it_stands(f"好{field}", len(field) + 1, in_row=False) == "field", field
    for other in (f"{name}七个字的名字好:甲", f"{name}:{'甲' * 49}", f"{name}:甲。乙"):
        assert where_it_stands(f"好{other}", len(other) + 1, in_row=False) == "inside", other


def test_a_field_is_looked_for_no_farther_than_a_line_or_two() -> None:
    field = f"({'责任' + '好' * 6})" + "甲" * 48
    far = f"责任{'好' * 6}:" + "甲" * 48
    assert [where_it_stands(one, len(one), in_row=False) for one in (field, far)] == ["field"] * 2


@each_row(
    ("label", "rest"),
    [
        *((label, rest) for label in ("pcn", "par", "article", "chapter", "section", "arp", "circle") for rest in ("至(三)项", "款规定")),
        *(("pcn", rest) for rest in (
            "至第三项", "到(三)", "~(三)", "-(三)", "、(三)", "和(三)", "与(三)", "及第三", "或(三)", "所列", "所述", "所称", "所定", "等项", "等款", "等点", "等条", "等、", "等,", "等。",
            "项", "款", "点", "条", "项、", "项,", "项。", "项;", "项:", "项)", "项的", "项和", "项与", "项及", "项或", "项中", "项规定", "项要求", "项内容", "项措施", "项办理", " 至(三)",
        )),
    ],
)  # fmt: skip
def test_each_word_of_a_reference(label: str, rest: str) -> None:
    assert doubt_about(rest, label, 0) == HOPELESS


@each_row(
    "rest",
    ["四季度", "4月底", "十日", "3号", "二线", "一级", "三类", "四五规划", "四、五、六月", "中秋", "国庆", "春节", "元旦", "端午", " 四月间"],
)  # fmt: skip
def test_each_word_of_a_count_that_is_spoken(rest: str) -> None:
    assert [doubt_about(rest, label, 0) for label in ("cn", "ar", "dec2", "pcn")] == [HOPELESS, 3.0, HOPELESS, 0]  # fmt: skip


@pytest.mark.parametrize(
    "rest", ["四月:办", "四月(上旬)", "四月\n", "四月", "12月份 (好)", " 四月份"]
)
def test_a_month_by_itself_is_a_heading(rest: str) -> None:
    assert doubt_about(rest, "cn", 0) == 0


def test_only_what_follows_at_once_is_looked_at() -> None:
    assert doubt_about("好" + " " * 23 + "至(三)", "pcn", 1) == 0
    assert doubt_about("好" + " " * 22 + "至(三)", "pcn", 1) == HOPELESS
    assert HOPELESS == 6.0


@each_row(
    ("name", "glued"), [("好", False), (" 好 ", False), ("好好", True), ("好" * 36, True), ("好" * 37, False), *((f"好好{stop}好", False) for stop in "。;:!?\n|")],
)  # fmt: skip
def test_how_long_a_name_is(name: str, glued: bool) -> None:
    assert is_glued_to(name) is glued


@pytest.mark.parametrize(
    ("rest", "named"),
    [("好。每", False), ("好好。每", True), ("好" * 12 + "。每", True), ("好" * 13 + "。每", False), ("“好”:每", True), ("  好好。每", False)],
)  # fmt: skip
def test_how_long_a_short_name_is(rest: str, named: bool) -> None:
    assert is_name(rest, 0) is named
