"""Characters that documents cannot hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from building import Diary, plan, task
from samples import TABLE, TEXT
from tables import each_row
from wenming_cli.papers.cleaning import clean_lines, clean_model, clean_text, unwritable_texts
from wenming_cli.papers.document import Heading, Paragraph
from wenming_cli.papers.sheet import SheetColumn
from wenming_cli.papers.slips.slip import Slip, SlipRow, Slips


@each_row(
    "bad",
    [
        "\x00",
        "\x0b",
        "\x1f",
        "\x7f",
        "\x9f",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ud800",
        "\ufffe",
    ],
    ids=ascii,
)
def test_what_no_file_can_hold_is_replaced(bad: str) -> None:
    assert clean_text(f"甲{bad}乙") == "甲\ufffd乙"


@pytest.mark.parametrize(
    "good",
    [
        "\t\r\n",
        " ~",
        "\xa0",
        "“—”…",
        "\u2029\u202f",
        "\u2065\u206a",
        "\ud7ff\ue000",
        "\ufffd",
        "😀",
    ],
    ids=ascii,
)
def test_all_else_stays(good: str) -> None:
    """The neighbours of what is replaced among them."""
    assert clean_text(good) == good


def test_all_line_breaks_are_alike() -> None:
    assert clean_lines("甲\r乙\r\n丙\u2028丁\u2029戊\n己") == "甲\n乙\n丙\n丁\n戊\n己"


def test_a_clean_document_is_handed_on_as_it_is() -> None:
    assert clean_model(TEXT) is TEXT
    assert clean_model(TABLE) is TABLE


def test_every_text_of_a_document_and_its_tables_is_cleaned() -> None:
    table = replace(
        TABLE,
        title="台\x00账",
        unit="区\x00委",
        columns=(SheetColumn("no", "序\x00号", "number"), TABLE.columns[1]),
        rows=[[1, "抓\x00活动"], [date(2023, 1, 2), None]],
        notes=("注\x00",),
    )
    blocks = (Heading(1, "一\x00"), Paragraph("完\x00成", lead="1.\x00"))
    odd = replace(TEXT, title="小\x00结", unit="部\x00", blocks=blocks, attachments=(table,))
    assert unwritable_texts(odd) == (
        "小�结", "部�", "一�", "完�成", "1.�", "台�账", "区�委", "序�号", "抓�活动", "注�",
    ), "each once, as on the page"  # fmt: skip
    found = clean_model(odd)
    assert (found.title, found.unit) == ("小�结", "部�")
    assert found.blocks == (Heading(1, "一�"), Paragraph("完�成", lead="1.�"))
    (sheet,) = found.attachments
    assert (sheet.title, sheet.unit, sheet.columns[0].header) == ("台�账", "区�委", "序�号")
    assert sheet.rows == [[1, "抓�活动"], [date(2023, 1, 2), None]]
    assert sheet.notes == ("注�",)
    assert not unwritable_texts(found)


def test_every_text_of_the_reminders_is_cleaned() -> None:
    """A department's name alone is enough for a warning."""
    rows = (SlipRow("学\x00习", "2023年9月28日"),)
    odd = Slips("委\x00", date(2023, 10, 10), (Slip("01", "科\x00", rows, "请办理。", "催办"),))
    assert unwritable_texts(odd) == ("委�", "科�", "学�习")
    found = clean_model(odd)
    (slip,) = found.slips
    assert (found.unit, slip.dept, slip.rows[0].what) == ("委�", "科�", "学�习")
    only = replace(odd, unit="委", slips=(replace(odd.slips[0], rows=()),))
    assert clean_model(only).slips[0].dept == "科�"


def test_of_a_board_all_that_a_paper_could_show_is_named() -> None:
    odd = plan(
        task("3.1", title="学\x00", text="文\x00", steps=["步\x00"], lead="科\x00", due="03-31"),
        title="方\x00",
        unit="委\x00",
    )
    found = unwritable_texts(Diary().board(odd, "01-15"))
    assert found == ("方�", "委�", "学�", "文�", "步�", "科�")
