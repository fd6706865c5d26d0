"""What speaks against finishing something, as the person who does it is told."""

from __future__ import annotations

from building import Diary, measure, plan, task
from moving import ask
from wenming_cli.core.board.fold import Board
from wenming_cli.core.moves.cautions import finishes_many, standing_cautions, weigh_finishing
from wenming_cli.core.moves.request import Request

YEAR = plan(
    task("3", title="工作任务"),
    task("3.1", due="06-30", steps=["方案", "签到表"]),
    task("3.2", due="07-01"),
    measure("4", title="主要措施"),
    measure("4.1", every="quarter"),
    measure("4.2", every="week", on="friday"),
    measure("4.3", every="month", times=2),
    measure("4.4", standing=True),
)
TODAY = "06-15"


def board(diary: Diary | None = None) -> Board:
    return (diary or Diary()).board(YEAR, TODAY)


def told(*numbers: str, diary: Diary | None = None, **more: object) -> list[tuple[str, ...]]:
    """Number and occurrence of each thing that a `done` finishes, and what speaks against it."""
    now = board(diary)
    moves = ask(now, "done", *numbers, on=TODAY, **more)  # type: ignore[arg-type]
    return [
        (one.item.no, one.period, *(reason.speak("en") for reason in one.reasons))
        for one in weigh_finishing(now, moves)
    ]


def test_what_is_due_within_the_days_of_the_policy_is_soon() -> None:
    assert told("3.1", "3.2") == [
        ("3.1", "", "open steps: 方案, 签到表"), ("3.2", "", "it is due only on 2023-07-01"),
    ]  # fmt: skip


def test_ticked_steps_are_not_open() -> None:
    diary = Diary()
    diary("tick", "3.1", step="签到表")
    assert told("3.1", diary=diary) == [("3.1", "", "open steps: 方案")]
    diary("tick", "3.1", step="方案")
    assert told("3.1", diary=diary) == [("3.1", "")]


def test_other_times_that_have_begun_stay_open_and_are_named() -> None:
    """Those to come are not: nobody expects the fourth quarter to be finished in June."""
    assert told("4.1") == [("4.1", "2023-Q2", "still open besides: Q1")]
    assert told("4.2") == [
        ("4.2", "2023-W24", "still open besides: week 1, week 2, week 3 and others, 23"),
    ]


def test_what_a_reported_quarter_of_standing_work_owes_is_made_good() -> None:
    diary = Diary()
    diary("note", "4.4", "03-05", note="照常", period="2023-Q1")
    assert told("4.4", diary=diary) == [("4.4", "2023-Q2")]


def test_what_a_longer_period_finishes_is_not_open_besides_and_the_rest_is_told_once() -> None:
    found = told("4.2", period="5月")
    assert [row[1] for row in found] == ["2023-W18", "2023-W19", "2023-W20", "2023-W21"]
    assert [len(row) for row in found] == [2, 2, 2, 3]
    assert found[-1][2].startswith("still open besides: week 1, week 2, week 3 and others, ")


def test_a_time_beyond_what_is_owed_has_no_day_and_no_steps() -> None:
    assert told("4.1", period="Q2第2次") == [("4.1", "2023-Q2#2", "still open besides: Q1, Q2")]


def named(*numbers: str, **more: object) -> tuple[bool, list[tuple[str, ...]]]:
    """Whether many things are finished at once, and what is named afterwards."""
    now = board()
    moves = ask(now, "done", *numbers, on=TODAY, **more)  # type: ignore[arg-type]
    request = Request("done", numbers, now.as_of, **more)  # type: ignore[arg-type]
    about = weigh_finishing(now, moves)
    cautions = standing_cautions(now, request, about)
    texts = [(one.item.no, *(reason.speak("en") for reason in one.reasons)) for one in cautions]
    return finishes_many(now, request, about), texts


def test_of_one_item_only_its_open_steps_are_named() -> None:
    assert named("3.1") == (False, [("3.1", "open steps: 方案, 签到表")])
    assert named("3.2") == (False, [])
    assert named("4.3", times=2) == (False, [])


def test_of_a_heading_and_of_several_items_everything_is_named() -> None:
    both = [("3.1", "open steps: 方案, 签到表"), ("3.2", "it is due only on 2023-07-01")]
    assert named("3") == named("3.1-3.2") == (True, both)
    assert named("4.2", period="2月")[0]


def test_notes_finish_nothing() -> None:
    now = board()
    assert weigh_finishing(now, ask(now, "note", "3.1", on=TODAY, note="报名")) == ()
