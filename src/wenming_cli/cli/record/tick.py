"""`wenming tick`: steps of a checklist are done."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.groups import Moment, Proof, Saying, Words, with_session
from wenming_cli.cli.options import OneNumber
from wenming_cli.cli.record.recording import record
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

Steps = Annotated[
    list[str],
    typer.Argument(
        metavar="STEP…",
        help=N_("Steps by number from 1, or by the beginning of their words."),
        show_default=False,
    ),
]


@with_session()
def tick(
    session: Session, number: OneNumber, steps: Steps, moment: Moment, words: Words, proof: Proof,
    saying: Saying,
) -> None:  # fmt: skip
    record(
        session, "tick", [number], steps=steps,
        moment=moment, words=words, proof=proof, saying=saying,
    )  # fmt: skip
