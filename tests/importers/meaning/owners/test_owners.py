"""Expressions of owners: who leads, who helps, who answers for it, and what is left to a person."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from places import CORPUS
from tables import each_row
from wenming_cli.importers.meaning.owners.owners import (
    first_leads_below,
    owner_of,
    owner_of_cells,
    owner_of_list,
)
from wenming_cli.importers.meaning.spans import Owner

DATA = Path(__file__).parents[3] / "data" / "owners"
CLAUSES = [
    DATA / "clauses.jsonl",
    pytest.param(
        CORPUS / "shapes" / "owners.jsonl",
        marks=pytest.mark.skipif(
            not CORPUS.is_dir(), reason="the corpus does not lie beside the repository"
        ),
    ),
]
LEAST = 0.98
PUNCTUATION = str.maketrans("", "", " 　,，.。;；:：、'\"“”‘’()（）[]【】")


def people(owner: Owner | None) -> tuple[tuple[str, ...], ...]:
    return (owner.lead, owner.support, owner.leader or owner.person) if owner else ((), (), ())


@each_row(
    ("text", "lead", "support"),
    [
        ("（责任科室：机关党委；配合科室：各科室）", ("机关党委",), ("各科室",)),
        ("由办公室牵头，各科室配合。", ("办公室",), ("各科室",)),
        ("由气象台牵头，办公室配合。", ("气象台",), ("办公室",)),
        ("举办联欢会，由艺术团负责，老年协会配合", ("艺术团",), ("老年协会",)),
        ("举办篮球赛，由文化站承办，各村配合", ("文化站",), ("各村",)),
        ("团委、学生会共同负责", ("团委", "学生会"), ()),
        ("责任单位：各镇（街道）、区直各单位", ("各镇（街道）", "区直各单位"), ()),
        (
            "“一把手”亲自抓，分管领导负责抓，办公室专门抓，职能科室配合抓",
            ("办公室",),
            ("职能科室",),
        ),
        ("由党办会同工会组织实施", ("党办",), ("工会",)),
        ("扫净站台，由客运科抓总，各班组具体承办。", ("客运科",), ("各班组",)),
        ("（安监办抓总、各矿具体落实）", ("安监办",), ("各矿",)),
        ("由市农机站抓总。", ("市农机站",), ()),
        ("由校医室归口管理、各年级具体执行。", ("校医室",), ("各年级",)),
        ("（河务所负总抓，沿河各村分段落实）", ("河务所",), ("沿河各村",)),
        ("设备交由场务部组织实施。", ("场务部",), ()),
        ("清点雨具。责任：码头；协助：调度室、票务室。", ("码头",), ("调度室", "票务室")),
        ("晒被子。【责任科室】养护科【配合科室】膳食科", ("养护科",), ("膳食科",)),
        # whatever a unit's name ends in
        ("（县政府、镇供销社、粮库、自来水厂、二车间负责）", ("县政府", "镇供销社", "粮库", "自来水厂", "二车间"), ()),
        # the bracket before prose, the last bracket before others
        ("由学校体育组负责摸底。（教科负责，康复科配合）", ("教科",), ("康复科",)),
        ("检查看台（后勤组负责）。备好雨衣。（办公室、体育科分工负责）", ("办公室", "体育科"), ()),
        ("由甲科牵头（乙科配合）。", ("甲科",), ("乙科",)),
        ("由甲科负责摸底。由乙科牵头整改。", ("乙科",), ()),
        # the first leads
        ("（甲局、乙局负责，排在第一位的为牵头单位，下同）", ("甲局",), ("乙局",)),
        ("责任单位：甲局、乙局（列首位的为牵头单位）", ("甲局",), ("乙局",)),
        ("（甲局（牵头）、乙局、丙局）", ("甲局",), ("乙局", "丙局")),
        # fields glued to one another, and prose behind a bracket
        ("开展培训责任单位：各街道，文化公司配合单位：供应商完成时限：2026年8月", ("各街道", "文化公司"), ("供应商",)),
        ("（责任单位：甲局、乙局）在三个片区同步启动，力争见效。", ("甲局", "乙局"), ()),
        ("责任单位：甲局，各部门要高度重视", ("甲局",), ()),
        ("领导小组办公室设在机关党委，负责日常工作。", ("机关党委",), ()),
    ],
)  # fmt: skip
def test_who_leads_and_who_helps(
    text: str, lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    owner = owner_of(text)
    assert owner is not None
    assert (owner.lead, owner.support) == (lead, support)


def test_the_words_of_an_owner_stay_as_printed() -> None:
    bracket = owner_of("办好讲堂。（ 甲局牵头， 乙局配合；6月底前）")
    assert bracket is not None
    assert bracket.raw == "甲局牵头， 乙局配合"
    both = owner_of("责任领导：张××。由甲局牵头。")
    assert both is not None
    assert (both.raw, people(both)) == ("责任领导：张××；甲局牵头", (("甲局",), (), ("张××",)))


def test_people_and_telephone_numbers_are_no_units() -> None:
    text = "责任单位：城管局 李建国 13812345678；责任人：王×× 联系电话：123456"
    owner = owner_of(text)
    assert owner is not None
    assert (owner.lead, owner.leader, owner.person) == (("城管局",), ("李建国",), ("王××",))


@pytest.mark.parametrize(
    "text", ["责任单位：见附表", "（牵头单位：另行通知）", "责任人：详见分工表"]
)
def test_a_filled_field_that_names_nobody_is_kept(text: str) -> None:
    owner = owner_of(text)
    assert owner is not None
    assert people(owner) == ((), (), ())
    assert owner.unread == (text.strip("（）").partition("：")[2],)


def test_what_is_no_name_among_names_is_kept() -> None:
    owner = owner_of("责任单位：区文明办、见附件2")
    assert owner is not None
    assert (owner.lead, owner.unread) == (("区文明办",), ("见附件2",))


@pytest.mark.parametrize("text", ["责任单位：／", "牵头单位：无。", "责任单位：同上"])
def test_a_field_of_nobody_leaves_nothing_open(text: str) -> None:
    owner = owner_of(text)
    assert owner is not None
    assert (people(owner), owner.unread) == (((), (), ()), ())
    assert owner.as_before == ("同上" in text)


def test_the_columns_of_a_table() -> None:
    cells = {"lead": "甲局", "owner": "乙局\n丙局", "support": "各科室落实", "leader": "张××、李××"}
    assert people(owner_of_cells(cells)) == (
        ("甲局",),
        ("乙局", "丙局", "各科室"),
        ("张××", "李××"),
    )
    one = owner_of_cells({"owner": "牵头单位：甲局\n配合单位：乙局"})
    assert people(one) == (("甲局",), ("乙局",), ())
    open_ = owner_of_cells({"owner": "见附表", "support": "——"})
    assert open_ is not None
    assert open_.unread == ("见附表",)
    assert owner_of_cells({"due": "6月", "lead": ""}) is None


def test_a_cell_that_is_only_a_list_of_units() -> None:
    assert people(owner_of_list("甲局、乙局（列第一位的为牵头单位）")) == (("甲局",), ("乙局",), ())
    assert owner_of_list("召开动员会、印发方案") is None
    assert owner_of_list("") is None


def test_a_remark_about_all_that_comes_below() -> None:
    assert first_leads_below("（甲局、乙局负责，排在第一位的部门为牵头部门，下同）")
    assert first_leads_below("以下各项任务，列第一位的为牵头单位。")
    assert not first_leads_below("（甲局、乙局负责，列第一位的为牵头单位）")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["按职责分工", "责任单位：甲和乙与丙及", "由办公室会同工会、", "（甲局负责）", "责任单位：", "(甲)", "等和", "协调指导监督"],
)  # fmt: skip
def test_words_that_repeat_without_end_are_read_in_no_time(text: str) -> None:
    before = time.process_time()
    owner_of(text * (6000 // len(text)) + "负责")
    assert time.process_time() - before < 2


# --- clauses with what they say, and such that say nothing ------------------------------------


@pytest.mark.parametrize("path", CLAUSES)
def test_clauses_are_understood_and_traps_are_not(path: Path) -> None:
    def bare(names: Any) -> set[str]:
        return {name.translate(PUNCTUATION) for name in names}

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wrong = []
    for row in rows:
        got = [bare(names) for names in people(owner_of(row["text"]))]
        if got != [bare(row.get(key, ())) for key in ("lead", "support", "leader")]:
            wrong.append(row)
    assert [row["text"] for row in wrong if row.get("none")] == []
    assert len(wrong) <= (1 - LEAST) * sum(not row.get("none") for row in rows), wrong


@pytest.mark.parametrize(
    "text",
    [
        "证件可由网格员陪同办理。",
        "评选遵循群众推荐、支部审核、党委负责、各方参与的原则。",
        "健全商会主抓、商户配合的管理机制，让街面整洁。",
        "按照“学校主导、家长参与”的思路办好课堂。",
        "由楼栋长代为办理。",
    ],
)
def test_helpers_and_principles_own_nothing(text: str) -> None:
    assert people(owner_of(text)) == ((), (), ())


def test_an_owner_before_a_principle_is_one() -> None:
    text = "建立专班，由机关党委负责，各科室配合，形成层层抓落实的工作格局。"
    assert people(owner_of(text)) == (("机关党委",), ("各科室",), ())


def test_an_owner_beside_a_principle_is_one() -> None:
    text = "按照政府主导、各方参与的原则，由城管局牵头，环卫所配合。"
    assert people(owner_of(text)) == (("城管局",), ("环卫所",), ())


def test_names_in_a_cell_are_set_apart_by_upright_strokes_too() -> None:
    assert people(owner_of_cells({"owner": "宣传科｜新闻科"}))[0] == ("宣传科", "新闻科")


@pytest.mark.parametrize(
    "text",
    [
        "领导小组办公室设在党办", "办公室设在党办承担日常工作", "办公室设在党办具体负责", "办公室设在党办负责统筹", "办公室设在党办；其余", "办公室设在党办（二楼）", "办公室设在党办、工会",
        "办公室设在党办，具体负责日常工作",
    ],
)  # fmt: skip
def test_where_the_office_of_a_group_is(text: str) -> None:
    assert people(owner_of(text)) == (("党办",), (), ())


@each_row(
    "principle",
    [
        *(f"{verb}办公室牵头、工会配合的原则" for verb in ["遵循", "坚持", "按", "按照", "本着", "贯彻", "秉持", "秉承", "实行", "形成", "构建", "落实", "建立", "健全", "完善", "推行"]),
        *(f"坚持办公室牵头、工会配合的{noun}" for noun in (
            ["基本原则", "工作方针", "总体理念", "创建思路", "活动要求", "社会格局", "管理机制", "运行体制", "责任模式", "治理局面", "治理体系"]
        )),
    ],
)  # fmt: skip
def test_each_word_of_a_principle(principle: str) -> None:
    assert people(owner_of(principle)) == ((), (), ())


@pytest.mark.parametrize("word", ["下同", "以下", "下列", "各项"])
def test_each_word_that_makes_a_remark_hold_further(word: str) -> None:
    assert first_leads_below(f"{word}，列第一位的为牵头单位")
    assert not first_leads_below(f"甲局、乙局负责，{word}")


def test_who_leads_does_not_help_too() -> None:
    owner = owner_of("（甲局牵头，甲局、乙局配合）")
    assert people(owner) == (("甲局",), ("乙局",), ())


def test_several_who_own_are_told_to_share_it() -> None:
    shared = {
        text: bool(owner and owner.shared)
        for text in ("（甲局、乙局负责）", "（甲局、乙局牵头）", "（甲局负责）", "责任单位：甲局、乙局")
        for owner in [owner_of(text)]
    }  # fmt: skip
    assert shared == {
        "（甲局、乙局负责）": True, "（甲局、乙局牵头）": False, "（甲局负责）": False, "责任单位：甲局、乙局": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("责任单位：甲局；配合单位：乙局", "责任单位：甲局；配合单位：乙局"),
        ("【责任单位】甲局【配合单位】乙局", "责任单位】甲局；【配合单位】乙局"),
        ("备料。（，甲局牵头、乙局配合；）", "甲局牵头、乙局配合"),
        ("请看：（甲局、李建国负责）", "甲局、李建国负责"),
    ],
)
def test_the_words_of_fields_and_brackets(text: str, raw: str) -> None:
    owner = owner_of(text)
    assert owner is not None
    assert owner.raw.lstrip("【") == raw


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("（工会参加）", ()),
        ("（一（甲局负责）二）（甲局的事）", ()),
        ("事（甲局负责（暂定））", ("甲局",)),
        ("事）（甲局负责）", ("甲局",)),
        ("（纪委监督）", ()),
        ("（甲局负责，纪委监督）", ("甲局",)),
        ("（纪委监督，甲局负责）", ("甲局",)),
    ],
)
def test_the_bracket_that_says_who_owns(text: str, lead: tuple[str, ...]) -> None:
    assert people(owner_of(text))[0] == lead


@pytest.mark.parametrize("value", ["见附表 ", " 见附表。"])
def test_what_names_nobody_is_kept_without_blanks(value: str) -> None:
    owner = owner_of_cells({"owner": value})
    assert owner is not None
    assert owner.unread == (value.strip(),)


@pytest.mark.parametrize("value", ["无 ", " 无。", "同上.", "/。"])
def test_nobody_with_a_stop_is_nobody(value: str) -> None:
    owner = owner_of_cells({"owner": value})
    assert owner is None or (owner.unread, people(owner)) == ((), ((), (), ()))


def test_a_column_of_helpers_makes_helpers_of_all_in_it() -> None:
    owner = owner_of_cells({"lead": "甲局", "support": "乙局牵头，丙局负责"})
    assert people(owner) == (("甲局",), ("乙局", "丙局"), ())


def test_people_come_from_all_that_says_something() -> None:
    owner = owner_of("责任领导：李建国；配合单位：丙局。（甲局、乙局负责）")
    assert owner is not None
    assert (people(owner), owner.shared) == ((("甲局", "乙局"), ("丙局",), ("李建国",)), True)
    alone = owner_of("责任单位：甲局。（乙局牵头，丙局配合）")
    assert (people(alone), alone and alone.raw) == ((("甲局",), (), ()), "责任单位：甲局")


@pytest.mark.parametrize("text", ["办好（工会参加）", "领导小组办公室设在见附表"])
def test_who_is_only_named_in_passing(text: str) -> None:
    assert people(owner_of(text)) == ((), (), ())


def test_who_judges_with_others_leads_them() -> None:
    owner = owner_of("由学生处会同后勤处、校团委评定，每栋楼不超过5间。")
    assert owner is not None
    assert (owner.lead, owner.support) == (("学生处",), ("后勤处", "校团委"))


def test_who_filled_in_a_form_answers_for_nothing() -> None:
    assert owner_of("不买礼品。经办人：王××　电话：0×××") is None


@pytest.mark.parametrize("person", ["向××", "于××", "向某", "于三×"])
def test_a_surname_that_is_a_preposition_too(person: str) -> None:
    owner = owner_of_cells({"lead": "机关工会", "leader": person})
    assert owner is not None
    assert (owner.leader, owner.unread) == ((person,), ())
