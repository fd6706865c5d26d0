"""`wenming postpone`: a deadline moves to a later day."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.groups import Moment, Proof, Saying, Words, with_session
from wenming_cli.cli.options import NoteText, Numbers, On, Why
from wenming_cli.cli.record.recording import reason, record
from wenming_cli.cli.session import Session
from wenming_cli.message import N_


@with_session()
def postpone(
    session: Session,
    numbers: Numbers,
    to: Annotated[str, typer.Option(metavar="DATE", help=N_("The new deadline."))],
    why: Why = "",
    on: On = "",
    note: NoteText = "",
    *,
    saying: Saying,
) -> None:
    why = reason("postpone", numbers, why)
    record(
        session, "postpone", numbers, why=why, to=session.day(to),
        moment=Moment(on), words=Words(note), proof=Proof(), saying=saying,
    )  # fmt: skip
