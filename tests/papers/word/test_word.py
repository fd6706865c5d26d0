"""Word documents: the values of GB/T 9704-2012 in the file, and files that always open."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import docx
import pytest

from places import DATA
from samples import TABLE, TEXT
from wenming_cli.papers.document import Document, Heading, Paragraph
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.layout import break_title, ems, signature_indents
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn
from wenming_cli.papers.word import word
from wordtext import W, body, layout, parts, text_of, written_as

if TYPE_CHECKING:
    from conftest import Golden
    from papers.conftest import Summarised

PAPERS = DATA / "papers"


def written(model: Document = TEXT) -> bytes:
    return word.write_word_document(model, Settings())


def value(element: Any, path: str, name: str = "val") -> str:
    """`value(style, "rPr/sz")`: an attribute of a child."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return str(found.get(f"{W}{name}")) if found is not None else ""


def styles(data: bytes) -> dict[str, Any]:
    root = docx.Document(io.BytesIO(data)).styles.element
    return {str(value(style, "name")): style for style in root.iter(f"{W}style")}


def paragraphs(data: bytes) -> dict[str, Any]:
    return {text_of(one): one for one in body(data) if one.tag == f"{W}p"}


@pytest.mark.parametrize("period", ["Q1", "Q2", "Q3", "Q4", "H1", "2023"])
def test_the_shipped_year_in_word(period: str, summarised: Summarised, golden: Golden) -> None:
    golden(PAPERS / f"summary-{period}.xml", written_as(written(summarised(period))))


def test_what_all_documents_share(golden: Golden) -> None:
    golden(PAPERS / "gongwen.xml", layout(written()))


def test_paper_and_margins() -> None:
    """GB/T 9704-2012, 5.1 and 5.2.1: A4, 37/35/28/26 mm; tables lie on their side."""
    portrait, landscape = docx.Document(io.BytesIO(written())).sections
    assert [round(n.mm) for n in (portrait.page_width, portrait.page_height)] == [210, 297]  # type: ignore[union-attr]
    margins = (portrait.top_margin, portrait.bottom_margin, portrait.left_margin,
               portrait.right_margin)  # fmt: skip
    assert [round(n.mm) for n in margins if n] == [37, 35, 28, 26]
    assert [round(n.mm) for n in (landscape.page_width, landscape.page_height)] == [297, 210]  # type: ignore[union-attr]
    assert b"docGrid" not in parts(written())["word/document.xml"]


@pytest.mark.parametrize(
    ("name", "font", "size"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("heading 1", "黑体", "32"),
        ("heading 2", "楷体_GB2312", "32"),
        ("heading 3", "仿宋_GB2312", "32"),
        ("Body Text", "仿宋_GB2312", "32"),
        ("footer", "宋体", "28"),
    ],
)
def test_fonts_are_named_for_every_script(name: str, font: str, size: str) -> None:
    style = styles(written())[name]
    scripts = ("ascii", "hAnsi", "eastAsia", "cs")
    assert {value(style, "rPr/rFonts", script) for script in scripts} == {font}
    assert value(style, "rPr/sz") == size
    assert style.find(f"{W}rPr/{W}b") is None


def test_22_lines_of_28_characters() -> None:
    """5.2.3; how the values were found stands in `gongwen`, that they do it in test_rendering."""
    style = styles(written())["Body Text"]
    assert value(style, "pPr/spacing", "line") == "579"
    assert value(style, "pPr/spacing", "lineRule") == "exact"
    assert value(style, "rPr/spacing") == "-5"
    assert value(style, "pPr/ind", "firstLineChars") == "200"


def test_headings_are_in_the_outline() -> None:
    found = styles(written())
    assert [value(found[f"heading {n}"], "pPr/outlineLvl") for n in (1, 2, 3)] == ["0", "1", "2"]


def test_nothing_of_a_theme_overrides_the_fonts() -> None:
    every = b"".join(parts(written()).values())
    assert b"Theme" not in every.replace(b"cellXfs", b"")
    assert b"rPrDefault><w:rPr><w:lang" in parts(written())["word/styles.xml"]


def test_every_run_is_chinese_where_a_sign_could_be_latin() -> None:
    """“ ” … — would come out in a Latin font otherwise."""
    for run in body(written()).iter(f"{W}r"):
        assert value(run, "rPr/rFonts", "hint") == "eastAsia"


def test_page_numbers_stand_outside() -> None:
    """7.5: `— 1 —`, right on odd pages, left on even ones."""
    found = parts(written())
    assert b"<w:evenAndOddHeaders/>" in found["word/settings.xml"]
    sides = {
        name: b'<w:jc w:val="right"/>' in found[name]
        for name in ("word/footer1.xml", "word/footer2.xml")
    }
    assert sorted(sides.values()) == [False, True]
    assert all("— ".encode() in found[name] and b"PAGE" in found[name] for name in sides)


def test_long_titles_break_between_words() -> None:
    assert break_title(TEXT.title) == ["区委宣传部2023年第二季度", "精神文明建设工作小结"]
    assert break_title("工作小结") == ["工作小结"]
    assert break_title("甲" * 30) == ["甲" * 30]


@pytest.mark.parametrize(
    ("unit", "most", "lines"),
    [
        ("中共某某市某某区委员会宣传部", 20, ["中共某某市某某区委员会宣传部", "2023年第二季度精神文明建设工作小结"]),
        ("某某区精神文明办公室", 20, ["某某区精神文明办公室", "2023年第二季度精神文明建设工作小结"]),
        ("某某省某某市某某区精神文明建设指导委员会办公室", 20,
         ["某某省某某市某某区", "精神文明建设指导委员会办公室", "2023年第二季度精神文明建设工作小结"]),
        ("中共某某市某某区委员会宣传部", 28, ["中共某某市某某区委员会宣传部", "2023年第二季度精神文明建设工作小结"]),
        ("甲" * 45, 20, ["甲" * 15] * 3 + ["2023年第二季度精神文明建设工作小结"]),
    ],
)  # fmt: skip
def test_titles_of_long_names_keep_their_words(unit: str, most: int, lines: list[str]) -> None:
    """No period and no 精神文明 is torn, however long the unit's name is."""
    assert break_title(f"{unit}2023年第二季度精神文明建设工作小结", unit, most) == lines


@pytest.mark.parametrize(
    ("unit", "day", "indents"),
    [
        ("区委宣传部", "2023年7月3日", (5, 2)),
        ("中共某某市某某区委员会宣传部", "2023年7月3日", (2, 8)),
        ("某某区精神办", "2023年12月31日", (5, 2)),
    ],
)
def test_the_signature_without_a_seal(unit: str, day: str, indents: tuple[float, float]) -> None:
    """7.3.5.2: the date begins two characters to the right of the signature's first."""
    found = signature_indents(unit, day)
    assert found == indents
    starts = [-free - ems(text) for free, text in zip(found, (unit, day), strict=True)]
    assert starts[1] - starts[0] == 2
    assert min(found) == 2


def test_a_signature_of_several_lines_leaves_its_date_room() -> None:
    """Half as much again as it needs, or its last figures would wrap."""
    assert signature_indents("区" * 60, "2023年7月3日") == (2, 28 - 9)


def test_the_signature_keeps_with_the_text() -> None:
    """7.3.5.5: never alone on a page."""
    found = list(body(written()).iter(f"{W}p"))
    last = next(n for n, one in enumerate(found) if text_of(one) == "待补充。")
    end = next(n for n, one in enumerate(found) if text_of(one) == "2023年7月3日")
    for one in found[last:end]:
        assert one.find(f"{W}pPr/{W}keepNext") is not None
    assert found[end].find(f"{W}pPr/{W}keepNext") is None


def test_attachments_are_named_after_the_text() -> None:
    assert "附件：工作台账" in paragraphs(written())
    two = paragraphs(written(replace(TEXT, attachments=(TABLE, replace(TABLE, title="明细")))))
    assert [text for text in two if text.startswith(("附件", "2."))] == [
        "附件：1.工作台账", "2.明细", "附件1", "附件2",
    ]  # fmt: skip


def test_a_document_without_attachments_has_one_section() -> None:
    data = written(replace(TEXT, attachments=()))
    assert len(docx.Document(io.BytesIO(data)).sections) == 1
    assert "附件" not in written_as(data)


def test_tables_say_their_widths_to_every_program() -> None:
    table = next(body(written()).iter(f"{W}tbl"))
    grid = [int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")]
    assert sum(grid) == pytest.approx(225 / 25.4 * 1440, abs=4)
    assert int(value(table, "tblPr/tblW", "w")) == pytest.approx(sum(grid), abs=2)
    for row in table.iter(f"{W}tr"):
        widths = [int(value(cell, "tcPr/tcW", "w")) for cell in row.iter(f"{W}tc")]
        assert widths == [sum(grid)] or widths == grid


def test_rows_are_whole_and_the_header_comes_again() -> None:
    head, group, *_ = next(body(written()).iter(f"{W}tbl")).iter(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert head.find(f"{W}trPr/{W}cantSplit") is not None
    assert group.find(f"{W}trPr/{W}tblHeader") is None
    assert len(list(group.iter(f"{W}tc"))) == 1


def test_the_same_input_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written()
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert written() == first
    assert word.write_word_sheet(TABLE, Settings()) == word.write_word_sheet(TABLE, Settings())


def test_no_clock_and_no_stranger_in_the_file() -> None:
    core = parts(written())["docProps/core.xml"]
    assert b"2023-07-03T00:00:00Z" in core
    assert "区委宣传部".encode() in core
    assert b"python-docx" not in b"".join(parts(written()).values())


@pytest.mark.parametrize("text", ["<w:p>&amp;", "]]>", "{{ title }}", "=1+1", "a\x00b\x0bc\ud800"])
def test_what_people_wrote_is_text(text: str) -> None:
    hostile = replace(
        TEXT, title=text, unit=text, blocks=(Heading(1, text), Paragraph(text, text)),
        attachments=(replace(TABLE, title=text, rows=[[1, text]], group_rows=frozenset()),),
    )  # fmt: skip
    again = docx.Document(io.BytesIO(written(hostile)))
    shown = text.translate({0: "�", 11: "�", 0xD800: "�"})
    assert again.paragraphs[0].text == shown
    assert again.tables[0].rows[1].cells[1].text == shown


def test_line_ends_and_tabs_of_notes_stay_in_the_line() -> None:
    data = written(replace(TEXT, blocks=(Paragraph("第一行\n第二行\t完"),)))
    assert "第一行 第二行 完" in paragraphs(data)


def test_cells_show_days_percentages_and_nothing() -> None:
    columns = (SheetColumn("due", "时限", "date"), SheetColumn("share", "进度", "percent"),
               SheetColumn("note", "备注"))  # fmt: skip
    rows: list[list[Cell]] = [[date(2023, 9, 1), 50, None], [date(2024, 1, 1), 0, "长期坚持"]]
    sheet = replace(TABLE, columns=columns, rows=rows, group_rows=frozenset())
    table = docx.Document(io.BytesIO(word.write_word_sheet(sheet, Settings()))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["时限", "进度", "备注"], ["9月1日", "50%", ""], ["2024年1月1日", "0%", "长期坚持"],
    ]  # fmt: skip


def test_each_row_is_told_to_the_progress_bar() -> None:
    told: list[int] = []
    word.write_word_sheet(TABLE, Settings(progress=told.append))
    assert told == [1, 1, 1]


def test_a_long_unit_and_the_day_stand_on_lines_of_their_own_above_a_table() -> None:
    columns = (SheetColumn("title", "工作任务"),)
    texts = []
    for unit in ("区委宣传部", "某" * 45):
        sheet = Sheet("台账", unit, TEXT.signed, columns, [["学习"]])
        document = docx.Document(io.BytesIO(word.write_word_sheet(sheet, Settings())))
        texts.append(document.paragraphs[1].text)
    assert "\n" not in texts[0]
    assert texts[1].split("\n") == [f"填报单位：{'某' * 45}", "填报时间：2023年7月3日"]
