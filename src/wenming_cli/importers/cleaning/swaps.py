"""Words that scraped documents have swapped (创立 for 创建): suggested, never changed.

Only pairs that are safe in one reading are listed (domain.md 0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wenming_cli.importers.lines import CleanedSource, Place

_PAIRS: tuple[tuple[str, str, str], ...] = (
    (r"(?:文明[\u4e00-\u9fff]{0,3})?创立(?=活动|[〞”]|文明|条件|标准|工作|气氛|氛围|“)", "创立", "创建"),
    (r"效劳", "效劳", "服务"),
    (r"根底", "根底", "基础"),
    (r"〞", "〞", "”"),
    (r"(?:违反|宣传|加强)?方案生育", "方案生育", "计划生育"),
    (r"以身作那么", "那么", "则"),
    (r"准那么|细那么", "那么", "则"),
    (r"催促检查", "催促", "督促"),
    (r"礼貌办|礼貌建立|礼貌创建", "礼貌", "文明"),
    (r"科学开展观", "开展", "发展"),
    (r"协调开展|经济开展|层面开展|文体开展", "开展", "发展"),
    (r"广阔(?=干部|党员|职工|人民|群众)", "广阔", "广大"),
    (r"平安(?=保卫|生产)", "平安", "安全"),
    (r"提代号当地", "代号当", "供相当"),
    (r"咱们的节日", "咱们", "我们"),
)  # fmt: skip
"""Pattern, the swapped word in it, and the word that was probably meant."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that may have been swapped, in its surroundings."""

    found: str
    meant: str
    context: str
    place: Place


def suggest_words(source: CleanedSource) -> Iterator[Suggestion]:
    """Yield every word that was probably swapped, in document order."""
    text = source.text
    made = [
        (match.start(), found, meant)
        for pattern, found, meant in _PAIRS
        if found in text
        for match in re.finditer(pattern, text)
    ]
    seen: set[str] = set()
    for at, found, meant in sorted(made):
        context = text[max(0, at - 6) : at + 12].replace("\n", " ")
        if found == "〞" and found in seen:
            continue
        seen.add(found)
        yield Suggestion(found=found, meant=meant, context=context, place=source.place_at(at))
