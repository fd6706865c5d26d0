"""`wenming remind`: texts for departments (催报、催办), to be pasted or signed."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.completion import complete_leads
from wenming_cli.cli.groups import OutputOptions, with_session
from wenming_cli.cli.options import JsonOption
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import N_, M

RemindPeriodArgument = Annotated[
    str,
    typer.Argument(
        metavar="[PERIOD]",
        help=N_("Q3, 2023-Q3, H1, 5月; the forms handed out last, or all of the plan."),
        show_default=False,
    ),
]
DepartmentsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--lead",
        metavar="NAME",
        help=N_("Only that department; may be given several times."),
        autocompletion=complete_leads,
        show_default=False,
    ),
]
AboutOption = Annotated[
    str,
    typer.Option(
        "--about",
        metavar="报送|临期|逾期",
        help=N_(
            "Forms that are not in (报送), what is due soon (临期), "
            "what is overdue or behind (逾期)."
        ),
    ),
]
RecordRemindersOption = Annotated[
    bool, typer.Option("--record", help=N_("Note in the journal that they were told."))
]


@with_session()
def remind_departments(
    session: Session,
    period: RemindPeriodArgument = "",
    lead: DepartmentsOption = None,
    about: AboutOption = "报送",
    *,
    target: OutputOptions,
    record: RecordRemindersOption = False,
    json: JsonOption = False,
) -> None:
    from wenming_cli.office.forms.reminding import ReminderWish, check_reminders_file
    from wenming_cli.views.forms.remind import after_page, nothing_page, paste_texts, remind_json

    wish = ReminderWish(about, period, tuple(lead or ()))
    if json and target.output is not None:
        raise Usage(
            M("--json and -o are two ways to answer"),
            M("leave one of them out"),
        )
    if target.output:
        check_reminders_file(target.output, session.env.cwd)
    found = session.office.remind(wish)
    if found.texts and target.output:
        from wenming_cli.cli.export.writing import write_output

        write_output(session, session.office.reminders_paper(found, target.output), target)
    elif found.texts and not json:
        session.env.out.write(paste_texts(found.texts))
    entries = session.office.record_reminders(found) if record and found.texts else ()
    if json:
        session.answer(remind_json(found, entries))
        return
    if not found.texts:
        session.show(nothing_page(found))
    session.complain(after_page(found, entries))
