"""Several measures in one cell, line by line."""

from __future__ import annotations

import docx

from reading import told
from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.draft.plandata import items_of
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.word.docx import read_docx

HEAD = ("序号", "工作任务", "具体措施", "牵头单位", "完成时限")


def in_word(*rows: tuple[str, ...]) -> PlanDraft:
    import io

    document = docx.Document()
    document.add_paragraph("××局2026年任务分解表")
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for n, row in enumerate(rows):
        for m, text in enumerate(row):
            table.cell(n, m).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return draft_of(read_docx(buffer.getvalue(), "x.docx"), "x.docx", today_year=2026)


def test_measures_with_their_own_owners_and_dates_are_one_item_each() -> None:
    draft = in_word(
        HEAD,
        ("1", "评比", "1.检查卫生\n2.组织评选\n并公示", "文明办\n宣传科", "3月底\n10月底"),
    )
    assert told(draft) == [
        ("1", "评比", (), ""), ("1.1", "检查卫生", ("文明办",), "03-31"), ("1.2", "组织评选并公示", ("宣传科",), "10-31"),
    ]  # fmt: skip


def test_an_owner_of_all_measures_stands_at_each() -> None:
    draft = in_word(HEAD, ("1", "评比", "检查卫生\n组织评选", "文明办", "3月底\n10月底"))
    assert told(draft)[1:] == [
        ("1.1", "检查卫生", ("文明办",), "03-31"), ("1.2", "组织评选", ("文明办",), "10-31"),
    ]  # fmt: skip


def test_tasks_in_one_cell_are_named_after_the_first() -> None:
    draft = in_word(
        ("序号", "工作任务", "牵头单位", "完成时限"),
        ("1", "检查卫生\n组织评选", "文明办", "3月底\n10月底"),
    )
    assert [(no, title) for no, title, *_ in told(draft)] == [
        ("1", "检查卫生"), ("1.1", "检查卫生"), ("1.2", "组织评选"),
    ]  # fmt: skip


def test_dates_that_do_not_pair_with_the_measures_are_left_to_a_person() -> None:
    draft = in_word(HEAD, ("1", "走访", "慰问\n座谈\n报告", "工会", "3月底\n6月底"))
    (item,) = items_of(draft)
    assert (item.due, item.text) == (None, "慰问 座谈 报告")
    assert item.notes == ("“3月底；6月底”没有说定时间，请定：due = … 或 every = …",)


def test_measures_with_one_date_are_one_item() -> None:
    draft = in_word(HEAD, ("1", "学习", "动员\n讨论", "理论科", "6月\n底前"))
    assert told(draft) == [("1", "学习", ("理论科",), "06-30")]
