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
    assert f"{item.due}" == "2026-06-30"
    assert item.origin.node.cells["due"] == "2026年3月1日至2026年6月30日"
