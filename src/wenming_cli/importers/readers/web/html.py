"""HTML: what a browser would show as text, block by block; lists keep the numbers shown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from wenming_cli.formats.limits import Budget
from wenming_cli.importers.lines import LeftOut, Place, ReadDocument, SourceLine
from wenming_cli.importers.readers.decoding import decode_text
from wenming_cli.importers.readers.web.cells import PageTables
from wenming_cli.importers.readers.web.seen import (
    WITHOUT_WORDS,
    Unseen,
    is_small,
    unseen_element,
)
from wenming_cli.importers.readers.web.tokens import EndTag, StartTag, html_tokens

_BLOCKS = frozenset(
    [
        "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table",
        "section", "article", "header", "footer", "title", "dt", "dd", "hr", "blockquote", "pre",
        "center", "form", "fieldset", "body", "head", "nav", "aside", "main",
    ]
)  # fmt: skip
_OF_TABLES = frozenset(["table", "tr", "td", "th"])
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_html(raw: bytes, shown: str) -> ReadDocument:
    """Read the text blocks and table rows of a page; places are those of the HTML source.

    Raises:
        Unreadable: the bytes are no text.
        Refused: it holds more than any plan.
    """
    text = decode_text(raw, shown)
    found = _read(text, shown, furniture=False)
    return found if found.lines else _read(text, shown, furniture=True)


def _read(text: str, shown: str, *, furniture: bool) -> ReadDocument:
    page = _Page(text, Budget(shown), furniture=furniture)
    for token in html_tokens(text):
        page.at = token.at
        if isinstance(token, StartTag):
            page.begin(token.name, token.attributes)
        elif isinstance(token, EndTag):
            page.end(token.name)
        else:
            page.add_text(token.text)
    page.finish()
    return ReadDocument(tuple(page.lines), tuple(page.left_out))


def _first_of(tag: str, attributes: Mapping[str, str]) -> int | None:
    """Return the number of a list's first item; None where it shows none."""
    if tag == "ul":
        return None
    start = attributes.get("start", "")
    return int(start) if re.fullmatch("[0-9]{1,9}", start) else 1


class _Page:
    """Collects blocks; a table row becomes one line with its cells."""

    def __init__(self, source: str, budget: Budget, *, furniture: bool) -> None:
        self.lines: list[SourceLine] = []
        self.left_out: list[LeftOut] = []
        self.at = 0
        """The offset of what is being read."""

        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self._budget = budget
        self._furniture = furniture
        self._text: list[str] = []
        self._begun = False
        """Whether the block has more than blanks."""

        self._place = Place(1)
        self._unseen = Unseen()
        self._level = 0
        self._tables = PageTables(
            self._keep, self.left_out.append, lambda n: budget.spend("characters", n)
        )
        self._in_link = False
        self._lists: list[int | None] = []

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if tag in _BLOCKS and self._unseen.ends_before(tag):
            self._show_again()
        if self._unseen.goes_on_with(tag):
            return
        why = unseen_element(tag, attributes, furniture=self._furniture)
        if why is not None:
            if tag in _BLOCKS:
                self.flush()
            self._unseen.begin(tag, why, self._here())
        elif tag in WITHOUT_WORDS:
            if not is_small(attributes):
                kind, text = WITHOUT_WORDS[tag], attributes.get("alt", "").strip()
                self.left_out.append(LeftOut(kind, text, self._here()))
        else:
            self._open(tag, attributes)

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _OF_TABLES:
            self.flush()
            self._tables.begin(tag, attributes, self._here())
        elif tag in _BLOCKS:
            self.flush()
            self._level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else self._level
        self._in_link = tag == "a" or (self._in_link and tag not in _BLOCKS)
        if tag in ("ol", "ul"):
            self._lists.append(_first_of(tag, attributes))
        elif tag == "li" and self._lists and (n := self._lists[-1]) is not None:
            self.add_text(f"{n}. ")
            self._lists[-1] = n + 1

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._unseen.open:
            if self._unseen.end(tag):
                self._show_again()
            return
        if tag in _OF_TABLES:
            self.flush()
            self._tables.end(tag, self._here())
        elif tag in _BLOCKS:
            self.flush()
        self._in_link = self._in_link and tag != "a"
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()

    def add_text(self, data: str) -> None:
        """Take text."""
        if self._unseen.open:
            self._unseen.add(data)
        elif data:
            if not self._begun:
                self._place = self._here()
                self._begun = bool(data.strip())
            self._text.append(data)
            if self._in_link:
                self._tables.take_link(data)

    def _here(self) -> Place:
        line = bisect_right(self._starts, self.at)
        return Place(line, self.at - self._starts[line - 1] + 1)

    def _keep(self, line: SourceLine) -> None:
        self.lines += self._budget.count_lines([line])

    def _show_again(self) -> None:
        self.left_out += self._unseen.take()

    def finish(self) -> None:
        """End the page."""
        self._show_again()
        self.flush()
        self._tables.finish(self._here())

    def flush(self) -> None:
        """End the block that is being read."""
        text, level = self._take_text(), self._level
        if text:
            self._tables.take(SourceLine(text, self._place, whole=True, level=level))
            self._level = 0

    def _take_text(self) -> str:
        text = _SPACE.sub(" ", "".join(self._text)).strip(" ")
        self._text.clear()
        self._begun = False
        return text
