"""What the document asks for in numbers, in the words of a paper."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from building import Diary, plan, task
from tables import each_row
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Target
from wenming_cli.papers.summary import asked


def told(
    target: dict[str, Any], *facts: tuple[str, dict[str, Any]], period: str = "Q2", words: str = ""
) -> list[str]:
    """What a paper of a period says of a target."""
    found = plan(task("3.1", due="12-31", activity=True, target=target))
    diary = Diary()
    for on, fields in facts:
        diary("note", "3.1", on, **fields)
    stretch = parse_period(period, 2023)
    state = diary.board(found, stretch.last.isoformat())[found.by_no["3.1"]]
    return list(asked.figures_of_targets(found, state, stretch, words))


PEOPLE = {"n": 50, "unit": "人次", "at_least": True, "each": True}
ALL_IN_ALL = {"n": 80, "unit": "人次", "at_least": True, "per": "quarter"}
GOOD = {"n": 5, "unit": "名", "at_least": True, "per": "halfyear"}
DRIVES = {"n": 2, "unit": "场", "per": "year"}


@each_row(
    ("target", "facts", "words"),
    [
        (PEOPLE, [("05-10", {"people": 61})], ["达到50人次以上的要求"]),
        (PEOPLE, [("05-10", {"people": 61}), ("06-10", {"people": 52})], ["均达到50人次以上的要求"]),
        (PEOPLE, [("05-10", {"people": 61}), ("06-10", {"people": 48})], []),
        (PEOPLE, [("02-10", {"people": 61})], []),
        (ALL_IN_ALL, [("05-10", {"people": 61}), ("06-10", {"people": 48})], ["完成第二季度80人次以上的目标"]),
        (ALL_IN_ALL, [("05-10", {"people": 91})], ["达到80人次以上的要求"]),
        (GOOD, [("06-10", {"amount": "6"})], ["完成上半年5名以上的目标"]),
        (GOOD, [("06-10", {"amount": "2"})], []),
        (GOOD, [("02-10", {"amount": "6"})], []),
        (DRIVES, [("02-10", {"people": 9}), ("05-10", {"people": 9})], ["累计2场，完成全年2场的目标"]),
        (DRIVES, [("05-10", {"people": 9})], []),
        ({"n": 3, "unit": "篇"}, [("05-10", {"amount": "3"})], ["完成3篇的目标"]),
        ({"n": 3, "unit": "篇"}, [("05-10", {"note": "刊发3篇"})], []),
    ],
)  # fmt: skip
def test_what_was_reached_in_the_period_is_said(
    target: dict[str, Any], facts: list[tuple[str, dict[str, Any]]], words: list[str]
) -> None:
    """What was not reached when its term is over is a problem; a number of a note waits for it."""
    assert told(target, *facts) == words


def test_all_terms_of_a_year_are_reached_together() -> None:
    """Each quarter had ten and more; one in which fewer came is told as a problem, alone."""
    target = {"n": 10, "unit": "名", "at_least": True, "per": "quarter"}
    facts = [(f"{month}-10", {"note": "评出11名"}) for month in ("03", "06")]
    assert told(target, *facts, period="H1") == ["均完成每季度10名以上的目标"]
    assert told(target, *facts, period="2023") == []


def test_a_typed_amount_on_its_way_says_what_is_missing() -> None:
    facts = [("02-10", {"amount": "2"})]
    assert told(GOOD, *facts, period="Q1") == ["累计2名，距5名的目标还差3名"]
    assert told(GOOD, *facts, period="Q1", words="推荐2名") == ["距5名的目标还差3名"]
    assert told(GOOD, *facts, period="Q1", words="推荐12名") == ["累计2名，距5名的目标还差3名"]
    assert told(GOOD | {"per": "year"}, *facts, period="Q1") == []
    assert told(GOOD, ("02-10", {"note": "推荐2名"}), period="Q1") == []


def test_what_a_target_of_the_year_comes_to_is_told_where_the_period_has_a_part() -> None:
    target = GOOD | {"per": "year"}
    before, now = ("02-10", {"amount": "2"}), ("05-10", {"amount": "4"})
    assert told(target, before, now, period="Q2") == ["累计6名，完成全年5名以上的目标"]
    assert told(target, before, now, period="H1") == ["完成全年5名以上的目标"]


def test_amounts_are_added_up_from_the_last_total_on() -> None:
    found = plan(task("3.1", target=GOOD))
    diary = Diary()
    for amount, total in (("2", False), ("5", True), ("0.5", False), ("7", True)):
        diary("note", "3.1", amount=amount, total=total)
    facts = list(diary.state(found, "3.1", "12-31").facts)
    item = found.by_no["3.1"]
    assert list(asked.sum_words(found, item, facts[:1])) == ["2名"]
    assert list(asked.sum_words(found, item, facts[:1], words="推荐2名")) == []
    assert list(asked.sum_words(found, item, [facts[0], facts[2]])) == ["共2.5名"]
    assert list(asked.sum_words(found, item, facts[:3])) == ["累计5.5名"]
    assert list(asked.sum_words(found, item, facts)) == ["累计7名"]
    assert list(asked.sum_words(found, item, [])) == []


def test_terms_are_added_up_where_each_was_typed() -> None:
    """What is read from a note is never added; where a term has only that there is no sum."""
    target = {"n": 3, "unit": "名", "per": "quarter"}
    found = plan(task("3.1", every="quarter", target=target))
    diary = Diary()
    diary("done", "3.1", "03-27", amount="3")
    diary("done", "3.1", "06-25", note="评出2名")
    diary("done", "3.1", "09-25", amount="4", note="评出5名")
    diary("done", "3.1", "12-25", amount="6", total=True)
    facts = list(diary.state(found, "3.1", "12-31").facts)
    item = found.by_no["3.1"]
    assert list(asked.sum_words(found, item, facts[2:])) == ["共10名"]
    assert list(asked.sum_words(found, item, facts[:2])) == []
    assert list(asked.sum_words(found, item, facts)) == []
    assert list(asked.sum_words(found, item, facts[1:2])) == []
    assert list(asked.sum_words(found, item, facts[3:])) == ["累计6名"]


def test_asked_in_words() -> None:
    assert asked.asked_words(Target(n=Decimal(5), unit="名", at_least=True)) == "5名以上"
    assert asked.asked_words(Target(n=Decimal("2.5"), unit="万元")) == "2.5万元"


@pytest.mark.parametrize(
    ("target", "text", "notes", "kept"),
    [
        (GOOD, "", ["推荐2名", "推荐4名", "推荐6名"], [2]),
        (GOOD, "", ["推荐2名", "座谈", "推荐6名"], [1, 2]),
        (GOOD, "每季度推荐2名，全年推荐8名", ["推荐2名", "推荐4名"], [0, 1]),
        (GOOD, "", ["推荐2名", "推荐4篇"], [0, 1]),
        (DRIVES, "", ["开展1场", "开展2场"], [0, 1]),
    ],
    ids=["each a later sum", "words between", "two figures of one unit", "another unit", "times"],
)
def test_a_figure_of_a_target_gives_way_to_a_later_one(
    target: dict[str, Any], text: str, notes: list[str], kept: list[int]
) -> None:
    """Only where the number is sure to be the target's; all else is told."""
    found = plan(task("3.1", due="12-31", text=text, target=target))
    diary = Diary()
    for n, note in enumerate(notes):
        diary("note", "3.1", f"05-{10 + n}", note=note)
    facts = diary.state(found, "3.1", "06-30").facts
    left = asked.without_running_totals(found, found.by_no["3.1"], facts)
    assert [fact.note for fact in left] == [notes[n] for n in kept]


@pytest.mark.parametrize("fields", [{"amount": "2"}, {"people": 2}])
def test_what_was_typed_as_a_figure_gives_way_to_nothing(fields: dict[str, Any]) -> None:
    found = plan(task("3.1", due="12-31", target=GOOD))
    diary = Diary()
    diary("note", "3.1", "05-10", note="推荐2名", **fields)
    diary("note", "3.1", "05-11", note="推荐6名")
    facts = diary.state(found, "3.1", "06-30").facts
    assert asked.without_running_totals(found, found.by_no["3.1"], facts) == list(facts)


def test_a_figure_of_each_term_of_a_target_is_told() -> None:
    """What was reached in the first quarter gives way to nothing of the second."""
    found = plan(task("3.1", every="quarter", target={"n": 10, "unit": "名", "per": "quarter"}))
    diary = Diary()
    for on, note in (("02-10", "评出6名"), ("03-10", "评出10名"), ("06-10", "评出11名")):
        diary("note", "3.1", on, note=note)
    facts = diary.state(found, "3.1", "06-30").facts
    left = asked.without_running_totals(found, found.by_no["3.1"], facts)
    assert [fact.note for fact in left] == ["评出10名", "评出11名"]


@pytest.mark.parametrize(
    ("target", "early", "late"),
    [
        ({"n": 1, "unit": "场", "at_least": True, "per": "year"}, {"people": 9}, {"note": "报备"}),
        ({"n": 3, "unit": "篇", "at_least": True, "per": "year"}, {"amount": "3"}, {"amount": "1"}),
    ],
    ids=["sessions", "amounts"],
)
def test_what_was_reached_in_an_earlier_paper_is_not_said_again(
    target: dict[str, Any], early: dict[str, Any], late: dict[str, Any]
) -> None:
    n = f"{target['n']}{target['unit']}"
    assert told(target, ("05-10", early)) == [f"完成全年{n}以上的目标"]
    assert told(target, ("05-10", early), ("08-10", late), period="Q3") == []


def test_a_figure_of_some_is_not_that_of_all() -> None:
    facts = [("06-10", {"note": "推荐7名，其中2名入选"})]
    assert told(GOOD, *facts) == ["完成上半年5名以上的目标"]
    assert told(GOOD, ("06-10", {"note": "推荐六名"})) == ["完成上半年5名以上的目标"]
