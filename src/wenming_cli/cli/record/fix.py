"""`wenming fix`: correct an entry."""

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
from wenming_cli.cli.options import PercentOption
from wenming_cli.cli.session import Session
from wenming_cli.message import N_

EntryArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=N_("The entry's id, or its last characters, from `wenming log`."),
        show_default=False,
    ),
]
RightReasonOption = Annotated[
    str, typer.Option("--why", metavar="TEXT", help=N_("The right reason."), show_default=False)
]


@with_session()
def fix_entry(
    session: Session,
    ref: EntryArgument,
    percent: PercentOption = None,
    why: RightReasonOption = "",
    *,
    moment: MomentOptions,
    words: NoteOptions,
    proof: EvidenceOptions,
    saying: RecordOptions,
) -> None:
    from wenming_cli.core.moves.request import Request
    from wenming_cli.core.moves.typed import parse_amount
    from wenming_cli.views.problems import problem_text
    from wenming_cli.views.recorded import recorded_json, recorded_page
    from wenming_cli.views.words import text

    request = Request(
        "note",
        (),
        session.day(moment.on),
        period=moment.for_,
        **words._asdict() | {"amount": parse_amount(words.amount) if words.amount else None},
        percent=percent,
        evidence=proof.evidence or (),
        caption=proof.caption,
        why=why,
        by=saying.by,
        late_why=saying.late_why,
        typed=bool(moment.on),
    )
    done = session.office.fix(ref, request, dry=saying.dry_run)
    if saying.json:
        session.answer(recorded_json(done, dry=saying.dry_run))
        return
    if done.remark is not None:
        session.complain([text(done.remark, "yellow")])
    session.complain([problem_text(problem, "yellow") for problem in done.problems])
    session.show(recorded_page(done, dry=saying.dry_run))
