"""`wenming export summary`: the summary of a period (小结)."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.export.writing import export
from wenming_cli.cli.groups import Target, with_session
from wenming_cli.cli.options import AsOf, PeriodName
from wenming_cli.cli.session import Session
from wenming_cli.message import N_, M

Trace = Annotated[
    bool,
    typer.Option("--trace", help=N_("Append the journal entries that the text rests on.")),
]


@with_session()
def summary(
    session: Session,
    period: PeriodName = "",
    *,
    target: Target,
    trace: Trace = False,
    as_of: AsOf = "",
) -> None:
    from wenming_cli.views.problems import two_lines
    from wenming_cli.views.words import text

    made = export(session, "summary", target, period=period, as_of=as_of, trace=trace)
    if made.form:
        session.show([text(M("the office's own form {file} was used", file=made.form))])
    if made.without_entries:
        sentence = M("the form has no place for the list of entries, it is left out")
        hint = M("put attachments[1] into the form (docs/templates.md)")
        session.complain([two_lines("", sentence, hint, "yellow")])
