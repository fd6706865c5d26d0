"""What the styles of a Word document do to its words: hide them, strike them, make headings of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wenming_cli.importers.readers.word.numbers import MOST_STYLES, W

_OFF = ("0", "false", "off")
_SWITCHES = {f"{W}vanish": "hidden", f"{W}strike": "struck", f"{W}dstrike": "struck"}
"""The switches of a run that take its words from a reader (ECMA-376 part 1, 17.3.2)."""

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(
    r"toc (?:\d|heading)|(?:table of )?contents(?: (?:\d|heading))?", re.IGNORECASE
)
_PLACEHOLDER = "placeholder text"

Switches = Mapping[str, bool]
"""Which switches are on or off, by tag."""


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    base: str
    switches: Switches
    level: int


@dataclass(frozen=True)
class Looks:
    """The styles of one document."""

    styles: Mapping[str, _Style] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any) -> Looks:
        """Read the styles from the root of their part; None stands for a missing part."""
        found: dict[str, _Style] = {}
        for style in root.iterchildren(f"{W}style") if root is not None else ():
            found[style.get(f"{W}styleId") or ""] = _Style(
                name=_val(style, f"{W}name"),
                base=_val(style, f"{W}basedOn"),
                switches=_switches(style.find(f"{W}rPr")),
                level=outline_level(style.find(f"{W}pPr")),
            )
        return cls(found)

    def switches_of(self, p: Any) -> Switches:
        """Return the switches that the style of a paragraph sets for its words."""
        style = style_of(p)
        return self._switches_of_style(style) if style else {}

    def unseen(self, run: Any, of_paragraph: Switches) -> str:
        """Return why a run is not seen: `hidden`, `struck` or `placeholder`; `""` if it is seen."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return _kind(of_paragraph)
        style = _val(properties, f"{W}rStyle")
        if style:
            named = self.styles.get(style)
            if named is not None and named.name.lower() == _PLACEHOLDER:
                return "placeholder"
            of_paragraph = {**of_paragraph, **self._switches_of_style(style)}
        return _kind({**of_paragraph, **_switches(properties)})

    def is_contents(self, p: Any) -> bool:
        """Tell whether a paragraph has a style of tables of contents."""
        style = style_of(p)
        named = self.styles.get(style)
        return (
            bool(style) and _CONTENTS.fullmatch(named.name if named else spaced(style)) is not None
        )

    def level(self, p: Any) -> int:
        """Return the level of a heading, from 1; 0 for other paragraphs."""
        own = outline_level(p.find(f"{W}pPr"))
        style = style_of(p)
        for _ in range(MOST_STYLES):
            if own or not style:
                break
            named = self.styles.get(style)
            heading = _HEADING.fullmatch(named.name if named else spaced(style))
            own = int(heading[1]) if heading else named.level if named else 0
            style = named.base if named else ""
        return own

    def _switches_of_style(self, style: str) -> Switches:
        found: dict[str, bool] = {}
        for _ in range(MOST_STYLES):
            named = self.styles.get(style)
            if named is None:
                break
            found = {**named.switches, **found}
            style = named.base
        return found


def style_of(p: Any) -> str:
    """Return the id of a paragraph's style; `""` for the usual one."""
    properties = p.find(f"{W}pPr")
    return "" if properties is None else _val(properties, f"{W}pStyle")


def spaced(style: str) -> str:
    """Write an id as the name that Word gives such a style: `TOC1`, `Heading2`."""
    return re.sub(r"(?<=[a-zA-Z])(?=[\d])|(?<=TOC)(?=Heading)", " ", style)


def is_on(parent: Any, tag: str) -> bool:
    """Tell whether a switch of `parent` is there and on."""
    child = None if parent is None else parent.find(tag)
    return child is not None and child.get(f"{W}val") not in _OFF


def outline_level(properties: Any) -> int:
    """Return the outline level of a paragraph's properties, from 1; 0 for none."""
    value = "" if properties is None else _val(properties, f"{W}outlineLvl")
    return int(value) + 1 if re.fullmatch("[0-8]", value) else 0


def _switches(properties: Any) -> Switches:
    if properties is None:
        return {}
    found = (child for child in properties if child.tag in _SWITCHES)
    return {child.tag: child.get(f"{W}val") not in _OFF for child in found}


def _kind(switches: Switches) -> str:
    return next((kind for tag, kind in _SWITCHES.items() if switches.get(tag)), "")


def _val(parent: Any, tag: str) -> str:
    child = parent.find(tag)
    return "" if child is None else child.get(f"{W}val") or ""
