"""The register of forms (填报表) that came back: which files stand, and which were taken back.

No undo names a `receive`: the file is taken back when everything that it brought is. Two people may
have collected one file, each on a machine of their own; then it stands here once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from wenming_cli.core.journal.entries import Base, Fact, Undo
from wenming_cli.core.journal.live import taken_back, unique_entries
from wenming_cli.core.journal.planentries import PlanEntry, Receive, unique_plan_entries


class Received(NamedTuple):
    """A file that was collected."""

    receive: Receive
    undo: Undo | None = None
    """What took back the last of what it brought; None where the file stands."""

    replaced: bool = False
    """Whether a later file of its form took it back; a person did not."""

    went_back: bool = False
    """Whether rows of it went back (退回), though they may have been taken since."""

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.undo is None

    @property
    def came(self) -> bool:
        """Whether the department handed in by it: also where it sent a corrected file since."""
        return self.stands or self.replaced

    @property
    def key(self) -> tuple[str, str]:
        """What it has in common with the same file, collected again: form and digest."""
        return self.receive.form, self.receive.sha256


def register_of(
    of_plan: Iterable[PlanEntry], entries: Iterable[Base], until: date | None = None
) -> tuple[Received, ...]:
    """Return each file that was collected, once, in the order of their ids.

    Of the same file collected several times, of those that stand the first one of which nothing
    waits is taken, else the first; it was handed in when the first of them was, and went back once,
    whatever became of it since. Where none stands, the one that was taken back last is taken.

    Args:
        of_plan: entries about the plan.
        entries: entries about items, what was taken back among them.
        until: a day that was chosen: what was handed in later is not there yet.
    """
    receives = [
        entry
        for entry in unique_plan_entries(of_plan)
        if isinstance(entry, Receive) and (until is None or entry.day <= until)
    ]
    if not receives:
        return ()
    unique = unique_entries(entries)
    taken = taken_back(unique)
    forms = {one.command: one.form for one in receives}
    brought = _brought(unique, set(forms))
    chosen: dict[tuple[str, str], Received] = {}
    for receive in receives:
        mine = brought.get(receive.command, ())
        undos = [taken.get(fact.id, "") for fact in mine]
        last = unique[max(undos)] if undos and all(undos) else None
        undo = last if isinstance(last, Undo) else None
        one = Received(
            receive,
            undo,
            replaced=undo is not None and forms.get(undo.command) == receive.form,
            went_back=receive.returned > 0,
        )
        chosen[one.key] = _together(chosen[one.key], one) if one.key in chosen else one
    return tuple(sorted(chosen.values(), key=lambda one: one.receive.id))


def _together(one: Received, other: Received) -> Received:
    """Return the one of the same file, collected twice, that says how it stands."""
    taken = max(one, other, key=_standing)
    both = one.came and other.came
    first = min(one.receive.handed_on, other.receive.handed_on) if both else taken.receive.handed_on
    return taken._replace(
        receive=replace(taken.receive, handed_on=first),
        went_back=(one.went_back or other.went_back) if both else taken.went_back,
    )


def _standing(one: Received) -> tuple[bool, bool, str]:
    """Return what the same files are compared by; of equal ones the first is taken."""
    if one.undo is not None:
        return False, False, one.undo.id
    return True, one.receive.is_whole, ""


def _brought(unique: Mapping[str, Base], commands: set[str]) -> dict[str, list[Fact]]:
    """Return the facts of each command, and what was later written in their place."""
    found: dict[str, list[Fact]] = {}
    for entry in unique.values():
        if isinstance(entry, Fact):
            first = unique.get(entry.corrects, entry) if entry.corrects else entry
            for command in {entry.command, first.command} & commands:
                found.setdefault(command, []).append(entry)
    return found
