"""A progress bar for long work; nothing for short work and in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from threading import Timer
from typing import TYPE_CHECKING, Literal

from wenming_cli.message import Message
from wenming_cli.views.console import Screen

if TYPE_CHECKING:
    from rich.console import Console

BarUnit = Literal["bytes", "rows"]
LONG: Mapping[BarUnit, int] = {"bytes": 32 << 20, "rows": 2000}
"""Less work than this ends before anybody could read a bar."""

PATIENCE = 0.5
"""Seconds until a bar shows that the work goes on."""


@contextmanager
def _show_waiting(screen: Screen, title: Message) -> Iterator[None]:
    """Show a moving bar for work of unknown length, once it has taken half a second."""
    if screen.plain:
        yield
        return
    with ExitStack() as shown:
        timer = Timer(PATIENCE, lambda: shown.enter_context(_show_moving(screen, title)))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


@contextmanager
def _show_moving(screen: Screen, title: Message) -> Iterator[None]:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_console(screen), transient=True) as bar:
        bar.add_task(str(title), total=None)
        yield


def _console(screen: Screen) -> Console:
    from rich.console import Console

    return Console(
        file=screen.stream,
        width=screen.width,
        no_color=not screen.colour,
        force_terminal=True,  # whether it is one, the screen knows
    )


@contextmanager
def show_progress(
    screen: Screen, title: Message, total: int | None = None, unit: BarUnit = "bytes"
) -> Iterator[Callable[[int], None]]:
    """Show how far work has come; the function that `with` gives takes what was done since.

    Args:
        screen: where; nothing is shown in a pipe.
        title: what is done.
        total: how much there is to do, in `unit`s; None where nobody knows.
        unit: of `total`.
    """
    if total is None:
        with _show_waiting(screen, title):
            yield lambda _done: None
    elif screen.plain or total < LONG[unit]:
        yield lambda _done: None
    else:
        with _show_counting(screen, title, total=total, unit=unit) as advance:
            yield advance


@contextmanager
def _show_counting(
    screen: Screen, title: Message, *, total: int, unit: BarUnit
) -> Iterator[Callable[[int], None]]:
    from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn

    count = DownloadColumn() if unit == "bytes" else MofNCompleteColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), count)
    with Progress(*columns, console=_console(screen), transient=True) as bar:
        task = bar.add_task(str(title), total=total)
        yield lambda done: bar.advance(task, done)
