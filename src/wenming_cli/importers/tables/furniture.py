"""Rows of a table that are no items: rules, totals, notes, headings over again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wenming_cli.importers.fold import fold_width


class Furniture(NamedTuple):
    """A kind of rows, the words with which its first filled cell begins, and one of them."""

    kind: str
    pattern: str
    example: str


FURNITURE: tuple[Furniture, ...] = (
    Furniture(
        "total", r"(?:本页)?(?:(?:小计|合计|总计)(?:[:(\d].*)?|(?:共计|累计)(?:[:(].*)?)$", "小 计"
    ),
    Furniture("continued", r"\(?(?:续表|接上表|续上表|接上页|转下页)\d{0,2}\)?$", "（续表）"),
    Furniture("note", r"(?:备注|说明|注|附注|填表说明|注意事项)\d?[:.、]", "注：本表由办公室解释"),
    Furniture(
        "note",
        r"(?:审核|审批|填报|填表|制表|联系|经办|单位负责|统计)人?(?:\(.{0,6}\))?(?:签字|签名|电话)?\s?[:]",
        "填表人：张××",
    ),
)
_TOTALS = frozenset({"小计", "合计", "总计"})
_RULE = re.compile(r"[-:\s]*")


def is_rule(cells: Sequence[str]) -> bool:
    """Tell whether a line is the rule `|---|---|` between heading and body."""
    return bool(cells) and all(_RULE.fullmatch(cell) for cell in cells) and any(cells)


def furniture_kind(cells: Sequence[str]) -> str:
    """Return which kind of furniture a row is, by its first filled cell; `""` for others."""
    plain = ["".join(fold_width(cell).split()) for cell in cells if cell]
    if _TOTALS & set(plain):
        return "total"
    return next(
        (one.kind for first in plain[:1] for one in FURNITURE if re.match(one.pattern, first)), ""
    )


def is_continued(text: str) -> bool:
    """Tell whether a line between two tables says that the first goes on: 续表."""
    return furniture_kind([text]) == "continued"
