"""`wenming report`: leaders' questions, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from wenming_cli.cli.groups import (
    OutputOptions,
    ScopeOptions,
    StateOptions,
    ViewOptions,
    filter_of,
    with_session,
)
from wenming_cli.cli.options import EncodingOption
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import N_, M

if TYPE_CHECKING:
    from wenming_cli.core.board.select import Filter
    from wenming_cli.core.report.report import ReportRequest
    from wenming_cli.office.reporting import TableForm

ReportPeriodArgument = Annotated[
    str,
    typer.Argument(
        metavar="[PERIOD]",
        help=N_("Q2, 2023-Q2, H1, 2023, 5月; the whole plan so far if not given."),
        show_default=False,
    ),
]
DimensionOption = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="DIM",
        help=N_(
            "What the rows are: lead, section, goal, month, quarter, light, status, leader or kind."
        ),
    ),
]
SecondDimensionOption = Annotated[
    str,
    typer.Option(
        "--and",
        metavar="DIM",
        help=N_("A second thing to divide the rows by."),
        show_default=False,
    ),
]
ShowOption = Annotated[
    str,
    typer.Option(
        metavar="FIGURE,…",
        help=N_(
            "Which figures, in that order: items, done, owed, made_good, rate, late, overdue, "
            "not_started, events, people, evidence, share."
        ),
        show_default=False,
    ),
]
WhereOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="DIM=VALUE",
        help=N_("Only these rows: lead=NAME, status=done; may be given several times."),
        show_default=False,
    ),
]
CompareOption = Annotated[
    Literal["previous", "last-year"] | None,
    typer.Option(
        metavar="previous|last-year",
        help=N_("Beside each figure how it changed since the period before, or the year before."),
        show_default=False,
    ),
]
TopOption = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        max=100_000,
        help=N_("Only the N rows that are largest in the first figure."),
        show_default=False,
    ),
]
ChartOption = Annotated[
    bool, typer.Option("--chart", help=N_("A bar for each row, by the first figure."))
]
WithoutMeetingsOption = Annotated[
    bool,
    typer.Option("--without-meetings", help=N_("Leave meetings out of sessions and people.")),
]


class CountOptions(NamedTuple):
    """The options that say what is counted, and beside what."""

    by: DimensionOption = "section"
    and_: SecondDimensionOption = ""
    show: ShowOption = ""
    where: WhereOption = None
    compare: CompareOption = None
    top: TopOption = None


@with_session()
def show_report(
    session: Session,
    period: ReportPeriodArgument = "",
    *,
    count: CountOptions,
    chart: ChartOption = False,
    without_meetings: WithoutMeetingsOption = False,
    state: StateOptions,
    scope: ScopeOptions,
    target: OutputOptions,
    encoding: EncodingOption = "",
    look: ViewOptions,
) -> None:
    from wenming_cli.views.report import report_json, report_page

    request = _request_of(period, count, filter_of(scope, state))
    request = request._replace(without_meetings=without_meetings)
    if look.json and target.output is not None:
        raise Usage(
            M("--json and -o are two ways to answer"),
            M("leave one of them out"),
        )
    form = _form_of(session, target, encoding, chart=chart)
    answer = session.office.report(request, as_of=session.day(look.as_of) if look.as_of else None)
    if answer.report.stretch.so_far and not look.as_of:
        session.tell_if_over(answer.report.as_of)
    if look.json:
        session.answer(report_json(answer))
    elif form:
        from wenming_cli.cli.export.writing import write_output

        write_output(session, session.office.report_paper(answer, form), target)
    else:
        session.show(report_page(answer, session.env.out, chart=chart))


def _request_of(period: str, count: CountOptions, wanted: Filter) -> ReportRequest:
    """Return what was typed as a request.

    Raises:
        Usage: there is no such dimension, figure or condition.
    """
    from wenming_cli.core.report.report import (
        ReportRequest,
        read_dimension,
        read_figures,
        read_where,
    )

    return ReportRequest(
        by=tuple(read_dimension(name) for name in (count.by, count.and_) if name),
        show=read_figures(count.show),
        where=read_where(count.where or []),
        wanted=wanted,
        period=period,
        compare=count.compare or "",
        top=count.top or 0,
    )


def _form_of(
    session: Session, target: OutputOptions, encoding: str, *, chart: bool
) -> TableForm | None:
    """Return how the report is wanted as a file; None for the screen.

    Raises:
        Usage: it does not come in that format; nothing is read then.
    """
    if target.output is None and not encoding:
        return None
    from wenming_cli.cli.export.writing import check_output_name
    from wenming_cli.office.reporting import TableForm, check_table_form

    check_output_name(session, "report", target.output)
    form = TableForm(target.output or "", encoding, chart=chart)
    check_table_form(form)
    return form
