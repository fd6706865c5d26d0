"""`wenming postpone`: move a deadline to a later day."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.groups import (
    EvidenceOptions,
    MomentOptions,
    NoteOptions,
    RecordOptions,
    with_session,
)
from wenming_cli.cli.options import ForOption, NoteOption, NumbersArgument, OnOption, WhyOption
from wenming_cli.cli.record.recording import carry_out, require_reason
from wenming_cli.cli.session import Session
from wenming_cli.message import N_


@with_session()
def postpone_items(
    session: Session,
    numbers: NumbersArgument,
    to: Annotated[str, typer.Option(metavar="DATE", help=N_("The new deadline."))],
    why: WhyOption = "",
    for_: ForOption = "",
    on: OnOption = "",
    note: NoteOption = "",
    *,
    saying: RecordOptions,
) -> None:
    why = require_reason("postpone", numbers, why)
    carry_out(
        session,
        "postpone",
        numbers,
        why=why,
        to=session.day(to, by=True),
        moment=MomentOptions(on, for_),
        words=NoteOptions(note),
        proof=EvidenceOptions(),
        saying=saying,
    )
