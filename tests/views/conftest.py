"""Screens in memory: a terminal or a pipe of some width and encoding."""

from __future__ import annotations

import io
from typing import Protocol

import pytest

from wenming_cli.views.console import Screen


class MakeScreen(Protocol):
    """The fixture `screen`."""

    def __call__(
        self, *, tty: bool = False, width: int = 80, colour: bool = False, encoding: str = "utf-8"
    ) -> Screen: ...


@pytest.fixture
def screen() -> MakeScreen:
    """Make a screen; a pipe of UTF-8 if nothing else is said."""

    def make(
        *, tty: bool = False, width: int = 80, colour: bool = False, encoding: str = "utf-8"
    ) -> Screen:
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n", write_through=True)
        return Screen(stream, tty=tty, width=width, colour=colour)

    return make


def written(screen: Screen) -> bytes:
    """What a screen in memory was given."""
    found: bytes = screen.stream.buffer.getvalue()  # type: ignore[attr-defined]
    return found
