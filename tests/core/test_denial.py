"""Words of which it is certain that they tell of nothing done, and words that only look so."""

from __future__ import annotations

import pytest

from wenming_cli.core.denial import find_denial, says_wholly_done, tells_of_nothing_done


@pytest.mark.parametrize(
    "note",
    [
        "因场地装修取消，未开展",
        "拟于7月更新",
        "未举办，改为7月",
        "取消",
        "已取消。",
        "放假未开展",
        "因疫情取消",
        "因台风未能如期举办",
        "专栏尚未更新",
        "上次误报，专栏尚未更新",
        "本月没有组织",
        "没开展",
        "6月20日，因雨取消",
        "活动临时取消，推迟到7月举办",
        "延期到7月",
        "读书会推迟",
        "拟于7月邀请60人参加",
        "拟办读书会，预计35人",
        "拟组织包粽子",
        "计划7月开展",
        "准备下月召开",
        "将于7月中旬举行",
        "待场地落实后开展",
        "正在筹备",
        "不涉及",
        "停课",
        "不再举办",
    ],
)
def test_a_note_that_denies_or_plans_tells_of_nothing_done(note: str) -> None:
    assert tells_of_nothing_done(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "组织学习2场",
        "拟定方案",
        "拟订全年计划",
        "计划生育宣传1场",
        "开展检查12次，未发现隐患",
        "没有发生安全事故，巡查30次",
        "开展清扫3次，第4次因雨取消",
        "原定15日因雨取消，20日补办，60人参加",
        "因雨推迟到6月22日举办",
        "推迟到6月22日举办，60人参加",
        "对未完成整改的3家进行约谈",
        "约谈未完成整改的3家",
        "取消收费项目3项",
        "不合理收费已全部取消",
        "为读者办理图书延期200册",
        "开馆时间延后1小时",
        "因地制宜开展宣讲",
        "将党课送到基层",
        "筹备",
        "更新一期，下期计划7月更新",
        "党日",
        "未成年人思想道德教育2场",
        "为未办理医保的老人代办",
    ],
)
def test_a_note_with_a_deed_tells_of_it(note: str) -> None:
    assert not tells_of_nothing_done(note)


def test_the_clause_that_denies_is_named() -> None:
    assert find_denial("印发方案，活动尚未开展") == "活动尚未开展"
    assert find_denial("开展检查，未发现隐患；计划7月复查") == ""


@pytest.mark.parametrize(
    "note", ["已于6月19日全部完成", "该项工作已完成。", "已办结", "活动已圆满结束"]
)
def test_what_says_of_the_whole_that_it_is_done(note: str) -> None:
    assert says_wholly_done(note)


@pytest.mark.parametrize("note", ["方案已完成", "已完成选址", "已完成60%", "完成2场"])
def test_what_says_so_of_a_part(note: str) -> None:
    assert not says_wholly_done(note)


@pytest.mark.parametrize(
    "note",
    [
        "没弄", "没顾上", "没来得及", "没时间搞", "没搞起来", "无法开展", "因场地无法举办", "暂不开展", "暂缓",
        "没有安排", "暂未安排", "时间待定", "筹备中", "尚在筹备", "待批复",
    ],
)  # fmt: skip
def test_what_people_say_of_what_they_did_not_do(note: str) -> None:
    assert tells_of_nothing_done(note)


@pytest.mark.parametrize(
    "note",
    [
        "计划7月开展的项目已提前完成", "准备7月的巡展材料已印好", "下月计划已拟好", "下一步将加强宣传", "没时间限制",
        "暂停收费2项", "暂缓执行3件", "策划活动2次", "不能参训人员补训", "没有安排不合格人员", "准备会",
    ],
)  # fmt: skip
def test_what_is_ready_or_denies_something_else_was_done(note: str) -> None:
    assert not tells_of_nothing_done(note)
