"""Verbs and their roles: each row of the tables, in its example."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.meaning.owners.owners import owner_of
from wenming_cli.importers.meaning.owners.verbs import (
    DUTY,
    FIRST_LEADS,
    TITLES,
    VERBS,
    RoleVerb,
    owns_alone,
    role_of,
    verb_pattern,
)


@each_row("row", [*VERBS, *TITLES])
def test_each_verb_gives_its_role_in_its_example(row: RoleVerb) -> None:
    roles = [role_of(match) for match in verb_pattern().finditer(row.example)]
    assert row.role in roles


WHO = {
    "办公室牵头": ("办公室", "", ""),
    "由文化站承办": ("文化站", "", ""),
    "校长负总责": ("", "", "校长"),
    "以镇政府为主，各村配合": ("镇政府", "各村", ""),
    "文明办统筹，各单位落实": ("文明办", "各单位", ""),
    "（各科室配合）": ("", "各科室", ""),
    "办公室牵头，工会参加": ("办公室", "工会", ""),
    "办公室负责": ("办公室", "", ""),
    "社区书记亲自抓": ("", "", "社区书记"),
    "分管领导亲自抓，办公室具体抓": ("办公室", "", "分管领导"),
    "由宣传科落实": ("宣传科", "", ""),
    "办公室负责，纪委监督": ("办公室", "", ""),
    "明确城管局为牵头单位": ("城管局", "", ""),
    "各村书记为第一责任人": ("", "", "各村书记"),
    "城管局为牵头单位，各街道为配合单位": ("城管局", "各街道", ""),
    "由各镇为责任主体": ("各镇", "", ""),
}


@each_row("row", [*VERBS, *TITLES])
def test_each_example_says_who_owns(row: RoleVerb) -> None:
    owner = owner_of(row.example)
    assert owner is not None
    people = (owner.lead, owner.support, owner.leader)
    assert tuple("、".join(names) for names in people) == WHO[row.example]


@each_row(
    ("text", "role"),
    [
        ("牵头负责", "lead"), ("负责牵头", "lead"), ("配合落实", "support"), ("协同负责", "owner"), ("具体组织实施", "owner"),
        ("按职责分工负责", "owner"), ("统筹协调", "lead"), ("积极协助", "support"), ("监督检查", "watch"), ("负责抓", "owner"),
    ],
)  # fmt: skip
def test_the_strongest_word_of_a_chain_counts(text: str, role: str) -> None:
    match = verb_pattern().search(text)
    assert match is not None
    assert role_of(match) == role


@pytest.mark.parametrize(
    ("role", "alone", "verbs"),
    [
        ("lead", True, "牵头 总牵头 主办 承办 负总责 负主责 总负责"),
        ("lead", False, "为主 主责 主抓 抓总 负总抓 统筹 归口管理"),
        ("support", True, "配合 配合抓 协办 协助 联办 会办"),
        ("support", False, "协同 协作 参与 参加 支持"),
        ("owner", True, "负责"),
        ("leader", True, "亲自抓 亲自负责"),
        ("owner", False, "具体抓 专门抓 直接抓 分头抓 组织实施 抓落实 抓好落实 落实 实施 承担 办理 执行"),
        ("watch", False, "监督 督促 督导 督办 指导 检查 考核 汇总 审核 验收 把关 跟踪 备案 抽查 评估 协调"),
    ],
)  # fmt: skip
def test_what_each_verb_makes_of_its_subject(role: str, alone: bool, verbs: str) -> None:
    found = {}
    for verb in verbs.split():
        match = verb_pattern().fullmatch(verb)
        assert match is not None, verb
        found[verb] = (role_of(match), owns_alone(match))
    assert found == dict.fromkeys(verbs.split(), (role, alone))


@pytest.mark.parametrize(
    ("role", "titles"),
    [
        ("lead", "为牵头单位 是主办部门 作为承办科室 系主责处室 为第一责任主体"),
        ("leader", "为责任人 为第一责任人"),
        ("support", "为配合单位 为协办单位 为协助单位 为参与单位 为具体配合单位"),
        ("owner", "为责任单位 为负责部门 为落实主体 为实施领导 为主要责任单位 为直接责任单位"),
    ],
)
def test_what_each_title_makes_of_its_bearer(role: str, titles: str) -> None:
    found = {}
    for title in titles.split():
        match = verb_pattern().fullmatch(title)
        assert match is not None, title
        assert owns_alone(match), title
        found[title] = role_of(match)
    assert found == dict.fromkeys(titles.split(), role)


@each_row(
    "how",
    [
        "按照职责分工分别", "按职责", "依照各自的职能范围", "依职责", "根据任务权限", "依据职责", "结合职能", "各自职责", "按照各自分工", "按分工", "按规定", "按要求", "按照要求", "按需",
        "分别", "分头", "分段", "分片", "分块", "分线", "分工", "各自", "归口", "共同", "联合", "具体", "统一", "全面", "全程", "终身", "积极", "密切", "协同", "主动",
        "全力", "认真", "切实", "直接", "轮流", "轮值", "为主", "主要", "予以", "做好", "同步", "参与", "高度", "合力", "一并",
    ],
)  # fmt: skip
def test_how_it_is_done_stands_between_the_names_and_their_verb(how: str) -> None:
    owner = owner_of(f"（甲局、乙局{how}负责）")
    assert owner is not None
    assert (owner.lead or owner.support) == ("甲局", "乙局")


@each_row(
    "behind",
    [
        "会同乙局", "会商乙局", "联合各镇", "联合有关单位", "联合相关单位", "联合省厅", "联合市局", "联合区直单位", "联合县直单位", "联合乡里各村",
        "联合镇直各所", "联合村里各组", "联合属地镇街", "商区财政局", "商有关县直单位", "商相关市局", "商各省厅",
    ],
)  # fmt: skip
def test_what_puts_helpers_behind_those_who_lead(behind: str) -> None:
    owner = owner_of(f"（甲局{behind}办理）")
    assert owner is not None
    assert (owner.lead, len(owner.support)) == (("甲局",), 1)


@each_row(
    "noun",
    [
        "单位",
        "部门",
        "科室",
        "处室",
        "股室",
        "领导",
        "人",
        "方",
        "商",
        "者",
        "机制",
        "机构",
        "责任",
        "银行",
        "企业",
        "制",
        "率",
        "度",
        "权",
        "同志",
        "的",
        "作用",
        "任务",
        "解释",
        "到底",
        "日常工作",
        "日常事务",
        "日常协调",
        "日常联络",
        "日常管理",
        "日常运行",
        "日常运维",
        "抓总单位",
        "抓好单位",
        "组织单位",
        "推进单位",
        "推动单位",
        "协调单位",
        "抓单位",
    ],
)
def test_what_makes_a_noun_of_a_verb(noun: str) -> None:
    assert verb_pattern().fullmatch("牵头") is not None
    assert verb_pattern().match(f"牵头{noun}") is None


@each_row(
    "object_",
    [
        "人民",
        "人大代表",
        "人力",
        "人事",
        "人社",
        "人武",
        "人防",
        "方志",
        "商务",
        "商会",
        "制定",
        "制作",
    ],
)
def test_what_only_begins_like_such_a_noun(object_: str) -> None:
    assert verb_pattern().match(f"负责{object_}") is not None


@each_row(
    "duty", ["统筹", "协调", "监督", "督促", "督导", "指导", "检查", "考核", "汇总", "审核", "评估"]
)
def test_a_duty_of_a_standing_body(duty: str) -> None:
    assert DUTY.match(f"负责{duty}")


@each_row(
    "remark",
    [
        "第一位为牵头单位", "排第一名的为牵头部门", "列第一个的是主办科室", "列第一家的系主责处室", "列名首位的即总牵头单位", "以上各项任务中排在首个的单位为第一责任单位",
        "其中上述各项任务排于最前面的为牵头人", "排序在第一的部门为牵头责任单位", "第一者为牵头", "第一科室为牵头", "首位处室为牵头", "(列首位为牵头单位)",
    ],
)  # fmt: skip
def test_a_remark_that_the_first_leads(remark: str) -> None:
    assert FIRST_LEADS.fullmatch(remark)


@pytest.mark.parametrize(
    "noun", ["负责人", "牵头单位", "牵头抓总作用", "配合度", "参与率", "承办方", "负责制", "负责解释", "负责日常工作"]
)  # fmt: skip
def test_a_noun_is_no_verb(noun: str) -> None:
    assert verb_pattern().search(noun) is None


def test_a_standing_duty_owns_nothing_by_itself() -> None:
    match = verb_pattern().search("负责统筹协调")
    assert match is not None
    assert not owns_alone(match)
    assert role_of(match, begun=True) == "watch"


@pytest.mark.parametrize("does", ["具体承办", "具体主办"])
def test_those_who_do_what_another_one_leads_own_it(does: str) -> None:
    match = verb_pattern().fullmatch(does)
    assert match is not None
    assert (role_of(match), role_of(match, led=True)) == ("lead", "owner")
