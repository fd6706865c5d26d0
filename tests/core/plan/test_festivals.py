"""Days of festivals: a table written by hand, the holidays as announced, and what always holds."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tables import each_row
from wenming_cli.core.plan.festivals import (
    FESTIVALS,
    festival_days,
    festival_name,
    festival_of,
    parse_festival,
)

BY_HAND = [
    "",
    "year 腊八        春节  元宵  清明  端午  七夕  中秋  重阳",
    "2016 01-17       02-08 02-22 04-04 06-09 08-09 09-15 10-09",
    "2017 01-05       01-28 02-11 04-04 05-30 08-28 10-04 10-28",
    "2018 01-24       02-16 03-02 04-05 06-18 08-17 09-24 10-17",
    "2019 01-13       02-05 02-19 04-05 06-07 08-07 09-13 10-07",
    "2020 01-02       01-25 02-08 04-04 06-25 08-25 10-01 10-25",
    "2021 01-20       02-12 02-26 04-04 06-14 08-14 09-21 10-14",
    "2022 01-10,12-30 02-01 02-15 04-05 06-03 08-04 09-10 10-04",
    "2023 -           01-22 02-05 04-05 06-22 08-22 09-29 10-23",
    "2024 01-18       02-10 02-24 04-04 06-10 08-10 09-17 10-11",
    "2025 01-07       01-29 02-12 04-04 05-31 08-29 10-06 10-29",
    "2026 01-26       02-17 03-03 04-05 06-19 08-19 09-25 10-18",
    "2027 01-15       02-06 02-20 04-05 06-09 08-08 09-15 10-08",
    "2028 01-04       01-26 02-09 04-04 05-28 08-26 10-03 10-26",
    "2029 01-22       02-13 02-27 04-04 06-16 08-16 09-22 10-16",
    "2030 01-11       02-03 02-17 04-05 06-05 08-05 09-12 10-05",
    "",
][1:-1]
NAMES = BY_HAND[0].split()[1:]
LUNAR = ("腊八", "小年", "除夕", "春节", "元宵", "端午", "七夕", "中秋", "重阳")
YEARS = st.integers(1901, 2100)
A_LUNAR_YEAR = {353, 354, 355, 383, 384, 385}
"""Days of twelve months, or of thirteen."""


@each_row("row", BY_HAND[1:], ids=lambda row: row[:4])
def test_days_are_those_of_the_table(row: str) -> None:
    year, *days = row.split()
    for name, said in zip(NAMES, days, strict=True):
        expected = (
            [] if said == "-" else [date.fromisoformat(f"{year}-{d}") for d in said.split(",")]
        )

        assert list(festival_days(name, int(year))) == expected, name


HOLIDAYS = {"春节": "Spring Festival", "清明": "Tomb-sweeping Day", "端午": "Dragon Boat Festival",
            "中秋": "Mid-autumn Festival", "国庆": "National Day", "元旦": "New Year's Day",
            "劳动节": "Labour Day"}  # fmt: skip


@each_row("year", range(2008, 2027))
def test_the_statutory_ones_are_holidays_of_their_name(year: int) -> None:
    """What the State Council announced, kept by other people; two may share a day."""
    days = {name: festival_days(name, year)[0] for name in HOLIDAYS}
    for name, on in days.items():
        off, said = chinese_calendar.get_holiday_detail(on)
        shared = {HOLIDAYS[other] for other, day in days.items() if day == on}

        assert off, (name, on)
        assert said in shared or (said is None and on.weekday() >= 5)


@given(YEARS, st.sampled_from(sorted(FESTIVALS)))
def test_days_lie_in_their_year_and_in_order(year: int, name: str) -> None:
    days = festival_days(name, year)

    assert all(one.year == year for one in days)
    assert list(days) == sorted(set(days))
    assert len(days) == 1 or (name in LUNAR and len(days) <= 2)


@given(st.integers(1902, 2099), st.sampled_from(LUNAR))
def test_a_lunar_festival_comes_again_after_a_lunar_year(year: int, name: str) -> None:
    days = [day for one in (year - 1, year, year + 1) for day in festival_days(name, one)]

    assert {(b - a).days for a, b in pairwise(days)} <= A_LUNAR_YEAR


@given(YEARS)
def test_what_hangs_together(year: int) -> None:
    [spring] = festival_days("春节", year)
    [eve] = festival_days("除夕", year)
    [lanterns] = festival_days("元宵", year)
    [clear] = festival_days("清明", year)

    assert date(year, 1, 20) < spring < date(year, 2, 22)
    assert spring - eve == timedelta(days=1)
    assert lanterns - spring == timedelta(days=14)
    assert clear in {date(year, 4, 4), date(year, 4, 5), date(year, 4, 6)}


@pytest.mark.parametrize("year", [1900, 2101, 9998])
def test_nothing_is_known_of_lunar_days_beyond_two_centuries(year: int) -> None:
    assert festival_days("元宵", year) == festival_days("清明", year) == ()
    assert festival_days("国庆", year) == (date(year, 10, 1),)


@pytest.mark.parametrize(
    ("year", "name", "on"),
    [
        (2024, "母亲节", "2024-05-12"),
        (2024, "父亲节", "2024-06-16"),
        (2022, "母亲节", "2022-05-08"),
        (2024, "小年", "2024-02-02"),
        (2024, "丰收节", "2024-09-22"),
        (2024, "冬至", "2024-12-21"),
        (2024, "学雷锋纪念日", "2024-03-05"),
    ],
)
def test_days_that_move_otherwise(year: int, name: str, on: str) -> None:
    assert festival_days(name, year) == (date.fromisoformat(on),)


@each_row(
    ("typed", "name"),
    [
        ("元宵节", "元宵"), ("元宵", "元宵"), ("“五一”", "劳动节"), ("五一国际劳动节", "劳动节"),
        ("国际劳动节", "劳动节"), ("三八妇女节", "妇女节"), ("国庆节", "国庆"), ("十一", "国庆"),
        ("世界读书日", "读书日"), ("重阳节", "重阳"), ("敬老节", "重阳"), ("七一建党节", "建党节"),
        ("中国农民丰收节", "丰收节"), ("国家公祭日", "公祭日"), ("六一 儿童节", "儿童节"),
        ("元霄", None), ("节", None), ("国际", None), ("", None), ("传统节日", None),
    ],
)  # fmt: skip
def test_one_festival_has_several_names(typed: str, name: str | None) -> None:
    assert festival_name(typed) == name


@given(st.sampled_from(sorted(FESTIVALS)))
def test_a_name_means_itself_with_and_without_its_year(name: str) -> None:
    assert festival_name(name) == name
    assert parse_festival(name) == (None, name)
    assert parse_festival(f"2024-{name}") == parse_festival(f"2024年 {name}") == (2024, name)
    assert festival_of(f"2024-{name}#2") == name


@pytest.mark.parametrize(
    "typed", ["2024-Q1", "第二季度", "5月", "2024-05", "上半年", "#2", "", "节" * 40]
)
def test_periods_are_no_festivals(typed: str) -> None:
    assert parse_festival(typed) is None
    assert festival_of(typed) == ""
