"""An item in the words of a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from building import plan, task
from tables import each_row
from wenming_cli.core.plan.plan import Item
from wenming_cli.papers.summary.words import duties, notes, phrases


def item(title: str, text: str = "", **keys: Any) -> Item:
    return plan(task("3.1", title=title, text=text, **keys)).by_no["3.1"]


LECTURE = item(
    "开展道德讲堂", "每季度举办一期道德讲堂，每期不少于50人次", every="quarter", activity=True
)
MEETING = item("抓组织领导", "每季度召开1次精神文明建设情况分析会，及时解决问题。", every="quarter", activity="meeting")  # fmt: skip
SPORTS = item("抓活动", "组织球类、棋类和歌咏等文体活动", every="quarter", activity=True)


@each_row(
    ("found", "words"),
    [
        (LECTURE, "举办道德讲堂"),
        (MEETING, "召开精神文明建设情况分析会"),
        (item("专题学习"), "专题学习"),
        (item("推荐身边好人", "上半年推荐“身边好人”5名以上", due="06-30"), "推荐“身边好人”"),
        (item("组建青年理论学习小组（团支部牵头）"), "组建青年理论学习小组"),
        (item("中心组学习", "部理论学习中心组每月集中学习1次", every="month"), "部理论学习中心组集中学习"),
        (item("每周三开展环境卫生巡查", every="week"), "开展环境卫生巡查"),
        (item("每星期一上午召开部务例会", every="week"), "召开部务例会"),
        (item("每月15日报送信息", every="month"), "报送信息"),
        (item("党支部每月集中学习一次", every="month"), "党支部集中学习"),
        (item("道德讲堂", "每期参加师生不少于90人。每季度举办一期道德讲堂。", every="quarter"), "举办道德讲堂"),
        (item("开展环境整治，每周五下午集中清扫，每月检查通报一次", every="week"), "开展环境整治"),
        (item("举办医德医风讲堂", "每季度举办一期，每期参加人数不少于80人次。", every="quarter"),
         "举办医德医风讲堂"),
        (item("进一步完善例会制度"), "完善例会制度"),
        (item("以纪念活动为契机", "以纪念活动为契机，开展爱国主义教育，弘扬正气"), "开展爱国主义教育"),
        (item("以地方文化为切入点"), "落实“以地方文化为切入点”"),
        (item("挖掘、整理、利用民间风俗"), "挖掘、整理、利用民间风俗"),
        (item("团支部、工会组织座谈"), "团支部、工会组织座谈"),
        (item("更新宣传栏内容", "6月底前完成黑板报", due="06-30"), "更新宣传栏内容"),
        (item("组织医疗下乡", "每月开展义诊", every="month"), "开展义诊"),
        (item("每月读书会", every="month"), "每月读书会"),
        (item("每周升旗仪式", every="week"), "升旗仪式"),
    ],
)  # fmt: skip
def test_what_is_done(found: Item, words: str) -> None:
    """The clause that says how often or by when, without how often and by when; else the title."""
    assert str(phrases.phrase_of(found)) == words


@each_row(
    ("found", "words"),
    [
        (LECTURE, "举办道德讲堂"),
        (item("中心组学习", "部理论学习中心组每月集中学习1次", every="month"), "组织理论学习中心组集中学习"),
        (item("结对共建", "每季度与结对村开展共建活动", every="quarter"), "与结对村开展共建活动"),
        (item("分析会", "办公室每季度召开分析会", every="quarter"), "召开分析会"),
        (item("道德讲堂", every="quarter"), "开展道德讲堂"),
        (item("年终总结"), "完成年终总结"),
        (item("廉政建设", standing=True), "开展廉政建设"),
        (item("职工比赛"), "开展职工比赛"),
        (item("抓活动"), "抓活动"),
        (item("抓活动", every="quarter"), "开展活动"),
        (item("抓建阵地"), "完成抓建阵地有关工作"),
        (item("加大企业宣传力度"), "完成企业宣传工作"),
        (item("加强干部队伍培训"), "完成干部队伍培训"),
        (item("挖掘理论研究的深度"), "完成理论研究工作"),
        (item("营造学先进的氛围"), "完成营造学先进的氛围有关工作"),
        (item("做好社会宣传", every="halfyear", activity=True), "开展社会宣传活动"),
    ],
)  # fmt: skip
def test_what_an_office_has_to_do(found: Item, words: str) -> None:
    """To stand behind the name of an office, so who does it is not said twice."""
    assert duties.duty_of(found) == words


def test_what_an_office_has_to_do_so_many_times() -> None:
    assert duties.duty_of(LECTURE, "2次") == "举办道德讲堂2次"
    assert duties.duty_of(SPORTS, "2次") == "开展活动2次"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (item("开展机关环境卫生整治"), "机关环境卫生整治"),
        (item("专题学习"), "专题学习"),
        (item("抓好党建"), "抓好党建"),
        (item("修复古籍、字画"), "古籍、字画"),
        (item("开展演练"), "开展演练"),
        (item("慰问老馆员"), "慰问老馆员"),
    ],
)
def test_what_an_item_is_about(found: Item, words: str) -> None:
    assert duties.subject_of(found) == words


@each_row(
    ("found", "words"),
    [
        (LECTURE, "道德讲堂"),
        (item("慰问退休馆员"), "退休馆员慰问"),
        (item("修复破损古籍"), "破损古籍修复"),
        (item("培训志愿服务骨干"), "志愿服务骨干培训"),
        (item("采编新书上架"), "采编新书上架"),
        (item("办好“邻里节”"), "“邻里节”"),
        (item("清扫院落"), "清扫院落"),
        (item("慰问馆员"), "慰问馆员"),
        (item("修复古籍、字画"), "修复古籍、字画"),
        (item("义诊"), "义诊"),
        (item("开展义诊"), "开展义诊"),
        (item("推荐“身边好人”"), "“身边好人”推荐"),
        (item("丰富群众文化生活", "每季度组织群众文艺演出1次", every="quarter"), "群众文艺演出"),
    ],
)
def test_the_name_of_a_piece_of_work_keeps_its_verb(found: Item, words: str) -> None:
    assert duties.work_of(found) == words


@pytest.mark.parametrize(
    ("found", "rest", "resumed"),
    [
        (item("职工运动会", due="06-30"), "职工运动会", "恢复推进职工运动会"),
        (item("开展演练", due="06-30"), "演练", "恢复推进演练"),
        (item("报送年度总结", due="06-30"), "年度总结", "恢复报送年度总结"),
        (item("更换宣传栏", due="06-30"), "更换宣传栏", "恢复更换宣传栏"),
        (item("更换宣传栏", due="06-30", activity=True), "更换宣传栏", "恢复推进更换宣传栏"),
        (item("部务例会", due="06-30"), "部务例会", "恢复推进部务例会"),
        (item("部署防汛工作", due="06-30"), "部署防汛工作", "恢复部署防汛工作"),
        (item("学习", "部机关每月开展业务学习", every="month"), "机关业务学习", "恢复推进机关业务学习"),
    ],
)  # fmt: skip
def test_what_follows_another_verb(found: Item, rest: str, resumed: str) -> None:
    """Behind 尽快完成 a common verb is left out, and of 部机关 the 部; 部务 and 部署 stay whole."""
    assert duties.without_common_verb(found) == rest
    assert duties.resuming_words(found) == resumed


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("全年市级以上媒体刊发不少于12篇", "市级以上媒体刊发"),
        ("全年刊发信息达到12篇", "刊发信息"),
        ("刊发12篇", ""),
        ("刊发多篇", ""),
    ],
)
def test_what_a_number_is_asked_of(text: str, thing: str) -> None:
    assert duties.thing_asked_for(item("信息", text), "12") == thing


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (item("信息", "部办公室每月报送信息", every="month"), "补报6月办公室信息1次"),
        (item("信息", "每季度与结对村报送信息", every="quarter"), "补报6月信息1次"),
        (item("坚持部学习制度", every="month"), "补办6月学习1次"),
        (item("落实责任制", every="month"), "按责任制补办6月工作1次"),
    ],
)
def test_what_is_made_up_for_stands_with_its_own_words(found: Item, words: str) -> None:
    assert duties.making_up_words(found, "6月", "1次") == words


def test_what_is_sent_up_late_is_not_told_to_whom() -> None:
    found = item("信息", "每月向县文旅局报送创建信息2篇", every="month")
    assert duties.making_up_words(found, "6月", "1次") == "补报6月创建信息1次"


@each_row(
    ("found", "words"),
    [
        (LECTURE, "举办道德讲堂3次"),
        (item("加强环境建设", every="month"), "开展环境建设工作3次"),
        (item("加大宣传力度", every="month", activity=True), "开展宣传活动3次"),
        (item("落实廉政责任制", every="halfyear", activity=True), "按廉政责任制开展活动3次"),
        (SPORTS, "开展活动3次"),
        (item("抓好志愿服务", every="month"), "开展志愿服务3次"),
        (item("专题学习", every="month"), "开展专题学习3次"),
        (item("完善委员例会制度", every="month"), "召开委员例会3次"),
        (item("坚持部全体干部学习制度", every="week"), "组织全体干部学习3次"),
        (item("丰富文化生活", every="month", activity=True), "为丰富文化生活开展活动3次"),
        (
            item("做好信息报送", "每月向市教育局、市文明办报送信息不少于3篇。", every="month"),
            "报送信息3次",
        ),
    ],
)
def test_how_often_something_was_done(found: Item, words: str) -> None:
    """A direction is not taken so many times; what was done for it is counted."""
    assert duties.times_words(found, "3次") == words


@each_row(
    ("found", "note", "words"),
    [
        (MEETING, "二季度分析会", "召开二季度分析会"),
        (MEETING, "二季度分析会原定28日", "二季度分析会原定28日"),
        (MEETING, "补开二季度分析会", "补开二季度分析会"),
        (MEETING, "召开分析会", "召开分析会"),
        (LECTURE, "第二期道德讲堂", "举办第二期道德讲堂"),
        (LECTURE, "第二期道德讲堂，主题敬业", "举办第二期道德讲堂，主题敬业"),
        (LECTURE, "视频已上传", "视频已上传"),
        (SPORTS, "机关羽毛球赛", "开展机关羽毛球赛"),
        (SPORTS, "开表彰会", "开表彰会"),
        (SPORTS, "名单公示5个工作日", "名单公示5个工作日"),
        (item("归档资料", due="06-30"), "归档42盒", "归档资料42盒"),
        (item("整理档案", due="06-30"), "归档42盒", "整理档案，归档42盒"),
        (item("报送信息", every="month"), "信息2篇", "报送信息2篇"),
        (LECTURE, "道德讲堂2场", "道德讲堂2场"),
        (LECTURE, "第二期红堂", "第二期红堂"),
        (MEETING, "六月补上二季度分析会", "六月补上二季度分析会"),
        (MEETING, "十一个乡镇作过分析会", "十一个乡镇作过分析会"),
        (MEETING, "各乡镇开了分析会", "各乡镇开了分析会"),
        (MEETING, "各乡镇分析会", "召开各乡镇分析会"),
    ],
)
def test_the_words_of_a_record_become_a_sentence(found: Item, note: str, words: str) -> None:
    """An event gets the verb of the clause that speaks of it; what has a verb is left alone."""
    assert notes.event_words(found, note) == words


@pytest.mark.parametrize(
    ("found", "note", "alone"),
    [
        (LECTURE, "第二期道德讲堂", True),
        (LECTURE, "主题“敬业”", False),
        (LECTURE, "参观纪念馆", True),
        (SPORTS, "“三八”节健步走", True),
        (item("加大宣传力度"), "6个单位参与", True),
        (LECTURE, "在社区办讲堂", True),
        (LECTURE, "在社区讲家风", False),
        (LECTURE, "社区讲堂真好", False),
    ],
)
def test_a_note_that_needs_no_title_before_it(found: Item, note: str, *, alone: bool) -> None:
    assert notes.stands_alone(found, note) is alone


@pytest.mark.parametrize(
    ("found", "note", "nothing"),
    [
        (LECTURE, "道德讲堂", True),
        (LECTURE, "第三期道德讲堂", True),
        (LECTURE, "第三期，62人", False),
        (LECTURE, "第三次", True),
        (item("青年交流研讨", "上半年开展交流研讨3次"), "第二次青年研讨", True),
        (item("上好主题班会课", every="month"), "“诚信应考”主题班会", False),
        (item("开展庆“七一”主题党日", due="07-01"), "庆七一主题党日", True),
        (item("中心组学习", "每月集中学习1次", every="month"), "学习宪法", False),
        (item("报送信息", every="month"), "报送信息2篇", False),
        (item("开展志愿服务", every="month"), "第二次志愿服务，清扫", False),
        (item("开展消防安全检查", every="month"), "第二次检查组", False),
        (item("党委理论学习中心组每月集中学习", every="month"), "学习党章", False),
        (item("党委理论学习中心组每月集中学习", every="month"), "学习理论文章", False),
        (item("开展理论学习", every="month"), "开展专题学习", True),
        (item("开展消防安全检查", every="month"), "消防检查", True),
        (item("开展消防安全检查", every="month"), "消检查", False),
        (item("开展消防安全检查", every="month"), "消防查", False),
        (item("开展消防安全检查", every="month"), "防火检查", False),
    ],
)
def test_words_that_only_name_the_item_again(found: Item, note: str, *, nothing: bool) -> None:
    assert notes.adds_nothing(found, note) is nothing


def test_words_that_say_when_it_was() -> None:
    assert notes.begins_with_time("六一前慰问留守儿童")
    assert not notes.begins_with_time("慰问留守儿童")
    assert notes.has_day("定于5月3日")
    assert not notes.has_day("5月学习")
    assert notes.starts_with_verb("到烈士陵园祭扫")
    assert not notes.starts_with_verb("党纪专题")


@pytest.mark.parametrize(
    ("topics", "words"),
    [
        (["学习宪法", "学习民法典"], ["学习宪法", "民法典"]),
        (["学习宪法", "观看警示片"], ["学习宪法", "观看警示片"]),
        (["到社区宣讲", "到学校宣讲"], ["到社区宣讲", "到学校宣讲"]),
        (["学习宪法", "学习"], ["学习宪法", "学习"]),
    ],
    ids=["the same", "another", "no verb", "nothing else"],
)
def test_a_verb_that_begins_each_of_a_list_is_said_once(
    topics: list[str], words: list[str]
) -> None:
    assert notes.say_verb_once(topics) == words


def test_a_list_is_set_apart_where_one_of_it_is_divided() -> None:
    assert notes.join_list(["甲", "乙"], "、") == "甲、乙"
    assert notes.join_list(["甲，丙", "乙"], "、") == "甲，丙；乙"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (item("更换宣传栏", every="quarter"), "补办6月宣传栏更换1次"),
        (item("整治小街、小巷", every="month"), "补办6月整治小街、小巷1次"),
        (item("加强环境建设", every="month"), "补办6月环境建设工作1次"),
        (item("丰富文化生活", every="month", activity=True), "为丰富文化生活补办6月活动1次"),
    ],
)
def test_what_is_made_up_for(found: Item, words: str) -> None:
    """The verb stands behind its thing, where that is not a list."""
    assert duties.making_up_words(found, "6月", "1次") == words


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["举办讲堂", "举办家长课堂"], "举办讲堂、家长课堂"),
        (["开展科室、职工评选", "开展督查"], "开展科室、职工评选和督查"),
        (["开展科室、职工评选", "开展督查", "开展演练"], "开展科室、职工评选、督查、演练"),
        (["开展督查", "补办演练", "补办讲座"], "开展督查、补办演练、讲座"),
        (["补办3月宣讲1次", "补报信息2次"], "补办3月宣讲1次、补报信息2次"),
        (["报送信息", "更换宣传栏"], "报送信息、更换宣传栏"),
    ],
)
def test_a_verb_of_several_duties_stands_once(texts: list[str], words: str) -> None:
    assert notes.join_deeds(texts) == words


@pytest.mark.parametrize(
    ("topics", "words"),
    [
        (["学习条例", "学习章程", "观看影片"], "学习条例、章程，观看影片"),
        (["举办读书会", "读书日分享会", "读书会"], "举办读书会、读书日分享会"),
        (["到甲村看诊", "到乙村看诊"], "到甲村看诊、到乙村看诊"),
        (["学习条例", "讲座、沙龙"], "学习条例，讲座、沙龙"),
        (["清扫积雪", "看望老人", "学雷锋便民服务"], "清扫积雪、看望老人、学雷锋便民服务"),
        (["学习条例", "学习条例"], "学习条例"),
        (["专题学习条例", "集中学习章程"], "专题学习条例、章程"),
        (["学习条例，部长领学", "学习章程"], "学习条例，部长领学；章程"),
    ],
)
def test_topics_stand_once_with_their_verb(topics: list[str], words: str) -> None:
    assert notes.join_topics(topics) == words


NEIGHBOURS = item("办好“邻里节”", every="quarter", activity=True)


@pytest.mark.parametrize(
    ("found", "topic", "words"),
    [
        (LECTURE, "第二期道德讲堂，主题敬业", "第二期主题敬业"),
        (LECTURE, "召开第二期道德讲堂，主题敬业", "第二期主题敬业"),
        (LECTURE, "第二期道德讲堂", "第二期道德讲堂"),
        (LECTURE, "道德讲堂，主题敬业", "主题敬业"),
        (NEIGHBOURS, "邻里节饺子", "饺子"),
        (NEIGHBOURS, "邻里节饺", "邻里节饺"),
        (item("中心组学习"), "中心组学习条例", "学习条例"),
        (item("中心组学习"), "中心组条例", "中心组条例"),
        (item("中心组学习"), "团支部学习条例", "团支部学习条例"),
    ],
)
def test_a_topic_without_the_event_that_stands_before_it(
    found: Item, topic: str, words: str
) -> None:
    assert notes.without_own_event(found, topic) == words


@pytest.mark.parametrize(
    ("found", "note", "words"),
    [
        (LECTURE, "道德讲堂，主题敬业", "主题敬业"),
        (LECTURE, "主题敬业，道德讲堂", "主题敬业，道德讲堂"),
        (item("更换宣传栏", every="month"), "更换宣传栏2期", "2期"),
        (item("更换宣传栏", every="month"), "更换宣传栏内容", "更换宣传栏内容"),
    ],
)
def test_a_note_without_the_name_that_stands_before_it(found: Item, note: str, words: str) -> None:
    assert notes.without_own_name(found, note) == words


def test_a_share_that_is_to_be_reached_has_no_verb() -> None:
    """服务 is a thing in 志愿服务覆盖率, and what somebody does in 服务企业."""
    share = item("网格志愿服务全覆盖", "11月底前网格志愿服务覆盖率达到95%以上", due="11-30")
    assert duties.duty_of(share) == "完成网格志愿服务全覆盖"
    assert duties.duty_of(item("服务企业12家", due="11-30")) == "服务企业"


def test_what_is_not_there_yet_is_built_and_not_said_to_be_there() -> None:
    square = item("建成社区文化广场", due="09-30")
    assert (duties.duty_of(square), duties.task_of(square)) == (
        "建成社区文化广场",
        "建设社区文化广场",
    )
    assert duties.resuming_words(square) == "恢复建设社区文化广场"
