"""A progress bar for long work; nothing for short work and in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

from wenming_cli.message import Message
from wenming_cli.screen.console import Screen

Unit = Literal["bytes", "rows"]
LONG: Mapping[Unit, int] = {"bytes": 32 << 20, "rows": 2000}
"""Less than this is done before a bar could be read."""


@contextmanager
def progress(
    screen: Screen, title: Message, total: int, unit: Unit = "bytes"
) -> Iterator[Callable[[int], None]]:
    """Give a function that is told of each stretch done; `total` is in `unit`s."""
    if screen.plain or total < LONG[unit]:
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(file=screen.stream, width=screen.width, no_color=not screen.colour)
    count = DownloadColumn() if unit == "bytes" else MofNCompleteColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), count)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(str(title), total=total)
        yield lambda done: bar.advance(task, done)
