"""`wenming close`: close a period (封账) and print its code."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.groups import with_session
from wenming_cli.cli.options import (
    ByOption,
    ClosedPeriodArgument,
    DryRunOption,
    ForceOption,
    JsonOption,
)
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

PapersOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=N_("Write the summary or the ledger with the code on it; may be given several times."),
        show_default=False,
    ),
]


@with_session()
def hand_in_period(
    session: Session,
    period: ClosedPeriodArgument,
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
