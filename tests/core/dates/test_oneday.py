"""One day, as somebody types it, and the question where it is not one."""

from __future__ import annotations

import pytest

from building import day
from tables import each_row
from wenming_cli.core.dates.oneday import parse_date
from wenming_cli.errors import Usage


@each_row(
    ("typed", "read"),
    [
        ("2023-03-05", "2023-03-05"),
        ("2023/3/5", "2023-03-05"),
        ("2023.3.5", "2023-03-05"),
        ("20230305", "2023-03-05"),
        ("23.3.5", "2023-03-05"),
        ("20231225", "2023-12-25"),
        ("２０２３－０３－０５", "2023-03-05"),
        ("3-5", "2023-03-05"),
        ("3/5", "2023-03-05"),
        ("3.5", "2023-03-05"),
        ("6.3", "2023-06-03"),
        ("12-25", "2023-12-25"),
        ("3月5日", "2023-03-05"),
        ("3月5", "2023-03-05"),
        ("三月五日", "2023-03-05"),
        ("十月廿日", "2023-10-20"),
        ("十月卅一日", "2023-10-31"),
        ("二〇二三年三月五日", "2023-03-05"),
        ("二○二三年三月五日", "2023-03-05"),
        ("二0二三年三月五日", "2023-03-05"),
        ("2024年2月29号", "2024-02-29"),
        ("明年1月10日", "2024-01-10"),
        (" 3 月 5 日 ", "2023-03-05"),
        ("6月底", "2023-06-30"),
        ("第二季度末", "2023-06-30"),
        ("年底", "2023-12-31"),
        ("国庆节", "2023-10-01"),
        ("1998-05-04", "1998-05-04"),
    ],
)
def test_a_date_is_read_as_an_office_writes_it(typed: str, read: str) -> None:
    assert parse_date(typed, 2023) == parse_date(typed, 2023, by=True) == day(read)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("6月底前", "2023-06-30"),
        ("6月30日前", "2023-06-30"),
        ("到6月底", "2023-06-30"),
        ("7月31日止", "2023-07-31"),
        ("国庆节前", "2023-09-30"),
    ],
)
def test_a_limit_is_a_day_only_where_a_deadline_is_asked_for(typed: str, read: str) -> None:
    assert parse_date(typed, 2023, by=True) == day(read)
    with pytest.raises(Usage) as refused:
        parse_date(typed, 2023)
    assert refused.value.message.speak("en") == f"'{typed}' says by when, not on which day"


@each_row(
    ("typed", "said", "hint"),
    [
        ("3月", "'3月' is no single day but a stretch up to 2023-03-31", "which day is it?"),
        ("2023-05", "'2023-05' is no single day but a stretch up to 2023-05-31", "which day"),
        ("Q2", "'Q2' is no single day but a stretch up to 2023-06-30", "which day is it?"),
        ("6月上旬", "'6月上旬' is no single day but a stretch up to 2023-06-10", "which day"),
        ("5月1日至3日", "'5月1日至3日' is no single day but a stretch up to 2023-05-03", "which"),
        (
            "6月、12月底",
            "'6月、12月底' names several days: 2023-06-30, 2023-12-31",
            "which of them",
        ),
        ("国庆节前后", "'国庆节前后' names no single day", "which day is it?"),
        ("2-29", "there is no such day as '2-29'", "that month ends on 2023-02-28"),
        ("2023-02-29", "there is no such day as '2023-02-29'", "ends on 2023-02-28"),
        ("6月31日", "there is no such day as '6月31日'", "ends on 2023-06-30"),
        ("11月32日", "there is no such day as '11月32日'", "write it as"),
        ("13月5日", "there is no such day as '13月5日'", "write it as"),
    ],
)
def test_what_names_no_single_day_is_asked_about(typed: str, said: str, hint: str) -> None:
    for by in (False, True):
        with pytest.raises(Usage) as refused:
            parse_date(typed, 2023, by=by)
        assert refused.value.message.speak("en") == said
        assert refused.value.hint is not None
        assert hint in refused.value.hint.speak("en")


@pytest.mark.parametrize("typed", ["", "20231301", "2023", "昨天", "5", "两会前", "3月5日开会"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(Usage) as refused:
        parse_date(typed, 2023)
    assert refused.value.message.speak("en") == f"'{typed}' is not a date"


@pytest.mark.parametrize("typed", ["a" * 1_000_000, "2023" + " " * 100_000 + "x", "1" * 100_000])
def test_what_is_longer_than_any_date_is_refused_at_once(typed: str) -> None:
    with pytest.raises(Usage) as refused:
        parse_date(typed, 2023)
    assert len(refused.value.message.speak("en")) < 100
