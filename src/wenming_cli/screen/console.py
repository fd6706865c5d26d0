"""Where output goes: a terminal of some width and encoding, or a pipe."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO, TypeAlias

from wenming_cli.errors import Unwritable, reason_of
from wenming_cli.message import M

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

Page: TypeAlias = "Iterable[RenderableType]"
"""What a view is made of, top to bottom."""

PIPE_WIDTH = 4000
"""So wide that nothing is ever cut or wrapped in a pipe."""


def unwritable(error: OSError) -> Unwritable:
    """The error for an answer that has no room."""
    return Unwritable(
        M("the answer cannot be written: {reason}", reason=reason_of(error)),
        M("what was recorded stays recorded; `wenming log` shows it"),
    )


@dataclass(frozen=True)
class Screen:
    """One output stream and what it can show."""

    stream: TextIO
    tty: bool
    width: int = 80
    colour: bool = False

    @property
    def plain(self) -> bool:
        """A pipe or a file: no colour, no box drawing, nothing cut."""
        return not self.tty

    @property
    def utf8(self) -> bool:
        """Whether more than the characters of GBK can be shown."""
        return (self.stream.encoding or "utf-8").lower().replace("-", "").startswith("utf")

    def show(self, page: Page) -> None:
        """Print, top to bottom."""
        self.write(self.render(page))

    def render(self, page: Page) -> str:
        """What `show` prints."""
        from rich.console import Group
        from rich.text import Text

        from wenming_cli.screen.folding import Folding

        buffer = io.StringIO()
        folding = (Folding.of(part) if isinstance(part, Text) else part for part in page)
        self._console(buffer).print(Group(*folding), crop=False)
        lines = (line.rstrip() for line in buffer.getvalue().split("\n"))
        return "\n".join(lines)

    def write(self, text: str) -> None:
        """Print text as it is; characters that the encoding lacks become question marks.

        Raises:
            BrokenPipeError: whoever read the pipe has gone.
            Unwritable: it cannot be written, as on a full disk.
        """
        encoding = self.stream.encoding or "utf-8"
        try:
            self.stream.write(text.encode(encoding, "replace").decode(encoding))
            self.stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(error) from None

    def _console(self, buffer: io.StringIO) -> Console:
        from rich.console import Console

        return Console(
            file=buffer,
            width=PIPE_WIDTH if self.plain else max(self.width, 20),
            force_terminal=self.tty,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
        )
