"""What stands around the text, and what each of it is."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.readers.text import text_lines


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
