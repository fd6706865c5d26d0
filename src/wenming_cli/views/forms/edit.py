"""`wenming edit`: what is open for editing, what of it is new to the plan, and what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from wenming_cli.forms.asked import AskedForm
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


def blank_page() -> Iterator[PageBlock]:
    """Say that nothing was written into the sheet."""
    yield words.text(M("nothing was filled in; nothing is recorded"), "dim")


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
