"""What the document asks for in numbers, in the words of a paper: 完成上半年5名以上的目标."""

from __future__ import annotations

import re

from wenming_cli.core.board.targets import Measured
from wenming_cli.core.journal.entries import number_of
from wenming_cli.core.plan.plan import Target
from wenming_cli.papers import chinese


def target_words(one: Measured) -> str:
    """Return `达到每期50人次以上的要求`, `完成上半年5名以上的目标`."""
    asked = asked_words(one.target)
    if one.session is not None:
        return f"达到{asked}的要求"
    return f"完成{_term_words(one)}{asked}的目标"


def asked_words(target: Target) -> str:
    """Return `5名以上`, `5名`."""
    return f"{number_of(target.n)}{target.unit}{'以上' if target.at_least else ''}"


def _term_words(one: Measured) -> str:
    words = chinese.period_words(one.term) if one.target.per else ""
    return re.sub(r"^\d{4}年度?", "" if one.target.per != "year" else "全年", words)
