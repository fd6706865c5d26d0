"""A document cut into nodes: each number with its title, its own words and its place."""

from __future__ import annotations

from datetime import date

import pytest

from drafting import found
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.lines import Place
from wenming_cli.importers.outline.outline import Outline, outline
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text, text_lines


def cut(text: str) -> Outline:
    return outline(clean_document(text_lines(text).lines)[0])


TEXT = "××局2026年工作方案\n一、重点任务\n（一）抓学习。每月一次。\n（二）抓活动。"


def test_a_document_is_cut_at_its_numbers_and_nothing_is_lost() -> None:
    found = cut(TEXT)

    assert found.numbered
    assert found.preamble == "××局2026年工作方案\n"
    assert [(node.no, node.label, node.title, node.text) for node in found.nodes] == [
        ("1", "一、", "重点任务", ""),
        ("1.1", "（一）", "抓学习", "每月一次。"),
        ("1.2", "（二）", "抓活动", ""),
    ]
    assert [node.place for node in found.nodes] == [Place(2), Place(3), Place(4)]
    assert found.preamble + "".join(node.raw for node in found.nodes) == TEXT


def test_a_number_that_stands_twice_is_told_apart() -> None:
    found = cut("一、任务\n（一）学习。\n（一）宣讲。\n1.进机关。")

    assert [node.no for node in found.nodes] == ["1", "1.1", "1.1~2", "1.1~2.1"]


def test_a_title_that_is_the_first_clause_of_a_sentence_stays_in_the_text() -> None:
    words = (
        "加强理论学习，组织全体党员干部每月开展一次集中学习，全年不少于十二次，并做好记录和考勤。"
    )
    [_, node, _] = cut(f"一、任务\n1.{words}\n2.抓活动。").nodes

    assert (node.title, node.text) == ("加强理论学习", words)


def test_two_columns_of_tasks_and_months_are_a_breakdown_table() -> None:
    entries = found("（一）时间安排", "| 时间 | 内容 |", "|---|---|", "| 3月 | 启动 |", "| 6月底前 | 检查 |")  # fmt: skip
    assert [(e.node.title, e.due) for e in entries.values()][2:] == [
        ("启动", date(2026, 3, 31)), ("检查", date(2026, 6, 30)),
    ]  # fmt: skip


INDICATORS = """\
| 测评项目 | 测评内容 | 测评标准 | 责任单位 | 完成时限 |
| Ⅰ-1 组织领导 | 1）领导重视 | 每年研究2次以上 | 办公室 | 全年 |
| Ⅰ-1 组织领导 | 2）经费保障 | 列入预算 | 财务科 | 3月底前 |
| Ⅰ-2 思想教育 | 1）道德讲堂 | 每季度1次 | 机关党委 | 长期 |"""


def test_a_table_of_indicators_without_a_column_of_tasks_gives_its_owners() -> None:
    text = f"××局文明单位测评任务分解表（2026年）\n{INDICATORS}"
    draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
    assert [(e.node.no, e.node.title, e.lead, e.due) for e in draft.items] == [
        ("1", "组织领导", (), None),
        ("1.1", "领导重视", ("办公室",), date(2026, 12, 31)),
        ("1.2", "经费保障", ("财务科",), date(2026, 3, 31)),
        ("2", "思想教育", (), None),
        ("2.1", "道德讲堂", ("机关党委",), None),
    ]
    assert [e.node.text for e in draft.items] == [
        "", "每年研究2次以上", "列入预算", "", "每季度1次",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "months", [("1月", "12月"), ("一月份", "十二月份"), ("一、一月份", "二、十二月份")]
)
def test_months_are_chapters_in_every_spelling(months: tuple[str, str]) -> None:
    text = f"××街道2026年月度工作安排\n{months[0]}\n1.召开会议。\n{months[1]}\n1.年终考核。\n"
    draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
    assert {entry.node.chapter for entry in draft.items} == {"schedule"}
    assert [e.due for e in draft.items if e.node.level == 1] == [
        date(2026, 1, 31), date(2026, 12, 31),
    ]  # fmt: skip
    assert "number-skipped" not in {problem.code for problem in draft.problems}


def test_an_item_may_begin_with_the_number_of_a_hotline() -> None:
    entries = found("1、119消防演练", "2、12345热线办理")
    assert [(e.node.no, e.node.title) for e in entries.values()][1:] == [
        ("1.1", "119消防演练"), ("1.2", "12345热线办理"),
    ]  # fmt: skip


def test_marks_of_annexes_before_the_first_item_only_say_what_the_document_is() -> None:
    def numbers(text: str) -> list[str]:
        return [node.no for node in cut(text).nodes]

    assert numbers("附件1\n工作方案\n附件2\n一、学习\n二、宣讲") == ["1", "2"]
    assert numbers("附件1\n一、学习\n二、宣讲\n附件2\n一、名单") == ["1", "2", "A2", "A2.1"]
