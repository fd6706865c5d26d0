"""Word documents: tables as rows, deleted and inserted words."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from reading import word_texts
from tables import each_row
from wenming_cli.importers.lines import LeftOut, Place
from wenming_cli.importers.readers.word.docx import read_docx


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


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="TOC Heading"/></w:style>'
    '<w:style w:type="character" w:styleId="old"><w:name w:val="x"/><w:rPr><w:strike/></w:rPr></w:style>'
)


def document(body: str, **parts: str) -> bytes:
    """A document with this body, and with parts around it by their names."""
    made = io.BytesIO()
    links = "".join(
        f'<Relationship Id="{name}" Type="{R}/{name}" Target="{name}.xml"/>' for name in parts
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(made, "w") as file:
        file.writestr(
            "word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
        )
        file.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{package}">{links}</Relationships>',
        )
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", f"<w:{name} {NAMES}>{content}</w:{name}>")
    return made.getvalue()


def run(text: str, looks: str = "") -> str:
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t>{text}</w:t></w:r>"


def para(*runs: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{''.join(runs)}</w:p>"


def box(text: str) -> str:
    inner = f"<w:txbxContent>{para(run(text))}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{inner}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@each_row(
    ("body", "lines", "left"),
    [
        (para(run("甲"), run("乙", "<w:strike/>")), ["甲"], [("struck", "乙")]),
        (para(run("甲"), run("乙", '<w:rStyle w:val="old"/>')), ["甲"], [("struck", "乙")]),
        (para(run("甲", '<w:rStyle w:val="old"/><w:strike w:val="0"/>')), ["甲"], []),
        (para(run("甲"), run("乙", "<w:dstrike/>")), ["甲"], [("struck", "乙")]),
        (para(run("甲"), run("乙", "<w:vanish/>")), ["甲"], [("hidden", "乙")]),
        (
            para(run("甲"), "<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>"),
            ["甲"],
            [("deleted", "乙"), ("revisions", "")],
        ),
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("甲") + "</w:p>" + para(run("乙")),
            ["甲乙"],
            [("revisions", "")],
        ),
        (
            para(run("单位："), control("<w:showingPlcHdr/>", run("单击此处"))),
            ["单位："],
            [("placeholder", "单击此处")],
        ),
        (para(run("单位："), control("<w:text/>", run("工会"))), ["单位：工会"], []),
        (
            para(
                "<w:r><w:ruby><w:rt>" + run("gàn") + "</w:rt><w:rubyBase>" + run("干")
                + "</w:rubyBase></w:ruby></w:r>"
            ),
            ["干"],
            [("ruby", "gàn")],
        ),
        (para(run("甲"), box("乙")), ["甲", "乙"], []),
        (para(box("乙"), run("甲")), ["乙", "甲"], []),
        (
            para(run("目  录")) + para(run("一、甲"), "<w:r><w:tab/></w:r>", run("1"), style="TOC1")
            + para(run("一、甲")),
            ["一、甲"],
            [("contents", "一、甲\t1"), ("contents", "目  录")],
        ),
        (
            para('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o </w:instrText></w:r>')
            + para(run("一、甲 1")) + para('<w:r><w:fldChar w:fldCharType="end"/></w:r>', run("乙")),
            ["乙"],
            [("contents", "一、甲 1")],
        ),
        (para(run("目录"), style="a"), [], [("contents", "目录")]),
        (
            para(run("甲"), "<w:r><pic:pic/></w:r>", "<w:r><w:object/></w:r>") + "<w:altChunk/>",
            ["甲"],
            [("picture", ""), ("object", ""), ("object", "")],
        ),
        (para('<w:r><w:sym w:char="F0FE"/><w:sym w:char="F06C"/></w:r>'), ["☑"], [("invisible", "U+F06C")]),
    ],
)  # fmt: skip
def test_what_a_person_does_not_see_is_left_out_with_its_reason(
    body: str, lines: list[str], left: list[tuple[str, str]]
) -> None:
    found = read_docx(document(body, styles=STYLES), "x.docx")
    assert [line.text for line in found.lines if line.text] == lines
    assert [(one.kind, one.text) for one in found.left_out] == left


def table(*rows: str, before: str = "") -> str:
    return f"<w:tbl>{before}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(*content: str, merge: str = "") -> str:
    return f"<w:tc><w:tcPr>{merge}</w:tcPr>{''.join(content)}</w:tc>"


def test_a_table_of_one_column_and_a_cell_with_chapters_are_frames() -> None:
    frame = table(cell(para(run("一、甲<w:br/>乙".replace("<w:br/>", "</w:t><w:br/><w:t>")))))
    form = table(
        cell(para(run("内容"))) + cell(para(run("一、甲")), para(run("乙")), para(run("二、丙")))
    )
    found = read_docx(document(frame + form), "x.docx").lines
    assert [line.text for line in found] == [
        "一、甲",
        "乙",
        "| 内容 |  |",
        "一、甲",
        "乙",
        "二、丙",
    ]


def test_hidden_and_deleted_rows_are_no_rows_and_skipped_columns_stay_empty() -> None:
    two = cell(para(run("甲"))) + cell(para(run("乙")))
    found = read_docx(
        document(
            table(
                two,
                "<w:trPr><w:hidden/></w:trPr>" + cell(para(run("丙"))),
                "<w:trPr><w:del/></w:trPr>" + cell(para(run("丁"))),
                '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell(para(run("戊"))),
            )
        ),
        "x.docx",
    )
    assert [line.cells for line in found.lines] == [("甲", "乙"), ("", "戊")]
    assert [(one.kind, one.text, one.place.column) for one in found.left_out] == [
        ("hidden-row", "丙", 2), ("deleted", "丁", 3),
    ]  # fmt: skip


def test_headings_say_their_level() -> None:
    body = para(run("甲"), style="2") + para(run("乙")) + para(run("丙"), style="Heading3")
    found = read_docx(document(body, styles=STYLES), "x.docx").lines
    assert [line.level for line in found] == [1, 0, 3]


def test_heads_notes_and_comments_are_left_out_but_for_a_title_that_stands_nowhere_else() -> None:
    note = '<w:footnote w:id="2">' + para(run("脚注")) + "</w:footnote>"
    around = {
        "header": para(run("××局2026年工作方案")) + para(run("内部资料")),
        "footer": para(run("— 1 —")) + para(run("××局办公室印")),
        "footnotes": note,
    }
    text = para(run("甲"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    found = read_docx(document(para(run("一、乙")) + text, **around), "x.docx")
    assert [line.text for line in found.lines] == ["××局2026年工作方案", "一、乙", "甲"]
    assert [(one.kind, one.text, one.place.line) for one in found.left_out] == [
        ("header", "内部资料", 1), ("page", "— 1 —", 1), ("footer", "××局办公室印", 1), ("footnote", "脚注", 2),
    ]  # fmt: skip
    titled = read_docx(document(para(run("××局2026年工作要点")), **around), "x.docx")
    assert ("header", "××局2026年工作方案") in [one[:2] for one in titled.left_out]


def test_notes_stand_where_they_are_pointed_to_and_others_at_the_beginning() -> None:
    notes = "".join(
        f'<w:{kind} w:id="{n}">{para(run("注"))}{para(run(f" {n} "))}</w:{kind}>'
        for kind in ("footnote",) for n in (2, 3)
    )  # fmt: skip
    body = para(run("一、甲")) + para(run("乙"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    found = read_docx(document(body, footnotes=notes), "x.docx")
    assert found.left_out == (
        LeftOut("footnote", "注 2", Place(2)), LeftOut("footnote", "注 3", Place(1)),
    )  # fmt: skip


@each_row(
    "name",
    [
        "方案",
        "计划",
        "要点",
        "安排",
        "意见",
        "通知",
        "分工",
        "台账",
        "一览表",
        "分解表",
        "任务表",
        "清单",
        "方案（试行）",
    ],
)
def test_a_title_that_stands_only_in_a_header(name: str) -> None:
    header = para(run(f"××局2026年{name}"))
    above = [para(run("  ")), *[para(run(f"第{n}段。")) for n in range(7)]]
    alone = read_docx(document("".join(above) + para(run("甲")), header=header), "x.docx").lines
    assert (alone[0].text, alone[0].place, alone[0].whole) == (f"××局2026年{name}", Place(1), True)
    own = [*above, para(run(f" ××局2026年{name} "))]
    assert read_docx(document("".join(own), header=header), "x.docx").lines[0].text == "  "
    below = [*above, para(run("第八段。")), para(run(f"××局2026年{name}"))]
    assert read_docx(document("".join(below), header=header), "x.docx").lines[0] == alone[0]


def test_words_left_out_for_one_reason_in_turn_are_one_piece() -> None:
    struck, hidden = "<w:strike/>", "<w:vanish/>"
    body = para(
        *(
            run(text, look)
            for text, look in (("甲", struck), ("乙", hidden), ("丙", struck), ("丁", struck))
        )
    )
    found = read_docx(document(body), "x.docx").left_out
    assert [(one.kind, one.text) for one in found] == [
        ("struck", "甲"),
        ("hidden", "乙"),
        ("struck", "丙丁"),
    ]
