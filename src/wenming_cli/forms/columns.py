"""The columns of a form, as a table: what each holds, who fills it in, what it may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from wenming_cli.core.journal.entries import Verb

ColumnKey = Literal[
    "label",
    "title",
    "text",
    "when",
    "due",
    "recorded",
    "status",
    "on",
    "percent",
    "note",
    "people",
    "place",
    "difficulty",
    "next",
    "to",
    "why",
    "material",
    "steps",
    "evidence",
    "filler",
    "row",
]

STATUS_WORDS: tuple[str, ...] = (
    "未启动",
    "进行中",
    "已完成",
    "申请延期",
    "申请暂缓",
    "申请取消",
)
"""What 办理情况 may say; the last three ask for what only a leader decides."""

OPEN_WORDS = ("", "未启动", "进行中")
"""What it says of what is still to be done; of a time on 每周明细 nothing."""

REQUESTS: Mapping[str, Verb] = {"申请延期": "postpone", "申请暂缓": "hold", "申请取消": "cancel"}
"""What a request turns into when it is approved, by its word."""

ASKING: frozenset[ColumnKey] = frozenset({"to", "why"})
"""The columns that say what is asked for."""


class FormColumn(NamedTuple):
    """One column of the sheet 填报."""

    key: ColumnKey
    header: str
    width: float
    """In characters of the sheet's font, as a spreadsheet counts them."""

    filled: bool = False
    """Whether the department fills it in (yellow); other cells are locked."""

    aliases: tuple[str, ...] = ()
    """Other headers by which it is known when it comes back."""

    @property
    def name(self) -> str:
        """The header without the help behind it: 本期进展."""
        return re.sub(r"（[^）]*）$", "", self.header)


COLUMNS: tuple[FormColumn, ...] = (
    FormColumn("label", "编号", 9),
    FormColumn("title", "工作任务", 20, aliases=("事项", "任务")),
    FormColumn("text", "具体要求", 24),
    FormColumn("when", "本期", 8),
    FormColumn("due", "时限", 10, aliases=("完成时限",)),
    FormColumn("recorded", "已记录情况", 20),
    FormColumn("status", "办理情况", 9, filled=True, aliases=("进展状态", "状态")),
    FormColumn("on", "完成（开展）日期", 11, filled=True, aliases=("完成日期", "开展日期")),
    FormColumn("percent", "完成进度%", 8, filled=True, aliases=("完成进度", "进度")),
    FormColumn("note", "本期进展（做法、数字）", 36, filled=True, aliases=("本期进展", "进展情况")),
    FormColumn("people", "参与人次", 8, filled=True, aliases=("人次",)),
    FormColumn("place", "地点", 10, filled=True),
    FormColumn("difficulty", "存在问题", 16, filled=True),
    FormColumn("next", "下一步打算", 16, filled=True),
    FormColumn("to", "拟延期至", 11, filled=True),
    FormColumn("why", "原因（延期、暂缓、取消必填）", 16, filled=True, aliases=("原因",)),
    FormColumn("material", "应留材料", 16),
    FormColumn("steps", "已有材料（填序号，如1、2）", 11, filled=True, aliases=("已有材料",)),
    FormColumn("evidence", "佐证材料（文件名，、隔开）", 16, filled=True, aliases=("佐证材料",)),
    FormColumn("filler", "填报人", 8, filled=True),
    FormColumn("row", "行码", 12),
)
"""From left to right: A to U."""

DENSE_PAGE = "每周明细"
"""The sheet with one row an occurrence of what is owed every week or day."""

DENSE_TITLE = "每周（每日）开展情况"
"""What stands above it."""

SUPPORT_PAGE = "配合事项"
"""The sheet of what the department only takes part in."""

FILL_PAGE, HELP_PAGE = "填报", "填写说明"
CHOICES_PAGE = "_选项"
"""The hidden sheet with the lists behind drop-downs."""

BASE_PAGE = "_底稿"
"""The hidden sheet with the form as it was handed out."""

NUMBER_PROPERTY, NUMBER_NAME = "wenming", "_wm_form"
"""Where the number stands beside the line and the sheet: a document property, a defined name."""

LONGEST_NOTE = 500
"""Characters of 本期进展; more are taken, and warned of."""

REMARKS_HEADER = "校验意见"
"""The column of a form that goes back, with what is wrong in each row."""

NO_RESULT = "（公式没有结果）"
"""What stands in a cell that goes back because nobody knows what its formula comes to."""

MERGED = "（合并格）"
"""What stands before the words of a cell that goes back because it was merged over rows."""

HELD = "√"
"""What 是否开展 says there; an empty cell says nothing."""

DENSE_COLUMNS: tuple[FormColumn, ...] = (
    FormColumn("label", "编号", 10),
    FormColumn("title", "工作任务", 30),
    FormColumn("when", "本期", 26),
    FormColumn("due", "应开展日期", 12),
    FormColumn("status", "是否开展（√）", 12, filled=True, aliases=("是否开展",)),
    FormColumn(
        "on", "实际日期（与应开展日期不同时填）", 17, filled=True, aliases=("实际日期", "日期")
    ),
    FormColumn("note", "内容", 46, filled=True),
    FormColumn("people", "参与人次", 8, filled=True, aliases=("人次",)),
    FormColumn("row", "行码", 12),
)
"""Of the sheet 每周明细."""

LOCKED: tuple[FormColumn, ...] = tuple(
    column for column in COLUMNS if not column.filled and column.key != "row"
)
"""Of what is shown and not asked; of the code of a row nobody needs to know."""

FILLED: tuple[FormColumn, ...] = tuple(column for column in COLUMNS if column.filled)

FILLED_KEYS = frozenset(column.key for column in FILLED)

_NAMES = {column.key: column.name for column in COLUMNS}
_DENSE_NAMES = {column.key: column.name for column in DENSE_COLUMNS}


def column_name(key: ColumnKey, page: str = "") -> str:
    """Return what people call a column on a sheet: 内容 on 每周明细 is 本期进展 on 填报."""
    return (_DENSE_NAMES if page == DENSE_PAGE else _NAMES).get(key, _NAMES[key])
