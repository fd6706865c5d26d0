"""From the draft to the tables of a plan: numbers, times and owners that a plan can hold."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from drafting import HEAD, drafted, written
from tables import each_row
from wenming_cli.importers.draft.plandata import PlanItem, goals_of, items_of
from wenming_cli.importers.draft.plantext import plan_text
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text


def planned(text: str) -> dict[str, PlanItem]:
    """The items of a plan by number."""
    draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
    return {item.no: item for item in items_of(draft)}


def test_an_item_takes_owner_and_month_from_the_heading_above_it() -> None:
    """A plan inherits nothing, so each item says it, and from where."""
    items = planned(
        HEAD + "（一）理论学习。6月底前完成。（牵头单位：理论科；配合单位：团委）\n1.办好读书班。\n"
        "2.开展宣讲。3月底前完成。（牵头单位：宣传科）\n"
    )
    inherits, own = items["1.1.1"], items["1.1.2"]

    assert (inherits.lead, inherits.support) == (("理论科",), ("团委",))
    assert inherits.due == date(2026, 6, 30)
    assert inherits.notes == (
        "牵头单位来自上级条目 1.1",
        "时限来自上级条目 1.1：“6月底前”",
    )
    assert (own.lead, own.support, own.due) == (("宣传科",), (), date(2026, 3, 31))
    assert own.notes == ()


def test_a_number_that_stands_twice_gets_the_next_free_one() -> None:
    items = planned(HEAD + "（一）学习。\n（二）宣讲。\n（二）走访。\n（三）总结。\n")

    assert {no: item.title for no, item in items.items()} == {
        "1": "重点任务",
        "1.1": "学习",
        "1.2": "宣讲",
        "1.4": "走访",
        "1.3": "总结",
    }
    assert items["1.4"].notes == ("原文编号重复，这里顺延",)


def test_the_goals_are_the_items_of_their_chapter_or_the_standards_that_it_lists() -> None:
    def goals(text: str) -> list[tuple[str, str]]:
        head = "××局2026年精神文明建设工作方案\n一、工作目标\n"
        document = read_text((head + text).encode(), "x.txt")
        found = goals_of(draft_of(document, "x.txt", today_year=2026))
        return [(goal.id, goal.title) for goal in found]

    assert goals("（一）领导班子坚强。\n（二）工作成效显著。\n") == [
        ("goal-1", "领导班子坚强"),
        ("goal-2", "工作成效显著"),
    ]
    assert goals("（一）领导班子坚强。\n") == [("goal-1", "领导班子坚强")]
    named = "围绕领导班子坚强、工作成效显著、思想道德良好、业务水平领先四条标准，扎实开展创建。\n"
    assert goals(named + "二、重点任务\n（一）学习。\n") == [
        ("goal-1", "领导班子坚强"),
        ("goal-2", "工作成效显著"),
        ("goal-3", "思想道德良好"),
        ("goal-4", "业务水平领先"),
    ]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("每周五下午", 'every    = "week"\non       = "friday"\nworkdays = true'),
        ("每月5日前", 'every = "month"\non    = 5'),
        ("每月最后一个周五", 'every = "month"\non    = "friday"'),
        ("每月底", 'every = "month"\non    = "last"'),
        ("每季度末", 'every = "quarter"\non    = "last"'),
        ("每年3月", "start = 2026-03-01\ndue   = 2026-03-31\nevery = \"year\""),
        ("每学期1次", 'every = "halfyear"'),
    ],
)  # fmt: skip
def test_the_day_of_a_rhythm_is_kept_where_a_plan_can_hold_it(words: str, keys: str) -> None:
    draft = drafted(f"（一）{words}组织学习。")
    assert keys in plan_text(draft, "x.txt", "0" * 64)
    assert "day-not-kept" not in {problem.code for problem in draft.problems}


@pytest.mark.parametrize(
    ("words", "every"),
    [
        ("每季度末月25日前", "quarter"),
        ("每季度第一个月10日前", "quarter"),
        ("每月第一个周六", "month"),
        ("每月下旬", "month"),
        ("每周二、周四", "week"),
        ("每半年6月20日前、12月20日前", "halfyear"),
        ("单月25日", "halfyear"),
    ],
)
def test_any_other_day_stays_in_a_comment_and_is_reported(words: str, every: str) -> None:
    draft = drafted(f"（一）{words}报送情况。")
    text = plan_text(draft, "x.txt", "0" * 64)
    assert f'every = "{every}"' in text.replace("every    ", "every ")
    assert f"# “{words}”：方案只能写到多长时间几次" in text
    assert [p.line for p in draft.problems if p.code == "day-not-kept"] == [3]


DAYS_OFF = "# 放假的日子不用办（workdays）；照常要办的，请删去这一行"


@pytest.mark.parametrize("words", ["每周五下午", "每天", "每周", "每周二、周四"])
def test_rhythms_of_a_day_and_a_week_leave_out_days_off(words: str) -> None:
    text = written(f"（一）{words}组织巡查。")
    assert "workdays = true" in text
    assert DAYS_OFF in text


@pytest.mark.parametrize("words", ["每周六", "每周日上午", "每月", "每两周", "每季度末"])
def test_what_is_held_on_days_off_and_longer_rhythms_do_not(words: str) -> None:
    text = written(f"（一）{words}组织巡查。")
    assert "every" in text
    assert "workdays" not in text


@pytest.mark.parametrize(
    ("words", "festivals"),
    [
        ("在春节、元宵节、清明等传统节日开展活动", ("春节", "元宵", "清明")),
        ("“五一”、国庆期间走访慰问", ("劳动节", "国庆")),
        ("每逢端午节组织龙舟赛", ("端午",)),
        ("全年在春节、除夕、春节开展活动", ("春节", "除夕")),
        ("长期坚持，中秋、重阳开展敬老活动", ("中秋", "重阳")),
        ("在重大节日期间开展活动", ()),
        ("每月1次，春节、元宵举办专场", ()),
    ],
)
def test_festivals_that_are_named_are_those_of_the_plan(
    words: str, festivals: tuple[str, ...]
) -> None:
    item = planned(HEAD + f"（一）{words}。\n")["1.1"]

    assert item.festivals == festivals
    assert not (festivals and (item.due or item.standing or item.rhythm or item.steps))


def test_the_words_stand_beside_the_festivals() -> None:
    text = written("（一）在清明、端午开展祭扫。")
    assert 'festivals = ["清明", "端午"]' in text
    assert "# “清明、端午”：每个节日各办一次，以节日当天为限（festivals）" in text


def test_a_festival_whose_day_is_not_known_is_named() -> None:
    text = written("（一）在母亲节、国际家庭日开展宣传。")
    assert 'festivals = ["母亲节"]' in text
    assert "# “国际家庭日”：不知道是哪一天，请另列条目" in text


def test_beside_a_deadline_festivals_are_the_steps() -> None:
    item = planned(HEAD + "（一）9月底前在清明、端午开展祭扫。\n")["1.1"]

    assert (item.due, item.festivals, item.steps) == (date(2026, 9, 30), (), ("清明", "端午"))
    assert item.notes == ("“清明、端午”：没有固定周期，按节点逐项落实",)


def test_a_time_without_a_day_is_asked_for() -> None:
    assert "# “适时”没有说定时间，请定" in written("（一）适时开展督查。")
    assert "没有说定时间，请定" in written("（一）接到通知后10日内整改。")


def test_an_owner_that_names_nobody_stays_above_its_item() -> None:
    text = written("（一）办好讲堂。（责任单位：见附表；完成时限：6月底前）")
    assert "# “见附表”看不出是哪个单位，请定：lead = …" in text
    assert "# 责任：“责任单位：见附表”" in text
    table = written(
        "| 序号 | 任务 | 责任单位 | 时限 |\n| 1 | 讲堂 | 另行通知 | 6月底前 |\n| 2 | 走访 | 团委 | 7月 |"
    )
    assert "# “另行通知”看不出是哪个单位，请定：lead = …" in table


def test_an_item_says_why_the_first_of_its_owners_leads() -> None:
    text = written(
        "（一）办好讲堂。（甲局、乙局负责，排在第一位的为牵头单位，下同）",
        "（二）修缮粮库。（丙局、丁局负责）",
    )
    assert text.count("# 按前文“排在第一位的为牵头单位”") == 1
    assert 'lead    = "丙局"' in text


def test_a_double_without_its_first_takes_the_number() -> None:
    """Its first stands in a chapter that is not tracked."""
    draft = drafted("（一）学习。", "（一）宣讲。", "1.走访。")
    assert [item.node.no for item in draft.items] == ["1", "1.1", "1.1~2", "1.1~2.1"]
    kept = tuple(item for item in draft.items if item.node.no != "1.1")
    assert [item.no for item in items_of(dataclasses.replace(draft, items=kept))] == [
        "1",
        "1.1",
        "1.1.1",
    ]


def goals_in(words: str) -> list[str]:
    head = "××局2026年精神文明建设工作方案\n一、工作目标\n"
    document = read_text(f"{head}{words}\n二、任务\n（一）学习。\n".encode(), "x.txt")
    return [goal.title for goal in goals_of(draft_of(document, "x.txt", today_year=2026))]


@each_row(
    ("opening", "number"),
    [
        *((opening, "四条") for opening in ("围绕", "对照", "按照", "要紧紧围绕")),
        *(("围绕", f"{number}条") for number in "五六七八九十"),
        *(("围绕", f"四{closing}") for closing in "项个大"),
    ],
)
def test_how_standards_are_listed(opening: str, number: str) -> None:
    names = ["领导班子坚强", "工作成效显著", "业务水平领先"]
    assert goals_in(f"{opening}{'、'.join(names)}{number}标准创建。") == names
    assert goals_in(f"{opening}{'，'.join(names)}等{number}标准创建。") == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("围绕班子坚强、成效显著、甲乙、三种名称四条标准。", ["班子坚强", "成效显著", "三种名称"]),
        ("围绕班子坚强、成效显著五条标准。", None),
        (f"围绕{'长' * 16}、{'好' * 17}、三种名称四条标准。", ["长" * 16, "三种名称"]),
        (f"围绕{'、'.join(f'名称{c}' for c in '甲乙丙丁戊己庚辛壬癸子丑')}十条标准。", [f"名称{c}" for c in "丙丁戊己庚辛壬癸子丑"]),
    ],
)  # fmt: skip
def test_which_names_are_standards(words: str, names: list[str] | None) -> None:
    found = goals_in(words)
    assert found == (names or [words.rstrip("。")]) or found == (names or ["工作目标"])


@pytest.mark.parametrize(
    ("words", "start", "due"),
    [
        ("每月1次，12月31日前完成。", None, None),
        ("每月1次，6月30日前完成。", None, date(2026, 6, 30)),
        ("清明、端午办，12月31日前完成。", None, None),
        ("3月至5月集中办。", date(2026, 3, 1), date(2026, 5, 31)),
    ],
)
def test_the_last_day_of_the_year_ends_no_rhythm(
    words: str, start: date | None, due: date | None
) -> None:
    item = planned(HEAD + f"（一）讲堂。{words}\n")["1.1"]
    assert (item.start, item.due) == (start, due)


def test_festivals_that_an_item_is_due_before_lose_the_word_before() -> None:
    item = planned(HEAD + "（一）春节、中秋前走访。\n")["1.1"]
    assert (item.festivals, item.inexact) == (("春节", "中秋"), True)
    assert item.notes[0] == "“春节、中秋前”：方案只能写到多长时间几次，具体日子请自行掌握"


def test_the_nearest_heading_that_has_it_gives_what_an_item_lacks() -> None:
    items = planned(
        HEAD + "（一）学习。5月底前完成。（甲局牵头，乙局配合）\n1.讲堂。4月底前完成。\n（1）备课。（丙局配合）\n（2）每月1次。\n（3）长期坚持。\n"
    )  # fmt: skip
    one, two, three = (items[f"1.1.1.{n}"] for n in (1, 2, 3))
    assert (one.lead, one.support, one.due) == (("甲局",), ("丙局",), date(2026, 4, 30))
    assert one.notes == ("时限来自上级条目 1.1.1：“4月底前”", "牵头单位来自上级条目 1.1")
    assert (two.due, three.due, three.standing) == (None, None, True)


def test_the_deadline_of_another_act_does_not_end_a_rhythm_and_is_asked_for() -> None:
    words = "（一）消防。每月排查1次；6月10日前更换灭火器65具。"
    item = planned(HEAD + words)["1.1"]

    assert (item.rhythm and item.rhythm.unit, item.start, item.due) == ("month", None, None)
    assert (
        "“6月10日前更换灭火器65具”：一条里有两件事，这一件没有跟踪，请另列条目，写上 due"
        in item.notes
    )
    assert "# 时限" not in written(words)
    assert [one.line for one in drafted(words).problems if one.code == "act-apart"] == [3]


def test_a_deadline_that_ends_the_rhythm_still_does() -> None:
    item = planned(HEAD + "（一）轮训。每周讲一课，6月底前完成。9月底前报名册。")["1.1"]

    assert (item.rhythm and item.rhythm.unit, item.due) == ("week", date(2026, 6, 30))
    assert [note for note in item.notes if "两件事" in note] == [
        "“9月底前报名册”：一条里有两件事，这一件没有跟踪，请另列条目，写上 due"
    ]


def test_the_end_of_the_year_needs_no_item_of_its_own_beside_a_rhythm() -> None:
    item = planned(HEAD + "（一）消防。每月排查1次；年底前更换灭火器65具。")["1.1"]
    assert (item.due, [note for note in item.notes if "两件事" in note]) == (None, [])


def test_a_rhythm_of_the_second_half_begins_with_it() -> None:
    item = planned(HEAD + "（一）开课。下半年每周四下午请老师讲课。")["1.1"]

    assert (item.start, item.due) == (date(2026, 7, 1), None)
    assert (item.rhythm and item.rhythm.on) == "thursday"
    assert planned(HEAD + "（一）开课。全年每月讲课。")["1.1"].start is None


def test_the_span_of_a_stage_holds_for_what_is_split_from_it() -> None:
    stage = "（一）推进阶段（3月16日至11月30日）。"
    one = planned(HEAD + stage + "一项一项做，每月28日前报送情况。")
    both = planned(HEAD + stage + "5月底前查完三栋楼。每月28日前报送情况。")
    span = (date(2026, 3, 16), date(2026, 11, 30))

    assert list(one) == ["1", "1.1"]
    assert (one["1.1"].start, one["1.1"].due) == span
    assert (both["1.1.1"].start, both["1.1.1"].due) == (span[0], date(2026, 5, 31))
    assert (both["1.1.2"].start, both["1.1.2"].due) == span


def test_the_span_of_a_stage_is_none_of_several_dates() -> None:
    words = "（一）总结阶段（12月）。12月15日前开一次家属会，请家属打分。"
    item = planned(HEAD + words)["1.1"]
    assert (item.start, item.due, item.notes) == (date(2026, 12, 1), date(2026, 12, 15), ())


def test_what_is_not_done_every_year_has_its_day_and_is_asked_about() -> None:
    item = planned(HEAD + "（一）评选。12月中旬公布名单，每两年评选一届。")["1.1"]

    assert (item.start, item.due, item.rhythm) == (date(2026, 12, 11), date(2026, 12, 20), None)
    assert item.notes == ("“每两年评选一届”：不是年年都办，请核对今年办不办；不办的，请删去这一条",)


def test_a_season_that_names_no_day_is_asked_for_and_counted() -> None:
    draft = drafted("（一）防雷。雷雨季节来临前检测。")

    assert "# “雷雨季节来临前”：请定日期，due = …" in plan_text(draft, "x.txt", "0" * 64)
    assert draft.account.times == (1, 0)
