"""What a person is asked before something is recorded, and what each answer makes of the request."""

from __future__ import annotations

from typing import Any

import pytest

from building import Diary, day, measure, plan, task
from wenming_cli.core.board.fold import Board
from wenming_cli.core.moves.moves import Moves, plan_moves
from wenming_cli.core.moves.questions import (
    Question,
    find_questions,
    require_agreement,
    unit_of_times,
)
from wenming_cli.core.moves.request import Request
from wenming_cli.core.moves.typed import parse_amount
from wenming_cli.errors import Refused

YEAR = plan(
    task("3", title="工作任务"),
    task("3.1", due="12-31", activity=True),
    task("3.2", due="12-31", target={"n": 5, "unit": "名", "per": "halfyear"}),
    task("3.3", due="12-31", target={"n": 9, "unit": "篇", "each": True}),
    task("3.4", due="12-31", title="编印简报3期，简报每期4版", target={"n": 3, "unit": "期"}),
    measure("4", title="主要措施"),
    measure("4.1", title="每月报送信息2篇", every="month", times=2),
    measure("4.2", title="每周清扫", every="week", on="friday"),
    measure("4.3", title="每月送信息两篇", every="month", times=2, target={"n": 2, "unit": "篇"}),
)


def moved(diary: Diary, verb: str, *numbers: str, **more: Any) -> tuple[Board, Request, Moves]:
    board = diary.board(YEAR, "06-15")
    if "amount" in more:
        more["amount"] = parse_amount(more["amount"])
    request = Request(verb, numbers, day(more.pop("on", "06-15")), **more)  # type: ignore[arg-type]
    return board, request, plan_moves(board, request, board.as_of)


def asked(diary: Diary, verb: str, *numbers: str, **more: Any) -> list[Question]:
    return list(find_questions(*moved(diary, verb, *numbers, **more)))


def heard(diary: Diary, verb: str, *numbers: str, **more: Any) -> list[tuple[str, ...]]:
    """Question, option, what is taken for granted and what sets that right."""
    return [
        (one.text.speak("en"), one.option, one.otherwise.speak("en") if one.otherwise else "",
         one.remedy)
        for one in asked(diary, verb, *numbers, **more)
    ]  # fmt: skip


def changes(question: Question) -> list[object]:
    return [None if one.change is None else dict(one.change) for one in question.answers]


# --- finishing --------------------------------------------------------------------------------------


def test_a_heading_with_something_that_is_not_due_is_asked_about() -> None:
    [found] = asked(Diary(), "done", "3")

    assert (found.kind, found.text.speak("en"), found.option) == (
        "finish",
        "Finish these 4?",
        "--yes",
    )
    assert [one.item.no for one in found.about] == ["3.1", "3.2", "3.3", "3.4"]
    keys = frozenset({("3.1", ""), ("3.2", ""), ("3.3", ""), ("3.4", "")})
    assert changes(found) == [{"agreed": keys}, None]
    request = Request("done", ["3"], day("06-15"))
    yes, no = (found.settle(request, answer) for answer in found.answers)
    assert (yes, no) == (request._replace(agreed=keys, asked=frozenset({"finish"})), None)


def test_one_item_and_what_nothing_speaks_against_are_not_asked_about() -> None:
    assert asked(Diary(), "done", "3.1") == []
    assert asked(Diary(), "note", "3.1", "3.2", note="照常") == []
    diary = Diary()
    for week in range(1, 24):
        diary("done", "4.2", "06-14", period=f"2023-W{week:02}")
    for month in range(1, 6):
        for nth in ("", "#2"):
            for no in ("4.1", "4.3"):
                diary("done", no, "06-14", period=f"2023-{month:02}{nth}")
    for no in ("4.1", "4.3"):
        diary("done", no, "06-14", period="2023-06")
    assert asked(diary, "done", "4") == []


def test_a_longer_period_is_always_asked_about() -> None:
    [found] = asked(Diary(), "done", "4.2", period="2月")
    assert [one.period for one in found.about] == ["2023-W05", "2023-W06", "2023-W07", "2023-W08"]
    assert asked(Diary(), "done", "4.1", times=2) == []


def test_what_was_agreed_to_is_not_asked_again_and_no_more_is_finished() -> None:
    some = frozenset({("3.1", ""), ("3.2", "")})
    board, request, moves = moved(Diary(), "done", "3.1", "3.2", agreed=some)
    assert list(find_questions(board, request, moves)) == []
    require_agreement(board, request, moves)
    require_agreement(board, request._replace(agreed=None), moves)

    with pytest.raises(Refused) as error:
        require_agreement(*moved(Diary(), "done", "3", agreed=some))
    assert error.value.message.speak("en") == (
        "the record has changed since you were asked, and 3.3 would be finished as well"
    )
    assert asked(Diary(), "done", "3", asked=frozenset({"finish"})) == []


# --- people of a supplement -------------------------------------------------------------------------


def test_people_after_the_session_may_belong_to_it() -> None:
    diary = Diary()
    diary("done", "3.1", "06-01", people=56)

    [(text, *rest)] = heard(diary, "note", "3.1", people=10)

    assert text == (
        "The session of 2023-06-01 has 56 people. "
        "Do these 10 belong to it, or are they counted apart?"
    )
    assert rest == [
        "--same", "these 10 people are counted apart from the 56 of 2023-06-01",
        "wenming fix {id} --same",
    ]  # fmt: skip
    [found] = asked(diary, "note", "3.1", people=10)
    assert changes(found) == [{"apart": False}, {"apart": True}]


def test_people_of_whom_it_was_said_or_who_are_the_first_are_not_asked_about() -> None:
    diary = Diary()
    assert heard(diary, "note", "3.1", people=10) == []
    diary("done", "3.1", "06-01")
    assert heard(diary, "note", "3.1", people=10) == []
    diary("note", "3.1", "06-02", people=5)
    assert heard(diary, "note", "3.1", people=10, apart=True) == []
    assert heard(diary, "note", "3.1", note="照片补齐") == []
    assert heard(diary, "note", "3.2", people=10) == []


def test_people_on_the_day_of_a_session_may_belong_to_it_and_a_day_of_its_own_is_another() -> None:
    diary = Diary()
    diary("note", "3.1", "06-01", people=56)
    assert len(heard(diary, "done", "3.1", on="06-01", people=4)) == 1
    assert heard(diary, "note", "3.1", on="06-02", people=4) == []
    assert heard(diary, "note", "3.1", on="05-02", people=4) == []


# --- amounts ----------------------------------------------------------------------------------------


def test_a_larger_amount_may_be_all_there_was_so_far() -> None:
    diary = Diary()
    assert heard(diary, "note", "3.2", amount="6") == []
    diary("note", "3.2", "03-01", amount=2)

    [(text, *rest)] = heard(diary, "note", "3.2", amount="6")

    assert text == (
        "2 名 are recorded already. Do these 6 come on top, or are they all there was so far?"
    )
    assert rest == ["--total", "these 6 名 are added to the 2 before", "wenming fix {id} --total"]
    assert changes(asked(diary, "note", "3.2", amount="6")[0]) == [{"total": True}, {}]
    assert heard(diary, "note", "3.2", amount="2") == []
    assert heard(diary, "note", "3.2", amount="6", total=True) == []
    assert heard(diary, "note", "3.3", amount="6") == []  # each session by itself


def test_a_number_with_the_unit_of_the_target_is_proposed_as_an_amount() -> None:
    [(text, *rest)] = heard(Diary(), "note", "3.2", note="推荐6名，第3名是退休干部")

    assert text == "The note says 6 名. Record it as an amount?"
    assert rest == [
        "--amount 6", "the 6 名 of the note count until another number comes, and are not added",
        "wenming fix {id} --amount 6",
    ]  # fmt: skip
    [found] = asked(Diary(), "note", "3.2", note="推荐6名")
    assert changes(found) == [{"amount": 6}, {}]
    assert heard(Diary(), "note", "3.2", note="推荐6名", amount="6") == []
    assert heard(Diary(), "start", "3.2", note="推荐6名") == []
    assert heard(Diary(), "note", "3.2", note="第6名") == []


def test_what_no_paper_takes_from_a_note_is_said_not_to_count() -> None:
    """An amount was typed; each session is measured; the item's words have the unit twice."""
    diary = Diary()
    diary("note", "3.2", "03-01", amount=2)
    for no, note in (("3.2", "推荐6名"), ("3.3", "写6篇")):
        assert heard(diary, "note", no, note=note)[0][2].endswith(" of the note are not counted")


# --- how often --------------------------------------------------------------------------------------


def test_a_number_with_the_unit_of_how_often_is_proposed_as_times() -> None:
    [(text, *rest)] = heard(Diary(), "done", "4.1", note="报送信息2篇")

    assert text == "The note says 2 篇. Record it as done 2 times?"
    assert rest == [
        "--times 2", "the note says 2 篇, and one time is recorded as done",
        "wenming done 4.1 --for 2023-06",
    ]  # fmt: skip
    [found] = asked(Diary(), "done", "4.1", note="报送信息2篇")
    assert changes(found) == [{"verb": "done", "times": 2}, {}]


def test_a_note_that_says_how_often_is_no_done_unless_somebody_agrees() -> None:
    [(_, _, taken, remedy)] = heard(Diary(), "note", "4.1", note="报送信息2篇")
    assert (taken, remedy) == (
        "the 2 篇 of the note are not recorded as done", "wenming done 4.1 --for 2023-06 --times 2",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "note", "more"),
    [
        ("done", "报送信息1篇", {}),
        ("done", "报送信息3篇", {}),
        ("done", "报送信息1.5篇", {}),
        ("done", "报送信息", {}),
        ("done", "报送信息2篇", {"times": 2}),
        ("done", "报送信息2篇", {"period": "6月第2次"}),
        ("tick", "报送信息2篇", {}),
    ],
)
def test_other_numbers_and_what_says_how_often_by_itself_are_left(
    verb: str, note: str, more: dict[str, Any]
) -> None:
    if verb == "tick":
        board, request, moves = moved(Diary(), "note", "4.1", note=note)
        assert list(find_questions(board, request._replace(verb="tick"), moves)) == []
        return
    assert heard(Diary(), verb, "4.1", note=note, **more) == []
    assert heard(Diary(), "done", "4.2", note="清扫2次") == []


def test_a_unit_of_both_how_often_and_the_target_is_about_how_often() -> None:
    assert [one.kind for one in asked(Diary(), "done", "4.3", note="信息2篇")] == ["times"]


@pytest.mark.parametrize(
    ("text", "times", "unit"),
    [
        ("每月报送信息2篇", 2, "篇"), ("每季度至少两期", 2, "期"), ("3月起每月3次", 3, "次"),
        ("每月报送信息", 2, "次"), ("每月报送信息2篇", 1, ""), ("每月 4 场", 2, "次"),
    ],
)  # fmt: skip
def test_the_unit_of_how_often_stands_in_the_words(text: str, times: int, unit: str) -> None:
    assert unit_of_times(text, times) == unit
