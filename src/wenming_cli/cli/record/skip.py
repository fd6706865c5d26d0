"""`wenming skip`: take one occurrence of a recurring item out of what is owed."""

from __future__ import annotations

from wenming_cli.cli.groups import (
    EvidenceOptions,
    MomentOptions,
    NoteOptions,
    RecordOptions,
    with_session,
)
from wenming_cli.cli.options import NumbersArgument, WhyOption
from wenming_cli.cli.record.recording import carry_out, require_reason
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import M


@with_session()
def skip_occurrence(
    session: Session,
    numbers: NumbersArgument,
    why: WhyOption = "",
    *,
    moment: MomentOptions,
    saying: RecordOptions,
) -> None:
    if not moment.for_.strip():
        raise Usage(
            M("which occurrence is not held is not said"),
            M("write it after --for: wenming skip {no} --for 第7周 --why 春节放假", no=numbers[0]),
        )
    carry_out(
        session,
        "cancel",
        numbers,
        why=require_reason("skip", numbers, why),
        moment=moment,
        words=NoteOptions(),
        proof=EvidenceOptions(),
        saying=saying,
    )
