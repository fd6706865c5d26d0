"""Words that tell of nothing done: that it did not take place, or is still to come.

Only what is certain counts. A note with one clause that tells of a deed tells of that deed,
whatever failed beside it: 开展清扫3次，第4次因雨取消.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

ClauseKind = Literal["denies", "plans", "aside", "tells"]
"""What a clause does: it says that nothing was held, or is to come; it only says why or when; or
it tells of something."""

_CLAUSES = re.compile(r"[，,。；;、！!\s]+")
_LONG = "开展|举[办行]|召开|组织|进行|实施|启动|开始|更新|完成|办理|办成|落实|开成"
_HELD = f"(?:{_LONG}|做|办|搞|开)"
_NOT = "(?:尚|还|暂|均|都|仍|并)?(?:未|没有?)(?:能够?|曾|按[期时]|如期|及时|正式)*"
_WHEN = (
    "(?:(?:本|该|上|这|当|此)(?:个?季度|个?月|周|期|年|次|天|日|项)?(?:工作|活动|任务)?"
    r"|\d{1,2}月(?:\d{1,2}[日号])?)?"
)
_DENIES = re.compile(
    rf"(?!对|为|给|向|把|将|就|针对|督促|约谈)[^的]*{_NOT}{_HELD}(?:了|过|成|活动)?"
    rf"|{_WHEN}{_NOT}(?:{_LONG})[^的已均补]*"
    rf"|{_WHEN}(?:已经?|被)?(?:临时)?取消了?"
    r"|[^的]*(?:活动|[会课班赛展]|讲[堂座]|培训|比赛|演出|评选|学习|党日)(?:已经?|被|因\S+)*(?:临时)?取消了?"
    r"|(?:因|由于|受)\S*取消了?"
    rf"|[^的]*临时取消了?|[^的]*停[办课开]了?|[^的]*不再{_HELD}了?|不{_HELD}了?|\S{{0,4}}不涉及\S{{0,4}}"
    r"|[^的]*(?:推迟|延期|顺延|延后|改期|搁置|流标)了?"
    rf"|{_WHEN}(?:还|尚)?没(?:有)?(?:来得及|顾得?上|时间|空)(?:{_HELD}|弄|干)?"
    rf"|{_WHEN}(?:还|尚)?没(?:弄|干|搞|办|做|开)(?:成|完|起来)?(?:了|呢)?"
    rf"|(?:因\S+)?(?:暂时?|今年|本季度)?(?:无法|不能|没法|暂不|暂时不)(?:{_HELD}|安排|弄)"
    r"|(?:暂|还|尚)?(?:未|没有?)安排"
    rf"|暂(?:缓|停)(?:{_HELD})?(?:了|一次)?|(?:时间|日期)?(?:待定|未定|还没定)"
)
"""What says that it was not held: 因台风未开展, 专栏尚未更新, 活动取消."""

_MOVED = (
    r"[^的]*(?:推迟|延期|顺延|延后|调整|改期?)(?:到|至|为|在|于)"
    r"(?:\d{1,2}月|[一二三四五六七八九十]+月|下|明年|第?[一二三四]季度)"
)
_DENIES_BY_DAY = re.compile(rf"{_MOVED}\S{{0,6}}(?<!举办)(?<!举行)(?<!召开)(?<!开展)(?<!进行)")
_ASIDE = re.compile(
    rf"{_MOVED}\S*"
    r"|(?:因|由于|受)(?!地制宜|材施教|势利导)\S*"
    r"|(?:\d{1,2}月)?\d{1,2}[日号]|\d{1,2}月[上中下]旬"
    r"|(?:目前)?(?:上次|此前|先前)?(?:误报|错报|填错)了?"
)
_SOON = r"[于在]|\d|[一二三四五六七八九十]+月|下|本月|月底|近期|年[内底]"
_PLANS = re.compile(
    r"(?:我[科室局]|本科室|目前|现|暂|初步)*(?:"
    r"拟(?:定[于在]|(?![定订制写稿就好了出]))"
    rf"|(?:计划|准备)(?:{_SOON}|邀请|开展|举[办行]|召开|组织|安排)"
    rf"|(?:预计|打算)|(?:争取|力争)(?:{_SOON})|将[于在](?:\d|[一二三四五六七八九十]+月|下|近期)"
    r"|待\S+[后再]|下(?:个?月|周|个?季度|半年)|正在?(?:筹备|准备|谋划|协调|联系)"
    r")\S*"
    r"|(?:还|仍|尚)?正?在(?:筹备|准备|策划|酝酿)中?|(?:筹备|准备|策划|酝酿)中|待(?:安排|批复|通知)"
)
"""What says that it is still to come: 拟于7月更新; 拟定方案 and 计划生育宣传 are deeds."""

_READY = re.compile(r"已\S+$|(?:印|拟|写|办|备|做)好$")
"""What says of something planned that it is there: 下月计划已拟好."""

_WHOLLY_DONE = re.compile(
    r"(?:[该此本这]项)?(?:工作|任务|活动|事项)?(?:目前|现|均|都|也)?已经?"
    r"(?:于[^，。；]{1,10}?)?(?:全部|全面|圆满|顺利|按期|如期|提前)*(?:完成|办结|结束|做完|办完)了?"
)
"""What says of the whole that it is done: 已于6月19日全部完成; 方案已完成 is of a part."""


def tells_of_nothing_done(note: str) -> bool:
    """Tell whether a note says, and nothing besides, that it was not held or is still to come."""
    kinds = [kind for _, kind in _kinds_of(note)]
    return "tells" not in kinds and bool({"denies", "plans"} & {*kinds})


def find_denial(note: str) -> str:
    """Return the first clause that says that something was not held, `""` if none does."""
    return next((clause for clause, kind in _kinds_of(note) if kind == "denies"), "")


def says_wholly_done(note: str) -> bool:
    """Tell whether a note says, and nothing besides, that all of it is done."""
    return bool(_WHOLLY_DONE.fullmatch(note.strip("。！ ")))


def _kinds_of(note: str) -> Iterator[tuple[str, ClauseKind]]:
    for clause in filter(None, _CLAUSES.split(note)):
        yield clause, _kind_of(clause)


def _kind_of(clause: str) -> ClauseKind:
    if _PLANS.fullmatch(clause) and not _READY.search(clause):
        return "plans"
    if _DENIES.fullmatch(clause) or _DENIES_BY_DAY.fullmatch(clause):
        return "denies"
    return "aside" if _ASIDE.fullmatch(clause) else "tells"
