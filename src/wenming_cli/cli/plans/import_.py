"""`wenming import`: a plan from the office's own document, or owners for one that exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wenming_cli.cli.asking import read_words, read_yes
from wenming_cli.cli.groups import DatedOptions, with_session
from wenming_cli.cli.options import ImportDryRunOption, ImportYesOption, JsonOption, NewPlanOption
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import N_, M

if TYPE_CHECKING:
    from wenming_cli.office.importing import Imported

DocumentArgument = Annotated[
    str,
    typer.Argument(metavar="FILE", help=N_("The document: Word, WPS, text, PDF, HTML, Excel.")),
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
        help=N_("A filled breakdown table; take owners and dates from it."),
        show_default=False,
    ),
]
IntoOption = Annotated[
    str,
    typer.Option(
        "--into",
        metavar="NAME",
        help=N_("Put what the table says into a new copy of a plan; our own papers cell by cell."),
        show_default=False,
    ),
]


FixWordsOption = Annotated[
    bool,
    typer.Option(
        "--fix-words",
        help=N_("Put right the words that copied documents have swapped, where it is safe."),
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
    fix_words: FixWordsOption = False,
    into: IntoOption = "",
    yes: ImportYesOption = False,
    json: JsonOption = False,
) -> None:
    if year and not 1900 <= year <= 9998:
        raise Usage(M("{year} is not a year", year=year), M("write it as --year 2024"))
    beside = {"--year": year, "--unit": unit, "--plan": plan, "--lead-map": lead_map}
    idle = [name for name, value in beside.items() if value] if into else ["--yes"] if yes else []
    if idle:
        raise Usage(
            M("{option} has no effect with --into", option=idle[0])
            if into
            else M("--yes has no effect without --into"),
            M("see `{command} --help`", command="wenming import"),
        )
    if into:
        _merge_table(session, file, into, yes=yes, dry_run=dry_run, json=json)
        return
    from wenming_cli.office.importing import add_owners, fix_swapped_words, read_draft
    from wenming_cli.views.imported import draft_json, review_page

    folder, unit = session.env.cwd, unit.strip()
    found = read_draft(file, folder, today=session.today, year=year, unit=unit)
    if not (dry_run or json) and (said := _ask_for_header(session, found)) != (0, ""):
        year, unit = said[0] or year, said[1] or unit
        found = read_draft(file, folder, today=session.today, year=year, unit=unit)
    if lead_map:
        found = add_owners(found, lead_map, folder)
    if fix_words:
        found = fix_swapped_words(found, session.env.by, session.today)
    written = "" if dry_run else _write_plan(session, found, plan)
    if json:
        session.answer(draft_json(found.draft) | {"written": written or None})
    else:
        option = _plan_option(session, written)
        session.show(review_page(found.draft, written=written, option=option))


def _ask_for_header(session: Session, found: Imported) -> tuple[int, str]:
    """Ask the person at the terminal for the year and the unit that the document does not name."""
    from wenming_cli.views.imported import unit_prompt, year_prompt

    header, year, unit = found.draft.header, "", ""
    if header.year_from == "none":
        year = read_words(session.env, year_prompt(found.draft.year))
        while year and not (re.fullmatch("[0-9]{4}", year) and "1900" <= year <= "9998"):
            year = read_words(session.env, year_prompt(found.draft.year))
    if header.unit_from == "none":
        unit = read_words(session.env, unit_prompt())
    return int(year or 0), unit


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


def _merge_table(
    session: Session, file: str, into: str, *, yes: bool, dry_run: bool, json: bool
) -> None:
    """Show what a table changes in a plan, write the changed copy beside it, and ask for more."""
    from wenming_cli.office.merging import accept_proposal, propose_merge, write_proposal
    from wenming_cli.views.merged import merge_json, merge_page, merge_question, proposal_page

    office = session.office_of(into)
    proposal = propose_merge(office, file)
    if not json:
        session.show(proposal_page(proposal))
    written = kept = ""
    if proposal.changed and not dry_run:
        asked = not json and session.env.read_answer is not None
        written = write_proposal(office.workspace, proposal, again=yes or asked)
        try:
            agreed = yes or (not json and read_yes(session.env, merge_question()))
        except KeyboardInterrupt:
            session.env.err.write("\n")
            session.complain(merge_page(proposal, written, kept))
            raise
        if agreed:
            kept = accept_proposal(office.workspace, proposal)
            written = f"{office.workspace.shown}/plan.toml"
    if json:
        session.answer(merge_json(proposal, written, kept))
    else:
        session.show(merge_page(proposal, written, kept))
