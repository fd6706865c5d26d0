"""Commands that write documents: `wenming export …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.cli.options import AsOf, Lang, PlanName, Today
from wenming_cli.cli.session import Session
from wenming_cli.message import M, _

Output = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="FILE", help=_("Where to write; the screen if not given."),
        show_default=False,
    ),
]  # fmt: skip
Force = Annotated[bool, typer.Option("--force", help=_("Write over an existing file."))]


def calendar(
    ctx: typer.Context, output: Output = "", force: Force = False, as_of: AsOf = "",
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.exports.calendar import calendar as ics

    session = Session(ctx.obj, plan=plan, today=today)
    deliver(session, ics(session.board(session.day(as_of))), output, force=force)


def deliver(session: Session, data: bytes, output: str, *, force: bool) -> None:
    """Write a document to its file, or text to the screen."""
    if output in ("", "-"):
        session.env.out.write(data.decode("utf-8"))
        return
    from wenming_cli.screen.words import text
    from wenming_cli.store.outfile import write_document

    path = session.env.cwd / Path(output)
    write_document(path, data, force=force)
    session.show([text(M("{file} is written", file=output), "bold green")])
