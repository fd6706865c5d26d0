"""What is told of one item: in sentences, each fact once, without a title before them."""

from __future__ import annotations

from typing import Any

import pytest

from building import Diary, measure, plan, task
from tables import each_row
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers.recorded import is_private
from wenming_cli.papers.summary.sentences import LENGTHS, tell_item

Told = tuple[str, str, dict[str, Any]]

YEAR = plan(
    task("3.1", title="开展道德讲堂", text="每季度举办一期道德讲堂", every="quarter", activity=True),
    task("3.2", title="中心组学习", text="部理论学习中心组每月集中学习", every="month", activity="meeting"),
    task("3.3", title="组织“我们的节日”主题活动", due="12-31", activity=True, steps=["清明", "端午", "签到表"]),
    task("3.4", title="申报省级文明单位", due="06-30", steps=["活动方案", "现场会", "公示"]),
    task("3.5", title="廉政建设", standing=True),
    task("3.6", title="打扫卫生", every="week", on="friday"),
    task("3.7", title="更换宣传栏", every="month"),
    task("3.8", title="推荐身边好人", due="12-31",
         target={"n": 5, "unit": "名", "at_least": True, "per": "halfyear"}),
    task("3.9", title="加强环境建设", every="month"),
    measure("4", title="主要措施"),
    measure("4.1", title="分析会", text="每季度召开一次分析会", every="quarter", activity="meeting"),
)  # fmt: skip


def told(
    item: str,
    *facts: tuple[str, str, dict[str, Any]],
    period: str = "Q2",
    most: int | None = None,
    found: Plan = YEAR,
) -> str:
    """What a paper says of an item of which that was recorded."""
    diary = Diary()
    for do, on, fields in facts:
        diary(do, item, on, **fields)
    return tell(diary, item, period, most=most, found=found)


def tell(
    diary: Diary, item: str, period: str = "Q2", *, most: int | None = None, found: Plan = YEAR
) -> str:
    board = diary.board(found, "07-15")
    stretch = parse_period(period, 2023)
    return tell_item(board, board[found.by_no[item]], stretch, most).text


# --- sessions ---------------------------------------------------------------------------------


@each_row(
    ("fields", "words"),
    [
        ({"note": "第二期道德讲堂", "people": 61}, "6月21日举办第二期道德讲堂，61人次参加"),
        ({"people": 61}, "6月21日举办道德讲堂，61人次参加"),
        ({}, "6月21日举办道德讲堂"),
        ({"note": "主题“敬业”"}, "6月21日举办道德讲堂，主题“敬业”"),
        ({"note": "学习先进事迹，61人参加", "people": 61}, "6月21日学习先进事迹，61人参加"),
        ({"note": "六一前给孩子们讲故事", "people": 9}, "举办道德讲堂，六一前给孩子们讲故事，9人次参加"),
        ({"note": "6月20日学习宪法"}, "6月20日学习宪法"),
        ({"people": 8, "day_unknown": True}, "举办道德讲堂，8人次参加"),
        ({"note": "第二期讲堂，请王磊讲经历"}, "6月21日举办第二期讲堂，请王磊讲经历"),
        ({"note": "走访老党员5户", "place": "杨树村"}, "6月21日在杨树村走访老党员5户"),
        ({"note": "到杨树村走访老党员5户", "place": "杨树村"}, "6月21日到杨树村走访老党员5户"),
        ({"note": "主题“敬业”", "place": "杨树村"}, "6月21日举办道德讲堂，主题“敬业”，地点在杨树村"),
        ({"place": "杨树村", "people": 9}, "6月21日举办道德讲堂，地点在杨树村，9人次参加"),
    ],
)  # fmt: skip
def test_a_single_session_has_its_day(fields: dict[str, Any], words: str) -> None:
    """The title is left out where the note says it; a day, a number of people stand once."""
    assert told("3.1", ("done", "06-21", fields)) == words


def test_what_was_done_after_its_own_time_is_told_with_its_real_day() -> None:
    """Never as if it had been in the month that it counts for; in every form of the sentence."""
    late = {"period": "2023-Q2", "people": 20}
    assert told("3.1", ("done", "07-05", late)) == (
        "7月5日补办第二季度道德讲堂，20人次参加，计入第三季度"
    )
    assert told("3.1", ("done", "07-05", late | {"note": "补开，讲家风"})) == (
        "7月5日补开，讲家风，20人次参加，计入第三季度"
    )
    study: list[Told] = [("done", "04-15", {}), ("done", "07-05", {"period": "2023-05"})]
    assert told("3.2", *study) == (
        "4月15日部理论学习中心组集中学习；7月5日补办5月理论学习中心组集中学习，计入第三季度"
    )
    assert told("3.7", ("done", "07-05", {"period": "2023-05"})) == "7月5日补办5月宣传栏更换"
    boards: list[Told] = [("done", "04-15", {}), ("done", "07-05", {"period": "2023-05"})]
    assert told("3.7", *boards) == "更换宣传栏2次，其中1次于7月5日补办"
    boards[1][2]["note"] = "补换5月份的宣传栏"
    assert told("3.7", *boards) == "更换宣传栏2次，7月5日补换5月份的宣传栏"
    boards[1][2]["note"] = "换上防汛画报"
    assert told("3.7", *boards) == "更换宣传栏2次，7月5日补办5月，换上防汛画报"
    unknown = {"period": "2023-05", "day_unknown": True, "note": "换上防汛画报"}
    assert told("3.7", boards[0], ("done", "05-31", unknown)) == (
        "更换宣传栏2次，其中5月换上防汛画报"
    )


def test_a_note_of_one_of_several_times_says_which() -> None:
    """Unless its words name it, or what was done then stands beside it."""
    held = ("done", "02-19", {"people": 200, "note": "春季讲堂"})
    rain = ("note", "06-23", {"note": "连续降雨，推迟到7月"})
    assert told("3.1", held, rain, period="H1") == (
        "2月19日举办春季讲堂，200人次参加；第二季度连续降雨，推迟到7月"
    )
    assert told("3.1", rain) == "连续降雨，推迟到7月"
    second = ("done", "07-11", {"people": 90})
    assert told("3.1", held, rain, second, period="2023") == (
        "举办道德讲堂2次、290人次，内容包括春季讲堂，其间第二季度连续降雨，推迟到7月"
    )
    found = plan(task("3.1", title="开行流动图书车", every="month", times=2, activity=True))
    trips = [
        ("done", on, {"period": f"2023-{on[:2]}", "people": 9, "note": f"到{village}村"})
        for on, village in (("04-17", "甲"), ("05-13", "乙"))
    ]
    repair = ("note", "05-26", {"note": "车子送修，这个月少跑一趟"})
    assert told("3.1", *trips, repair, found=found) == (
        "开行流动图书车2次、18人次，先后到甲村、到乙村，其间5月车子送修，当月少跑一趟"
    )


def test_what_failed_is_no_part_of_a_rhythm_and_an_effect_stands_behind_the_topics() -> None:
    assert (
        told(
            "3.7",
            ("done", "04-10", {"note": "换上防火画报"}),
            ("done", "05-10", {}),
            ("note", "06-10", {"note": "停电，没换成"}),
        )
        == "更换宣传栏2次，其中4月换上防火画报，其间6月停电，没换成"
    )
    found = plan(task("3.1", title="组织志愿服务", every="month", activity=True))
    assert (
        told(
            "3.1",
            ("done", "04-17", {"people": 24, "note": "助老理发"}),
            ("done", "05-12", {"people": 27, "note": "路口劝导"}),
            ("note", "05-14", {"note": "劝导照片被区融媒采用"}),
            found=found,
        )
        == "组织志愿服务2次、51人次，内容包括助老理发、路口劝导，劝导照片被区融媒采用"
    )


def test_taking_up_again_is_not_holding() -> None:
    found = plan(
        task("3.1", title="举办演讲比赛", due="10-25", activity=True),
        task("3.2", title="无偿献血", due="10-25", activity=True),
    )
    again: list[Told] = [("hold", "03-08", {}), ("resume", "05-08", {})]
    assert told("3.1", *again, found=found) == "5月8日恢复推进演讲比赛"
    assert told("3.2", *again, found=found) == "5月8日恢复推进无偿献血"


def test_a_time_that_was_taken_out_is_told_with_its_reason() -> None:
    """It counts in no number of sessions; those of one reason are told together."""
    leak = {"why": "报告厅漏水检修，没有场地"}
    may = ("cancel", "05-06", {"period": "2023-05", **leak})
    june = ("cancel", "05-06", {"period": "2023-06", **leak})
    april = ("done", "04-15", {"people": 9})
    one = "因报告厅漏水检修、没有场地而取消1次"
    assert told("3.2", april, may) == f"4月15日部理论学习中心组集中学习，9人次参加；5月{one}"
    assert told("3.2", april, may, june).endswith("；5月至6月因报告厅漏水检修、没有场地而取消2次")
    assert told("3.2", april, may, most=0).endswith("；5月因报告厅漏水检修取消")
    quarter = ("cancel", "05-06", {"period": "2023-Q2", **leak})
    assert told("3.1", quarter) == f"道德讲堂{one}"
    assert told("3.1", quarter, period="H1") == f"道德讲堂第二季度{one}"
    assert told("3.1", quarter, period="Q3") == ""
    found = plan(task("3.1", title="开展祭扫", festivals=["清明", "端午"], activity=True))
    assert told("3.1", ("cancel", "06-20", {"period": "2023-端午", **leak}), found=found) == (
        f"祭扫端午{one}"
    )


def test_a_week_that_is_left_out_as_a_matter_of_course_is_not_told() -> None:
    week = {"period": "2023-W20"}
    assert told("3.6", ("cancel", "05-16", week | {"why": "五一放假"})) == ""
    assert told("3.6", ("cancel", "05-16", week | {"why": "水管改造"})) == "卫生因水管改造取消1次"


def test_words_say_nothing_that_their_head_has_said() -> None:
    found = plan(
        task(
            "3.1", title="更新馆内宣传橱窗", text="每季度更新宣传橱窗2次", every="quarter", times=2
        ),
        task("3.2", title="办好读书沙龙", text="每月举办读书沙龙1次", every="month", activity=True),
        task("3.3", title="开行流动图书车", every="month", activity=True),
        task("3.4", title="开展消防安全检查", every="month"),
        task(
            "3.5",
            title="推荐“身边好人”",
            every="halfyear",
            target={"n": 4, "unit": "名", "at_least": True, "per": "halfyear"},
        ),
    )
    windows: list[Told] = [
        ("done", "06-16", {"note": "更新馆内宣传橱窗2期"}),
        ("done", "06-16", {}),
    ]
    assert told("3.1", *windows, found=found) == "更新宣传橱窗2次，共2期"
    talks = [
        ("done", on, {"people": 9, "note": f"读书沙龙，共读《{book}》"})
        for on, book in (("04-16", "活着"), ("06-12", "边城"))
    ]
    assert told("3.2", *talks, found=found) == (
        "举办读书沙龙2次、18人次，先后共读《活着》、共读《边城》"
    )
    trips = [
        ("done", on, {"people": 9, "note": f"流动图书车到{village}村送书"})
        for on, village in (("04-16", "甲"), ("06-12", "乙"))
    ]
    assert told("3.3", *trips, found=found) == (
        "开行流动图书车2次、18人次，先后到甲村送书、到乙村送书"
    )
    checks: list[Told] = [
        ("done", "04-25", {"note": "消防检查，整改灭火器3具"}),
        ("done", "05-25", {}),
    ]
    assert told("3.4", *checks, found=found) == "开展消防安全检查2次，其中4月整改灭火器3具"
    named: list[Told] = [
        ("note", "04-24", {"note": "推荐孝老爱亲类好人", "amount": "2"}),
        ("note", "06-16", {"note": "推荐见义勇为类好人", "amount": "3"}),
        ("done", "06-17", {}),
    ]
    assert told("3.5", *named, found=found).startswith("推荐“身边好人”5名，推荐孝老爱亲类好人")


def test_a_verb_or_a_month_that_the_words_have_is_not_put_before_them() -> None:
    """开行 and 采编 are verbs where a clause begins with them; a note may name its month itself."""
    found = plan(
        task("3.1", title="开行流动图书车", text="每月开行2次", every="month", times=2, activity=True),
        task("3.2", title="采编新书上架", every="month"),
        task("3.3", title="开展诵读", festivals=["端午"], activity=True),
        task("3.4", title="古籍修复工作", every="month"),
    )  # fmt: skip
    trips = [
        ("done", f"04-{day}", {"period": f"2023-04#{n}", "people": 9})
        for n, day in ((1, "08"), (2, "15"))
    ]
    assert told("3.1", *trips, found=found) == "开行流动图书车2次、18人次"
    books = [
        ("done", "04-29", {"note": "四月新书上架"}),
        ("done", "06-26", {"note": "六月新书里有盲文书"}),
    ]
    assert told("3.2", *books, found=found) == "采编新书上架2次，四月新书上架，六月新书里有盲文书"
    party = ("done", "06-22", {"period": "2023-端午", "note": "举办端午诗会", "people": 5})
    assert told("3.3", party, found=found) == "6月22日举办端午诗会，5人次参加"
    assert told("3.4", ("done", "04-03", {}), found=found) == "4月3日古籍修复工作"


def test_several_sessions_are_summed_and_their_topics_listed_without_days() -> None:
    assert told(
        "3.2",
        ("done", "04-15", {"people": 19, "note": "学习纪律处分条例"}),
        ("done", "05-20", {"people": 22, "note": "党纪学习教育专题"}),
        ("done", "06-26", {"people": 20}),
    ) == "部理论学习中心组集中学习3次、61人次，先后学习纪律处分条例、党纪学习教育专题"  # fmt: skip


def test_people_counted_apart_stand_behind_the_words_about_them() -> None:
    """Words first, then how many; of several sessions, too."""
    lecture = ("done", "04-20", {"people": 72, "note": "第二期道德讲堂"})
    watched = ("note", "04-21", {"people": 11, "note": "夜班护士看录像", "apart": True})
    assert told("3.1", lecture, watched) == (
        "4月20日举办第二期道德讲堂，72人次参加，另有夜班护士看录像11人次"
    )
    assert told("3.1", lecture, ("note", "04-21", {"people": 3, "apart": True})) == (
        "4月20日举办第二期道德讲堂，72人次参加，另有3人次"
    )
    earlier = ("done", "02-20", {"people": 60})
    assert told("3.1", earlier, lecture, watched, period="H1") == (
        "举办道德讲堂2次、132人次，另有夜班护士看录像11人次"
    )


def test_what_is_made_up_for_of_the_half_year_before_is_called_so() -> None:
    found = plan(
        task("3.1", title="开展礼仪培训", every="halfyear", times=2, activity=True),
        task("3.2", title="更换宣传栏", every="halfyear", times=2),
    )
    late = {"period": "2023-H1#2", "people": 79}
    assert told("3.1", ("done", "07-10", late), period="Q3", found=found) == (
        "7月10日补办上半年第二次礼仪培训，79人次参加"
    )
    both = (("done", "07-10", late), ("done", "07-14", {"period": "2023-H2", "people": 88}))
    assert told("3.1", *both, period="Q3", found=found) == (
        "开展礼仪培训2次、167人次，其中1次为补办上半年第二次"
    )
    late["note"] = "补上半年第二次礼仪培训"
    assert told("3.1", *both, period="Q3", found=found) == (
        "开展礼仪培训2次、167人次，补上半年第二次礼仪培训"
    )
    assert told(
        "3.2",
        ("done", "07-10", {"period": "2023-H1"}),
        ("done", "07-14", {"period": "2023-H2"}),
        period="Q3",
        found=found,
    ) == "更换宣传栏2次，其中1次为补办上半年"  # fmt: skip


def test_the_same_words_twice_are_told_once() -> None:
    """As a note and then at the end; and the item's own name beside itself."""
    found = plan(
        task("3.1", title="申报文明单位", due="06-30"),
        task("3.2", title="庆“七一”主题党日", due="06-30", activity=True),
        task("3.3", title="组织群众文艺演出", every="quarter", activity=True),
    )
    twice = (("note", "06-10", {"note": "报送材料"}), ("done", "06-12", {"note": "报送材料"}))
    assert told("3.1", *twice, found=found) == "6月12日报送材料"
    longer = ("done", "06-12", {"note": "报送材料，等候评审"})
    assert told("3.1", twice[0], longer, found=found) == "6月12日报送材料，等候评审"
    oath = ("done", "06-27", {"note": "庆七一主题党日，重温入党誓词"})
    assert told("3.2", oath, found=found) == "6月27日开展庆“七一”主题党日，重温入党誓词"
    assert told("3.3", ("done", "06-10", {"note": "春季文艺演出"}), found=found) == (
        "6月10日组织春季文艺演出"
    )


def test_a_missed_deadline_stands_where_its_day_was() -> None:
    """What happened before it is told before it; 推迟 is not said twice."""
    found = plan(task("3.1", title="改造卫生间", due="06-20"))
    diary = Diary()
    diary("note", "3.1", "04-16", note="进场施工")
    diary("postpone", "3.1", "06-10", to="06-28", why="材料到货推迟")
    diary("done", "3.1", "06-27", note="改造完工")
    assert tell(diary, "3.1", found=found) == (
        "进场施工；原定6月20日完成，因材料到货推迟，6月27日改造完工"
    )


def test_work_that_rested_is_told_between_what_was_before_and_after() -> None:
    """Why it rested stands with the day that it went on; a note may say that itself."""
    found = plan(task("3.1", title="推进网点改造", due="06-20"))
    diary = Diary()
    diary("note", "3.1", "04-16", note="完成2个网点改造")
    diary("hold", "3.1", "05-02", why="供应商停工")
    diary("resume", "3.1", "05-20")
    diary("done", "3.1", "06-16", note="4个网点全部完工")
    assert tell(diary, "3.1", found=found) == (
        "完成2个网点改造；因供应商停工暂缓，5月20日恢复推进网点改造，6月16日4个网点全部完工"
    )
    said = [("hold", "05-02", {"why": "换届"}), ("resume", "05-20", {"note": "领导到任"})]
    assert told("3.9", *said, ("done", "06-16", {"note": "整治背街小巷"})) == (
        "因换届暂缓，5月20日恢复加强环境建设，领导到任；6月16日整治背街小巷"
    )


def test_steps_and_a_sign_off_alone_say_of_what_they_are() -> None:
    found = plan(
        task("3.1", title="编印制度汇编", due="12-10", steps=["收集材料", "分类编目", "封面"])
    )
    ticked = [("tick", "06-10", {"step": step}) for step in ("收集材料", "分类编目")]
    assert told("3.1", *ticked, found=found) == "编印制度汇编完成收集材料、分类编目"
    papers = plan(task("3.1", title="编印制度汇编", due="12-10", steps=["收集材料", "整理材料"]))
    both = [("tick", "06-10", {"step": step}) for step in ("收集材料", "整理材料")]
    assert told("3.1", *both, found=papers) == "编印制度汇编完成收集材料、整理材料"
    signed: list[Told] = [("done", "03-10", {}), ("verify", "05-08", {})]
    assert told("3.1", *signed, found=found) == "5月8日编印制度汇编核验销号"


def test_amounts_of_one_quarter_are_one_figure() -> None:
    """And a total that a note says at its end is not said again."""
    quarterly = {"n": 3, "unit": "名", "per": "quarter"}
    found = plan(
        task("3.1", title="评选服务之星", every="quarter", target=quarterly),
        task("3.2", title="开展消费帮扶", due="12-10", target={"n": 20, "unit": "万元"}),
    )
    first = ("note", "02-20", {"amount": "1", "note": "评选服务之星1名"})
    second = ("done", "03-25", {"amount": "2", "note": "评选服务之星2名"})
    later = ("done", "06-25", {"amount": "3", "note": "评选服务之星3名"})
    assert told("3.1", first, second, period="Q1", found=found) == (
        "评选服务之星3名，完成第一季度3名的目标"
    )
    assert told("3.1", first, second, later, period="H1", found=found) == (
        "评选服务之星2次，共6名，第一季度3名，第二季度3名，均完成每季度3名的目标"
    )
    bought = ("note", "04-10", {"amount": "4"})
    total = ("note", "05-10", {"amount": "8.2", "total": True, "note": "累计采购8.2万元"})
    assert told("3.2", bought, total, found=found) == (
        "开展消费帮扶4万元，累计采购8.2万元，距20万元的目标还差11.8万元"
    )


def test_a_missed_deadline_is_told_once_beside_a_session_and_without_words() -> None:
    moved = ("postpone", "04-10", {"to": "05-20", "why": "因图书馆装修"})
    missed = "原定4月30日完成，因图书馆装修推迟"
    assert told("3.5", moved, ("done", "05-16", {"note": "读书节闭幕"}), found=PUT_OFF, most=0) == (
        f"{missed}，5月16日举办校园读书节"
    )
    early = ("note", "04-30", {"note": "展板到货"})
    assert told("3.5", moved, early, ("done", "05-16", {"note": "闭幕"}), found=PUT_OFF) == (
        f"展板到货；{missed}，5月16日闭幕"
    )
    found = plan(task("3.5", title="举办校园读书节", due="04-30", activity=True))
    held = ("done", "05-16", {"people": 90})
    assert told("3.5", moved, held, found=found) == (f"{missed}，5月16日举办校园读书节，90人次参加")


TIMES = plan(
    task("3.1", title="更换宣传栏", every="month"),
    task("3.2", title="更换橱窗", every="quarter"),
    task("3.3", title="开展志愿服务", every="month", activity=True),
    task("3.4", title="开展巡查", every="month"),
)
PICTURES: list[Told] = [
    ("done", f"{month:02}-10", {"note": f"换上{name}画报"})
    for month, name in ((4, "甲"), (5, "乙"), (6, "丙"))
]


@pytest.mark.parametrize(
    ("item", "facts", "words"),
    [
        ("3.1", [("done", "06-30", {"period": "2023-06"})], "6月30日更换宣传栏"),
        ("3.1", [("done", "07-01", {"period": "2023-06"})], "7月1日补办6月宣传栏更换"),
        ("3.2", [("done", "06-30", {"period": "2023-Q2"})], "6月30日更换橱窗"),
        ("3.2", [("done", "07-01", {"period": "2023-Q2"})], "7月1日补办第二季度橱窗更换"),
        ("3.1", [("done", "06-05", {"period": "2023-05"}), ("done", "06-30", {})], "更换宣传栏2次"),
        ("3.1", [("done", "04-10", {"people": 9}), ("done", "05-10", {})], "更换宣传栏2次、9人次"),
        ("3.1", PICTURES, "更换宣传栏3次，4月换上甲画报，5月换上乙画报，6月换上丙画报"),
        ("3.1", [PICTURES[0], ("done", "04-20", {"note": "补充乙画报"}), ("done", "05-10", {})],
         "更换宣传栏3次，其中4月换上甲画报，补充乙画报"),
        ("3.4", [("done", "04-07", {"note": "巡查"}), ("done", "05-07", {"note": "巡查发现问题2处"})],
         "开展巡查2次，其中5月发现问题2处"),
    ],
    ids=["on its last day", "a day later", "of a quarter", "of a quarter, a day later",
         "late within the paper", "people", "each with words", "two of a month", "one says nothing"],
)  # fmt: skip
def test_times_of_a_rhythm_with_what_was_said_of_them(
    item: str, facts: list[Told], words: str
) -> None:
    assert told(item, *facts, found=TIMES) == words


def test_a_note_from_before_a_rhythm_begins_is_of_none_of_its_months() -> None:
    found = plan(task("3.1", title="更换宣传栏", every="month", start="05-01"))
    assert told("3.1", ("note", "04-10", {"note": "请人设计"}), found=found) == "请人设计"
    assert told("3.1", ("note", "05-10", {"note": "请人设计"}), found=found) == "5月请人设计"


def test_of_many_times_the_first_are_told_and_all_are_counted() -> None:
    assert told("3.1", *PICTURES, found=TIMES, most=24) == (
        "更换宣传栏3次，4月换上甲画报，5月换上乙画报（共3项）"
    )
    assert told("3.1", *PICTURES[:2], found=TIMES, most=24) == (
        "更换宣传栏2次，4月换上甲画报，5月换上乙画报"
    )


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        (["路口劝导", "图书整理", "清扫河堤"], "内容包括路口劝导、图书整理、清扫河堤"),
        (["清扫河堤", "图书整理", "看望老人"], "先后清扫河堤、图书整理，看望老人"),
        (["", "名单已报"], "名单已报"),
        (["", "清扫完毕"], "清扫完毕"),
        (["第一次志愿服务，清扫", "第二次志愿服务，劝导"], "第一次清扫、第二次劝导"),
    ],
    ids=["names", "deeds", "how it stands", "that it is over", "numbered"],
)
def test_topics_are_led_in_by_what_they_are(notes: list[str], words: str) -> None:
    days = ("04-10", "05-10", "06-10")
    facts = [("done", on, {"note": note}) for on, note in zip(days, notes, strict=False)]
    assert told("3.3", *facts, found=TIMES) == f"开展志愿服务{len(facts)}次，{words}"


def test_several_who_were_counted_apart_stand_each_with_their_words() -> None:
    apart: list[Told] = [
        ("note", "04-10", {"people": 2, "apart": True, "note": "家属帮忙"}),
        ("note", "04-10", {"people": 5, "apart": True, "note": "路人加入"}),
    ]
    assert told("3.3", ("done", "04-10", {"people": 3}), *apart, found=TIMES) == (
        "4月10日开展志愿服务，3人次参加，另有家属帮忙2人次、路人加入5人次"
    )


def test_a_festival_that_was_held_later_says_which_was_missed() -> None:
    found = plan(task("3.2", title="开展诵读", festivals=["清明", "端午"]))
    moved = ("postpone", "04-01", {"to": "04-20", "why": "连日下雨", "period": "2023-清明"})
    late = ("done", "04-18", {"period": "2023-清明", "note": "到陵园献花"})
    june = ("done", "06-22", {"period": "2023-端午", "note": "包粽子"})
    assert told("3.2", moved, late, june, found=found) == (
        "清明原定4月5日开展，因连日下雨推迟，4月18日开展清明活动，到陵园献花；"
        "6月22日开展端午活动，包粽子"
    )
    both: list[Told] = [
        ("done", "04-05", {"period": "2023-清明"}), ("done", "06-22", {"period": "2023-端午"})
    ]  # fmt: skip
    assert told("3.2", *both, found=found) == "开展清明、端午活动"


def test_what_failed_among_several_sessions_is_none_of_them() -> None:
    found = plan(task("3.1", title="送医下乡义诊", every="month", activity=True))
    assert (
        told(
            "3.1",
            ("done", "04-10", {"people": 9, "note": "到石桥镇看诊142例"}),
            ("note", "05-20", {"note": "下乡没去成"}),
            ("done", "06-10", {"people": 6, "note": "到松岭村看诊58例"}),
            found=found,
        )
        == "送医下乡义诊2次、15人次，先后到石桥镇看诊142例、到松岭村看诊58例，其间5月下乡没去成"
    )


def test_parts_of_the_period_are_named_where_the_notes_do_not() -> None:
    """其中 stands before parts alone, each named once."""
    found = plan(
        task("3.1", title="更换宣传栏", every="quarter", times=2),
        task("3.2", title="开展督查", every="halfyear"),
    )
    changed = [
        ("done", "03-10", {"note": "更换宣传栏1期"}),
        ("done", "06-10", {"note": "更换宣传栏2期"}),
    ]
    assert told("3.1", *changed, ("done", "06-12", {}), period="H1", found=found) == (
        "更换宣传栏3次，其中第一季度1期，第二季度2期"
    )
    assert told("3.1", changed[1], ("done", "06-12", {}), found=found) == "更换宣传栏2次，共2期"
    checked = ("done", "06-26", {"note": "督查，发现问题7个"})
    assert told("3.2", checked, ("done", "07-10", {}), period="2023", found=found) == (
        "开展督查2次，其中上半年发现问题7个"
    )


def test_a_number_alone_says_of_what() -> None:
    found = plan(
        task("3.1", title="整理档案", due="06-30"),
        task("3.2", title="年度资料归档", text="6月底前完成年度资料归档", due="06-30"),
        task("3.3", title="宣传", text="每月报送信息不少于2篇", every="month"),
    )
    filed = ("done", "06-18", {"note": "归档42盒"})
    assert told("3.1", filed, found=found) == "6月18日整理档案，归档42盒"
    assert told("3.2", filed, found=found) == "6月18日完成年度资料归档42盒"
    assert told("3.3", ("done", "06-18", {"note": "信息2篇"}), found=found) == "6月18日报送信息2篇"


def test_a_single_topic_of_several_sessions() -> None:
    """What only numbers the item again adds nothing."""
    assert told(
        "3.2",
        ("done", "04-15", {"note": "第一次集中学习"}),
        ("done", "05-20", {"note": "学习宪法"}),
    ) == "部理论学习中心组集中学习2次，内容包括学习宪法"  # fmt: skip


def test_topics_that_are_divided_themselves_are_set_apart() -> None:
    assert told(
        "3.2",
        ("done", "04-15", {"note": "读书分享，4人发言"}),
        ("done", "05-20", {"note": "宪法专题"}),
    ) == "部理论学习中心组集中学习2次，内容包括读书分享，4人发言；宪法专题"  # fmt: skip


def test_more_topics_than_fit_are_counted() -> None:
    facts = [("note", f"04-{n:02}", {"people": 1, "note": f"第{n}个专题"}) for n in range(1, 11)]
    whole = told("3.2", *facts)
    assert whole.startswith("部理论学习中心组集中学习10次、10人次，内容包括第1个专题、")
    assert whole.endswith("第8个专题（共10项）")
    assert told("3.2", *facts, most=24).endswith("第2个专题（共10项）")
    assert told("3.2", *facts, most=0) == "部理论学习中心组集中学习10次、10人次"


def test_festivals_are_named_and_papers_of_the_checklist_are_not() -> None:
    assert told(
        "3.3",
        ("tick", "04-03", {"step": "清明", "note": "到烈士陵园祭扫", "people": 25}),
        ("tick", "04-04", {"step": "签到表"}),
        ("tick", "06-07", {"step": "端午", "note": "包粽子慰问老党员", "people": 30}),
    ) == (
        "围绕清明、端午组织“我们的节日”主题活动2场次、55人次，"
        "先后到烈士陵园祭扫、包粽子慰问老党员"
    )  # fmt: skip


def test_a_single_festival_is_no_thing_that_is_completed() -> None:
    assert told("3.3", ("tick", "04-03", {"step": "清明", "note": "清明祭扫", "people": 25})) == (
        "4月3日开展清明祭扫，25人次参加"
    )
    assert told("3.3", ("tick", "04-03", {"step": "清明", "people": 25})) == (
        "4月3日开展清明活动，25人次参加"
    )


def test_a_supplement_is_told_with_its_session_and_without_its_day() -> None:
    assert told(
        "3.1",
        ("done", "04-20", {"people": 56, "note": "第二期道德讲堂"}),
        ("note", "06-12", {"people": 10, "note": "视频已上传内网"}),
    ) == "4月20日举办第二期道德讲堂，56人次参加，另有10人次，视频已上传内网"  # fmt: skip


def test_a_note_without_people_before_the_session_is_told_before_it() -> None:
    assert told(
        "4.1",
        ("note", "06-20", {"note": "会议材料收齐"}),
        ("done", "06-25", {"note": "二季度分析会", "people": 15}),
    ) == "会议材料收齐，6月25日召开二季度分析会，15人次参加"  # fmt: skip


# --- other work -------------------------------------------------------------------------------


@each_row(
    ("do", "fields", "words"),
    [
        ("note", {"note": "签订责任书35份。", "people": 35}, "签订责任书35份，35人次参加"),
        ("note", {"note": "查了；未发现问题。已归档。"}, "查了，未发现问题，已归档"),
        ("note", {"note": "两行\n文字"}, "两行，文字"),
        ("note", {"people": 12}, "廉政建设，12人次参加"),
        ("note", {"note": "补记：材料在柜里"}, ""),
        ("note", {"note": "内部：先不报"}, ""),
        ("note", {"note": "备忘 找老王"}, ""),
        ("note", {"note": "# 草稿"}, ""),
        ("note", {"note": "内部", "people": 7}, "廉政建设，7人次参加"),
        ("note", {"percent": 60}, ""),
        ("assign", {"lead": ("干部科",), "note": "人手调整"}, ""),
        ("hold", {"note": "先停"}, ""),
        ("attach", {"note": "照片三张"}, "照片三张"),
    ],
)
def test_each_kind_of_entry(do: str, fields: dict[str, Any], words: str) -> None:
    """Work is told in its own words; decisions, private remarks and percentages are not."""
    assert told("3.5", (do, "05-10", fields)) == words


@each_row(
    ("facts", "words"),
    [
        ([("done", "06-18", {"note": "网上申报材料提交"}), ("verify", "06-19", {})],
         "6月18日网上申报材料提交，6月19日核验销号"),
        ([("done", "06-18", {})], "6月18日申报省级文明单位"),
        ([("tick", "05-08", {"step": "活动方案"})], ""),
        ([("tick", "05-08", {"step": "现场会"})], "申报省级文明单位完成现场会"),
        ([("note", "05-08", {"note": "材料初审"}), ("note", "05-09", {"note": "修改两处"})],
         "申报省级文明单位方面，材料初审，修改两处"),
        ([("note", "05-08", {"note": "初审，退回"}), ("done", "05-09", {"note": "修改，上报"})],
         "初审，退回；5月9日修改，上报"),
        ([("postpone", "05-08", {"to": "07-30", "why": "改期", "note": "已报县里"})], ""),
        ([("cancel", "05-08", {"why": "评选停办。"})], "5月8日取消申报省级文明单位，原因是评选停办"),
        ([("cancel", "05-08", {"why": "评选停办"}), ("reopen", "05-09", {"why": "恢复"})], ""),
        ([("hold", "03-08", {}), ("resume", "05-08", {})], "5月8日恢复申报省级文明单位"),
        ([("hold", "03-08", {}), ("resume", "05-08", {"note": "验收通过，复工"})],
         "5月8日验收通过，复工"),
    ],
)  # fmt: skip
def test_work_with_a_deadline(facts: list[tuple[str, str, dict[str, Any]]], words: str) -> None:
    assert told("3.4", *facts) == words


def test_an_event_that_was_signed_off_in_the_same_period_is_told_so() -> None:
    once = plan(task("3.1", title="知识竞赛", text="举办知识竞赛", due="06-30", activity=True))
    facts: list[Told] = [
        ("done", "05-12", {"people": 60}),
        ("verify", "05-20", {}),
    ]
    assert told("3.1", *facts, found=once) == "5月12日开展知识竞赛，60人次参加；5月20日核验销号"


def test_a_week_that_was_not_held_is_named_not_its_month() -> None:
    weeks = [("done", f"04-{n:02d}", {"period": f"2023-W{14 + n // 7}"}) for n in (7, 21, 28)]
    missed = ("note", "04-14", {"note": "因台风未开展", "period": "2023-W16"})
    assert told("3.6", *weeks, missed).endswith("其间4月17日当周因台风未开展")
    daily = plan(task("3.1", title="晨读", every="day"))
    held = [("done", f"04-{n:02d}", {"period": f"2023-04-{n:02d}"}) for n in (3, 4)]
    away = ("note", "04-05", {"note": "未组织", "period": "2023-04-05"})
    assert told("3.1", *held, away, found=daily).endswith("其间4月5日未组织")


@each_row(
    ("end", "stands"),
    [
        ("省局调整统计口径，结果待复核", False),
        ("省局调整统计口径，有关数据待核实", False),
        ("其中窗口服务的数字，还要待确认", False),
        ("专家组现场看了以后认为待整改", False),
        ("省局组织的第三方复评，未通过", False),
        ("与上年同期相比，未达年初目标", False),
        ("省局第三方复评以后，未予认定", False),
        ("由于统计口径调整，该结果有误", False),
        ("由于统计口径调整，该结果作废", False),
        ("由于统计口径调整，结果被推翻", False),
        ("统计口径与上级不同，被退回", False),
        ("统计口径与上级不同，不予认可", False),
        ("窗口服务很好，但上门服务只有81%", False),
        ("窗口服务很好，不过上门服务只有81%", False),
        ("窗口服务很好，然而上门服务只有81%", False),
        ("由于统计口径调整，通报已取消", False),
        ("其中窗口服务98.1%，上门服务96.3%", True),
    ],
)
def test_a_note_is_not_cut_where_its_end_takes_back_what_it_says(end: str, stands: bool) -> None:
    note = f"满意度测评初步结果97.2%，{end}"
    fact = ("note", "05-10", {"note": note})
    assert ("97.2%" in told("3.5", fact, most=24)) == stands
    assert note in told("3.5", fact)


def test_what_was_taken_up_again_is_not_told_as_done() -> None:
    """Nor is what was written of it lost."""
    assert told("3.4", ("done", "05-03", {}), ("reopen", "05-08", {"why": "不全"})) == ""
    assert told(
        "3.4",
        ("done", "05-03", {"note": "收齐两份材料"}),
        ("verify", "05-04", {}),
        ("reopen", "05-08", {"why": "不全"}),
    ) == "5月3日收齐两份材料"  # fmt: skip


def test_a_later_done_wipes_nothing_that_was_typed() -> None:
    assert told(
        "3.4",
        ("note", "05-03", {"note": "召开部署会", "people": 20}),
        ("done", "05-08", {}),
    ) == "召开部署会，20人次参加，5月8日申报省级文明单位"  # fmt: skip


def test_only_the_period_is_told() -> None:
    facts = [("done", "02-10", {"note": "材料上报"}), ("verify", "02-20", {})]
    assert told("3.4", *facts) == ""
    assert told("3.4", *facts, period="Q1") == "2月10日材料上报，2月20日核验销号"


# --- rhythms ----------------------------------------------------------------------------------


def test_a_rhythm_is_told_by_its_times() -> None:
    assert told("3.7", ("done", "04-10", {}), ("done", "05-10", {})) == "更换宣传栏2次"
    assert told("3.7", ("done", "04-10", {})) == "4月10日更换宣传栏"
    assert told("3.7", ("done", "04-10", {"note": "更换3块"})) == "4月10日更换宣传栏3块"


def test_a_part_of_several_is_named_with_its_month() -> None:
    assert told(
        "3.7", ("done", "04-10", {"note": "更换3块"}), ("done", "05-10", {})
    ) == "更换宣传栏2次，其中4月更换3块"  # fmt: skip
    assert told(
        "3.7", ("done", "04-10", {"note": "4月更换3块"}), ("done", "05-10", {"note": "5月2日更换"})
    ) == "更换宣传栏2次，4月更换3块，5月2日更换"  # fmt: skip


def test_a_rhythm_of_which_only_notes_are_known() -> None:
    notes: list[tuple[str, str, dict[str, Any]]] = [
        ("note", "04-10", {"note": "订制展板", "people": 3}),
        ("note", "05-10", {"note": "请人设计"}),
    ]
    assert told("3.7", *notes) == "更换宣传栏，共3人次参加，4月订制展板，5月请人设计"
    assert told("3.7", *notes[1:]) == "5月请人设计"
    assert told("3.7", *notes, most=0) == "更换宣传栏，2项进展见附件，3人次参加"
    assert told("3.6", notes[1], most=0) == "打扫卫生，1项进展见附件"


def test_what_is_finished_is_told_as_such_where_its_notes_find_no_room() -> None:
    found = plan(task("3.1", title="组织专题培训", lead="干部科", start="01-01", due="06-20"))
    facts: list[tuple[str, str, dict[str, Any]]] = [
        ("note", "04-10", {"note": "印发方案"}),
        ("note", "05-10", {"note": "确定师资"}),
        ("done", "06-12", {"note": "培训2期"}),
    ]
    assert told("3.1", *facts, most=0, found=found) == "6月12日组织专题培训，另有进展2项见附件"
    assert told("3.1", *facts[:2], most=0, found=found) == "组织专题培训，2项进展见附件"


def test_what_is_aimed_at_is_not_done_so_many_times() -> None:
    assert told("3.9", ("done", "04-10", {}), ("done", "05-10", {"people": 8})) == (
        "开展环境建设工作2次、8人次"
    )


def test_routine_is_told_by_its_times() -> None:
    assert told("3.6", ("done", "04-07", {})) == "打扫卫生1次"
    assert told("3.6", ("done", "04-07", {}), ("done", "04-14", {"note": "清理楼道"})) == (
        "打扫卫生2次，其中4月清理楼道"
    )


# --- amounts ----------------------------------------------------------------------------------


def test_a_typed_amount_is_told_once() -> None:
    """Set against the target where that is near; what it lacks at the end is a problem."""
    first = ("note", "02-10", {"amount": "2"})
    assert told("3.8", first, period="Q1") == "推荐身边好人2名，距5名的目标还差3名"
    assert told("3.8", first, ("note", "03-10", {"amount": "1"}), period="Q1") == (
        "推荐身边好人2名，推荐身边好人1名，共3名，距5名的目标还差2名"
    )
    assert told("3.8", ("note", "06-10", {"amount": "2"})) == "推荐身边好人2名"
    assert told("3.8", ("note", "06-10", {"amount": "6", "note": "推荐身边好人6名"})) == (
        "推荐身边好人6名，完成上半年5名以上的目标"
    )
    assert told("3.8", ("note", "06-10", {"amount": "6", "total": True, "note": "公示"})) == (
        "身边好人推荐方面，公示，累计6名，完成上半年5名以上的目标"
    )


def test_a_running_total_takes_the_place_of_the_one_before() -> None:
    assert told(
        "3.8",
        ("note", "04-10", {"note": "推荐身边好人2人"}),
        ("note", "06-10", {"note": "推荐身边好人6人"}),
    ) == "推荐身边好人6人，完成上半年5名以上的目标"  # fmt: skip


def test_amounts_of_sessions_are_added_up() -> None:
    found = plan(task("3.1", title="组织无偿献血", due="12-31", activity=True,
                      target={"n": 5000, "unit": "毫升"}))  # fmt: skip
    facts = [
        ("note", "04-10", {"people": 9, "amount": "2700"}),
        ("done", "06-10", {"people": 8, "amount": "2400"}),
    ]
    assert (
        told("3.1", *facts, found=found)
        == "组织无偿献血2场次、17人次，共5100毫升，完成5000毫升的目标"
    )
    assert told("3.1", facts[0], found=found) == (
        "4月10日组织无偿献血，2700毫升，9人次参加，距5000毫升的目标还差2300毫升"
    )


# --- lengths ----------------------------------------------------------------------------------


def test_what_does_not_fit_is_counted_and_never_dropped() -> None:
    notes = [
        ("note", f"05-{n:02}", {"note": f"第{n}组走访慰问，了解情况，收集意见", "people": n})
        for n in (1, 2)
    ]
    lengths = [told("3.5", *notes, most=most) for most in LENGTHS]
    assert lengths[0] == (
        "第1组走访慰问，了解情况，收集意见，1人次参加；第2组走访慰问，了解情况，收集意见，2人次参加"
    )
    assert lengths[-1] == "廉政建设，2项进展见附件，3人次参加"
    assert sorted(lengths, key=len, reverse=True) == lengths


def test_nothing_is_nothing_at_every_length() -> None:
    for item in YEAR.items:
        assert [told(item.no, most=most) for most in LENGTHS] == [""] * len(LENGTHS)


def test_records_beside_a_session_are_counted_apart() -> None:
    assert told(
        "4.1", ("note", "06-20", {"note": "材料收齐"}), ("done", "06-25", {"people": 15}), most=0
    ) == "6月25日召开分析会，15人次参加；另有进展1项见附件"  # fmt: skip


def test_a_note_about_a_festival_that_is_a_step_counts_for_it() -> None:
    """Bread and dumplings on the day before, the tick on the day; what is left over is told too."""
    spring = ("tick", "04-03", {"step": "清明", "note": "到烈士墓祭扫", "people": 35})
    eve = ("note", "06-21", {"step": "端午", "note": "包粽子送老人", "people": 46})
    assert told("3.3", spring, eve, ("tick", "06-22", {"step": "端午"})) == (
        "围绕清明、端午组织“我们的节日”主题活动2场次、81人次，先后到烈士墓祭扫、包粽子送老人"
    )
    assert told("3.3", ("tick", "06-22", {"step": "端午"})) == "开展端午活动"


def test_figures_are_told_where_no_words_find_room() -> None:
    """The only record of a deed is told as the deed; an amount is told at every length."""
    found = plan(
        task("3.1", title="投放共享轮椅", due="05-31", target={"n": 20, "unit": "台"}),
        task("3.2", title="签订责任书", due="06-30"),
    )
    facts: list[tuple[str, str, dict[str, Any]]] = [
        ("note", "04-29", {"note": "第一批到货", "amount": "12"}),
        ("done", "05-28", {"note": "第二批到货", "amount": "10"}),
    ]
    assert told("3.1", *facts, found=found, most=0) == ("投放共享轮椅共22台，完成20台的目标")
    assert told("3.1", facts[1], found=found, most=0).startswith("5月28日投放共享轮椅，10台")
    signed = ("done", "04-09", {"note": "46个科室签完", "people": 46})
    assert told("3.2", signed, found=found, most=0) == "4月9日签订责任书，46人次参加"


def test_a_heading_may_have_a_note_of_its_own() -> None:
    assert told("4", ("note", "05-10", {"note": "上半年用稿58篇"})) == "上半年用稿58篇"


def test_the_facts_that_are_told_are_named() -> None:
    diary = Diary()
    kept = diary("done", "3.1", "06-21", people=61)
    diary("note", "3.1", "02-10", note="印发通知")
    board = diary.board(YEAR, "06-30")
    state = board[YEAR.by_no["3.1"]]
    assert tell_item(board, state, parse_period("Q2", 2023)).facts == {kept}
    nothing = board[YEAR.by_no["3.2"]]
    assert tell_item(board, nothing, parse_period("Q2", 2023)).facts == frozenset()


def test_a_remark_for_the_record_only() -> None:
    diary = Diary()
    diary("note", "3.1", "05-10", note=" ＃草稿")
    diary("note", "3.1", "05-10", note="印发内部通知")
    facts = diary.state(YEAR, "3.1", "06-30").facts
    assert [is_private(fact) for fact in facts] == [True, False]


PUT_OFF = plan(task("3.5", title="举办校园读书节", due="04-30"))


@pytest.mark.parametrize(
    ("done", "words"),
    [
        ("05-16", "原定4月30日完成，因图书馆装修推迟，5月16日举办校园读书节"),
        ("04-20", "4月20日举办校园读书节"),
    ],
)
def test_a_postponement_is_told_where_the_first_deadline_was_missed(done: str, words: str) -> None:
    assert told(
        "3.5",
        ("postpone", "04-10", {"to": "05-20", "why": "因图书馆装修"}),
        ("done", done, {}),
        found=PUT_OFF,
    ) == words  # fmt: skip


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("节前检查，发现隐患2处，今天补记", "节前检查，发现隐患2处"),
        ("今天补记，节前检查", "节前检查"),
        ("节前检查；补登", "节前检查"),
        ("补录台账12份", "补录台账12份"),
        ("检查推迟到今天，查出漏水1处", "检查推迟到5月8日，查出漏水1处"),
        ("昨天检查，未发现问题", "5月7日检查，未发现问题"),
        ("观看《今天》专题片", "观看《今天》专题片"),
    ],
)
def test_when_something_was_typed_is_not_told_and_its_today_is_a_day(note: str, words: str) -> None:
    at = "2023-05-08T09:00:00+08:00"
    assert told("3.5", ("note", "05-08", {"note": note, "at": at})) == words


def test_of_a_day_behind_the_period_only_the_month_is_told() -> None:
    fields = {"period": "2023-06", "note": "检查拖到今天，未发现问题", "people": 9}
    assert "检查拖到7月，未发现问题" in told("3.2", ("done", "07-03", fields))


# --- as an office writes it ------------------------------------------------------------------------


def test_what_was_asked_for_stands_before_the_topics() -> None:
    """Behind a list it would read as one of them."""
    found = plan(task("3.1", title="开展志愿服务", due="12-31", activity=True,
                      target={"n": 2, "unit": "场次", "at_least": True}))  # fmt: skip
    assert told(
        "3.1",
        ("note", "05-04", {"people": 9, "note": "清扫河堤"}),
        ("note", "05-12", {"people": 8, "note": "收尾，路口劝导"}),
        found=found,
    ) == "开展志愿服务2场次、17人次，完成2场次以上的目标，内容包括清扫河堤；收尾，路口劝导"  # fmt: skip


def test_what_is_of_another_day_is_set_off() -> None:
    assert told(
        "3.1",
        ("note", "04-20", {"note": "请了劳模，场地落实"}),
        ("done", "05-04", {"people": 61}),
    ) == "请了劳模，场地落实；5月4日举办道德讲堂，61人次参加"  # fmt: skip


def test_of_several_one_that_is_numbered_is_named_as_one_of_them() -> None:
    assert told(
        "3.1",
        ("done", "03-04", {"people": 56}),
        ("done", "05-04", {"people": 61, "note": "第二期道德讲堂，主题“敬业”"}),
        period="H1",
    ) == "举办道德讲堂2次、117人次，其中第二期主题“敬业”"  # fmt: skip
    assert told(
        "3.1",
        ("done", "03-04", {"people": 56}),
        ("done", "05-04", {"people": 61, "note": "视频已上传"}),
        period="H1",
    ) == "举办道德讲堂2次、117人次，视频已上传"  # fmt: skip


def test_who_does_it_and_a_verb_stand_once_among_the_topics() -> None:
    assert told(
        "3.2",
        ("done", "04-15", {"note": "中心组专题学习纪律处分条例"}),
        ("done", "05-20", {"note": "学习全国两会精神"}),
        ("done", "06-20", {"note": "观看警示教育片"}),
    ) == "部理论学习中心组集中学习3次，先后专题学习纪律处分条例、全国两会精神，观看警示教育片"  # fmt: skip


def test_the_name_of_an_event_is_not_said_again_before_its_topic() -> None:
    found = plan(task("3.1", title="办好“邻里节”", every="quarter", activity=True))
    eaten = {"people": 110, "note": "邻里节包饺子"}
    assert told("3.1", ("done", "05-07", eaten), found=found) == (
        "5月7日办好“邻里节”，包饺子，110人次参加"
    )
    both = (("done", "03-07", eaten), ("done", "05-07", {"people": 90, "note": "邻里节百家宴"}))
    assert told("3.1", *both, period="H1", found=found) == (
        "办好“邻里节”2次、200人次，先后包饺子、百家宴"
    )


def test_notes_that_begin_alike_say_their_verb_once() -> None:
    found = plan(task("3.1", title="评选服务明星", every="quarter"))
    assert told(
        "3.1",
        ("done", "03-24", {"note": "评出一季度服务明星"}),
        ("done", "06-23", {"note": "评出二季度服务明星"}),
        period="H1",
        found=found,
    ) == "评选服务明星2次，评出一季度服务明星、二季度服务明星"  # fmt: skip


def test_one_festival_that_was_kept_without_a_word_has_its_day() -> None:
    found = plan(task("3.1", title="开展祭扫", festivals=["清明", "端午"]))
    assert told("3.1", ("done", "04-04", {"period": "2023-清明"}), found=found) == (
        "4月4日开展清明活动"
    )


# --- what a year of a street office and of a traffic police showed ------------------------------

RATE = {"n": 95, "unit": "%", "at_least": True}


@pytest.mark.parametrize("target", [RATE, RATE | {"each": True}, RATE | {"per": "quarter"}])
def test_rates_are_never_added_up(target: dict[str, Any]) -> None:
    found = plan(task("3.1", title="开展满意度测评", every="quarter", target=target))
    facts = [("done", "03-18", {"amount": "96.4"}), ("done", "06-16", {"amount": "94.1"})]
    words = told("3.1", *facts, period="H1", found=found)
    assert words.startswith("开展满意度测评2次，分别为96.4%、94.1%")
    assert "190.5" not in words
    assert "96.4%，达到" in told("3.1", facts[0], period="Q1", found=found)


def test_a_note_that_says_more_than_a_later_figure_stays() -> None:
    facts = [
        ("note", "04-16", {"note": "推荐身边好人2名，其中王秀兰入选“东湖好人”榜"}),
        ("note", "05-10", {"note": "已推荐身边好人5名"}),
        ("note", "06-26", {"note": "推荐身边好人7名"}),
    ]
    words = told("3.8", *facts)
    assert words.startswith("推荐身边好人2名，其中王秀兰入选“东湖好人”榜；推荐身边好人7名")
    assert "5名" not in words.replace("5名以上", "")


def test_an_event_of_the_same_kind_is_a_topic_of_its_own() -> None:
    found = plan(
        task("3.1", title="志愿服务", text="每月开展志愿服务", every="month", activity=True)
    )
    facts = [
        ("done", "04-22", {"people": 40, "note": "开展助残服务"}),
        ("done", "05-21", {"people": 12, "note": "旧衣捐赠"}),
    ]
    words = told("3.1", *facts, found=found)
    assert words == "开展志愿服务2次、52人次，先后开展助残服务、旧衣捐赠"


def test_an_amount_of_those_who_were_counted_apart_is_not_lost() -> None:
    target = {"n": 5, "unit": "万元", "per": "year"}
    found = plan(task("3.1", title="开展慰问", every="halfyear", activity=True, target=target))
    facts = [
        ("done", "01-23", {"people": 14, "amount": "1.6", "note": "慰问困难家庭32户"}),
        ("note", "05-29", {"people": 8, "amount": "0.9", "note": "另有慰问老党员9户",
                           "period": "2023-H1"}),
    ]  # fmt: skip
    words = told("3.1", *facts, period="H1", found=found)
    assert words == (
        "1月23日慰问困难家庭32户，1.6万元，14人次参加，另有慰问老党员9户8人次、0.9万元，共2.5万元"
    )


def test_the_size_and_the_months_of_what_was_asked_for_stand_in_no_sentence() -> None:
    found = plan(
        task("3.1", title="评选文明楼栋", text="每季度评选文明楼栋10栋以上", every="quarter"),
        task(
            "3.2",
            title="读书班",
            text="3月至11月每月举办1期青年读书班",
            every="month",
            activity=True,
        ),
    )
    twice: list[Told] = [("done", "03-18", {}), ("done", "06-16", {})]
    assert told("3.1", *twice, period="H1", found=found) == "评选文明楼栋2次"
    assert told("3.2", ("done", "04-14", {"people": 18}), found=found) == (
        "4月14日举办青年读书班，18人次参加"
    )


def test_finished_work_that_was_taken_up_anew_says_why_and_keeps_its_own_day() -> None:
    kitchen = plan(task("3.1", title="改造民警食堂", due="05-31"))
    facts = [
        ("postpone", "05-30", {"to": "2023-06-20", "why": "雨季影响施工"}),
        ("done", "06-22", {"note": "完工"}),
        ("reopen", "07-09", {"why": "排烟管漏风，需返修"}),
        ("done", "07-12", {"note": "排烟管返修完毕"}),
    ]
    assert told("3.1", *facts, period="Q3", found=kitchen) == (
        "改造民警食堂因排烟管漏风、需返修，7月9日重新办理，7月12日排烟管返修完毕"
    )


def test_why_work_rested_is_told_also_where_the_note_says_that_it_goes_on() -> None:
    facts = [
        ("hold", "04-03", {"why": "资金未到位"}),
        ("resume", "05-14", {"note": "资金到位，恢复施工"}),
    ]
    kitchen = plan(task("3.1", title="改造民警食堂", due="07-31"))
    words = told("3.1", *facts, found=kitchen)
    assert words == "改造民警食堂因资金未到位暂缓，5月14日资金到位，恢复施工"
    begun = ("start", "04-01", {"note": "进场"})
    words = told("3.1", begun, *facts, found=kitchen)
    assert words == "4月1日进场；因资金未到位暂缓，5月14日资金到位，恢复施工"


def test_sessions_of_before_count_for_a_target_and_are_called_so() -> None:
    talks = plan(task("3.1", title="举办读书会", due="12-31", activity=True,
                      target={"n": 2, "unit": "场", "at_least": True}))  # fmt: skip
    facts = [("note", "02-10", {"people": 9}), ("done", "05-10", {"people": 20})]
    assert told("3.1", *facts, found=talks) == (
        "5月10日举办读书会，20人次参加，累计2场，完成2场以上的目标"
    )


def test_another_day_in_a_note_does_not_stand_for_its_own() -> None:
    papers = ("done", "06-10", {"note": "举办读书会，东湖日报6月12日报道", "people": 20})
    assert told("3.1", papers) == "6月10日举办读书会，东湖日报6月12日报道，20人次参加"
    own = ("done", "04-23", {"note": "举办读书会，4月23日分享", "people": 20})
    assert told("3.1", own) == "举办读书会，4月23日分享，20人次参加"


def test_what_three_months_in_a_row_say_alike_is_said_once() -> None:
    found = plan(task("3.1", title="报送信息", text="每月报送信息1篇", every="month"))
    same = [("done", f"0{n}-20", {"note": "报送信息1篇"}) for n in (1, 2, 3, 5, 6)]
    assert told("3.1", *same, period="H1", found=found) == (
        "报送信息5次，1月至3月各1篇，5月1篇，6月1篇"
    )
    alike = [("done", f"0{n}-20", {"note": "张榜公示"}) for n in (4, 5, 6)]
    assert told("3.1", *alike, found=found) == "报送信息3次，4月至6月均张榜公示"


def test_a_missed_deadline_says_of_what_where_the_words_behind_it_do_not() -> None:
    found = plan(task("3.1", title="改造民警食堂", due="03-31"))
    moved = ("postpone", "03-30", {"to": "04-20", "why": "雨季"})
    assert told("3.1", moved, ("done", "04-22", {"note": "通过验收"}), found=found) == (
        "改造民警食堂原定3月31日完成，因雨季推迟，4月22日通过验收"
    )
    assert told("3.1", moved, ("done", "04-22", {"note": "民警食堂完工"}), found=found) == (
        "原定3月31日完成，因雨季推迟，4月22日民警食堂完工"
    )


def test_a_place_stands_before_what_was_done_and_behind_what_was_held() -> None:
    visit = ("done", "05-16", {"note": "走访老党员5户", "place": "杨树村"})
    assert told("3.3", visit) == "5月16日在杨树村走访老党员5户"
    held = ("done", "05-16", {"note": "举办座谈会", "place": "杨树村"})
    assert told("3.3", held) == "5月16日举办座谈会，地点在杨树村"


def test_at_each_length_so_many_topics_are_told_and_the_rest_counted() -> None:
    found = plan(task("3.1", title="举办讲座", every="week", activity=True))
    names = ("茶艺", "书法", "剪纸", "象棋", "插花", "摄影", "陶艺", "木工", "刺绣")
    facts = [
        ("done", f"{4 + n // 4:02}-{n % 4 * 7 + 3:02}", {"note": f"学习{name}", "people": 9})
        for n, name in enumerate(names)
    ]
    told_at = {most: told("3.1", *facts, found=found, most=most) for most in (None, 60, 24)}
    assert {most: sum(name in text for name in names) for most, text in told_at.items()} == {
        None: 8, 60: 4, 24: 2,
    }  # fmt: skip
    assert all("（共9项）" in text for text in told_at.values())


def test_what_was_late_and_taken_up_anew_later_keeps_its_missed_deadline() -> None:
    kitchen = plan(task("3.1", title="改造民警食堂", due="03-31"))
    facts = [
        ("postpone", "03-30", {"to": "04-20", "why": "雨季"}),
        ("done", "04-22", {"note": "食堂完工"}),
        ("reopen", "06-09", {"why": "漏风"}),
        ("done", "06-12", {"note": "返修完毕"}),
    ]
    assert told("3.1", *facts, found=kitchen) == (
        "改造民警食堂原定3月31日完成，因雨季推迟，4月22日食堂完工；因漏风，6月9日重新办理，6月12日返修完毕"
    )


def test_a_note_that_compares_with_another_time_names_its_own() -> None:
    found = plan(task("3.1", title="满意度测评", every="quarter"))
    facts = [
        ("done", "03-10", {"note": "满意度96%"}),
        ("done", "06-10", {"note": "满意度94%，比上季度下降2个百分点"}),
    ]
    assert told("3.1", *facts, period="H1", found=found) == (
        "满意度测评2次，第一季度满意度96%；第二季度满意度94%，比上季度下降2个百分点"
    )


def test_what_came_of_a_festival_is_told_with_its_name() -> None:
    found = plan(
        task("3.1", title="“我们的节日”主题活动", festivals=["清明", "端午"], activity=True)
    )
    facts: list[Told] = [
        ("done", "04-04", {"note": "祭扫", "people": 20, "period": "2023-清明"}),
        ("note", "04-06", {"note": "活动被晚报报道", "period": "2023-清明"}),
        ("done", "06-20", {"note": "包粽子", "people": 20, "period": "2023-端午"}),
    ]
    assert told("3.1", *facts, found=found).endswith("清明活动被晚报报道")


def test_a_typed_total_is_no_figure_of_one_day_and_takes_the_place_of_earlier_ones() -> None:
    found = plan(task("3.1", title="注册志愿者", due="06-30", target={"n": 1200, "unit": "名"}))
    facts: list[Told] = [
        ("note", "04-24", {"note": "注册志愿者达到860名", "amount": "860", "total": True}),
        ("done", "06-20", {"note": "注册志愿者1230名", "amount": "1230", "total": True}),
    ]
    assert told("3.1", *facts, found=found) == ("6月20日累计注册志愿者1230名，完成1200名的目标")


def test_what_stood_in_the_way_is_not_wiped_when_the_work_is_done() -> None:
    window = plan(task("3.1", title="建设“一窗通办”窗口", due="05-31"))
    facts: list[Told] = [
        ("note", "05-28", {"note": "试运行", "difficulty": "省厅接口未开通。"}),
        ("done", "06-12", {"note": "窗口启用"}),
    ]
    whole = "试运行，6月12日窗口启用；其间遇到的困难是省厅接口未开通"
    assert told("3.1", *facts, found=window) == whole
    assert "接口" not in told("3.1", facts[0], found=window)  # the chapter of problems tells it
    assert "接口" not in told("3.1", *facts, found=window, most=0)


def test_a_reason_says_once_that_it_is_one_and_a_place_that_it_is_one() -> None:
    kitchen = plan(task("3.1", title="改造民警食堂", due="03-31"))
    moved = ("postpone", "03-30", {"to": "04-20", "why": "由于资金未到位"})
    assert told("3.1", moved, ("done", "04-22", {"note": "食堂完工"}), found=kitchen) == (
        "改造民警食堂原定3月31日完成，因资金未到位推迟，4月22日食堂完工"
    )
    held = ("done", "05-16", {"note": "举办座谈会", "place": "在社区学校"})
    assert told("3.3", held) == "5月16日举办座谈会，地点在社区学校"


def test_today_is_the_day_of_the_fact() -> None:
    typed = ("done", "05-12", {"note": "今天举办座谈会", "at": "2023-05-15T09:00:00+08:00"})
    assert told("3.3", typed) == "5月12日举办座谈会"


def test_what_months_share_is_not_called_so_twice() -> None:
    found = plan(task("3.1", title="开展巡查", every="month"))
    same = [("done", f"0{n}-20", {"note": "各小区均巡查1遍"}) for n in (4, 5, 6)]
    assert told("3.1", *same, found=found) == "开展巡查3次，4月至6月各小区均巡查1遍"


def test_the_day_that_work_was_done_is_told_behind_its_notes() -> None:
    wall = plan(task("3.1", title="建设文化墙", due="05-31"))
    facts: list[Told] = [("note", "04-10", {"note": "完成设计"}), ("done", "05-20", {})]
    assert told("3.1", *facts, found=wall) == "完成设计，5月20日建设文化墙"
    assert told("3.1", facts[0], found=wall) == "建设文化墙方面，完成设计"
