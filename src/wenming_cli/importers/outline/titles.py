"""Where a heading ends and its body begins."""

from __future__ import annotations

import re

from wenming_cli.core.patterns import HAN
from wenming_cli.importers.fold import fold_width

LONGEST = 30
"""Characters; a longer title is cut at its first comma."""

_END = re.compile(r"[\n。:;|]")
_OWNER_BRACKET = re.compile(
    r"[(\[](?=\s?(?:责任|牵头|配合|完成|主办|承办|负责|时限|协办|分管|[^()]{1,20}(?:牵头|负责|配合)))"
)
_STAGE = re.compile(r"\s*第[一二三四五六七八九十\d]{1,2}阶段\s*(?:\([^()]{1,24}\)\s*)?:")
_LOST_BREAK = re.compile(r"(?<=\S) (?!\d)|(?<=[^\s.]) ")
"""A blank that stood for a line break; not the one in 1. 5米."""

_SPACED = re.compile(rf"{HAN}(?:\s+{HAN}){{1,5}}")


def title_end(text: str, *, spaced: bool) -> int:
    """Return the length of the title that `text` begins with, without trailing spaces.

    Args:
        text: what follows the label.
        spaced: line breaks were lost and became spaces, so that a space ends a title too.
    """
    plain = fold_width(text)
    lead = len(plain) - len(plain.lstrip(" "))
    end = re.compile(r"[\n。]") if _STAGE.match(plain) else _END
    cut = [match.start() for match in (end.search(plain), _OWNER_BRACKET.search(plain)) if match]
    if spaced and not _STAGE.match(plain):
        blank = _LOST_BREAK.search(plain, lead)
        if blank:
            cut.append(blank.start())
    stop = min(cut, default=len(plain))
    if stop - lead > LONGEST and not _STAGE.match(plain):
        comma = plain.find(",", lead, stop)
        stop = comma if comma > lead else stop
    return len(plain[:stop].rstrip(" "))


def tidy_title(title: str) -> str:
    """Take out the spaces that spread a short title (`总　则`)."""
    title = title.strip(" \u3000\t")
    return re.sub(r"\s+", "", title) if _SPACED.fullmatch(title) else title
