"""What the leader's page shows."""

from __future__ import annotations

import pytest

from building import Diary, measure, plan, task
from wenming_cli.papers.board import view

PLAN = plan(
    task("3.1", title="专题学习", lead="理论科", start="02-01", due="03-31"),
    task("3.2", title="廉政建设", standing=True),
    task("3.3", title="阵地建设", lead=["办公室", "理论科"], due="05-01"),
    measure("4.1", title="分析会", lead="办公室", every="quarter"),
    measure("4.2", title="例会", lead="办公室", every="month", times=2),
)


def test_what_comes_next_is_the_nearest_of_each_item() -> None:
    board = Diary().board(PLAN, "04-15")
    assert [(one.state.item.no, str(one.day)) for one in view.next_of_each_item(board)] == [
        ("4.2", "2023-04-30"), ("3.3", "2023-05-01"), ("3.2", "2023-06-30"), ("4.1", "2023-06-30"),
    ]  # fmt: skip


def test_owners_and_what_nobody_leads() -> None:
    found = view.owner_totals(Diary().board(PLAN, "04-15"))
    assert [(name, totals.total) for name, totals in found] == [
        ("办公室", 3), ("理论科", 2), ("未明确", 1),
    ]  # fmt: skip


def test_after_the_year_nothing_comes_next() -> None:
    last = view.next_of_each_item(Diary().board(PLAN, "12-31"))
    assert {str(one.day) for one in last} == {"2023-12-31"}
    assert view.next_of_each_item(Diary().board(PLAN, "2024-02-01")) == []


def test_what_is_done_does_not_come_next() -> None:
    diary = Diary()
    diary("done", "3.3", "04-10")
    diary("done", "4.1", "04-10", period="2023-Q2")
    found = view.next_of_each_item(diary.board(PLAN, "04-15"))
    assert [(one.state.item.no, str(one.day)) for one in found] == [
        ("4.2", "2023-04-30"), ("3.2", "2023-06-30"), ("4.1", "2023-09-30"),
    ]  # fmt: skip


def test_the_last_word_is_a_reason_or_a_note_whichever_came_later() -> None:
    diary = Diary()
    diary("postpone", "3.3", "04-20", to="2023-05-10", why="场地未定")
    diary("tick", "3.3", "04-21", step="方案")
    board = diary.board(PLAN, "04-30")
    assert view.last_word(board, board[PLAN.by_no["3.3"]]) == "原因（4月20日）：场地未定"
    diary("note", "3.3", "04-25", note="场地已定")
    board = diary.board(PLAN, "04-30")
    assert view.last_word(board, board[PLAN.by_no["3.3"]]) == "最近进展（4月25日）：场地已定"
    diary("note", "3.3", "04-26", note="内部：单子在小周那里")
    board = diary.board(PLAN, "04-30")
    assert view.last_word(board, board[PLAN.by_no["3.3"]]) == "最近进展（4月25日）：场地已定"


@pytest.mark.parametrize(("items", "by_section"), [(150, False), (151, True)])
def test_more_than_150_items_are_drawn_by_section(items: int, by_section: bool) -> None:
    rows = [task(f"3.1.{n}", due="05-01") for n in range(1, items + 1)]
    board = Diary().board(plan(task("3.1"), *rows), "04-15")
    assert view.is_drawn_by_section(board) == by_section
