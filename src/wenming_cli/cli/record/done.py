"""`wenming done`: finish an item; a heading stands for each open item under it."""

from __future__ import annotations

from wenming_cli.cli.groups import (
    EvidenceOptions,
    MomentOptions,
    NoteOptions,
    RecordOptions,
    with_session,
)
from wenming_cli.cli.options import FinishYesOption, NumbersArgument, TimesOption
from wenming_cli.cli.record.recording import carry_out
from wenming_cli.cli.session import Session


@with_session()
def finish_items(
    session: Session,
    numbers: NumbersArgument,
    *,
    moment: MomentOptions,
    times: TimesOption = 1,
    yes: FinishYesOption = False,
    words: NoteOptions,
    proof: EvidenceOptions,
    saying: RecordOptions,
) -> None:
    carry_out(
        session,
        "done",
        numbers,
        times=times,
        asked=frozenset({"finish"} if yes else ()),
        moment=moment,
        words=words,
        proof=proof,
        saying=saying,
    )
