"""`wenming export register`: who handed in the forms of a period (报送登记)."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.export.writing import export_paper
from wenming_cli.cli.groups import OutputOptions, with_session
from wenming_cli.cli.options import EncodingOption
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

AskedPeriodArgument = Annotated[
    str,
    typer.Argument(
        metavar="[PERIOD]",
        help=N_("Q2, 2023-Q2, H1, 2023, 5月; that of the forms handed out last if not given."),
        show_default=False,
    ),
]


@with_session()
def export_register(
    session: Session,
    period: AskedPeriodArgument = "",
    *,
    target: OutputOptions,
    encoding: EncodingOption = "",
) -> None:
    export_paper(session, "register", target, period=period, encoding=encoding)
