"""Several measures in one cell, line by line."""

from __future__ import annotations

import docx
import pytest

from reading import told
from tables import each_row
from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.draft.plandata import items_of
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.word.docx import read_docx
from wenming_cli.importers.tables.measures import split_measures
from wenming_cli.importers.tables.rows import TableEntry

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


def row(**cells: str) -> TableEntry:
    """A row of 具体措施 and more, whose cells begin at 0, 10, 20, … of its text."""
    flat = {role: text.replace("\n", " ") for role, text in cells.items()}
    at = {role: 10 * n for n, role in enumerate(cells)}
    lines = {role: tuple(text.split("\n")) for role, text in cells.items() if "\n" in text}
    return TableEntry(5, flat, at, lines=lines, periods=(("一季度", "√", 99),))


def test_parts_have_their_own_cells_and_places_and_the_heading_the_rest() -> None:
    beside = {
        role: f"甲{role}\n乙{role}" for role in ("lead", "owner", "support", "leader", "every")
    }
    entry = row(
        number="1", task="评比", detail="1.检查\n2.评选\n并公示", aside="分值：5", criterion="要点：有",
        theme="雷锋", due="3月底\n10月底", **beside,
    )  # fmt: skip
    heading, first, second = split_measures(entry)
    assert heading.cells == {
        "number": "1",
        "task": "评比",
        "aside": "分值：5",
        "criterion": "要点：有",
    }
    assert (heading.lines, heading.at, heading.periods) == ({}, entry.at, entry.periods)
    assert first.cells == {"task": "检查", "due": "3月底", **{role: f"甲{role}" for role in beside}}
    assert second.cells == {
        "task": "评选并公示",
        "due": "10月底",
        **{role: f"乙{role}" for role in beside},
    }
    assert [(one.at, one.lines, one.periods) for one in (first, second)] == [
        ({"task": 22}, {}, ()), ({"task": 21}, {}, ()),
    ]  # fmt: skip


@pytest.mark.parametrize("role", ["lead", "owner", "support", "leader", "every"])
def test_a_cell_of_more_lines_than_there_are_measures_pairs_with_none(role: str) -> None:
    entry = row(task="评比", detail="检查\n评选", due="3月底\n10月底", **{role: "甲\n乙\n丙"})
    [found] = split_measures(entry)
    assert found.cells == {
        "task": "评比", "detail": "检查 评选", role: "甲 乙 丙", "unread_due": "3月底；10月底",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("detail", "due"),
    [
        ("检查\n评选", "3月底"),
        ("检查\n评选", "3月底\n另行通知"),
        ("检查评选", "3月底\n前"),
    ],
)
def test_without_a_time_a_line_a_row_stays_whole(detail: str, due: str) -> None:
    entry = row(task="评比", detail=detail, due=due)
    assert split_measures(entry) == [entry]


def test_one_measure_with_two_times_is_left_to_a_person() -> None:
    [found] = split_measures(row(task="评比", detail="检查", due="3月底\n每月一次"))
    assert found.cells["unread_due"] == "3月底；每月一次"


@each_row(
    "mark",
    [
        "1.",
        "（1）",
        "(12)",
        "2)",
        "3、",
        "4．",
        "一、",
        "十二.",
        "（三）",
        "①",
        "⑳",
        "-",
        "—",
        "•",
        "·",
        "●",
    ],
)
def test_measures_begin_with_their_marks(mark: str) -> None:
    entry = row(
        task="评比", detail=f"{mark} 检查\n到位\n{mark}评选", due=f"{mark}年底\n{mark} 每月"
    )
    assert [one.cells for one in split_measures(entry)[1:]] == [
        {"task": "检查到位", "due": "年底"}, {"task": "评选", "due": "每月"},
    ]  # fmt: skip


def test_what_stands_above_the_first_mark_is_a_measure_and_figures_are_no_marks() -> None:
    entry = row(task="评比", detail="检查\n1.评选\n2.5万元奖金", due="3月底\n10月底")
    assert [one.task for one in split_measures(entry)[1:]] == ["检查", "评选2.5万元奖金"]
