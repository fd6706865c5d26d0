"""What stands around the text, and what each of it is."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.cleaning.asides import mark_asides
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.lines import CleanedParagraph
from wenming_cli.importers.readers.text import text_lines


def asides(*lines: str) -> list[str]:
    """What each line is, kept apart as in Word."""
    rows = text_lines("\n".join(lines)).lines
    paragraphs = [CleanedParagraph(row.text, ((0, row.place),), row.cells) for row in rows]
    return [one.aside for one in mark_asides(paragraphs)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2026年3月1日", "signature"),
        ("××局办公室 二〇二六年三月一日", "signature"),
        ("附件：任务表", "attachments"),
        ("抄送：市文明办。", "imprint"),
        ("××局办公室 2026年3月1日印发 （共印25份）", "imprint"),
        ("共印40份", "imprint"),
        ("（联系人：张××，电话：12345）", "contact"),
        ("联系群众要常态化。", ""),
    ],
)
def test_a_line_below_the_text(line: str, kind: str) -> None:
    source, _ = clean_document(text_lines(f"一、抓学习。\n{line}").lines)
    assert source.paragraphs[-1].aside == kind


def test_the_last_annex_may_have_nothing_below_it() -> None:
    text = "一、任务\n附件1：标准\n一、分数\n二、等次\n附件2：记录表"
    source, _ = clean_document(text_lines(text).lines)
    assert [p.aside for p in source.paragraphs] == [""] * 5


def test_annexes_that_are_only_listed_are_a_list() -> None:
    source, _ = clean_document(text_lines("一、任务\n附件1：标准\n附件2：记录表").lines)
    assert [p.aside for p in source.paragraphs] == ["", "attachments", "attachments"]


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("××镇创建工作领导小组", "signature"),
        ("（三）建好书屋", ""),
        ("抓好落实。", ""),
    ],
)
def test_an_office_may_sign_without_a_date(last: str, kind: str) -> None:
    text = f"××镇工作方案\n一、任务\n（一）抓学习。\n（二）抓宣讲。\n{last}"
    assert clean_document(text_lines(text).lines)[0].paragraphs[-1].aside == kind


@each_row(
    "end", [*"局委办部处科室院校馆站所队会组团社厅署行园司", "中心", "集团", "机关", "单位", "政府", "街道", "支部", "总支"]
)  # fmt: skip
def test_each_word_with_which_the_name_of_an_office_ends(end: str) -> None:
    assert asides("一、抓。", "二、讲。", "三、办。", f"××镇某{end}")[-1] == "signature"


@pytest.mark.parametrize(("above", "kind"), [(3, "signature"), (2, "")])
def test_an_office_signs_a_document_of_four_paragraphs(above: int, kind: str) -> None:
    assert asides(*["一、抓学习。"] * above, "××镇办公室")[-1] == kind


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            "imprint",
            [
                "抄送：甲",
                "抄报：甲",
                "主题词：甲",
                "（此件公开发布）",
                "2026年3月1日印发",
                "共印25份。",
                "（共印25份）",
            ],
        ),
        ("contact", ["联系人：张××", "联系电话：12", "联系方式：12", "（咨询电话：12）。"]),
        ("attachments", ["附件：甲", "附 件 1 ：甲", "附件12：甲"]),
        ("signature", ["**2026年3月1日**", "2026.3.1"]),
        ("", ["联系人：一", "附件：", "说明：甲", "共印份"]),
    ],
)
def test_each_word_by_which_a_line_below_is_known(kind: str, lines: list[str]) -> None:
    assert {line: asides("一、抓学习。", line)[-1] for line in lines} == dict.fromkeys(lines, kind)


@pytest.mark.parametrize("word", ["说明", "备注", "注", "附注"])
def test_a_note_stands_at_most_three_paragraphs_below_a_table(word: str) -> None:
    row, note = "| 1 | 讲堂 | 党办 |", f"　{word}：按月"
    assert asides(row, note) == ["", "note"]
    assert asides(row, "甲。", "乙。", note)[-1] == "note"
    assert asides(row, "甲。", "乙。", "丙。", note)[-1] == ""
    assert asides("甲。", note, row) == ["", "", ""]
    assert asides(row, f"{word}：1.按月", "2.按季") == ["", "note", "note"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ["一、抓。", "××市", "××办公室", "2026年3月1日"],
            ["", "signature", "signature", "signature"],
        ),
        (
            ["一、抓", "甲", "××市", "××办公室", "2026年3月1日"],
            ["", "", "signature", "signature", "signature"],
        ),
        (["××办公室", "2026年3月1日"], ["signature", "signature"]),
        (["一、抓", "×" * 30, "2026年3月1日"], ["", "signature", "signature"]),
        (["一、抓", "×" * 31, "2026年3月1日"], ["", "", "signature"]),
        (["| 1 | 甲 | 乙 |", "2026年3月1日"], ["", "signature"]),
        (["抓好学习，", "2026年3月1日"], ["", "signature"]),
        (["一、抓学习", "××办公室 2026年3月1日"], ["", "signature"]),
    ],
)
def test_the_office_stands_above_its_date(lines: list[str], found: list[str]) -> None:
    assert asides(*lines) == found


def test_the_list_of_attachments_ends_with_its_last_number() -> None:
    lines = ["一、抓。", "附件：1.任务表", "　2.名单", "12、记录", "甲", "3.另一项"]
    assert asides(*lines) == ["", *["attachments"] * 3, "", ""]
    assert asides("一、抓。", "附件：任务表", "2.名单")[1:] == ["attachments", ""]


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        (["甲", "乙"], ""), (["附件2：乙", "丙", "丁"], "attachments"), (["××局", "2026年3月1日"], "attachments"),
        (["甲", "乙", "2026年3月1日"], "attachments"), (["甲", "乙", "丙", "2026年3月1日"], ""), (["甲"], "attachments"),
    ],
)  # fmt: skip
def test_an_annex_has_its_content_below_it(below: list[str], kind: str) -> None:
    assert asides("一、抓学习", "　附件1：标准", *below)[1] == kind
