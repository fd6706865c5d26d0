"""What stands behind the last sentence of a document on one line: each piece a paragraph of its own.

……在评先中优先考虑。|联系人：×××　6100××××|附件：典型点位配置标准××区图书馆2026年3月2日
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wenming_cli.importers.cleaning.marks import DATE
from wenming_cli.importers.cleaning.pieces import piece_of
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedParagraph

STARTS: tuple[tuple[str, str, str], ...] = (
    ("contact", r"\(?(?:联系人|联系电话|联系方式|咨询电话)\s?:", "联系人：×××"),
    ("attachments", r"附\s?件\s?:", "附件：典型点位配置标准"),
    ("imprint", r"(?:抄送|抄报|主题词)\s?:", "抄送：县委宣传部，县文明办"),
    ("imprint", rf"[^\d。;:,!?]{{2,40}}{DATE}\s?印发", "××县文化局办公室2026年3月6日印发"),
    (
        "signature",
        rf"[^\d。;:,!?]{{2,40}}{DATE}(?=\s*(?:$|附|抄|主题词|联系|\())",
        "××镇自来水厂二○二六年一月十八日",
    ),
    ("names", r"[^\d。;:,!?]{2,40}名单(?=组\s?长\s?:)", "××镇工作小组名单组长：李××"),
    (
        "site",
        r"\([^()]{2,40}\)相关(?:文章|阅读)\s?:|(?:相关|推荐)(?:文章|阅读)\s?:",
        "【卫生工作计划】相关文章：",
    ),
    (
        "site",
        r"\(?(?:打印本页|关闭窗口|返回顶部)\)?|附件下载\s?:|主办(?:单位)?\s?:",
        "附件下载：无 【打印本页】 关闭窗口",
    ),
)
"""Kind of a piece, how it begins, and an example."""

_START = re.compile("|".join(f"(?P<k{n}>{start})" for n, (_, start, _) in enumerate(STARTS)))
_DOCUMENT = re.compile(r"清单|名单|方案|标准(?!化)|办法|指南|表(?![彰演率])")
"""What the name of an annex ends with, to which the office is glued."""

_ANNEX = re.compile(r"(?<=[日。;)])附\s?件\s?\d{1,2}(?=[^\d、,。)])")
_LONGEST = 400
"""Characters behind the last sentence."""

_SHARE = 0.6
_LONG = 700
_SHORTEST = 100
"""Of the document, or characters: a paragraph that has swallowed the line breaks."""


def cut_tails(paragraphs: Sequence[CleanedParagraph]) -> list[CleanedParagraph]:
    """Cut what is no text off the ends of long paragraphs and of the annexes in them."""
    total = sum(len(p.text) for p in paragraphs)
    long = max(_SHORTEST, min(_LONG, total * _SHARE))
    made: list[CleanedParagraph] = []
    for paragraph in paragraphs:
        if paragraph.cells is None and len(paragraph.text) >= long:
            made += _parts(paragraph)
        else:
            made.append(paragraph)
    return made


def _parts(paragraph: CleanedParagraph) -> Iterator[CleanedParagraph]:
    """Yield the text up to each annex, and behind each the pieces that are none."""
    plain = fold_width(paragraph.text)
    ends = [match.start() for match in _ANNEX.finditer(plain)]
    begun = 0
    for end in [*ends, len(plain)]:
        tail = _tail(plain, begun, end)
        if not tail and end < len(plain):
            continue
        bounds = [*(start for start, _ in tail), end]
        if bounds[0] > begun:
            yield piece_of(paragraph, begun, bounds[0])
        for (start, kind), stop in zip(tail, bounds[1:], strict=True):
            yield piece_of(paragraph, start, stop, aside=kind)
        begun = end


def _tail(plain: str, begun: int, end: int) -> list[tuple[int, str]]:
    """Return where the pieces behind the last sentence begin, and what they are."""
    found = [_start_of(match) for match in _START.finditer(plain, max(begun, end - _LONGEST), end)]
    starts = {start for start, _ in found}
    for n, (start, _) in enumerate(found):
        stops = [start + m.end() for m in re.finditer(r"。\s*", plain[start:end])]
        behind = plain[:start].rstrip()[-1:] in "。!?;”)" or _DOCUMENT.search(plain[:start][-2:])
        if behind and all(stop in starts or stop == end for stop in stops):
            return found[n:]
    return []


def _start_of(match: re.Match[str]) -> tuple[int, str]:
    """Return where a piece begins: an office behind the name of a document, not with that name."""
    kind = STARTS[int(str(match.lastgroup)[1:])][0]
    names = [m.end() for m in _DOCUMENT.finditer(match[0])] if "日" in match[0] else []
    return match.start() + max(names, default=0), kind
