"""Problems and exceptions as values: where, why, and what the process ends with."""

from __future__ import annotations

import errno

import pytest

from wenming_cli.errors import (
    ExitCode,
    Problem,
    Refused,
    Unreadable,
    Unwritable,
    Usage,
    WenmingError,
    is_interrupt,
    reason_of,
    unusable_plan,
)
from wenming_cli.message import M


def problem(code: str, *, blocking: bool = True) -> Problem:
    return Problem(
        code, M("the plan is empty"), M("add the closing quote or bracket"), blocking=blocking
    )


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (errno.ENOENT, "没有这个文件或文件夹", "there is no such file or folder"),
        (errno.ENOSPC, "磁盘已满", "the disk is full"),
    ],
)
def test_a_common_reason_of_the_system_is_translated(number: int, zh: str, en: str) -> None:
    reason = reason_of(OSError(number, "as the system says it"))

    assert (reason.speak("zh"), reason.speak("en")) == (zh, en)


def test_any_other_reason_is_that_of_the_system() -> None:
    assert reason_of(OSError(errno.EDOM, "Out of domain")).speak("zh") == "Out of domain"
    assert reason_of(OSError("no number")).speak("zh") == "no number"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WenmingError, ExitCode.REFUSED),
        (Refused, ExitCode.REFUSED),
        (Usage, ExitCode.USAGE),
        (Unreadable, ExitCode.UNREADABLE),
        (Unwritable, ExitCode.UNREADABLE),
    ],
)
def test_each_error_has_its_exit_code(error: type[WenmingError], code: ExitCode) -> None:
    """Scripts may rely on the numbers."""
    assert error(M("the plan is empty")).exit_code is code


def test_the_exit_codes_stay_what_they_are() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "DONE": 0,
        "NO": 1,
        "USAGE": 2,
        "UNREADABLE": 3,
        "REFUSED": 4,
        "BUG": 70,
        "INTERRUPTED": 130,
    }


def test_a_problem_is_where_its_file_and_line_are() -> None:
    one = problem("empty-file")

    assert one.where == ""
    assert one._replace(file="plan.toml").where == "plan.toml"
    assert one._replace(file="plan.toml", line=3).where == "plan.toml:3"


def test_a_plan_is_unusable_for_what_blocks_it_alone() -> None:
    found = unusable_plan([problem("a"), problem("b", blocking=False), problem("c")])

    assert [one.code for one in found.problems] == ["a", "c"]
    assert found.hint is not None
    assert "wenming check" in found.hint.speak("en")


def test_ctrl_c_is_seen_behind_the_error_that_python_makes_of_it() -> None:
    class Interrupted:
        def __set_name__(self, owner: type, name: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises((KeyboardInterrupt, RuntimeError)) as raised:  # 3.11 wraps, 3.12 adds a note
        type("Model", (), {"field": Interrupted()})
    assert is_interrupt(raised.value)
    assert not is_interrupt(RuntimeError("a fault"))
