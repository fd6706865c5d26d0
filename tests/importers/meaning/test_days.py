"""On which day of its period something is due, as a small code."""

from __future__ import annotations

from tables import each_row
from wenming_cli.importers.meaning.days import Day, day_after
from wenming_cli.importers.meaning.spans import RhythmUnit

WORDS = """
week | MON-AM | 1 | 一上午 一上午·宣讲
week | TUE-PM | 1 | 二下午
week | WED-PM | 1 | 三晚上
week | THU-PM | 1 | 四晚
week | FRI-AM | 1 | 五早上
week | SAT | 1 | 六
week | SUN | 1 | 天 日
week | - | 1 | ·末 ·五次 ·三场 ·二期 ·三节 ·四课 ·五讲 ·六届 ·一轮 ·二遍 ·三个 ·四篇 ·五条 ·一次 ·一场 ·一期 ·一课 ·一讲 ·一节课
week | MON+WED | 2 | 一和三
week | MON+FRI | 2 | 一及五
week | TUE+THU | 2 | 二与四 二、周四
week | FRI | 1 | 星期五 礼拜五 的周五
month | 第一个 MON | 1 | 第一个周一
month | 第2个 TUE | 1 | 第2个周二
month | last FRI-PM | 1 | 最后一个周五下午
month | 第三个 WED | 1 | 第三个星期三
month | 第四个 THU | 1 | 第四个礼拜四
month | - | 1 | ·周五
month | day 5 of last month | 1 | 末月5日
month | day 25 | 1 | 25日
month | by day 25 | 1 | 25号之前
month | day 5+20 | 2 | 5日和20日 5与20日
month | by day 5+20 | 2 | 5及20日前
month | last day | 1 | 底 底前 末 末之前 月底 月末
month | by day 5 of next month | 1 | 结束后5日内
month | by day 10 of next month | 1 | 结束后10个工作日内
month | 上旬 | 1 | 上旬
month | 中旬 | 1 | 中旬
month | 下旬 | 1 | 下旬
month | 初 | 1 | 初
month | 月初 | 1 | 月初
month | 月中 | 1 | 月中
month | day 5 | 1 | 的5日
month | 第三个 TUE | 1 | 第三个周二
quarter | day 20 of last month | 1 | 末月20日 末20日 第三个月20日 最后一个月20日 最后个月20日
quarter | day 5 of first month | 1 | 首月5日 初5日 第一个月5日 首个月5日
quarter | day 5 of second month | 1 | 中间月5日 第二个月5日
quarter | 3月 | 1 | 3月
quarter | 10月5日前 | 1 | 10月5日前
quarter | 12月底 | 1 | 12月底
quarter | 1月上旬、4月中旬 | 1 | 1月上旬、4月中旬
quarter | 6月末之前 | 1 | 6月末之前
quarter | 3月和9月 | 1 | 3月和9月
quarter | 3月及9月 | 1 | 3月及9月
quarter | 3月与9月 | 1 | 3月与9月
quarter | 3月,9月 | 1 | 3月,9月
quarter | last day | 1 | 末
halfyear | 6月20日前、12月20日前 | 1 | 6月20日前、12月20日前
halfyear | 6月份 | 1 | 6月份
halfyear | day 5 of last month | 1 | 末月5日
halfyear | by day 5 of next halfyear | 1 | 结束后5日内
year | 5月、10月 | 2 | 5月、10月·各一次
year | 五月和十月 | 2 | 五月和十月·各
year | 十一月份及十二月份 | 2 | 十一月份及十二月份·分别
year | 春秋 | 2 | 春秋两季·各
year | 春、夏 | 2 | 春、夏季·各
year | 夏与冬 | 2 | 夏与冬三季·各
year | 秋和冬 | 2 | 秋和冬季·分别
year | 春夏秋冬 | 4 | 春夏秋冬四季·各
year | 3月 | 1 | 3月
year | 3月5日前 | 1 | 3月5日前
year | Q1 | 1 | 第一季度
year | Q2 | 1 | 二季度
year | Q3 | 1 | 第三季度
year | Q4 | 1 | 第四季度
year | H1 | 1 | 上半年
year | H2 | 1 | 下半年
year | 上旬 | 1 | 上旬
year | 月初 | 1 | 月初
day | 早晚高峰 | 2 | 早晚高峰
day | 早晚 | 2 | 早晚
day | 上下午 | 2 | 上下午
day | 早中晚 | 3 | 早中晚
day | before close of work | 1 | 下班前30分钟 下班前
"""
"""Unit, day, on how many days of it, and words that say so; a dot where they end before the text does."""


@each_row(
    ("text", "unit", "anchor", "often"),
    [
        ("周五下午学习", "week", "FRI-PM", 1), ("一、四晚上", "week", "MON-PM+THU-PM", 2), ("日清扫", "week", "SUN", 1),
        ("一次例会", "week", "", 1), ("一堂课讲评", "week", "", 1), ("一集中学习", "week", "MON", 1), ("25日前报送", "month", "by day 25", 1),
        ("5日、20日", "month", "day 5+20", 2), ("最后一个周五", "month", "last FRI", 1),
        ("第二个周三", "month", "第二个 WED", 1), ("底", "month", "last day", 1), ("中旬报送", "month", "中旬", 1),
        ("末月20日前", "quarter", "by day 20 of last month", 1), ("首月5日", "quarter", "day 5 of first month", 1),
        ("结束后5个工作日内", "quarter", "by day 5 of next quarter", 1), ("末", "halfyear", "last day", 1),
        ("6月、12月", "halfyear", "6月、12月", 1), ("3月", "year", "3月", 1), ("第四季度", "year", "Q4", 1),
        ("6月、12月各两场", "year", "6月、12月", 2), ("三月和十一月分别", "year", "三月和十一月", 2),
        ("夏冬两季各清一次", "year", "夏冬", 2), ("春、秋季分别", "year", "春、秋", 2),
        ("上半年", "year", "H1", 1), ("早晚高峰", "day", "早晚高峰", 2), ("下班前10分钟", "day", "before close of work", 1),
        ("开展", "month", "", 1), ("第三", "event", "", 1),
    ],
)  # fmt: skip
def test_days(text: str, unit: RhythmUnit, anchor: str, often: int) -> None:
    found = day_after(f"每{text}", 1, unit)
    assert (found.anchor, found.often) == (anchor, often)


def test_the_words_end_where_the_day_ends() -> None:
    assert day_after("每月25日前报送", 2, "month") == Day("by day 25", 6)


@each_row("row", WORDS.strip().split("\n"))
def test_each_word_for_a_day(row: str) -> None:
    unit, anchor, often, texts = row.split(" | ")
    for text in texts.split():
        said, _, rest = text.partition("·")
        found = day_after(f"每{said}{rest}", 1, unit)  # type: ignore[arg-type]
        assert found == Day("" if anchor == "-" else anchor, 1 + len(said), int(often)), text


def test_blanks_before_the_part_of_a_day_are_its_own() -> None:
    assert day_after("每天 早晚巡逻", 2, "day") == Day("早晚", 5, 2)


def test_blanks_and_commas_are_no_words_of_a_day() -> None:
    assert day_after("每年的 3月,9月开展", 2, "year") == Day("3月,9月", 9)
