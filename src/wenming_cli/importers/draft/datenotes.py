"""What the comments of an item say about its dates: Chinese, as the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wenming_cli.importers.draft.draft import DraftItem
from wenming_cli.importers.draft.stages import stage_in
from wenming_cli.importers.meaning.spans import Deadline


def several_dates(origin: DraftItem, due: date | None, year: int) -> tuple[Deadline, ...]:
    """Return the dates of an item that is tracked by the last of several; else nothing.

    Args:
        origin: what the document says.
        due: the deadline that the plan gets.
        year: the plan's year; `全年` beside a date is none of several.
    """
    whole = (date(year, 1, 1), date(year, 12, 31))
    stage = stage_in(origin.node.own, origin.node.title, origin.dates)
    dated = tuple(d for d in origin.dates if d.end and (d.start, d.end) != whole and d != stage)
    ends = {day for d in dated for day in d.each or (d.end,)}
    return dated if due and origin.due == due and len(ends) > 1 else ()


def date_notes(origin: DraftItem, due: date | None, year: int) -> Iterator[str]:
    """Yield what was left open or taken on trust; arguments as for `several_dates`."""
    event = origin.deadline.raw if origin.deadline and origin.deadline.type == "event" else ""
    for words in dict.fromkeys([*origin.undated, *filter(None, [origin.vague])]):
        if not event or event not in words:
            yield f"“{words}”没有说定时间，请定：due = … 或 every = …"
    for found in origin.dates:
        if found.flaw == "no-such-day":
            yield f"没有“{found.raw}”这一天，请核对"
    for _, words in origin.apart:
        yield f"“{words}”：一条里有两件事，这一件没有跟踪，请另列条目，写上 due"
    if several := several_dates(origin, due, year):
        words = "；".join(dict.fromkeys(d.raw for d in several))
        yield f"“{words}”：有好几个日期，只按 {due} 跟踪"
