"""The row that the sheet 填写说明 shows as an example: what stands in it as it was handed out."""

from __future__ import annotations

import re

EXAMPLE: tuple[tuple[str, float, str], ...] = (
    ("编号", 9, "三（一）2"),
    ("工作任务", 18, "组织专题学习"),
    ("办理情况", 10, "已完成"),
    ("完成（开展）日期", 12, "{day}"),
    ("本期进展（做法、数字）", 34, "组织全体干部集中学习一次，交流发言6人，整改问题3个。"),
    ("参与人次", 7, "46"),
    ("地点", 12, "三楼会议室"),
    ("填报人", 9, "王芳"),
)
"""Headings, widths and what is filled in; the first two are locked."""

EXAMPLE_HEADS = frozenset(head for head, _, _ in EXAMPLE)
_WORDS = frozenset(text for _, _, text in EXAMPLE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_example(text: str) -> bool:
    """Tell whether a cell says what the example says, on whatever day."""
    return text in _WORDS or bool(_DAY.fullmatch(text))
