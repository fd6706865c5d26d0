"""What of a page a reader does not see, or what a website puts around a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wenming_cli.importers.lines import LeftOut, Place

NO_TEXT = ""
"""The reason of what no browser ever shows as text: it is not even left out."""

_ELEMENTS = {
    **dict.fromkeys(("script", "style", "noscript", "template", "head"), NO_TEXT),
    **dict.fromkeys(("select", "button", "option", "iframe", "svg"), "site"),
    **dict.fromkeys(("del", "s", "strike"), "struck"),
    **dict.fromkeys(("rt", "rp"), "ruby"),
}
_STYLES = {
    re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"): "hidden",
    re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through"): "struck",
}
_EMPTY = frozenset(
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ]
)  # fmt: skip
"""Elements that never have an end (HTML, 13.1.2)."""

_AREAS = frozenset(
    [
        "div", "section", "ul", "ol", "nav", "aside", "footer",
    ]
)  # fmt: skip
_AROUND = frozenset(
    [
        "nav", "navbar", "menu", "foot", "footer", "side", "sidebar", "aside", "share",
        "breadcrumb", "crumb", "copyright", "related", "recommend", "login",
    ]
)  # fmt: skip
"""Words in the class or id of what a website puts around a document."""

WITHOUT_WORDS = {"img": "picture", "object": "object", "embed": "object", "video": "object"}
"""Elements that hold nothing that can be read, and what they are called."""

_SMALL = 32
"""Pixels up to which a picture is a bullet or an icon."""


def unseen_element(tag: str, attributes: Mapping[str, str], *, furniture: bool) -> str | None:
    """Return why an element is not read; None for one that is.

    Args:
        tag: its name.
        attributes: its attributes.
        furniture: whether what a website puts around a document is read too.
    """
    if tag in _EMPTY:
        return None
    style = attributes.get("style", "").lower()
    found = next((why for form, why in _STYLES.items() if form.search(style)), None)
    if "hidden" in attributes:
        found = "hidden"
    if found == "hidden" and tag == "tr":
        return "hidden-row"
    if found is None and not furniture and _is_around(tag, attributes):
        return "site"
    return _ELEMENTS.get(tag, found)


def is_small(attributes: Mapping[str, str]) -> bool:
    """Tell whether a picture is only a bullet, an icon or a dot that counts visits."""
    sides = (re.match(r"\d{1,5}", attributes.get(side, "")) for side in ("width", "height"))
    return any(side is not None and int(side[0]) <= _SMALL for side in sides)


def _is_around(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag not in _AREAS:
        return False
    names = " ".join(value for key, value in attributes.items() if key in ("class", "id"))
    return tag in _AROUND or not _AROUND.isdisjoint(re.split(r"[\s_-]+", names.lower()))


class Unseen:
    """The outermost element that is not read, and the words in it."""

    def __init__(self) -> None:
        """Begin outside of any."""
        self._tags: list[str] = []
        self._why = NO_TEXT
        self._words: list[str] = []
        self._place = Place(1)

    @property
    def open(self) -> bool:
        """Whether such an element is open."""
        return bool(self._tags)

    def begin(self, tag: str, why: str, place: Place) -> None:
        """Open one."""
        self._tags, self._why, self._place = [tag], why, place

    def goes_on_with(self, tag: str) -> bool:
        """Take the beginning of an element inside; tell whether it is inside."""
        if self._tags and tag == self._tags[0]:
            self._tags.append(tag)
        if self._tags and tag not in ("span", "b", "a", "font"):
            self._words.append(" ")
        return bool(self._tags)

    def ends_before(self, block: str) -> bool:
        """Tell whether a block ends the element without a sign: no paragraph holds a block."""
        return self._tags[:1] == ["p"] and block != "br"

    def end(self, tag: str) -> bool:
        """Take the end of an element; tell whether it ends what is not read."""
        if tag == self._tags[0]:
            self._tags.pop()
        return not self._tags

    def add(self, text: str) -> None:
        """Take words inside."""
        if self._why != NO_TEXT:
            self._words.append(text)

    def take(self) -> Iterator[LeftOut]:
        """Close the element, and yield its words."""
        text = " ".join("".join(self._words).split())
        if text and self._why != NO_TEXT:
            yield LeftOut(self._why, text, self._place)
        self._tags, self._words, self._why = [], [], NO_TEXT
