"""Which column of a table is which, known by its heading (domain.md 2.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.importers.fold import fold_width

HEADINGS: tuple[tuple[str, str], ...] = (
    ("number", r"序号|编号|序列|序$"),
    ("leader", r"(?:责任|分管|牵头|包抓|挂点|主管)(?:部?领导|局长|主任)|.{0,6}领导$"),
    ("support", r"(?:配合|协办|协助|参与|协同|参加)(?:单位|科室|部门|处室|股室|人员)?"),
    ("lead", r"(?:牵头|主办|主责|承办|牵头责任)(?:单位|科室|部门|处室|股室|人)?"),
    ("owner", r"责任(?:单位|科室|部门|处室|股室|主体|人|分工)|承担(?:单位|科室|部门)|落实(?:单位|科室|部门)|负责(?:单位|科室|部门|人)"),
    ("due", r"(?:完成|办理|整改|推进|时间|工作)?(?:时限|期限|时间(?:节点|安排|要求)?|进度安排)|完成日期|时间进度"
            r"|.{0,6}(?:时限|期限|时间|节点)$|里程碑"),
    ("every", r"(?:开展|工作|活动)?(?:频次|频率|周期)"),
    ("category", r"类别|大类|板块|分类|项目类别|领域|(?:测评|考评|考核)类别|一级指标|月份?$"),
    ("theme", r"(?:本月|当月|每月|月度)?主题$"),
    ("task", r"(?:重点|主要|具体|年度)?(?:工作|创建|目标|测评|考评|考核)?(?:任务|项目|事项|指标)(?:名称)?|重点工作|工作项目|活动(?:主题|项目|名称)|主要工作|工作$"),
    ("detail", r"(?:具体|主要|重点|工作|量化|创建|完成|达标|测评|考评|考核|评价|材料)?(?:措施|要求|内容|目标|标准|做法|举措)(?:及|和|与)?.{0,6}|目标要求|实施内容|任务目标|活动内容"),
    ("note", r"备注|说明"),
)  # fmt: skip
_LONGEST_HEADING = 14
WHO_AND_WHEN = frozenset({"leader", "support", "lead", "owner", "due", "every"})


def _roles_by_name(cells: Sequence[str]) -> Iterator[tuple[int, str]]:
    for i, cell in enumerate(cells):
        name = "".join(fold_width(cell).split())
        role = next((role for role, pattern in HEADINGS if name and re.match(pattern, name)), "")
        if role and len(name) <= _LONGEST_HEADING:
            yield i, role


def roles_of(cells: Sequence[str]) -> dict[int, str] | None:
    """Tell the columns' roles by the heading row of a breakdown table; None for any other row."""
    found = dict(_roles_by_name(cells))
    found = {i: role for i, role in found.items() if not _only_counts(cells, i, role)}
    if "task" not in found.values() and "detail" in found.values():
        found[min(i for i, role in found.items() if role == "detail")] = "task"
    others = set(found.values()) - {"task", "category", "theme", "note"}
    whole = len(found) == len(cells) and others & {"lead", "owner", "due"}
    return found if "task" in found.values() and (len(others) > 1 or whole) else None


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
    if not own or not all(i in named for i in own):
        return None
    return [under or above for above, under in zip(cells, below, strict=True)]


def who_and_when(cells: Sequence[str]) -> dict[int, str]:
    """Return the columns of owners and dates alone; empty where the row is no heading."""
    return {i: role for i, role in _roles_by_name(cells) if role in WHO_AND_WHEN}


def text_of_role(cells: Sequence[str], roles: Mapping[int, str], role: str) -> str:
    """Return the text of one role; the texts of several columns are joined."""
    texts = [cells[i] for i, name in roles.items() if name == role and i < len(cells)]
    return "；".join(dict.fromkeys(text for text in texts if text))
