"""Whether a row is still in the plan, and how its words are cut."""

from __future__ import annotations

import pytest

from building import Diary, plan, task
from tables import each_row
from wenming_cli.forms.form import FormRow
from wenming_cli.forms.rowwords import clip, row_stands, shown_title

YEAR = plan(
    task("3.1", title="组织专题学习和交流", due="12-20", lead="宣传科"),
    task("3.2", title="组织专题学习和研讨", due="12-20", lead="宣传科"),
)


@each_row(
    ("code", "title", "stands"),
    [
        ("3.1", "组织专题学习和交流", True),
        ("3.1", "组织专题学习和交流（宣传科）", True),
        ("3.1", "组织专题学习与交流", True),
        ("3.1", "", True),
        ("3.1", "组织专题学习和研讨", False),
        ("3.1", "组织干部体检", False),
        ("3.9", "组织专题学习和交流", False),
    ],
)
def test_a_row_stands_while_its_number_is_that_of_the_same_work(
    code: str, title: str, stands: bool
) -> None:
    """Reworded it is the same; numbers move when items are put in or taken out."""
    board = Diary().board(YEAR, "10-05")
    assert row_stands(board, FormRow(row=code, title=title)) is stands


@pytest.mark.parametrize(("length", "shown"), [(10, 10), (11, 10), (0, 0)])
def test_a_long_text_is_cut_with_dots_within_its_length(length: int, shown: int) -> None:
    text = clip("长" * length, 10)
    assert len(text) == shown
    assert text.endswith("……") is (length > 10)


def test_a_title_stands_there_with_line_ends_of_one_kind() -> None:
    assert shown_title("学习\r\n交流") == "学习\n交流"
