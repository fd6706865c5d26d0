"""`wenming new`: a plan to fill in."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.groups import SpokenOptions, with_session
from wenming_cli.cli.options import NewPlanOption
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import N_, M


@with_session(SpokenOptions)
def make_plan(
    session: Session,
    year: Annotated[int, typer.Argument(metavar="YEAR", help=N_("The plan's year."))],
    unit: Annotated[str, typer.Option(metavar="NAME", help=N_("The office whose plan it is."))],
    plan: NewPlanOption = "",
) -> None:
    from wenming_cli.office.office import Office
    from wenming_cli.views.words import text

    if not 1900 <= year <= 9998 or not unit.strip():
        raise Usage(M("a plan needs a year and a unit"), M("wenming new 2024 --unit 区委宣传部"))
    workspace = Office.create(session.env.cwd, year=year, unit=unit, name=plan)
    path = session.near(workspace.plan_path)
    hint = M(
        "  → fill it in with any text editor, then run `wenming check -p {plan}`",
        plan=workspace.name,
    )
    session.show([text(M("{file} is made", file=path), "bold green"), text(hint)])
