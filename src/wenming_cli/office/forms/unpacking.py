"""Packed files that came back (.zip), unpacked: from then on they are folders as any other."""

from __future__ import annotations

from pathlib import Path

from wenming_cli.errors import Unreadable, hint_of, reason_of
from wenming_cli.formats.packed import members_of
from wenming_cli.message import M
from wenming_cli.store.documents import write_apart
from wenming_cli.store.evidence.sources import open_typed
from wenming_cli.store.userpath import UserPath


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
