"""`wenming close`: close a period (封账) and print its code."""

from __future__ import annotations

from wenming_cli.cli.groups import with_session
from wenming_cli.cli.options import (
    ByOption,
    DryRunOption,
    ForceOption,
    JsonOption,
    NamedPeriodArgument,
    PapersOption,
)
from wenming_cli.cli.session import Session


@with_session()
def hand_in_period(
    session: Session,
    period: NamedPeriodArgument,
    output: PapersOption = None,
    force: ForceOption = False,
    by: ByOption = "",
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    from wenming_cli.office.closing import ClosingWish
    from wenming_cli.views.close import closed_json, closed_page

    wish = ClosingWish(period, tuple(output or ()), by=by, force=force)
    done = session.office.close(wish, dry=dry_run)
    if json:
        session.answer(closed_json(done.closing, done.papers, already=done.already, dry=dry_run))
    else:
        session.show(closed_page(done.closing, done.papers, already=done.already, dry=dry_run))
