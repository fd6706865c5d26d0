"""`wenming edit`: what is open for editing, what of it is new to the plan, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from wenming_cli.forms.asking import AskedForm
from wenming_cli.forms.collecting.collected import Collected
from wenming_cli.forms.collecting.collection import RowOutcome
from wenming_cli.forms.reading.returned import ReturnedForm, ReturnedRow
from wenming_cli.message import M, counted
from wenming_cli.views import words
from wenming_cli.views.page import Indented, PageBlock, StyledText
from wenming_cli.views.problems import message_with_hint


class ReadFile(Protocol):
    """A file that was read, as the office gives it."""

    @property
    def returned(self) -> ReturnedForm:
        """What it says."""


def nothing_owed_page() -> Iterator[PageBlock]:
    """Say that there is nothing to fill in."""
    yield words.text(M("nobody owes anything in that period; there is no sheet to fill in"), "dim")


def opened_page(asked: AskedForm, file: str) -> Iterator[PageBlock]:
    """Say which sheet is open."""
    count = counted("{n} row", "{n} rows", len(asked.rows))
    said = M("{period}, {rows}: fill in the yellow cells", period=asked.period.name, rows=count)
    yield words.text(said, "bold")
    yield StyledText(whole=True).append_text(words.text(file))


def by_hand_page() -> Iterator[PageBlock]:
    """Say that no program was found."""
    yield words.text(
        M("no program opens it from here; open the file above in WPS or Excel"), "yellow"
    )


def prompt_line() -> str:
    """Return the line that waits for Enter."""
    said = M("save it, close it, then press Enter")
    return f"{said} "


def edited(found: Collected) -> Collected:
    """Return what the sheet says, without who else was asked, and whose rows they are.

    The clerk speaks for all departments, so that no row has gone to another one meanwhile.
    """
    files = [one._replace(rows=tuple(_own_rows(one.rows))) for one in found.files]
    return found._replace(files=files, handed_in=(), own=True)


def is_blank(found: Collected) -> bool:
    """Tell whether nothing was written into the sheet."""
    return all(one.state == "blank" for one in found.files)


def blank_page() -> Iterator[PageBlock]:
    """Say that nothing was written into the sheet."""
    yield words.text(M("nothing was filled in; nothing is recorded"), "dim")


def is_left(found: Collected) -> bool:
    """Tell whether the sheet says something that was not recorded; requests are not, by themselves.

    They wait for a leader, and stand nowhere else meanwhile.
    """
    waiting = any(not one.approved for file in found.files for one in file.requests)
    return found.is_open or waiting or any(file.unread for file in found.files)


def _own_rows(rows: Iterable[RowOutcome]) -> Iterator[RowOutcome]:
    """Yield the rows of the sheet; those that are new are named below it."""
    for row in rows:
        if not any(one.code == "row-new" for one in row.remarks):
            said = tuple(one for one in row.warnings if one.code != "reassigned")
            yield row._replace(warnings=said)


def new_rows_page(files: Sequence[ReadFile]) -> Iterator[PageBlock]:
    """List the rows that are new: the plan is written by people, so nothing is added to it."""
    rows = [row for file in files for row in file.returned.rows if row.trouble == "row-new"]
    if rows:
        yield words.text(
            M("New rows, to be added to plan.toml by hand where they are wanted:"), "bold"
        )
        yield Indented([words.text(_said(row)) for row in rows])


def _said(row: ReturnedRow) -> str:
    return "：".join(text for text in (row.text("title"), row.text("note")) if text)


def left_page(file: str) -> Iterator[PageBlock]:
    """Say where what was not recorded is."""
    yield message_with_hint(
        "",
        M("what was not recorded is still in the sheet"),
        M("mend it there, then: wenming collect {file}", file=file),
        style="yellow",
    )
