"""Tables of units: every unit a row, what they add up to, groups, items, charts."""

from __future__ import annotations

from datetime import date

from units.district import gathered
from wenming_cli.papers.sheet import Sheet
from wenming_cli.units.writing.tables import groups_sheet, items_sheet, ranks_sheet, units_sheet

MADE = date(2023, 10, 10)


def cells(sheet: Sheet, *keys: str) -> list[list[object]]:
    places = {column.key: n for n, column in enumerate(sheet.columns)}
    return [[row[places[key]] for key in keys] for row in sheet.rows]


def test_units_by_their_ranks_and_what_they_add_up_to() -> None:
    sheet = units_sheet(gathered(), MADE, "区文明办")

    assert sheet.title == "区文明办2023年第三季度各单位工作进度"
    assert cells(sheet, "place", "name", "state", "total", "finished", "overdue") == [
        [1, "第一小学", "已汇总", 4, 2, 0],
        [2, "东门街道", "已汇总", 4, 0, 3],
        [None, "图书馆", "未报", None, None, None],
        [None, "合计", "已汇总2个", 8, 2, 3],
    ]
    assert sheet.notes[:2] == ("3个单位：已汇总2个，未报1个。", "数据截至2023年9月30日。")
    assert all(len(row) == len(sheet.columns) for row in sheet.rows)


def test_a_unit_that_cannot_be_read_says_why() -> None:
    sheet = units_sheet(gathered(state="unreadable", fault="不是压缩文件"), MADE, "")
    assert cells(sheet, "state", "reason")[1] == ["报来打不开", "报来打不开：不是压缩文件"]
    assert "报来打不开或被改动1个" in sheet.notes[0]


def test_when_and_how_a_unit_handed_in() -> None:
    changed = gathered(submitted_on="2023-10-09", closed_code="7F3A-9C2E-K4QT-J", chain="broken")
    assert cells(units_sheet(changed, MADE, ""), "submitted_on", "closed", "chain")[1] == [
        date(2023, 10, 9), "7F3A-9C2E-K4QT-J", "有改动",
    ]  # fmt: skip


def test_ranks_alone_fit_a_page() -> None:
    sheet = ranks_sheet(gathered(), MADE, "")
    assert [column.header for column in sheet.columns] == [
        "名次", "单位名称", "报送情况", "事项", "完成", "逾期", "进度", "说明",
    ]  # fmt: skip
    assert len(sheet.rows) == 4


def test_groups_and_all_of_them() -> None:
    sheet = groups_sheet(gathered("area"), MADE, "")
    assert sheet is not None
    assert cells(sheet, "group", "units", "here", "total", "finished") == [
        ["东片区", 2, 2, 8, 2],
        ["西片区", 1, 0, 0, 0],
        ["合计", 3, 2, 8, 2],
    ]
    assert all(len(row) == len(sheet.columns) for row in sheet.rows)
    assert groups_sheet(gathered(), MADE, "") is None


def test_each_table_says_of_which_day_its_figures_are() -> None:
    found = gathered("area", as_of="2023-09-28")
    for make in (units_sheet, ranks_sheet, groups_sheet, items_sheet):
        sheet = make(found, MADE, "")
        assert sheet is not None
        assert "各单位数据日期（2023年9月28日至2023年9月30日）。" in sheet.notes


def test_every_item_of_every_unit() -> None:
    sheet = items_sheet(gathered(), MADE, "")
    assert cells(sheet, "unit", "label", "title", "status", "light", "due", "overdue_days")[
        4:6
    ] == [
        ["东门街道", "三（一）", "专题学习", "未启动", "红", date(2023, 8, 31), 30],
        ["东门街道", "三（二）", "业务<培训>", "未启动", "红", date(2023, 9, 15), 15],
    ]
    assert all(len(row) == len(sheet.columns) for row in sheet.rows)


def test_charts_of_groups_and_of_few_units() -> None:
    charts = units_sheet(gathered("area"), MADE, "").charts
    assert [chart.title for chart in charts] == ["分片区完成率", "各单位完成率"]
    assert [(row.name, row.owed, row.done, row.percent) for row in charts[1].rows] == [
        ("第一小学", 4, 2, 50),
        ("东门", 4, 0, 0),
    ]
    assert [chart.title for chart in units_sheet(gathered(), MADE, "").charts] == ["各单位完成率"]


def test_on_paper_nothing_is_said_of_files_and_lines() -> None:
    found = gathered(state="altered", fault="items.jsonl 打包后有改动", fault_file="报送/东.zip")
    sheet = ranks_sheet(found, MADE, "")
    assert cells(sheet, "reason")[1] == ["材料有改动，未能汇总"]
    edited = ranks_sheet(gathered(chain="broken"), MADE, "")
    assert str(cells(edited, "reason")[1][0]).endswith("；工作记录有改动")
