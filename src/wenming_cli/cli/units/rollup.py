"""`wenming rollup`: what many units add up to (汇总)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from wenming_cli.cli.groups import SpokenOptions, with_session
from wenming_cli.cli.options import (
    AsOfOption,
    ForceOption,
    JsonOption,
    NamedPeriodArgument,
    RollupOutputOption,
    UnitsDueOption,
)
from wenming_cli.cli.session import Session
from wenming_cli.core.dates.oneday import parse_date
from wenming_cli.errors import ExitCode, Usage
from wenming_cli.message import N_, M, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenming_cli.office.units.gathering import RollupWish

UnitsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="UNITS.csv|FOLDER…",
        help=N_("Lists of units, folders in which units lie, submissions."),
        show_default=False,
    ),
]
GroupOption = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="GROUPING",
        help=N_("What totals are made by: category (类别), level (等级), area (片区)."),
        show_default=False,
    ),
]
UnitsWhereOption = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="HEADING=VALUE",
        help=N_("Only units where that is so, such as level=X (等级); may be given several times."),
        show_default=False,
    ),
]
LateUnitsOption = Annotated[
    bool, typer.Option("--late", help=N_("Only who came late, not at all, or cannot be read."))
]
OneUnitOption = Annotated[
    str,
    typer.Option(
        "--unit", metavar="UNIT", help=N_("Show the items of that unit."), show_default=False
    ),
]
SignedOption = Annotated[
    str,
    typer.Option(
        "--signed",
        metavar="NAME",
        help=N_("The office that stands on the papers as their author."),
        show_default=False,
    ),
]
JobsOption = Annotated[
    str,
    typer.Option("--jobs", metavar="N|auto", help=N_("How many processes of this machine work.")),
]
ClusterOption = Annotated[
    str,
    typer.Option(
        "--cluster",
        metavar="tcp://HOST:8786",
        help=N_("The Dask scheduler whose workers do the work."),
        show_default=False,
    ),
]
StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="FOLDER",
        help=N_("A folder that keeps the rows, so that units without changes are not read again."),
        show_default=False,
    ),
]
SqlOption = Annotated[
    str,
    typer.Option(
        "--sql",
        metavar="SELECT…",
        help=N_("Ask the tables units and items a question; needs DuckDB."),
        show_default=False,
    ),
]


class UnitOptions(NamedTuple):
    """The options that choose units, and the days that count."""

    by: GroupOption = "none"
    where: UnitsWhereOption = None
    as_of: AsOfOption = ""
    due: UnitsDueOption = ""


class WorkOptions(NamedTuple):
    """The options that say who reads the units, and where rows are kept."""

    jobs: JobsOption = "auto"
    cluster: ClusterOption = ""
    store: StoreOption = ""


@with_session(SpokenOptions)
def roll_up(
    session: Session,
    period: NamedPeriodArgument,
    units: UnitsArgument,
    which: UnitOptions,
    output: RollupOutputOption = None,
    signed: SignedOption = "",
    late: LateUnitsOption = False,
    unit: OneUnitOption = "",
    *,
    work: WorkOptions,
    sql: SqlOption = "",
    force: ForceOption = False,
    json: JsonOption = False,
) -> None:
    from wenming_cli.office.units.gathering import gather
    from wenming_cli.office.units.publishing import check_outputs, publish
    from wenming_cli.views.bar import show_progress
    from wenming_cli.views.units.besides import answer_page, wrote_lines
    from wenming_cli.views.units.rollup import rollup_json, rollup_page, unit_page

    _require_one_answer(sql=sql, json=json, unit=unit, late=late)
    folder, outputs, day = session.env.cwd, tuple(output or ()), session.today
    progress, tell = partial(show_progress, session.env.err), partial(_tell, session)
    check_outputs(outputs, folder, inputs=units, force=force)
    wish = _wish(period, units, which, work=work, year=day.year)
    found = gather(wish, folder, day, progress=progress, tell=tell)
    if unit:
        found.unit_called(unit)  # before anything is written
    publish(found, outputs, folder, made=day, unit=signed, force=force, progress=progress)
    if json:
        session.answer(rollup_json(found, outputs))
    else:
        if sql:
            from wenming_cli.office.units.lake import query

            page = answer_page(query(found, sql))
        elif unit:
            page = unit_page(found, unit)
        else:
            page = rollup_page(found, late=late)
        session.show([*page, *wrote_lines(outputs, signed)])
    if not (found.complete or sql or unit):
        raise typer.Exit(ExitCode.NO)


def _require_one_answer(**options: object) -> None:
    """Refuse two questions at once.

    Raises:
        Usage: several options that ask for an answer each were given.
    """
    asked = [f"--{name}" for name, given in options.items() if given]
    if len(asked) > 1:
        raise Usage(
            M("{one} and {other} do not go together", one=asked[0], other=asked[1]),
            M("ask one thing at a time; the rows themselves are written with -o X.jsonl"),
        )


def _wish(
    period: str, units: Sequence[str], which: UnitOptions, *, work: WorkOptions, year: int
) -> RollupWish:
    """Return what was typed as a wish; a day without a year is one of `year`."""
    from wenming_cli.office.units.gathering import RollupWish

    return RollupWish(
        period,
        tuple(units),
        by=which.by,
        where=tuple(which.where or ()),
        as_of=parse_date(which.as_of, year) if which.as_of else None,
        due=parse_date(which.due, year, by=True) if which.due else None,
        jobs=work.jobs,
        cluster=work.cluster,
        store=work.store,
    )


def _tell(session: Session, said: Message) -> None:
    from wenming_cli.views.problems import message_with_hint

    session.complain([message_with_hint("", said, None, style="yellow")])
