"""Gathering (汇总): every unit of the lists and folders that were named, read by an engine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from wenming_cli.core.periods import Period, parse_period
from wenming_cli.errors import Problem, Refused
from wenming_cli.message import M
from wenming_cli.office.desk import Progress, Tell, show_nothing
from wenming_cli.office.units.engines import read_all, read_jobs
from wenming_cli.office.units.finding import FoundUnit, find_all
from wenming_cli.office.units.task import UnitRead, UnitTask
from wenming_cli.store.units.known import KnownRows, keep_known, read_known
from wenming_cli.store.units.program import program_digest
from wenming_cli.store.units.sources import lies_in_a_plan
from wenming_cli.store.userpath import UserPath
from wenming_cli.units.choosing import Condition, fits, none_fits, read_conditions, read_grouping
from wenming_cli.units.gathered import Gathered, parse_unit
from wenming_cli.units.rows import UnitRow, unit_line


class RollupWish(NamedTuple):
    """What is to be gathered, and how."""

    period: str
    paths: Sequence[str]
    """Lists of units, folders of units, submissions; as they were typed."""

    by: str = "none"
    where: Sequence[str] = ()
    """Only units of which that is true: `等级=省级`."""

    as_of: date | None = None
    """The day of the figures of plans that are read; None for the last of the period, or today."""

    due: date | None = None
    jobs: str = "auto"
    cluster: str = ""
    store: str = ""
    """The folder in which rows are kept for the next time; `""` for none."""


def gather(
    wish: RollupWish,
    folder: Path,
    today: date,
    progress: Progress = show_nothing,
    tell: Tell = str,
) -> Gathered:
    """Read every unit, and return what is known of each.

    Args:
        wish: what is to be gathered.
        folder: where relative paths begin.
        today: the day it is.
        progress: shows how far it has come.
        tell: takes what a person should know while it is waited for.

    Raises:
        Usage: the period, the grouping or the number of processes makes no sense.
        Unreadable: a list or folder cannot be read, or the cluster cannot be reached.
        Refused: a file is no list of units, or there is no unit at all.
    """
    by, conditions = read_grouping(wish.by), read_conditions(wish.where)
    jobs = read_jobs(wish.jobs)
    period = parse_period(wish.period, today.year)
    as_of = wish.as_of or min(period.last, today)
    found, problems = find_all(wish.paths, folder)
    wanted = _choose(found, conditions)
    store = _store(folder, wish.store) if wish.store else None
    known = read_known(store) if store else {}
    rules = _rules(period, as_of, wish.as_of)
    tasks = [
        UnitTask(
            one.unit,
            path=one.path,
            shown=one.shown,
            period=period,
            as_of=as_of,
            rules=rules,
            chosen=wish.as_of,
            known=known[one.key].digest if one.key in known else "",
            roster=one.roster,
            key=one.key,
        )
        for one in wanted
    ]
    read: dict[str, UnitRead] = {}
    with progress(M("reading the units"), len(tasks), "rows") as advance:
        for batch in read_all(tasks, jobs, wish.cluster, tell=tell):
            read |= {one.key: one for one in batch}
            advance(len(batch))
    rows = {key: one.rows or known[key].rows for key, one in read.items()}
    asked_before = {one.key: known[one.key] for one in found if one.key in known}
    now = asked_before | {
        key: KnownRows(one.digest, rows[key]) for key, one in read.items() if one.digest
    }
    if store and now != known:
        keep_known(store, now)
    units, lines, twice = _put_together(rows, wish.due, today)
    return Gathered(
        period=period,
        as_of=as_of,
        units=units,
        rows=lines,
        by=by,
        listed=[one.unit for one in wanted],
        problems=[*problems, *twice],
        due=wish.due,
        again=sum(bool(one.rows) for one in read.values()),
    )


def _choose(found: Sequence[FoundUnit], conditions: Sequence[Condition]) -> list[FoundUnit]:
    """Return the units that are wanted.

    Raises:
        Refused: none of them is, or there is no unit at all.
    """
    wanted = [one for one in found if fits(one.unit, conditions)]
    if found and not wanted:
        raise none_fits([one.unit for one in found], conditions)
    if not wanted:
        raise Refused(
            M("there is no unit to gather"),
            M("name a list of units (units.csv), or the folder in which they are"),
        )
    return wanted


def _store(folder: Path, name: str) -> UserPath:
    """Return the folder in which rows are kept.

    Raises:
        Refused: it lies in a plan.
    """
    if lies_in_a_plan(folder / name / "x"):
        raise Refused(
            M("{file} would be written among what is read", file=name),
            M("choose another folder"),
        )
    return UserPath(folder / name, name)


def _rules(period: Period, as_of: date, chosen: date | None) -> str:
    said = f"{program_digest()} {period.key} {period.first} {period.last} {as_of} {chosen}"
    return hashlib.sha256(said.encode()).hexdigest()


def _put_together(
    rows: dict[str, bytes], due: date | None, today: date
) -> tuple[list[UnitRow], bytes, list[Problem]]:
    """Return the rows of units, and all lines, by code; days late are put in.

    Submissions that no list names are of the unit that they name themselves. Of several of one unit
    the one that was handed in last counts; one that says so of a day to come is believed last.
    """
    by_code: dict[str, list[tuple[UnitRow, bytes, str]]] = {}
    for key in sorted(rows):
        first, _, items = rows[key].partition(b"\n")
        row = parse_unit(first)
        by_code.setdefault(row.code, []).append((row, items, key))
    units, lines, problems = list[UnitRow](), list[bytes](), list[Problem]()
    for code in sorted(by_code):
        recency = partial(_recency, today=today)
        *others, (row, items, key) = sorted(by_code[code], key=recency)
        problems += [_outdone(other, name, key) for other, _, name in others if name != code]
        problems += [_ahead(row, key)] if _is_ahead(row, today) else []
        if due is not None and row.submitted_on:
            late = (date.fromisoformat(row.submitted_on) - due).days
            row = row._replace(days_late=max(0, late))
        units.append(row)
        lines += [unit_line(row), items]
    return units, b"".join(lines), problems


def _recency(one: tuple[UnitRow, bytes, str], *, today: date) -> tuple[bool, bool, str, str]:
    row, _, key = one
    return row.state == "in", not _is_ahead(row, today), row.submitted_on or "", key


def _is_ahead(row: UnitRow, today: date) -> bool:
    """Tell whether a unit's clock is wrong; by a day another time zone may differ."""
    return (row.submitted_on or "") > (today + timedelta(days=1)).isoformat()


def _ahead(row: UnitRow, key: str) -> Problem:
    return Problem(
        "unit-ahead",
        M(
            "{file} says that it was handed in on {day}, which is to come",
            file=key,
            day=row.submitted_on,
        ),
        M("ask {unit} to set its computer's clock, and to hand in anew", unit=row.name),
        file=key,
    )


def _outdone(row: UnitRow, name: str, counts: str) -> Problem:
    """Return the problem of a file that does not count; a damaged one is said to be so."""
    if row.state == "not_in":
        return Problem(
            "unit-twice",
            M("{file} of {unit} is not used: {why}", file=name, unit=row.name, why=row.fault),
            M("leave it for the roll-up of its own period"),
            file=name,
        )
    hint = (
        M(
            "it could not be read or was changed, though it may be the later one: {why}",
            why=row.fault,
        )
        if row.state in ("altered", "unreadable")
        else M("it was handed in later, or is called so; leave one of the two")
    )
    return Problem(
        "unit-twice",
        M("{file} is of {unit}, of which {other} counts", file=name, unit=row.name, other=counts),
        hint,
        file=name,
    )
