"""Commands about plans as a whole: new, check."""

from __future__ import annotations

from typing import Annotated

import typer

from wenming_cli.cli.options import Json, Lang, PlanName, Today
from wenming_cli.cli.session import Session, sound
from wenming_cli.errors import ExitCode, Usage
from wenming_cli.message import N_, M


def new(
    ctx: typer.Context,
    year: Annotated[int, typer.Argument(metavar="YEAR", help=N_("The plan's year."))],
    unit: Annotated[str, typer.Option(metavar="NAME", help=N_("The office whose plan it is."))],
    plan: Annotated[
        str, typer.Option("--plan", "-p", metavar="NAME", show_default=False,
                          help=N_("The name of its folder in plans/; the year if not given."))
    ] = "",
    lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.store.plan.new import new_plan_text
    from wenming_cli.store.workspace import create_plan, find_root
    from wenming_cli.views.words import text

    if not 1900 <= year <= 9998 or not unit.strip():
        raise Usage(M("a plan needs a year and a unit"), M("wenming new 2024 --unit 区委宣传部"))
    session = Session(ctx.obj)
    root = find_root(session.env.cwd) or session.env.cwd
    workspace = create_plan(root, plan or str(year), new_plan_text(year, str(sound(unit)).strip()))
    path = session.near(workspace.plan_path)
    session.show(
        [
            text(M("{file} is made", file=path), "bold green"),
            text(
                M(
                    "  → fill it in with any text editor, then run `wenming check -p {plan}`",
                    plan=workspace.name,
                )
            ),
        ]
    )


def check(
    ctx: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help=N_("Put aside what is damaged in the journal; "
                                              "what is whole stays as it is."))
    ] = False,
    json: Json = False, plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.views.bar import progress

    session = Session(ctx.obj, plan=plan, today=today)
    workspace = session.workspace
    repairs = workspace.repair(f"{session.now:%Y%m%d-%H%M%S}") if repair else None
    loaded = workspace.load()
    with progress(session.env.err, M("reading the evidence"), loaded.evidence_bytes) as advance:
        problems = loaded.problems(advance)
    if json:
        from wenming_cli.views.machine import check_view

        session.answer(check_view(problems, repairs))
    else:
        from wenming_cli.views.problems import check_page, repair_page

        if repairs is not None:
            session.show(repair_page(repairs))
        session.show(check_page(problems, workspace.shown))
    if any(not problem.notice for problem in problems):
        raise typer.Exit(ExitCode.NO)
