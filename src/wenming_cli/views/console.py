"""Where output goes: a terminal of some width and encoding, or a pipe."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TextIO

from wenming_cli.errors import Unwritable, reason_of
from wenming_cli.message import M


def unwritable_answer(error: OSError) -> Unwritable:
    """Return the error for an answer that cannot be written."""
    return Unwritable(
        M("the answer cannot be written: {reason}", reason=reason_of(error)),
        M("what was recorded stays recorded; `wenming log` shows it"),
    )


class Screen(NamedTuple):
    """One output stream and what it can show."""

    stream: TextIO
    tty: bool
    width: int = 80
    colour: bool = False
    lost: Callable[[TextIO], object] | None = None
    """Takes a stream that cannot be written, if that does not make the command fail."""

    @property
    def plain(self) -> bool:
        """A pipe or a file: no colour, no box drawing, nothing cut."""
        return not self.tty

    @property
    def utf8(self) -> bool:
        """Whether more than the characters of GBK can be shown."""
        return (self.stream.encoding or "utf-8").lower().replace("-", "").startswith("utf")

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
        except OSError as error:
            if self.lost is not None:
                self.lost(self.stream)
            elif isinstance(error, BrokenPipeError):
                raise
            else:
                raise unwritable_answer(error) from None
