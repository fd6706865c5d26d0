"""Locks: the commands of one writer wait for each other, and those that attach files for all.

The system's own lock is taken, which ends with its process. Where the disk has none, as on some
network shares, a file takes its place (`heldfile`).
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wenming_cli.errors import Unreadable, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.userfiles import make_folder, require_plain
from wenming_cli.store.userpath import UserPath

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_SECONDS = 30

NO_LOCKS = frozenset(
    {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL, errno.ENOTTY}
)
"""How systems say that they lock no files there; EINVAL is also what Windows makes of it."""


@contextlib.contextmanager
def hold_lock(folder: Path, name: str) -> Iterator[None]:
    """Make other commands of the same writer wait; the lock is free again if we are killed.

    Args:
        folder: the journal's folder in a plan's folder; neither may be a link.
        name: of the file.

    Raises:
        Unreadable: the lock cannot be taken.
    """
    place = place_of(folder)
    with contextlib.ExitStack() as held:
        try:
            make_folder(place)
            _take_lock(place, Path(name).stem, held)
        except TimeoutError as error:
            if error.errno is not None:  # the disk's own, not that of waiting
                raise unwritable_error(name, error) from None
            raise _late_error(name, error) from None
        except OSError as error:
            raise unwritable_error(name, error) from None
        yield


def _take_lock(place: UserPath, stem: str, held: contextlib.ExitStack) -> None:
    from filelock import FileLock

    own = place / f".{stem}.lock"
    require_plain(own)
    lock = FileLock(own.path, is_singleton=True, fallback_to_soft=False)
    try:
        lock.acquire(timeout=LOCK_SECONDS)
        held.callback(_release, lock)
    except OSError as error:
        if error.errno not in NO_LOCKS:
            raise
        from wenming_cli.store.journal.heldfile import ENDING, hold_file

        held.enter_context(hold_file(place / f".{stem}{ENDING}", LOCK_SECONDS))


def _release(lock: BaseFileLock) -> None:
    with contextlib.suppress(OSError):  # then the system frees it with the end of the process
        lock.release()


def place_of(folder: Path) -> UserPath:
    """Return a journal's folder as a path of which it and the plan's folder may be no links."""
    return UserPath(folder, folder.name, own=2)


def _late_error(name: str, error: TimeoutError) -> Unreadable:
    from wenming_cli.store.journal.heldfile import ELSEWHERE_SECONDS, HeldElsewhere

    if isinstance(error, HeldElsewhere):
        return Unreadable(
            M("{host} is writing {file}, or was cut off while it did", host=error.host, file=name),
            M(
                "nothing was recorded; try again when it has ended, at the latest in {n} minutes",
                n=ELSEWHERE_SECONDS // 60,
            ),
        )
    return Unreadable(
        M("another command has been writing {file} for {n} seconds", file=name, n=LOCK_SECONDS),
        M("nothing was recorded; wait until that command has ended, then try again"),
    )


def unwritable_error(name: str, error: OSError) -> Unreadable:
    """Return the error for a journal file into which nothing could be written."""
    usual = M("check the disk and the folder's permissions, then try again")
    return Unreadable(
        M("{file} cannot be written: {reason}", file=name, reason=reason_of(error)),
        M("nothing was recorded; {hint}", hint=hint_of(error, usual)),
    )
