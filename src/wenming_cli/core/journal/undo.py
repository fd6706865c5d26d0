"""Which entries an undo takes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wenming_cli.core.journal.entries import Base, Fact
from wenming_cli.errors import Refused
from wenming_cli.message import M


def last_command(live: Iterable[Base], ref: str) -> list[Base]:
    """Return the entries that an undo takes back: of the named command, or of the last one.

    Args:
        live: the entries that count and may be taken back, in the order of their ids.
        ref: an id of an entry or of a command, or at least four characters of its end; empty for
            the last command.

    Raises:
        Refused: nothing fits, or several do.
    """
    known = list(live)
    if not known:
        raise Refused(M("there is nothing to take back"), M("`wenming log` shows the journal"))
    if not ref:
        return [entry for entry in known if entry.command == known[-1].command]
    exact = [entry for entry in known if ref in (entry.id, entry.batch)]
    loose = [entry for entry in known if len(ref) >= 4 and entry.id.endswith(ref)]
    commands = {entry.command for entry in exact or loose}
    if not commands:
        raise Refused(
            M("no entry '{ref}' counts any more", ref=ref),
            M("`wenming log` shows the journal with the ids"),
        )
    if len(commands) > 1:
        raise Refused(M("several entries end in '{ref}'", ref=ref), M("write the whole id"))
    return [entry for entry in known if entry.command in commands]


def require_own(undone: Sequence[Base], by: str) -> None:
    """Require that the last command is of the person who takes it back without naming it.

    Args:
        undone: the entries of one command.
        by: who takes it back.

    Raises:
        Refused: somebody else recorded it, on this machine and under this login.
    """
    last = undone[-1]
    typist = last.typed_by if isinstance(last, Fact) and last.typed_by else last.by
    if by not in (typist, last.by):
        raise Refused(
            M("the last command here is not yours: {by} recorded it", by=typist),
            M("to take it back all the same: wenming undo {id}", id=last.command),
        )
