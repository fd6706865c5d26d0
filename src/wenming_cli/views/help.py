"""`--help`: how a command is typed, what it does, and its arguments, options and commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.message import M
from wenming_cli.views.page import Indented, PageBlock, Pairs, StyledText


def help_page(
    usage: str, about: str, panels: Mapping[str, Sequence[tuple[str, str]]]
) -> Iterator[PageBlock]:
    """Show a help page; leave out empty panels, and align the left column of all others."""
    from rich.cells import cell_len

    yield StyledText(str(M("Usage: {usage}", usage=usage)), style="bold")
    yield ""
    yield Indented([StyledText(about)])
    width = max(cell_len(term) for rows in panels.values() for term, _ in rows)
    for title, rows in panels.items():
        if rows:
            yield ""
            yield StyledText(title, style="bold")
            yield Indented(
                [Pairs([(StyledText(a, "cyan"), StyledText(b)) for a, b in rows], width)]
            )
