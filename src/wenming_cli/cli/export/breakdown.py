"""`wenming export breakdown`: who does what by when (任务分解表)."""

from __future__ import annotations

from wenming_cli.cli.export.writing import export_paper
from wenming_cli.cli.groups import OutputOptions, with_session
from wenming_cli.cli.options import AsOfOption, EncodingOption, NoPeriodArgument
from wenming_cli.cli.session import Session


@with_session()
def export_breakdown(
    session: Session,
    period: NoPeriodArgument = "",
    *,
    target: OutputOptions,
    encoding: EncodingOption = "",
    as_of: AsOfOption = "",
) -> None:
    export_paper(session, "breakdown", target, period=period, as_of=as_of, encoding=encoding)
