"""A bar only where somebody waits and sees it: long work on a terminal."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from views.conftest import written
from wenming_cli.message import M
from wenming_cli.views import bar
from wenming_cli.views.bar import LONG, show_progress

if TYPE_CHECKING:
    from views.conftest import MakeScreen


def test_nothing_in_a_pipe(screen: MakeScreen) -> None:
    pipe = screen()

    with show_progress(pipe, M("copying"), LONG["bytes"] * 2) as advance:
        advance(LONG["bytes"])
    with show_progress(pipe, M("reading")) as advance:
        advance(1)

    assert written(pipe) == b""


def test_nothing_for_short_work(screen: MakeScreen) -> None:
    terminal = screen(tty=True)

    with show_progress(terminal, M("copying"), LONG["bytes"] - 1) as advance:
        advance(LONG["bytes"] - 1)
    with show_progress(terminal, M("writing"), LONG["rows"] - 1, "rows") as advance:
        advance(1)

    assert written(terminal) == b""


@pytest.mark.parametrize(("unit", "told"), [("bytes", "MB"), ("rows", "4000/4000")])
def test_long_work_is_counted_to_its_end(screen: MakeScreen, unit: bar.BarUnit, told: str) -> None:
    terminal = screen(tty=True)
    total = LONG[unit] * 2

    with show_progress(terminal, M("copying"), total, unit) as advance:
        advance(total // 2)
        advance(total // 2)

    text = written(terminal).decode()
    assert "正在复制" in text
    assert told in text


def test_work_of_unknown_length_moves_once_it_takes_long(
    screen: MakeScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bar, "PATIENCE", 0.01)
    terminal = screen(tty=True)

    with show_progress(terminal, M("reading")):
        ends = time.monotonic() + 5
        while "正在读取".encode() not in written(terminal) and time.monotonic() < ends:
            time.sleep(0.01)

    assert "正在读取" in written(terminal).decode()


def test_and_says_nothing_if_it_does_not(screen: MakeScreen) -> None:
    terminal = screen(tty=True)

    with show_progress(terminal, M("reading")) as advance:
        advance(1)

    assert written(terminal) == b""


def test_a_failure_ends_the_bar_and_goes_on(screen: MakeScreen) -> None:
    terminal = screen(tty=True)

    with (
        pytest.raises(ZeroDivisionError),
        show_progress(terminal, M("copying"), LONG["rows"], "rows"),
    ):
        raise ZeroDivisionError
