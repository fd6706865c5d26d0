"""Edited cells of our own papers: what they say of an item, as keys of the plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from unicodedata import normalize

from wenming_cli.core.plan.festivals import festival_name
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.importers.draft.plantext import quote_value
from wenming_cli.importers.meaning.rhythms import main_rhythm
from wenming_cli.importers.meaning.schedule import schedule_of
from wenming_cli.importers.meaning.understand import understand
from wenming_cli.importers.merging.celltexts import day_in, names_in, put_back, split_cell
from wenming_cli.importers.merging.planedits import names_value
from wenming_cli.importers.merging.proposal import Keys
from wenming_cli.message import M, Message

_RHYTHM = ("every", "times", "on", "workdays", "festivals")
_WHOLE_YEAR = "全年"
_OF_WORDS = frozenset({"title", "text", "lead", "support", "leader", "people"})
_NUMBER = re.compile(r"[-+]?[\d.,]*\d[\d.,]*%?")


class EditedCell(NamedTuple):
    """An edited cell of one item."""

    plan: Plan
    item: Item
    typed: str
    beside_rhythm: bool
    """Whether the paper has a column of rhythms, so that 完成时限 holds days alone."""

    new: bool = False
    """The plan has no such item yet."""

    names: tuple[str, ...] = ()
    """Names that a new item may have as others do, blanks in them included."""


def keys_of(key: str, cell: EditedCell) -> Keys | Message:
    """Return what a cell of a column sets in the plan, or why it cannot be taken."""
    if key in _OF_WORDS and _NUMBER.fullmatch(cell.typed):
        return M("it is a number, and no words")
    return _READERS[key](cell)


def is_of_plan(key: str) -> bool:
    """Tell whether a column shows what the plan says, and no fact from the records."""
    return key in _READERS


def _title(cell: EditedCell) -> Keys | Message:
    if not cell.typed:
        return M("an item needs a title")
    return {"title": quote_value(put_back(cell.item.title, cell.typed, cell.item))}


def _text(cell: EditedCell) -> Keys | Message:
    words = put_back(cell.item.text, cell.typed, cell.item)
    return {"text": quote_value(words) if words else None}


def _lead(cell: EditedCell) -> Keys | Message:
    names = names_in(split_cell(cell.typed), (*cell.item.lead, *cell.item.support, *cell.names))
    return {"lead": names_value(names, single=True) if names else None}


def _support(cell: EditedCell) -> Keys | Message:
    names = names_in(split_cell(cell.typed), (*cell.item.lead, *cell.item.support, *cell.names))
    return {"support": names_value(names, single=False) if names else None}


def _leader(cell: EditedCell) -> Keys | Message:
    return _leader_named(cell, split_cell(cell.typed))


def _leader_named(cell: EditedCell, parts: list[str]) -> Keys:
    names = names_in(parts, (*cell.item.leader.split("、"), *cell.names))
    return {"leader": quote_value("、".join(names)) if names else None}


def _people(cell: EditedCell) -> Keys | Message:
    """Tell offices and leaders of one cell apart: by ；, or by what stood there before."""
    item, parts = cell.item, split_cell(cell.typed)
    offices = [part for name in item.lead for part in split_cell(name)]
    leaders = split_cell(item.leader)
    lead, semicolon, leader = cell.typed.partition("；")
    if semicolon:
        found = split_cell(lead), split_cell(leader)
    elif len(parts) == len(offices) + len(leaders):
        found = parts[: len(offices)], parts[len(offices) :]
    elif leaders and parts[-len(leaders) :] == leaders:
        found = parts[: -len(leaders)], leaders
    elif offices and parts[: len(offices)] == offices:
        found = offices, parts[len(offices) :]
    else:
        return M("offices and leaders cannot be told apart in it")
    keys: dict[str, str | None] = {}
    if found[0] != offices:
        keys |= _lead(cell._replace(typed="、".join(found[0])))  # type: ignore[arg-type]
    if found[1] != leaders:
        keys |= _leader_named(cell, found[1])
    return keys


_ONE_DAY = re.compile(
    r"[\d年月日号前底末止之以内完成上中下旬初季度第一二三四五六七八九十〇零半\-/.\s]*"
)
_HOUR = re.compile(r"\s\d{1,2}:\d{2}(?::\d{2})?$")
"""What a workbook may put behind a day."""


def _due(cell: EditedCell) -> Keys | Message:
    item, typed = cell.item, cell.typed
    if typed == _WHOLE_YEAR and (item.recurs or cell.new) and cell.beside_rhythm:
        return {"due": None}
    if not typed:
        return _without(item, "due", "standing", *(() if cell.beside_rhythm else _RHYTHM))
    found = _form(cell)
    if found is not None:
        return {**_without(item, "due"), **found}
    words = _HOUR.sub("", normalize("NFKC", typed))
    day = day_in(words, cell.plan)
    if day is None:
        return M("no day is understood from it")
    if not _ONE_DAY.fullmatch(words):
        return M("more is written in it than one day")
    if not {int(number) for number in re.findall(r"\d+", words)} <= set(day.timetuple()[:3]):
        return M("there is no such day")
    if day not in cell.plan.span:
        return M("{day} is not in the plan's year", day=day)
    turned = () if cell.beside_rhythm or item.due else _RHYTHM
    return {**_without(item, "standing", *turned), "due": day.isoformat()}


def _rhythm(cell: EditedCell) -> Keys | Message:
    if not cell.typed:
        return _without(cell.item, "standing", *_RHYTHM)
    return _form(cell) or M("no rhythm is understood from it")


def _form(cell: EditedCell) -> Keys | None:
    """Return 长期坚持, a rhythm such as 每季度1次 or festivals as keys; None for another cell."""
    item = cell.item
    festivals = [festival_name(name) or "" for name in split_cell(cell.typed)]
    if all(festivals):
        return {
            **_without(item, "due", "standing", *_RHYTHM),
            "festivals": names_value(festivals, single=False),
        }
    meaning = understand(cell.typed, cell.plan.year, field=True)
    schedule = schedule_of(main_rhythm(list(meaning.rhythms)))
    if schedule is not None:
        rhythm = schedule.rhythm
        kept = () if rhythm.unit == item.every and rhythm.on is None else ("on",)
        keys: dict[str, str | None] = {
            **_without(item, "standing", "festivals", "times", *kept),
            "every": quote_value(rhythm.unit),
        }
        if rhythm.times > 1:
            keys["times"] = str(rhythm.times)
        if rhythm.on is not None:
            keys["on"] = quote_value(rhythm.on)
        return keys
    if any(one.type == "ongoing" for one in meaning.deadlines):
        return {**_without(item, "due", *_RHYTHM), "standing": "true"}
    return None


def said_of(item: Item, key: str) -> str | None:
    """Return the value of a key as TOML writes it; None where the item does not have it."""
    if key not in item.model_fields_set:
        return None
    value = getattr(item, key)
    if isinstance(value, tuple):
        return names_value(value, single=key == "lead")
    return quote_value(value)


def _without(item: Item, *keys: str) -> dict[str, str | None]:
    return {key: None for key in keys if key in item.model_fields_set}


_READERS: Mapping[str, Callable[[EditedCell], Keys | Message]] = {
    "title": _title,
    "text": _text,
    "lead": _lead,
    "support": _support,
    "leader": _leader,
    "people": _people,
    "due": _due,
    "rhythm": _rhythm,
}
