"""`wenming export board`: one page for the leader's screen."""

from __future__ import annotations

from wenming_cli.cli.export.writing import export_paper
from wenming_cli.cli.groups import OutputOptions, ScopeOptions, with_session
from wenming_cli.cli.options import AsOfOption, NoPeriodArgument
from wenming_cli.cli.session import Session


@with_session()
def export_board(
    session: Session,
    period: NoPeriodArgument = "",
    *,
    target: OutputOptions,
    scope: ScopeOptions,
    as_of: AsOfOption = "",
) -> None:
    export_paper(session, "board", target, scope=scope, period=period, as_of=as_of)
