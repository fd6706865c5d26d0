"""Small pieces of text: cleaned user data, coloured words, dates, bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from wenming_cli.core.board.state import STATUS_NAMES, ItemState, LightName, Occurrence, Status
from wenming_cli.core.board.wording import LIGHT_NAMES, UNIT_NAMES
from wenming_cli.core.characters import steers
from wenming_cli.core.journal.entries import number_of
from wenming_cli.core.patterns import compiled
from wenming_cli.core.periods import Unit
from wenming_cli.core.plan.plan import WEEKDAYS, Item, Target, Weekday
from wenming_cli.message import M, Message, counted
from wenming_cli.views.console import Screen
from wenming_cli.views.page import StyledText

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

_SPECIAL = r"""[\s'$&()*;<>?\[\]`{|}!#\\]"""
"""What shells take for something else than a letter of a name."""


def make_printable(text: object) -> str:
    """Return user data on one line; control and invisible characters become their codes."""
    flat = str(text).replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
    return flat if flat.isprintable() else "".join(_escape(c) for c in flat)


def command_word(text: str) -> str:
    """Return a name as it is typed in a command: in quotes, where a shell would take it apart."""
    return f'"{text}"' if compiled(_SPECIAL).search(text) else text


def _escape(c: str) -> str:
    if c.isprintable() or not steers(c):
        return c
    code = ord(c)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def text(value: object, style: str = "") -> StyledText:
    """Return user data or a message as text, with its control characters made visible."""
    return StyledText(make_printable(value), style)


def status_text(name: Status) -> StyledText:
    """Return a status word in its colour."""
    return StyledText(str(STATUS_NAMES[name]), style=STATUS_STYLES[name])


def occurrence_text(one: Occurrence, as_of: date) -> StyledText:
    """Return the status of an occurrence, and whether it is late; standing items are reported."""
    reported = one.made_good and not one.finished
    shown = StyledText(str(M("reported")), style="green") if reported else status_text(one.status)
    if one.extra:
        return shown.append(str(M(" (extra)")), style="dim")
    if one.late:
        return shown.append(str(M(" (late)")), style="yellow")
    if one.early:
        return shown.append(str(M(" (early)")), style="green")
    if one.missed_by(as_of):
        return shown.append(str(M(" (overdue)")), style="bold red")
    return shown


def light_text(name: LightName | None) -> StyledText:
    """Return a light as a word in its colour; a dash for no light."""
    return (
        StyledText(str(LIGHT_NAMES[name]), style=f"bold {name}")
        if name
        else StyledText("-", style="dim")
    )


def reason_text(state: ItemState) -> StyledText:
    """Return why the light is what it is."""
    return text(state.light.reason, state.light.name or "dim")


def percent_text(value: int) -> StyledText:
    """Return a percentage: `62%`."""
    return StyledText(f"{value}%")


def bar_text(value: int, screen: Screen, width: int) -> StyledText:
    """Return a bar of some cells; nothing in a pipe, only ASCII on consoles without UTF-8.

    The shape tells what is done; the colour only adds to it.
    """
    if screen.plain:
        return StyledText("")
    full = width * value // 100 if value < 100 else width
    full = max(full, 1) if value else 0
    done, rest = ("━", "┄") if screen.utf8 and screen.colour else ("#", "-")
    found = StyledText(done * full, style="green")
    return found.append(rest * (width - full), style="bright_black")


def item_count(total: int, cancelled: int) -> str:
    """Return how many items there are: `28 items, 1 more cancelled`."""
    words = str(counted("{n} item", "{n} items", total))
    return words + str(M(", {n} more cancelled", n=cancelled)) if cancelled else words


def weekday_name(day: date) -> str:
    """Return the day's name."""
    return str(WEEKDAY_NAMES[day.weekday()])


def rhythm_phrase(item: Item) -> str:
    """Say how often an item recurs; return `""` for a dated one."""
    if item.standing:
        return str(M("standing"))
    if item.festivals:
        return "、".join(item.festivals)
    return recurrence_words(item.every, item.times, item.on) if item.every else ""


def recurrence_words(every: Unit, times: int, on: Weekday | Literal["last"] | int | None) -> str:
    """Say how often something recurs: every month, 2 times."""
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


def target_phrase(target: Target) -> Message:
    """Say what the document asks for in numbers: 不少于50人次，每次."""
    asked = M("at least {n} {unit}") if target.at_least else M("{n} {unit}")
    asked = M(asked.text, n=number_of(target.n), unit=target.unit)
    if target.each:
        return M("{target}, each time", target=asked)
    if target.per:
        return M("{target}, {rhythm}", target=asked, rhythm=UNIT_NAMES[target.per])
    return asked


def next_date_text(state: ItemState) -> StyledText:
    """Return the deadline or the next occurrence; a dash if nothing more is due."""
    day = state.next_due or state.due
    if day is None:
        return StyledText("-", style="dim")
    return StyledText(day.isoformat(), style="bold red" if state.overdue else "")


def people_text(names: tuple[str, ...]) -> StyledText:
    """Return owners, joined the Chinese way."""
    return text("、".join(names))


def flow_text(pieces: Sequence[StyledText], screen: Screen) -> StyledText:
    """Put pieces side by side, over as many lines as needed; keep each piece whole."""
    from rich.cells import cell_len

    found = StyledText()
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
