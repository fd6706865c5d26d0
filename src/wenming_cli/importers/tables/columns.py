"""Which column of a table is which, known by its heading (domain.md 2.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wenming_cli.importers.fold import fold_width


class ColumnName(NamedTuple):
    """Headings of one role, and one of them; the first that fits a column counts."""

    role: str
    pattern: str
    example: str


HEADINGS: tuple[ColumnName, ...] = (
    ColumnName("number", r"序号|编号|序列|项次|序$", "序号"),
    ColumnName("record", r"(?:任务|工作|事项|项目|问题|线索|督[办查]|交办)*来源|(?:工作|任务|项目)?(?:推进|完成|进展|落实|办理|整改)(?:情况|结果)|.{0,4}进展(?:情况)?$|(?:当前|目前)进度"
            r"|.{0,4}状态$|是否|(?:立项|交办|转办|批[示办]|签批|来[文函]|收文|受理|下达|接收|登记|填报|更新|销号|实际.{0,4})(?:时间|日期)|.{0,4}未完成原因", "完成情况"),
    ColumnName("steps", r"任务分解|分解任务|(?:工作|时序|推进|实施)?(?:进度|步骤)(?:安排|要求|计划)?$|时序|阶段性?(?:目标|任务|安排)|节点任务", "时序进度"),
    ColumnName("leader", r"(?:责任|分管|牵头|包抓|挂点|主管)(?:部?领导|局长|主任)|.{0,6}领导$", "责任领导"),
    ColumnName("support", r"配合|协办|协助|协作|会办|联办|参与|协同|参加", "配合单位"),
    ColumnName("lead", r"牵头|主办|主责|承办", "牵头单位"),
    ColumnName("owner", r"责任(?:单位|科室|部门|处室|股室|班组|小组|车间|支部|站所|院系|主体|人|分工)|承担(?:单位|科室|部门)|落实(?:单位|科室|部门)|负责(?:单位|科室|部门|人)|(?:单位|科室|部门|处室|股室)$", "责任科室"),
    ColumnName("start", r"(?:计划|预计|拟|工作|任务)*(?:开始|起始|启动|开工)(?:时间|日期|$)", "计划开始时间"),
    ColumnName("due", r"(?:完成|办理|整改|推进|时间|工作)?(?:时限|期限|时间|进度安排)|(?:完成|结束|截止)日期|(?:结束|截止)$"
            r"|.{0,6}(?:时限|期限|时间|节点)$|里程碑", "完成时限"),
    ColumnName("every", r"(?:开展|工作|活动)?(?:频次|频率|周期)", "频次"),
    ColumnName("category", r"类别|大类|板块|分类|项目类别|领域|(?:测评|考评|考核)类别|一级指标|月份?$", "类别"),
    ColumnName("theme", r"(?:本月|当月|每月|月度)?主题$", "本月主题"),
    ColumnName("criterion", r"(?:考核|考评|评价|评分|验收|评估)(?:要点|标准|办法|依据|方式)|(?:预期|工作|最终)?(?:成果|成效)", "考核要点"),
    ColumnName("task", r"(?:(?:重点|主要|具体|年度|督办|督查|交办|整改|工作|创建|目标|测评|考评|考核|存在|反馈|突出|的)*(?:任务|项目|事项|指标|问题))"
            r"|重点工作|活动(?:主题|项目|名称)|主要工作|工作$|(?:设施|设备|器材|阵地|场所|点位)(?:名称)?$|名称$", "工作任务"),
    ColumnName("detail", r"(?:具体|主要|重点|工作|量化|创建|完成|达标|测评|考评|考核|评价|材料|整改)?(?:措施|要求|内容|目标|标准|做法|举措)|实施内容|活动内容", "具体措施"),
    ColumnName("note", r"备注|说明", "备注"),
)  # fmt: skip
_LONGEST_HEADING = 14
WHO_AND_WHEN = frozenset({"leader", "support", "lead", "owner", "due", "every"})
_SAY_NOTHING = frozenset({"task", "category", "theme", "note", "criterion", "record", "count"})
"""Roles of columns that other tables have as well."""

_LIMIT = re.compile(r"时限|期限")
_WHEN = re.compile(r"(?:办结|完成|结束)(?:时间|日期)")
"""Beside a column of deadlines, the day on which something was done."""

_PERIODS = re.compile(
    r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度|[上下]半年"
)


def _roles_by_name(cells: Sequence[str]) -> Iterator[tuple[int, str]]:
    names = ["".join(fold_width(cell).split()) for cell in cells]
    limited = any(_LIMIT.search(name) for name in names)
    for i, name in enumerate(names):
        role = next((one.role for one in HEADINGS if name and re.match(one.pattern, name)), "")
        if limited and _WHEN.match(name):
            role = "record"
        if _PERIODS.fullmatch(name):
            role = "period"
        if role and len(name) <= _LONGEST_HEADING:
            yield i, role


def roles_of(cells: Sequence[str]) -> dict[int, str] | None:
    """Tell the columns' roles by the heading row of a breakdown table; None for any other row."""
    found = dict(_roles_by_name(cells))
    found = {i: "count" if _only_counts(cells, i, role) else role for i, role in found.items()}
    named = "task" in found.values()
    for role in ("detail", "steps"):
        if "task" not in found.values() and role in found.values():
            found[min(i for i, own in found.items() if own == role)] = "task"
    if "task" not in found.values():
        return None
    others = set(found.values()) - _SAY_NOTHING
    whole = len(found) == len(cells) and others & {"lead", "owner", "due"}
    periods = sum(role == "period" for role in found.values())
    planned = named and ("steps" in others or periods > 1)
    return found if len(others) > 1 or whole or planned else None


def _only_counts(cells: Sequence[str], i: int, role: str) -> bool:
    """Tell whether a column 序号 counts the rows of a table that has their numbers in 编号."""
    names = ["".join(cell.split()) for cell in cells]
    return role == "number" and "编号" in names and names[i] == "序号"


def heading_below(cells: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """Join the two rows of a heading: 责任分工 over 牵头单位 and 配合单位, all else repeated or empty.

    None where the row below is no part of the heading.
    """
    if len(cells) != len(below):
        return None
    named = dict(_roles_by_name(below))
    own = [i for i, cell in enumerate(below) if cell and cell != cells[i]]
    kept = {i for i, _ in _roles_by_name(cells)} - set(own)
    if not own or not kept or not all(i in named for i in own):
        return None
    return [under or above for above, under in zip(cells, below, strict=True)]


def who_and_when(cells: Sequence[str]) -> dict[int, str]:
    """Return the columns of owners and dates alone; empty where the row is no heading."""
    return {i: role for i, role in _roles_by_name(cells) if role in WHO_AND_WHEN}


def text_of_role(cells: Sequence[str], roles: Mapping[int, str], role: str) -> str:
    """Return the text of one role; the texts of several columns are joined."""
    texts = [cells[i] for i, name in roles.items() if name == role and i < len(cells)]
    return "；".join(dict.fromkeys(text for text in texts if text))
