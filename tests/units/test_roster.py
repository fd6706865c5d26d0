"""Lists of units as offices keep them: any order of columns, UTF-8 or GBK, a title above."""

from __future__ import annotations

import pytest

from places import REPO
from tables import each_row
from wenming_cli.errors import Refused, Unreadable
from wenming_cli.units.roster import MOST_UNITS, read_roster
from wenming_cli.units.unit import FIELDS

HEAD = "单位编码,单位名称,简称,类别,等级,届期,片区,报送方式,路径,联络员,备注"


def codes(text: str, encoding: str = "utf-8") -> list[str]:
    return [unit.code for unit in read_roster(text.encode(encoding), "units.csv")[0]]


def test_each_column_becomes_its_field() -> None:
    row = "U01,第一小学,一小,学校,区级,第七届,东片区,文件夹,单位/一小,李娜,新增"
    [unit], problems = read_roster(f"{HEAD}\n{row}\n".encode(), "units.csv")

    assert unit[: len(FIELDS)] == tuple(row.split(","))
    assert unit._fields[: len(FIELDS)] == tuple(key for key, _ in FIELDS)
    assert unit.where == "units.csv:2"
    assert problems == []


@each_row(
    ("text", "encoding"),
    [
        ("单位编码,单位名称\nU01,第一小学\n", "utf-8-sig"),
        ("单位编码,单位名称\nU01,第一小学\n", "gb18030"),
        ("单位编码\t单位名称\nU01\t第一小学\n", "utf-8"),
        ("单位编码;单位名称\nU01;第一小学\n", "utf-8"),
        ("全区单位名单,\n\n单位名称,单位编码\n第一小学,U01\n", "utf-8"),
        ("序号,单位名称,单位编码,电话\n1,第一小学,U01,1\n", "utf-8"),
        ("单 位 编 码,单位名称\n U01 ,第一小学\n,\n", "utf-8"),
        ("编码,单位\nU01,第一小学\n", "utf-8"),
        ("单位编码\t单位名称\r\nU01\t第一小学\r\n", "utf-16"),
        ("编码\t单位\r\nU01\t第一小学\r\n", "utf-16-le"),
    ],
)
def test_lists_in_many_ways(text: str, encoding: str) -> None:
    [unit], problems = read_roster(text.encode(encoding), "units.csv")
    assert (unit.code, unit.name) == ("U01", "第一小学")
    assert problems == []


def test_lines_that_lack_something_are_told_and_count_where_they_name_a_unit() -> None:
    head = "单位编码,单位名称,备注\n"
    text = f"{head}U01,第一小学\n,第二小学\nU03,\nU01,第三小学\nU04,第四小学\n,第二小学\n,,并入\n"
    units, problems = read_roster(text.encode(), "units.csv")

    assert [(unit.code, unit.name) for unit in units] == [
        ("U01", "第一小学"), ("第二小学", "第二小学"), ("U03", "U03"), ("U04", "第四小学"),
    ]  # fmt: skip
    assert [(one.code, one.where) for one in problems] == [
        ("unit-without-code", "units.csv:3"),
        ("unit-without-name", "units.csv:4"),
        ("unit-twice", "units.csv:5"),
        ("unit-without-code", "units.csv:7"),
        ("unit-twice", "units.csv:7"),
        ("unit-without-code", "units.csv:8"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_signs_that_nobody_sees_are_taken_out_and_told(encoding: str) -> None:
    text = "单位编码,单位名称,路径\nU01,第一\0小学,单位/\x07小学\nU02,第二小学,\n"
    units, problems = read_roster(text.encode(encoding), "units.csv")

    assert [(unit.name, unit.path) for unit in units] == [
        ("第一小学", "单位/小学"),
        ("第二小学", ""),
    ]
    assert [(one.code, one.where) for one in problems] == [("unit-odd-signs", "units.csv:2")]


def test_what_is_no_text_is_refused_as_a_list() -> None:
    with pytest.raises(Unreadable) as found:
        read_roster(b"\xff\xd8\xff\xe0" + bytes(range(256)), "units.csv")
    assert "CSV" in str(found.value.hint)


@pytest.mark.parametrize("guide", ["units.md", "units.zh-CN.md"])
def test_the_example_of_the_guide_is_told_from_a_list_of_ones_own(guide: str) -> None:
    text = (REPO / "docs" / guide).read_text(encoding="utf-8")
    example = text.partition("```csv\n")[2].partition("```")[0]
    own = f"{example}U03,图书馆,西片区,单位/馆\n"
    for raw in (example, own):
        _, problems = read_roster(raw.encode(), "units.csv")
        assert [(one.code, one.where) for one in problems] == [
            ("unit-of-the-guide", "units.csv:2"), ("unit-of-the-guide", "units.csv:3"),
        ]  # fmt: skip
    _, problems = read_roster(example.replace("\\", "").encode(), "units.csv")
    assert problems == []


@pytest.mark.parametrize("text", ["", "名称,电话\n第一小学,1\n", "单位编码\nU01\n", "一段话"])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(Refused) as found:
        read_roster(text.encode(), "units.csv")
    assert "units.csv" in found.value.message.speak("zh")


def test_a_list_longer_than_any_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_UNITS > 100_000
    monkeypatch.setattr("wenming_cli.units.roster.MOST_UNITS", 2)
    assert len(codes("单位编码,单位名称\nU1,a\nU2,b\n")) == 2
    with pytest.raises(Refused):
        codes("单位编码,单位名称\nU1,a\nU2,b\nU3,c\n")


def test_a_cell_longer_than_any_is_refused() -> None:
    with pytest.raises(Refused):
        codes(f'单位编码,单位名称\nU1,"{"长" * 200_000}"\n')
