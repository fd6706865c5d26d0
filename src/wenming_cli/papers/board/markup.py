"""HTML as a tree: text is text by construction, whatever characters it holds."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from wenming_cli.papers.cleaning import clean_text

Child = Element | str
Content = Child | Iterable[Child | None] | None


def el(name: str, /, *children: Content, **attributes: object) -> Element:
    """Make an element; `class_` is class, `aria_label` is aria-label, None leaves one out.

    Children are given one by one or in lists; None among them is left out. Style sheets are the one
    place where text is not escaped: only constants belong there.
    """
    made = Element(name)
    for key, value in attributes.items():
        if value is not None:
            made.set(key.rstrip("_").replace("_", "-"), clean_text(str(value)))
    for child in _flat(children):
        if isinstance(child, Element):
            made.append(child)
        else:
            _add_text(made, clean_text(child))
    return made


def render_html(root: Element) -> bytes:
    """Return a whole document as HTML."""
    # ElementTree.tostring is not defused because it writes; nothing is parsed here
    return f"<!doctype html>\n{tostring(root, 'unicode', method='html')}\n".encode()


def _flat(children: Iterable[Content]) -> Iterable[Child]:
    for child in children:
        if isinstance(child, (str, Element)):
            yield child
        elif child is not None:
            yield from (one for one in child if one is not None)


def _add_text(made: Element, text: str) -> None:
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text
