"""What a paper says, by its kind and its period."""

from __future__ import annotations

from datetime import date

import pytest

from building import Diary, plan, task
from wenming_cli.core.board.fold import Board
from wenming_cli.core.periods import parse_period
from wenming_cli.errors import Refused, Usage
from wenming_cli.papers.document import Document
from wenming_cli.papers.formats import PaperKind
from wenming_cli.papers.paper import PaperRequest, choose_period, make_model, refuse_period
from wenming_cli.papers.sheet import Sheet

YEAR = plan(task("3", title="工作任务"), task("3.1", title="专题学习", due="03-31"))


def request(period: str = "Q1", day: str = "2023-05-10", made: date | None = None) -> PaperRequest:
    """The second quarter is on; the work was done in the first, and noted again in May."""
    diary = Diary()
    diary("done", "3.1", "03-20")
    diary("note", "3.1", "05-08", note="装订成册")
    wanted = parse_period(period, 2023)
    return PaperRequest(YEAR, diary.entries, wanted, day=date.fromisoformat(day), made=made)


@pytest.mark.parametrize(
    ("text", "today", "key"),
    [
        ("", "2023-05-10", "2023-Q2"),
        ("", "2022-12-31", "2023-Q1"),
        ("", "2024-02-01", "2023-Q4"),
        ("Q3", "2023-05-10", "2023-Q3"),
        ("5月", "2023-01-01", "2023-05"),
        ("2022-12-20..2023-01-10", "2023-05-10", "2022-12-20..2023-01-10"),
    ],
)
def test_a_period_is_as_typed_else_the_quarter_of_today(text: str, today: str, key: str) -> None:
    """Outside its year the plan's nearest quarter is meant."""
    assert choose_period(text, YEAR, date.fromisoformat(today)).key == key


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-Q1", "方案是2023年的，没有2024年第一季度"),
        ("2022", "方案是2023年的，没有2022年"),
    ],
)
def test_a_period_of_another_year_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refused) as found:
        choose_period(text, YEAR, date(2023, 5, 10))
    assert found.value.message.speak("zh") == said


@pytest.mark.parametrize("kind", ["breakdown", "board", "calendar"])
def test_a_paper_about_the_whole_year_takes_no_period(kind: PaperKind) -> None:
    refuse_period(kind, "")
    with pytest.raises(Usage):
        refuse_period(kind, "Q2")


@pytest.mark.parametrize("kind", ["summary", "ledger"])
def test_a_paper_about_a_period_takes_one(kind: PaperKind) -> None:
    refuse_period(kind, "Q2")


def test_a_summary_is_of_the_end_of_its_period_and_the_board_of_the_day() -> None:
    text = make_model("summary", request())
    assert isinstance(text, Document)
    assert text.title == "区委宣传部2023年第一季度精神文明建设工作小结"
    assert text.signed == date(2023, 3, 31)
    assert "装订成册" not in "".join(block.text for block in text.blocks)
    board = make_model("board", request())
    assert isinstance(board, Board)
    assert board.as_of == date(2023, 5, 10)


def test_papers_of_a_period_bear_the_day_that_they_were_made() -> None:
    """No earlier one than what they tell; days of the plan's year stand without it all the same."""
    text = make_model("summary", request(made=date(2024, 1, 5)))
    ledger = make_model("ledger", request(made=date(2024, 1, 5)))
    early = make_model("ledger", request(made=date(2023, 2, 1)))
    assert isinstance(text, Document)
    assert isinstance(ledger, Sheet)
    assert isinstance(early, Sheet)
    assert (text.signed, ledger.made, ledger.own_year) == (date(2024, 1, 5), date(2024, 1, 5), 2023)
    assert early.made == date(2023, 3, 31)


def test_the_entries_stand_behind_a_summary_where_they_are_asked_for() -> None:
    plain = make_model("summary", request())
    traced = make_model("summary", request()._replace(trace=True))
    assert isinstance(plain, Document)
    assert isinstance(traced, Document)
    assert [one.title for one in plain.attachments] == [
        "区委宣传部2023年第一季度精神文明建设工作台账"
    ]
    assert [one.title for one in traced.attachments[1:]] == ["区委宣传部2023年第一季度工作记录明细"]


def test_a_ledger_tells_its_period_and_a_breakdown_the_year() -> None:
    ledger, breakdown = make_model("ledger", request()), make_model("breakdown", request())
    assert isinstance(ledger, Sheet)
    assert isinstance(breakdown, Sheet)
    assert ledger.title == "区委宣传部2023年第一季度精神文明建设工作台账"
    assert breakdown.title == "区委宣传部2023年度精神文明建设任务分解表"
    assert (ledger.made, breakdown.made) == (date(2023, 3, 31), date(2023, 5, 10))


@pytest.mark.parametrize("kind", ["summary", "ledger"])
def test_no_paper_about_what_has_not_begun(kind: PaperKind) -> None:
    with pytest.raises(Usage):
        make_model(kind, request("Q3"))
