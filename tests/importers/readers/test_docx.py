"""Word documents: tables as rows, deleted and inserted words."""

from __future__ import annotations

from typing import Any

from reading import word_texts
from wenming_cli.importers.readers.docx import read_docx


def test_tables_give_rows_with_merged_cells_filled(word: Any) -> None:
    made = word()
    table = made.document.add_table(rows=3, cols=3)
    for r, cells in enumerate(
        [("序号", "任务", "牵头单位"), ("1", "学习", "办公室"), ("2", "宣讲", "")]
    ):
        for c, text in enumerate(cells):
            table.cell(r, c).text = text
    table.cell(1, 2).merge(table.cell(2, 2))
    lines = read_docx(made.bytes(), "x.docx").lines
    assert [line.cells for line in lines if line.cells] == [
        ("序号", "任务", "牵头单位"), ("1", "学习", "办公室"), ("2", "宣讲", "办公室"),
    ]  # fmt: skip


def test_deleted_words_are_left_out_and_inserted_ones_kept(word: Any) -> None:
    from docx.oxml import parse_xml

    made = word()
    made.add("一、")
    paragraph = made.document.paragraphs[-1]._p
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph.append(parse_xml(f"<w:del {ns}><w:r><w:delText>旧</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {ns}><w:r><w:t>新</w:t></w:r></w:ins>"))
    assert word_texts(made.bytes()) == ["一、新"]
