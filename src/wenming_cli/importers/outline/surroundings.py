"""What stands before and after a possible label, and what that says for or against a heading."""

from __future__ import annotations

import re
from typing import Literal

CN = "一二三四五六七八九十百廿卅零两"

Where = Literal[
    "line", "cell", "heading", "field", "sentence", "space", "stop", "bracket", "comma", "inside"
]
"""What stands before a label; `heading`: the name of the level above, glued on; `field`: an owner or a deadline."""

HOPELESS = 6.0
"""Points of doubt from which on a label inside a line is none."""

_STOPS = "。!?;:…”’〞》"
_LONGEST_NAME = 36
"""Characters of a heading that the first label below it is glued to."""

_FIELD_NAME = r"(?:责任|牵头|配合|协办|协助|主办|承办|完成|办结|负责|联系|时限)[^。;:,()\n]{0,6}"
_FIELD = re.compile(rf"(?:{_FIELD_NAME}:|\({_FIELD_NAME}\))[^。;:\n]{{1,48}}$")
"""责任单位:供应商、区图书馆完成时限:2026年8月-9月, 【牵头单位】区图书馆【完成时限】8月底前"""

_NAME = re.compile(r"\s?[\u4e00-\u9fff“”]{2,12}[。:](?=[^\n])")

_REFERS = re.compile(
    r"\s*(?:[至到~-]\s*[(第]|[、和与及或]\s*[(第]|所[列述称定]|等(?=[项款点条、,。])|"
    r"[项款点条](?=$|[、,。;:)的和与及或中]|规定|要求|内容|措施|办理))"
)
"""（一）至（三）, 第（二）项规定; not （二）项目推进, （1）点位申报."""

_SPOKEN = re.compile(
    rf"\s*(?:[{CN}\d]{{1,3}}(?:[、][{CN}\d]{{1,3}})*\s?(?:季度|月|日|号|线|级|类|五规划)|"
    r"中秋|国庆|春节|元旦|端午)"
)
_MONTH_ALONE = re.compile(rf"\s*(?:[{CN}]{{1,4}}|\d{{1,3}})月份?\s*(?:[:(]|\n|$)")
"""一、一月份: a chapter that is a month, and not the middle of 三、四月间."""

_REFERRING = frozenset({"pcn", "par", "article", "chapter", "section", "arp", "circle"})
_COUNTING = frozenset({"cn", "ar", "dec2"})


def where_it_stands(plain: str, start: int, *, in_row: bool) -> Where:
    """Tell what stands before a label in a folded text."""
    before = start - 1
    while before >= 0 and plain[before] == " ":
        before -= 1
    if before < 0 or plain[before] == "\n":
        return "line"
    if in_row and plain[before] == "|":
        return "cell"
    if before < start - 1:
        return "space"
    if plain[before] == "。":
        return "sentence"
    if plain[before] in _STOPS:
        return "stop"
    if plain[before] == ",":
        return "comma"
    if _FIELD.search(plain, max(0, start - 72), start):
        return "field"
    return "bracket" if plain[before] == ")" else "inside"


def is_glued_to(name: str) -> bool:
    """Tell whether the text between two labels is the name of the first, 二、工作职责(一)."""
    return 2 <= len(name.strip()) <= _LONGEST_NAME and not re.search(r"[。;:!?\n|]", name)


def is_name(plain: str, end: int) -> bool:
    """Tell whether a short name, and more behind its full stop, follow a label in a folded text."""
    return _NAME.match(plain, end) is not None


def doubt_about(plain: str, style: str, end: int) -> float:
    """Return the points that what follows a label costs it: （一）至（三）项, 三、四月间."""
    rest = plain[end : end + 24]
    if style in _REFERRING and _REFERS.match(rest):
        return HOPELESS
    if style in _COUNTING and _SPOKEN.match(rest) and not _MONTH_ALONE.match(plain, end):
        return 3.0 if style == "ar" else HOPELESS
    return 0.0
