"""Each owner, time and line of a document is used by an item or named as not used."""

from __future__ import annotations

import pytest

from wenming_cli.importers.account.outcome import Account
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text

TITLE = "××局2026年工作方案"


def account(*lines: str) -> Account:
    text = "\n".join((TITLE, *lines))
    return draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026).account


def left(*lines: str) -> list[tuple[str, str, int, str]]:
    """Kind, words, line and item of each piece that is not used."""
    pieces = account(*lines).of_group("unused")
    return [(one.kind, one.text, one.place.line, one.no) for one in pieces]


def test_what_is_understood_is_used() -> None:
    found = account("一、工作任务", "（一）组织学习。6月底前完成。（牵头单位：理论科）")
    assert (found.owners, found.times) == ((1, 1), (1, 1))
    assert found.of_group("unused") == []


def test_festivals_that_an_item_goes_by_are_times() -> None:
    found = account(
        "一、工作任务", "（一）在春节、清明、端午办好“我们的节日”。", "（二）每月学习。"
    )
    assert found.times == (2, 2)


def test_the_lines_of_the_title_are_no_words_that_were_left_out() -> None:
    assert account("一、工作任务", "（一）组织学习。").of_group("furniture") == []


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("（一）组织学习。完成时限：待启动会开幕前。", "time", "完成时限：待启动会开幕前"),
        ("（一）组织学习。由体育组负责场地。（理论科牵头）", "owner", "由体育组负责"),
    ],
)
def test_words_that_were_passed_over_are_named_with_their_item(
    line: str, kind: str, words: str
) -> None:
    assert left("一、工作任务", line, "（二）组织宣讲。") == [(kind, words, 3, "1.1")]


def test_of_several_days_those_that_are_not_tracked_are_named() -> None:
    found = left("一、工作任务", "（一）6月上旬完成初稿，6月15日前报送。", "（二）组织宣讲。")
    assert [words for _kind, words, *_ in found] == ["6月上旬"]


def test_words_from_which_no_day_follows_are_named() -> None:
    found = left("一、工作任务", "（一）接到通知后10日内报送。", "（二）组织宣讲。")
    assert [words for _kind, words, *_ in found] == ["10日内"]


def test_a_cell_of_a_table_that_says_no_day_is_named() -> None:
    rows = "序号,工作任务,牵头单位,完成时限\n1,学习,党办,46265\n2,宣讲,工会,6月底\n"
    draft = draft_of(read_text(rows.encode(), "x.csv"), "x.csv", today_year=2026)
    found = draft.account.of_group("unused")
    assert [(one.kind, one.text, one.place.line, one.no) for one in found] == [
        ("time", "46265", 2, "1")
    ]
    assert draft.account.times == (2, 1)


def test_chapters_that_are_not_tracked_are_counted_apart() -> None:
    found = account("一、指导思想", "到6月底见到成效。", "二、工作任务", "（一）组织学习。")
    assert found.times == (0, 0)
    assert [(one.kind, one.no) for one in found.of_group("untracked")] == [("untracked", "1")]


def test_words_before_the_first_item_and_signatures_are_furniture() -> None:
    found = account(
        "为做好工作，制定本方案。", "一、工作任务", "（一）组织学习。", "××局", "2026年1月5日"
    )
    assert [(one.kind, one.text) for one in found.of_group("furniture")] == [
        ("opening", "为做好工作，制定本方案。"),
        ("signature", "××局"),
        ("signature", "2026年1月5日"),
    ]


def test_an_office_in_the_words_of_owners_that_was_not_read_is_named() -> None:
    """A list of owners is used as a whole only where each of its names was read."""
    found = account("一、工作任务", "（一）组织学习。（牵头单位：理论科、宣传科）")
    assert found.owners == (1, 1)


def test_who_leads_and_who_does_it_are_used_though_a_verb_ends_as_an_office_does() -> None:
    found = account("一、工作任务", "（一）组织学习。由后勤部抓总，信息部具体承办。")
    assert (found.owners, found.of_group("unused")) == ((2, 2), [])


def test_each_filled_column_of_owners_is_counted() -> None:
    rows = ("| 序号 | 任务 | 责任科室 | 协作单位 |", "| 1 | 讲堂 | 党办 | 团委 |")
    assert account(*rows).owners == (2, 2)
