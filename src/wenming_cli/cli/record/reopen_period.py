"""`wenming reopen-period`: lift the closing of a period."""

from __future__ import annotations

from wenming_cli.cli.groups import with_session
from wenming_cli.cli.options import (
    ByOption,
    DryRunOption,
    JsonOption,
    NamedPeriodArgument,
    WhyOption,
)
from wenming_cli.cli.session import Session


@with_session()
def lift_closing(
    session: Session,
    period: NamedPeriodArgument,
    why: WhyOption = "",
    by: ByOption = "",
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    from wenming_cli.views.close import reopened_json, reopened_page

    done = session.office.reopen_period(period, why, by=by, dry=dry_run)
    if json:
        session.answer(reopened_json(done.lifted, done.entry, dry=dry_run))
    else:
        session.show(reopened_page(done.lifted, dry=dry_run))
