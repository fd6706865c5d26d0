"""Which row of a form each row is that came back, and what is no row at all."""

from __future__ import annotations

from forms.grids import came, grid, placed, with_rows
from returning import FORM
from tables import each_row
from wenming_cli.forms.columns import DENSE_PAGE, ColumnKey
from wenming_cli.forms.form import FormRow
from wenming_cli.forms.reading.headings import Headings
from wenming_cli.forms.reading.returned import ReturnedCell, ReturnedForm
from wenming_cli.forms.reading.rows import rows_by_code, rows_of, says_the_same

KEPT = with_rows(
    FORM,
    FormRow(row="3.1", label="三（一）", when="第三季度", title="专题学习", text="集中学习", due="2023-08-31"),
    FormRow(row="4.1@2023-07-07", label="四（一）", when="第27周", title="集体学习", due="7月7日"),
    FormRow(row="4.1@2023-07-14", label="四（一）", when="第28周", title="集体学习", due="7月14日"),
)  # fmt: skip
"""A form that keeps what its locked cells said."""


def told(form: ReturnedForm) -> list[tuple[int, str, str]]:
    """Of each row its line, its code, and what is wrong with it."""
    return [(row.line, row.code, row.trouble) for row in form.rows]


def test_a_row_is_what_stands_in_columns_of_ours_below_the_headings() -> None:
    heads = Headings(2, {1: "label", 2: "note", 4: "row"}, others={3: "备注"})
    sheet = grid(
        "填报",
        ["标题", "x", "y", "9.9"],
        ["编号", "本期进展", "备注", "行码"],
        ["三（一）", ReturnedCell("印发计划", "填报!B3", struck="拟印发", left="印发"), "附后", "3.1"],
        [None, None, "只有备注"],
        ["三（二）"],
    )  # fmt: skip
    found = list(rows_of(sheet, heads))

    assert [(row.code, row.line, row.trouble) for row in found] == [
        ("3.1", 3, ""),
        ("", 5, "row-unknown"),
    ]
    assert found[0].text("note") == "印发", "what is struck through is not said"
    assert [cell.text for cell in found[0].others.values()] == ["附后"]
    assert found[1].cells["note"] == ReturnedCell(None, "填报!B5")


@each_row(
    "key, text, was, same",
    [
        ("title", "专题 学习", "专题学习", True),
        ("title", "专题学习（一）", "专题学习(一)", True),
        ("title", "专题研讨", "专题学习", False),
        ("label", "3.2.1", "三（二）1", True),
        ("label", "3.2.2", "三（二）1", False),
        ("when", "八月", "8月", True),
        ("when", "2000-08", "8月", True),
        ("when", "9月", "8月", False),
        ("text", "八月", "8月", False),
        ("due", "2023/8/31 0:00", "2023-08-31", True),
        ("due", "2023-08-30", "2023-08-31", False),
        ("due", "", "2023-08-31", False),
        ("due", "长期", "长期", True),
    ],
)
def test_a_locked_cell_says_what_it_said_in_whatever_spelling(
    key: ColumnKey, text: str, was: str, same: bool
) -> None:
    assert says_the_same(key, text, was) == same


def test_a_row_is_known_by_its_code_else_by_its_number_and_period() -> None:
    found = placed(
        FORM,
        came("3.1", 4, note="印发计划"),
        came("", 5, label="三（二）", when="第三季度", note="走访"),
        came("", 6, label="4.1", when="八月", note="学习"),
    )

    assert told(found) == [(4, "3.1", ""), (5, "3.2", ""), (6, "4.1@2023-08", "")]


def test_a_code_that_the_form_does_not_have_is_kept_apart() -> None:
    [row] = placed(FORM, came("9.9", note="印发计划")).rows

    assert (row.code, row.trouble, row.stray) == ("", "row-unknown", "9.9")


def test_a_code_under_words_of_another_row_belongs_to_neither() -> None:
    [row] = placed(FORM, came("3.1", label="三（二）", when="第三季度", note="走访")).rows
    [first, second] = placed(
        FORM,
        came("3.1", 4, label="三（一）"),
        came("3.1", 5, label="三（二）", when="第三季度", note="走访"),
    ).rows
    [work] = placed(KEPT, came("3.1", title="文艺汇演", text="下乡演出", note="演出3场")).rows

    assert (row.code, row.claims, row.trouble) == ("", "3.1", "row-unclear")
    assert (first.code, second.claims) == ("3.1", "3.2"), "it goes back as the row that is missing"
    assert (work.claims, work.trouble) == ("3.1", "row-unclear")


def test_a_row_with_a_new_title_is_itself_where_another_cell_says_what_it_said() -> None:
    [row] = placed(KEPT, came("3.1", title="专题学习会", text="集中学习", note="印发计划")).rows

    assert (row.code, row.trouble) == ("3.1", "")


def test_without_a_period_a_number_may_fit_several_rows() -> None:
    found = placed(
        FORM, came("4.1@2023-07", 4, note="一"), came("", 5, label="四（一）", note="学习")
    ).rows

    assert (found[1].code, found[1].fits) == ("", ("4.1@2023-07", "4.1@2023-08"))
    assert found[1].claims == "4.1@2023-08", "the one that did not come"


def test_on_the_sheet_of_times_the_day_tells_which_comes_first() -> None:
    [known] = placed(
        KEPT, came("", page=DENSE_PAGE, label="四（一）", due="7月14日", note="学习")
    ).rows
    [never] = placed(
        KEPT, came("", page=DENSE_PAGE, label="四（一）", due="7月15日", note="学习")
    ).rows

    assert known.claims == "4.1@2023-07-14"
    assert (never.claims, never.trouble) == ("", "row-new")


def test_work_that_nobody_asked_for_is_new() -> None:
    found = placed(
        KEPT, came("", 9, title="文艺汇演", note="演出3场"), came("", 10, title="义务植树")
    )

    assert told(found) == [(9, "", "row-new"), (10, "", "row-new")]


@each_row(
    "cells, told_as",
    [
        ({"label": "合计", "people": 46}, "unread"),
        ({"title": "总计："}, "unread"),
        ({"title": "科室负责人（签字）：吴刚"}, "unread"),
        ({"label": "填报人：", "when": "王芳"}, "unread"),
        ({"title": "科室负责人（签字）：吴刚", "note": "走访"}, "row"),
        ({"label": "合计", "status": "已完成"}, "row"),
        ({"recorded": "另附照片"}, "unread"),
        ({"recorded": "另附照片", "note": "走访"}, "row"),
        ({"title": "专题学习", "text": "集中学习"}, "nothing"),
        ({"when": "第三季度"}, "nothing"),
    ],
)
def test_sums_signatures_and_what_was_handed_out_are_no_rows(
    cells: dict[str, str], told_as: str
) -> None:
    found = placed(KEPT, came("", 9, **cells))

    assert ("row" if found.rows else "unread" if found.unread else "nothing") == told_as
    assert all((one.kind, one.where) == ("row", "9") for one in found.unread)


def test_a_row_that_stands_there_twice_counts_once_if_it_says_the_same() -> None:
    same = placed(FORM, came("3.1", 4, note="走访"), came("3.1", 9, note="走访", label="三（一）"))
    other = placed(FORM, came("3.1", 4, note="走访"), came("3.1", 9, note="座谈"))

    assert told(same) == [(4, "3.1", "")]
    assert told(other) == [(4, "3.1", "row-twice"), (9, "3.1", "row-twice")]


def test_rows_without_a_code_are_no_copies_of_one_another() -> None:
    rows = [came("3.1", 4), came("", 5), came("3.1", 6), came("", 7)]

    assert {code: [row.line for row in found] for code, found in rows_by_code(rows).items()} == {
        "3.1": [4, 6]
    }
