"""Days of festivals, by any of their names."""

from __future__ import annotations

from datetime import date

from tables import each_row
from wenming_cli.core.dates.names import festival_day, plain_name


@each_row(
    ("name", "year", "day"),
    [
        ("春节", 2026, date(2026, 2, 17)),
        ("端午节", 2023, date(2023, 6, 22)),
        ("元宵", 2030, date(2030, 2, 17)),
        ("中秋", 2035, date(2035, 9, 16)),
        ("“七一”", 2026, date(2026, 7, 1)),
        ("国庆节", 2026, date(2026, 10, 1)),
        ("国际劳动节", 2026, date(2026, 5, 1)),
        ("春节", 2036, date(2036, 1, 28)),
        ("春节", 2101, None),
        ("某某节", 2026, None),
    ],
)
def test_the_day_of_a_festival(name: str, year: int, day: date | None) -> None:
    assert festival_day(name, year) == day


def test_a_name_without_its_marks() -> None:
    assert plain_name("“五 四”") == "五四"
