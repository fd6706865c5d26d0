"""`wenming export ledger`: the ledger of a period (工作台账)."""

from __future__ import annotations

from wenming_cli.cli.export.writing import export_paper
from wenming_cli.cli.groups import OutputOptions, ScopeOptions, with_session
from wenming_cli.cli.options import AsOfOption, EncodingOption, PeriodArgument
from wenming_cli.cli.session import Session


@with_session()
def export_ledger(
    session: Session,
    period: PeriodArgument = "",
    *,
    target: OutputOptions,
    scope: ScopeOptions,
    encoding: EncodingOption = "",
    as_of: AsOfOption = "",
) -> None:
    export_paper(
        session, "ledger", target, scope=scope, period=period, as_of=as_of, encoding=encoding
    )
