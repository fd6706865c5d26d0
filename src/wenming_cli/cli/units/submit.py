"""`wenming submit`: a period as one file for the office above (报送)."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.groups import with_session
from wenming_cli.cli.options import (
    DryRunOption,
    ForceOption,
    JsonOption,
    PeriodArgument,
    SubmissionOption,
)
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

FilesOption = Annotated[
    str,
    typer.Option(
        "--files",
        metavar="none|thumbs|full",
        help=N_("Which evidence goes along: nothing, small pictures, the files themselves."),
    ),
]
CodeOption = Annotated[
    str,
    typer.Option(
        "--code",
        metavar="UNIT",
        help=N_("The unit's code (单位编码) in the list of the office above."),
        show_default=False,
    ),
]


@with_session()
def submit_period(
    session: Session,
    period: PeriodArgument = "",
    output: SubmissionOption = "",
    files: FilesOption = "none",
    code: CodeOption = "",
    force: ForceOption = False,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    from wenming_cli.office.units.submitting import SubmitWish
    from wenming_cli.views.units.submit import submit_json, submit_page

    wish = SubmitWish(period, output, files=files, code=code.strip(), force=force)
    found = session.office.submit(wish, dry=dry_run)
    if json:
        session.answer(submit_json(found, dry=dry_run))
    else:
        session.show(submit_page(found, dry=dry_run))
