"""The forms that were handed out: one file each in the plan's folder, written once."""

from __future__ import annotations

from wenming_cli.errors import Refused, Unreadable, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.textfile import list_folder, read_if_there
from wenming_cli.store.userfiles import make_folder, write_new
from wenming_cli.store.userpath import UserPath

FORMS = "forms"
LARGEST_ISSUED = 5 << 20
"""Bytes of one of them."""


def read_issued(plan: UserPath) -> list[tuple[str, bytes]]:
    """Return the files of the forms that were handed out: their names and bytes, sorted.

    Args:
        plan: the plan's folder.

    Raises:
        Unreadable: the folder or a file of it cannot be read.
    """
    files = [file for file in list_folder(plan / FORMS) if file.name.endswith(".json")]
    found = ((file.name, read_if_there(file, LARGEST_ISSUED)) for file in files)
    return [(name, raw) for name, raw in found if raw is not None]


def keep_issued(plan: UserPath, number: str, text: str) -> None:
    """Keep a form that is handed out, once: one that is there with the same text stays.

    Args:
        plan: the plan's folder.
        number: the form's.
        text: what its file says.

    Raises:
        Refused: a file of that number says something else.
        Unreadable: it cannot be written.
    """
    file, data = plan / FORMS / f"{number}.json", f"{text}\n".encode()
    known = read_if_there(file, LARGEST_ISSUED)
    if known is not None:
        if known != data:
            raise Refused(
                M("{file} was changed since the form was handed out", file=file.name),
                M("put it aside, so that it can be written anew"),
            )
        return
    try:
        make_folder(plan / FORMS)
        write_new(file, data)
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be written: {reason}", file=file.name, reason=reason_of(error)),
            hint_of(error, M("check that you may write in the folder of the plan")),
        ) from None
