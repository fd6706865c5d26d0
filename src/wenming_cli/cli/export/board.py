"""`wenming export board`: one page for the leader's screen."""

from __future__ import annotations

from wenming_cli.cli.export.writing import export
from wenming_cli.cli.groups import Target, with_session
from wenming_cli.cli.options import AsOf, NoPeriod
from wenming_cli.cli.session import Session


@with_session()
def board(session: Session, period: NoPeriod = "", *, target: Target, as_of: AsOf = "") -> None:
    export(session, "board", target, period=period, as_of=as_of)
