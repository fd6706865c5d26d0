"""Expressions of rhythm, deadline, quantity and owner, and the traps that look like them."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.steps import steps_in
from wenming_cli.importers.meaning.understand import quantities_in, understand

YEAR = 2026


@pytest.mark.parametrize(
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
        ("每三年一届", ("year", 3, 1, 1)),
    ],
)
def test_rhythms(text: str, rhythm: tuple[object, ...]) -> None:
    first = understand(text, YEAR).rhythms[0]
    assert (first.unit, first.interval, first.least, first.most) == rhythm


@pytest.mark.parametrize(
    ("text", "type_", "start", "end"),
    [
        ("6月底前完成修订", "by", None, "2026-06-30"),
        ("2026年5月 20 日前报送", "by", None, "2026-05-20"),
        ("4月至10月开展调研", "window", "2026-04-01", "2026-10-31"),
        ("3—5月集中整治", "window", "2026-03-01", "2026-05-31"),
        ("第三季度举办艺术节", "window", "2026-07-01", "2026-09-30"),
        ("下半年组织体检", "window", "2026-07-01", "2026-12-31"),
        ("12月中旬考核", "window", "2026-12-11", "2026-12-20"),
        ("三季度末完成", "by", None, "2026-09-30"),
        ("春节前走访慰问", "by", None, "2026-02-16"),
        ("年底前验收", "by", None, "2026-12-31"),
        ("3月1日至3月31日宣传发动", "window", "2026-03-01", "2026-03-31"),
        ("今年要建设两个站点", "window", "2026-01-01", "2026-12-31"),
        ("“七一”前后表彰", "event", None, None),
        ("做到长期坚持。", "ongoing", None, None),
        ("适时开展督查", "vague", None, None),
    ],
)
def test_deadlines(text: str, type_: str, start: str | None, end: str | None) -> None:
    first = understand(text, YEAR).deadlines[0]
    days = tuple(day.isoformat() if day else None for day in (first.start, first.end))
    assert (first.type, *days) == (type_, start, end)


@pytest.mark.parametrize(
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
    ],
)
def test_owners(text: str, lead: tuple[str, ...], support: tuple[str, ...]) -> None:
    owner = understand(text, YEAR).owner
    assert owner is not None
    assert (owner.lead, owner.support) == (lead, support)


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


@pytest.mark.parametrize(
    "text",
    [
        "坚持三个文明一起抓", "健全“三会一课”制度", "周边环境整治", "加强年轻干部培养", "24小时不打烊",
        "纪念抗战胜利80周年", "第35个宣传月", "一站式服务", "每项任务有人抓", "年初有计划、年中有检查",
        "由文明科汇总通报", "“一把手”亲自抓，分管领导具体抓", "2026年1月20日", "弘扬五四精神", "区委〔2026〕8号",
        "按照（一）至（三）项办理", "党建科会同督查室跟踪督办", "组队参加由文明办承办的比赛",
        "月嫂培训", "一岗双责", "2024—2026年度文明单位",
    ],
)  # fmt: skip
def test_traps_say_nothing(text: str) -> None:
    found = understand(text, YEAR)
    assert (found.rhythms, found.deadlines, quantities_in(text), found.owner) == ((), (), [], None)


def test_words_are_kept_as_printed() -> None:
    found = understand("　６ 月 底前 ，完成", YEAR).deadlines[0]
    assert found.raw == "６ 月 底前"


def test_points_of_an_item_become_steps() -> None:
    assert steps_in("一是组建队伍，明确分工；二是规范管理；三是开展活动。") == (
        "组建队伍", "规范管理", "开展活动",
    )  # fmt: skip


def test_a_single_yi_shi_is_no_list() -> None:
    assert steps_in("一是组建队伍。") == ()
