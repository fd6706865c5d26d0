"""A progress bar for long work; nothing for short work and in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from wenming_cli.message import Message
from wenming_cli.screen.console import Screen

LONG = 32 << 20
"""Bytes; less than this is copied before a bar could be read."""


@contextmanager
def progress(screen: Screen, title: Message, total: int) -> Iterator[Callable[[int], None]]:
    """Give a function that is told of each stretch done; `total` is in bytes."""
    if screen.plain or total < LONG:
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    console = Console(file=screen.stream, width=screen.width, no_color=not screen.colour)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(str(title), total=total)
        yield lambda done: bar.advance(task, done)
