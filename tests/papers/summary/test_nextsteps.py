"""下一步工作打算: what is made up for first, then month by month who does what by when."""

from __future__ import annotations

import pytest

from building import Diary, measure, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers.summary.nextsteps import next_step_paragraphs

YEAR = plan(
    task("3.1", title="专题学习", lead="理论科", start="01-01", due="08-20"),
    task("3.2", title="廉政建设", standing=True),
    task("3.3", title="开展业务培训", lead="干部科", start="08-01", due="08-31"),
    task("3.4", title="年终总结", start="11-01", due="12-20"),
    measure("4.1", title="报送信息", lead="宣传科", every="month"),
    measure("4.2", title="打扫卫生", lead="办公室", every="week"),
    measure("4.3", title="召开分析会", lead="办公室", every="quarter"),
)


def told(
    diary: Diary,
    as_of: str = "06-30",
    *,
    found: Plan = YEAR,
    period: str = "Q2",
    coming: str = "Q3",
) -> list[str]:
    board = diary.board(found, as_of)
    stretch, ahead = parse_period(period, 2023), parse_period(coming, 2023)
    return [one.lead + one.text for one in next_step_paragraphs(board, stretch, ahead, ahead=board)]


def kept() -> Diary:
    """A diary of the half year in which nothing was missed."""
    diary = Diary()
    for quarter, on in (("2023-Q1", "03-10"), ("2023-Q2", "06-10")):
        diary("note", "3.2", on, period=quarter, note="谈心谈话")
        diary("done", "4.3", on, period=quarter)
    for month in range(1, 7):
        diary("done", "4.1", f"{month:02}-10", period=f"2023-{month:02}")
    return diary


def test_what_comes_every_month_stands_once_and_the_rest_in_its_month() -> None:
    """With unit and day. Routine and standing work go on, what is due later is not told yet."""
    assert told(kept()) == [
        "7月至9月，宣传科每月报送信息。",
        "8月，理论科20日前开展专题学习；干部科31日前开展业务培训。",
        "9月，办公室30日前召开分析会。",
    ]


def test_what_comes_in_several_quarters_stands_once() -> None:
    found = plan(
        measure("4.1", title="召开分析会", lead="办公室", every="quarter"),
        measure("4.2", title="开展督查", lead="办公室", every="halfyear"),
        measure("4.3", title="报送信息", lead="宣传科", every="month"),
        measure("4.4", title="加强环境建设", lead="办公室", every="month"),
        measure("4.5", title="抓文体活动", lead="工会", every="quarter"),
    )
    paragraphs = told(Diary(), "01-01", found=found, period="2022", coming="2023")
    assert paragraphs == [
        "1月至12月，宣传科每月报送信息，办公室每月开展环境建设工作。",
        "1月至12月，办公室每季度召开分析会，工会每季度开展文体活动。",
        "1月至12月，办公室每半年开展督查。",
    ]


def test_what_is_overdue_comes_first() -> None:
    diary = Diary()
    diary("done", "4.3", "06-10", period="2023-Q2")
    assert told(diary)[0] == (
        "先补齐所欠工作。补报廉政建设进展情况，宣传科补报1月至6月信息6次，办公室补办第一季度分析会1次。"
    )


def test_an_overdue_task_is_to_be_finished() -> None:
    found = plan(
        task("3.1", title="完成公示栏制作", lead="办公室", due="06-20"),
        task("3.2", title="组建小组", lead="办公室", due="06-20"),
    )
    assert told(Diary(), found=found) == [
        "先补齐所欠工作。办公室尽快完成公示栏制作、尽快组建小组。"
    ]


def test_a_direction_is_made_up_for_by_what_is_done_for_it() -> None:
    """Nobody makes up for 加强 or 抓, but for the work that it leads in."""
    found = plan(
        task("3.1", title="加强环境建设", lead="办公室", every="month"),
        task("3.2", title="落实学习制度", lead="理论科", every="quarter", activity=True),
        task("3.3", title="抓文体活动", lead="工会", every="quarter"),
    )
    assert told(Diary(), found=found)[0] == (
        "先补齐所欠工作。办公室补办1月至6月环境建设工作6次，"
        "理论科补办第一季度、第二季度学习2次，工会补办第一季度、第二季度文体活动2次。"
    )


def test_a_rhythm_that_was_missed_is_made_up_for_and_goes_on() -> None:
    found = plan(measure("4.1", title="开展宣传", every="halfyear", times=2))
    diary = Diary()
    diary("done", "4.1", "05-10", period="2023-H1")
    assert told(diary, found=found, coming="H2") == [
        "先补齐所欠工作。补办上半年宣传1次。",
        "12月，31日前开展宣传2次。",
    ]


def test_an_office_does_several_things_in_the_order_of_their_days() -> None:
    found = plan(
        task("3.1", title="举办汇演", lead="工会", due="09-30"),
        task("3.2", title="举办比赛", lead="工会", due="09-15"),
        task("3.3", title="走访职工", lead="工会", due="09-30"),
    )
    assert told(Diary(), found=found) == ["9月，工会15日前举办比赛，30日前举办汇演、走访职工。"]


def test_a_day_that_many_offices_share_stands_once() -> None:
    found = plan(
        *(task(f"3.{n}", title=f"举办讲座{n}", lead=f"{n}室", due="09-30") for n in range(1, 4)),
        task("3.4", title="完成归档", lead="办公室", due="09-20"),
    )
    assert told(Diary(), found=found) == [
        "9月，办公室20日前完成归档；30日前，1室举办讲座1；2室举办讲座2；3室举办讲座3。"
    ]


def test_a_day_that_two_share_stands_with_each() -> None:
    found = plan(
        *(task(f"3.{n}", title=f"举办讲座{n}", lead=f"{n}室", due="08-10") for n in range(1, 3))
    )
    assert told(Diary(), found=found) == ["8月，1室10日前举办讲座1；2室10日前举办讲座2。"]


@pytest.mark.parametrize(
    ("coming", "named"),
    [("H2", 8), ("2023-06-01..2023-12-17", 8), ("2023-06-01..2023-12-18", 6), ("2023", 6)],
)
def test_of_a_month_fewer_offices_are_named_where_there_are_many_months(
    coming: str, named: int
) -> None:
    """A year has twelve paragraphs of them, half a year six."""
    found = plan(
        *(
            task(f"3.{n}", title=f"举办讲座{n}", lead=f"{n}室", due=f"08-{9 + n:02}")
            for n in range(1, 9)
        )
    )
    (text,) = told(Diary(), found=found, coming=coming)
    assert text.count("日前举办讲座") == named
    assert text.endswith("讲座6等8项，见附件。" if named == 6 else "讲座8。")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("职工运动会", "尽快完成职工运动会"),
        ("开展消防演练", "尽快完成消防演练"),
        ("更换宣传栏", "尽快更换宣传栏"),
        ("推行限时办结", "尽快推行限时办结"),
        ("争创青年文明号", "尽快争创青年文明号"),
    ],
)
def test_what_is_overdue_is_finished_or_done(title: str, words: str) -> None:
    found = plan(task("3.1", title=title, lead="工会", due="06-20"))
    assert told(Diary(), found=found) == [f"先补齐所欠工作。工会{words}。"]


def test_what_offices_said_themselves_is_told() -> None:
    diary = kept()
    diary("note", "3.1", "06-20", next="请市委党校老师授课。")
    diary("note", "3.1", "02-20", next="过时的打算")
    assert told(diary)[0] == "理论科请市委党校老师授课。"


def test_a_time_and_a_verb_alone_are_told_with_what_they_are_about() -> None:
    diary = kept()
    diary("note", "3.1", "06-20", next="8月中旬定稿")
    assert told(diary)[0] == "理论科专题学习8月中旬定稿。"
    diary("note", "3.1", "06-21", next="8月20日前学习完")
    assert told(diary)[0] == "理论科8月20日前学习完。"


def test_what_an_office_itself_says_of_making_up_is_not_said_again() -> None:
    diary = kept()
    diary.entries = [one for one in diary.entries if getattr(one, "period", "") != "2023-06"]
    diary("note", "4.1", "06-28", next="7月上旬补报6月信息")
    assert told(diary)[0] == "宣传科7月上旬补报6月信息。"


def test_what_has_begun_by_then_is_no_next_step() -> None:
    """6月起 is past at the end of June: what goes on goes on; 5月 is over; 1月 is next year's."""
    found = plan(
        *(task(f"3.{n}", title=f"事项{n}", lead=f"科室{n}", standing=True) for n in (1, 2, 3))
    )
    diary = Diary()
    diary("note", "3.1", "05-20", next="6月起每周通报一次")
    diary("note", "3.2", "04-20", next="5月办一次培训")
    diary("note", "3.3", "05-20", next="1月再评一次")
    assert told(diary, found=found)[0] == "科室1每周通报一次；科室3" + "1月再评一次。"


def test_single_months_are_not_told_as_a_stretch() -> None:
    found = plan(measure("4.1", title="报送信息", lead="宣传科", every="month"))
    diary = Diary()
    for month in (2, 3, 5):
        diary("done", "4.1", f"{month:02}-10", period=f"2023-{month:02}")
    assert told(diary, found=found)[0] == "先补齐所欠工作。宣传科补报1月、4月、6月信息3次。"


def test_festivals_of_a_checklist_come_on_their_days() -> None:
    """Not on the last day of the year; what was held at all of them is not to be made up for."""
    found = plan(
        task("3.1", title="开展“我们的节日”主题活动", lead="文明办", due="12-31",
             steps=["端午", "中秋", "重阳", "照片"], activity=True),
    )  # fmt: skip
    diary = Diary()
    diary("tick", "3.1", "06-21", step="端午")
    assert told(diary, found=found) == ["9月，文明办29日前开展中秋“我们的节日”主题活动。"]
    for step, on in (("中秋", "09-28"), ("重阳", "10-20")):
        diary("tick", "3.1", on, step=step)
    held = told(diary, "12-31", found=found, period="Q4", coming="2024-Q1")
    assert held == ["待补充。"]


def test_what_no_office_leads_comes_first() -> None:
    found = plan(
        task("3.1", title="举办汇演", lead="工会", due="09-30"),
        task("3.2", title="举办比赛", due="09-15"),
        measure("4.1", title="报送信息", lead="宣传科", every="month"),
        measure("4.2", title="开展检查", every="month"),
    )
    diary = Diary()
    assert told(diary, found=found) == [
        "先补齐所欠工作。补办1月至6月检查6次，宣传科补报1月至6月信息6次。",
        "7月至9月，每月开展检查，宣传科每月报送信息。",
        "9月，15日前举办比赛；工会30日前举办汇演。",
    ]


def test_suspended_and_finished_work_is_not_planned_for() -> None:
    found = plan(task("3.1", due="08-20"), task("3.2", due="08-20"), task("3.3", due="08-20"))
    diary = Diary()
    for n, do in enumerate(("hold", "done", "cancel"), start=1):
        diary(do, f"3.{n}", "06-10")
    assert told(diary, found=found) == ["待补充。"]


def test_long_lists_say_how_many_there_are() -> None:
    found = plan(
        *(task(f"3.{n}", title=f"事项{n}", lead=f"科室{n}", due="08-20") for n in range(1, 30))
    )
    (august,) = told(Diary(), found=found)
    assert august.startswith("8月20日前，科室1完成事项1；科室2完成事项2；")
    assert august.endswith("；科室20完成事项20等29项，见附件。")


def test_a_direction_is_not_taken_so_many_times() -> None:
    found = plan(task("3.1", title="抓好社会宣传", lead="宣传科", every="halfyear", times=2))
    diary = Diary()
    for n in ("", "#2"):
        diary("done", "3.1", "05-10", period=f"2023-H1{n}")
    assert told(diary, found=found, coming="H2") == ["12月，宣传科31日前开展社会宣传工作2次。"]


def test_a_long_list_of_one_office_says_how_many_there_are() -> None:
    found = plan(
        *(task(f"3.{n}", title=f"事项{n}", lead="办公室", due="06-20") for n in range(1, 30)),
        *(
            task(f"3.{n}", title=f"组织演练{n}", lead="办公室", every="month")
            for n in range(30, 60)
        ),
    )
    overdue, monthly = told(Diary(), found=found)
    assert "事项19、事项20等29项、补办1月至6月演练30" in overdue
    assert monthly.endswith("演练49等30项。")


@pytest.mark.slow
def test_thousands_of_steps_stay_readable() -> None:
    found = plan(
        *(
            task(f"3.{n}", title=f"事项{n}", lead=f"科室{n % 37}", due="08-20")
            for n in range(1, 3000)
        )
    )
    (august,) = told(Diary(), found=found)
    assert "科室1完成事项1、完成事项38等82项；" in august
    assert len(august) < 800


def test_steps_of_another_year_are_those_inside_the_plan() -> None:
    found = plan(task("3.1", title="年终总结", due="2024-01-20"), end="2024-01-31")
    assert told(Diary(), "12-31", found=found, period="Q4", coming="2024-Q1") == [
        "1月，20日前完成年终总结。"
    ]


def test_what_one_office_does_stands_by_its_days() -> None:
    found = plan(
        task("3.1", title="开展业务培训", lead="干部科", due="08-25"),
        task("3.2", title="开展知识测试", lead="干部科", due="08-10"),
    )
    assert told(Diary(), found=found) == ["8月，干部科10日前开展知识测试，25日前开展业务培训。"]


@pytest.mark.parametrize(
    ("title", "kept_as"),
    [
        ("开展“我们的节日”主题活动", "开展中秋“我们的节日”主题活动"),
        ("“我们的节日”主题活动", "开展中秋“我们的节日”主题活动"),
        ("慰问困难职工", "中秋慰问困难职工"),
    ],
)
def test_a_festival_stands_where_its_verb_has_room(title: str, kept_as: str) -> None:
    found = plan(task("3.1", title=title, lead="工会", festivals=["中秋"]))
    assert told(Diary(), found=found) == [f"9月，工会29日前{kept_as}。"]


def test_what_ends_before_the_stretch_does_comes_again_until_then() -> None:
    found = plan(
        task("3.1", title="举办读书班", lead="团支部", every="month", start="07-01", due="08-31"),
        task("3.2", title="报送信息", lead="宣传科", every="month", start="07-01"),
    )
    assert told(Diary(), found=found)[:2] == [
        "7月至8月，团支部每月举办读书班。",
        "7月至9月，宣传科每月报送信息。",
    ]
