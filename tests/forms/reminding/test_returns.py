"""Forms that are not in: what their departments are told."""

from __future__ import annotations

import pytest

from building import Diary, day, measure, plan, task
from wenming_cli.forms.form import FormRow, IssuedForm, show_number
from wenming_cli.forms.reminding.returns import Outstanding, remind_of_forms

YEAR = plan(
    task("3.1", title="加强农村宣传文化阵地建设", lead="文艺科", start="01-01", due="10-31"),
    measure("4.1", title="读书会", lead="文艺科", every="month"),
    measure("4.2", title="周五学习", lead="文艺科", every="week", on="friday"),
    measure("4.3", title="我们的节日", lead="文艺科", festivals=["端午", "中秋"]),
)
ROWS = (
    "3.1",
    "4.1@2023-07",
    "4.1@2023-08",
    "4.1@2023-09",
    "4.2",
    "4.2@2023-W27",
    "4.3@2023-中秋",
)


def form(dept: str = "文艺科", *rows: str, due: str = "10-08", issued: str = "09-27") -> IssuedForm:
    return IssuedForm(
        plan="2023",
        unit="区委宣传部",
        period="2023-Q3",
        dept=dept,
        issued=day(issued),
        due=day(due) if due else None,
        plan_sha256="0" * 64,
        rows=tuple(FormRow(row=row) for row in rows or ROWS),
    )


def told(one: Outstanding, as_of: str, diary: Diary | None = None) -> str:
    board = (diary or Diary()).board(YEAR, as_of)
    found = remind_of_forms(board, [one], day(as_of)).texts
    return found[0].text if found else ""


def test_the_text_names_the_form_its_day_and_what_it_is_about() -> None:
    """Each item once, however many rows it has."""
    asked = form()

    assert told(Outstanding(asked), "10-10") == (
        f"【催报】文艺科：第三季度进展填报表（{show_number(asked.number)}）"
        "应于10月8日前报送，已逾期2天，尚未收到。\n"
        "涉及4项：\n"
        "1. 三（一） 加强农村宣传文化阵地建设（低于序时进度93个百分点）\n"
        "2. 四（一） 读书会（7月至9月，9次未开展，最早为1月）\n"
        "3. 四（二） 周五学习（低于序时进度77个百分点）\n"
        "4. 四（三） 我们的节日（中秋，2次未开展，最早为端午）\n"
        "请于今日下班前填好发回。已报送的请忽略。"
    )


@pytest.mark.parametrize(
    ("due", "as_of", "said", "asked"),
    [
        ("10-08", "10-07", "应于10月8日前报送，尚未收到。", "请按时填好发回。"),
        ("10-08", "10-08", "应于10月8日前报送，今日截止，尚未收到。", "请按时填好发回。"),
        ("10-08", "10-14", "应于10月8日前报送，已逾期6天，", "请于10月16日下班前填好发回。"),
        ("", "10-09", "）尚未收到。", "请于今日下班前填好发回。"),
        ("2023-12-30", "2024-01-03", "应于2023年12月30日前报送，已逾期4天，", "请于今日下班前"),
    ],
    ids=["in time", "the day itself", "on a Saturday", "without a day", "in the next year"],
)
def test_a_day_is_told_as_it_is(due: str, as_of: str, said: str, asked: str) -> None:
    text = told(Outstanding(form(due=due)), as_of)

    assert said in text
    assert asked in text


def test_last_years_form_is_named_with_its_year() -> None:
    assert "：2023年第三季度进展填报表（" in told(Outstanding(form()), "2024-01-03")


def test_what_went_back_is_asked_for_again() -> None:
    text = told(Outstanding(form(), returned=True), "10-10")

    assert "已逾期2天，退回补正的内容尚未收到。" in text
    assert text.endswith("请于今日下班前补正发回。已报送的请忽略。")


def test_only_the_rows_that_went_back_are_asked_for_again() -> None:
    """What older programs collected does not say which rows these were."""
    back = frozenset({"4.1@2023-08", "4.3@2023-中秋"})
    text = told(Outstanding(form(), returned=True, rows=back), "10-10")

    assert "涉及2项：\n1. 四（一） 读书会（8月，" in text
    assert "\n2. 四（三） 我们的节日（中秋，" in text
    assert "涉及4项：" in told(Outstanding(form(), returned=True), "10-10")


def test_what_left_the_plan_is_not_asked_for() -> None:
    diary = Diary()
    diary("cancel", "3.1", "10-01")
    diary("cancel", "4.3", "10-01", period="2023-中秋")
    wanted = form("文艺科", "3.1", "4.3@2023-中秋", "9.9")

    assert told(Outstanding(wanted), "10-10", diary) == ""


def test_what_is_recorded_as_done_is_left_out_where_something_else_is_asked() -> None:
    """Where all of it is done the form is wanting all the same."""
    diary = Diary()
    diary("done", "3.1", "09-12")
    text = told(Outstanding(form("文艺科", "3.1", "4.3@2023-中秋")), "10-10", diary)
    assert "涉及1项" in text
    assert "加强农村宣传文化阵地建设" not in text
    assert "加强农村宣传文化阵地建设" in told(Outstanding(form("文艺科", "3.1")), "10-10", diary)


def test_what_fell_away_is_nothing_that_is_asked() -> None:
    diary = Diary()
    diary("done", "3.1", "09-12")
    diary("cancel", "4.3", "09-20", period="2023-中秋")
    text = told(Outstanding(form("文艺科", "3.1", "4.3@2023-中秋")), "10-10", diary)
    assert "涉及1项" in text
