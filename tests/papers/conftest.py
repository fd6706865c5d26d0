"""The shipped plan with its sample journal, at the end of any period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from checking import office_in
from places import REPO
from wenming_cli.core.board.fold import Board, board_at_end
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.office.office import Office
from wenming_cli.papers.document import Document
from wenming_cli.papers.summary.summary import summary_document
from wenming_cli.store.workspace import find_workspace

Shipped = Callable[[str], tuple[Board, Period]]
Summarised = Callable[[str], Document]


@pytest.fixture(scope="session")
def _office() -> Office:
    return office_in(find_workspace(REPO, "2023", 2023))


@pytest.fixture
def shipped(_office: Office) -> Shipped:
    """`shipped("Q2")`: the board of the second quarter as seen when the year is over."""

    def make(text: str) -> tuple[Board, Period]:
        period = parse_period(text, 2023)
        entries = [e for e in _office.journal.entries if "示例" in e.by]
        return board_at_end(_office.plan, entries, period, date(2023, 12, 31)), period

    return make


@pytest.fixture
def summarised(shipped: Shipped) -> Summarised:
    """`summarised("Q2")`: the summary of the second quarter."""

    def make(text: str) -> Document:
        return summary_document(*shipped(text))

    return make
