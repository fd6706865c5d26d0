"""`wenming changes`: what came after a period was closed (更正表)."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.export.writing import write_output
from wenming_cli.cli.groups import OutputOptions, with_session
from wenming_cli.cli.options import JsonOption, NamedPeriodArgument
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import N_, M

SinceOption = Annotated[
    str,
    typer.Option(
        metavar="CODE",
        help=N_("Only since the closing with that code (封账码)."),
        show_default=False,
    ),
]


@with_session()
def show_changes(
    session: Session,
    period: NamedPeriodArgument,
    since: SinceOption = "",
    *,
    target: OutputOptions,
    json: JsonOption = False,
) -> None:
    from wenming_cli.views.changes import changes_json, changes_page

    if json and target.output:
        raise Usage(
            M("--json answers on the screen, -o writes a file"),
            M("leave one of them out; a file may end in .json"),
        )
    found = session.office.changes(period, since)
    if target.output:
        from wenming_cli.office.exporting import write_changes

        write_output(session, write_changes(session.office, found, target.output), target)
    elif json:
        session.answer(changes_json(session.office.plan, found))
    else:
        session.show(changes_page(found))
