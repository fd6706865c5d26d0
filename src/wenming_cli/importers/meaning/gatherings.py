"""Activities: what people gather for (讲堂, 培训, 志愿服务), told from the words of an item.

A word counts where it is held, not where a paper or a list is made for it: 开展培训 is one, 制定培训计划,
志愿服务队注册 and 报送信息 are none.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_KINDS = "主题|文化|文体|体育|文娱|共建|阅读|读书|节日|实践|纪念|交流|团日|教育实践|公益|帮扶|服务日|服务月|学雷锋月?"
_EVENTS = (
    r"讲堂|培训|宣讲|比赛|竞赛|大赛|擂台赛|[球棋]赛|演出|汇演|展演|晚会|联欢|运动会|志愿服务|慰问|祭扫|讲座|座谈|参观|"
    r"研讨|读书[会班]|分享会|报告会|交流会|沙龙|论坛|演讲|朗诵|诵读|党日|献血|义诊|联谊|宣誓|仪式|游园|艺术节|文化节|"
    rf"(?:{_KINDS})[“”\"]?活动"
)
_MEETINGS = (
    r"中心组|集中学习|生活会|(?:分析|推进|调度|部署|动员|总结|表彰|例|联席|协调|工作|研判|评议|述职|部务|党组|党委|座谈|专题|通报)"
    r"会(?!议|员|计|同|商|展|标|谈)|(?:召开[^,。;]{0,24}?)会议"
)
_PAPER = (
    r"方案|计划|制度|办法|队|小组|基地|阵地|信息|机制|名单|档案|记录|材料|资料|氛围|体系|平台|中心|站|岗|者|时长|激励|"
    r"品牌|点|项目|团|员|稿|精神|纪要|通知|金|品|信|车|教材|学校|场所|场馆|室|台账|质量|建设"
)
_EVENT = re.compile(rf"(?:{_EVENTS})(?![”\"]?(?:活动)?(?:{_PAPER}))")
_MEETING = re.compile(rf"(?:{_MEETINGS})(?!(?:{_PAPER}))")
_VERB = re.compile(
    r"(?P<no>报送|上报|印发|制[定订]|起草|修订|拟定|更换|更新|打扫|清扫|光盘行动|督查|督导|归档|推荐|评选|选树|"
    r"建立|健全|完善|建好|打造|成立|组建|注册|申报|签订|收集|整理|撰写|报道|设立|配备|宣传栏|入围|获奖|获得)"
    r"|开展|举办|举行|组织|召开|进行|参加|参与|开设|观看|走访"
)
_MONEY = re.compile(r"经费|预算|补贴|奖金")
_CLAUSE = re.compile(r"[^,，。;；:：\n|]+")


class Gathering(NamedTuple):
    """What people gather for, in the words that say it."""

    words: str
    meeting: bool = False
    """A meeting (分析会, 中心组学习), which is counted apart."""

    @property
    def activity(self) -> Literal[True, "meeting"]:
        """The value of `activity` in a plan."""
        return "meeting" if self.meeting else True


def find_gathering(text: str) -> Gathering | None:
    """Return the first activity in a text, else the first meeting; None where there is neither."""
    for pattern in (_EVENT, _MEETING):
        for clause in _CLAUSE.findall(text):
            for match in pattern.finditer(clause):
                if _is_held(clause[: match.start()]) and not _MONEY.search(clause):
                    words = re.sub('[“”"]', "", match[0])
                    return Gathering(words, meeting=pattern is _MEETING)
    return None


def _is_held(before: str) -> bool:
    """Tell whether the last verb before a word is not one by which papers are made."""
    verbs = list(_VERB.finditer(before))
    return not verbs or verbs[-1]["no"] is None
