"""`wenming sheets`: a workbook for each department that owes something in a period (分发)."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.completion import complete_leads
from wenming_cli.cli.groups import with_session
from wenming_cli.cli.options import (
    DryRunOption,
    ForceOption,
    JsonOption,
    PeriodArgument,
    SheetsDueOption,
    SheetsFolderOption,
)
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

SheetsLeadOption = Annotated[
    list[str] | None,
    typer.Option(
        "--lead",
        metavar="NAME",
        help=N_("Only that department; may be given several times."),
        autocompletion=complete_leads,
        show_default=False,
    ),
]
ContactOption = Annotated[
    str,
    typer.Option(
        "--contact",
        metavar="NAME",
        help=N_("To whom sheets are sent back, as it is to stand on them."),
        show_default=False,
    ),
]
TemplateOption = Annotated[
    str,
    typer.Option(
        "--template",
        metavar="FILE",
        help=N_("An .xlsx of the office's own: its headings stay, ours come into it."),
        show_default=False,
    ),
]
FinishedOption = Annotated[
    bool,
    typer.Option("--finished", help=N_("Also list what is done, in locked rows.")),
]
WithSupportOption = Annotated[
    bool,
    typer.Option("--with-support", help=N_("Add a page with what the department supports.")),
]
ZipOption = Annotated[
    bool, typer.Option("--zip", help=N_("Also pack all sheets into one zip file."))
]


@with_session()
def hand_out_sheets(
    session: Session,
    period: PeriodArgument = "",
    output: SheetsFolderOption = "",
    due: SheetsDueOption = "",
    contact: ContactOption = "",
    lead: SheetsLeadOption = None,
    finished: FinishedOption = False,
    with_support: WithSupportOption = False,
    template: TemplateOption = "",
    zip_: ZipOption = False,
    force: ForceOption = False,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    from wenming_cli.office.forms.sheets import FOLDER, SheetsWish
    from wenming_cli.views.forms.sheets import sheets_json, sheets_page

    wish = SheetsWish(
        period,
        tuple(lead or ()),
        due=session.day(due, by=True) if due else None,
        contact=contact,
        output=output or FOLDER,
        finished=finished,
        support=with_support,
        zipped=zip_,
        template=template,
        force=force,
    )
    found = session.office.sheets(wish, dry=dry_run)
    if json:
        session.answer(sheets_json(found, dry=dry_run))
    else:
        session.show(sheets_page(found, dry=dry_run))
