"""A stream takes any text, and says what it cannot show."""

from __future__ import annotations

import errno
import io
from typing import TYPE_CHECKING

import pytest

from views.conftest import written
from wenming_cli.errors import ExitCode, Unwritable
from wenming_cli.views.console import Screen

if TYPE_CHECKING:
    from views.conftest import MakeScreen


class Full(io.StringIO):
    """A stream on a full disk, or a pipe that nobody reads."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def flush(self) -> None:
        raise self.error


def test_characters_that_the_console_lacks_become_question_marks(screen: MakeScreen) -> None:
    narrow = screen(encoding="gbk")

    narrow.write("工作方案 ✓ 😀\n")

    assert written(narrow).decode("gbk") == "工作方案 ? ?\n"


@pytest.mark.parametrize(
    ("encoding", "utf8"), [("utf-8", True), ("UTF8", True), ("gbk", False), ("cp936", False)]
)
def test_whether_more_than_gbk_can_be_shown(
    screen: MakeScreen, encoding: str, *, utf8: bool
) -> None:
    assert screen(encoding=encoding).utf8 is utf8


def test_a_pipe_is_plain_and_a_terminal_is_not(screen: MakeScreen) -> None:
    assert screen().plain
    assert not screen(tty=True).plain


def test_an_answer_without_room_is_an_error_that_says_so() -> None:
    disk = Screen(Full(OSError(errno.ENOSPC, "No space left on device")), tty=False)

    with pytest.raises(Unwritable) as failed:
        disk.write("text")

    assert failed.value.message.speak("en") == "the answer cannot be written: the disk is full"
    assert failed.value.exit_code == ExitCode.UNREADABLE


def test_a_pipe_that_nobody_reads_breaks() -> None:
    pipe = Screen(Full(BrokenPipeError(errno.EPIPE, "Broken pipe")), tty=False)

    with pytest.raises(BrokenPipeError):
        pipe.write("text")


def test_a_stream_whose_loss_is_no_failure_is_given_up() -> None:
    lost: list[object] = []
    stream = Full(OSError(errno.EIO, "Input/output error"))

    Screen(stream, tty=False, lost=lost.append).write("text")

    assert lost == [stream]
