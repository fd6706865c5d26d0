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
        help=N_("Put damaged lines of the journal aside; leave whole lines as they are."),
    ),
]


HeadsOption = Annotated[
    bool,
    typer.Option(
        "--heads",
        help=N_("Show what each journal file ends in, to be kept on paper or in a file."),
    ),
]
HeadsFromOption = Annotated[
    str,
    typer.Option(
        "--heads-from",
        metavar="FILE",
        help=N_("Compare the journal files with heads that were kept."),
        show_default=False,
    ),
]
ClosingOption = Annotated[
    str | None,
    typer.Option(
        "--closing",
        metavar="CODE",
        help=N_("Whether all is as it was when a period was closed with that code (封账码)."),
        show_default=False,
    ),
]


@with_session()
def check_plan(
    session: Session,
    repair: RepairOption = False,
    heads: HeadsOption = False,
    heads_from: HeadsFromOption = "",
    closing: ClosingOption = None,
    json: JsonOption = False,
) -> None:
    from wenming_cli.views.check import (
        check_json,
        check_page,
        closing_page,
        compared_page,
        heads_page,
        repair_page,
    )

    office = session.office
    repairs = office.repair() if repair else None
    shown = office.heads() if heads else None
    problems = None
    if closing is not None:
        problems = office.check_closing(closing)
    elif heads_from:
        problems = office.compare_heads(heads_from)
    elif not heads:
        problems = office.check()
    if json:
        session.answer(check_json(problems, repairs, shown))
    else:
        if repairs is not None:
            session.show(repair_page(repairs))
        if shown is not None:
            session.show(heads_page(shown))
        if problems is not None:
            page = compared_page if heads_from else check_page
            page = closing_page if closing else page
            session.show(page(problems, office.workspace.shown))
    if any(not problem.notice for problem in problems or ()):
        raise typer.Exit(ExitCode.NO)
