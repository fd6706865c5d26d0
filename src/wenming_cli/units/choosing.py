"""Which units are meant (`--where`), and what they are grouped by (`--by`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wenming_cli.core.nearest import nearest
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import M, Message, joined
from wenming_cli.units.unit import FIELDS, Grouping, ListedUnit

Condition = tuple[str, str]
"""A field of a unit, and what it must be."""

MOST_VALUES = 12
"""Values of a column that are named where none fits."""

_ASKED: Mapping[str, str] = {name: key for key, words in FIELDS for name in (*words, key)}
"""How the fields of a unit are typed."""

_HEADINGS: Mapping[str, str] = {key: words[0] for key, words in FIELDS}
_GROUPINGS: Mapping[str, Grouping] = {"category": "category", "level": "level", "area": "area"}
_NOTHING = ("none", "无")


def read_grouping(text: str) -> Grouping:
    """Return what to group by, as it was typed: 片区, 级别, area, none.

    Raises:
        Usage: nothing is grouped by that.
    """
    field = _ASKED.get(text.strip(), "")
    if text.strip() in _NOTHING or field in _GROUPINGS:
        return _GROUPINGS.get(field, "none")
    usual = [_HEADINGS[key] for key in _GROUPINGS]
    raise Usage(
        M("'{text}' is nothing to group units by", text=text),
        M("choose one of {words}", words="、".join([*usual, _NOTHING[0]])),
    )


def read_conditions(where: Iterable[str]) -> list[Condition]:
    """Return conditions as they were typed: `等级=省级`.

    Raises:
        Usage: one is no condition.
    """
    return [_condition(text) for text in where]


def _condition(text: str) -> Condition:
    key, equals, value = text.replace("＝", "=").partition("=")
    field = _ASKED.get(key.strip(), "")
    if field and equals:
        return field, value.strip()
    near = "" if field else nearest(key.strip(), _ASKED)
    words = joined(_HEADINGS.values())
    raise Usage(
        M("'{text}' is no condition of units", text=text),
        M("did you mean {near}? there are {words}", near=near, words=words)
        if near
        else M("write it like --where 等级=省级; there are {words}", words=words),
    )


def fits(unit: ListedUnit, conditions: Iterable[Condition]) -> bool:
    """Tell whether all conditions hold of a unit."""
    return all(getattr(unit, field) == value for field, value in conditions)


def none_fits(units: Sequence[ListedUnit], conditions: Sequence[Condition]) -> Refused:
    """Return the error for conditions that hold of no unit, with the values that there are."""
    said = joined(f"{_HEADINGS[field]}={value}" for field, value in conditions)
    return Refused(
        M("none of {n} units is such: {words}", n=len(units), words=said),
        _what_there_is(units, conditions),
    )


def _what_there_is(units: Sequence[ListedUnit], conditions: Sequence[Condition]) -> Message:
    for field, value in conditions:
        known = list(dict.fromkeys(filter(None, (getattr(unit, field) for unit in units))))
        if not known:
            return M("no unit of the list has a {heading}", heading=_HEADINGS[field])
        if value not in known:
            named = [*known[:MOST_VALUES], *["…"] * (len(known) > MOST_VALUES)]
            return M("{heading} is one of {words}", heading=_HEADINGS[field], words=joined(named))
    return M("each holds of some units, but no unit has all of them")
