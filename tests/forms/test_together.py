"""One sheet for what several departments owe: their rows side by side, and nobody's hand-in."""

from __future__ import annotations

import pytest

from building import Diary, day, measure, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.errors import Refused
from wenming_cli.forms import asking
from wenming_cli.forms.asked import AskedForm, Asking
from wenming_cli.forms.asking import departments
from wenming_cli.forms.together import ask_together

YEAR = plan(
    task("3.1", title="专题学习", lead="宣传科", due="08-31"),
    task("3.2", title="业务培训", lead="文艺科", due="09-30"),
    task("3.3", title="年度总结", lead="办公室", start="11-01", due="12-31"),
    task("3.4", title="宣传栏", due="09-15"),
    measure("4.1", title="周五学习", lead="文艺科", every="week", on="friday"),
)
ASKING = Asking("2023", "0" * 64, parse_period("Q3", 2023), issued=day("09-27"))


def together(*depts: str) -> AskedForm | None:
    board = Diary().board(YEAR, "09-27")
    return ask_together(board, depts or departments(board), "李娜", asking=ASKING)


def titles(form: AskedForm | None) -> list[str]:
    assert form is not None
    return [row.cells["title"] for row in form.rows]


def test_the_rows_of_all_stand_on_one_sheet_and_say_whose_they_are() -> None:
    """What nobody leads stands on no sheet, as on those that are handed out."""
    form = together()

    assert titles(form) == ["专题学习（宣传科）", "业务培训（文艺科）", "周五学习（文艺科）"]
    assert form is not None
    assert [row.title for row in form.form.rows if "@" not in row.row] == titles(form)
    assert [row.row for row in form.form.rows][:4] == ["3.1", "3.2", "4.1", "4.1@2023-W27"]
    assert len(form.form.rows) == 3 + len(form.dense)


def test_it_is_the_form_of_who_fills_it_in() -> None:
    form = together()

    assert form is not None
    assert form.form.dept == "李娜"
    assert form.form.number != together("宣传科").form.number  # type: ignore[union-attr]  # it is there


def test_of_one_department_nothing_need_be_said() -> None:
    assert titles(together("文艺科", "办公室")) == ["业务培训", "周五学习"]


def test_a_sheet_of_more_rows_than_any_form_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_FORM_ROWS", 15)
    assert together("宣传科") is not None
    with pytest.raises(Refused, match="would have"):
        together()


def test_where_nothing_is_owed_there_is_no_sheet() -> None:
    assert together("办公室") is None
