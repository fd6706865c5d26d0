"""What an import says about dates: by whole plans, from the lines to the remarks and comments."""

from __future__ import annotations

from drafting import drafted, written
from tables import each_row

CODES = (
    "date-unread",
    "no-such-day",
    "several-dates",
    "date-outside",
    "day-not-kept",
    "act-apart",
    "not-every-year",
)


def told(*lines: str) -> list[str]:
    """Code and words of each remark about dates."""
    return [
        f"{one.code}: {one.message.speak('en')}"
        for one in drafted(*lines).problems
        if one.code in CODES
    ]


@each_row(
    ("words", "remarks"),
    [
        ("完成时限：6月底前。", []),
        ("完成时限：/", []),
        ("完成时限：全年。", []),
        ("完成时限：待定。", ["date-unread: 1.1 办好讲堂: '待定' names no day"]),
        ("完成时限：会后10日内。", ["date-unread: 1.1 办好讲堂: '会后10日内' names no day"]),
        (
            "完成时限：区残运会开幕前。",
            ["date-unread: 1.1 办好讲堂: '区残运会开幕前' names no day"],
        ),
        (
            "完成时限：6.3。",
            ["date-unread: 1.1 办好讲堂: '6.3' can be read in two ways; no date is taken"],
        ),
        (
            "完成时限：2026年4月31日。",
            [
                "no-such-day: 1.1 办好讲堂: there is no such day as '2026年4月31日'; no date is taken"
            ],
        ),
        (
            "6月31日前完成。",
            ["no-such-day: 1.1 办好讲堂: there is no such day as '6月31日前'; 2026-06-30 is taken"],
        ),
        (
            "13月前完成。",
            ["no-such-day: 1.1 办好讲堂: there is no such day as '13月前'; no date is taken"],
        ),
        (
            "完成时限：5月、11月底。",
            [
                "several-dates: 1.1 办好讲堂: '5月、11月底' names several dates; only 2026-11-30 is tracked"
            ],
        ),
        ("完成时限：6月、12月底。", []),
        (
            "完成时限：3月25日、6月25日、9月25日、12月25日。",
            [
                "day-not-kept: 1.1 办好讲堂: a plan cannot hold the day in '3月25日、6月25日、9月25日、12月25日'"
            ],
        ),
        (
            "每半年评比一次。完成时限：5月、11月。",
            ["day-not-kept: 1.1 办好讲堂: a plan cannot hold the day in '5月、11月'"],
        ),
        (
            "完成时限：春节、七一、重阳节前。",
            ["day-not-kept: 1.1 办好讲堂: a plan cannot hold the day in '春节、七一、重阳节前'"],
        ),
        (
            "次年1月10日前完成。",
            ["date-outside: 1.1 办好讲堂: 2027-01-10 lies outside 2026, the year of the plan"],
        ),
        (
            "12月中旬公布名单，每两年评选一届。",
            [
                "not-every-year: 1.1 办好讲堂: '每两年评选一届' is not every year; a plan of one year has no rhythm for it"
            ],
        ),
        (
            "每月讲一课，6月10日前修好灯。",
            [
                "act-apart: 1.1 办好讲堂: '6月10日前修好灯' is another act than what recurs, and is not tracked"
            ],
        ),
        ("雷雨季节来临前检测。", []),
        ("今年要办好，6月底前完成。", []),
    ],
)
def test_remarks_about_dates(words: str, remarks: list[str]) -> None:
    assert told(f"（一）办好讲堂。{words}") == remarks


def test_words_that_name_no_day_stand_in_a_comment() -> None:
    text = written("（一）办好讲堂。完成时限：待定。")
    assert "# “待定”没有说定时间，请定：due = … 或 every = …" in text
    assert "due " not in text.split("[[task]]")[-1]


def test_a_list_that_is_a_rhythm_is_written_as_one() -> None:
    text = written("（一）办好讲堂。完成时限：6月、12月底。")
    assert 'every    = "halfyear"\non       = "last"' in text
    assert "# 频次：“6月、12月底”" in text


def test_the_remark_stands_at_the_line_of_its_item() -> None:
    found = drafted("（一）学习。", "（二）宣讲。完成时限：待定。").problems
    assert [one.line for one in found if one.code == "date-unread"] == [4]
