"""Small pieces of text: cleaned user data, coloured words, dates, bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from wenming_cli.core.board.state import STATUS_NAMES, ItemState, LightName, Occurrence, Status
from wenming_cli.core.board.wording import LIGHT_NAMES, UNIT_NAMES
from wenming_cli.core.characters import steers
from wenming_cli.core.periods import Unit
from wenming_cli.core.plan.plan import WEEKDAYS, Item, Weekday
from wenming_cli.message import M, Message, counted
from wenming_cli.views.console import Screen
from wenming_cli.views.page import Text

STATUS_STYLES: dict[Status, str] = {
    "not_started": "dim",
    "in_progress": "cyan",
    "done": "green",
    "verified": "bold green",
    "suspended": "yellow",
    "cancelled": "dim strike",
}
WEEKDAY_NAMES: tuple[Message, ...] = (
    M("Monday"),
    M("Tuesday"),
    M("Wednesday"),
    M("Thursday"),
    M("Friday"),
    M("Saturday"),
    M("Sunday"),
)


def clean(text: object) -> str:
    """User data made harmless: control and invisible characters shown by their code, one line."""
    flat = str(text).replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
    return flat if flat.isprintable() else "".join(_harmless(c) for c in flat)


def _harmless(c: str) -> str:
    if c.isprintable() or not steers(c):
        return c
    code = ord(c)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def text(value: object, style: str = "") -> Text:
    """User data or a message as text, its control characters made visible."""
    return Text(clean(value), style)


def status(name: Status) -> Text:
    """A status word in its colour."""
    return Text(str(STATUS_NAMES[name]), style=STATUS_STYLES[name])


def occurrence_status(one: Occurrence, as_of: date) -> Text:
    """The status of one time, and whether that is late; a standing item is reported, not done."""
    reported = one.made_good and not one.finished
    shown = Text(str(M("reported")), style="green") if reported else status(one.status)
    if one.extra:
        return shown.append(str(M(" (extra)")), style="dim")
    if one.late:
        return shown.append(str(M(" (late)")), style="yellow")
    if one.early:
        return shown.append(str(M(" (early)")), style="green")
    if overdue(one, as_of):
        return shown.append(str(M(" (overdue)")), style="bold red")
    return shown


def overdue(one: Occurrence, as_of: date) -> bool:
    """Whether a time that is owed should have been made good before a day."""
    return one.due < as_of and not one.made_good and one.status != "cancelled"


def light(name: LightName | None) -> Text:
    """A light as a word in its colour; a dash for no light."""
    return Text(str(LIGHT_NAMES[name]), style=f"bold {name}") if name else Text("-", style="dim")


def reason(state: ItemState) -> Text:
    """Why the light is what it is."""
    return text(state.light.reason, state.light.name or "dim")


def percent(value: int) -> Text:
    """`62%`."""
    return Text(f"{value}%")


def bar(value: int, screen: Screen, width: int) -> Text:
    """A bar of some cells; nothing in a pipe, and only ASCII on consoles without UTF-8.

    The shape tells what is done, and the colour only adds to it.
    """
    if screen.plain:
        return Text("")
    full = width * value // 100 if value < 100 else width
    full = max(full, 1) if value else 0
    done, rest = ("━", "┄") if screen.utf8 and screen.colour else ("#", "-")
    found = Text(done * full, style="green")
    return found.append(rest * (width - full), style="bright_black")


def how_many(total: int, cancelled: int) -> str:
    """`28 items, 1 more cancelled`: those cancelled are in no total."""
    words = str(counted("{n} item", "{n} items", total))
    return words + str(M(", {n} more cancelled", n=cancelled)) if cancelled else words


def weekday(day: date) -> str:
    """The day's name."""
    return str(WEEKDAY_NAMES[day.weekday()])


def rhythm(item: Item) -> str:
    """How often an item recurs, in words; nothing for a dated one."""
    if item.standing:
        return str(M("standing"))
    return recurrence(item.every, item.times, item.on) if item.every else ""


def recurrence(every: Unit, times: int, on: Weekday | Literal["last"] | int | None) -> str:
    """The keys of a rhythm in words: every month, 2 times."""
    words = str(UNIT_NAMES[every])
    if times > 1:
        words += str(M(", {n} times", n=times))
    if isinstance(on, int):
        words += str(M(", on day {n}", n=on))
    elif on == "last":
        words += str(M(", on the last day"))
    elif on is not None:
        words += str(M(", on {weekday}", weekday=WEEKDAY_NAMES[WEEKDAYS.index(on)]))
    return words


def when(state: ItemState) -> Text:
    """The date that matters next: the deadline, or the next occurrence; a dash when over."""
    day = state.next_due or state.due
    if day is None:
        return Text("-", style="dim")
    return Text(day.isoformat(), style="bold red" if state.overdue else "")


def people(names: tuple[str, ...]) -> Text:
    """Owners, joined the Chinese way."""
    return text("、".join(names))


def flow(pieces: Sequence[Text], screen: Screen) -> Text:
    """Pieces beside each other, over as many lines as they need, each piece kept whole."""
    from rich.cells import cell_len

    found = Text()
    used = 0
    for piece in pieces:
        width = cell_len(piece.plain)
        if used and not screen.plain and used + 2 + width > screen.width:
            found.append("\n")
            used = 0
        elif used:
            found.append("  ")
            used += 2
        found.append_text(piece)
        used += width
    return found
