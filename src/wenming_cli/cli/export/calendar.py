"""`wenming export calendar`: a calendar for Outlook and phones."""

from __future__ import annotations

from wenming_cli.cli.export.writing import export
from wenming_cli.cli.groups import Target, with_session
from wenming_cli.cli.options import AsOf, NoPeriod
from wenming_cli.cli.session import Session


@with_session()
def calendar(session: Session, period: NoPeriod = "", *, target: Target, as_of: AsOf = "") -> None:
    export(session, "calendar", target, period=period, as_of=as_of)
