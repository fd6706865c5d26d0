"""`wenming export breakdown`: who does what by when (任务分解表)."""

from __future__ import annotations

from wenming_cli.cli.export.writing import export_paper
from wenming_cli.cli.groups import OutputOptions, ScopeOptions, with_session
from wenming_cli.cli.options import AsOfOption, EncodingOption, NoPeriodArgument
from wenming_cli.cli.session import Session


@with_session()
def export_breakdown(
    session: Session,
    period: NoPeriodArgument = "",
    *,
    target: OutputOptions,
    scope: ScopeOptions,
    encoding: EncodingOption = "",
    as_of: AsOfOption = "",
) -> None:
    export_paper(
        session, "breakdown", target, scope=scope, period=period, as_of=as_of, encoding=encoding
    )
