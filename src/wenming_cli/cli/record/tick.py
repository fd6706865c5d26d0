"""`wenming tick`: tick steps of a checklist."""

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
from wenming_cli.cli.options import NumberArgument
from wenming_cli.cli.record.recording import carry_out
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

StepsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="STEP…",
        help=N_("Steps, by number from 1 or by their first words."),
        show_default=False,
    ),
]


@with_session()
def record_tick(
    session: Session,
    number: NumberArgument,
    steps: StepsArgument,
    moment: MomentOptions,
    words: NoteOptions,
    proof: EvidenceOptions,
    saying: RecordOptions,
) -> None:
    carry_out(
        session,
        "tick",
        [number],
        steps=steps,
        moment=moment,
        words=words,
        proof=proof,
        saying=saying,
    )
