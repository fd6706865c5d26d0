"""Markdown: what people wrote stays text, whatever characters it has."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from places import DATA
from tables import each_row
from wenming_cli.papers.cleaning import clean_text, unwritable_texts
from wenming_cli.papers.document import Document, Heading, Paragraph
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Sheet, SheetColumn
from wenming_cli.papers.text import markdown
from wenming_cli.papers.text.markdown import escape_markdown

if TYPE_CHECKING:
    from conftest import Golden
    from papers.conftest import Summarised

PAPERS = DATA / "papers"
SHEET = Sheet(
    "工作台账",
    "区委宣传部",
    date(2023, 6, 30),
    (
        SheetColumn("no", "序号", "number", centred=True),
        SheetColumn("title", "工作任务"),
        SheetColumn("lead", "牵头单位", centred=True),
    ),
    [[None, "三（一）", None], [1, "a|b\nc", "办公室"]],
    frozenset([0]),
)


def text(model: Document) -> str:
    return markdown.write_markdown_document(model, Settings()).decode("utf-8")


def test_the_shipped_year_in_markdown(summarised: Summarised, golden: Golden) -> None:
    """The other periods have the same words; test_word keeps them."""
    golden(PAPERS / "summary-Q2.md", text(summarised("Q2")))


def test_a_document() -> None:
    model = Document(
        "小结",
        (Heading(1, "一、总体进展"), Heading(2, "（一）思想"), Paragraph("好。", lead="1.学习。")),
        "区委宣传部",
        date(2023, 7, 3),
    )
    assert text(model) == (
        "# 小结\n\n## 一、总体进展\n\n### （一）思想\n\n**1.学习。**好。\n\n区委宣传部\n\n2023年7月3日\n"
    )


def test_a_table() -> None:
    assert markdown.write_markdown_sheet(SHEET, Settings()).decode() == (
        "# 工作台账\n\n填报单位：区委宣传部　填报时间：2023年6月30日\n\n"
        "| 序号 | 工作任务 | 牵头单位 |\n"
        "| --: | --- | :-: |\n"
        "|  | **三（一）** |  |\n"
        "| 1 | a\\|b c | 办公室 |\n"
    )


def test_attachments_are_listed_and_follow() -> None:
    model = Document("小结", (), "区委", date(2023, 7, 3), (SHEET, replace(SHEET, title="明细")))
    assert "附件：\n\n1. 工作台账\n2. 明细\n\n区委" in text(model)
    assert "附件2\n\n## 明细" in text(model)


@each_row(
    ("raw", "safe"),
    [
        ("*重点*", r"\*重点\*"),
        ("[点](http://x)", r"\[点\](http\://x)"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("a | b", r"a \| b"),
        ("# 标题", r"\# 标题"),
        ("- 一项", r"\- 一项"),
        ("+ 一项", r"\+ 一项"),
        ("1. 一项", r"1\. 一项"),
        ("1.一项", "1.一项"),
        ("2) 一项", r"2\) 一项"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("&copy;", r"\&copy;"),
        ("`代码`", r"\`代码\`"),
        ("~~删~~", r"\~\~删\~\~"),
        ("www.example.com", r"www\.example.com"),
        ("li@example.com", r"li\@example.com"),
        ("两\n行\t字", "两 行 字"),
        ("50%完成，3—5月", "50%完成，3—5月"),
    ],
)
def test_markup_is_escaped(raw: str, safe: str) -> None:
    assert escape_markdown(raw) == safe


@given(st.text())
def test_a_reader_of_markdown_shows_what_was_written(note: str) -> None:
    """CommonMark with tables and strikethrough, as read by a program that is not ours."""
    told = " ".join(clean_text(f"{note}完").split())
    inline = _READER.parse(escape_markdown(clean_text(f"{note}完")))[1]
    assert {token.type for token in inline.children or []} == {"text"}
    assert "".join(token.content for token in inline.children or []) == told


_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@given(st.text())
def test_nothing_written_by_people_breaks_a_table(note: str) -> None:
    sheet = replace(SHEET, rows=[[1, note, note]], group_rows=frozenset())
    last = markdown.write_markdown_sheet(sheet, Settings()).decode("utf-8").splitlines()[-1]
    bars = re.findall(r"(?<!\\)(?:\\\\)*\|", last)
    assert len(bars) == 4


def test_control_characters_are_replaced_and_found() -> None:
    model = Document("小\x07结", (Paragraph("完\x00成", "甲\x1b"),), "区\ufffe委", date(2023, 7, 3))
    assert unwritable_texts(model) == ("小�结", "区�委", "完�成", "甲�")
    assert "**甲�**完�成" in text(model)
