"""The cells of a row by their columns: read, kept beside the item, or named as not used."""

from __future__ import annotations

from reading import draft_of_text
from wenming_cli.importers.draft.plandata import items_of


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
