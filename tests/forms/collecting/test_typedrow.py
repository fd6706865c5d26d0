"""Rows that came back, understood: also what was written into cells that nobody is asked for."""

from __future__ import annotations

import pytest

from building import Diary, day, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.forms.asked import Asking
from wenming_cli.forms.asking import ask
from wenming_cli.forms.collecting.typedrow import type_rows
from wenming_cli.forms.columns import LOCKED, ColumnKey
from wenming_cli.forms.form import FormRow
from wenming_cli.forms.reading.returned import ReturnedCell, ReturnedForm, ReturnedRow

YEAR = plan(
    task("3.1", title="组织专题学习", text="围绕主题集中学习。", lead="宣传科", due="09-30")
)
ASKING = Asking("2023", "0" * 64, parse_period("Q3", 2023), day("09-27"))
FORM = ask(Diary().board(YEAR, "09-27"), "宣传科", ASKING)
assert FORM is not None
ISSUED = FORM.form
WORDS = {key: text for key, text in FORM.rows[0].cells.items() if key != "row"}


def changed(sent_back: bool = False, row: FormRow | None = None, **cells: str) -> list[str]:
    """What is said of the locked cells, where some of them came back with other words."""
    said: dict[ColumnKey, str] = {**WORDS, **cells}  # type: ignore[dict-item]  # names of columns
    came = ReturnedRow(
        "3.1", 4, {key: ReturnedCell(text or None, f"填报!{key}") for key, text in said.items()}
    )
    form = ReturnedForm(
        "宣传科.xlsx", "0" * 64, ISSUED.number, ISSUED, (came,), sent_back=sent_back
    )
    issued = ISSUED.model_copy(update={"rows": (row,)}) if row else ISSUED
    [typed] = type_rows(form, issued, YEAR, today=day("10-08"))
    assert not typed.remarks
    return [f"{one.code} {one.column} {one.message.speak('zh')}" for one in typed.warnings]


def test_what_came_back_as_it_went_out_was_not_changed() -> None:
    assert {column.key for column in LOCKED} == WORDS.keys()
    assert changed() == []


@pytest.mark.parametrize("due", ["2023/9/30", "2023-9-30", "2023年9月30日", "2023-09-30 00:00:00"])
def test_programs_write_a_day_in_their_own_ways(due: str) -> None:
    assert changed(due=due) == []


def test_words_in_a_locked_cell_are_told() -> None:
    assert changed(title="组织专题学习和研讨") == [
        "locked-changed title “工作任务”一格改成了“组织专题学习和研讨”，填报表不能改这一格"
    ]
    assert [one.split()[1] for one in changed(due="2023-10-31", recorded="已学两次")] == [
        "due", "recorded",
    ]  # fmt: skip
    assert len(changed(recorded="长" * 3000)[0]) < 300


def test_a_cell_that_was_emptied_says_nothing() -> None:
    assert changed(title="", due="", text="") == []


def test_on_a_form_that_went_back_only_what_never_changes_is_compared() -> None:
    """What is recorded by then, and the deadline, stand there as they are now."""
    assert changed(sent_back=True, recorded="9月5日，集中学习1场。", due="2023-10-31") == []
    assert len(changed(sent_back=True, title="别的任务")) == 1


def test_forms_that_went_out_before_these_words_were_kept_are_not_compared() -> None:
    old = FormRow(row="3.1", label="三（一）", when=WORDS["when"], status="未启动")
    assert changed(row=old) == []


@pytest.mark.parametrize("ticked", [False, True])
def test_material_is_known_by_the_numbers_that_the_form_shows(ticked: bool) -> None:
    """Also where the name of a step ends in brackets, and where it is ticked, so that it stands in some."""
    steps = ("会议通知", "签到表（签字）")
    year = plan(task("3.1", title="组织专题学习", lead="宣传科", due="09-30", steps=steps))
    diary = Diary()
    if ticked:
        diary("tick", "3.1", "09-01", step=steps[1])
    form = ask(diary.board(year, "09-27"), "宣传科", ASKING)
    assert form is not None
    cells: dict[ColumnKey, ReturnedCell] = {
        "material": ReturnedCell(form.rows[0].cells["material"], "填报!Q4"),
        "steps": ReturnedCell("2", "填报!R4"),
    }
    came = ReturnedForm("x", "0" * 64, None, None, (ReturnedRow("3.1", 4, cells),))
    [typed] = type_rows(came, form.form, year, today=day("10-08"))
    assert typed.typed["steps"] == (steps[1],)
