"""`wenming note`: words, a percentage, how many took part."""

from __future__ import annotations

from wenming_cli.cli.groups import (
    EvidenceOptions,
    MomentOptions,
    NoteOptions,
    RecordOptions,
    with_session,
)
from wenming_cli.cli.options import NoteOption, NumbersArgument, PeopleOption, PercentOption
from wenming_cli.cli.record.recording import carry_out
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import M


@with_session()
def record_note(
    session: Session,
    numbers: NumbersArgument,
    note: NoteOption = "",
    percent: PercentOption = None,
    people: PeopleOption = None,
    *,
    moment: MomentOptions,
    proof: EvidenceOptions,
    saying: RecordOptions,
) -> None:
    *items, text = numbers if len(numbers) > 1 and not note else [*numbers, note]
    if not text.strip() and percent is None and people is None:
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
        words=NoteOptions(text, people),
        proof=proof,
        saying=saying,
    )
