"""What forms brought before: their files, and what each row says by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from wenming_cli.core.board.fold import Board
from wenming_cli.core.journal.entries import Base, Fact
from wenming_cli.core.journal.joined import CellClaim, FormRowKey, claims_of
from wenming_cli.core.journal.live import row_claims, unique_entries
from wenming_cli.core.journal.planentries import PlanEntry, Receive
from wenming_cli.core.journal.register import Received
from wenming_cli.forms.collecting.collection import Brought
from wenming_cli.forms.collecting.union import later, unnoted_columns
from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.office.forms.files.formfile import FormFile


def files_by_form(register: Sequence[Received]) -> dict[str, list[Received]]:
    """Return the files that were collected, by the number of their form."""
    found = defaultdict[str, list[Received]](list)
    for one in register:
        found[one.receive.form].append(one)
    return found


def later_file(form: FormFile, own: Received, known: Sequence[Received]) -> Received | None:
    """Return the file of the same form that took the place of one that was collected before it."""
    found = [one for one in known if one.stands and _is_later(one, form, own)]
    return found[-1] if found else None


def _is_later(one: Received, form: FormFile, own: Received) -> bool:
    told = later(one.receive.saved, form.saved)
    return one.receive.id > own.receive.id if told is None else told


def files_chosen_over(receives: Iterable[PlanEntry]) -> dict[str, set[str]]:
    """Return the files that people chose others over, by the digits of those that they chose."""
    found = defaultdict[str, set[str]](set)
    for one in receives:
        if isinstance(one, Receive):
            found[one.sha256[:8]].update(one.over)
    return found


def claim_of(receive: Receive) -> CellClaim:
    """Return by what a file that came before is compared with others of its form."""
    return CellClaim(receive.sha256[:8], receive.saved)


def came_after(own: Received | None, known: Sequence[Received]) -> list[Receive]:
    """Return the files of a form that were collected after one of them."""
    came = [one.receive for one in known if one.came]
    return [one for one in came if own and one.id > own.receive.id]


def sent_back_since(own: Received | None, known: Sequence[Received]) -> dict[str, str]:
    """Return the rows that are wanting in a later file, and in which a file lacked nothing."""
    if own is None:
        return {}
    told = str(M("something that went back to be mended"))
    back = {code for one in came_after(own, known)[-1:] for code in one.back}
    return dict.fromkeys(back - {*own.receive.back}, told)


def find_brought(desk: Desk, board: Board, more: Sequence[Base]) -> dict[FormRowKey, Brought]:
    """Return what forms brought so far, by their rows.

    Args:
        desk: the office.
        board: as things stand.
        more: what this command has recorded, or would.
    """
    entries = [*desk.journal.standing, *more]
    saved = {one.command: one.saved for one in desk.journal.of_plan if isinstance(one, Receive)}
    live: dict[FormRowKey, list[Fact]] = defaultdict(list)
    sums: dict[FormRowKey, set[str]] = defaultdict(set)
    claims: dict[FormRowKey, dict[Any, CellClaim]] = defaultdict(dict)
    told: dict[FormRowKey, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entry in unique_entries(entries).values():
        if isinstance(entry, Fact) and entry.via:
            key = FormRowKey(entry.via.form, entry.via.row)
            sums[key].add(entry.via.sum)
            for column, who in claims_of(entry).items():
                told[key][who.file].add(column)
    for fact in board.facts:
        if fact.via:
            key = FormRowKey(fact.via.form, fact.via.row)
            live[key].append(fact)
            who = CellClaim(fact.via.file, saved.get(fact.command))
            claims[key] |= dict.fromkeys(unnoted_columns(fact), who)
    for row, noted in row_claims(entries).items():
        claims[FormRowKey(*row)] |= dict(noted.items())
    return {key: Brought(live[key], sums[key], claims[key], told=told[key]) for key in sums}
