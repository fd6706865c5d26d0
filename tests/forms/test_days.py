"""Days as people type them, and as spreadsheets make them of it."""

from __future__ import annotations

from datetime import date, datetime

from formcells import TODAY, code_of, value_of
from tables import each_row
from wenming_cli.core.periods import Period
from wenming_cli.forms.reading.returned import CellValue
from wenming_cli.forms.values import Asked


@each_row(
    ("typed", "day"),
    [
        (date(2023, 9, 5), "2023-09-05"),
        (datetime.fromisoformat("2023-09-05T14:30"), "2023-09-05"),
        ("2023-09-05", "2023-09-05"),
        ("2023/9/5", "2023-09-05"),
        ("2023.9.5", "2023-09-05"),
        ("２０２３年９月５日", "2023-09-05"),
        ("9月5日", "2023-09-05"),
        ("9月5号", "2023-09-05"),
        ("九月五日", "2023-09-05"),
        ("9.5", "2023-09-05"),
        ("9.10", "2023-09-10"),
        ("9.1", "2023-09-01"),
        (9.5, "2023-09-05"),
        (9.15, "2023-09-15"),
        ("9/5", "2023-09-05"),
        ("2023-09-05 00:00:00", "2023-09-05"),
        ("2023/9/5 8:30", "2023-09-05"),
        (45174, "2023-09-05"),
        (45174.0, "2023-09-05"),
        ("45174", "2023-09-05"),
        (20230905, "2023-09-05"),
        ("20230905", "2023-09-05"),
        ("0905", "2023-09-05"),
        (" 10月8日 ", "2023-10-08"),
        ("2023/9/6 星期三", "2023-09-06"),
        ("9月6日（星期三，补办）", "2023-09-06"),
        ("9月6日（周三）", "2023-09-06"),
        ("9月6日(星期三)上午", "2023-09-06"),
        ("9月5日上午", "2023-09-05"),
        ("9月5日下午3点", "2023-09-05"),
        ("9月5日 下午15:00", "2023-09-05"),
        ("9月5日（补办）", "2023-09-05"),
        ("9月5日（原定8月30日）", "2023-09-05"),
        ("中秋节当天", "2023-09-29"),
        ("国庆节当日", "2023-10-01"),
    ],
)
def test_days(typed: CellValue, day: str) -> None:
    assert value_of("on", typed) == date.fromisoformat(day)


@each_row(
    ("typed", "code"),
    [
        ("9月", "date-unclear"),
        ("9月上旬", "date-unclear"),
        ("8月底", "date-unclear"),
        ("2023年8月末", "date-unclear"),
        ("9月5日、6日", "date-unclear"),
        ("9月5日前", "date-unclear"),
        ("2023-02-30", "date-unclear"),
        ("昨天", "date-unclear"),
        ("9月5日（星期三）", "date-weekday"),
        ("9月5日周一", "date-weekday"),
        ("9月5日（9月6日又办一次）", "date-unclear"),
        ("9月5日（前后）", "date-unclear"),
        ("9月5日（农历七月廿一）", "date-unclear"),
        ("中秋节前一天", "date-unclear"),
        ("星期三", "date-unclear"),
        ("上午", "date-unclear"),
        (905, "date-unclear"),
        ("1305", "date-unclear"),
        (5, "date-unclear"),
        (True, "date-unclear"),
        (9.1, "date-cut"),
        (9.3, "date-cut"),
        ("2023-10-09", "date-future"),
        ("12月31日", "date-future"),
        ("2024-01-01", "date-future"),
        ("2022-09-05", "date-outside"),
        (date(1923, 9, 5), "date-outside"),
        ("x" * 500, "date-unclear"),
    ],
)
def test_what_is_no_day(typed: CellValue, code: str) -> None:
    assert code_of("on", typed) == code


def test_the_thirtieth_of_february_cannot_have_been_cut() -> None:
    assert value_of("on", 2.3) == date(2023, 2, 3)


def test_a_deadline_may_lie_ahead_and_in_another_year() -> None:
    assert value_of("to", "12月20日") == date(2023, 12, 20)
    assert value_of("to", "2024-01-10") == date(2024, 1, 10)


def test_a_deadline_may_be_the_end_of_a_month() -> None:
    """On which day something was held it does not say."""
    assert value_of("to", "12月底") == date(2023, 12, 31)


def test_the_year_is_that_in_which_the_plan_has_the_day() -> None:
    school = Asked(Period(date(2022, 9, 1), date(2023, 8, 31), "2022"), TODAY)
    assert value_of("on", "10月8日", school) == date(2022, 10, 8)
    assert value_of("on", "3月5日", school) == date(2023, 3, 5)
