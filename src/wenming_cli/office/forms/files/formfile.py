"""A file that came back and is a form of this plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from types import MappingProxyType
from typing import NamedTuple

from wenming_cli.forms.collecting.said import statement
from wenming_cli.forms.collecting.typedrow import TypedRow
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.reading.returned import ReturnedForm
from wenming_cli.office.forms.proofs import Claimant
from wenming_cli.store.userpath import UserPath


class FormFile(NamedTuple):
    """A file that is a form of this plan."""

    file: UserPath
    returned: ReturnedForm
    """Its rows are placed."""

    issued: IssuedForm
    rows: tuple[TypedRow, ...]
    beside: UserPath
    """The folder in which what proves its rows lies."""

    copies: tuple[str, ...] = ()
    """Other files of the same form that are passed by for it."""

    taken: bool = False
    """Whether somebody said that this one counts."""

    over: frozenset[str] = frozenset()
    """The digits of other files of its form that came along, of one that somebody chose."""

    beaten: frozenset[tuple[str, str]] = frozenset()
    """The cells that the one says which somebody chose, by row and column."""

    outdone: frozenset[str] = frozenset()
    """The codes of rows that a later file that came along has mended, if they had to be."""

    withdrawn: frozenset[str] = frozenset()
    """The codes of rows of which a later file that came along says 办理情况, 拟延期至 or 原因 anew:
    what they ask for counts with that, or not any more."""

    doubted: Mapping[str, str] = MappingProxyType({})
    """What later files that came along say of other rows, which are silent about what these ask."""

    answered: datetime | None = None
    """When it counts from, of one that went back and does not say when it was mended."""

    @property
    def number(self) -> str:
        """The form's number."""
        return self.returned.number or ""

    @property
    def saved(self) -> datetime | None:
        """When a program last saved it, by what it says itself.

        What it was made with says nothing of that: some programs leave it as it is.
        """
        modified = self.returned.modified
        if modified is None or modified == datetime.combine(self.issued.issued, time()):
            return self.answered
        return modified.replace(tzinfo=UTC)

    @property
    def is_blank(self) -> bool:
        """Whether it is as it was handed out: nobody wrote into it, and no program saved it."""
        told = any(row.remarks or row.warnings for row in self.rows)
        spoilt = told or self.returned.pictures or self.returned.sent_back
        return self.returned.untouched and not (self.said or spoilt)

    @property
    def claimant(self) -> Claimant:
        """By what it claims the files that its rows name."""
        return Claimant(self.beside, self.issued.dept)

    @property
    def evidence(self) -> list[str]:
        """The names of the files that its rows name as their proof."""
        return [name for row in self.rows for name in row.typed.get("evidence") or ()]

    @property
    def said(self) -> dict[str, dict[str, str]]:
        """What its rows say that they were not issued with, by their codes."""
        rows = {row.row: row for row in self.issued.rows}
        said = {
            row.code: {str(key): text for key, text in statement(rows[row.code], row.typed).items()}
            for row in self.rows
            if row.code in rows
        }
        return {code: words for code, words in said.items() if words}
