"""Lists of names: where they are cut, and what is no name."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.meaning.owners.names import listed_names, looks_like_unit


@each_row(
    ("text", "names"),
    [
        ("区文化局、区财政局", ["区文化局", "区财政局"]),
        ("办公室，人事科；工会/团委 妇联", ["办公室", "人事科", "工会", "团委", "妇联"]),
        ("办公室、办公室", ["办公室"]),
        ("无；／", ["无"]),
        # 和 between names, and inside of them
        ("林场和区幼儿园", ["林场", "区幼儿园"]),
        ("社区和青年部、家庭与妇女工作处", ["社区和青年部", "家庭与妇女工作处"]),
        ("某某和区财政局", ["某某", "区财政局"]),
        ("村里、学校和镇卫生所", ["村里", "学校", "镇卫生所"]),
        ("区文化和旅游局和区城管局", ["区文化和旅游局", "区城管局"]),
        ("社区建设与管理科", ["社区建设与管理科"]),
        ("各乡镇党委和政府", ["各乡镇党委和政府"]),
        ("科技参与中心以及县广播站", ["科技参与中心", "县广播站"]),
        ("科学普及部及各村", ["科学普及部", "各村"]),
        # and others
        ("甲局、乙局等有关部门", ["甲局", "乙局"]),
        ("甲局等12个部门", ["甲局"]),
        ("甲局、乙厂等和丙镇", ["甲局", "乙厂", "丙镇"]),
        ("高等学校、平等路街道", ["高等学校", "平等路街道"]),
        # brackets
        (
            "各县（市、区）文明办、区教育局（区体校）",
            ["各县（市、区）文明办", "区教育局（区体校）"],
        ),
        ("村“两委”、“红马甲”", ["村“两委”", "红马甲"]),
        ("县委宣传部（以下简称宣传部）、县文联（电话：123）", ["县委宣传部", "县文联"]),
        ("城管局（李建国，13812345678）", ["城管局", "李建国"]),
        ("城管局（李××）", ["城管局", "李××"]),
        ("区委常委、宣传部部长，张××", ["区委常委、宣传部部长", "张××"]),
        ("由团委、请工会", ["团委", "工会"]),
        ("办公室……", ["办公室"]),
    ],
)
def test_a_list_is_cut_into_names(text: str, names: list[str]) -> None:
    assert [name.text for name in listed_names(text)] == names


def test_a_bracket_or_a_star_marks_who_leads_and_who_helps() -> None:
    marks = [
        (n.text, n.mark) for n in listed_names("甲局（牵头）、乙局（配合单位）、*丙局、丁局★、戊局")
    ]
    assert marks == [("甲局", "lead"), ("乙局", "support"), ("丙局", "lead"), ("丁局", "lead"), ("戊局", "")]  # fmt: skip


@each_row(
    ("text", "kind"),
    [
        ("宣传科王某", "unit"), ("丁站张××", "unit"), ("各级部门", "general"), ("供销社", "unit"), ("省文化厅", "unit"), ("二车间", "unit"), ("为民服务中心", "unit"), ("不动产登记中心", "unit"),
        ("应急局", "unit"), ("向阳社区", "unit"), ("12345热线办", "unit"), ("高新", "unit"), ("班主任", "unit"),
        ("各级文明办", "unit"), ("经济发展局", "unit"), ("村“两委”", "unit"), ("要闻编辑部", "unit"),
        ("李建国", "person"), ("张三", "person"), ("王××", "person"), ("王某某", "person"), ("李副校长", "person"),
        ("宣传部部长李××", "person"), ("各村书记", "person"), ("主要领导", "person"), ("网格长", "person"),
        ("138××××5678", "aside"), ("年底前", "aside"), ("下同", "aside"),
        ("区教育局要", "other"), ("谁", "other"), ("有条件的单位", "other"), ("专人", "other"), ("见附表", "other"),
        ("无", "nobody"), ("——", "nobody"), ("同上", "nobody"),
        ("部门", "general"), ("志愿者", "general"),
    ],
)  # fmt: skip
def test_what_a_piece_is(text: str, kind: str) -> None:
    assert [name.kind for name in listed_names(text)] == [kind]


def test_what_is_too_long_for_a_name_is_none() -> None:
    assert [name.kind for name in listed_names("很长" * 16)] == ["other"]


def test_a_name_that_looks_like_a_unit() -> None:
    assert looks_like_unit("各镇（街道）")
    assert looks_like_unit("区财政局（国资办）")
    assert not looks_like_unit("召开动员会议")


@each_row(
    "name",
    [
        "和平街道", "和谐办", "和睦社区", "和美社区", "和解中心", "和田局", "及时雨服务队", "及其河社区", "及格办", "甲区和平街道", "普及科", "涉及办", "参与办", "高等学校", "平等办", "初等部",
        "中等办", "优等班", "特等班",
    ],
)  # fmt: skip
def test_a_name_may_hold_a_word_that_joins_or_ends_names(name: str) -> None:
    assert [one.text for one in listed_names(f"丙局、{name}、丁局")] == ["丙局", name, "丁局"]
    assert [one.text for one in listed_names(name)] == [name]


@each_row("mark", ["、", "，", "；", "/", "|", "\n", " ", "以及", "和", "与", "及", "、和", "等和", "等部门与"])  # fmt: skip
def test_each_mark_between_two_names(mark: str) -> None:
    assert [one.text for one in listed_names(f"甲局{mark}县工会")] == ["甲局", "县工会"]


@each_row(
    "before", ["由", "请", "并由", "均由", "统一由", "继续由", "具体由", "责成", "和", "与", "及", "会同"]
)  # fmt: skip
def test_what_stands_before_a_name_is_none_of_it(before: str) -> None:
    assert [one.text for one in listed_names(f"{before}甲局、{before}×局")] == ["甲局", "×局"]


@pytest.mark.parametrize("name", ["“甲局”", '"甲局"', "‘甲局’", "'甲局'", "〝甲局〞", "。甲局：；，、.…", "　甲局　"])  # fmt: skip
def test_quotes_and_marks_around_a_name_are_taken_off(name: str) -> None:
    assert [one.text for one in listed_names(name)] == ["甲局"]


@pytest.mark.parametrize(
    ("mark", "notes"),
    [
        ("lead", "（牵头） （为牵头单位） （总牵头部门） （主责科室） （主办处室）"),
        ("support", "（配合） （为协办单位） （协助部门） （配合科室） （协办处室）"),
        (
            "",
            "（以下简称乙） （简称乙） （以下统称乙） （下称乙） （下同） （乙电话） （联系乙） （13800000000） （138-0000）",
        ),
    ],
)
def test_what_a_bracket_behind_a_name_says(mark: str, notes: str) -> None:
    for note in notes.split():
        assert [(one.text, one.mark) for one in listed_names(f"甲局{note}")] == [("甲局", mark)], (
            note
        )


@pytest.mark.parametrize("star", "*★▲●☆")
def test_a_star_on_either_side_marks_who_leads(star: str) -> None:
    said = [(one.text, one.mark) for one in listed_names(f"{star}甲局、乙局{star}、丙{star}局")]
    assert said == [("甲局", "lead"), ("乙局", "lead"), (f"丙{star}局", "")]


@pytest.mark.parametrize(
    ("bracket", "person"),
    [
        ("（李建国、12345）", "李建国"), ("（李建国:13800000000）", "李建国"), ("（张三丰）", "张三丰"), ("（张×）", "张×"), ("（张x）", "张x"),
        ("（张X）", "张X"), ("（张某）", "张某"), ("（张××）", "张××"), ("（李副校长）", "李副校长"),
    ],
)  # fmt: skip
def test_a_bracket_may_name_a_person(bracket: str, person: str) -> None:
    found = [(one.text, one.kind) for one in listed_names(f"甲局{bracket}")]
    assert found == [("甲局", "unit"), (person, "person")]


@pytest.mark.parametrize("bracket", ["（区体校）", "（教育科）", "（张三）", "（原名乙厂）"])
def test_any_other_bracket_is_part_of_the_name(bracket: str) -> None:
    assert [one.text for one in listed_names(f"甲局{bracket}")] == [f"甲局{bracket}"]


@pytest.mark.parametrize(
    ("length", "kind"), [(1, "other"), (2, "unit"), (30, "unit"), (31, "other")]
)
def test_a_name_has_two_to_thirty_characters(length: int, kind: str) -> None:
    assert [one.kind for one in listed_names("龘" * length)] == [kind]


def test_only_a_person_stands_behind_a_rank() -> None:
    assert [one.text for one in listed_names("区委常委、宣传部、张××")] == ["区委常委", "宣传部", "张××"]  # fmt: skip
    assert [one.text for one in listed_names("副县长、张××")] == ["副县长、张××"]


@pytest.mark.parametrize("name", ["张××", "张某", "张某某", "张xX", "张三某", "李建国", "张三"])
def test_names_of_people(name: str) -> None:
    assert [one.kind for one in listed_names(name)] == ["person"]


@each_row("place", "高万江石方龙白夏汤钱")
def test_two_characters_may_be_a_place_and_three_a_person(place: str) -> None:
    kinds = [one.kind for one in listed_names(f"{place}龘、{place}龘龘")]
    assert kinds == ["unit", "person"]


@each_row(
    ("text", "names"),
    [
        ("家庭和儿童部", ["家庭和儿童部"]),
        ("家庭和儿童中心", ["家庭和儿童中心"]),
        *((f"家庭和儿童{end}", [f"家庭和儿童{end}"]) for end in "部处科室股司局办组"),
        ("家庭和儿童团", ["家庭", "儿童团"]),
        ("学校和儿童部、甲", ["学校和儿童部", "甲"]),
    ],
)
def test_a_common_word_may_begin_the_name_of_an_office(text: str, names: list[str]) -> None:
    assert [one.text for one in listed_names(text)] == names
