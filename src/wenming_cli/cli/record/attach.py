"""`wenming attach`: files are copied beside the plan as evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wenming_cli.cli.groups import Moment, Proof, Saying, Words, with_session
from wenming_cli.cli.options import EvidenceCaption, NoteText, OneNumber
from wenming_cli.cli.record.recording import record
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…",
        help=N_("Files that prove what was done; they are copied."),
        show_default=False,
    ),
]


@with_session()
def attach(
    session: Session, number: OneNumber, files: Files, caption: EvidenceCaption = "",
    *, moment: Moment, note: NoteText = "", saying: Saying,
) -> None:  # fmt: skip
    record(
        session, "attach", [number],
        moment=moment, words=Words(note), proof=Proof(files, caption), saying=saying,
    )  # fmt: skip
