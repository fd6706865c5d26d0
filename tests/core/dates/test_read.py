"""Dates in texts: what they say, where their words stand, and that every day reads back as itself."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tables import each_row
from wenming_cli.core.dates.read import find_dates
from wenming_cli.core.dates.stated import Stated
from wenming_cli.core.numbers import chinese_numeral

YEAR = 2026


def whole(text: str, year: int = YEAR) -> list[Stated]:
    return list(find_dates(text, year, [(0, len(text))]))


@each_row(
    ("text", "kind", "first", "last"),
    [
        ("6月3日", "day", "2026-06-03", "2026-06-03"),
        ("6月", "stretch", "2026-06-01", "2026-06-30"),
        ("6月3日前", "limit", None, "2026-06-03"),
        ("6月前", "limit", None, "2026-05-31"),
        ("6月底", "limit", None, "2026-06-30"),
        ("国庆节", "day", "2026-10-01", "2026-10-01"),
        ("国庆节前", "limit", None, "2026-09-30"),
        ("国庆节前后", "around", "2026-10-01", "2026-10-01"),
        ("3月5日前后", "around", "2026-03-05", "2026-03-05"),
        ("即日起至6月", "stretch", None, "2026-06-30"),
        ("3月底至5月底", "stretch", "2026-03-31", "2026-05-31"),
        ("11月至2月", "stretch", "2026-11-01", "2027-02-28"),
        ("2月28日至2月30日", "stretch", "2026-02-28", "2026-02-28"),
        ("11月至2026年2月", "stretch", "2025-11-01", "2026-02-28"),
    ],
)
def test_what_words_say(text: str, kind: str, first: str | None, last: str) -> None:
    (found,) = whole(text)
    days = (found.first and str(found.first), str(found.last))
    assert (found.kind, *days, found.raw) == (kind, first, last, text)


def test_where_the_words_stand() -> None:
    text = "请于6月底前完成,截至9月20日报送"
    assert [(one.at, one.end, one.raw) for one in find_dates(text, YEAR)] == [
        (2, 6, "6月底前"),
        (9, 16, "截至9月20日"),
    ]


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("2026年6月至2025年3月", ["2026年6月", "2025年3月"]),
        ("6月3日至某日", ["6月3日"]),
        ("6月3日至45日", ["6月3日"]),
        ("6月、三季度", ["6月", "三季度"]),
        ("6月、7月1日至9日", ["6月", "7月1日至9日"]),
        ("6月底、7月至8月", ["6月底", "7月至8月"]),
        ("6月、办公室", ["6月"]),
    ],
)
def test_what_does_not_belong_together_stays_apart(text: str, raws: list[str]) -> None:
    assert [one.raw for one in whole(text)] == raws


def test_a_list_tells_the_last_day_of_each_in_order() -> None:
    (found,) = whole("12月、6月底前")
    assert found.each == (date(2026, 6, 30), date(2026, 12, 31))
    assert (found.kind, found.last) == ("limit", date(2026, 12, 31))


@pytest.mark.parametrize("text", ["6月31日", "11月32日", "13月底", "2026年2月30日前"])
def test_a_day_that_there_is_not_is_marked(text: str) -> None:
    assert [one.flaw for one in whole(text)] == ["no-such-day"]


@pytest.mark.parametrize("text", ["6.1", "6.2", "6.3", "3-5"])
def test_digits_that_can_be_read_in_two_ways_are_marked(text: str) -> None:
    assert [one.flaw for one in whole(text)] == ["ambiguous"]


@pytest.mark.parametrize("text", ["11.30", "2026.11.30", "年底", "2026年", "国庆节", "达到1/3"])
def test_alone_it_is_a_date_only_where_one_is_expected(text: str) -> None:
    assert list(find_dates(text, YEAR)) == []


@pytest.mark.parametrize("text", ["11.30前", "截止11.30", "到年底", "2026年底", "国庆节前后"])
def test_words_beside_it_make_it_a_date_anywhere(text: str) -> None:
    assert [one.raw for one in find_dates(text, YEAR)] == [text]


_TENS = {10: "十", 20: "廿", 30: "卅"}


def spellings(day: date) -> list[str]:
    """How people write a day with its year."""
    y, m, d = day.year, day.month, day.day
    year = "".join("零一二三四五六七八九"[int(c)] for c in str(y))
    month, chinese = chinese_numeral(m), chinese_numeral(d)
    short = _TENS[d - d % 10] + (chinese_numeral(d % 10) if d % 10 else "") if d > 9 else chinese
    return [
        f"{y}-{m:02}-{d:02}", f"{y}-{m}-{d}", f"{y}.{m}.{d}", f"{y}.{m:02}.{d:02}", f"{y}/{m}/{d}",
        f"{y}{m:02}{d:02}", f"{y % 100}.{m}.{d}", f"{y}年{m}月{d}日", f"{y}年{m:02}月{d:02}日",
        f"{y}年{m}月{d}号", f"{y % 100}年{m}月{d}日", f"{year}年{month}月{chinese}日",
        f"{year}年{month}月{short}日", f"二0{year[2:]}年{month}月{chinese}日", f"{y}年{m}月{d}日前",
    ]  # fmt: skip


def without_year(day: date) -> list[str]:
    """How people write a day of the plan's year."""
    m, d = day.month, day.day
    month, chinese = chinese_numeral(m), chinese_numeral(d)
    return [
        f"{m}月{d}日", f"{m:02}月{d:02}日", f"{m}月{d}", f"{m}.{d}", f"{m}/{d}", f"{m:02}.{d:02}",
        f"{month}月{chinese}日", f"{month}月{chinese}号", f"今年{m}月{d}日", f"{m}月{d}日前",
    ]  # fmt: skip


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "own", [2028, *(pytest.param(year, marks=pytest.mark.slow) for year in range(2024, 2028))]
)
def test_every_day_reads_back_as_itself_in_each_spelling(own: int) -> None:
    texts = [
        (day, text, year)
        for day in days_of(own)
        for text, year in [
            *((text, 2020) for text in spellings(day)),
            *((text, day.year) for text in without_year(day)),
            (f"明年{day.month}月{day.day}日", day.year - 1),
        ]
    ]
    wrong = [
        (text, found)
        for day, text, year in texts
        for found in [[(one.last, one.raw) for one in whole(text, year)]]
        if found != [(day, text)]
    ]
    assert wrong == []


@given(
    st.text(
        alphabet="0123456789零一二三十廿年月日底前至、-./上半下旬季度第截今明国庆节 ", max_size=24
    )
)
def test_any_text_is_read_without_overlap(text: str) -> None:
    found = whole(text)
    assert all(text[one.at : one.end] == one.raw for one in found)
    assert all(a.end <= b.at for a, b in itertools.pairwise(found))
