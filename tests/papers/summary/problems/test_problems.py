"""存在的问题: gathered by kind, with the recorded reason, and nothing accused that is not due."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from building import Diary, measure, plan, task
from wenming_cli.core.board.fold import board_at_end
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers.summary.problems.findings import list_findings
from wenming_cli.papers.summary.problems.problems import problem_paragraph, told_at_items


def told(
    found: Plan, *facts: tuple[str, str, str, dict[str, Any]], period: str = "Q2", as_of: str = ""
) -> str:
    """The chapter."""
    diary = Diary()
    for do, item, on, fields in facts:
        diary(do, item, on, **fields)
    stretch = parse_period(period, 2023)
    board = diary.board(found, as_of or f"{stretch.last:%m-%d}")
    return problem_paragraph(board, list_findings(board, stretch)).text


DATED = plan(task("3.1", title="专题学习", lead="理论科", start="01-01", due="05-20"))
MONTHLY = plan(measure("4.1", title="报送信息", lead="宣传科", every="month"))
HALF = plan(task("3.1", title="青年研讨", lead="团支部", every="halfyear", times=3))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ([], "部分事项到期未完成。理论科开展专题学习，原定5月20日完成，原因待补充。"),
        ([("note", "3.1", "05-10", {"note": "讲师没请到"})],
         "部分事项到期未完成。理论科开展专题学习，原定5月20日完成。"),
        ([("note", "3.1", "05-10", {"difficulty": "讲师没请到。"})],
         "部分事项到期未完成。理论科开展专题学习，原定5月20日完成，未完成的原因是讲师没请到。"),
        ([("postpone", "3.1", "05-11", {"to": "06-01"}),
          ("postpone", "3.1", "05-30", {"to": "06-20", "why": "经费未到"})],
         "部分事项到期未完成。理论科开展专题学习，原定5月20日、延期至6月20日完成，未完成的原因是经费未到。"),
        ([("assign", "3.1", "05-11", {"lead": ("宣传科",), "why": "分工不明"})],
         "部分事项到期未完成。宣传科开展专题学习，原定5月20日完成，原因待补充。"),
        ([("hold", "3.1", "05-10", {"why": "场地装修"})],
         "部分事项延期或暂缓。理论科开展专题学习5月10日起暂缓，原因是场地装修。"),
        ([("cancel", "3.1", "05-10", {})], "待补充。"),
        ([("done", "3.1", "06-10", {})], "待补充。"),
    ],
    ids=["no reason", "a note tells it", "a difficulty", "the last postponement", "no decision about people",
         "suspended", "cancelled", "done late"],
)  # fmt: skip
def test_work_with_a_deadline(
    facts: list[tuple[str, str, str, dict[str, Any]]], words: str
) -> None:
    assert told(DATED, *facts) == words


@pytest.mark.parametrize(
    ("resumed", "words"),
    [("05-05", "原因待补充"), ("05-20", "原因待补充"), ("05-21", "未完成的原因是场地装修")],
    ids=["before the deadline", "on the deadline", "only after it"],
)
def test_a_pause_that_was_over_before_the_deadline_is_no_reason(resumed: str, words: str) -> None:
    paused = ("hold", "3.1", "04-10", {"why": "场地装修"})
    assert told(DATED, paused, ("resume", "3.1", resumed, {})) == (
        f"部分事项到期未完成。理论科开展专题学习，原定5月20日完成，{words}。"
    )


def test_a_reason_stands_at_the_times_it_was_given_for() -> None:
    """May's difficulty says nothing of the first quarter; a postponement speaks of its own time."""
    difficulty = ("note", "4.1", "05-19", {"difficulty": "报送通道关闭"})
    assert told(MONTHLY, difficulty, ("done", "4.1", "06-10", {})) == (
        "一是部分工作次数不足。宣传科应报送信息3次，已1次，还差2次，原因是报送通道关闭。"
        "二是前期所欠工作未补。宣传科1月至3月应报送信息3次，尚未补办，原因待补充。"
    )
    early = ("note", "4.1", "04-20", {"difficulty": "报送通道关闭"})
    first = [("done", "4.1", f"{n:02}-10", dict[str, Any]()) for n in (1, 2, 3, 5)]
    assert told(MONTHLY, early, *first).endswith(
        "应报送信息3次，已1次，还差2次，原因是报送通道关闭。"
    )
    caught_up = [("done", "4.1", f"{n:02}-10", dict[str, Any]()) for n in (4, 5, 6)]
    assert told(MONTHLY, difficulty, *caught_up) == (
        "前期所欠工作未补。宣传科1月至3月应报送信息3次，尚未补办，原因是报送通道关闭。"
    )
    moved = ("postpone", "4.1", "02-27", {"period": "2023-02", "to": "03-20", "why": "换系统"})
    assert told(MONTHLY, moved, ("done", "4.1", "06-10", {})) == (
        "一是部分工作次数不足。宣传科应报送信息3次，已1次，还差2次，原因待补充。"
        "二是前期所欠工作未补。宣传科1月至3月应报送信息3次，尚未补办，原因是换系统。"
    )


def test_what_is_not_yet_due_is_no_problem() -> None:
    """Before its day nothing is missing; on the last day of the period it is."""
    diary = ("note", "3.1", "05-10", {"percent": 95})
    assert told(DATED, diary, as_of="05-20") == "待补充。"
    assert "到期未完成" in told(DATED, diary, as_of="05-21")
    whole = plan(task("3.1", title="专题学习", due="06-30"))
    assert "到期未完成" in told(whole, ("note", "3.1", "06-29", {"percent": 99}))


def test_a_postponement_is_told_once_the_first_deadline_has_passed() -> None:
    """Without the deed; the last of several is the one told."""
    moved = (
        ("postpone", "3.1", "05-11", {"to": "08-20", "why": "场地装修"}),
        ("postpone", "3.1", "05-12", {"to": "09-20", "why": "经费未到"}),
    )
    assert told(DATED, *moved) == (
        "部分事项延期或暂缓。理论科开展专题学习原定5月20日完成，延期至9月20日，原因是经费未到。"
    )
    assert told(DATED, *moved, ("done", "3.1", "06-20", {})) == "待补充。"


@pytest.mark.parametrize(
    ("done", "words"),
    [
        ([], "一是部分工作次数不足。宣传科应报送信息3次，未见记录，原因待补充。二是前期所欠工作未补。"
             "宣传科1月至3月应报送信息3次，尚未补办，原因待补充。"),
        ([1, 2, 3], "部分工作次数不足。宣传科应报送信息3次，未见记录，原因待补充。"),
        ([1, 2, 3, 4], "部分工作次数不足。宣传科应报送信息3次，已1次，还差2次，原因待补充。"),
        ([2, 4, 5, 6], "前期所欠工作未补。宣传科1月、3月应报送信息2次，尚未补办，原因待补充。"),
        ([1, 2, 3, 4, 5, 6], "待补充。"),
    ],
    ids=["nothing", "nothing of the quarter", "too few", "of the quarter before", "all"],
)  # fmt: skip
def test_a_rhythm(done: list[int], words: str) -> None:
    """What was owed and what of it was made good, never 未开展 where something was done."""
    facts = [("done", "4.1", f"{n:02}-10", dict[str, Any]()) for n in done]
    assert told(MONTHLY, *facts) == words


def test_in_the_middle_of_a_quarter_only_what_is_over_is_missing() -> None:
    facts = [("done", "4.1", f"{n:02}-10", dict[str, Any]()) for n in (1, 2, 3)]
    assert told(MONTHLY, *facts, as_of="05-15") == (
        "部分工作次数不足。宣传科4月应报送信息1次，未见记录，原因待补充。"
    )


def test_a_stretch_of_its_own_is_named() -> None:
    """Half a year in the paper of a quarter, and what is missing of it in the next one's."""
    facts = [
        ("done", "3.1", "05-24", {"period": "2023-H1"}),
        ("done", "3.1", "06-02", {"period": "2023-H1#2"}),
    ]
    words = "团支部上半年应开展青年研讨3次，已2次，还差1次，原因待补充。"
    assert told(HALF, *facts) == f"部分工作次数不足。{words}"
    assert told(HALF, *facts, period="Q3") == f"前期所欠工作未补。{words}"


def test_a_direction_is_not_taken_so_many_times() -> None:
    found = plan(measure("4.1", title="加强环境建设", lead="办公室", every="month"))
    done = [("done", "4.1", f"{n:02}-10", dict[str, Any]()) for n in (1, 2, 3, 4)]
    assert told(found, *done) == (
        "部分工作次数不足。办公室应开展环境建设工作3次，已1次，还差2次，原因待补充。"
    )


def test_weekly_routine_is_never_a_problem() -> None:
    assert told(plan(measure("4.1", title="打扫卫生", every="week"))) == "待补充。"


def test_what_stands_in_the_way_of_weekly_routine_is_told() -> None:
    """Not the weeks that lack, and nothing once it is over."""
    weekly = plan(measure("4.1", title="打扫卫生", lead="总务科", every="week"))
    said = ("note", "4.1", "05-10", {"difficulty": "保洁缺员"})
    assert told(weekly, said) == "部分工作存在困难。总务科打扫卫生，保洁缺员。"
    over = ("note", "4.1", "05-11", {"difficulty": "无"})
    assert told(weekly, said, over) == "待补充。"


def test_standing_work_has_to_be_reported() -> None:
    found = plan(task("3.1", title="廉政建设", lead="党总支", standing=True))
    assert told(found, ("note", "3.1", "02-10", {"note": "谈心"})) == (
        "部分长期工作缺少进展记录。党总支开展廉政建设未见进展记录，原因待补充。"
    )
    spring = ("note", "3.1", "05-10", {"note": "谈心"})
    assert told(found, spring) == "待补充。"
    assert told(found, spring, period="H1") == (
        "部分长期工作缺少进展记录。党总支开展廉政建设第一季度未见进展记录。"
    )


def test_of_standing_work_the_quarters_without_a_word_are_named() -> None:
    """One that was reported is not denied; where all are silent none needs a name."""
    found = plan(task("3.1", title="廉政建设", lead="党总支", standing=True))
    assert told(found, ("note", "3.1", "05-10", {"note": "谈心"}), period="2023") == (
        "部分长期工作缺少进展记录。党总支开展廉政建设第一季度、第三季度、第四季度未见进展记录。"
    )
    for period in ("2023-06", "Q2", "2023"):
        assert told(found, period=period) == (
            "部分长期工作缺少进展记录。党总支开展廉政建设未见进展记录，原因待补充。"
        )


def test_what_was_not_reported_is_not_called_too_few_times() -> None:
    """Beside what was done too few times it shares a paragraph, under the names of both."""
    found = plan(
        task("3.1", title="廉政建设", lead="党总支", standing=True),
        task("3.2", title="开展讲座", lead="理论科", every="quarter"),
    )
    assert told(found, period="Q1") == (
        "部分工作次数不足或缺少进展记录。理论科应开展讲座1次，未见记录；"
        "党总支开展廉政建设未见进展记录，原因均待补充。"
    )


@pytest.mark.parametrize(
    ("target", "facts", "words"),
    [
        ({"n": 50, "unit": "人次", "at_least": True, "each": True}, [{"people": 48}],
         "要求50人次以上，5月10日参加48人次，还差2人次，原因待补充。"),
        ({"n": 5, "unit": "名", "per": "halfyear"}, [{"amount": "2"}],
         "要求每半年5名，上半年已2名，还差3名，原因待补充。"),
        ({"n": 5, "unit": "名", "per": "halfyear"}, [{"note": "摸底"}], "要求每半年5名，上半年未见记录，原因待补充。"),
        ({"n": 3, "unit": "场", "per": "quarter"}, [{"people": 9}],
         "要求每季度开展3场，已开展1场，还差2场，原因待补充。"),
    ],
)  # fmt: skip
def test_a_target_that_was_not_reached(
    target: dict[str, Any], facts: list[dict[str, Any]], words: str
) -> None:
    found = plan(task("3.1", title="开展道德讲堂", lead="宣传科", due="12-31", activity=True,
                      target=target))  # fmt: skip
    notes = [("note", "3.1", "05-10", fields) for fields in facts]
    assert told(found, *notes) == f"部分工作未达到要求。宣传科道德讲堂{words}"


def test_a_target_of_a_longer_term_is_no_problem_yet() -> None:
    found = plan(
        task("3.1", title="刊发信息", due="12-31", target={"n": 10, "unit": "篇", "per": "year"})
    )
    assert told(found, ("note", "3.1", "06-10", {"amount": "2"})) == "待补充。"


FESTIVE = plan(
    task("3.1", title="开展“我们的节日”主题活动", lead="文明办", due="12-31", activity=True,
         steps=["清明", "端午", "签到表"]),
)  # fmt: skip


def test_festivals_that_were_all_held_wait_for_a_confirmation_and_are_not_undone() -> None:
    """Nobody typed `done`, and the list of names was not ticked: the events took place."""
    ticks = [
        ("tick", "3.1", "04-03", {"step": "清明", "people": 30}),
        ("note", "3.1", "06-20", {"step": "端午", "people": 20, "note": "包粽子"}),
    ]
    assert told(FESTIVE, *ticks, period="Q4") == (
        "部分事项待确认完成。文明办“我们的节日”主题活动已全部开展，待确认完成。"
    )
    assert told(FESTIVE, *ticks[:1], period="Q4") == (
        "部分事项到期未完成。文明办端午“我们的节日”主题活动未见记录，原因待补充。"
    )
    assert told(FESTIVE, period="Q4") == (
        "部分事项到期未完成。文明办开展“我们的节日”主题活动，原定12月31日完成，原因待补充。"
    )


def test_where_more_was_held_than_was_owed_the_missing_time_is_named() -> None:
    """义诊3次 stands in the account: two in July, one in September, and August has none."""
    found = plan(task("3.1", title="开展义诊", lead="医务科", every="month", activity=True))
    notes = [
        ("note", "3.1", "07-05", {"people": 9}),
        ("done", "3.1", "07-25", {"people": 8}),
        ("done", "3.1", "09-10", {"people": 7}),
    ]
    words = told(found, *notes, period="Q3")
    assert words.startswith("一是部分工作次数不足。医务科应开展义诊3次，8月还差1次，原因待补充。")
    assert told(found, *notes[:1], period="Q3").startswith(
        "一是部分工作次数不足。医务科应开展义诊3次，已有活动1场次，待确认完成，原因待补充。"
    )


def test_what_no_office_leads_stands_before_what_one_does() -> None:
    """Behind another item it would read as that one's office's."""
    found = plan(
        task("3.1", title="开展讲座", lead="理论科", every="quarter"),
        task("3.2", title="开展演练", every="quarter"),
    )
    assert told(found, period="Q1") == (
        "部分工作次数不足。应开展演练1次，未见记录；理论科应开展讲座1次，未见记录，原因均待补充。"
    )


def test_a_difficulty_of_a_month_that_was_held_explains_no_later_one() -> None:
    quarter = [("done", "4.1", f"{n:02d}-20", {"period": f"2023-{n:02d}"}) for n in (1, 2, 3)]
    early = ("done", "4.1", "04-10", {"difficulty": "讲师少", "period": "2023-04"})
    late = ("note", "4.1", "06-10", {"difficulty": "无人值班"})
    assert told(MONTHLY, *quarter, early).endswith("还差2次，4月反映的困难是讲师少。")
    assert "还差2次，原因是无人值班。" in told(MONTHLY, *quarter, early, late)


def test_a_difficulty_of_a_month_that_was_held_explains_no_earlier_one() -> None:
    """It is a difficulty of its own; of too few people that came then it is the reason."""
    held = ("done", "4.1", "06-10", {"period": "2023-06", "difficulty": "人手不足，经费未到位"})
    assert told(MONTHLY, held) == (
        "一是部分工作次数不足。"
        "宣传科应报送信息3次，已1次，还差2次，6月反映的困难是人手不足，经费未到位。"
        "二是前期所欠工作未补。宣传科1月至3月应报送信息3次，尚未补办，原因待补充。"
    )
    lecture = plan(
        task("3.1", title="讲堂", lead="团支部", every="quarter", activity=True,
             target={"n": 30, "unit": "人次", "at_least": True, "each": True}),
    )  # fmt: skip
    quarter = ("done", "3.1", "03-10", {"period": "2023-Q1", "people": 40})
    few = ("done", "3.1", "06-10", {"period": "2023-Q2", "people": 27, "difficulty": "防汛值班"})
    assert told(lecture, quarter, few).endswith("还差3人次，原因是防汛值班。")


def test_a_difficulty_of_a_time_that_was_held_later_is_over() -> None:
    before = ("note", "4.1", "06-10", {"difficulty": "场地未定", "period": "2023-06"})
    months = [("done", "4.1", f"{n:02d}-20", {"period": f"2023-{n:02d}"}) for n in range(1, 6)]
    assert "场地未定" in told(MONTHLY, *months, before)
    held = ("done", "4.1", "06-28", {"period": "2023-06"})
    assert told(MONTHLY, *months, before, held) == "待补充。"


def test_what_is_done_about_a_difficulty_stands_beside_it() -> None:
    found = plan(task("3.1", title="开展调查", lead="服务中心", due="12-31"))
    fields = {"difficulty": "候诊时间长", "next": "6月起增开午间检查"}
    assert told(found, ("note", "3.1", "05-29", fields)) == (
        "部分工作存在困难。服务中心开展调查，候诊时间长，6月起增开午间检查。"
    )


def test_the_office_is_the_one_that_led_at_the_end_of_the_period() -> None:
    """Whoever took it over since has nothing to do with the quarter before."""
    found = plan(task("3.1", title="开展讲座", lead="理论科", every="quarter"))
    diary = Diary()
    diary("assign", "3.1", "05-10", lead=("宣传科",))
    first, second = (parse_period(key, 2023) for key in ("Q1", "Q2"))
    board = board_at_end(found, diary.entries, first, date(2023, 6, 30))
    assert "理论科应开展讲座" in problem_paragraph(board, list_findings(board, first)).text
    board = board_at_end(found, diary.entries, second, date(2023, 7, 9))
    assert "宣传科应开展讲座" in problem_paragraph(board, list_findings(board, second)).text


def test_a_difficulty_of_what_is_not_late_is_told_too() -> None:
    found = plan(task("3.1", title="建设阵地", lead="办公室", due="12-31"))
    assert told(found, ("note", "3.1", "06-10", {"difficulty": "经费不足"})) == (
        "部分工作存在困难。办公室建设阵地，经费不足。"
    )


def test_at_most_three_kinds_are_told_and_the_rest_counted() -> None:
    found = plan(
        task("3.1", title="甲", due="05-20"),
        task("3.2", title="乙", every="month"),
        task("3.3", title="丙", every="halfyear", times=2),
        task("3.4", title="丁", due="12-31", target={"n": 1, "unit": "篇", "per": "quarter"}),
        task("3.5", title="戊", due="12-31"),
    )
    words = told(
        found,
        *(("done", "3.2", f"{n:02}-10", dict[str, Any]()) for n in (1, 2, 3)),
        ("done", "3.3", "05-10", {}),
        ("hold", "3.5", "05-10", {}),
    )
    assert words == (
        "一是部分事项到期未完成。甲，原定5月20日完成，原因待补充。"
        "二是部分工作次数不足。应开展乙3次，未见记录；上半年应开展丙2次，已1次，还差1次，原因均待补充。"
        "三是部分工作未达到要求。丁要求每季度1篇，未见记录，原因待补充。"
    )  # what was put off in the period is told at its item


def test_what_was_put_off_is_told_at_its_item_where_the_chapter_has_no_room() -> None:
    """In the quarter after, it is counted: nothing new is to be told of it."""
    found = plan(
        task("3.1", title="甲", due="05-20"),
        task("3.2", title="乙", every="quarter"),
        task("3.3", title="丙", due="12-31", target={"n": 1, "unit": "篇", "per": "quarter"}),
        task("3.4", title="举办法治讲座", lead="保卫科", due="06-20"),
        task("3.5", title="丁", due="12-31"),
    )
    diary = Diary()
    diary("postpone", "3.4", "05-30", to="09-20", why="讲师抽去办案。")
    diary("hold", "3.5", "06-01")
    second, third = (parse_period(key, 2023) for key in ("Q2", "Q3"))
    told_then = list_findings(diary.board(found, "06-30"), second)
    assert list(told_at_items(told_then).values()) == [
        "丁6月1日起暂缓，原因是另有安排",
        "保卫科举办法治讲座原定6月20日完成，延期至9月20日，原因是讲师抽去办案",
    ]
    later = diary.board(found, "09-10")
    assert told_at_items(list_findings(later, third)) == {}
    assert problem_paragraph(later, list_findings(later, third)).text.endswith(
        "另有1项（前期所欠未补的），见附件。"
    )


def test_items_of_one_kind_ask_for_their_reasons_once() -> None:
    found = plan(*(task(f"3.{n}", title=f"事项{n}", due="05-20") for n in range(1, 11)))
    words = told(found, ("note", "3.2", "05-10", {"difficulty": "缺人"}))
    assert (
        "事项1，原定5月20日完成，原因待补充；事项2，原定5月20日完成，未完成的原因是缺人；" in words
    )
    assert words.endswith("事项8，原定5月20日完成，原因待补充；另有2项。")
    silent = told(found)
    assert silent.endswith("事项8，原定5月20日完成；另有2项，原因均待补充。")


def test_where_nothing_is_late_it_says_what_is_slowest() -> None:
    found = plan(
        task("3.1", title="甲、乙", lead="理论科", start="01-01", due="12-31"),
        task("3.2", title="丙", start="01-01", due="12-31"),
    )
    slow = ("note", "3.1", "06-10", {"percent": 10})
    assert told(found, slow, ("note", "3.2", "06-10", {"percent": 90})) == (
        "没有到期未完成的事项，进展较慢的有理论科甲、乙。"
    )
    assert told(found, slow, ("note", "3.2", "06-10", {"percent": 1})) == (
        "没有到期未完成的事项，进展较慢的有丙；理论科甲、乙。"
    )


SPRING = ("done", "3.1", "04-05", {"period": "2023-清明"})
LATER = {"period": "2023-端午"}


@pytest.mark.parametrize(
    ("facts", "period", "words"),
    [
        ([], "Q2", "部分工作次数不足。文明办清明、端午烈士墓祭扫未见记录，原因待补充。"),
        ([SPRING], "Q2", "部分工作次数不足。文明办端午烈士墓祭扫未见记录，原因待补充。"),
        ([SPRING], "Q3", "一是部分工作次数不足。文明办中秋烈士墓祭扫未见记录，原因待补充。"
                         "二是前期所欠工作未补。文明办端午烈士墓祭扫尚未补办，原因待补充。"),
        ([SPRING, ("postpone", "3.1", "06-01", LATER | {"to": "07-20", "why": "场地装修"})], "Q2",
         "部分事项延期或暂缓。文明办端午烈士墓祭扫原定6月22日开展，延期至7月20日，原因是场地装修。"),
        ([SPRING, ("note", "3.1", "06-01", LATER | {"difficulty": "人手不足"})], "Q2",
         "部分工作次数不足。文明办端午烈士墓祭扫未见记录，原因是人手不足。"),
    ],
    ids=["none", "one", "of the quarter before", "put off", "a difficulty"],
)  # fmt: skip
def test_festivals_are_named_that_were_not_kept(
    facts: list[tuple[str, str, str, dict[str, Any]]], period: str, words: str
) -> None:
    found = plan(
        task("3.1", title="开展烈士墓祭扫", lead="文明办", festivals=["清明", "端午", "中秋"])
    )
    assert told(found, *facts, period=period) == words


def test_three_of_the_slowest_are_named() -> None:
    found = plan(
        *(
            task(f"3.{n}", title=f"事项{n}", lead=f"{n}室", start="01-01", due="12-31")
            for n in range(1, 5)
        )
    )
    assert told(found, ("note", "3.1", "06-20", {"percent": 1})) == (
        "没有到期未完成的事项，进展较慢的有1室事项1、2室事项2、3室事项3。"
    )


def test_each_finding_names_its_item() -> None:
    board = Diary().board(DATED, "06-30")
    (found,) = list_findings(board, parse_period("Q2", 2023))
    assert (found.kind, found.item, found.reason) == ("部分事项到期未完成", "3.1", "")


def test_a_difficulty_of_standing_work_is_told_though_nothing_was_reported_before() -> None:
    found = plan(task("3.1", title="优化就诊流程", lead="医务科", standing=True))
    fields = {"note": "设服务中心", "difficulty": "接口未打通"}
    assert told(found, ("note", "3.1", "06-01", fields)) == (
        "部分工作存在困难。医务科优化就诊流程，接口未打通。"
    )


def test_a_difficulty_of_a_festival_that_was_held_is_told_beside_one_that_was_not() -> None:
    found = plan(
        task("3.1", title="节日活动", lead="文明办", festivals=["清明", "端午"], activity=True)
    )
    fields = {"period": "2023-清明", "people": 30, "difficulty": "场地太小"}
    said = told(found, ("done", "3.1", "04-05", fields))
    assert "端午节日活动未见记录，原因待补充" in said
    assert "场地太小" in said


def test_what_was_put_off_has_its_own_reason_and_not_an_older_difficulty() -> None:
    hall = plan(task("3.1", title="建成荣誉室", lead="综合中队", due="06-20"))
    facts = [
        ("note", "3.1", "03-21", {"note": "初稿完成", "difficulty": "老照片不清楚"}),
        ("postpone", "3.1", "06-15", {"to": "08-31", "why": "布展材料返工"}),
    ]
    assert told(hall, *facts, period="H1") == (
        "一是部分工作存在困难。综合中队建设荣誉室，老照片不清楚。"
        "二是部分事项延期或暂缓。综合中队建设荣誉室原定6月20日完成，延期至8月31日，原因是布展材料返工。"
    )


def test_finished_work_that_was_taken_up_anew_is_not_said_to_be_undone_since_its_deadline() -> None:
    kitchen = plan(task("3.1", title="改造食堂", lead="警保室", due="05-20"))
    facts = [
        ("done", "3.1", "05-18", {}),
        ("reopen", "3.1", "06-09", {"why": "排烟管漏风"}),
    ]
    assert told(kitchen, *facts) == (
        "部分事项到期未完成。警保室改造食堂，原定5月20日完成，后于6月9日重新办理，尚未办结，原因是排烟管漏风。"
    )


@pytest.mark.parametrize("keys", [{}, {"each": True}, {"per": "quarter"}])
def test_of_a_rate_the_last_is_set_against_what_was_asked_for(keys: dict[str, Any]) -> None:
    found = plan(task("3.1", title="满意度测评", lead="督察室", every="month", due="06-30",
                      target={"n": 95, "unit": "%", "at_least": True, **keys}))  # fmt: skip
    facts = [("done", "3.1", f"0{n}-10", {"amount": amount, "period": f"2023-0{n}"})
             for n, amount in ((4, "96.4"), (5, "97"), (6, "94.1"))]  # fmt: skip
    assert "还差0.9个百分点" in told(found, *facts)
    assert "合计" not in told(found, *facts)


def test_what_is_overdue_and_short_of_a_number_is_told_once() -> None:
    four = {"n": 4, "unit": "个"}
    found = plan(task("3.1", title="创建示范路口", lead="秩序中队", due="06-20", target=four))
    facts = [("note", "3.1", "06-10", {"amount": "3", "note": "建成3个"})]
    assert told(found, *facts) == (
        "部分事项到期未完成。秩序中队创建示范路口，原定6月20日完成，要求4个，已3个，还差1个，原因待补充。"
    )
