"""The words of an item: without breakdown tables and signatures, with other tables as lists."""

from __future__ import annotations

from datetime import date

from drafting import found
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.lines import CleanedSource
from wenming_cli.importers.outline.body import Body
from wenming_cli.importers.readers.text import text_lines


def cleaned(text: str) -> CleanedSource:
    return clean_document(text_lines(text).lines)[0]


TABLE = "开展培训。\n| 姓名 | 职务 |\n| 张×× | 组长 |\n以上人员参加。"


def test_a_table_is_shown_as_a_list_and_not_read_for_meaning() -> None:
    source = cleaned(TABLE)
    body = Body(source, breakdown=frozenset(), beside={})

    assert body.words(0, len(source.text)) == (
        "开展培训。\n以上人员参加。",
        "开展培训。\n姓名；职务\n张××；组长\n以上人员参加。",
    )


def test_rows_that_are_items_themselves_are_no_words_of_another_one() -> None:
    source = cleaned(TABLE)
    body = Body(source, breakdown=frozenset({1, 2}), beside={})

    assert body.words(0, len(source.text)) == ("开展培训。\n以上人员参加。",) * 2
    assert body.after(2, len(source.text)) == "以上人员参加。"
    assert body.after(3, len(source.text)) == ""


def test_the_columns_of_owners_and_dates_stand_beside_the_words() -> None:
    source = cleaned("| 任务 | 单位 | 时限 |\n| 1.学习 | 党办 | 6月底前 |")
    body = Body(source, breakdown=frozenset(), beside={1: {1: "lead", 2: "due"}})
    start, end = body.span(1)

    assert source.text[start:end] == "| 1.学习 | 党办 | 6月底前 |"
    assert body.words(start, end)[1] == "1.学习"
    assert body.cells_beside(start, end) == {"lead": "党办", "due": "6月底前"}
    assert body.cells_beside(start, end - 1) == {}


def test_the_plain_table_of_an_item_is_read_as_words() -> None:
    one = found("（一）开展培训。6月底前完成。", "| 姓名 | 职务 |", "|---|---|", "| 张×× | 每月值班 |")["1.1"]  # fmt: skip
    assert one.node.text == "6月底前完成。\n姓名；职务\n张××；每月值班"
    assert (one.due, one.rhythm) == (date(2026, 6, 30), None)


def test_words_below_a_breakdown_table_belong_to_the_heading_above_it() -> None:
    entries = found(
        "（一）任务分解", "| 序号 | 工作任务 | 责任单位 |", "|---|---|---|", "| 1 | 理论学习 | 党办 |",
        "以上任务11月底前完成。",
    )  # fmt: skip
    assert entries["1.1"].due == date(2026, 11, 30)
    assert (entries["1.1.1"].lead, entries["1.1.1"].due) == (("党办",), None)
    assert "|" not in entries["1.1"].node.text


def test_a_table_in_the_first_line_has_no_row_above() -> None:
    """Before its first bar is no column; there were no cells above to compare that with."""
    source = cleaned("| 培训 | 办公室 |\n| 学习 | 办公室 |")
    body = Body(source, breakdown=frozenset(), beside={0: {1: "lead"}, 1: {1: "lead"}})

    assert body.words(0, len(source.text))[1] == "培训\n学习"
