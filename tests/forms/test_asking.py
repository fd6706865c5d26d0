"""What a department owes in a period: the rows of its form, and which of their cells are to fill."""

from __future__ import annotations

from datetime import date

import pytest

from building import Diary, day, measure, plan, task
from wenming_cli.core.board.fold import Board
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Refused
from wenming_cli.forms.asked import AskedForm, Asking
from wenming_cli.forms.asking import ask, ask_again, departments, without_lead
from wenming_cli.forms.form import parse_form
from wenming_cli.forms.rowwords import row_now

YEAR = plan(
    task("3", title="工作任务"),
    task("3.1", lead="宣传科", due="08-31", steps=["方案", "签到表"]),
    task("3.2", lead="宣传科", start="03-01", due="11-30"),
    task("3.3", lead="宣传科", start="10-08", due="11-30"),
    task("3.4", lead="宣传科", due="05-31"),
    task("3.5", lead="宣传科", standing=True),
    task("3.6", lead=["文艺科", "宣传科"], due="09-30"),
    task("3.7", due="09-15"),
    measure("4", title="主要措施"),
    measure("4.1", lead="宣传科", every="month"),
    measure("4.2", lead="理论科", every="week", on="friday"),
    measure("4.3", lead="办公室", every="year"),
    measure("4.4", lead="文艺科", support="各科室", festivals=["中秋"]),
)


def asking(period: str = "Q3", *, finished: bool = False, support: bool = False) -> Asking:
    return Asking(
        "2023",
        "0" * 64,
        parse_period(period, 2023),
        issued=day("09-27"),
        due=day("10-08"),
        finished=finished,
        support=support,
        contact="办公室李娜",
    )


def asked(
    dept: str, diary: Diary | None = None, found: Plan = YEAR, wanted: Asking | None = None
) -> AskedForm:
    form = ask(board_of(diary, found), dept, wanted or asking())
    assert form is not None
    return form


def board_of(diary: Diary | None = None, found: Plan = YEAR) -> Board:
    return (diary or Diary()).board(found, "09-27")


def codes(form: AskedForm) -> list[str]:
    return [row.issued.row for row in form.rows]


def test_a_department_is_asked_for_what_is_due_late_or_going_on() -> None:
    assert codes(asked("宣传科")) == [
        "3.1", "3.2", "3.4", "3.5@2023-Q3", "4.1@2023-07", "4.1@2023-08", "4.1@2023-09",
    ]  # fmt: skip


def test_what_is_done_suspended_or_cancelled_is_not_asked_for_again() -> None:
    diary = Diary()
    diary("done", "3.1", "08-20")
    diary("hold", "3.2", "07-01")
    diary("cancel", "3.4", "06-01")
    diary("done", "4.1", "07-20", period="2023-07")

    assert codes(asked("宣传科", diary)) == ["3.5@2023-Q3", "4.1@2023-08", "4.1@2023-09"]


def test_what_is_done_has_locked_rows_where_that_is_wanted() -> None:
    diary = Diary()
    diary("done", "3.1", "08-20")
    diary("done", "3.2", "09-20")
    diary("done", "3.4", "06-01")
    form = asked("宣传科", diary, wanted=asking(finished=True))

    assert codes(form)[:2] == ["3.1", "3.2"]
    assert "3.4" not in codes(form)
    assert "note" in form.rows[0].locked
    assert not form.rows[0].required


def test_who_owes_nothing_gets_no_form() -> None:
    assert ask(board_of(), "办公室", asking()) is None
    assert ask(board_of(), "人事科", asking()) is None
    diary = Diary()
    diary("done", "4.3", "07-01")
    assert ask(board_of(diary), "办公室", asking("2023", finished=True)) is None


def test_a_row_goes_to_the_first_of_several_leads() -> None:
    form = asked("文艺科")

    assert codes(form) == ["3.6", "4.4@2023-中秋"]
    assert form.rows[0].cells["text"] == "（文艺科、宣传科共同牵头）"
    assert departments(board_of()) == ["宣传科", "文艺科", "理论科", "办公室"]


def test_what_nobody_leads_is_named() -> None:
    assert [state.item.no for state in without_lead(board_of(), asking())] == ["3.7"]


def test_weekly_work_is_one_row_and_a_sheet_of_its_times() -> None:
    diary = Diary()
    diary("done", "4.2", "07-07", people=12)
    form = asked("理论科", diary)

    assert codes(form) == ["4.2"]
    assert form.rows[0].cells["recorded"].startswith("应开展13次，已记录1次")
    assert not form.rows[0].required
    assert len(form.dense) == form.to_fill == 12
    assert form.dense[0].issued.row == "4.2@2023-W28"
    assert form.dense[0].cells["when"] == "第28周（07-10至07-16）"
    assert len(form.form.rows) == 13
    whole = asked("理论科", diary, wanted=asking(finished=True))
    assert whole.dense[0].issued.status == "√"
    assert "status" in whole.dense[0].locked


def test_each_row_has_three_cells_to_fill_at_most() -> None:
    form = asked("宣传科")
    required = {row.issued.row: sorted(row.required) for row in form.rows}

    assert required["3.1"] == ["note", "on", "status"]
    assert required["3.2"] == ["note", "status"]
    assert required["3.4"] == ["note", "on", "status"]
    assert required["3.5@2023-Q3"] == ["note", "status"]
    assert form.to_fill == 3 + 2 + 3 + 2 + 9


def test_what_was_told_already_need_not_be_told_again() -> None:
    diary = Diary()
    diary("note", "3.5", "08-10", note="集中学习", difficulty="人手不够", next="调整分工")
    diary("note", "3.2", "08-10", percent=40)
    form = asked("宣传科", diary)
    row = next(row for row in form.rows if row.issued.item == "3.5")

    assert (row.required, row.owed) == (frozenset(), False)
    assert (form.rows[1].required, form.rows[1].owed) == (frozenset(), True)
    assert row.cells["recorded"] == "8月10日，集中学习。"
    assert (row.issued.difficulty, row.issued.next) == ("人手不够", "调整分工")
    assert row.issued.status == "进行中"
    assert form.rows[1].issued.percent == 40


def test_a_quarter_that_was_reported_and_is_over_is_not_asked_for() -> None:
    diary = Diary()
    diary("note", "3.5", "02-10", note="集中学习")
    diary("note", "3.5", "08-10", note="集中学习")
    half = codes(asked("宣传科", diary, wanted=asking("2023-01-01..2023-09-30")))

    assert [code for code in half if code.startswith("3.5")] == ["3.5@2023-Q2", "3.5@2023-Q3"]
    alone = plan(task("3.5", lead="宣传科", standing=True))
    assert ask(board_of(diary, alone), "宣传科", asking()) is None


@pytest.mark.parametrize(
    ("code", "locked"),
    [("3.1", set()), ("3.2", {"steps"}), ("3.5@2023-Q3", {"percent", "steps", "to"}),
     ("4.1@2023-07", {"percent", "steps", "to"})],
)  # fmt: skip
def test_what_makes_no_sense_is_locked(code: str, locked: set[str]) -> None:
    rows = {row.issued.row: row for row in asked("宣传科").rows}

    assert set(rows[code].locked) == locked


def test_the_locked_cells_say_what_is_known() -> None:
    diary = Diary()
    diary("tick", "3.1", "08-10", step="方案")
    diary("note", "3.1", "08-10", note="动员会", people=30)
    row = asked("宣传科", diary).rows[0]

    assert row.cells == {
        "label": "三（一）",
        "title": "事项3.1",
        "text": "",
        "when": "第三季度",
        "due": "2023-08-31",
        "recorded": "8月10日，动员会（30人次）。",
        "material": "（1方案） 2签到表",
    }


def test_what_goes_on_is_of_the_whole_year() -> None:
    rows = {row.issued.row: row.cells["when"] for row in asked("宣传科").rows}

    assert (rows["3.2"], rows["4.1@2023-08"], rows["3.4"]) == ("全年", "8月", "第三季度")


def test_long_texts_are_cut() -> None:
    long = plan(task("3.1", lead="宣传科", text="长" * 200, due="09-01"))
    diary = Diary()
    for n in range(1, 9):
        diary("note", "3.1", f"08-0{n}", note="工作" * 20, difficulty="难" * 3000)
    row = asked("宣传科", diary, long).rows[0]

    assert row.cells["text"] == "长" * 118 + "……"
    assert row.cells["recorded"].startswith("共记录8次，最近：8月8日，工作")
    assert len(row.issued.difficulty) == 1000


def test_the_form_is_read_again_however_long_its_words() -> None:
    """The texts that are kept with it have a limit, and what cannot be read is never collected."""
    steps = [f"第{n}次会议的签到表、记录和纪要" for n in range(1, 200)]
    leads = ["宣传科", *(f"第{n}街道办事处宣传统战委员" for n in range(1, 200))]
    long = plan(task("3.1", title="题" * 3000, lead=leads, steps=steps, due="09-01"))
    form = asked("宣传科", found=long).form

    assert parse_form(form.text(), "") == form


def test_what_others_lead_is_told_on_request() -> None:
    form = asked("宣传科", wanted=asking(support=True))

    assert [row.label for row in form.support] == ["三（六）", "四（四）"]
    assert form.support[1].lead == "文艺科"
    assert not asked("宣传科").support


def test_the_same_day_and_state_give_the_same_number() -> None:
    assert asked("宣传科").form.number == asked("宣传科").form.number
    diary = Diary()
    diary("start", "3.1", "08-10")
    assert asked("宣传科", diary).form.number != asked("宣传科").form.number


def test_a_form_is_asked_again_as_it_was_issued() -> None:
    first, theory = asked("宣传科"), asked("理论科")
    diary = Diary()
    diary("done", "3.1", "08-20")
    diary("note", "4.2", "09-20", difficulty="场地紧张")
    board = board_of(diary)
    again = ask_again(board, first.form)

    assert again.form == first.form
    assert codes(again) == codes(first)
    assert again.rows[0].issued.status == "未启动"
    assert again.rows[0].cells["recorded"] == "8月20日完成。"
    assert again.rows[0].locked == first.rows[0].locked
    assert len(ask_again(board, theory.form).dense) == 13
    other = plan(task("3.1", lead="宣传科", due="08-31"))
    assert codes(ask_again(board_of(found=other), first.form)) == ["3.1"]


def test_what_a_row_says_now() -> None:
    diary = Diary()
    diary("done", "4.1", "07-20", period="2023-07")
    diary("note", "4.2", "09-20", difficulty="场地紧张")
    diary("verify", "3.1", "09-20")
    board = board_of(diary)

    def status(code: str) -> str | None:
        row = row_now(board, code)
        return None if row is None else row.status

    assert status("4.1@2023-07") == "已完成"
    assert status("4.1@2023-08") == "未启动"
    assert status("3.1") == "已销号"
    assert status("4.2") == "未启动"
    assert status("4.2@2023-W28") == ""
    assert [status(code) for code in ("3", "9.9", "4.1@2023-13", "4.1")] == [None] * 4
    summary = row_now(board, "4.2")
    assert summary is not None
    assert summary.difficulty == "场地紧张"


def test_a_period_may_be_a_month() -> None:
    assert codes(asked("宣传科", wanted=asking("8月"))) == ["3.1", "3.2", "3.4", "4.1@2023-08"]
    assert asking().issued == date(2023, 9, 27)


@pytest.mark.slow
def test_a_form_of_too_many_rows_is_refused_with_a_way_out() -> None:
    """Fourteen things a day are more than five thousand a year."""
    daily = [measure(f"4.{n}", lead="宣传科", every="day") for n in range(1, 15)]
    busy = board_of(Diary(), plan(*daily))
    with pytest.raises(Refused) as refused:
        ask(busy, "宣传科", asking("2023"))
    assert refused.value.message.speak("zh") == "宣传科2023年的填报表有5124行，超过上限5000行"
    assert refused.value.hint is not None
    assert "9月" in refused.value.hint.speak("zh")
    month = ask(busy, "宣传科", asking("9月"))
    assert month is not None
    assert len(month.form.rows) == 14 * 31
