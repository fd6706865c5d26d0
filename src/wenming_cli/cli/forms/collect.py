"""`wenming collect`: take back the sheets that departments filled in (回收)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from wenming_cli.cli.asking import read_yes
from wenming_cli.cli.groups import with_session
from wenming_cli.cli.options import (
    ByOption,
    CollectYesOption,
    DryRunOption,
    JsonOption,
    SentBackOption,
)
from wenming_cli.cli.session import Session
from wenming_cli.errors import ExitCode, Usage
from wenming_cli.message import N_, M

if TYPE_CHECKING:
    from wenming_cli.office.forms.wish import CollectWish

CollectedFilesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]…",
        help=N_(
            "Sheets that came back, and folders with such: .xlsx, .xls, .et, .ods, .csv, .zip."
        ),
        show_default=False,
    ),
]
HandedOnOption = Annotated[
    str,
    typer.Option(
        "--on",
        metavar="DATE",
        help=N_("The day that they were handed in; today if not given."),
        show_default=False,
    ),
]
ApproveOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WHAT",
        help=N_("Record what is approved: postponing (延期), suspending (暂缓), dropping (取消)."),
        show_default=False,
    ),
]
ApproverOption = Annotated[
    str,
    typer.Option(metavar="NAME", help=N_("Who approved it."), show_default=False),
]
TakeOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FORM=FILE",
        help=N_("Of several files of one form, which one counts."),
        show_default=False,
    ),
]
AgainOption = Annotated[
    bool, typer.Option("--again", help=N_("Collect anew what was taken back with undo."))
]
ImagesOption = Annotated[
    bool, typer.Option("--images", help=N_("Take the pictures on the sheets as evidence."))
]


@with_session()
def collect_forms(
    session: Session,
    paths: CollectedFilesArgument = None,
    by: ByOption = "",
    on: HandedOnOption = "",
    approve: ApproveOption = None,
    approver: ApproverOption = "",
    yes: CollectYesOption = False,
    take: TakeOption = None,
    again: AgainOption = False,
    images: ImagesOption = False,
    output: SentBackOption = "",
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    from wenming_cli.office.forms.unpacking import hold_room
    from wenming_cli.office.forms.wish import SENT_BACK, CollectWish

    if not paths:
        raise Usage(
            M("it is not said where the sheets that came back are"),
            M("save them in one folder and name it: wenming collect 回收"),
        )
    with hold_room() as room:
        wish = CollectWish(
            tuple(paths),
            by=by,
            on=session.day(on) if on else None,
            approve=tuple(approve or ()),
            approver=approver,
            take=tuple(take or ()),
            again=again,
            images=images,
            output=output or SENT_BACK,
            room=room,
        )
        _collect(session, wish, yes=yes, dry_run=dry_run, json=json)


def _collect(session: Session, wish: CollectWish, *, yes: bool, dry_run: bool, json: bool) -> None:
    from wenming_cli.views.forms.collect import collected_page, held_lines, question_line
    from wenming_cli.views.forms.collectedjson import collected_json

    office = session.office
    incoming = office.read_forms(wish)
    found = office.collect(wish, incoming, dry=dry_run or not yes)
    asked = bool(found.lines) and not (dry_run or yes or json)
    if asked:
        session.show(collected_page(found, dry=True))
        yes = read_yes(session.env, question_line(found))
        shown = found.outcomes
        found = office.collect(wish, incoming, dry=not yes)
        asked = found.outcomes == shown  # somebody may have recorded while the question stood there
    recorded = yes and not dry_run
    if json:
        session.answer(collected_json(found, dry=not recorded))
    elif recorded or not asked:
        session.show(collected_page(found, dry=not recorded, brief=asked))
    held = bool(found.lines) and not (recorded or dry_run)
    if held:
        session.complain(held_lines())
    if found.is_open or held:
        raise typer.Exit(ExitCode.NO)
