"""`wenming export summary`: the summary of a period (小结)."""

from __future__ import annotations

from typing import Annotated, Literal

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

CompareClosedOption = Annotated[
    Literal["previous"] | None,
    typer.Option(
        "--compare",
        metavar="previous",
        help=N_("Tell rates, and how they changed since the period before was closed."),
        show_default=False,
    ),
]


@with_session()
def export_summary(
    session: Session,
    period: PeriodArgument = "",
    *,
    target: OutputOptions,
    scope: ScopeOptions,
    trace: TraceOption = False,
    compare: CompareClosedOption = None,
    as_of: AsOfOption = "",
) -> None:
    from wenming_cli.views.problems import message_with_hint
    from wenming_cli.views.words import text

    made = export_paper(
        session,
        "summary",
        target,
        scope=scope,
        period=period,
        as_of=as_of,
        trace=trace,
        compare=compare is not None,
    )
    if made.form:
        session.show([text(M("the office's own form {file} was used", file=made.form))])
    if made.without_entries:
        sentence = M("the list of entries is left out, because the form has no place for it")
        hint = M("put attachments[1] into the form (docs/templates.md)")
        session.complain([message_with_hint("", sentence, hint, style="yellow")])
    for one in made.left_out:
        session.complain([message_with_hint("", one.message, one.hint, style="yellow")])
