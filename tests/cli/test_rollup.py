"""Totals of many units, counted again by the units' own `status --json`."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.units import make_district

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office

DAY = "2023-10-10"
END = "2023-09-30"
"""The last day of the quarter, whose figures are asked for ten days later."""


@pytest.fixture
def here(office: MakeOffice) -> Office:
    """Twenty units of three sizes, and four that are broken in one way or another."""
    made = office(today=DAY)
    make_district(made.root, 24, seed=3, broken=0.2)
    return made


def recounted(here: Office) -> tuple[Counter[str], int, dict[str, Any]]:
    """Add up what each unit says of itself; those that say nothing are only counted."""
    totals: Counter[str] = Counter()
    shares = silent = 0
    own: dict[str, Any] = {}
    for line in here.read("units.csv").splitlines()[1:]:
        code, *_, path = line.split(",")
        here.cwd = here.root / path
        found = (
            here.run(f"status --json -p 2023 --as-of {END}")
            if (here.cwd / "plans/2023").is_dir()
            else None
        )
        here.cwd = here.root
        if found is None or found.code:
            silent += 1
            continue
        own[code] = json.loads(found.out)["summary"]
        totals.update(own[code])
        listed = json.loads(_list(here, path))["items"]
        shares += sum(
            one["percent"] for one in listed if one["leaf"] and one["status"] != "cancelled"
        )
    totals["percent"] = int(shares / totals["total"] + 0.5)
    return totals, silent, own


def _list(here: Office, path: str) -> str:
    here.cwd = here.root / path
    found = here.run(f"list --json -p 2023 --as-of {END}")
    here.cwd = here.root
    return str(found.out)


@pytest.mark.slow
def test_the_totals_are_those_of_an_independent_recount(here: Office) -> None:
    totals, silent, own = recounted(here)
    found = json.loads(here.run("rollup Q3 units.csv --jobs 1 --json").out)

    assert silent > 0
    assert found["totals"]["unreadable"] + found["totals"]["not_in"] == silent
    assert found["totals"]["here"] == len(own) == 24 - silent
    figures = found["totals"]["figures"]
    for key in (
        "total",
        "done",
        "verified",
        "in_progress",
        "not_started",
        "overdue",
        "people",
        "percent",
    ):
        assert figures[key] == totals[key], key
    for unit in found["units"]:
        if unit["state"] == "in":
            for key, n in own[unit["code"]].items():
                assert unit["figures"].get(key, n) == n, (unit["code"], key)


@pytest.mark.slow
def test_each_broken_unit_is_named_with_its_file(here: Office) -> None:
    found = json.loads(here.run("rollup Q3 units.csv --jobs 1 --json").out)
    broken = [one for one in found["units"] if one["state"] != "in" or one["chain"] == "broken"]
    assert len(broken) >= 2
    for one in broken:
        if one["state"] != "in":
            assert one["fault"]
            assert one["state"] == "not_in" or one["file"].startswith("单位/")


def test_two_questions_at_once_are_refused_before_anything_is_read(office: MakeOffice) -> None:
    here = office(today=DAY)
    twice = here.run("rollup Q3 nowhere --json --late")
    other = here.run('rollup Q3 nowhere --sql "select 1" --unit U01')

    assert (twice.code, other.code) == (2, 2)
    assert "--json 和 --late 不能同时用" in twice.err
    assert "--sql 和 --unit 不能同时用" in other.err
