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


def make_collected(
    desk: Desk, drafts: Sequence[Mapping[str, Any]], receive: Mapping[str, Any], by: str
) -> list[Written]:
    """Make the entries that a form brought, then the one that notes that it came back.

    They share a batch, by which the file is taken back; where it brought nothing there is none.

    Args:
        desk: whose plan it is.
        drafts: the fields of the entries, with `via`; `by` is who filled the form in, and who
            collected it has typed them.
        receive: the fields of `core.journal.planentries.Receive` besides those of every entry.
        by: who collected it.
    """
    from wenming_cli.core.journal.planentries import plan_entry_of

    *heads, last = begin_entries(desk, len(drafts) + 1, by)
    typed = [
        {"typed_by": last["by"]} if draft.get("by", last["by"]) != last["by"] else {}
        for draft in drafts
    ]
    return [
        *(
            make_entry(head | typist | _readable(draft))
            for head, typist, draft in zip(heads, typed, drafts, strict=True)
        ),
        plan_entry_of(last | {"do": "receive"} | _readable(receive)),
    ]


def _readable(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {key: make_readable(value) for key, value in fields.items()}


def begin_entries(desk: Desk, n: int, by: str) -> list[dict[str, Any]]:
    """Return what new entries of one command begin with: id, moment, who, batch."""
    last = last_known((*desk.journal.entries, *desk.journal.of_plan), desk.latest)
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
