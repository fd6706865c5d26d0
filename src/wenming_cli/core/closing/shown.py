"""What a program shows of a closed period; a newer one may show something else of the same facts.

What is closed are the plan and the entries, never what is computed of them. So this stands beside
the code as information, and another light after an upgrade is no manipulation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from wenming_cli.core.board.counts import count_item
from wenming_cli.core.board.fold import Board, board_at_end
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.closing.closings import ClosedPeriod
from wenming_cli.core.closing.digests import canonical_json
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.periods import Period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Problem
from wenming_cli.message import M


def rows_digest(board: Board, period: Period) -> str:
    """Return the digest of what a board shows of a period, item by item."""
    rows = [_row(state, period) for state in board.states.values()]
    return hashlib.sha256(canonical_json(rows)).hexdigest()[:16]


def _row(state: ItemState, period: Period) -> list[str | int | None]:
    item, counts = state.item, count_item(state, period)
    return [
        *(item.no, item.title, state.status, state.light.name),
        *(state.percent, state.done_count, state.due_count, state.people),
        *(counts.owed, counts.made_good, counts.sessions, counts.people, counts.people_outside),
    ]


def find_other_rows(
    closing: ClosedPeriod, covered: Sequence[Base], plan: Plan, program: str
) -> list[Problem]:
    """Return a notice where this program shows something else than the one that closed a period.

    Args:
        closing: the closing; an older program kept no digest, and nothing can be said.
        covered: the entries that it covers, all of them and unchanged.
        plan: the plan, unchanged.
        program: the version of this program.
    """
    if not closing.close.rows:
        return []
    board = board_at_end(plan, covered, closing.period, as_of=closing.day)
    if rows_digest(board, closing.period) == closing.close.rows:
        return []
    return [
        Problem(
            "closed-rows",
            M(
                "plan and entries are those that {period} was closed with (code {code}), but this "
                "program ({now}) shows other counts or lights of them than the one that closed it "
                "({then})",
                period=closing.period.name,
                code=closing.code,
                now=program,
                then=closing.close.program,
            ),
            M("nothing was changed by anybody; what was handed in stays right"),
            blocking=False,
            notice=True,
        )
    ]
