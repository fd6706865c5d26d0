"""What was handed out (下发): the forms of a period with their files, and what stands on none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState
from wenming_cli.forms.asked import AskedForm, Asking


class HandedOut(NamedTuple):
    """One form and its file."""

    asked: AskedForm
    file: str
    """As it was typed: 下发/2023年第三季度进展填报表（宣传科）.xlsx."""

    already: bool = False
    """Whether the very same file was there."""


class Sheets(NamedTuple):
    """All forms of one command."""

    board: Board
    asking: Asking
    forms: Sequence[HandedOut]
    folder: str
    """Where they are, as it was typed."""

    idle: Sequence[str] = ()
    """Departments that owe nothing in the period, and get no form."""

    answered: Sequence[str] = ()
    """Departments that handed in for the period already, have nothing to fill in besides, and get
    no form."""

    anew: Sequence[str] = ()
    """Departments that handed in on an earlier form of the period, which the new one replaces."""

    without_lead: Sequence[ItemState] = ()
    """What is owed and stands on no form, since nobody leads it."""

    archive: str = ""
    """The file with all of them, if there is one."""
