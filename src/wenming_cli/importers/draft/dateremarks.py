"""What a person should know about the dates of an import: none understood, several, impossible ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from wenming_cli.core.dates.stated import Flaw
from wenming_cli.errors import Problem
from wenming_cli.importers.draft.datenotes import several_dates
from wenming_cli.importers.draft.plandata import PlanItem
from wenming_cli.importers.meaning.schedule import skips_years
from wenming_cli.importers.meaning.spans import Deadline
from wenming_cli.message import M, Message

_SHORT = 16
"""Characters of a title in a remark."""


def date_remarks(items: Sequence[PlanItem], shown: str, year: int) -> Iterator[Problem]:
    """Yield what a person must look at, item by item.

    Args:
        items: what will be tracked.
        shown: the document's name in messages.
        year: the plan's year.
    """
    for item in items:
        for remarks in (_undated, _flawed, _apart, _skipping, _several, _within, _outside):
            for code, message, hint in remarks(item, year):
                yield Problem(
                    code,
                    message,
                    hint=hint,
                    file=shown,
                    line=item.origin.node.place.line,
                    blocking=False,
                    notice=True,
                )


_Remark = tuple[str, Message, Message]


def _named(item: PlanItem) -> dict[str, str]:
    return {"no": item.no, "title": item.title[:_SHORT]}


def _undated(item: PlanItem, _year: int) -> Iterator[_Remark]:
    """Say which words stand where a deadline belongs and name no day; they stay in a comment."""
    flawed = [d.raw for d in item.origin.dates if d.flaw]
    for words in item.origin.undated:
        if not any(raw in words for raw in flawed):
            yield (
                "date-unread",
                M("{no} {title}: '{words}' names no day", **_named(item), words=words),
                M(
                    "set `due` in the plan, where the words stand in a comment; `list --undated` shows such items"
                ),
            )


def _flawed(item: PlanItem, _year: int) -> Iterator[_Remark]:
    for found in item.origin.dates:
        if found.flaw:
            yield _FLAWS[found.flaw](item, found)


def _no_such_day(item: PlanItem, found: Deadline) -> _Remark:
    message = (
        M(
            "{no} {title}: there is no such day as '{words}'; {day} is taken",
            **_named(item),
            words=found.raw,
            day=found.end,
        )
        if found.end
        else M(
            "{no} {title}: there is no such day as '{words}'; no date is taken",
            **_named(item),
            words=found.raw,
        )
    )
    return "no-such-day", message, M("ask which day is meant, and set `due` in the plan")


def _ambiguous(item: PlanItem, found: Deadline) -> _Remark:
    return (
        "date-unread",
        M(
            "{no} {title}: '{words}' can be read in two ways; no date is taken",
            **_named(item),
            words=found.raw,
        ),
        M("a spreadsheet makes 6.3 of 6.30, and 3-5 may be months; set `due` in the plan"),
    )


_FLAWS: dict[Flaw, Callable[[PlanItem, Deadline], _Remark]] = {
    "no-such-day": _no_such_day,
    "ambiguous": _ambiguous,
}


def _apart(item: PlanItem, year: int) -> Iterator[_Remark]:
    """Say which act of an item its rhythm does not track."""
    del year
    for _, words in () if item.heading else item.origin.apart:
        yield (
            "act-apart",
            M(
                "{no} {title}: '{words}' is another act than what recurs, and is not tracked",
                **_named(item),
                words=words,
            ),
            M("make an item of it with a `due` of its own; the words stand in a comment"),
        )


def _skipping(item: PlanItem, year: int) -> Iterator[_Remark]:
    """Ask whether what is not done every year falls in this one."""
    stated = item.origin.rhythm
    if stated and skips_years(stated) and not item.heading:
        yield (
            "not-every-year",
            M(
                "{no} {title}: '{words}' is not every year; a plan of one year has no rhythm for it",
                **_named(item),
                words=stated.raw,
            ),
            M("check whether {year} is such a year, set `due`, or take the item out", year=year),
        )


def _several(item: PlanItem, year: int) -> Iterator[_Remark]:
    """Say that an item has several dates and is tracked by the last one."""
    dated = several_dates(item.origin, item.due, year)
    if dated and not item.heading:
        yield (
            "several-dates",
            M(
                "{no} {title}: '{words}' names several dates; only {day} is tracked",
                **_named(item),
                words="；".join(dict.fromkeys(d.raw for d in dated)),
                day=item.due,
            ),
            M("make an item for each date, or set `every` in the plan"),
        )


def _within(item: PlanItem, _year: int) -> Iterator[_Remark]:
    """Say that a rhythm keeps no place for the dates listed beside it (每半年, 5月、11月)."""
    stated = item.origin.rhythm
    for found in item.origin.dates:
        if found.each and item.rhythm and not item.due and stated and stated.raw != found.raw:
            yield (
                "day-not-kept",
                M(
                    "{no} {title}: a plan cannot hold the day in '{words}'",
                    **_named(item),
                    words=found.raw,
                ),
                M("the day stands in a comment; remember it, or make an item for each date"),
            )


def _outside(item: PlanItem, year: int) -> Iterator[_Remark]:
    if item.due and item.due.year != year and not item.heading:
        yield (
            "date-outside",
            M(
                "{no} {title}: {day} lies outside {year}, the year of the plan",
                **_named(item),
                day=item.due,
                year=year,
            ),
            M("check the year of the date, and that of the plan"),
        )
