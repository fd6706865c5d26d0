"""What lines are known by: labels, bullets, the ends of sentences."""

from __future__ import annotations

import re

from wenming_cli.core.patterns import HAN
from wenming_cli.importers.fold import fold_width

LABEL = re.compile(
    r"(?:[((]\s?[一二三四五六七八九十\d]{1,3}\s?[))]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、.](?!\d)|第.{1,3}[章条节]|"
    rf"[①-⑳]|\d{{1,2}}(?:\.\d{{1,2}})+|\d{{1,2}} +(?![次场期份件户元月日号]){HAN}|[ⅠⅡⅢ]-\d|附件)"
)
"""How a line begins that is the beginning of an item; after folding."""

DATE = (
    r"(?:(?:二[零一二三四五六七八九]{3}|\d{4})年\s?(?:[一二三四五六七八九十]{1,2}|\d{1,2})月"
    r"\s?(?:[一二三四五六七八九十]{1,3}|\d{1,2})日|20\d\d[.-]\d{1,2}[.-]\d{1,2})"
)
"""A day in figures or characters; after folding."""

ENDS_SENTENCE = "。!?;:”)》"
_BULLET = re.compile(r"[-·•●○■◆▪*]\s+")


def begins_item(text: str) -> bool:
    """Tell whether a line begins with a label, behind a bullet or not."""
    return LABEL.match(without_bullet(fold_width(text).strip())) is not None


def without_bullet(plain: str) -> str:
    """Return a folded line without the bullet that it begins with."""
    return plain[match.end() :] if (match := _BULLET.match(plain)) else plain


def has_bullet(plain: str) -> bool:
    """Tell whether a folded, stripped line begins with a bullet."""
    return _BULLET.match(plain) is not None
