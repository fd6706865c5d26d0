"""Finding units: those of lists, and what lies in folders, each once and under its own name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from wenming_cli.errors import Problem, Unreadable, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.units.sources import (
    LARGEST_LIST,
    find_units,
    open_file,
    path_named,
    read_user_file,
)
from wenming_cli.store.userpath import UserPath, readable_name, shown_name
from wenming_cli.units.roster import read_roster
from wenming_cli.units.submission.read import read_names
from wenming_cli.units.unit import ListedUnit

LISTS = (".csv", ".txt", ".tsv")
WORKBOOKS = (".xlsx", ".xls", ".et", ".ods")


class FoundUnit(NamedTuple):
    """A unit of a list, or what lies in a folder, and where that is."""

    key: str
    """What it is told apart by: the code of a listed unit, else where its file lies."""

    unit: ListedUnit
    path: str = ""
    """Absolute; empty where nothing came."""

    shown: str = ""
    roster: bool = True
    """Whether a list names it."""


def find_all(paths: Sequence[str], folder: Path) -> tuple[list[FoundUnit], list[Problem]]:
    """Return the units of all that was named, and what is wrong with lists and folders.

    What lies in a folder and is of a listed unit (by the code or name that it bears) is read as
    that unit's. Of one place only one unit is read.

    Args:
        paths: lists, folders and submissions, as they were typed.
        folder: where relative ones begin.

    Raises:
        Unreadable: a list or folder cannot be read.
        Refused: a file is no list of units.
    """
    places = [UserPath(path_named(folder, named), readable_name(named)) for named in paths]
    for one in places:
        _require_there(one)
    lists = [one for one in places if _is_list(one)]
    found, taken, problems = dict[str, FoundUnit](), dict[str, str](), list[Problem]()
    for one in lists:
        problems += _add_listed(found, one, taken)
    if len(lists) == len(places) and not any(one.path for one in found.values()):
        problems.append(_no_paths(lists[0]))
    names = _by_name(found.values())
    codes = set(found)
    for place in places:
        if place in lists:
            continue
        lying, passed_by = find_units(place) if place.path.is_dir() else ([place], [])
        problems += passed_by
        for one in lying:
            where = _place_of(str(one.path.absolute()))
            if where not in taken:
                taken[where] = one.name
                _add_lying(found, one, names=names, codes=codes)
    return list(found.values()), problems


def _require_there(place: UserPath) -> None:
    """Refuse what is not there, and lists that are not saved as csv.

    Raises:
        Unreadable: it is one of the two.
    """
    try:
        place.path.lstat()
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be read: {reason}", file=place.name, reason=reason_of(error)),
            hint_of(error, M("check the name")),
        ) from None
    if place.path.suffix.lower() in WORKBOOKS:
        raise Unreadable(
            M("{file} is a workbook, and a list of units is a csv", file=place.name),
            M("open it in Excel or WPS, choose Save as, type CSV, and name that"),
        )


def _no_paths(roster: UserPath) -> Problem:
    return Problem(
        "roster-without-paths",
        M("{file} says of no unit where its plan or file lies", file=roster.name),
        M("write that into the column 路径, or name the folder with what came in as well"),
        file=roster.name,
    )


def _is_list(place: UserPath) -> bool:
    return place.path.suffix.lower() in LISTS and not place.path.is_dir()


def _add_listed(
    found: dict[str, FoundUnit], roster: UserPath, taken: dict[str, str]
) -> Iterator[Problem]:
    """Add the units of a list; in the order of their codes, so that the list's means nothing.

    Args:
        found: the units so far, which grow.
        roster: the list.
        taken: the codes of units by the places that are theirs, which grow.
    """
    units, wrong = read_roster(read_user_file(roster, LARGEST_LIST), roster.name)
    yield from wrong
    for unit in sorted(units, key=lambda one: one.code):
        one = _listed(unit, roster)
        place = _place_of(one.path) if one.path else ""
        if unit.code in found:
            yield _code_twice(unit, roster)
        elif place in taken:
            yield _place_twice(one, taken[place])
            found[unit.code] = one._replace(path="", shown="")
        else:
            found[unit.code] = one
            taken |= {place: unit.code} if place else {}


def _listed(unit: ListedUnit, roster: UserPath) -> FoundUnit:
    """Return a unit of a list; its path begins at the folder of the list."""
    if not unit.path:
        return FoundUnit(unit.code, unit)
    path = path_named(roster.path.parent, unit.path)
    return FoundUnit(unit.code, unit, path=str(path.absolute()), shown=unit.path)


def _add_lying(
    found: dict[str, FoundUnit], place: UserPath, *, names: Mapping[str, str], codes: set[str]
) -> None:
    """Add what lies in a folder: to the listed unit whose it is, else under its own name.

    Args:
        found: the units so far, which grow.
        place: where it lies.
        names: the codes of listed units, by what they are called.
        codes: those that are taken, which grow.
    """
    name = readable_name(place.path.name or place.path.absolute().name)
    own = name.removesuffix(".zip").removesuffix(".wm")
    key = _free_key(place, found)
    code, name = _names_in(place)
    listed = next((names[one] for one in (code, name, own) if one in names), "")
    here = FoundUnit(
        key,
        ListedUnit(own, own, path=place.name),
        path=str(place.path.absolute()),
        shown=place.name,
        roster=False,
    )
    if not listed:
        code = place.name if own in codes else own
        codes.add(code)
        found[key] = here._replace(unit=here.unit._replace(code=code))
    elif not found[listed].path:
        found[listed] = found[listed]._replace(path=here.path, shown=here.shown)
    else:  # one more of a unit that has handed in; the later one will count
        found[key] = here._replace(unit=found[listed].unit, roster=True)


def _free_key(place: UserPath, found: Mapping[str, FoundUnit]) -> str:
    """Return what a place is told apart by; two names may read alike, or like a code."""
    keys = (place.name, shown_name(str(place.path)), shown_name(str(place.path.absolute())))
    return next((key for key in keys if key not in found), keys[-1])


def _names_in(place: UserPath) -> tuple[str, str]:
    """Return the code and name that a submission bears; none of a folder or what cannot be read."""
    try:
        with open_file(place.path) as file:
            return read_names(file)
    except OSError:
        return "", ""


def _by_name(units: Iterable[FoundUnit]) -> dict[str, str]:
    """Return the codes of listed units by code, name and short name; no name that two have."""
    found, several = dict[str, str](), set[str]()
    for one in units:
        for name in {one.unit.name, one.unit.short} - {""}:
            if found.setdefault(name, one.key) != one.key:
                several.add(name)
    codes = {one.key: one.key for one in units}
    return {name: key for name, key in found.items() if name not in several} | codes


def _place_of(path: str) -> str:
    """Return where a path leads, however it was written; of a plan's folder, the unit's."""
    real = os.path.realpath(path)
    if Path(real, "plan.toml").is_file():
        real = str(Path(real).parent.parent)
    return os.path.normcase(real)


def _place_twice(one: FoundUnit, first: str) -> Problem:
    return Problem(
        "unit-twice",
        M(
            "{file} is that of {first} already, so {code} hands in nothing",
            file=one.shown,
            first=first,
            code=one.unit.code,
        ),
        M("check the paths in the list"),
        file=one.shown,
    )


def _code_twice(unit: ListedUnit, roster: UserPath) -> Problem:
    return Problem(
        "unit-twice",
        M("the unit {code} stands in another list already", code=unit.code),
        M("give each unit a code of its own; this line is left out"),
        file=roster.name,
        line=unit.line,
    )
