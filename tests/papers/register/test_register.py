"""报送登记: a row for each department, and who is not in."""

from __future__ import annotations

from building import day
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.register.register import RegisterRow, register_sheet
from wenming_cli.papers.text.markdown import write_markdown_sheet

QUARTER = parse_period("Q3", 2023)
IN_TIME = RegisterRow("宣传科", day("10-08"), day("10-07"), "王芳", 4, 0, 0)
LATE = RegisterRow("外宣科", day("10-08"), day("10-10"), "", 2, 1, 2, "10月12日补正")
MISSING = RegisterRow("文艺科", day("10-08"), None, "", 3, 0, 12, "未报送")


def test_who_did_not_hand_in_stands_in_it_and_below_it() -> None:
    sheet = register_sheet([IN_TIME, LATE, MISSING], QUARTER, unit="区委宣传部", made=day("10-20"))

    assert sheet.name == "报送登记"
    assert sheet.title == "区委宣传部2023年第三季度进展填报表报送登记"
    assert [column.header for column in sheet.columns] == [
        "序号", "科室", "应报日期", "报送日期", "填报人", "项数", "退回次数", "迟报天数", "备注",
    ]  # fmt: skip
    assert list(sheet.rows[1]) == [
        2, "外宣科", day("10-08"), day("10-10"), "", 2, 1, 2, "10月12日补正",
    ]  # fmt: skip
    assert list(sheet.rows[2])[3] is None
    assert sheet.notes == ("应报3个科室，已报2个，未报1个：文艺科；迟报1个。",)


def test_where_all_are_in_nobody_is_named() -> None:
    sheet = register_sheet([IN_TIME], QUARTER, unit="区委宣传部", made=day("10-20"))
    assert sheet.notes == ("应报1个科室，已报1个，未报0个。",)


def test_above_it_stands_who_keeps_it() -> None:
    sheet = register_sheet([IN_TIME], QUARTER, unit="区委宣传部", made=day("10-20"))
    text = write_markdown_sheet(sheet, Settings()).decode()
    assert "登记单位：区委宣传部　登记时间：2023年10月20日" in text
