"""What a closing keeps of each item of the plan, so that later it can be said which is another.

The digest of the whole plan tells whether it changed, and is part of the code. These digests stand
beside the code and only help to name what changed; they are short, since a plan has hundreds of
items and all of it is one line of a journal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from wenming_cli.core.closing.digests import canonical_json
from wenming_cli.core.journal.planentries import Close
from wenming_cli.message import M, Message, joined

Aspect = Literal["no", "title", "text", "owners", "time", "rest"]

_KEYS: Mapping[Aspect, tuple[str, ...]] = {
    "no": ("kind", "no"),
    "title": ("title",),
    "text": ("text",),
    "owners": ("lead", "support", "leader"),
    "time": (
        "start", "due", "every", "times", "on", "workdays", "standing", "festivals",
    ),
    "rest": (),
}  # fmt: skip
"""Keys of `plan.toml` that are told under one name, in the order of their digests; closings that
stand depend on it. What is not listed is `rest`."""

ASPECT_NAMES: Mapping[Aspect, Message] = {
    "no": M("number"),
    "title": M("title"),
    "text": M("text"),
    "owners": M("owners"),
    "time": M("deadline or rhythm"),
    "rest": M("steps or other keys"),
}

_NAMED = frozenset(key for keys in _KEYS.values() for key in keys)
_DIGITS = 5
"""Hexadecimal digits of an aspect: of a million changes one would be told without its name."""


class ItemNow(NamedTuple):
    """An item as the plan has it now."""

    no: str
    title: str
    digest: str
    """Of each aspect, one after the other."""


class PlanParts(NamedTuple):
    """A plan as data, in the parts that are told apart."""

    items: Mapping[str, ItemNow]
    """By their ids, in the order of the plan."""

    head: str
    """The digest of what is no item: title, unit, policy, calendar, goals."""


class PlanChange(NamedTuple):
    """What of the plan is not as it was when a period was closed: mostly an item."""

    kind: ChangeKind
    id: str = ""
    no: str = ""
    title: str = ""
    """`""` for an item that is gone and of which the journal says nothing."""

    aspects: Sequence[Aspect] = ()
    """What of an item changed."""

    @property
    def what(self) -> Message:
        """What happened, in words."""
        return _KIND_WORDS.get(self.kind) or joined(ASPECT_NAMES[one] for one in self.aspects)

    @property
    def words(self) -> Message:
        """The item and what happened to it."""
        if not self.no:
            return self.what
        name = M("{no} {title}", no=self.no, title=self.title) if self.title else self.no
        return M("{item} ({what})", item=name, what=self.what)


ChangeKind = Literal["changed", "added", "dropped", "head", "order"]
"""Of an item, the first three; of what is no item; of nothing but the order of items."""

_KIND_WORDS: Mapping[ChangeKind, Message] = {
    "added": M("new"),
    "dropped": M("no longer there"),
    "head": M("what is no item: title, unit, policy, calendar or goals"),
    "order": M("the order of the items"),
}


def plan_parts(data: Mapping[str, Any]) -> PlanParts:
    """Take a plan apart, as `tomli` gives it; it may be faulty."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for kind in ("task", "measure"):
        for table in _tables(data.get(kind)):
            key = str(table.get("id", table.get("no", "")))
            tables.setdefault(key, []).append({**table, "kind": kind})
    items = {
        key: ItemNow(str(own[0].get("no", key)), str(own[0].get("title", "")), _digest(own))
        for key, own in tables.items()
    }
    head = {key: value for key, value in data.items() if key not in ("task", "measure")}
    return PlanParts(items, _short(head, 2 * _DIGITS))


def _tables(value: object) -> Iterator[dict[str, Any]]:
    yield from (one for one in (value if isinstance(value, list) else ()) if isinstance(one, dict))


def _digest(own: Sequence[Mapping[str, Any]]) -> str:
    """Return the digests of an item; of a faulty plan all that share one id are one."""
    return "".join(
        _short([{key: one[key] for key in one if _is_of(aspect, key)} for one in own], _DIGITS)
        for aspect in _KEYS
    )


def _is_of(aspect: Aspect, key: str) -> bool:
    return key in _KEYS[aspect] if key in _NAMED else aspect == "rest" and key != "id"


def _short(data: object, digits: int) -> str:
    return hashlib.sha256(canonical_json(data)).hexdigest()[:digits]


def kept_items(parts: PlanParts) -> tuple[str, ...]:
    """Return what a closing keeps of the items: each id with its digest."""
    return tuple(f"{key} {item.digest}" for key, item in parts.items.items())


def plan_changes(close: Close, now: PlanParts, titles: Mapping[str, str]) -> list[PlanChange]:
    """Return what of a plan that was changed is not as it was: items in their order, those gone.

    Args:
        close: the closing; where an older program kept nothing of the items, nothing can be named.
        now: the plan, which is not the one that was closed.
        titles: what the journal calls items, by their ids.
    """
    if not close.plan_items:
        return []
    then = dict(line.split(" ", 1) for line in close.plan_items)
    found: list[PlanChange] = []
    for key, item in now.items.items():
        if key not in then:
            found.append(PlanChange("added", key, no=item.no, title=item.title))
        elif then[key] != item.digest:
            aspects = _changed_aspects(then[key], item.digest)
            found.append(PlanChange("changed", key, no=item.no, title=item.title, aspects=aspects))
    gone = [key for key in then if key not in now.items]
    found += [PlanChange("dropped", key, no=key, title=titles.get(key, "")) for key in gone]
    if now.head != close.plan_head:
        found.append(PlanChange("head"))
    return found or [PlanChange("order")]


def _changed_aspects(then: str, now: str) -> Sequence[Aspect]:
    starts = range(0, len(now), _DIGITS)
    pairs = zip(_KEYS, starts, strict=True)
    return tuple(name for name, at in pairs if then[at : at + _DIGITS] != now[at : at + _DIGITS])
