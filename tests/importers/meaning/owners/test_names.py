"""Lists of names: where they are cut, and what is no name."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.owners.names import listed_names, looks_like_unit


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("区文化局、区财政局", ["区文化局", "区财政局"]),
        ("办公室，人事科；工会/团委 妇联", ["办公室", "人事科", "工会", "团委", "妇联"]),
        ("办公室、办公室", ["办公室"]),
        ("无；／", ["无"]),
        # 和 between names, and inside of them
        ("林场和区幼儿园", ["林场", "区幼儿园"]),
        ("社区和青年部、家庭与妇女工作处", ["社区和青年部", "家庭与妇女工作处"]),
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("供销社", "unit"), ("省文化厅", "unit"), ("二车间", "unit"), ("为民服务中心", "unit"), ("不动产登记中心", "unit"),
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
