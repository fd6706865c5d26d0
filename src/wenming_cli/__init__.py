"""Keep an office's annual work plan: what is due, what was done, and the proof.

Programs use `Office`, and `gather` for many units (docs/python.md). Each name is imported when it
is first asked for, so that a command that needs none of them does not wait.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wenming_cli.core.board.fold import Board as Board
    from wenming_cli.core.board.select import Filter as Filter
    from wenming_cli.core.moves.request import Request as Request
    from wenming_cli.core.plan.plan import Plan as Plan
    from wenming_cli.core.report.report import ReportRequest as ReportRequest
    from wenming_cli.errors import Problem as Problem
    from wenming_cli.errors import Refused as Refused
    from wenming_cli.errors import Unreadable as Unreadable
    from wenming_cli.errors import Usage as Usage
    from wenming_cli.errors import WenmingError as WenmingError
    from wenming_cli.office.closing import ClosingWish as ClosingWish
    from wenming_cli.office.exporting import Wish as Wish
    from wenming_cli.office.forms.editing import EditWish as EditWish
    from wenming_cli.office.forms.reminding import ReminderWish as ReminderWish
    from wenming_cli.office.forms.sheets import SheetsWish as SheetsWish
    from wenming_cli.office.forms.wish import CollectWish as CollectWish
    from wenming_cli.office.office import Office as Office
    from wenming_cli.office.reporting import TableForm as TableForm
    from wenming_cli.office.units.gathering import RollupWish as RollupWish
    from wenming_cli.office.units.gathering import gather as gather
    from wenming_cli.office.units.publishing import publish as publish
    from wenming_cli.office.units.submitting import SubmitWish as SubmitWish

_HOMES = {
    "Board": "core.board.fold",
    "ClosingWish": "office.closing",
    "CollectWish": "office.forms.wish",
    "EditWish": "office.forms.editing",
    "Filter": "core.board.select",
    "Office": "office.office",
    "Plan": "core.plan.plan",
    "Problem": "errors",
    "Refused": "errors",
    "ReminderWish": "office.forms.reminding",
    "ReportRequest": "core.report.report",
    "Request": "core.moves.request",
    "RollupWish": "office.units.gathering",
    "SheetsWish": "office.forms.sheets",
    "SubmitWish": "office.units.submitting",
    "TableForm": "office.reporting",
    "Unreadable": "errors",
    "Usage": "errors",
    "WenmingError": "errors",
    "Wish": "office.exporting",
    "gather": "office.units.gathering",
    "publish": "office.units.publishing",
}
__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"wenming_cli.{_HOMES[name]}"), name)
