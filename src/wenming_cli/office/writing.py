"""Writing in the journal: who does it, what its entries begin with, and that nobody else does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from wenming_cli.core.journal.ahead import last_known
from wenming_cli.core.journal.entries import Base, Written, entry_id
from wenming_cli.core.journal.reading import make_entry
from wenming_cli.core.moves.moves import Passed
from wenming_cli.message import Message
from wenming_cli.office.desk import Desk, make_readable

if TYPE_CHECKING:
    from wenming_cli.core.moves.attached import Attached


class WrittenEntries(NamedTuple):
    """What a request came to in the journal."""

    entries: Sequence[Base]
    passed: Sequence[Passed]
    remark: Message | None = None
    empty: Sequence[str] = ()
    """The files without a byte that were named as evidence."""

    attached: Attached | None = None


@contextmanager
def hold_journal(desk: Desk, *, dry: bool) -> Iterator[None]:
    """Make this writer's other commands wait from the reading to the writing."""
    if dry:
        yield
        return
    with desk.workspace.hold_journal(desk.writer):
        desk.reload()  # others may have recorded since it was read
        yield


def write_entries(desk: Desk, entries: Sequence[Written]) -> None:
    """Record entries in this writer's journal file."""
    if entries:
        desk.workspace.append(desk.writer, entries)


def make_entries(desk: Desk, drafts: Sequence[Mapping[str, Any]], by: str) -> list[Base]:
    """Make entries of drafts: their ids sort after all known ones, and they share a batch."""
    return [
        make_entry(head | _readable(draft))
        for head, draft in zip(begin_entries(desk, len(drafts), by), drafts, strict=True)
    ]


def _readable(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {key: make_readable(value) for key, value in fields.items()}


def begin_entries(desk: Desk, n: int, by: str, last: str = "") -> list[dict[str, Any]]:
    """Return what new entries of one batch begin with: id, moment, who, batch.

    Args:
        desk: whose plan it is.
        n: how many there are.
        by: who records.
        last: the id after which theirs sort; all that are known if none is given.
    """
    last = last or last_known((*desk.journal.entries, *desk.journal.of_plan), desk.latest)
    heads: list[dict[str, Any]] = []
    for _ in range(n):
        last = entry_id(desk.now, desk.entropy(), last)
        heads.append({"id": last, "at": desk.now, "by": find_recorder(desk, by)})
    if n > 1:
        heads = [head | {"batch": heads[0]["id"]} for head in heads]
    return heads


def find_recorder(desk: Desk, by: str) -> str:
    """Return who records: the given name, else the office's own, else the writer."""
    return str(make_readable(by)).strip() or desk.by or desk.writer
