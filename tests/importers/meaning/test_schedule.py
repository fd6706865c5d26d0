"""From the rhythm that words state to the one that a plan can hold."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from wenming_cli.importers.meaning.rhythms import main_rhythm
from wenming_cli.importers.meaning.schedule import months_of, schedule_of
from wenming_cli.importers.meaning.spans import StatedRhythm
from wenming_cli.importers.meaning.understand import understand


def stated(text: str) -> StatedRhythm | None:
    return main_rhythm(list(understand(text, 2026).rhythms))


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("每月1次", ("month", 1, None, True)),
        ("每月至少3次", ("month", 3, None, True)),
        ("每周五下午学习", ("week", 1, "friday", True)),
        ("每月最后一个周五学习", ("month", 1, "friday", True)),
        ("每月第一个周五学习", ("month", 1, None, False)),
        ("每月25日前报送", ("month", 1, 25, True)),
        ("每月5日、20日报送", ("month", 2, None, False)),
        ("每季度末报送", ("quarter", 1, "last", True)),
        ("每两个月1次", ("halfyear", 3, None, True)),
        ("每两周1次", ("month", 2, None, True)),
        ("每半月1次", ("month", 2, None, True)),
        ("每学期1次", ("halfyear", 1, None, True)),
        ("每三年1次", ("year", 1, None, False)),
        ("每天1000次", ("day", 366, None, True)),
    ],
)
def test_what_a_plan_can_hold(text: str, rhythm: tuple[Any, ...]) -> None:
    found = schedule_of(stated(text))
    assert found is not None
    assert (found.rhythm.unit, found.rhythm.times, found.rhythm.on, found.exact) == rhythm


@pytest.mark.parametrize("text", ["定期开展", "春节、中秋开展慰问", "办好讲堂"])
def test_words_without_a_unit_have_no_place_in_a_plan(text: str) -> None:
    assert schedule_of(stated(text)) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("每年3月开展", (date(2026, 3, 1), date(2026, 3, 31))),
        ("每年第四季度开展", (date(2026, 10, 1), date(2026, 12, 31))),
        ("每年上半年开展", (date(2026, 1, 1), date(2026, 6, 30))),
        ("每年开展", (None, None)),
        ("每月25日前报送", (None, None)),
    ],
)
def test_the_months_of_a_yearly_rhythm(text: str, days: tuple[date | None, date | None]) -> None:
    found = stated(text)
    assert found is not None
    assert months_of(found, 2026) == days
