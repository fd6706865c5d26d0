"""The names that only chapters have (指导思想, 重点任务, 保障措施), alone or glued to what follows."""

from __future__ import annotations

import re

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

_OPENED = re.compile(
    rf"[^,。;:、]{{2,22}}?(?:{_HEAD}|工作|活动|建设|行动|体系)"
    r"(?=以|坚持|按照|根据|围绕|通过|参考|参照|对照|深入|为(?:了|进一步|切实|全面|深入))"
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
