"""`wenming import`: a plan from the office's own document."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wenming_cli.cli.options import Json, Lang, Today
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import N_, M

if TYPE_CHECKING:
    from wenming_cli.importers.draft.draft import Draft
    from wenming_cli.importers.lines import Line
    from wenming_cli.views.imported import Review

DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help=N_("Show what would be made; write nothing."))
]
LeadMap = Annotated[
    str,
    typer.Option("--lead-map", metavar="FILE", show_default=False,
                 help=N_("A filled breakdown table; its owners and dates are taken over.")),
]  # fmt: skip


def import_document(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE",
                            help=N_("The document: Word, WPS, text, PDF, HTML, Excel."))
    ],
    dry_run: DryRun = False,
    year: Annotated[
        int, typer.Option(metavar="YEAR", show_default=False,
                          help=N_("The plan's year; the document's if not given."))
    ] = 0,
    unit: Annotated[
        str, typer.Option(metavar="NAME", show_default=False,
                          help=N_("The office whose plan it is; the document's if not given."))
    ] = "",
    plan: Annotated[
        str, typer.Option("--plan", "-p", metavar="NAME", show_default=False,
                          help=N_("The name of its folder in plans/; the year if not given."))
    ] = "",
    lead_map: LeadMap = "",
    into: Annotated[
        str, typer.Option("--into", metavar="NAME", show_default=False,
                          help=N_("Take the table's owners and dates into a new copy of a plan."))
    ] = "",
    json: Json = False, today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    if year and not 1900 <= year <= 9998:
        raise Usage(M("{year} is not a year", year=year), M("write it as --year 2024"))
    if into:
        from wenming_cli.cli.merging import merge

        merge(Session(ctx.obj, plan=into, today=today), file, dry_run=dry_run, json=json)
        return
    session = Session(ctx.obj, today=today)
    lines, raw = lines_in(session, file)
    from wenming_cli.importers.pipeline import draft_of

    draft = draft_of(lines, file, today_year=session.today.year, year=year, unit=unit.strip())
    if lead_map:
        draft = _with_owners(session, draft, lead_map)
    written = "" if dry_run else _write(session, draft, plan, file, raw)
    if json:
        from wenming_cli.views.draft import draft_view

        session.answer(draft_view(draft) | {"written": written or None})
        return
    from wenming_cli.views.imported import review_page

    option = _plan_option(ctx, written, today)
    session.show(review_page(_review(draft, written, option)))


def lines_in(session: Session, file: str) -> tuple[list[Line], bytes]:
    """The lines of a document that the user named, and its bytes.

    Raises:
        Unreadable: it cannot be opened, or is no document that can be read.
        Refused: it is empty, or larger than any plan.
    """
    from wenming_cli.importers.readers.read import read_lines
    from wenming_cli.store.documents import convert, read_document

    raw = read_document(session.env.cwd / file, file)
    return read_lines(raw, file, convert), raw


def _plan_option(ctx: typer.Context, written: str, today: str) -> str:
    """` -p NAME`, where other commands would take another plan than the one just written."""
    if not written:
        return ""
    name = Path(written).parent.name
    return "" if Session(ctx.obj, today=today).workspace.name == name else f" -p {name}"


def _review(draft: Draft, written: str, option: str) -> Review:
    from wenming_cli.importers.draft.plandata import goals_of, items_of
    from wenming_cli.views.imported import Review, ReviewRow
    from wenming_cli.views.words import recurrence

    rows = []
    for item in items_of(draft):
        rhythm = item.rhythm
        when = item.due.isoformat() if item.due else str(M("standing")) if item.standing else ""
        if rhythm is not None:
            when = recurrence(rhythm.every, rhythm.times, rhythm.on)
        said = "；".join(raw for _key, raw in item.entry.words)
        rows.append(ReviewRow(item.no, item.title, item.lead, when, said, item.heading,
                              item.entry.derived))  # fmt: skip
    return Review(draft.title, draft.unit, draft.year, len(goals_of(draft)), tuple(rows),
                  draft.problems, written, option)  # fmt: skip


def _write(session: Session, draft: Draft, plan: str, file: str, raw: bytes) -> str:
    from wenming_cli.importers.draft.plantext import plan_text
    from wenming_cli.store.plan.imported import SourceDocument, source_name, write_imported
    from wenming_cli.store.workspace import find_root

    name = source_name(Path(file).name)
    text = plan_text(draft, name, hashlib.sha256(raw).hexdigest())
    root = find_root(session.env.cwd) or session.env.cwd
    workspace = write_imported(root, plan or str(draft.year), text, SourceDocument(name, raw))
    return session.near(workspace.plan_path)


def _with_owners(session: Session, draft: Draft, lead_map: str) -> Draft:
    from wenming_cli.importers.merging.leadmap import assigned, assignments_in

    lines, _raw = lines_in(session, lead_map)
    return assigned(draft, assignments_in(lines, draft.year, lead_map), lead_map)
