"""`wenming export summary`: the summary of a period (小结)."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.export.writing import export_paper
from wenming_cli.cli.groups import OutputOptions, ScopeOptions, with_session
from wenming_cli.cli.options import AsOfOption, PeriodArgument
from wenming_cli.cli.session import Session
from wenming_cli.message import N_, M

TraceOption = Annotated[
    bool,
    typer.Option("--trace", help=N_("Append the journal entries that the text rests on.")),
]


@with_session()
def export_summary(
    session: Session,
    period: PeriodArgument = "",
    *,
    target: OutputOptions,
    scope: ScopeOptions,
    trace: TraceOption = False,
    as_of: AsOfOption = "",
) -> None:
    from wenming_cli.views.problems import message_with_hint
    from wenming_cli.views.words import text

    made = export_paper(
        session, "summary", target, scope=scope, period=period, as_of=as_of, trace=trace
    )
    if made.form:
        session.show([text(M("the office's own form {file} was used", file=made.form))])
    if made.without_entries:
        sentence = M("the list of entries is left out, because the form has no place for it")
        hint = M("put attachments[1] into the form (docs/templates.md)")
        session.complain([message_with_hint("", sentence, hint, style="yellow")])
    if made.without_next_steps:
        sentence = M("the chapter of next steps is left out, because the plan ends with the period")
        hint = M("write it by hand, from the plan of the next year")
        session.complain([message_with_hint("", sentence, hint, style="yellow")])
