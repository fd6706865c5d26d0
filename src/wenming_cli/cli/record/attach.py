"""`wenming attach`: copy files beside the plan as evidence."""

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
from wenming_cli.cli.options import CaptionOption, NoteOption, NumberArgument
from wenming_cli.cli.record.recording import carry_out
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

FilesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NO]… FILE…",
        help=N_("More items that they prove, then the files or folders; they are copied."),
        show_default=False,
    ),
]


@with_session()
def attach_files(
    session: Session,
    number: NumberArgument,
    files: FilesArgument = None,
    caption: CaptionOption = "",
    *,
    moment: MomentOptions,
    note: NoteOption = "",
    saying: RecordOptions,
) -> None:
    from wenming_cli.core.moves.typed import part_words

    numbers, proof = part_words(number, files or (), session.has_file)
    carry_out(
        session,
        "attach",
        numbers,
        moment=moment,
        words=NoteOptions(note),
        proof=EvidenceOptions(proof, caption),
        saying=saying,
    )
