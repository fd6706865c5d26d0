"""The one day that somebody typed: 2026-11-30, 11.30, 十一月三十日, 11月底, 国庆节."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from wenming_cli.core.patterns import compiled
from wenming_cli.core.periods import LONGEST
from wenming_cli.errors import Usage
from wenming_cli.message import M, Message

if TYPE_CHECKING:
    from wenming_cli.core.dates.stated import Stated

_PLAIN = str.maketrans({"〇": "零", "○": "零", "◯": "零", "—": "-", "–": "-"})
_LIMIT = r"前|止|^(?:到|至|截|最迟|不[迟晚]于)"


def parse_date(text: str, year: int, *, by: bool = False) -> date:
    """Read one day in any way in which people write it (`core.dates.read`).

    Args:
        text: what was typed, full or half width.
        year: the year meant where the text names none.
        by: a deadline is asked for, so that 6月30日前 and 国庆节前 say enough.

    Raises:
        Usage: the text names no day, or not one alone; the hint asks for what is missing.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        stated = _stated(text, year)
    if stated is None:
        raise Usage(
            M(
                "'{text}' is not a date",
                text=text if len(text) <= LONGEST else f"{text[:LONGEST]}…",
            ),
            M("write it as 2023-03-05, 3-5 or 3月5日"),
        )
    question = _question(stated, by=by)
    if question is not None or stated.last is None:
        raise Usage(*(question or _no_such_day(stated)))
    return stated.last


def _stated(text: str, year: int) -> Stated | None:
    """Return what a text says as a whole."""
    from wenming_cli.core.dates.read import find_dates

    if len(text) > LONGEST:
        return None
    folded = "".join(unicodedata.normalize("NFKC", text).translate(_PLAIN).split())
    found = find_dates(folded, year, [(0, len(folded))])
    return next((one for one in found if len(one.raw) == len(folded)), None)


def _question(stated: Stated, *, by: bool) -> tuple[Message, Message] | None:
    """Return what is wrong and what is missing; None where one day is named."""
    if stated.flaw == "no-such-day":
        return _no_such_day(stated)
    if stated.each:
        days = ", ".join(map(str, stated.each))
        return (
            M("'{text}' names several days: {days}", text=stated.raw, days=days),
            M("which of them is it? write one"),
        )
    if stated.kind == "around":
        return (
            M("'{text}' names no single day", text=stated.raw),
            M("which day is it? write it as 2023-03-05, 3-5 or 3月5日"),
        )
    if stated.kind == "stretch":
        return (
            M(
                "'{text}' is no single day but a stretch up to {last}",
                text=stated.raw,
                last=stated.last,
            ),
            M(
                "which day is it? write it as 2023-03-05, 3-5 or 3月5日; 3月底 is the last of a month"
            ),
        )
    if stated.kind == "limit" and not by and compiled(_LIMIT).search(stated.raw):
        return (
            M("'{text}' says by when, not on which day", text=stated.raw),
            M("which day is it? write it as 2023-03-05, 3-5 or 3月5日"),
        )
    return None


def _no_such_day(stated: Stated) -> tuple[Message, Message]:
    hint = (
        M("which day is it? that month ends on {day}", day=stated.last)
        if stated.last
        else M("write it as 2023-03-05, 3-5 or 3月5日")
    )
    return M("there is no such day as '{text}'", text=stated.raw), hint
