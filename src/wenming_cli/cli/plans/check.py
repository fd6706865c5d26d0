"""`wenming check`: every problem of plan, journal and evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.groups import with_session
from wenming_cli.cli.options import JsonOption
from wenming_cli.cli.session import Session
from wenming_cli.errors import ExitCode
from wenming_cli.message import N_

RepairOption = Annotated[
    bool,
    typer.Option(
        "--repair",
        help=N_("Put aside what is damaged in the journal; what is whole stays as it is."),
    ),
]


@with_session()
def check_plan(session: Session, repair: RepairOption = False, json: JsonOption = False) -> None:
    from wenming_cli.views.check import check_json, check_page, repair_page

    office = session.office
    repairs = office.repair() if repair else None
    problems = office.check()
    if json:
        session.answer(check_json(problems, repairs))
    else:
        if repairs is not None:
            session.show(repair_page(repairs))
        session.show(check_page(problems, office.workspace.shown))
    if any(not problem.notice for problem in problems):
        raise typer.Exit(ExitCode.NO)
