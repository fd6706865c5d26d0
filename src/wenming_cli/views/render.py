"""Pages as the text that a screen shows: drawn on a terminal, plain in a pipe."""

from __future__ import annotations

import io
from typing import Any

from wenming_cli.views.console import Screen
from wenming_cli.views.page import ScreenPage


def render(page: ScreenPage, screen: Screen) -> str:
    """Return what `print_page` prints."""
    if screen.plain:
        from wenming_cli.views.plain import plain_text

        return plain_text(page)
    from wenming_cli.views.drawing import draw

    buffer = io.StringIO()
    draw(page, screen, buffer)
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))


def print_page(page: ScreenPage, screen: Screen) -> None:
    """Print a page, top to bottom.

    Raises:
        BrokenPipeError: whoever read the pipe has gone.
        Unwritable: it cannot be written, as on a full disk.
    """
    screen.write(render(page, screen))


def print_json(data: dict[str, Any], screen: Screen) -> None:
    """Print the answer to a program: one JSON object.

    Raises:
        BrokenPipeError: whoever read the pipe has gone.
        Unwritable: it cannot be written, as on a full disk.
    """
    from wenming_cli.formats.jsontext import dump

    screen.write(dump(data, ascii_only=not screen.utf8))
