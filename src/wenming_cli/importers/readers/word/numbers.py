"""Automatic Word numbering, resolved to the labels that a reader sees (一、 （一） 1. ①).

A paragraph's level comes from its own `numPr`, else from its style or the styles that one is based
on; `numId` 0 switches numbering off. Definitions come from numbering.xml: an abstract list with
levels, lists that use it with overrides, and links to list styles. Counters belong to the abstract
list, as in Word; a deeper level restarts when a higher one counts, unless `lvlRestart` says
otherwise. ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from wenming_cli.importers.readers.word.numberformats import format_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER = re.compile(r"%([1-9])")
MOST_STYLES = 50
"""Styles based on each other; a longer chain is a loop."""

MOST_LEVELS = 9
"""Levels of a list (ECMA-376 part 1, 17.9.3); Word knows no others."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    """All numbers in Arabic, whatever their own level prints."""

    restart: int | None = None
    """The outermost level after which it restarts, from 1; 0 for never, None for any higher level."""

    style: str = ""


@dataclass
class Numbering:
    """The lists of one document, and how far each has counted."""

    levels: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    """Levels by abstract list."""

    lists: dict[str, tuple[str, dict[int, int], dict[int, ListLevel]]] = field(default_factory=dict)
    """Abstract list, starting numbers and levels of its own, by list."""

    styles: dict[str, tuple[str, str | None, int | None]] = field(default_factory=dict)
    """Base style, list and level, by style."""

    default_style: str = ""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, styles: Any, numbering: Any) -> Numbering:
        """Read the numbering from the roots of a document's parts; None stands for a missing part."""
        made = cls()
        if styles is not None:
            made._read_styles(styles)
        if numbering is not None:
            made._read_lists(numbering)
        return made

    def _read_styles(self, root: Any) -> None:
        for style in root.iterchildren(f"{W}style"):
            name = style.get(f"{W}styleId") or ""
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self.default_style = name
            properties = style.find(f"{W}pPr")
            number, level = _num_pr(properties) if properties is not None else (None, None)
            self.styles[name] = (_val(style, "basedOn") or "", number, level)

    def _read_lists(self, root: Any) -> None:
        by_style: dict[str, str] = {}
        links: dict[str, str] = {}
        for abstract in root.iterchildren(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId") or ""
            self.levels[key] = dict(_levels(abstract))
            if (own := _val(abstract, "styleLink")) is not None:
                by_style[own] = key
            if (link := _val(abstract, "numStyleLink")) is not None:
                links[key] = link
        for key, link in links.items():
            self.levels[key] = self.levels.get(by_style.get(link, ""), self.levels[key])
        for num in root.iterchildren(f"{W}num"):
            starts: dict[int, int] = {}
            own_levels: dict[int, ListLevel] = {}
            for override in num.iterchildren(f"{W}lvlOverride"):
                at = _int(override.get(f"{W}ilvl"))
                if (start := _val(override, "startOverride")) is not None:
                    starts[at] = _int(start)
                own_levels.update(dict(_levels(override)))
            abstract_id = _val(num, "abstractNumId") or ""
            self.lists[num.get(f"{W}numId") or ""] = (abstract_id, starts, own_levels)

    def label(self, p: Any) -> str:
        """Count a paragraph and return its label, `""` where it has no number."""
        number, at = self._list_of(p)
        if number is None or number == "0" or number not in self.lists:
            return ""
        abstract, starts, own = self.lists[number]
        levels = {**self.levels.get(abstract, {}), **own}
        level = levels.get(at)
        if level is None:
            return ""
        counts = self._count(number, at, abstract=abstract, levels=levels, starts=starts)
        return _label_at(level, levels, counts)

    def _list_of(self, p: Any) -> tuple[str | None, int]:
        properties = p.find(f"{W}pPr")
        number, level = _num_pr(properties) if properties is not None else (None, None)
        style = _val(properties, "pStyle") if properties is not None else None
        of_style, style_level, owner = self._list_of_style(style or self.default_style)
        if number is None and of_style is not None:
            number = of_style
            if level is None:
                level = self._level_of_style(of_style, owner, style_level)
        return number, level or 0

    def _list_of_style(self, style: str) -> tuple[str | None, int | None, str]:
        for _ in range(MOST_STYLES):
            base, number, level = self.styles.get(style, ("", None, None))
            if number is not None:
                return number, level, style
            if not base:
                break
            style = base
        return None, None, ""

    def _level_of_style(self, number: str, style: str, level: int | None) -> int:
        if number in self.lists:
            abstract, _, own = self.lists[number]
            for at, one in {**self.levels.get(abstract, {}), **own}.items():
                if one.style == style:
                    return at
        return level or 0

    def _count(
        self,
        number: str,
        at: int,
        *,
        abstract: str,
        levels: dict[int, ListLevel],
        starts: dict[int, int],
    ) -> dict[int, int]:
        counts = self.counts.setdefault(abstract, {})
        fresh = at in starts and (number, at) not in self.begun
        if fresh:
            self.begun.add((number, at))
            counts[at] = starts[at]
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = levels[at].start
        for above in range(at):
            if above not in counts and above in levels:
                counts[above] = levels[above].start
        for deeper in [n for n in counts if n > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and at < restart):
                del counts[deeper]
        return counts


def _label_at(level: ListLevel, levels: dict[int, ListLevel], counts: dict[int, int]) -> str:
    if level.format in ("bullet", "none") and not _PLACEHOLDER.search(level.text):
        return "" if level.format == "bullet" else level.text

    def fill(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        form = "decimal" if level.legal else levels.get(at, ListLevel()).format
        return format_number(counts.get(at, 1), form)

    return _PLACEHOLDER.sub(fill, level.text).strip()


def _levels(parent: Any) -> list[tuple[int, ListLevel]]:
    found = ((_int(lvl.get(f"{W}ilvl")), lvl) for lvl in parent.iterchildren(f"{W}lvl"))
    return [(at, _level(lvl)) for at, lvl in found if 0 <= at < MOST_LEVELS]


def _level(lvl: Any) -> ListLevel:
    restart = _val(lvl, "lvlRestart")
    legal = lvl.find(f"{W}isLgl")
    return ListLevel(
        start=_int(_val(lvl, "start") or "1"),
        format=_format(lvl),
        text=_val(lvl, "lvlText") or "",
        legal=legal is not None and legal.get(f"{W}val") not in ("0", "false"),
        restart=None if restart is None else _int(restart),
        style=_val(lvl, "pStyle") or "",
    )


def _format(lvl: Any) -> str:
    """Return the number format; newer ones stand beside an older one in AlternateContent."""
    found = [one.get(f"{W}val") or "" for one in lvl.iter(f"{W}numFmt")]
    known = [one for one in found if one and one != "custom"]
    return known[0] if known else "decimal"


def _num_pr(properties: Any) -> tuple[str | None, int | None]:
    num_pr = properties.find(f"{W}numPr")
    if num_pr is None:
        return None, None
    level = _val(num_pr, "ilvl")
    return _val(num_pr, "numId"), None if level is None else _int(level)


def _val(parent: Any, name: str) -> str | None:
    child = parent.find(f"{W}{name}")
    value = None if child is None else child.get(f"{W}val")
    return None if value is None else str(value)


def _int(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 9 else 0
