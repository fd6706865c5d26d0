"""Names that only chapters have, alone or glued to the sentence behind them."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.outline.names import OPENERS, Opener, glued_name, names_chapter
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text

NOUNS = [
    "思想",
    "要求",
    "原则",
    "思路",
    "目标",
    "任务",
    "内容",
    "措施",
    "步骤",
    "保障",
    "安排",
    "领导",
    "机构",
    "分工",
    "考核",
    "指标",
    "重点",
    "事项",
]


@pytest.mark.parametrize("title", ["指导思想", "主要任务", "总则", "考核办法", "工作目标和任务"])
def test_a_name_of_a_chapter(title: str) -> None:
    assert names_chapter(title)


@each_row(
    "word",
    [
        "总体",
        "工作",
        "主要",
        "重点",
        "基本",
        "指导",
        "实施",
        "保障",
        "目标",
        "组织",
        "具体",
        "活动",
        "创建",
        "时间",
        "方法",
        "职责",
        "有关",
        "总则",
        "附则",
    ],
)
def test_each_word_that_a_name_of_a_chapter_begins_with(word: str) -> None:
    assert names_chapter(f"{word}要求")
    assert names_chapter(f"{word}甲乙丙丁戊己庚辛要求")
    assert not names_chapter(f"{word}甲乙丙丁戊己庚辛壬要求")


@each_row("word", [*NOUNS, "总则", "附则"])
def test_each_word_that_a_name_of_a_chapter_ends_with(word: str) -> None:
    assert names_chapter(f"工作{word}")
    assert not names_chapter(f"工作{word}好")


@pytest.mark.parametrize(
    "title", ["考核", "考核甲乙丙丁", "奖惩", "奖惩甲乙丙丁", "附则", "总则", "指导思想"]
)
def test_names_of_chapters_as_a_whole(title: str) -> None:
    assert names_chapter(title)
    assert not names_chapter(f"{title}甲乙丙丁戊")


@pytest.mark.parametrize(
    "noun",
    [*NOUNS, "职责", "机制", "背景", "主题", "纪律", "政策", "设置", "计划", "检查"],
)
@pytest.mark.parametrize("joint", "及和与、")
def test_nouns_of_a_name_that_a_sentence_is_glued_to(noun: str, joint: str) -> None:
    sentence = "好好地办"
    assert glued_name(f"工作{noun}{sentence}") == 4
    assert glued_name(f"{noun}{joint}{noun}{sentence}") == 5
    assert glued_name(f"{noun}{sentence}") == 0


@each_row(
    "word",
    [
        "总体",
        "工作",
        "主要",
        "重点",
        "基本",
        "指导",
        "实施",
        "组织",
        "具体",
        "活动",
        "创建",
        "时间",
        "方法",
        "有关",
        "相关",
        "进度",
        "阶段",
        "年度",
        "分年度",
        "经费",
        "支持",
        "几点",
        "预期",
        "行动",
        "推进",
        "监督",
        "奖惩",
        "奖项",
    ],
)
def test_words_before_the_noun_of_such_a_name(word: str) -> None:
    assert glued_name(f"{word}要求好好地办") == len(word) + 2
    assert glued_name(f"{word * 4}要求好好地办") == 4 * len(word) + 2


@each_row(
    "noun",
    [
        "工作",
        "活动",
        "建设",
        "行动",
        "体系",
        "成效",
        "效果",
        "成果",
        "来源",
        "范围",
        "对象",
        "方式",
        "程序",
        "标准",
        "条件",
        "意义",
    ],
)
def test_nouns_before_a_word_that_opens_a_sentence(noun: str) -> None:
    assert glued_name(f"垃圾{noun}坚持带头") == 2 + len(noun)
    assert glued_name(f"垃圾{noun}由县里办") == 2 + len(noun)


@each_row(
    "verb",
    [
        "强化",
        "加强",
        "落实",
        "健全",
        "完善",
        "严格",
        "严肃",
        "明确",
        "突出",
        "压实",
        "细化",
        "抓好",
        "抓实",
        "做好",
        "确保",
        "实现",
        "提高",
        "统一",
        "注重",
        "创新",
        "狠抓",
        "建立",
        "推进",
        "深化",
    ],
)
def test_verbs_that_a_slogan_begins_with(verb: str) -> None:
    assert glued_name(f"{verb}体系确保落实") == 0
    assert glued_name(f"{verb}共享体系坚持带头") == 6


def test_the_name_of_an_item_is_none_of_a_chapter() -> None:
    assert not names_chapter("学雷锋志愿服务")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("工作目标以还路于民为目的", "工作目标"),
        ("指导思想全面贯彻上级精神", "指导思想"),
        ("总体要求和基本原则把场地开放作为小事来抓", "总体要求和基本原则"),
        ("工作目标及分年度进度安排全市现有场地1260片", "工作目标及分年度进度安排"),
        ("建立健全共享机制按照公益优先的原则", "建立健全共享机制"),
        ("运动员服务工作为了让人人满意", "运动员服务工作"),
        ("加强理论学习，组织全体党员", ""),
        ("要求各科室参加", ""),
    ],
)
def test_the_name_ends_where_the_sentence_begins(sentence: str, name: str) -> None:
    assert sentence[: glued_name(sentence)] == name


SENTENCES = {
    "示范点建设以沿街商铺为重点": "",
    "垃圾分类工作坚持党员带头": "",
    "共享机制按照公益优先的原则": "按年推进 按季推进 按月推进 按“三步走”推进 按\"三步走\"推进",
    "平安建设围绕学校周边展开": "根据实际 依据实际 结合实际 紧扣实际 聚焦实际 立足实际 针对实际",
    "家风建设通过晒家训带动邻里": "",
    "星级指标参照上年办法": "参考上年 对照上年 深入基层",
    "志愿服务工作为了让人人满意": "为进一步改善 为切实改善 为全面改善 为深入改善",
    "发展目标到2026年底新增网点": "到二零二六年 到“十四五”末 到十五五末 到十六五末 到本年底 到年末 至2028年",
    "发展目标2026年新增网点": "在2026年新增",
    "近期目标力争建成八处": "确保建成 实现增长 争取建成 努力建成",
    "资金来源由县财政安排": "",
    "远期目标是户户通水": "为户户通水 包括三项 分为三项",
    "收尾工作从四月做起": "把口子扎紧 将口子扎紧",
    "保洁工作各社区包干到户": "全市推开 全区推开 全县推开 各镇推开 各乡推开 各街推开 各校推开 各院推开 各局推开 各村推开 各单推开 各部推开 各科推开 本市推开 本区推开 本县推开 本镇推开 本乡推开 本街推开 "
    "本校推开 本院推开 本局推开 本社推开 本村推开",
}  # fmt: skip
"""What else opens a sentence as the example of a row does."""


@each_row("row", OPENERS)
def test_each_word_that_opens_a_sentence_has_an_example(row: Opener) -> None:
    assert row.example[: glued_name(row.example)] == row.name
    for sentence in SENTENCES[row.example].split():
        assert glued_name(row.name + sentence) == len(row.name), sentence


@each_row("row", OPENERS)
def test_what_opens_the_second_half_of_a_slogan_opens_no_sentence(row: Opener) -> None:
    slogan = f"强化工作{row.example.removeprefix(row.name)}"
    assert (glued_name(slogan) == 0) is row.noun


@each_row(
    "sentence", ["以及时为荣", "在年底", "2026年度推开", "2026年工作推开", "由他", "是否推开", "为他", "从他", "把他", "将他", "全力推开", "各自推开", "本来推开", "按时推开", "到位推开", "至此推开"],
)  # fmt: skip
def test_what_only_looks_like_the_beginning_of_a_sentence(sentence: str) -> None:
    assert glued_name(f"资金来源{sentence}") == 0


@pytest.mark.parametrize("slogan", ["强化措施确保落实", "健全机制力争突破", "加强领导各负其责"])
def test_the_second_half_of_a_slogan_opens_no_sentence(slogan: str) -> None:
    assert glued_name(slogan) == 0


def test_only_a_document_that_lost_its_line_breaks_has_names_glued_on() -> None:
    sentence = "工作目标以还路于民为目的，按照“减存量、控增量、管日常”的思路，让街面清爽起来。"
    filler = "要把好事办好，把实事办实，让群众看得见、摸得着、感受得到。" * 9
    one_line = (
        f"××局2026年工作方案为了市容，制定本方案。一、{sentence}二、工作任务（一）清查{filler}"
    )

    def titles(text: str) -> list[str]:
        draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
        return [item.node.title for item in draft.items]

    assert titles(one_line)[:2] == ["工作目标", "工作任务"]
    assert titles(f"一、{sentence}\n二、工作任务")[0] == "工作目标以还路于民为目的"
