"""催办单 in Word: a page for each department, whole, with room for what people write by hand."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from building import day
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.slips.slip import Slip, SlipRow, Slips
from wenming_cli.papers.text.plain import write_texts
from wenming_cli.papers.word.slips import write_slips


def slips(*rows: SlipRow, dept: str = "文艺科", n: int = 1) -> Slips:
    made = tuple(
        Slip(f"逾期20231010-{at:02d}", dept, rows, "请抓紧办理。", f"【催办】{dept}：请抓紧办理。")
        for at in range(1, n + 1)
    )
    return Slips("区委宣传部", day("10-10"), made, by="李娜")


def cells(model: Slips, at: int = 0) -> list[list[str]]:
    """The cells of a form, merged ones once."""
    table = docx.Document(io.BytesIO(write_slips(model, Settings()))).tables[at]
    return [list(dict.fromkeys(cell.text for cell in row.cells)) for row in table.rows]


def test_a_form_says_who_is_asked_for_what_by_when_and_leaves_the_rest_free() -> None:
    assert cells(slips(SlipRow("1. 三（一） 学习（逾期12天）", "2023年9月28日"))) == [
        ["被催办科室", "文艺科", "催办日期", "2023年10月10日"],
        ["事项", "名称", "时限"],
        ["事项", "1. 三（一） 学习（逾期12天）", "2023年9月28日"],
        ["催办内容", "请抓紧办理。"],
        ["办理情况", ""],
        ["催办单位", "催办人：李娜　　　　（盖章）　　　　　　年　　　月　　　日"],
        ["签收", "签收人：　　　　　　（盖章）　　　　　　年　　　月　　　日"],
    ]


def test_what_has_no_deadline_leaves_the_place_for_one_empty() -> None:
    assert cells(slips(SlipRow("学习")))[2] == ["事项", "学习", ""]


def test_a_form_is_as_wide_as_the_text() -> None:
    document = docx.Document(io.BytesIO(write_slips(slips(SlipRow("学习")), Settings())))
    widths = [column.width.mm for column in document.tables[0].columns if column.width]
    assert [round(one) for one in widths] == [26, 62, 28, 40]  # the 156 mm of GB/T 9704


def test_nobody_is_named_who_reminds_where_that_is_written_by_hand() -> None:
    made = Slips("区委宣传部", day("10-10"), slips(SlipRow("学习")).slips)
    assert cells(made)[-2][1].startswith("催办人：　　")


@pytest.mark.slow
def test_pages_of_forms_have_no_numbers() -> None:
    """Each goes to another department."""
    document = docx.Document(io.BytesIO(write_slips(slips(SlipRow("学习"), n=2), Settings())))
    assert {one.text for one in document.sections[0].footer.paragraphs} <= {""}


@pytest.mark.slow
def test_each_department_has_a_page_of_its_own() -> None:
    document = docx.Document(io.BytesIO(write_slips(slips(SlipRow("学习"), n=3), Settings())))
    titles = [one for one in document.paragraphs if one.text == "催办单"]
    numbers = [one.text for one in document.paragraphs if "编号" in one.text]

    assert [one.paragraph_format.page_break_before for one in titles] == [False, True, True]
    assert numbers[2] == "区委宣传部\t编号：逾期20231010-03"
    assert len(document.tables) == 3


@pytest.mark.slow
@pytest.mark.parametrize("title", ["学习", "开展学习" * 8])
def test_what_has_no_room_on_the_page_is_counted(title: str) -> None:
    """As seen in LibreOffice: seven rows of one line or two, and the rest of the form, fill it."""
    found = cells(slips(*[SlipRow(title, "2023年9月28日")] * 30))

    assert [row[1] for row in found if row[0] == "事项"][-1] == "……等30项"
    assert len(found) == 13


@pytest.mark.slow
@pytest.mark.parametrize("name", ["文艺\x07科", "文艺\u202e科"])
def test_signs_that_no_document_holds_are_replaced(name: str) -> None:
    assert cells(slips(SlipRow(name), dept=name))[0][1] == "文艺\ufffd科"


def test_texts_open_in_notepad() -> None:
    data = write_texts(slips(SlipRow("学习"), n=2), Settings())

    assert data.decode("utf-8-sig") == (
        "【催办】文艺科：请抓紧办理。\r\n\r\n【催办】文艺科：请抓紧办理。\r\n"
    )
    assert data.startswith(b"\xef\xbb\xbf")


def test_the_page_is_headed_by_what_it_is_and_deadlines_stand_in_the_middle() -> None:
    document = docx.Document(io.BytesIO(write_slips(slips(SlipRow("学习", "9月28日")), Settings())))
    assert "催办单" in [paragraph.text for paragraph in document.paragraphs]
    until = document.tables[0].rows[2].cells[3].paragraphs[0]
    assert until.text == "9月28日"
    assert until.alignment == WD_ALIGN_PARAGRAPH.CENTER
