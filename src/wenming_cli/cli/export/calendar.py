"""`wenming export calendar`: a calendar for Outlook and phones."""

from __future__ import annotations

from wenming_cli.cli.export.writing import export_paper
from wenming_cli.cli.groups import OutputOptions, with_session
from wenming_cli.cli.options import AsOfOption, NoPeriodArgument
from wenming_cli.cli.session import Session


@with_session()
def export_calendar(
    session: Session,
    period: NoPeriodArgument = "",
    *,
    target: OutputOptions,
    as_of: AsOfOption = "",
) -> None:
    export_paper(session, "calendar", target, period=period, as_of=as_of)
