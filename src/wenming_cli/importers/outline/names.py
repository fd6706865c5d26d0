"""The names that only chapters have (指导思想, 重点任务, 保障措施), alone or glued to what follows."""

from __future__ import annotations

import re
from typing import NamedTuple

_CHAPTER = re.compile(
    r"(?:总体|工作|主要|重点|基本|指导|实施|保障|目标|组织|具体|活动|创建|时间|方法|职责|有关|总则|附则)"
    r".{0,8}(?:思想|要求|原则|思路|目标|任务|内容|措施|步骤|保障|安排|领导|机构|分工|考核|指标|重点|事项|总则|附则)"
    r"|总则|附则|指导思想|考核.{0,4}|奖惩.{0,4}"
)
_HEAD = (
    "思想|要求|原则|思路|目标|任务|内容|措施|步骤|保障|安排|领导|机构|分工|职责|考核|指标|重点|事项|"
    "机制|背景|主题|纪律|政策|设置|计划|检查"
)
_WORD = (
    rf"(?:{_HEAD}|总体|工作|主要|重点|基本|指导|实施|组织|具体|活动|创建|时间|方法|有关|相关|进度|阶段|"
    r"年度|分年度|经费|支持|几点|预期|行动|推进|监督|奖惩|奖项)"
)
_NAME = re.compile(rf"(?:{_WORD}){{0,4}}(?:{_HEAD})(?:[及和与、](?:{_WORD}){{0,4}}(?:{_HEAD}))?")


class Opener(NamedTuple):
    """Words that a sentence begins with, an example, and the chapter's name in it."""

    pattern: str
    example: str
    name: str
    noun: bool = False
    """They begin the second half of a slogan as well (强化措施确保落实), so that only a noun is a name before them."""


OPENERS = (
    Opener("以(?!及)", "示范点建设以沿街商铺为重点", "示范点建设"),
    Opener("坚持", "垃圾分类工作坚持党员带头", "垃圾分类工作"),
    Opener("按照|按(?=年|季|月|[“\"])", "共享机制按照公益优先的原则", "共享机制"),
    Opener("根据|依据|结合|围绕|紧扣|聚焦|立足|针对", "平安建设围绕学校周边展开", "平安建设"),
    Opener("通过", "家风建设通过晒家训带动邻里", "家风建设"),
    Opener("参考|参照|对照|深入", "星级指标参照上年办法", "星级指标"),
    Opener("为(?:了|进一步|切实|全面|深入)", "志愿服务工作为了让人人满意", "志愿服务工作"),
    Opener(r"到(?=20\d\d年|二零|“?十[四五六]五|本?年[底末])|至(?=20\d\d年)", "发展目标到2026年底新增网点", "发展目标"),
    Opener(r"在20\d\d年|20\d\d年(?!度|工作)", "发展目标2026年新增网点", "发展目标"),
    Opener("力争|确保|实现|争取|努力", "近期目标力争建成八处", "近期目标", noun=True),
    Opener("由(?=[^,。;:]{2,})", "资金来源由县财政安排", "资金来源", noun=True),
    Opener("是(?!否)|为(?=[^,。;:]{2,})|包括|分为", "远期目标是户户通水", "远期目标", noun=True),
    Opener("[从把将](?=[^,。;:]{2,})", "收尾工作从四月做起", "收尾工作", noun=True),
    Opener("[全各](?=[市区县镇乡街校院局社村单部科])|本(?=[市区县镇乡街校院局社村])", "保洁工作各社区包干到户", "保洁工作", noun=True),
)  # fmt: skip
"""Words behind the noun of a chapter's name where the line break between them was lost."""

_NOUN = f"{_HEAD}|工作|活动|建设|行动|体系|成效|效果|成果|来源|范围|对象|方式|程序|标准|条件|意义"
_VERBS = "强化|加强|落实|健全|完善|严格|严肃|明确|突出|压实|细化|抓好|抓实|做好|确保|实现|提高|统一|注重|创新|狠抓|建立|推进|深化"
_ANY = "|".join(one.pattern for one in OPENERS if not one.noun)
_ONLY_BEHIND_NOUNS = "|".join(one.pattern for one in OPENERS if one.noun)
_OPENED = re.compile(
    rf"[^,。;:、]{{2,22}}?(?:{_NOUN})(?={_ANY})"
    rf"|(?!{_VERBS})[^,。;:、]{{2,10}}?(?:{_NOUN})(?={_ONLY_BEHIND_NOUNS})"
)
"""建立健全场地开放共享机制按照公益优先…: a noun, and a word that only sentences begin with."""

_SHORTEST = 4
"""Characters of a name such as 工作目标."""


def names_chapter(title: str) -> bool:
    """Tell whether only chapters have such a folded title."""
    return _CHAPTER.fullmatch(title) is not None


def glued_name(plain: str) -> int:
    """Return the length of a chapter's name that its first sentence is glued to; 0 for none.

    Args:
        plain: the folded text behind the label, where line breaks were lost: `工作目标以还路于民为目的，…`
    """
    match = _NAME.match(plain) or _OPENED.match(plain)
    return match.end() if match and match.end() >= _SHORTEST else 0
