"""The cells of a row by their columns: read, kept beside the item, or named as not used."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reading import draft_of_text
from tables import each_row
from wenming_cli.importers.draft.plandata import items_of
from wenming_cli.importers.lines import CleanedParagraph, Place, row_text
from wenming_cli.importers.tables.layout import Layout
from wenming_cli.importers.tables.rows import PARTS, STYLES, TableEntry, table_entry


def test_each_filled_cell_goes_somewhere() -> None:
    draft = draft_of_text(
        "| 编号 | 督办事项 | 任务来源 | 主办单位 | 办理时限 | 验收标准 | 完成情况 | 分值 | 备注 |",
        "| 1 | 加装座椅 | 常务会议 | 住建局 | 6月底 | 不少于30把 | 2月6日已装12把 | 5 | 含公园 |",
        "| 2 | 清洗站牌 | 热线 | 公交公司 | —— | | 未开始 | / | |",
    )
    first, second = items_of(draft)
    assert (first.title, first.text, first.lead) == (
        "加装座椅",
        "验收标准：不少于30把",
        ("住建局",),
    )
    assert (f"{first.due}", first.notes) == ("2026-06-30", ("分值：5", "备注：含公园"))
    assert (second.due, second.notes) == (None, ())
    assert [(piece.kind, piece.text) for piece in draft.outline.left_out] == [
        ("column", "任务来源：常务会议；热线"),
        ("column", "完成情况：2月6日已装12把；未开始"),
    ]


def test_a_beginning_and_an_end_in_two_columns_are_one_time() -> None:
    (item,) = items_of(
        draft_of_text(
            "| 序号 | 任务 | 责任单位 | 开始时间 | 完成时间 |",
            "| 1 | 办讲堂 | 党办 | 2026年3月1日 | 2026年6月30日 |",
        )
    )
    assert (f"{item.start}", f"{item.due}") == ("2026-03-01", "2026-06-30")


def test_a_beginning_behind_the_end_is_none_and_its_words_are_told() -> None:
    draft = draft_of_text(
        "| 序号 | 任务 | 责任单位 | 开始时间 | 完成时限 |",
        "| 1 | 办讲堂 | 党办 | 9月 | 6月30日 |",
        "| 2 | 办讲座 | 党办 | 3月 | 长期坚持 |",
    )
    first, second = items_of(draft)
    assert (first.start, f"{first.due}") == (None, "2026-06-30")
    assert (second.start, second.due, second.standing) == (None, None, True)
    assert ("time", "9月") in [(one.kind, one.text) for one in draft.account.left_out]


def test_a_row_that_was_called_off_has_no_day() -> None:
    draft = draft_of_text(
        "| 序号 | 督办事项 | 事项来源 | 承办部门 | 办理时限 | 状态 |",
        "| 1 | 缓建南站岗亭 | 4月例会 | 基建部 | —— | 暂缓 |",
        "| 2 | 更换护栏 | 5月例会 | 养护部 | 8月底 | 取消 |",
        "| 3 | 6月疏通边沟 | 5月例会 | 养护部 | 缓办 | 进行中 |",
        "| 4 | 补划标线 | 5月例会 | 养护部 | 9月底 | 进行中 |",
    )
    items = items_of(draft)
    assert [item.due and f"{item.due}" for item in items] == [None, None, None, "2026-09-30"]
    assert [item.title for item in items][:2] == ["缓建南站岗亭", "更换护栏"]
    assert items[1].notes[0] == "原定时限：8月底"


def row_of(heading: dict[str, str], *cells: str, lines: Sequence[str] = ()) -> TableEntry:
    """A row below headings, each with its role."""
    paragraph = CleanedParagraph(
        row_text(cells), ((0, Place(9)),), cells,
        cell_lines=tuple(tuple(line.split("/")) for line in lines),
    )  # fmt: skip
    return table_entry(paragraph, 4, Layout(1, dict(enumerate(heading.values())), tuple(heading)))


def test_each_role_has_its_place() -> None:
    heading = {
        "序": "count", "编号": "number", "分类": "category", "任务": "task", "措施": "detail", "做法": "detail",
        "标准": "criterion", "分值": "", "": "", "备注": "note", "进展": "record", "3月": "period", "领域": "category",
    }  # fmt: skip
    cells = (
        "9",
        "1",
        "一类",
        "办讲堂",
        "请人",
        "开讲",
        "有人听",
        "5",
        "甲",
        "含公园",
        "未开始",
        "√",
        "窗口",
    )
    assert row_of(heading, *cells) == TableEntry(
        4,
        {
            "number": "1", "category": "一类；窗口", "task": "办讲堂", "detail": "请人；开讲", "criterion": "标准：有人听",
            "aside": "分值：5\n甲\n备注：含公园",
        },
        {"number": 6, "category": 10, "task": 15, "detail": 21, "criterion": 31, "aside": 37},
        lines={}, categories=("一类", "窗口"), periods=(("3月", "√", 57),), records=(("进展", "未开始"),),
    )  # fmt: skip


def test_cells_of_several_lines_keep_them_but_for_those_with_headings() -> None:
    heading = {"措施": "detail", "做法": "detail", "备注": "note", "单位": "lead"}
    lines = ("请人/开讲", "评选/公示", "甲/乙", "党办")
    entry = row_of(heading, "请人 开讲", "评选 公示", "甲 乙", "党办", lines=lines)
    assert entry.lines == {"detail": ("请人", "开讲")}
    assert (entry.number, entry.task, entry.detail) == ("", "", "请人 开讲；评选 公示")


def test_a_row_may_be_shorter_than_its_heading() -> None:
    heading = {"任务": "task", "单位": "lead", "分类": "category"}
    entry = row_of(heading, "办讲堂", "党办")
    assert (entry.cells, entry.categories) == ({"task": "办讲堂", "lead": "党办"}, ())
    assert row_of({"任务": "task"}, "办讲堂", "加").cells == {"task": "办讲堂", "aside": "加"}


@each_row("nothing", [*"-—–－/／\\*无空", "------", "- /"])
def test_signs_for_nothing_are_nothing_but_where_words_are(nothing: str) -> None:
    heading = {
        "任务": "task",
        "措施": "detail",
        "单位": "lead",
        "备注": "note",
        "3月": "period",
        "来源": "record",
    }
    entry = row_of(heading, *[nothing] * 6)
    assert (entry.cells, entry.periods, entry.records) == (
        {"task": nothing, "detail": nothing},
        (),
        (),
    )


def test_seven_strokes_are_words() -> None:
    assert row_of({"单位": "lead", "措施": "support"}, "-" * 7, "无线").cells == {
        "lead": "-------", "support": "无线",
    }  # fmt: skip


STOPS = "取消 暂缓 缓办 缓建 缓行 中止 终止 停办 停建 停止 暂停 撤销 撤项 作废 不再实施 不再办理 不再推进 已取消 拟暂缓 建议终止 申请撤项 暂缓实施 取消办理 中止推进 停止办理 已取消。 作废；"


@each_row("state", STOPS.split())
def test_each_word_by_which_a_row_is_called_off(state: str) -> None:
    heading = {"任务": "task", "时限": "due", "分值": "", "当前状态": "record"}
    assert row_of(heading, "办讲堂", "6月底", "5", state).cells == {
        "task": "办讲堂", "due": state, "aside": "分值：5\n原定时限：6月底",
    }  # fmt: skip
    assert row_of(heading, "办讲堂", "", "", state).cells == {"task": "办讲堂", "due": state}


@pytest.mark.parametrize(
    ("name", "state"), [("状态", "进行中"), ("状态", "取消后恢复"), ("进展", "取消")]
)
def test_other_states_leave_the_day(name: str, state: str) -> None:
    cells = row_of({"任务": "task", "时限": "due", name: "record"}, "办讲堂", "6月底", state).cells
    assert cells == {"task": "办讲堂", "due": "6月底"}


def test_parts_of_a_measure_have_the_number_that_is_printed_above_them() -> None:
    assert STYLES[-2:] == ("tstep", "tpart")
    assert frozenset(STYLES[-2:]) == PARTS
