"""`wenming export ledger`: the ledger of a period (工作台账)."""

from __future__ import annotations

from wenming_cli.cli.export.writing import export
from wenming_cli.cli.groups import Target, with_session
from wenming_cli.cli.options import AsOf, Encoding, PeriodName
from wenming_cli.cli.session import Session


@with_session()
def ledger(
    session: Session, period: PeriodName = "", *, target: Target, encoding: Encoding = "",
    as_of: AsOf = "",
) -> None:  # fmt: skip
    export(session, "ledger", target, period=period, as_of=as_of, encoding=encoding)
