"""Markdown as the pages use it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a bar inside of a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def code(text: object) -> str:
    """Return a name as it is typed."""
    return f"`{text}`"


def page(parts: Iterable[str]) -> str:
    """Return parts with an empty line between them, as the text of a file."""
    return "\n\n".join(parts) + "\n"
