"""`wenming undo`: take back a command."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.groups import RecordOptions, with_session
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

RefArgument = Annotated[
    str,
    typer.Argument(
        metavar="[ID]",
        help=N_("An entry's id, or its last characters, from `wenming log`."),
        show_default=False,
    ),
]


@with_session()
def take_back(session: Session, ref: RefArgument = "", *, saying: RecordOptions) -> None:
    from wenming_cli.office.recording import Recorded
    from wenming_cli.views.recorded import recorded_json, undone_page

    office, dry = session.office, saying.dry_run
    done = office.undo(ref, by=saying.by, late_why=saying.late_why, dry=dry)
    if saying.json:
        session.answer(
            recorded_json(Recorded(done.board, done.entries, (), closed=done.closed), dry=dry)
        )
    else:
        session.show(undone_page(done, dry=dry))
