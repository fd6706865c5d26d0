"""What stands beside the columns of a form: each is told once, with its place."""

from __future__ import annotations

import io
import zipfile

from forms.grids import grid
from wenming_cli.forms.columns import (
    BASE_PAGE,
    CHOICES_PAGE,
    HELP_PAGE,
    REMARKS_HEADER,
    SUPPORT_PAGE,
)
from wenming_cli.forms.example import EXAMPLE
from wenming_cli.forms.reading.book import Book, Grid
from wenming_cli.forms.reading.headings import Headings
from wenming_cli.forms.reading.returned import ReturnedCell
from wenming_cli.forms.reading.unread import FormTable, find_unread

HEADS = Headings(1, {1: "label", 2: "note"}, others={3: "备注", 4: REMARKS_HEADER})
FILLED = grid("填报", ["编号", "本期进展", None, REMARKS_HEADER], ["三（一）", "走访"])
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"


def unread(
    *others: Grid, sheet: Grid = FILLED, package: bytes = b""
) -> list[tuple[str, str, list[str]]]:
    """Of each place its kind, where it is, and its words."""
    found = find_unread(Book((sheet, *others), package=package), [FormTable(sheet, HEADS)])
    return [(one.kind, one.where, list(one.texts)) for one in found]


def packed(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(f"xl/{name.replace('__', '/')}.xml", text)
    return buffer.getvalue()


def test_a_form_as_it_is_asked_leaves_nothing() -> None:
    assert unread() == []


def test_columns_of_others_are_told_by_their_heading_or_their_letter() -> None:
    sheet = grid(
        "填报",
        ["编号", "本期进展", "备注", REMARKS_HEADER],
        ["三（一）", "走访", "附照片", "请写日期", "急"],
        ["三（二）", "座谈", "附照片", None, "阅"],
    )

    assert unread(sheet=sheet) == [("column", "备注", ["附照片"]), ("column", "E", ["急", "阅"])]


def test_struck_words_are_told_of_yellow_cells_alone() -> None:
    struck = ReturnedCell("已走访", "填报!B2", struck="拟", left="已走访")
    sheet = grid("填报", ["编号", "本期进展"], [struck._replace(at="填报!A2"), struck])

    assert unread(sheet=sheet) == [("struck", "填报!B2", ["拟"])]


def test_another_sheet_is_told_but_for_what_is_read_already() -> None:
    assert unread(grid("汇总", ["三（一）", "另有宣讲1场"], ["走访"])) == [
        ("sheet", "汇总", ["另有宣讲1场"])
    ]
    assert unread(grid("副本", ["三（一）", "走访"])) == []


def test_our_own_sheets_hold_nothing_that_is_told() -> None:
    assert unread(*(grid(name, ["说明"]) for name in (SUPPORT_PAGE, BASE_PAGE, CHOICES_PAGE))) == []


def test_the_page_of_help_is_told_from_its_example_on() -> None:
    heads = [head for head, _, _ in EXAMPLE]
    example = [text.format(day="2023-09-20") for _, _, text in EXAMPLE]
    typed = [*example[:-1], "李强"]
    page = grid(HELP_PAGE, ["一、什么时候交"], heads, typed, ["三（二）", "走访12个村"])

    assert unread(page) == [("sheet", HELP_PAGE, ["李强", "三（二）", "走访12个村"])]
    assert unread(grid(HELP_PAGE, ["一、什么时候交"], heads, example)) == []
    assert unread(grid(HELP_PAGE, ["没有例子的一页"])) == []


def test_comments_and_text_boxes_are_looked_up_in_the_file() -> None:
    comment = (
        f'<comments xmlns="{MAIN}"><comment ref="J5"><t>请领导</t><t>批示</t></comment></comments>'
    )
    box = f'<x xmlns:a="{DRAWN}"><a:txBody><a:t>另附</a:t><a:t>名单</a:t></a:txBody></x>'

    assert unread(package=packed(comments1=comment, drawings__drawing1=box)) == [
        ("comment", "J5", ["请领导批示"]),
        ("box", "", ["另附名单"]),
    ]


def test_a_comment_that_stands_in_for_a_thread_is_left_out() -> None:
    old = f'<comments xmlns="{MAIN}"><comment ref="J5"><t>[线程批注]</t></comment></comments>'
    new = '<x><threadedComment ref="J5"><text>请核对</text></threadedComment></x>'
    package = packed(comments1=old, threadedComments__threadedComment1=new)

    assert unread(package=package) == [("comment", "J5", ["请核对"])]


def test_a_damaged_part_hides_no_other() -> None:
    box = f'<x xmlns:a="{DRAWN}"><a:txBody><a:t>另附名单</a:t></a:txBody></x>'

    assert unread(package=packed(comments1="<comments", drawings__drawing1=box)) == [
        ("box", "", ["另附名单"])
    ]
