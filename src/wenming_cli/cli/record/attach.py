"""`wenming attach`: copy files beside the plan as evidence."""

from __future__ import annotations

from pathlib import Path
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
    list[Path],
    typer.Argument(
        metavar="FILE…",
        help=N_("Files that prove what was done; they are copied."),
        show_default=False,
    ),
]


@with_session()
def attach_files(
    session: Session,
    number: NumberArgument,
    files: FilesArgument,
    caption: CaptionOption = "",
    *,
    moment: MomentOptions,
    note: NoteOption = "",
    saying: RecordOptions,
) -> None:
    carry_out(
        session,
        "attach",
        [number],
        moment=moment,
        words=NoteOptions(note),
        proof=EvidenceOptions(files, caption),
        saying=saying,
    )
