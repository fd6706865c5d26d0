"""Packed files that came back (.zip), unpacked: from then on they are folders as any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from wenming_cli.errors import Problem, Unreadable, WenmingError, hint_of, reason_of
from wenming_cli.formats.packed import members_of
from wenming_cli.message import M
from wenming_cli.store.documents import write_apart
from wenming_cli.store.evidence.sources import open_typed
from wenming_cli.store.incoming import IncomingFile, look_into
from wenming_cli.store.userpath import UserPath

PACKED = ".zip"


@contextmanager
def hold_room() -> Iterator[Path]:
    """Give a folder in which files may be unpacked, and take it away in the end."""
    with TemporaryDirectory(prefix="wenming-", ignore_cleanup_errors=True) as room:
        yield Path(room)


def open_packed(
    found: Sequence[IncomingFile], room: Path, leave_out: Path
) -> tuple[list[IncomingFile], list[Problem]]:
    """Put in the place of each packed file those in it that may be forms; name those without any.

    Args:
        found: what may be a form, packed files among it.
        room: an empty folder that lasts as long as the files are needed.
        leave_out: the folder of what goes back; nothing in it came back.

    Raises:
        WenmingError: the only file is a packed one, and nothing can be done with it.
    """
    files, problems = list[IncomingFile](), list[Problem]()
    for n, one in enumerate(found):
        if one.file.path.suffix.lower() != PACKED:
            files.append(one)
            continue
        try:
            folder = unpack(one.file, room / str(n))
            files += look_into(folder, leave_out)
        except WenmingError as error:
            if sum(other.may_be_form for other in found) == 1:
                raise
            hint = error.hint or M("check the file")
            problems.append(Problem("form-unread", error.message, hint, file=one.file.name))
    return files, problems


def unpack(file: UserPath, into: Path) -> UserPath:
    """Unpack a file, and those packed in it, and return the folder under the file's name.

    Args:
        file: the packed file.
        into: an empty folder that lasts as long as its files are needed.

    Raises:
        Unreadable: it is damaged, has a password, or cannot be read.
        Refused: it unpacks to more than any office sends.
    """
    try:
        with open_typed(file.path) as source:
            members = ((one.parts, one.data) for one in members_of(source, file.name))
            write_apart(members, into, file.name)
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be read: {reason}", file=file.name, reason=reason_of(error)),
            hint_of(error, M("check the name")),
        ) from None
    return UserPath(into, file.name)
