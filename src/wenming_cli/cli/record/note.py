"""`wenming note`: words, a percentage, how many took part, how much."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.completion import complete_numbers
from wenming_cli.cli.groups import (
    EvidenceOptions,
    MomentOptions,
    NoteOptions,
    RecordOptions,
    with_session,
)
from wenming_cli.cli.options import PercentOption
from wenming_cli.cli.record.recording import carry_out
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import N_, M

NotedArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="NO… [TEXT]",
        help=N_("Item numbers, then the words in quotes."),
        autocompletion=complete_numbers,
        show_default=False,
    ),
]


@with_session()
def record_note(
    session: Session,
    numbers: NotedArgument,
    percent: PercentOption = None,
    *,
    words: NoteOptions,
    moment: MomentOptions,
    proof: EvidenceOptions,
    saying: RecordOptions,
) -> None:
    alone = len(numbers) == 1 or bool(words.note)
    *items, text = [*numbers, words.note] if alone else numbers
    words = words._replace(note=text.strip() and text)
    if words == NoteOptions() and percent is None:
        raise Usage(
            M("there is nothing to note"),
            M('write it in quotes after the number: wenming note {no} "…"', no=items[0]),
        )
    carry_out(
        session,
        "note",
        items,
        percent=percent,
        moment=moment,
        words=words,
        proof=proof,
        saying=saying,
    )
