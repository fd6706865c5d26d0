"""`wenming export breakdown`: who does what by when (任务分解表)."""

from __future__ import annotations

from wenming_cli.cli.export.writing import export
from wenming_cli.cli.groups import Target, with_session
from wenming_cli.cli.options import AsOf, Encoding, NoPeriod
from wenming_cli.cli.session import Session


@with_session()
def breakdown(
    session: Session, period: NoPeriod = "", *, target: Target, encoding: Encoding = "",
    as_of: AsOf = "",
) -> None:  # fmt: skip
    export(session, "breakdown", target, period=period, as_of=as_of, encoding=encoding)
