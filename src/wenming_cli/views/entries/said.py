"""What an entry says, in words, besides its verb and its day."""

from __future__ import annotations

from collections.abc import Iterator

from wenming_cli.core.board.wording import SHORT_ID
from wenming_cli.core.journal.entries import (
    Assign,
    Base,
    Fact,
    Postpone,
    Undo,
    number_of,
    show_number,
)
from wenming_cli.message import M, Message


def entry_words(entry: Base) -> Iterator[str]:
    """Yield all that an entry says besides its verb and its day."""
    if isinstance(entry, Undo):
        yield str(M("takes back {id}", id=entry.undoes[-SHORT_ID:]))
        yield from filter(None, [entry.late_why])
        return
    yield from entry_details(entry)
    if isinstance(entry, Fact):
        yield from fact_figures(entry)
        yield from filter(None, [entry.why, entry.note, entry.late_why])
        yield from map(str, fact_circumstances(entry))
        yield from (e.caption or e.path for e in entry.evidence)


def fact_figures(fact: Fact) -> Iterator[str]:
    """Yield how many took part and how much there was."""
    if fact.people:
        yield str(M("{n} people", n=fact.people))
    if fact.apart is not None:
        yield str(M("counted apart") if fact.apart else M("of the same session"))
    if fact.amount is not None:
        shown = number_of(fact.amount)
        yield str(M("{n} in all so far", n=shown) if fact.total else M("amount {n}", n=shown))


def fact_circumstances(fact: Fact) -> Iterator[Message]:
    """Yield how it was done, and how the record of it came about."""
    yield from fact_situation(fact)
    if fact.typed_by:
        yield M("typed by {name}", name=fact.typed_by)
    if fact.via:
        yield M("form {number}", number=show_number(fact.via.form))


def fact_situation(fact: Fact) -> Iterator[Message]:
    """Yield where it was, what stands in the way, what comes next, and what is not known of it."""
    if fact.place:
        yield M("place: {text}", text=fact.place)
    if fact.difficulty:
        yield M("difficulty: {text}", text=fact.difficulty)
    if fact.next:
        yield M("next: {text}", text=fact.next)
    if fact.day_unknown:
        yield M("day unknown")


def entry_details(entry: Base) -> Iterator[str]:
    """Yield the step, the new deadline, the new people and the percentage of an entry."""
    if step := getattr(entry, "step", ""):
        yield step
    if isinstance(entry, Postpone):
        yield str(M("to {date}", date=entry.to))
    if isinstance(entry, Assign):
        yield "、".join([*entry.lead, *entry.support, *filter(None, [entry.leader])])
    if isinstance(entry, Fact) and entry.percent is not None:
        yield f"{entry.percent}%"
