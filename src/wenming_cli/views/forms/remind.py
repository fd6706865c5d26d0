"""`wenming remind`: the texts as they are pasted, and what the clerk should know besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wenming_cli.core.journal.entries import Base
from wenming_cli.forms.form import show_number
from wenming_cli.forms.reminding.reminder import About, Matter, Reminded, Reminder
from wenming_cli.message import M, Message, counted, joined
from wenming_cli.views import words
from wenming_cli.views.machine import plan_json
from wenming_cli.views.page import Indented, PageBlock

_NOTHING: Mapping[About, Message] = {
    "report": M("nobody has to be reminded: every form of {period} is in"),
    "soon": M("nobody has to be reminded: nothing is due soon"),
    "late": M("nobody has to be reminded: nothing is overdue or behind"),
}


def paste_texts(found: Sequence[Reminder]) -> str:
    """Return the texts as they are pasted: no line is broken, an empty one stands between two."""
    shown = ("\n".join(map(words.make_printable, one.text.split("\n"))) for one in found)
    return "\n\n".join(shown) + "\n"


def nothing_page(found: Reminded) -> Iterator[PageBlock]:
    """Say that nobody has to be reminded."""
    if found.named:
        yield words.text(M("nothing to remind {names} of", names=joined(found.named)), "dim")
        return
    period = found.period.name if found.period else ""
    yield words.text(M(_NOTHING[found.about].text, period=period), "dim")


def after_page(found: Reminded, entries: Sequence[Base]) -> Iterator[PageBlock]:
    """Name what has no lead, and say what was noted in the journal."""
    if found.unassigned:
        n = len(found.unassigned)
        said = counted(
            "{n} item has no lead, so that nobody is told:",
            "{n} items have no lead, so that nobody is told:",
            n,
        )
        yield words.text(said, "yellow")
        for matter in found.unassigned:
            yield Indented([words.text(_named(matter))])
        yield words.text(M("  → wenming assign {no} --lead …", no=found.unassigned[0].item.no))
    if entries:
        n = len({entry.item for entry in entries})
        said = counted("noted for {n} item", "noted for {n} items", n)
        yield words.text(M("{noted}; `wenming undo` takes it back", noted=said), "green")
    elif found.texts:
        yield words.text(
            M("nothing was recorded; --record notes in the journal that they were told"), "dim"
        )


def _named(matter: Matter) -> str:
    return f"{matter.item.no} {matter.item.title}" + (f"（{matter.why}）" if matter.why else "")


def remind_json(found: Reminded, entries: Sequence[Base]) -> dict[str, Any]:
    """Return the answer of `remind --json`: each text with what it is about."""
    return {
        "plan": plan_json(found.board),
        "about": found.about,
        "period": found.period.key if found.period else None,
        "reminders": [_reminder_json(one) for one in found.texts],
        "unassigned": [_matter_json(one) for one in found.unassigned],
        "entries": [entry.id for entry in entries],
    }


def _reminder_json(one: Reminder) -> dict[str, Any]:
    return {
        "dept": one.dept,
        "form": show_number(one.form.number) if one.form else None,
        "due": one.form.due if one.form else None,
        "days_late": one.days_late,
        "text": one.text,
        "items": [_matter_json(matter) for matter in one.matters],
    }


def _matter_json(matter: Matter) -> dict[str, Any]:
    return {
        "id": matter.item.id,
        "no": matter.item.no,
        "title": matter.item.title,
        "periods": list(matter.periods),
        "due": matter.due,
        "reason": matter.why or None,
    }
