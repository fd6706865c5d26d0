"""Numbers that stand where items begin and begin none: a person should look at them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wenming_cli.core.patterns import HAN
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedSource, LeftOut
from wenming_cli.importers.outline.labels import Candidate
from wenming_cli.importers.outline.search import KeptLabel

_BEGINNINGS = frozenset({"line", "cell", "heading", "field", "sentence", "stop"})
_WEAK = frozenset({"month", "dec1", "stage"})
"""Styles that running text often begins with."""

_LIKE_ITEMS = re.compile(
    r"(?:[(]\s?[一二三四五六七八九十\d]{1,3}\s?[)]|[①-⑳]|(?<![周期附第件图表、\d一二三四五六七八九十])(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[、.]))"
    rf"\s*(?![至条项款周月日])[\u4e00-\u9fff“]{HAN}"
)
"""In mid-sentence: （4）解决伙食问题, 三、进度安排, 6.毕业留声; not 周一、二, 附件1, 99.5%."""

_LONGEST = 300
"""Characters of what follows a number that begins no item; it may hold an owner and a day."""


def passed_over(
    source: CleanedSource, written: Sequence[Candidate], found: Sequence[KeptLabel]
) -> Iterator[LeftOut]:
    """Yield what is written like a label and begins no item.

    Cross references (（一）至（三）项), days (三、四月间) and what stands before the first item are none.
    """
    if not found:
        return
    read_to = found[0].candidate.start
    kept = {one.candidate.start: one.candidate.end for one in found}
    plain = fold_width(source.text)
    begins = [one.start for one in written if one.start in kept or _begins(one, plain)]
    for one in written:
        if one.start in kept:
            read_to = max(read_to, kept[one.start])
        elif one.start >= read_to and _begins(one, plain):
            stop = next((at for at in begins if at >= one.end), len(source.text))
            text = source.text[one.start : min(stop, one.start + _LONGEST)].partition("\n")[0]
            yield LeftOut("label", text.strip(), source.place_at(one.start))
            read_to = one.end


def _begins(one: Candidate, plain: str) -> bool:
    """Tell whether an item could begin there: behind a stop, or in mid-sentence with words behind it."""
    if one.doubt or one.style in _WEAK:
        return False
    return one.where in _BEGINNINGS or _LIKE_ITEMS.match(plain, one.start) is not None
