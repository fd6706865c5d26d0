"""`wenming assign`: say who leads, supports or is in charge."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.completion import complete_leads
from wenming_cli.cli.groups import (
    EvidenceOptions,
    MomentOptions,
    NoteOptions,
    RecordOptions,
    with_session,
)
from wenming_cli.cli.options import NoteOption, NumbersArgument, OnOption
from wenming_cli.cli.record.recording import carry_out
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import N_, M

LeadsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--lead",
        metavar="NAME",
        help=N_("The office that leads; may be given several times."),
        show_default=False,
        autocompletion=complete_leads,
    ),
]
SupportsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--support",
        metavar="NAME",
        help=N_("An office that supports; may be given several times."),
        show_default=False,
        autocompletion=complete_leads,
    ),
]
LeaderOption = Annotated[
    str, typer.Option(metavar="PERSON", help=N_("The leader in charge."), show_default=False)
]
ReasonOption = Annotated[
    str, typer.Option(metavar="TEXT", help=N_("The reason."), show_default=False)
]


@with_session()
def assign_items(
    session: Session,
    numbers: NumbersArgument,
    lead: LeadsOption = None,
    support: SupportsOption = None,
    leader: LeaderOption = "",
    why: ReasonOption = "",
    on: OnOption = "",
    note: NoteOption = "",
    *,
    saying: RecordOptions,
) -> None:
    leads, supports = (tuple(filter(str.strip, names or ())) for names in (lead, support))
    if not (leads or supports or leader.strip()):
        raise Usage(
            M("no office and no person is named"),
            M("name somebody: wenming assign {no} --lead 办公室 --support 宣传科", no=numbers[0]),
        )
    carry_out(
        session,
        "assign",
        numbers,
        lead=leads,
        support=supports,
        leader=leader,
        why=why,
        moment=MomentOptions(on),
        words=NoteOptions(note),
        proof=EvidenceOptions(),
        saying=saying,
    )
