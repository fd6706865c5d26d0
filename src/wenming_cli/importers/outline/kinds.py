"""What kind of chapter a heading opens: the noun that it ends with decides, not any word in it.

组织实施保障 is a 保障 and 赛事保障工作 a 工作. Of nouns joined by 和, 及 or 与 the first that is known decides
(推广经费保障及构成); what begins with a verb and names no chapter (严格考核，奖优罚劣) is a task in words of its own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.outline.names import names_chapter


class HeadWord(NamedTuple):
    """A noun that chapters end with; the first row that fits counts."""

    kind: str
    ending: str
    """A pattern of how the heading ends."""

    example: str


_JUDGE = (
    "考核|考评|测评|评估|评定|评选|评审|评议|评比|评分|验收|奖惩|奖罚|表彰|检查|督查|督导|督办|监督|通报|问责|追责|责任追究|"
    "复查|复评|抽查|评先(?:评优|树优)|评优(?:评先)?|激励|结果(?:运用|应用)"
)
"""What a chapter of judging is made of; it holds nothing else (监督检查, 申报评定, 年度考核), as a task does (卫生检查)."""

HEAD_WORDS: tuple[HeadWord, ...] = (
    HeadWord("general", r"总则|附则", "附则"),
    HeadWord("goal", r"目标要求", "目标要求"),
    HeadWord("guide", r"总(?:体|的)要求", "总体要求"),
    HeadWord("guide", r"指导思想", "指导思想"),
    HeadWord("guide", r"原则", "工作原则"),
    HeadWord("guide", r"思路", "总体思路"),
    HeadWord("guide", r"(?:活动|创建|年度|工作)主题", "活动主题"),
    HeadWord("guide", r"背景(?:介绍|情况)?|(?:目的|重要)?意义", "背景介绍"),
    HeadWord("requirement", r"要求", "几点要求"),
    HeadWord("requirement", r"(?:注意|有关|相关)事项", "注意事项"),
    HeadWord("requirement", r"纪律", "工作纪律"),
    HeadWord("task", r"目标(?:任务|责任)", "目标任务"),
    HeadWord("evaluation", r"(?:考核|测评|评价)(?:指标|标准|细则|办法)", "考核指标"),
    HeadWord("goal", r"目标|指标", "创建目标"),
    HeadWord("goal", r"(?:创建|达标|星级)标准", "创建标准"),
    HeadWord("goal", r"预期(?:成效|效果|成果)", "预期成效"),
    HeadWord("step", r"步骤|阶段", "方法步骤"),
    HeadWord("step", r"(?:时间|进度|实施|日程|阶段)(?:安排|计划|划分)", "分年度进度安排"),
    HeadWord("step", r"推进计划|(?:活动|方法)时间", "活动时间"),
    HeadWord("evaluation", r"(?:奖惩|奖励|激励|考核|问责)措施", "奖惩措施"),
    HeadWord("measure", r"措施", "主要措施"),
    HeadWord("measure", r"保障", "组织实施保障"),
    HeadWord("measure", r"(?:保障|工作|长效|协调|推进|运行|组织)机制", "健全保障机制"),
    HeadWord("org", r"组织领导|领导小组", "组织领导"),
    HeadWord("org", r"(?:组织|领导|工作)机构|机构设置|组织架构", "组织机构"),
    HeadWord("org", r"组织(?:实施|管理)", "组织实施"),
    HeadWord("org", r"职责|分工", "工作职责"),
    HeadWord("evaluation", r"(?:监督|考核|考评|评价|激励|奖惩|问责)机制", "监督考核机制"),
    HeadWord("evaluation", r"(?<!严格)(?:考核|考评|测评|评估)(?:评价|奖惩|验收|工作)?", "考核评价"),
    HeadWord("evaluation", rf"^(?:{_JUDGE}|日常|年度|定期|综合|结果|绩效|民主|自查|申报|总结|创建|工作){{0,3}}(?:{_JUDGE})(?:工作|办法|程序|方式|标准|制度|条件|对象|范围)?", "考核评定"),
    HeadWord("evaluation", r"奖惩|奖励|评比|(?:奖项|奖励|名额)(?:设置|分配)", "奖项设置"),
    HeadWord("evaluation", r"监督(?:检查|管理)|(?:检查|总结)?验收", "监督检查"),
    HeadWord("evaluation", r"档案(?:管理|资料)?", "档案资料"),
    HeadWord("evaluation", r"(?:申报|推荐|参评)(?:条件|对象|范围|程序)", "申报条件"),
    HeadWord("evaluation", r"(?:奖惩|评比|评选|评分|奖励)(?:办法|标准|细则)", "评分标准"),
    HeadWord("schedule", r"(?:月度|月份|逐月)安排", "月度安排"),
    HeadWord("task", r"任务|内容|重点|工作|活动|行动|建设|项目|安排", "运动员服务保障工作"),
)  # fmt: skip
_ENDINGS = tuple((row.kind, re.compile(rf"(?:{row.ending})$")) for row in HEAD_WORDS)
_JOINED = re.compile(r"以及|及其|[及和与暨、]")
_ASIDE = re.compile(r"\([^()]*\)$")
_GUIDED = re.compile(r"以.{2,80}?为(?:根本)?(?:指导|指引|遵循)")
_OF_LISTS = frozenset({"ar", "par", "arp", "circle", "trow"})
_MONTH = re.compile(r"\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2})月份?(?:\s?[:(].{0,10})?")
LONGEST_HEADING = 10
"""Characters of an article's title; a longer one is its first sentence."""


def kind_of_name(title: str) -> str:
    """Tell the kind of chapter that a heading names; `task` where it names none."""
    name = _ASIDE.sub("", fold_width(title).strip(" :"))
    for clause in name.split(","):
        for noun in _JOINED.split(clause):
            kind = next((kind for kind, ending in _ENDINGS if ending.search(noun)), "")
            if kind:
                return kind
    return "task"


def chapter_kind(title: str, style: str) -> str:
    """Tell the kind of a chapter, by its title and the style of its number."""
    if style == "att":
        return "attachment"
    if style == "month" or _MONTH.fullmatch(fold_width(title)):
        return "schedule"
    if style == "stage":
        return "step"
    kind = kind_of_name(title)
    if style == "rom1":
        return kind if kind == "evaluation" else "task"
    if style == "article" and len(title) > LONGEST_HEADING:
        return "task"
    return kind


def leaf_kind(kind: str, *, title: str, own: str, style: str, first: bool, flat: bool) -> str:
    """Tell the kind of a chapter without items below it; its title alone may mislead.

    In a list of items on one level (`2、文明班级评比`) a title says what to do, not what a chapter is
    about; a first chapter named by a slogan (把准方向，高擎旗帜) guides where it says by what.

    Args:
        kind: what the title says.
        title: as printed.
        own: all of its words.
        style: of its number.
        first: it opens the document.
        flat: no item of the document has others below it.
    """
    if flat and style in _OF_LISTS and not names_chapter(fold_width(title)):
        return "task"
    if first and kind == "task" and _GUIDED.search(fold_width(own)):
        return "guide"
    return kind
