"""`--help`: how a command is typed, what it does, and its arguments, options and commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.message import M
from wenming_cli.views.page import Indented, Pairs, Part, Text


def help_page(
    usage: str, about: str, panels: Mapping[str, Sequence[tuple[str, str]]]
) -> Iterator[Part]:
    """A page; all its panels share one width of the left column. Empty panels are left out."""
    from rich.cells import cell_len

    yield Text(str(M("Usage: {usage}", usage=usage)), style="bold")
    yield ""
    yield Indented([Text(about)])
    width = max(cell_len(term) for rows in panels.values() for term, _ in rows)
    for title, rows in panels.items():
        if rows:
            yield ""
            yield Text(title, style="bold")
            yield Indented([Pairs([(Text(a, "cyan"), Text(b)) for a, b in rows], width)])
