"""What a word means as a row of a report."""

from __future__ import annotations

import pytest

from building import SECTION, Diary, goal, plan, task
from wenming_cli.core.board.fold import Board
from wenming_cli.core.periods import parse_period
from wenming_cli.core.report.dimensions import DIMENSIONS, DimensionName, name_pieces, read_keys
from wenming_cli.errors import Refused


@pytest.fixture
def board() -> Board:
    diary = Diary()
    diary("assign", "3.2", lead=["区委办公室"], leader="王部长")
    return diary.board(SECTION, "06-30")


@pytest.mark.parametrize(
    ("dimension", "text", "keys"),
    [
        ("lead", "办公室", {"办公室"}),
        ("lead", "委办", {"区委办公室"}),
        ("lead", "公室", {"办公室", "区委办公室"}),
        ("lead", "", {None}),
        ("leader", "王", {"王部长"}),
        ("section", "3.1", {"3.1"}),
        ("section", "三（一）", {"3.1"}),
        ("section", "学习", {"3.1"}),
        ("section", "工作任务", {"3.1", "3.2"}),
        ("goal", "领导班子坚强", {"leadership"}),
        ("goal", "leadership", {"leadership"}),
        ("light", "红", {"red"}),
        ("light", "red", {"red"}),
        ("status", "未启动", {"not_started"}),
        ("status", "not started", {"not_started"}),
        ("kind", "主要措施", {"measure"}),
    ],
)
def test_a_word_is_read_as_people_say_it(
    board: Board, dimension: DimensionName, text: str, keys: set[str | None]
) -> None:
    assert read_keys(board, dimension, text) == keys


@pytest.mark.parametrize(
    ("dimension", "text", "hint"),
    [
        ("lead", "办公事", "did you mean '办公室'?"),
        ("leader", "李四", "it has 王部长"),
        ("goal", "leadersip", "did you mean 'leadership'?"),
        ("section", "3.1.1", "did you mean '3.1'?"),
        ("section", "9", "the nearest ones are "),
        ("section", "工作任务书", "did you mean '工作任务'?"),
        ("light", "紫", "it has 红, 黄, 绿"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(
    board: Board, dimension: DimensionName, text: str, hint: str
) -> None:
    with pytest.raises(Refused) as found:
        read_keys(board, dimension, text)
    assert found.value.hint is not None
    assert found.value.hint.speak("en").startswith(hint)


def test_a_plan_without_goals_has_no_rows_of_goals() -> None:
    board = Diary().board(plan(task("3.1", title="学习")), "06-30")
    assert DIMENSIONS["goal"].names(board) == {}
    with pytest.raises(Refused):
        read_keys(board, "goal", "leadership")
    with_one = Diary().board(plan(goal("g"), task("3.1", title="学习", goals=["g"])), "06-30")
    assert [DIMENSIONS["goal"].keys_of(one) for one in with_one.leaves] == [("g",)]


def test_pieces_of_another_year_say_it() -> None:
    pieces = [parse_period(text, 2023) for text in ("2023-Q4", "2024-Q1")]
    names = [name.speak("zh") for name in name_pieces(pieces, 2023).values()]
    assert names == ["第四季度", "2024年第一季度"]


def test_by_time_an_item_is_no_row_by_itself(board: Board) -> None:
    assert {DIMENSIONS["month"].keys_of(state) for state in board.leaves} == {()}
    assert DIMENSIONS["quarter"].names(board) == {}


def test_an_office_that_is_named_twice_leads_once() -> None:
    diary = Diary()
    diary("assign", "3.1", "03-05", lead=["办公室", "办公室"])
    found = plan(task("3.1", title="培训", due="06-30"))
    assert DIMENSIONS["lead"].keys_of(diary.state(found, "3.1", "03-31")) == ("办公室",)
