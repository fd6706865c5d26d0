"""`wenming note`: words, a percentage, how many took part."""

from __future__ import annotations

from wenming_cli.cli.groups import Moment, Proof, Saying, Words, with_session
from wenming_cli.cli.options import NoteText, Numbers, People, Percent
from wenming_cli.cli.record.recording import record
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import M


@with_session()
def note(
    session: Session, numbers: Numbers, note: NoteText = "", percent: Percent = None,
    people: People = None, *, moment: Moment, proof: Proof,
    saying: Saying,
) -> None:  # fmt: skip
    *items, text = numbers if len(numbers) > 1 and not note else [*numbers, note]
    if not text.strip() and percent is None and people is None:
        raise Usage(
            M("there is nothing to note"),
            M('write it in quotes after the number: wenming note {no} "…"', no=items[0]),
        )
    record(
        session, "note", items, percent=percent,
        moment=moment, words=Words(text, people), proof=proof, saying=saying,
    )  # fmt: skip
