"""What can go wrong, as values (`Problem`) and as one family of exceptions (`WenmingError`).

Problems are gathered and shown together; an exception ends one command. Neither prints anything:
`cli.app` shows them and turns `exit_code` into the status of the process.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar, NamedTuple

from wenming_cli.message import M, Message, as_it_is


class NotPlain(OSError):
    """Something that a plan's folder holds is no plain file or folder: a link, a pipe, a device."""

    def __init__(self, kind: str, reason: Message, hint: Message) -> None:
        super().__init__(reason.text)
        self.kind = kind
        self.reason = reason
        self.hint = hint


class ClosedFolder(PermissionError):
    """A folder that may not be looked into, so that nobody knows whether a file is there."""

    def __init__(self, name: str) -> None:
        self.reason = M("no permission to look into the folder {name}", name=name)
        super().__init__(errno.EACCES, self.reason.text)


def reason_of(error: OSError) -> Message:
    """Return why the system, or this program, refused; in the user's words where it is known."""
    if isinstance(error, NotPlain | ClosedFolder):
        return error.reason
    from wenming_cli.reasons import find_reason

    known = find_reason(error)
    return known.text if known else as_it_is(error.strerror or error)


def hint_of(error: Exception, usual: Message) -> Message:
    """Return what to do about an error: what is special to it, else the usual."""
    if isinstance(error, NotPlain):
        return error.hint
    from wenming_cli.reasons import find_reason

    known = find_reason(error) if isinstance(error, OSError) else None
    return known.advice if known and known.advice else usual


def is_interrupt(error: BaseException | None) -> bool:
    """Tell whether Ctrl-C is behind an error; Python wraps it where a class is being built."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


class ExitCode(IntEnum):
    """The statuses that `wenming` ends with; scripts may rely on them."""

    DONE = 0
    """It is done; also where nothing had to be changed."""

    NO = 1
    """The answer is no: `check` found faults, or a person who was asked said so."""

    USAGE = 2
    """The command line makes no sense; nothing was read or changed."""

    UNREADABLE = 3
    """Files are missing, damaged or cannot be written."""

    REFUSED = 4
    """It may not be done: an unknown number, a step that is not allowed, a file already there."""

    BUG = 70
    """A fault of the program itself; the screen names the file with the report."""

    INTERRUPTED = 130
    """Stopped by Ctrl-C."""


class Problem(NamedTuple):
    """One fault of the user's files: where it is, what is wrong, what to do.

    `path` is the place inside a TOML document (`("task", 3, "due")`), turned into `line` by the
    store. A `blocking` problem means that the file cannot be used; a command skips the others. A
    `notice` is worth saying but is not a fault: `check` still ends with 0.
    """

    code: str
    message: Message
    hint: Message
    file: str = ""
    line: int = 0
    path: tuple[str | int, ...] = ()
    blocking: bool = True
    notice: bool = False

    @property
    def where(self) -> str:
        """`file:line`, or the file alone where no line is known."""
        return f"{self.file}:{self.line}" if self.line else self.file


class WenmingError(Exception):
    """A failure that the user can understand and mend."""

    exit_code: ClassVar[ExitCode] = ExitCode.REFUSED

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.text)
        self.message = message
        self.hint = hint


class Usage(WenmingError):
    """The command line itself makes no sense: for example, a date that does not exist."""

    exit_code = ExitCode.USAGE


class Refused(WenmingError):
    """The command is understood and must not be carried out; nothing was changed."""


class Unreadable(WenmingError):
    """Files are missing, damaged or cannot be written; `problems` names each place."""

    exit_code = ExitCode.UNREADABLE

    def __init__(
        self, message: Message, hint: Message | None = None, problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(message, hint)
        self.problems = tuple(problems)


class Unwritable(Unreadable):
    """The answer itself cannot be written, as on a full disk."""


def unusable_plan(problems: Sequence[Problem]) -> Unreadable:
    """Return the error for a plan that cannot be used because of `problems`."""
    return Unreadable(
        M("the plan cannot be used until its faults are corrected"),
        M("correct the lines named above, then run `wenming check`"),
        [problem for problem in problems if problem.blocking],
    )
