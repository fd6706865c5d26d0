"""`wenming import`: a plan from the office's own document, or owners for one that exists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wenming_cli.cli.groups import DatedOptions, with_session
from wenming_cli.cli.options import JsonOption, NewPlanOption
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import N_, M

if TYPE_CHECKING:
    from wenming_cli.office.importing import Imported

DocumentArgument = Annotated[
    str,
    typer.Argument(metavar="FILE", help=N_("The document: Word, WPS, text, PDF, HTML, Excel.")),
]
ImportDryRunOption = Annotated[
    bool, typer.Option("--dry-run", "-n", help=N_("Show what would be made; write nothing."))
]
YearOption = Annotated[
    int,
    typer.Option(
        metavar="YEAR",
        help=N_("The plan's year; the document's if not given."),
        show_default=False,
    ),
]
UnitOption = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help=N_("The office whose plan it is; the document's if not given."),
        show_default=False,
    ),
]
LeadMapOption = Annotated[
    str,
    typer.Option(
        "--lead-map",
        metavar="FILE",
        help=N_("A filled breakdown table; its owners and dates are taken over."),
        show_default=False,
    ),
]
IntoOption = Annotated[
    str,
    typer.Option(
        "--into",
        metavar="NAME",
        help=N_("Take the table's owners and dates into a new copy of a plan."),
        show_default=False,
    ),
]


@with_session(DatedOptions)
def import_document(
    session: Session,
    file: DocumentArgument,
    dry_run: ImportDryRunOption = False,
    year: YearOption = 0,
    unit: UnitOption = "",
    plan: NewPlanOption = "",
    lead_map: LeadMapOption = "",
    into: IntoOption = "",
    json: JsonOption = False,
) -> None:
    if year and not 1900 <= year <= 9998:
        raise Usage(M("{year} is not a year", year=year), M("write it as --year 2024"))
    if into:
        _merge_table(session, file, into, dry_run=dry_run, json=json)
        return
    from wenming_cli.office.importing import add_owners, read_draft
    from wenming_cli.views.imported import draft_json, review_page

    found = read_draft(session.file(file), today=session.today, year=year, unit=unit.strip())
    if lead_map:
        found = add_owners(found, session.file(lead_map))
    written = "" if dry_run else _write_plan(session, found, plan)
    if json:
        session.answer(draft_json(found.draft) | {"written": written or None})
    else:
        option = _plan_option(session, written)
        session.show(review_page(found.draft, written=written, option=option))


def _write_plan(session: Session, found: Imported, plan: str) -> str:
    from wenming_cli.office.office import Office

    workspace = found.write(Office.root(session.env.cwd), plan)
    return session.near(workspace.plan_path)


def _plan_option(session: Session, written: str) -> str:
    """Return ` -p NAME` if other commands would take another plan than the one just written."""
    if not written:
        return ""
    name = Path(written).parent.name
    return "" if session.office.workspace.name == name else f" -p {name}"


def _merge_table(session: Session, file: str, into: str, *, dry_run: bool, json: bool) -> None:
    """Show what a table changes in a plan, and write the changed copy beside it."""
    from wenming_cli.office.importing import propose_merge, write_proposal
    from wenming_cli.views.imported import merge_json, merge_page

    office = session.office_of(into)
    proposal = propose_merge(office.workspace, office.plan, session.file(file))
    written = "" if dry_run else write_proposal(office.workspace, proposal)
    if json:
        session.answer(merge_json(proposal, written))
    else:
        session.show(merge_page(proposal, written))
