"""HTML cut into tags and text in one pass, with the offset of each.

`html.parser` goes over the rest of a page again for every sign that ends nowhere, so that 80 KB of
`<` take minutes, and it fails on some declarations. Here nothing is read twice: what was once looked
for without success is not looked for again. A tree of lxml would lose the columns.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_NAME = re.compile(r"[a-zA-Z][^\t\n\r\f />\x00]*")
_ATTRIBUTE = re.compile(
    r"""(?>[\s/]*)([^\s/>][^\s/=>]*)(?>(\s*=+\s*)(?:'([^']*)'|"([^"]*)"|(?!['"])([^>\s]*))?)?"""
)
_RAW = ("script", "style")
"""Elements whose content is no HTML."""

_VERBATIM = "<![CDATA["
_ENDS = ("<!--", "-->"), (_VERBATIM, "]]>"), ("<!", ">"), ("<?", ">"), ("</", ">")
"""What begins that is no tag, and what ends it; the longest beginning first."""


class StartTag(NamedTuple):
    """The beginning of an element."""

    at: int
    name: str
    attributes: Mapping[str, str]


class EndTag(NamedTuple):
    """The end of an element."""

    at: int
    name: str


class PageText(NamedTuple):
    """Text with its references put in."""

    at: int
    text: str


class _Text:
    """A text that is searched forwards only."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._absent: set[str] = set()

    def find(self, what: str, at: int) -> int:
        """Return where `what` comes next, -1 if nowhere; `at` never goes back."""
        if what in self._absent:
            return -1
        found = self.text.find(what, at)
        if found < 0:
            self._absent.add(what)
        return found


def html_tokens(text: str) -> Iterator[StartTag | EndTag | PageText]:
    """Yield the tags and the text of a page; comments and declarations are left out."""
    source, at = _Text(text), 0
    while at < len(text):
        if text[at] != "<":
            end = source.find("<", at)
            end = len(text) if end < 0 else end
            yield PageText(at, _unescape(text[at:end]))
        else:
            end, tokens = _markup(source, at)
            yield from tokens
        at = end


def _markup(source: _Text, at: int) -> tuple[int, list[StartTag | EndTag | PageText]]:
    """Read what begins with `<`; return where it ends and what it is."""
    text = source.text
    if name := _NAME.match(text, at + 1):
        return _start_tag(source, at, name)
    if (name := _NAME.match(text, at + 2)) and text.startswith("</", at):
        end = source.find(">", name.end())
        return (
            (end + 1, [EndTag(at, name[0].lower())]) if end >= 0 else (at + 1, [PageText(at, "<")])
        )
    for begin, close in _ENDS:
        if text.startswith(begin, at) and (end := source.find(close, at + len(begin))) >= 0:
            return end + len(close), []
    return at + 1, [PageText(at, "<")]


def _start_tag(
    source: _Text, at: int, name: re.Match[str]
) -> tuple[int, list[StartTag | EndTag | PageText]]:
    text, tag = source.text, name[0].lower()
    if source.find(">", name.end()) < 0:
        return at + 1, [PageText(at, "<")]
    attributes: dict[str, str] = {}
    end = name.end()
    while found := _ATTRIBUTE.match(text, end):
        end = found.end()
        value = next((one for one in found.groups()[2:] if one is not None), None)
        attributes[found[1].lower()] = _unescape(value or "")
        if found[2] and value is None:
            break  # a quote that nothing closes
    close = source.find(">", end)
    end = len(text) if close < 0 else close + 1
    tokens: list[StartTag | EndTag | PageText] = [StartTag(at, tag, attributes)]
    if close >= 0 and text[close - 1] == "/":
        return end, [*tokens, EndTag(at, tag)]
    if tag in _RAW:
        closing = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(text, end)
        end = closing.start() if closing else len(text)
    return end, tokens


def _unescape(text: str) -> str:
    """Put in what references such as `&nbsp;` stand for; numbers without end stay as they are."""
    if "&" not in text:
        return text
    try:
        return html.unescape(text)
    except ValueError:
        return text
