"""Expressions of rhythm: unit, interval, least and most."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.meaning.rhythms import main_rhythm
from wenming_cli.importers.meaning.spans import RhythmUnit, StatedRhythm
from wenming_cli.importers.meaning.understand import understand

YEAR = 2026

WORDS = """
halfyear 1 1 1 | 上半年和下半年各办一次 上半年、下半年均开展1次 上、下半年分别检查 每半年 每个半年 半年一查
month 1 2 2 twice a month | 每半个月
month 1 3 3 | 每旬
year 1 2 2 per school term (2 a year) | 每个学期 每学期 一个学期
week 2 1 1 odd weeks | 逢单周
week 2 1 1 even weeks | 逢双周
week 2 1 1 | 每两周 每2周 每二周 每隔一周 每两个星期 隔周 双周 每双周
month 2 1 1 odd months | 单月 逢单月
month 2 1 1 even months | 每双月
month 2 1 1 | 每两个月 每2月 每二个月 每隔一个月 隔月
quarter 2 1 1 | 每两个季度 每二季度
day 1 1 1 | 每日 每个工作日 每天 每日一学 实行日调度
week 1 1 1 | 每个星期 每礼拜 每周 一周一课 每周一学 推行周通报 周会商
month 1 1 1 | 每月度 每个月 按月 逐月 每月5天内 每月一次性 每月1次通过 每月1次告知 每月1次验收合格 每月第2次 一月一报告 每月一查 执行月推进 落实月小结 健全月总结 采取月报告 做到月检查 月分析 月研判 月考核 月评比 月晾晒 月排名 每月开展,学习2次
quarter 1 1 1 | 每季度 每个季 按季 按季度 逐季 一季度一讲 一季一讲 每季度一评 每季一评 建立季考评
year 1 1 1 | 每一年度 每年度 每个学年 一年一考 全年一考 每年一评 坚持年督查
day 3 1 1 | 每3天一次 每三日一次
week 5 1 1 | 每5周一次
week 3 1 1 | 每三个星期一次
month 4 1 1 | 每4个月一次
quarter 3 1 1 | 每三个季度一次
year 5 1 1 | 每五年一次
year 1 4 - | 全年不少于4次
year 1 2 2 | 全年度开展2场 全年2趟 全年2节
year 1 3 - | 年内不少于3次
year 1 3 3 | 一年3届 全年3讲 全年3堂 全年3遍
year 1 4 4 | 本年度4轮
year 1 5 5 | 年度5课 全年5天
year 1 6 6 | 全年6回
month 1 2 2 | 每月2条 每月2篇 每月2件
month 1 3 - | 每月不低于3次 每月不得少于3次 每月不能少于3次 每月最少3次 每月起码3次 每月确保3次 每月达到3次 每月力争3次 每月3次以上 每月3次及以上
month 1 2 3 | 每月2至3次 每月2到3次 每月2~3次 每月2-3次
event 1 1 1 传统节日 | 逢传统节日 在传统节日期间
event 1 1 1 重大节庆 | 逢重大节庆
event 1 1 1 重要节日 | 结合重要节日前后
event 1 1 1 重大传统节日 | 利用重大传统节日
event 1 1 1 重要节点 | 依托重要节点 重要节点等节点
event 1 1 1 重大节点 | 重大节点期间
event 1 1 1 春节+中秋 | 春节、中秋慰问 春节、中秋前慰问 春节、中秋之前 春节、中秋以前慰问 春节、中秋前夕慰问 春节、中秋前后慰问
vague 1 - - | 定期检查 不定期检查 经常性开展 不定时抽查
month 1 1 1 + quarter 1 1 1 | 月点评、季讲评
day 1 1 - | 天天有活动 日日有活动
week 1 1 - | 周周有活动
month 1 1 - | 月月有活动
quarter 1 1 - | 季季有活动
year 1 1 - | 年年有活动
year 1 8 - per school term (2 a year) | 每人每学期听课不少于4次
event 1 1 1 清明+重阳 | 每年清明、重阳各一次
event 1 1 1 春节+元宵 | 春节、元宵慰问金
month 2 1 1 odd months, by day 25 | 单月25日前报送
week 2 1 1 FRI of odd weeks | 逢单周周五学习
week 1 1 1 FRI + week 1 1 1 SAT | 每周五、每周六各一次
month 1 2 2 day 5+20 | 每月5日、20日各报送1次
month 1 1 1 day 5 | 每月5日报送2条
month 1 2 - | 每月开展,不少于2次
month 1 3 3 | 每月3次左右
month 1 2 2 day 5+20 | 各科室每月5日、20日报送2次 每月5日、20日报送2次,各科室都去
event 1 1 1 春节+元宵+清明 | 春节、元宵、清明慰问 春节前、元宵和清明慰问
day 1 1 - + month 1 1 1 | 天天有每月检查
month 1 1 1 + week 1 1 1 | 每月检查,每周一学
"""
"""Unit, interval, least, most and day, and expressions that say so."""

NO_RHYTHM = (
    "第一个学期 双周五 每周边 每周到 每周年 每周末 每年轻人 一年内2期 每逢清明 经常性地组织 人均每月3篇"
    " 每年1月至2月和7月至8月开放 春节、元宵精神 春节、元宵精神饱满 春节、元宵讲话 每人每月3篇 逢节日文化"
)


@each_row(
    ("text", "rhythm"),
    [
        ("每季度召开1次分析会", ("quarter", 1, 1, 1)),
        ("每月至少开展两次活动", ("month", 1, 2, None)),
        ("每周五下午集中学习", ("week", 1, 1, 1)),
        ("每周一节道德课", ("week", 1, 1, 1)),
        ("每两个月交流一次", ("month", 2, 1, 1)),
        ("每半年督查一次", ("halfyear", 1, 1, 1)),
        ("每半月更新1期专栏", ("month", 1, 2, 2)),
        ("每学期不少于1次", ("year", 1, 2, None)),
        ("每人每学期听课不少于4次", ("year", 1, 8, None)),
        ("一学期不少于3次面谈", ("year", 1, 6, None)),
        ("全年集体学习不少于12次", ("year", 1, 12, None)),
        ("开展义诊，每月不少于 1 次", ("month", 1, 1, None)),
        ("每月25日前报送进展", ("month", 1, 1, 1)),
        ("每月发布3到5条", ("month", 1, 3, 5)),
        ("按季度通报", ("quarter", 1, 1, 1)),
        ("一季一讲", ("quarter", 1, 1, 1)),
        ("每天早晚高峰劝导", ("day", 1, 2, 2)),
        ("每天早中晚各巡一次", ("day", 1, 3, 3)),
        ("每三年一届", ("year", 3, 1, 1)),
        ("年内开展不少于4次", ("year", 1, 4, None)),
        ("每年2月、8月各办一场", ("year", 1, 2, 2)),
        ("每年五月、十二月各不少于两次", ("year", 1, 4, None)),
        ("每学年组织两次远足", ("year", 1, 2, 2)),
        ("每年端午、重阳各慰问一次", ("event", 1, 1, 1)),
        ("推行月点评、季通报", ("month", 1, 1, 1)),
    ],
)
def test_rhythms(text: str, rhythm: tuple[object, ...]) -> None:
    first = understand(text, YEAR).rhythms[0]
    assert (first.unit, first.interval, first.least, first.most) == rhythm


@each_row(
    ("text", "anchor"),
    [
        ("每周一公布菜谱", "MON"),
        ("每周一升旗", "MON"),
        ("每周一上午例会", "MON-AM"),
        ("每周日下午讲绘本", "SUN-PM"),
        ("每周日下午讲一课", "SUN-PM"),
        ("每周日 下午讲绘本", "SUN-PM"),
        ("每周一至周五开放", "一至周五"),
        ("每周一次例会", ""),
        ("每周一课", ""),
        ("每周一星、每月一评", ""),
        ("每周一主题", ""),
        ("每周日常巡查", ""),
        ("每周一讲", ""),
    ],
)
def test_a_weekday_behind_the_week(text: str, anchor: str) -> None:
    first = understand(text, YEAR).rhythms[0]
    assert (first.unit, first.anchor) == ("week", anchor)


def test_a_number_within_the_year_says_by_when() -> None:
    found = understand("年内拍好2期短片", YEAR)
    assert found.rhythms == ()
    assert [f"{one.end}" for one in found.deadlines] == ["2026-12-31"]


def said(one: StatedRhythm) -> str:
    return " ".join(
        [one.unit, str(one.interval), str(one.least or "-"), str(one.most or "-"), one.anchor]
    ).strip()


@each_row("row", WORDS.strip().split("\n"))
def test_each_word_of_the_grammar(row: str) -> None:
    wanted, texts = row.split(" | ")
    found = {text: [said(one) for one in understand(text, YEAR).rhythms] for text in texts.split()}
    assert found == {text: wanted.split(" + ") for text in texts.split()}


def test_what_only_begins_like_a_rhythm() -> None:
    assert [text for text in NO_RHYTHM.split() if understand(text, YEAR).rhythms] == []


@pytest.mark.parametrize(
    ("unit", "total"),
    [("day", 365), ("week", 52), ("month", 12), ("quarter", 4), ("halfyear", 2)],
)
def test_a_total_of_the_year_is_the_sum_of_the_rhythm_beside_it(
    unit: RhythmUnit, total: int
) -> None:
    part = StatedRhythm("", 0, unit)
    whole = [StatedRhythm("", 9, "year", least=n, most=n) for n in (total - 1, total, total + 1)]
    assert [main_rhythm([one, part]) is part for one in whole] == [False, True, False]


def test_the_sum_counts_how_many_units_and_how_often() -> None:
    total = StatedRhythm("", 0, "year", least=12, most=12)
    twice = StatedRhythm("", 9, "month", interval=2, least=2, most=2)
    assert main_rhythm([total, twice]) is twice


def test_words_without_a_number_are_one_of_their_unit() -> None:
    yearly = StatedRhythm("", 0, "year", least=None, most=None)
    assert main_rhythm([yearly, StatedRhythm("", 9, "quarter", interval=4)]) is yearly
    total = StatedRhythm("", 0, "year", least=12, most=12)
    monthly = StatedRhythm("", 9, "month", least=None, most=None)
    assert main_rhythm([total, monthly]) is monthly


def test_rhythms_count_before_festivals_and_festivals_before_vague_words() -> None:
    vague, event, week = (StatedRhythm("", n, unit) for n, unit in enumerate(("vague", "event", "week")))  # type: ignore[arg-type]  # fmt: skip
    assert main_rhythm([vague, event, week]) is week
    assert main_rhythm([vague, event]) is event
    assert main_rhythm([vague]) is None


@each_row(
    ("text", "raws"),
    [
        ("每月至少报送进展情况和重点工作的亮点信息2次", ["每月至少报送进展情况和重点工作的亮点信息2次"]),
        ("每月至少报送进展情况和各项重点工作的亮点信息2次", ["每月至少报送进展情况和各项重点工作的亮点信息2次"]),
        ("每月检查,每周巡查1次", ["每月", "每周巡查1次"]),
        ("每月检查;不少于2次", ["每月"]),
        ("每月检查。不少于2次", ["每月"]),
        ("每月检查全年4次", ["每月", "全年4次"]),
        ("每月0次", ["每月"]),
        ("全年4件", []),
        ("每年3次", ["每年3次"]),
        ("每月举办1场好办好结的活动", ["每月举办1场"]),
        ("每月举办1场办好", ["每月"]),
        ("全年4次学习", ["全年4次"]),
        ("天天有活动", ["天天有"]),
        ("在传统节日期间办", ["在传统节日期间"]),
        ("春节、中秋前慰问", ["春节、中秋前"]),
        ("不定期抽查", ["不定期"]),
        ("推行周通报、月讲评", ["周通报", "月讲评"]),
        ("实行一周一课制", ["一周一课制"]),
    ],
)  # fmt: skip
def test_how_far_the_words_of_a_rhythm_go(text: str, raws: list[str]) -> None:
    assert [one.raw for one in understand(text, YEAR).rhythms] == raws
