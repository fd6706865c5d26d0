"""Words that scraped documents have swapped (创立 for 创建): suggested, and changed only on request.

A safe pair has one reading: the swapped word never stands there by itself. The others are shown, and
never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from wenming_cli.core.patterns import HAN
from wenming_cli.importers.lines import CleanedSource, Place


class Swap(NamedTuple):
    """A word that was put in another's place."""

    pattern: str
    """The word with what must stand around it."""

    found: str
    meant: str
    safe: bool
    example: str


SWAPS = (
    Swap(
        rf"(?:文明{HAN}{{0,3}})?创立(?=活动|[〞”]|文明|条件|标准|工作|气氛|氛围|“)",
        "创立", "创建", safe=True, example="创立文明单位",
    ),
    Swap(r"效劳", "效劳", "服务", safe=True, example="效劳群众"),
    Swap(r"根底", "根底", "基础", safe=True, example="夯实根底"),
    Swap(r"〞", "〞", "”", safe=True, example="“一把手〞"),
    Swap(r"(?:违反|宣传|加强)?方案生育", "方案生育", "计划生育", safe=True, example="违反方案生育"),
    Swap(r"以身作那么", "那么", "则", safe=True, example="以身作那么"),
    Swap(r"准那么|细那么", "那么", "则", safe=True, example="考核细那么"),
    Swap(r"催促检查", "催促", "督促", safe=True, example="催促检查"),
    Swap(r"礼貌办|礼貌建立|礼貌创建", "礼貌", "文明", safe=True, example="区礼貌办"),
    Swap(r"科学开展观", "开展", "发展", safe=True, example="科学开展观"),
    Swap(r"协调开展|经济开展|层面开展|文体开展", "开展", "发展", safe=False, example="协调开展"),
    Swap(r"广阔(?=干部|党员|职工|人民|群众)", "广阔", "广大", safe=False, example="广阔党员"),
    Swap(r"平安(?=保卫|生产)", "平安", "安全", safe=False, example="平安生产"),
    Swap(r"提代号当地", "代号当", "供相当", safe=False, example="提代号当地"),
    Swap(r"咱们的节日", "咱们", "我们", safe=True, example="咱们的节日"),
)  # fmt: skip


class Suggestion(NamedTuple):
    """A word that may have been swapped, in its surroundings."""

    found: str
    meant: str
    context: str
    place: Place
    safe: bool


def suggest_words(source: CleanedSource) -> Iterator[Suggestion]:
    """Yield every word that was probably swapped, in document order; a quotation mark once."""
    text = source.text
    made = [
        (match.start(), swap)
        for swap in SWAPS
        if swap.found in text
        for match in re.finditer(swap.pattern, text)
    ]
    seen: set[str] = set()
    for at, swap in sorted(made):
        if swap.found == "〞" and swap.found in seen:
            continue
        seen.add(swap.found)
        context = text[max(0, at - 6) : at + 12].replace("\n", " ")
        yield Suggestion(
            found=swap.found,
            meant=swap.meant,
            context=context,
            place=source.place_at(at),
            safe=swap.safe,
        )


def fix_words(text: str) -> str:
    """Return a text with the safe ones put right."""
    for swap in SWAPS:
        if swap.safe and swap.found in text:
            text = re.sub(swap.pattern, partial(_put_right, swap), text)
    return text


def _put_right(swap: Swap, match: re.Match[str]) -> str:
    return match[0].replace(swap.found, swap.meant)
