"""Widths of columns, and where the words in cells break."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from wenming_cli.papers import columns
from wenming_cli.papers.ledger.ledger import breakdown_sheet, ledger_sheet
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn

if TYPE_CHECKING:
    from papers.conftest import Shipped

PERIODS = ["Q1", "Q2", "Q3", "Q4", "H1", "2023"]
LEAD = SheetColumn("lead", "牵头单位", centred=True)
STATUS = SheetColumn("status", "完成情况", centred=True)
TEXT = SheetColumn("progress", "进展情况")
REMARK = SheetColumn("remark", "备注", least=3)


def table(heads: tuple[SheetColumn, ...], *rows: list[Cell]) -> Sheet:
    return Sheet("工作台账", "区委宣传部", date(2023, 6, 30), heads, rows)


def test_the_name_of_an_office_stands_on_one_line() -> None:
    sheet = table((LEAD, TEXT), ["办公室、机关党总支", "长" * 200])
    lead, _ = columns.lay_out_table(sheet).room
    assert lead >= 5
    assert columns.break_names(LEAD, "办公室、机关党总支", lead) == "办公室、\n机关党总支"
    assert columns.break_names(LEAD, "机关党总支", lead) == "机关党总支"


@pytest.mark.parametrize("text", ["办公室、各科室", "张三,李四；王五", "无", "、", "甲、 乙"])
def test_a_line_break_is_all_that_is_added(text: str) -> None:
    broken = columns.break_names(LEAD, text, 2)
    assert "".join(broken.split()) == "".join(text.split())


def test_running_text_is_left_to_the_page() -> None:
    assert columns.break_names(TEXT, "集中学习、参观、座谈", 3) == "集中学习、参观、座谈"


def test_headers_break_in_the_middle() -> None:
    assert columns.break_header(STATUS, 3) == "完成\n情况"
    assert columns.break_header(STATUS, 4) == "完成情况"
    assert columns.break_header(SheetColumn("owed", "本期应开展"), 3) == "本期应\n开展"


def test_who_has_more_to_say_gets_more_room() -> None:
    sheet = table((TEXT, REMARK, TEXT), ["长" * 100, "", "短" * 10])
    long, remark, short = columns.lay_out_table(sheet).room
    assert long > short > remark >= 3


def test_the_page_is_filled_whatever_it_holds() -> None:
    rows: list[list[Cell]] = [["", ""], ["部", "学习"], ["科" * 30, "长" * 900]]
    for n in range(len(rows)):
        layout = columns.lay_out_table(table((LEAD, TEXT), *rows[:n]))
        assert sum(layout.millimetres) == pytest.approx(columns.WIDTH)


@pytest.mark.parametrize(
    ("filled", "width", "text", "ems"),
    [
        (False, 40, "学习" * 5, [5, 11]),
        (False, 15, "学习" * 5, [5, 10]),
        (False, 14, "学习" * 5, [4, 10]),
        (False, 11, "学习" * 5, [4, 7]),
        (False, 9, "学习" * 5, [4, 7]),
        (True, 40, "学习" * 5, [5, 35]),
        (True, 11, "学习" * 5, [4, 7]),
        (True, 5.5, "学习" * 5, [2, 3.5]),
    ],
)
def test_a_spreadsheet_is_as_wide_as_its_texts_and_a_page_is_filled(
    filled: bool, width: float, text: str, ems: list[float]
) -> None:
    """The office has three characters below a header of four, which breaks where room is scarce.

    Beside each stands one em of air; running text needs six and wants ten.
    """
    ground = columns.Ground(10.5, width, 1, filled=filled)
    layout = columns.lay_out_table(table((LEAD, TEXT), ["办公室", text]), [ground])
    assert layout.widths == pytest.approx(ems)


def test_an_endless_name_does_not_push_the_others_off() -> None:
    sheet = table((LEAD, STATUS, TEXT), ["办公室" * 40, "进行中", "长" * 90])
    lead, status, text = columns.lay_out_table(sheet).room
    assert lead < 10
    assert min(status, text) >= 2


def test_a_ledger_needs_small_letters_and_a_breakdown_does_not(shipped: Shipped) -> None:
    crowded = columns.lay_out_table(columns.fit_on_paper(ledger_sheet(*shipped("Q2"))))
    roomy = columns.lay_out_table(columns.fit_on_paper(breakdown_sheet(shipped("2023")[0])))
    assert (crowded.ground.points, roomy.ground.points) == (9, 10.5)


def test_what_is_told_has_room_on_paper(shipped: Shipped) -> None:
    """进展情况 is read, the other columns are looked up."""
    for period in PERIODS:
        paper = columns.fit_on_paper(ledger_sheet(*shipped(period)))
        layout = columns.lay_out_table(paper)
        widths = dict(zip([c.key for c in paper.columns], layout.millimetres, strict=True))
        assert 60 <= widths["progress"] <= 70, period
        assert layout.ground.points >= 9


def test_a_page_leaves_out_what_nobody_filled() -> None:
    heads = (TEXT, SheetColumn("support", "配合单位"), REMARK, SheetColumn("evidence", "佐证材料"))
    sheet = table(heads, ["学习", "", "", 0], ["讨论", None, "", 0])
    assert [c.header for c in columns.fit_on_paper(sheet).columns] == ["进展情况", "备注"], (
        "what is to be filled in by hand stays"
    )


@pytest.mark.parametrize(("text", "ems"), [("100%", 2.87), ("11月30日", 5.31)])
def test_wider_digits_of_a_font_that_stands_in_do_not_break_a_word(text: str, ems: float) -> None:
    assert columns.breadth(text) == pytest.approx(ems)


def test_a_name_may_break_before_its_bracket_on_paper_only() -> None:
    assert columns.break_names(LEAD, "各乡镇（街道）", 5, brackets=True) == "各乡镇\n（街道）"
    assert columns.break_names(LEAD, "各乡镇（街道）", 5) == "各乡镇（街道）"
    names = "各乡镇（街道）、办公室"
    assert columns.break_names(LEAD, names, 7, brackets=True) == "各乡镇\n（街道）、\n办公室"
    assert columns.break_names(LEAD, names, 8, brackets=True) == "各乡镇（街道）、\n办公室"
    assert columns.break_names(LEAD, "三（十一）12", 3, brackets=True) == "三（十一）12"


@pytest.mark.parametrize("period", PERIODS)
def test_no_name_of_the_shipped_plan_breaks_in_print(period: str, shipped: Shipped) -> None:
    paper = columns.fit_on_paper(ledger_sheet(*shipped(period)))
    room = columns.lay_out_table(paper).room
    for column, ems, cells in zip(paper.columns, room, zip(*paper.rows, strict=True), strict=True):
        if column.centred:
            for n, cell in enumerate(cells):
                shown = columns.short_cell_words(paper, column, cell)
                lines = columns.break_names(column, shown, ems, brackets=True).split("\n")
                if n not in paper.group_rows:
                    assert max(columns.breadth(line.rstrip("、；")) for line in lines) <= ems, shown
