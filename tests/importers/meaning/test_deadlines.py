"""Expressions of deadlines in fields and in running text, checked by hand for the year 2026.

`field` is the cell of a column for deadlines, `label` a field within a sentence (完成时限：…). What is read
is `by` a day, a `window` of days, `each` of several, an `event` or `vague` words without a day, or
`ongoing`; a mark after it tells a flaw. A day without a year is one of 2026.
"""

from __future__ import annotations

from datetime import date

import pytest

from tables import each_row
from wenming_cli.importers.meaning.deadlines import main_deadline
from wenming_cli.importers.meaning.spans import Deadline
from wenming_cli.importers.meaning.understand import understand

YEAR = 2026

FIELDS = """
2026.11.30 | by 11-30
2026/11/30 | by 11-30
2026-11-30 | by 11-30
2026-6-3 | by 06-03
2026. 6. 3 | by 06-03
26.11.30 | by 11-30
20261130 | by 11-30
11.30 | by 11-30
11/30 | by 11-30
11-30 | by 11-30
6.5 | by 06-05
11月30 | by 11-30
11月30号 | by 11-30
11 月 30 日 | by 11-30
２０２６年１１月３０日 | by 11-30
二〇二六年十一月三十日 | by 11-30
二○二六年五月十日 | by 05-10
二0二六年五月十日 | by 05-10
十二月三十一日 | by 12-31
十二月卅一日前 | by 12-31
九月廿八日 | by 09-28
十月廿日前 | by 10-20
十月卅日 | by 10-30
十一月五日前 | by 11-05
二〇二六年元月底 | by 01-31
2026.9.30前 | by 09-30
9.30前 | by 09-30
5/15前 | by 05-15
5月15号之前 | by 05-15
2026年10月1日前完成 | by 10-01
7月31日止 | by 07-31
最迟不超过6月15日 | by 06-15
截至2026年8月底 | by 08-31
到6月底 | by 06-30
即日起至11月底 | window - 11-30
11月 | window 11-01 11-30
2026年11月 | window 11-01 11-30
2026.11 | window 11-01 11-30
2026-05 | window 05-01 05-31
2026/5 | window 05-01 05-31
11月底 | by 11-30
11月末 | by 11-30
6月底前 | by 06-30
6月前 | by 05-31
2月底 | by 02-28
11月中旬 | window 11-11 11-20
2月下旬 | window 02-21 02-28
6月初 | window 06-01 06-10
10月中旬前 | by 10-20
年底 | by 12-31
2026年底前 | by 12-31
2026年年底 | by 12-31
年初 | window 01-01 03-31
全年 | window 01-01 12-31
2026年 | window 01-01 12-31
2026年全年 | window 01-01 12-31
上半年 | window 01-01 06-30
下半年 | window 07-01 12-31
上半年底前 | by 06-30
第三季度 | window 07-01 09-30
2026年第2季度 | window 04-01 06-30
Q3 | window 07-01 09-30
三季度末 | by 09-30
二季度末前 | by 06-30
四季度前 | by 09-30
第一、二季度 | window 01-01 06-30
第一至第三季度 | window 01-01 09-30
3-11月 | window 03-01 11-30
3月—11月 | window 03-01 11-30
2026.3-2026.11 | window 03-01 11-30
2026.03-2027.02 | window 03-01 2027-02-28
2026/3/1-2026/6/30 | window 03-01 06-30
2026年3月至2026年11月 | window 03-01 11-30
2026年11月至次年2月 | window 11-01 2027-02-28
11月至2027年2月 | window 11-01 2027-02-28
3月上旬—5月下旬 | window 03-01 05-31
3月初至5月底 | window 03-01 05-31
3.1-5.31 | window 03-01 05-31
五月一日至五月十日 | window 05-01 05-10
5月6日-10日 | window 05-06 05-10
5月6-10日 | window 05-06 05-10
11月30日至12月5日 | window 11-30 12-05
3、4月 | window 03-01 04-30
4、5、6月 | window 04-01 06-30
次年1月10日前 | by 2027-01-10
明年1月底前 | by 2027-01-31
下一年度1月15日前 | by 2027-01-15
翌年3月 | window 2027-03-01 2027-03-31
明年一季度 | window 2027-01-01 2027-03-31
2027年6月30日 | by 2027-06-30
2025年6月30日 | by 2025-06-30
国庆节前 | by 09-30
“七一”前 | by 06-30
春节前 | by 02-16
暑假期间 | window 07-01 08-31
6月、12月底 | each 06-30 12-31
6、12月 | each 06-30 12-31
3月、9月 | each 03-31 09-30
3、6、9、12月底前 | each 03-31 06-30 09-30 12-31
3月25日、6月25日、9月25日、12月25日 | each 03-25 06-25 09-25 12-25
2026年6月30日、12月31日 | each 06-30 12-31
6月30日和12月31日前 | each 06-30 12-31
上半年、下半年 | each 06-30 12-31
11月31日 | by 11-30 no-such-day
6月31日前 | by 06-30 no-such-day
2026.2.30 | by 02-28 no-such-day
11月32日 | by - no-such-day
13月底 | by - no-such-day
6.3 | vague ambiguous
3-5 | vague ambiguous
重阳节 | event
国庆节前后 | event
元旦前 | event
区残运会开幕前 | event
至区残运会闭幕 | event
两会前 | event
暑假前 | event
暑假放假前 | event
寒假开始之前 | event
雷雨季节来临前 | event
台风季到来之前 | event
旅游旺季开始前 | event
汛期前 | event
长期 | ongoing
常年坚持 | ongoing
持续推进 | ongoing
适时 | vague
会后10日内 | by -
"""

LABELS = """
完成时限：11.30 | by 11-30
完成时限：2026年8月-9月 | window 08-01 09-30
责任单位：团委；完成时限：年底 | by 12-31
完成时限：2026年4月31日 | vague no-such-day
完成时限：区残运会开幕前 | event
"""

PROSE = """
6月底前完成修订 | by 06-30
2026年5月 20 日前报送 | by 05-20
请于2026年4月10日前报送名单 | by 04-10
要在9月20日以前完成整改 | by 09-20
8.30前上报总结 | by 08-30
截止6.30前完成 | by 06-30
组织学习，六月十五日前完成 | by 06-15
力争10月中旬前全部建成 | by 10-20
4月至10月开展调研 | window 04-01 10-31
3—5月集中整治 | window 03-01 05-31
第三季度举办艺术节 | window 07-01 09-30
下半年组织体检 | window 07-01 12-31
12月中旬考核 | window 12-11 12-20
三季度末完成 | by 09-30
春节前走访慰问 | by 02-16
年底前验收 | by 12-31
到2026年年底，建成示范村 | by 12-31
3月1日至3月31日宣传发动 | window 03-01 03-31
自3月1日至5月31日集中整治 | window 03-01 05-31
今年要建设两个站点 | window 01-01 12-31
2026年7月至2026年12月 | window 07-01 12-31
2027年1月至2028年11月整治 | window 2027-01-01 2028-11-30
2028年底前全部销项 | by 2028-12-31
4月起每月通报，6月底前完成自查 | by 06-30
2025年6月30日前完成 | by 2025-06-30
6月31日前完成 | by 06-30 no-such-day
2025年3月5日止整改 | by 2025-03-05
9月评选光盘小卫士 | window 09-01 09-30
5月报送材料 | window 05-01 05-31
6月考核 | window 06-01 06-30
5月20日召开动员会 | window 05-20 05-20
“七一”前后表彰 | event
区运动会开幕前完成布置 | event
雷雨季节来临前请人检测 | event
冬季来临前检修 | event
3月22日世界水日前后宣传 | event
做到长期坚持。 | ongoing
适时开展督查 | vague
"""

TRAPS = """
3月5日起实行
3月5日在区里
3月5日为首日
3月5日，第二天
3月5日第一场
3月5日以来
3月5日下发的文件
3月5日发布的文件
3月5日签发的文件
3月5日通过的办法
3月5日公布的名单
3月5日修订的办法
3月5日审议的事项
3月5日签署的协议
3月5日全区“两优”《推进》（扩大）会议印发的文件
3月5日发布；下周办
3月5日施行
从3月5日办
长期坚持做
2025年3月5日前已完成
2025年3月5日前完成了
2025年3月5日前了
2025年3月5日前以来
2025年5月底前全部建成了
截止2025年3月5日前
截至2025年3月5日前
2026.04.20
11.30
长5.20米，宽3.5米
经费3.5亿元
1. 5米
占比达到1/3
比上年提高6.30个百分点
电话20261130
型号26.11.30
区委发〔2026〕9号
2026年1月20日
2026年3月2日印发。
根据2026年1月15日召开的全区工作会议精神
按照2026年2月3日印发的通知要求
自2026年5月1日起施行
2025年11月通过市级验收
2025年12月被评为省级文明单位
2024年至2025年连续两年获奖
2025年5月20日，我区举办首届邻里节
截至2025年底，全区已建成站点48个
到2028年，力争建成50个示范点
2026年确保达到600片，2028年确保达到1000片
加强开放能力建设（2026-2028年）
2024—2026年度文明单位
三、四月间
去年6月底
上年度
往年3月
从6月起
6月以来
4月份以来
5月刊
一季度工作总结
上半年工作情况
年终总结
年末考核
一月一主题
为每年1月至2月和7月至8月开放
第3.12条
服务热线12345
“3·15”投诉热线
十二五规划
五四精神
一年一度
2026级新生
11月30个班级
第11月报
3月龄
全年工作总结
年底工作
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split(" | ")) for line in table.split("\n") if line]  # type: ignore[misc]


def short(day: date | None) -> str:
    return "-" if day is None else f"{day:%m-%d}" if day.year == YEAR else str(day)


def said(found: Deadline) -> str:
    """What was understood, as the tables write it."""
    if found.each:
        words = ["each", *map(short, found.each)]
    elif found.type in ("by", "window"):
        days = [found.end] if found.type == "by" else [found.start, found.end]
        words = [found.type, *map(short, days)]
    else:
        words = [found.type]
    return " ".join([*words, *filter(None, [found.flaw])])


@each_row(("text", "wanted"), rows(FIELDS))
def test_the_cell_of_a_column_for_deadlines(text: str, wanted: str) -> None:
    assert [said(one) for one in understand(text, YEAR, field=True).deadlines] == [wanted]


@each_row(("text", "wanted"), [*rows(LABELS), *rows(PROSE)])
def test_running_text(text: str, wanted: str) -> None:
    found = understand(text, YEAR)
    chosen = main_deadline(found.deadlines) or found.deadlines[0]
    assert said(chosen) == wanted


@each_row("text", TRAPS.split("\n")[1:-1])
def test_what_is_no_deadline(text: str) -> None:
    assert [one.raw for one in understand(text, YEAR).deadlines] == []


@pytest.mark.parametrize(
    "text", ["待定", "视情况而定", "另行通知", "接上级通知后5日内", "46203", "2026，11，30", "13月底", "两会前"]
)  # fmt: skip
def test_words_of_a_field_that_name_no_day_are_kept(text: str) -> None:
    assert understand(text, YEAR, field=True).unread == (text,)
    assert understand(f"办好讲堂。完成时限：{text}。", YEAR).unread in ((text,), (text[:4],))


@pytest.mark.parametrize("text", ["", "/", "——", "无", "6月底前", "每月", "长期坚持"])
def test_an_empty_field_and_one_that_says_when_leave_no_words(text: str) -> None:
    assert understand(text, YEAR, field=True).unread == ()


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("暑期托班。7月8日至8月12日开班", "08-12"),
        ("寒假研学。2月上旬出行", "02-10"),
        ("上半年（4月15日至5月20日）集中体检", "05-20"),
        ("暑假开放泳池，7月3日拟定名单", "08-31"),
        ("上半年办运动会，3月中旬办开幕式", "06-30"),
        ("暑期开班，9月上旬总结", "09-10"),
    ],
)
def test_the_more_exact_of_a_season_and_a_date_within_it(text: str, end: str) -> None:
    found = main_deadline(understand(text, YEAR).deadlines)
    assert found is not None
    assert f"{found.end}" == f"2026-{end}"


@pytest.mark.parametrize(
    ("type_", "words"),
    [
        (
            "ongoing",
            "长期坚持 常抓不懈 常态化开展 常态化推进 常态化坚持 常态化进行 常态化落实 持续推进 长期推进 长期开展 持续开展 常态长效 坚持不懈",
        ),
        ("vague", "适时 尽快 尽早 择机 抓紧"),
    ],
)
def test_words_that_never_end_and_words_that_say_nothing(type_: str, words: str) -> None:
    for word in words.split():
        for stop in "。；，）|\n":
            found = understand(f"做到{word}{stop}再办", YEAR).deadlines
            assert [(one.type, one.raw) for one in found] == [(type_, word)], word


@pytest.mark.parametrize(
    ("text", "event"), [("学雷锋月（3月）开展", "学雷锋月"), ("读书活动月（4月）", "读书活动月"), ("月（5月）", "")]
)  # fmt: skip
def test_a_month_that_is_called_something(text: str, event: str) -> None:
    [one] = understand(text, YEAR).deadlines
    assert (one.event, said(one)[:6]) == (event, "window")


def around(text: str) -> list[bool]:
    return [one.around for one in understand(text, YEAR).deadlines]


@pytest.mark.parametrize(
    "joint", ["，", "（", " ，", "（即", "，其中", "，具体为", "，拟于", "，定于"]
)
def test_what_stands_between_a_half_and_its_more_exact_date(joint: str) -> None:
    assert around(f"上半年{joint}4月15日至5月20日体检") == [True, False]


@pytest.mark.parametrize("joint", ["，再于", "办事，", "，，，"])
def test_what_parts_them(joint: str) -> None:
    assert around(f"上半年{joint}4月15日至5月20日体检") == [False, False]


@each_row(
    "verb",
    [
        "上报",
        "报送",
        "报名",
        "制定",
        "制订",
        "拟定",
        "印发",
        "确定",
        "征集",
        "动员",
        "部署",
        "准备",
        "做好物资准备",
        "将方案再次报送",
    ],
)
def test_what_is_prepared_before_the_season_is_not_its_date(verb: str) -> None:
    assert around(f"暑假托管，7月5日前{verb}名单") == [False, False]


@pytest.mark.parametrize(
    ("dates", "is_around"),
    [
        ("7月1日前开班", True),
        ("8月31日前开班", True),
        ("6月30日前开班", False),
        ("9月1日前开班", False),
        ("7月1日至8月31日开班", False),
        ("7月2日至8月31日开班", True),
        ("7月8日把方案再次都要报送", True),
    ],
)
def test_a_more_exact_date_lies_within_the_season(dates: str, is_around: bool) -> None:
    assert around(f"暑假期间办托管班。{dates}")[0] is is_around


def test_a_date_before_the_season_is_another_one() -> None:
    assert around("7月8日开班，暑假期间办托管") == [False, False]


def test_deadlines_stand_in_the_order_of_the_text() -> None:
    found = understand("适时动员，开学前布置，6月底前完成，3月5日宪法日小结", YEAR).deadlines
    assert [one.raw for one in found] == ["适时", "开学前", "6月底前", "3月5日宪法日"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("××局党委2026年3月2日", []),
        ("办好讲堂。××局党委2026年3月2日 ", []),
        ("××局党委3月2日", ["window 03-02 03-02"]),
        ("××局党委2026年3月2日开会", ["window 03-02 03-02"]),
        ("会议，2026年3月2日", ["window 03-02 03-02"]),
    ],
)
def test_a_full_date_at_the_very_end_signs_a_letter(text: str, wanted: list[str]) -> None:
    assert [said(one) for one in understand(text, YEAR).deadlines] == wanted
