"""Expressions of quantities."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.meaning.understand import quantities_in

AMOUNTS = """
>= 3 | 不低于3人次 不得少于3小时 至少3分钟 最少3次 力争达到3场 达到3个 达3名 超过3条 突破3期 不少于3人 不少于3册 不少于3所 不少于3家 不少于3户 不少于3对 不少于3支 不少于3处 不少于3字 不少于3天 不少于3节 不少于3幅 不少于3块 不少于3件 不少于3张 不少于3项 不少于3倍 不少于3分 不少于3届 不少于3轮 不少于3堂 不少于3课 不少于3讲 不少于3部 不少于3集 不少于3套 不少于3间 不少于3座 不少于3本 不少于3门 不少于3株 不少于3平方米 不少于3万元 不少于3元 不少于3种 不少于3批 不少于3起 不少于3位 不少于3组 不少于3例 不少于3万人次 不少于三次 3次以上 3次及以上 3个名以上
<= 3 | 不超过3篇 不高于3% 不多于3次 控制在3次以内 限3次以下 最多3次之内 3次以内 3次以下 3次之内
>= 1234567 | 不少于1234567次
~ 3 | 约3次 近3余次 大约3个
= 100 | 全覆盖
x 2 | 翻一番
range 2 3 | 2至3场 2到3次 2-3次 2--3个 2~3名
"""
"""What is asked, and expressions that ask for it and name nothing else; their units end them."""

NONE = "不少于95.5% 不少于12345678次 两至三年 2至3场年 超过半数，至少3.25个"


@pytest.mark.parametrize(
    ("text", "op", "n", "unit"),
    [
        ("比例不低于30%", ">=", 30, "%"),
        ("培育品牌2至3个", "range", 2, "个"),
        ("控制在500字以内", "<=", 500, "字"),
        ("实现全覆盖", "=", 100, "%"),
    ],
)
def test_quantities(text: str, op: str, n: int, unit: str) -> None:
    first = quantities_in(text)[0]
    assert (first.op, first.n, first.unit) == (op, n, unit)


@pytest.mark.parametrize("row", AMOUNTS.strip().split("\n"))
def test_each_word_of_an_amount(row: str) -> None:
    wanted, texts = row.split(" | ")
    for text in texts.split():
        [one] = quantities_in(text)
        numbers = [one.n, one.n2] if one.n2 else [one.n]
        said = " ".join([one.op, *("-" if n is None else str(n) for n in numbers)])
        assert (said, one.raw, one.object, one.per) == (wanted, text, "", "")


@each_row(
    "unit",
    [
        "%", "人次", "小时", "分钟", "次", "场", "个", "名", "条", "篇", "期", "人", "册", "所", "家", "户", "对", "支", "处", "字", "天", "节", "幅", "块", "件", "张", "项", "倍", "分", "届",
        "轮", "堂", "课", "讲", "部", "集", "套", "间", "座", "本", "门", "株", "平方米", "万元", "元", "种", "批", "起", "位", "组", "例", "万人次",
    ],
)  # fmt: skip
def test_each_unit(unit: str) -> None:
    [least] = quantities_in(f"不少于3{unit}")
    [between] = quantities_in(f"2至3{unit}")
    assert (least.unit, between.unit) == (unit, unit)


@each_row(
    ("text", "raw", "unit", "thing", "per"),
    [
        ("新增站点3个", "新增站点3个", "个", "站点", ""),
        ("新建站点3个", "新建站点3个", "个", "站点", ""),
        ("建成站点3个", "建成站点3个", "个", "站点", ""),
        ("评选好人3名", "评选好人3名", "名", "好人", ""),
        ("培育站点3个", "培育站点3个", "个", "站点", ""),
        ("打造站点3个", "打造站点3个", "个", "站点", ""),
        ("推荐好人3名", "推荐好人3名", "名", "好人", ""),
        ("每人每月3篇", "每人每月3篇", "篇", "", "person·month"),
        ("开展活动3场", "开展活动3场", "场", "活动", ""),
        ("举办活动3场", "举办活动3场", "场", "活动", ""),
        ("撰写文章3篇", "撰写文章3篇", "篇", "文章", ""),
        ("制作展板3块", "制作展板3块", "块", "展板", ""),
        ("完成任务3项", "完成任务3项", "项", "任务", ""),
        ("选树典型3个", "选树典型3个", "个", "典型", ""),
        ("创建站点3个", "创建站点3个", "个", "站点", ""),
        ("打造一批3个", "打造一批3个", "个", "一批", ""),
        ("零事故", "零事故", "起", "事故", ""),
        ("零投诉", "零投诉", "起", "投诉", ""),
        ("零违纪", "零违纪", "起", "违纪", ""),
        ("零上访", "零上访", "起", "上访", ""),
        ("零差错", "零差错", "起", "差错", ""),
        ("零案件", "零案件", "起", "案件", ""),
        ("零发案", "零发案", "起", "发案", ""),
        ("一批优秀文章", "一批优秀文章", "篇", "文章", ""),
        ("一批作品", "一批作品", "件", "作品", ""),
        ("一批的先进典型", "一批的先进典型", "个", "典型", ""),
        ("一批稿件", "一批稿件", "篇", "稿件", ""),
        ("一批活动", "一批活动", "场", "活动", ""),
        ("一批好人", "一批好人", "个", "好人", ""),
        ("每场不少于50人", "不少于50人", "人", "", "场"),
        ("每次不少于50人", "不少于50人", "人", "", "次"),
        ("每人每月不少于2篇", "不少于2篇", "篇", "", "person·month"),
        ("每人每年不少于2篇", "不少于2篇", "篇", "", "person·year"),
        ("每人不少于2篇", "不少于2篇", "篇", "", "person"),
        ("每个社区每季不少于2场", "不少于2场", "场", "", "community·quarter"),
        ("每社区每季度不少于2场", "不少于2场", "场", "", "community·quarter"),
        ("每个单位不少于2篇", "不少于2篇", "篇", "", "单位"),
        ("每单位不少于2篇", "不少于2篇", "篇", "", "单位"),
        ("每年不少于2篇", "不少于2篇", "篇", "", "year"),
        ("每期不少于2篇", "不少于2篇", "篇", "", "期"),
        ("每篇不少于500字", "不少于500字", "字", "", "篇"),
        ("每科室不少于2篇", "不少于2篇", "篇", "", "科室"),
        ("全年不少于2篇", "不少于2篇", "篇", "", "year"),
        ("人均不少于2篇", "不少于2篇", "篇", "", "person"),
        ("人均年不少于2篇", "不少于2篇", "篇", "", "person·year"),
        ("全年推荐好人不少于2名", "不少于2名", "名", "推荐好人", "year"),
        ("参与志愿服务不少于2次", "不少于2次", "次", "志愿服务", ""),
        ("新增“好人”不少于2名", "不少于2名", "名", "好人", ""),
        ("开展各类主题教育实践志愿服务不少于2场", "不少于2场", "场", "各类主题教育实践志愿服务", ""),
        ("开展各类主题教育实践志愿服务活不少于2场", "不少于2场", "场", "各类主题教育实践志愿服务活", ""),
    ],
)  # fmt: skip
def test_what_is_counted_and_for_whom(text: str, raw: str, unit: str, thing: str, per: str) -> None:
    [one] = quantities_in(text)
    assert (one.raw, one.unit, one.object, one.per) == (raw, unit, thing, per)


def test_what_asks_for_nothing() -> None:
    assert [text for text in NONE.split() if quantities_in(text)] == []


@pytest.mark.parametrize("n", [14, 15])
def test_a_long_clause_names_nothing_that_is_counted(n: int) -> None:
    [one] = quantities_in(f"{'好' * n}不少于3场")
    assert one.object == ("好" * n if n <= 14 else "")


def test_the_quantities_of_a_sentence_stand_in_its_order() -> None:
    text = "举办讲座3场,每场不少于50人,全覆盖;2至3名讲师,打造一批样板"
    assert [one.raw for one in quantities_in(text)] == [
        "举办讲座3场", "不少于50人", "全覆盖", "2至3名", "一批样板",
    ]  # fmt: skip


def test_many_is_no_number() -> None:
    found = quantities_in("推出一批好人，打造一批的优秀先进文章")
    assert [(one.op, one.n, one.unit) for one in found] == [("~", None, "个"), ("~", None, "篇")]


def test_what_is_counted_stands_in_the_same_clause() -> None:
    assert quantities_in("办好讲堂,参与志愿服务不少于2次")[0].object == "志愿服务"


def test_amounts_may_touch() -> None:
    assert [one.raw for one in quantities_in("2至3名至少5次")] == ["2至3名", "至少5次"]
