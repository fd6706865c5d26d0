"""What came since a closing (更正表), and whether all that was closed with a code is there."""

from __future__ import annotations

from wenming_cli.core.board.fold import board_at_end
from wenming_cli.core.closing.changes import Changes, changes_of
from wenming_cli.core.closing.closings import ClosedPeriod, all_closings, lifted_by
from wenming_cli.core.closing.code import parse_code, show_code
from wenming_cli.core.closing.comparing import FolderNow, changed_parts
from wenming_cli.core.closing.coverage import find_coverage
from wenming_cli.core.closing.late import late_entries
from wenming_cli.core.journal.planentries import ReopenPeriod
from wenming_cli.errors import Problem, Refused
from wenming_cli.message import M
from wenming_cli.office.closed import known_entries, not_closed, require_period, standing
from wenming_cli.office.desk import Desk
from wenming_cli.store.closings import compare_closing, read_closed_folder

_ABOUT_FIGURES = frozenset({"closed-plan", "closed-rows"})
"""Why the figures may be others, besides what came later; what was damaged is for `check`."""


def find_changes(desk: Desk, period: str, since: str = "") -> list[Changes]:
    """Return what came after each closing of a period that stands, or after the one of a code."""
    wanted = require_period(desk, period)
    code = parse_code(since) if since else ""
    every = [
        one
        for one in (all_closings(desk.journal.of_plan, desk.plan.year) if code else standing(desk))
        if one.period.key == wanted.key
    ]
    chosen = [one for one in every if not code or one.close.code == code]
    if not chosen and code:
        raise Refused(
            M("{period} was not closed with {code}", period=wanted.name, code=show_code(code)),
            M("`wenming log` shows each closing with its code"),
        )
    if not chosen:
        raise not_closed(wanted)
    folder = read_closed_folder(desk.workspace, chosen)
    return [_changes(desk, one, folder) for one in chosen]


def _changes(desk: Desk, closing: ClosedPeriod, folder: FolderNow) -> Changes:
    plan, period, entries = desk.plan, closing.period, known_entries(desk)
    coverage = find_coverage(closing.close, folder.lines)
    late = late_entries(closing, coverage, entries, plan=plan)
    then = board_at_end(plan, coverage.entries(), period, as_of=closing.day)
    now = board_at_end(plan, entries, period, as_of=desk.today, horizon=desk.horizon)
    found = list(compare_closing(desk.workspace, closing, plan, now=folder))
    same = all(one.code != "closed-plan" for one in found)
    return changes_of(closing, late, then=then, now=now, same_plan=same)._replace(
        depts=desk.depts,
        parts=changed_parts(closing, folder),
        problems=[one for one in found if one.code in _ABOUT_FIGURES],
    )


def check_code(desk: Desk, text: str) -> list[Problem]:
    """Return what differs from what was closed with a code; nothing, where all is as it was."""
    code = parse_code(text)
    of_plan, year = desk.journal.of_plan, desk.plan.year
    found = [one for one in all_closings(of_plan, year) if one.close.code == code]
    if not found:
        return [
            Problem(
                "closing-unknown",
                M("nothing was closed with the code {code}", code=show_code(code)),
                M(
                    "it may be of another plan (-p NAME); else a journal file is missing, or its "
                    "end is cut off: put it back from a backup or from git"
                ),
                file=desk.workspace.shown,
                blocking=False,
            )
        ]
    lifted, last = lifted_by(of_plan), found[-1]
    now = read_closed_folder(desk.workspace, found)
    problems = list(compare_closing(desk.workspace, last, desk.plan, now=now))
    if all(one.close.id in lifted for one in found):
        problems.append(_lifted(desk, last, lifted[last.close.id]))
    return problems


def _lifted(desk: Desk, closing: ClosedPeriod, entry: ReopenPeriod) -> Problem:
    return Problem(
        "closing-lifted",
        M(
            "the closing of {period} (code {code}) was lifted by {by} on {date}: {why}",
            period=closing.period.name,
            code=closing.code,
            by=entry.by,
            date=entry.at.date(),
            why=entry.why,
        ),
        M(
            "`wenming changes {key} --since {code}` shows what differs",
            key=closing.period.key,
            code=closing.code,
        ),
        file=desk.workspace.shown,
        blocking=False,
    )
