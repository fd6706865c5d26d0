"""A plan whose year is over is shown as of its last day, and says so."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from building import BEIJING

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office

OVER = "本方案年度已结束，以下为最后一天2023-12-31的情况\n"


@pytest.fixture
def years_later(office: MakeOffice) -> Office:
    here = office()
    here.today = ""
    here.clock = datetime(2027, 1, 12, 9, tzinfo=BEIJING)
    return here


@pytest.mark.parametrize("command", ["status", "list", "show 3.1.1", "report"])
def test_views_stand_still_at_the_end(command: str, years_later: Office) -> None:
    """Nothing is late by a thousand days."""
    found = years_later.run(command)
    assert found.err == OVER
    assert "2027" not in found.out
    assert "天" not in found.out or "逾期1" not in found.out


def test_programs_are_told_the_day(years_later: Office) -> None:
    assert json.loads(years_later.run("status --json").out)["plan"]["as_of"] == "2023-12-31"


@pytest.mark.parametrize("asked", ["--as-of 2023-06-30", "--today 2024-02-01"])
def test_another_day_may_be_asked_for(asked: str, years_later: Office) -> None:
    found = years_later.run(f"status {asked}")
    assert found.err == ""
    assert asked.split()[1] in found.out


def test_what_is_recorded_then_is_seen(years_later: Office) -> None:
    years_later.run("note 3.1.1 迟到的一句话")
    assert "迟到的一句话" in years_later.run("show 3.1.1").out


def test_papers_of_the_whole_year_too(years_later: Office) -> None:
    page = years_later.run("export board -o -").out
    assert "2023-12-31" in page or "2023年12月31日" in page
    assert "2027" not in page
