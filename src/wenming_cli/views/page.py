"""What a page is made of, top to bottom: words with styles, tables, pairs, indented parts.

Values only. `drawing` shows them on a terminal, `plain` writes them into a pipe; so a command in a
pipe never waits for Rich.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from wenming_cli.message import Message


class StyledText:
    """Words with styles (Rich's names: `bold red`); never read as markup."""

    __slots__ = ("hang", "spans", "whole")

    def __init__(
        self, text: str = "", style: str = "", *, whole: bool = False, hang: int = 0
    ) -> None:
        """Begin with some words.

        Args:
            text: the words.
            style: their style.
            whole: lines are never folded, so that they can be copied.
            hang: by how many cells further lines are indented; they begin between its parts,
                where two blanks stand, if there is room for that.
        """
        self.spans: list[tuple[str, str]] = [(text, style)] if text else []
        self.whole = whole
        self.hang = hang

    def __bool__(self) -> bool:
        return bool(self.spans)

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(text for text, _ in self.spans)

    def append(self, text: str, style: str = "") -> StyledText:
        """Add words, and return the text itself for more."""
        if text:
            self.spans.append((text, style))
        return self

    def append_text(self, other: StyledText) -> StyledText:
        """Add another text, and return the text itself for more."""
        self.spans += other.spans
        return self


class Column(NamedTuple):
    """A column: on screens at least `from_width` wide if it says anything, always in a pipe.

    `flexible` columns fold over lines where there is no room; all others are never cut.
    """

    header: Message
    from_width: int = 0
    flexible: bool = False
    right: bool = False


class Table(NamedTuple):
    """Rows whose cells stand in the order of `columns`, hidden ones included.

    Tables that follow one another keep their columns in line by the rows of all, `like`.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[StyledText]]
    like: Sequence[Sequence[StyledText]] = ()
    header: bool = True


class Pairs(NamedTuple):
    """Terms and what they mean, in two columns; the first is at least `least` cells wide."""

    rows: Sequence[tuple[StyledText, StyledText]]
    least: int = 0


class Ends(NamedTuple):
    """One line with words at both of its ends; in a pipe, one below the other."""

    left: StyledText
    right: StyledText


class Indented(NamedTuple):
    """Parts indented by two cells."""

    parts: Sequence[PageBlock]


PageBlock: TypeAlias = "str | StyledText | Table | Pairs | Ends | Indented"
ScreenPage: TypeAlias = Iterable[PageBlock]
INDENT = 2
"""Cells of an indented part."""
