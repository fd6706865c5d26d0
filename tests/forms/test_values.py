"""What people type into the yellow cells, by hand-checked tables."""

from __future__ import annotations

from datetime import date

import pytest

from formcells import ASKED, code_of, read, value_of
from tables import each_row
from wenming_cli.core.periods import Period
from wenming_cli.forms.columns import MERGED, NO_RESULT, ColumnKey
from wenming_cli.forms.form import FormRow
from wenming_cli.forms.reading.returned import CellValue
from wenming_cli.forms.remarks import Remark
from wenming_cli.forms.values import MOST_OF_TEXT, Asked, Typed


@pytest.mark.parametrize(
    "column", ["status", "on", "percent", "note", "people", "place", "difficulty", "steps", "evidence"]
)  # fmt: skip
def test_a_blank_cell_says_nothing(column: ColumnKey) -> None:
    assert value_of(column, None) is None


@pytest.mark.parametrize("column", ["on", "to", "percent", "people", "place", "steps"])
@pytest.mark.parametrize("typed", ["无", "—", "/", "／"])
def test_nothing_in_a_cell_of_figures_or_days_is_as_good_as_blank(
    column: ColumnKey, typed: str
) -> None:
    assert value_of(column, typed) is None


# --- numbers -------------------------------------------------------------------------------------


@each_row(
    ("typed", "percent", "shown"),
    [
        (85, False, 85), ("85", False, 85), ("85%", False, 85), ("８５％", False, 85),
        (0.85, True, 85), (0.07, True, 7), (0.29, True, 29), (1, True, 100), (0.01, True, 1),
        (0, False, 0), (100, False, 100), (85.0, False, 85), ("100%", False, 100),
        ("1%", False, 1), ("85.0", False, 85), (2, False, 2),
    ],
)  # fmt: skip
def test_percentages(typed: CellValue, percent: bool, shown: int) -> None:
    assert value_of("percent", typed, percent=percent) == shown


@each_row(
    ("typed", "code"),
    [
        (1, "percent-unclear"), (1.0, "percent-unclear"), ("1", "percent-unclear"),
        (0.85, "percent-unclear"), ("0.85", "percent-unclear"), (".5", "percent-unclear"),
        (101, "percent-outside"), (-5, "percent-outside"), (85.5, "percent-outside"),
        ("八成", "percent-outside"), ("约85%", "percent-outside"), ("50-60", "percent-outside"),
        (date(2023, 3, 25), "percent-outside"),
    ],
)  # fmt: skip
def test_what_is_no_percentage(typed: CellValue, code: str) -> None:
    assert code_of("percent", typed) == code


def test_what_was_issued_is_never_asked() -> None:
    assert value_of("percent", 1, ASKED._replace(issued=FormRow(row="3.1", percent=1))) == 1


@each_row(
    ("typed", "count"),
    [
        (50, 50), (50.0, 50), ("50", 50), ("５０", 50), ("50人次", 50), ("50人", 50), ("50 名", 50), (" 50　", 50),
        ("1,200", 1200), ("1，200人次", 1200), (0, 0), ("无", None), ("/", None),
    ],
)  # fmt: skip
def test_people(typed: CellValue, count: int | None) -> None:
    assert value_of("people", typed) == count


@pytest.mark.parametrize(
    "typed",
    [
        "约50",
        "50余人",
        "50多",
        "50-60",
        "五十",
        50.5,
        "男30女20",
        True,
        "12345678901",
        "20 26",
        "3　46",
    ],
)
def test_what_is_no_count(typed: CellValue) -> None:
    assert code_of("people", typed) == "number-unclear"


# --- states --------------------------------------------------------------------------------------


def test_a_status_is_read_by_what_it_means() -> None:
    assert value_of("status", "已办结") == "已完成"
    assert value_of("status", "✓", ASKED._replace(dense=True)) == "√"
    assert value_of("status", "因台风未开展", ASKED._replace(dense=True)) == ""


def test_a_status_that_is_none_of_the_list_goes_back_with_the_list() -> None:
    said = read("status", "完成80%")
    assert isinstance(said, Remark)
    assert said.code == "status-unknown"
    assert "未启动、进行中、已完成、申请延期、申请暂缓、申请取消" in said.hint.speak("zh")
    assert code_of("status", "一半取消", ASKED._replace(dense=True)) == "status-unknown"


@pytest.mark.parametrize("word", ["暂缓", "取消", "已销号"])
def test_a_state_that_was_issued_asks_for_nothing(word: str) -> None:
    assert value_of("status", word, ASKED._replace(issued=FormRow(row="3.1", status=word))) == word


def test_an_example_has_the_year_of_the_plan() -> None:
    later = Asked(Period(date(2026, 1, 1), date(2026, 12, 31), "2026"), date(2026, 10, 8))
    found = read("on", "上周五", later)
    assert not isinstance(found, Typed)
    assert found.hint.speak("zh") == "请按 2026-09-05 的样式填写日期"


def test_what_was_not_held_is_said_back() -> None:
    found = read("status", "否", ASKED._replace(dense=True))
    assert isinstance(found, Typed)
    assert found.warning is not None
    assert (found.warning.code, found.warning.warning) == ("not-held", True)


def test_what_was_held_is_not_taken_back() -> None:
    held = ASKED._replace(dense=True, issued=FormRow(row="3.1@2023-W36", status="√"))
    assert value_of("status", "√", held) == "√"
    assert code_of("status", "×", held) == "status-back"
    assert code_of("status", "下周补", held) == "status-unknown"


# --- words ---------------------------------------------------------------------------------------


@each_row("typed", [
    "无", "/", "／", "—", "——", "同上", "无。", "略", "-", "同第一季度", "同上季度", "同上个月",
    "待补充", "详见总结",
])  # fmt: skip
def test_words_that_do_not_say_what_was_done(typed: CellValue) -> None:
    assert code_of("note", typed) == "empty-words"


@pytest.mark.parametrize(
    "typed",
    ["无偿献血12人", "同上级部门联合开展1次", "同第一季度相比多2次", "=走访5户", "<b>5次</b>"],
)
def test_words_that_say_it(typed: str) -> None:
    assert read("note", typed) == Typed(typed)


def test_numbers_and_days_may_be_words() -> None:
    assert value_of("note", 3.0) == "3"
    assert value_of("place", 301) == "301"
    assert value_of("next", date(2023, 11, 1)) == "2023-11-01"


def test_a_long_text_is_taken_and_warned_of() -> None:
    found = read("note", "学" * 501)
    assert isinstance(found, Typed)
    assert found.value == "学" * 501
    assert found.warning is not None
    assert (found.warning.code, found.warning.warning) == ("text-long", True)
    assert read("note", "学" * 500) == Typed("学" * 500)


def test_nothing_is_something_where_problems_are_asked_for() -> None:
    assert value_of("difficulty", "无") == "无"
    assert value_of("place", "无") is None
    assert value_of("filler", "／") is None


# --- material ------------------------------------------------------------------------------------

NOTICE, SIGNED, RECORD, MINUTES = ASKED.steps


@each_row(
    ("typed", "steps"),
    [
        ("1、2", (NOTICE, SIGNED)), ("2,1", (NOTICE, SIGNED)), ("1 3", (NOTICE, RECORD)),
        ("1-3", (NOTICE, SIGNED, RECORD)), ("①③", (NOTICE, RECORD)), (2, (SIGNED,)), (2.0, (SIGNED,)),
        ("全", ASKED.steps), ("齐全", ASKED.steps), ("签到表、4", (SIGNED, MINUTES)), ("无", None),
        ("1.2", (NOTICE, SIGNED)), ("2、2", (SIGNED,)), ("（3）、4", (RECORD, MINUTES)),
        ("1）、2）", (NOTICE, SIGNED)), ("（3会议记录）、4", (RECORD, MINUTES)), ("【2】", (SIGNED,)),
    ],
)  # fmt: skip
def test_material(typed: CellValue, steps: tuple[str, ...] | None) -> None:
    assert value_of("steps", typed) == steps


@each_row(
    "typed", ["5", "0", "1、9", "照片", 1.2, date(2023, 1, 2), "1-99", "、", "1会议记录", "（）"]
)
def test_what_is_no_number_of_material(typed: CellValue) -> None:
    assert code_of("steps", typed) == "steps-unclear"


@pytest.mark.parametrize(
    ("typed", "files"),
    [
        ("合影.jpg", ("合影.jpg",)),
        ("合影.jpg、签到 表.pdf；合影.jpg", ("合影.jpg", "签到 表.pdf")),
        ("a.jpg，b.jpg\nc.jpg", ("a.jpg", "b.jpg", "c.jpg")),
        ("无", None),
    ],
)
def test_evidence(typed: str, files: tuple[str, ...] | None) -> None:
    assert value_of("evidence", typed) == files


# --- cells without a value -----------------------------------------------------------------------


@pytest.mark.parametrize("column", ["status", "on", "note", "people"])
def test_cells_that_no_program_has_computed(column: ColumnKey) -> None:
    assert code_of(column, None, formula=True) == "formula-without-value"
    assert code_of(column, "#REF!", error=True) == "error-value"
    assert code_of(column, "已完成", merged=True) == "cells-merged"


def test_what_went_back_without_a_value_is_known_again() -> None:
    assert code_of("people", NO_RESULT) == "formula-without-value"
    assert code_of("people", "#DIV/0!") == "error-value"
    assert code_of("note", f"{MERGED}走访12村") == "cells-merged"
    found = read("note", f"{MERGED}走访12村")
    assert isinstance(found, Remark)
    assert found.message == read("note", "走访12村", merged=True).message  # type: ignore[union-attr]


@pytest.mark.parametrize("column", ["note", "place", "people", "on", "evidence"])
def test_a_text_as_long_as_a_cell_may_have_lost_its_end(column: ColumnKey) -> None:
    assert code_of(column, "9" * MOST_OF_TEXT) == "text-endless"


def test_one_person_may_fill_in_several_rows() -> None:
    assert value_of("filler", "王芳", merged=True) == "王芳"


def test_less_than_nothing_is_a_whole_number_and_no_count() -> None:
    assert code_of("people", -5) == code_of("people", "－5") == "number-negative"
    assert code_of("people", "-约5") == "number-unclear"


def test_a_remark_does_not_repeat_a_long_text() -> None:
    found = read("people", "约" * 3000)
    assert isinstance(found, Remark)
    assert len(found.message.speak("zh")) < 80


# --- words in the wrong column ------------------------------------------------------------------


@each_row(
    ("column", "typed", "code"),
    [
        ("filler", "5月15日", "wrong-cell"),
        ("filler", "2023-09-05", "wrong-cell"),
        ("filler", date(2023, 9, 5), "wrong-cell"),
        ("filler", "13800138000", "wrong-cell"),
        ("filler", 13800138000, "wrong-cell"),
        ("filler", "0551-12345678", "wrong-cell"),
        ("filler", "48人", "wrong-cell"),
        ("filler", "√", "wrong-cell"),
        ("filler", "已完成", "wrong-cell"),
        ("place", "48人", "wrong-cell"),
        ("place", "约48人次", "wrong-cell"),
        ("place", "5月15日", "wrong-cell"),
        ("place", "13800138000", "wrong-cell"),
        ("place", "进行中", "wrong-cell"),
        ("why", "同上", "as-above"),
        ("why", "〃", "as-above"),
        ("why", "见附件", "as-above"),
        ("why", "详见附件。", "as-above"),
        ("why", "见第3行", "as-above"),
        ("why", "待补充", "as-above"),
        ("difficulty", "见第3行", "as-above"),
        ("place", "见附件", "as-above"),
        ("note", "见第3行", "empty-words"),
        ("note", "不涉及", "empty-words"),
        ("note", "详见情况说明", "empty-words"),
    ],
)
def test_what_belongs_elsewhere_or_stands_elsewhere_goes_back(
    column: ColumnKey, typed: CellValue, code: str
) -> None:
    assert code_of(column, typed) == code


@each_row(
    ("column", "typed"),
    [
        ("filler", "王芳"),
        ("filler", "张三、李四"),
        ("filler", "王芳 13800138000"),
        ("filler", "Anna"),
        ("filler", "宣传科2组"),
        ("place", "302"),
        ("place", "三楼会议室"),
        ("place", "八一广场"),
        ("place", "9号楼"),
        ("why", "资金未到位"),
        ("why", "场地未定，见附件"),
        ("note", "见证员培训2场"),
    ],
)
def test_what_may_well_be_meant_so_is_taken(column: ColumnKey, typed: CellValue) -> None:
    assert value_of(column, typed) == typed


def test_material_is_not_asked_for_in_every_row() -> None:
    bare = ASKED._replace(steps=())
    assert code_of("steps", "全", bare) == "steps-none"
    assert value_of("steps", "无", bare) is None
    assert code_of("steps", "1、2", bare) == "steps-none"
