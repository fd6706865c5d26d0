"""Who handed in: the register, the screen of `collect` and `remind` behind real sheets."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from building import day
from handing import (
    BACK,
    COLLECTED,
    Q3,
    collect,
    fill,
    hand_out,
    journal,
    make_plan,
    saved_on,
    told,
    type_into,
)
from office.conftest import answer, command, noon, office_in
from wenming_cli import Office, Request, Wish
from wenming_cli.errors import Problem, Refused, Usage
from wenming_cli.office.forms.handins import find_hand_ins
from wenming_cli.office.forms.reminding import ReminderWish
from wenming_cli.office.forms.sheets import SheetsWish

DONE: dict[str, object] = {
    "status": "已完成",
    "on": "9月5日",
    "note": "组织学习2场",
    "people": 46,
    "filler": "王芳",
}
BOOK = f"{Q3}（宣传科）"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose forms of the third quarter were handed out, due on 8 October."""
    root = make_plan(tmp_path / "office")
    hand_out(root)
    return root


def collect_on(folder: Path, today: str, *paths: str, **wish: Any) -> Any:
    return collect(office_in(folder, day=today), *paths, **wish)


def registered(folder: Path, dept: str = "宣传科", on: str = "2023-10-20") -> list[object]:
    """What the register says of a department: 报送日期, 填报人, 退回次数, 迟报天数, 备注."""
    made = json.loads(office_in(folder, day=on).export("register", Wish("a.json", "Q3")).data)
    [row] = [[*row.values()] for row in made["rows"] if dept in row.values()]
    return [row[4], row[5], *row[7:]]


def reminded(folder: Path, dept: str = "宣传科", on: str = "2023-10-20") -> str:
    """What a department is told of its form; empty where nothing is wanting."""
    found = office_in(folder, day=on).remind(ReminderWish("报送", "Q3")).texts
    return next((one.text for one in found if one.dept == dept), "")


def shown(folder: Path, on: str, dept: str = "宣传科") -> list[str]:
    """How a department stands on the screen of `collect`."""
    lines = command(folder, "collect 回收 --dry-run", day=on).splitlines()
    return next(line.split() for line in lines if line.startswith(dept))


# --- when it was handed in --------------------------------------------------------------------------


@pytest.mark.slow
def test_who_did_not_hand_in_is_late_by_today_and_is_told(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    collect_on(folder, "2023-10-10")

    assert registered(folder) == ["2023-10-10", "王芳", 0, 2, ""]
    assert registered(folder, "文艺科") == [None, "", 0, 12, "未报送"]
    assert reminded(folder) == ""
    assert "已逾期12天，尚未收到" in reminded(folder, "文艺科")


@pytest.mark.slow
def test_a_file_that_is_corrected_later_was_handed_in_when_the_first_one_was(folder: Path) -> None:
    first = fill(folder, "宣传科", {"3.1": DONE}, name="a.xlsx")
    collect_on(folder, "2023-10-05")
    first.unlink()
    fill(folder, "宣传科", {"3.1": {**DONE, "people": 64}}, name="b.xlsx", saved="2023-10-11T09:00")
    found = collect_on(folder, "2023-10-12")

    assert [line["do"] for line in journal(folder)][-3:] == ["undo", "done", "receive"]
    assert registered(folder) == ["2023-10-05", "王芳", 0, 0, ""]
    assert [one.days_late for one in found.files] == [0]
    assert shown(folder, "2023-10-13") == ["宣传科", "3", "已报", "2023-10-05", "王芳"]


@pytest.mark.slow
def test_a_file_that_a_person_took_back_was_not_handed_in(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    collect_on(folder, "2023-10-05")
    office_in(folder, day="2023-10-06").undo()

    assert registered(folder) == [None, "", 0, 12, "未报送"]
    assert "尚未收到" in reminded(folder)
    collect_on(folder, "2023-10-09", again=True)
    assert registered(folder) == ["2023-10-09", "王芳", 0, 1, ""]


@pytest.mark.slow
def test_a_mended_file_makes_nobody_late(folder: Path) -> None:
    """The screen says what the register says."""
    fill(folder, "宣传科", {"3.1": {**DONE, "people": "约50"}})
    collect_on(folder, "2023-10-08")
    send_mended(folder, {"3.1": {"people": 50}})
    collect_on(folder, "2023-10-10", f"{BACK}/补正.xlsx")

    assert registered(folder) == ["2023-10-08", "王芳", 1, 0, "10月10日补正"]
    assert shown(folder, "2023-10-11")[2:4] == ["已报", "2023-10-08"]


def test_the_clerk_says_when_it_was_handed_in(folder: Path) -> None:
    """What came in time and was collected later is not late; the first day counts."""
    fill(folder, "宣传科", {"3.1": DONE})
    found = collect_on(folder, "2023-10-20", on=day("10-07"))

    assert [(one.handed_on, one.days_late) for one in found.files] == [(day("10-07"), 0)]
    assert [line.get("handed_on") for line in journal(folder)] == [None, "2023-10-07"]
    assert registered(folder) == ["2023-10-07", "王芳", 0, 0, ""]


@pytest.mark.slow
def test_the_day_can_be_said_afterwards_and_goes_with_its_file(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    collect_on(folder, "2023-10-20")
    assert registered(folder)[3] == 12
    found = collect_on(folder, "2023-10-20", on=day("10-08"))

    assert told(folder) == ["done 3.1", "receive 宣传科 2023-Q3", "receive 宣传科 2023-Q3"]
    assert [(one.state, one.handed_on) for one in found.files] == [("known", day("10-08"))]
    assert registered(folder) == ["2023-10-08", "王芳", 0, 0, ""]
    assert collect_on(folder, "2023-10-20", on=day("10-12")).lines == 0
    office_in(folder, day="2023-10-20").undo()
    assert registered(folder)[0] is None


@pytest.mark.slow
@pytest.mark.parametrize(("on", "says"), [("09-20", "was handed out on"), ("10-21", "not come")])
def test_it_was_handed_in_after_it_was_handed_out_and_until_today(
    folder: Path, on: str, says: str
) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    with pytest.raises(Usage, match=says):
        collect_on(folder, "2023-10-20", on=day(on))


def test_the_option_is_a_day_as_any_other(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    command(folder, "collect 回收 --on 10月7日 --yes", day="2023-10-20")
    assert registered(folder)[0] == "2023-10-07"


# --- what went back, and what is wanting ------------------------------------------------------------


def send_mended(folder: Path, cells: dict[str, dict[str, object]]) -> None:
    """Let the department mend what went back."""
    book: Any = load_workbook(folder / "退回" / f"{BOOK}退回.xlsx")
    type_into(book["填报"], cells)
    (folder / BACK / "补正.xlsx").write_bytes(saved_on(book, "2023-10-09T09:00:00"))


@pytest.mark.slow
def test_a_row_that_went_back_is_wanting_until_it_comes_again(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {**DONE, "people": "约50"}})
    collect_on(folder, COLLECTED)

    assert registered(folder) == [COLLECTED, "王芳", 1, 0, "退回1行，尚未补正"]
    assert "退回补正的内容尚未收到" in reminded(folder)
    send_mended(folder, {"3.1": {"people": 50}})
    collect_on(folder, "2023-10-09", f"{BACK}/补正.xlsx")
    assert registered(folder)[2:] == [1, 0, "10月9日补正"]
    assert reminded(folder) == ""


def test_the_first_file_collected_alone_again_does_not_go_back_once_it_is_mended(
    folder: Path,
) -> None:
    fill(folder, "宣传科", {"3.1": {**DONE, "people": "约50"}})
    collect_on(folder, COLLECTED)
    send_mended(folder, {"3.1": {"people": 50}})
    collect_on(folder, "2023-10-09", f"{BACK}/补正.xlsx")
    before = journal(folder)
    (folder / "退回" / f"{BOOK}退回.xlsx").unlink()
    found = collect_on(folder, "2023-10-10", f"{BACK}/宣传科.xlsx")

    [file] = found.files
    assert (file.returned, file.sent_back, file.state) == ([], "", "known")
    assert [row.older for row in file.rows if row.code == "3.1"] == [True]
    assert not found.is_open
    assert journal(folder) == before
    assert registered(folder)[2:] == [1, 0, "10月9日补正"]


def test_of_a_form_with_several_rows_only_those_that_went_back_are_chased(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {**DONE, "people": "约50"}, "4.1@2023-Q3": {"note": "开了会"}})
    collect_on(folder, COLLECTED)

    assert journal(folder)[-1]["back"] == ["3.1"]
    assert "涉及1项：\n1. 三（一） 组织专题学习" in reminded(folder)


@pytest.mark.slow
def test_of_two_copies_with_a_wrong_row_each_both_rows_are_wanting(folder: Path) -> None:
    """Two people filled in one sheet each; what one of them mends is not what the other lacks."""
    fill(folder, "宣传科", {"3.1": {**DONE, "people": "约50"}}, name="甲.xlsx")
    other = {"4.3@2023-Q3": {"note": "走访", "people": "三四十", "filler": "陈静"}}
    fill(folder, "宣传科", other, name="乙.xlsx", saved="2023-10-04T09:00:00")
    collect_on(folder, COLLECTED)

    assert registered(folder)[4] == "退回2行，尚未补正"
    assert registered(folder)[1] == "王芳、陈静"
    assert "涉及2项：" in reminded(folder)
    send_mended(folder, {"3.1": {"people": 50}})
    collect_on(folder, "2023-10-09", f"{BACK}/补正.xlsx")
    assert registered(folder)[4] == "退回1行，尚未补正"
    assert "涉及1项：\n1. 四（三） 关爱帮扶" in reminded(folder)
    screen = command(folder, "collect 回收/补正.xlsx --dry-run", day="2023-10-09")
    assert "部分、退回1行，尚未补正" in screen
    fill(folder, "宣传科", {"4.3@2023-Q3": {"note": "走访", "people": 35}}, name="乙.xlsx",
         saved="2023-10-09T11:00:00")  # fmt: skip
    collect_on(folder, "2023-10-10", f"{BACK}/乙.xlsx")
    assert registered(folder)[2:] == [2, 0, "10月10日补正"]
    assert reminded(folder) == ""


def test_a_proof_that_comes_later_leaves_it_told_that_the_row_went_back(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {**DONE, "evidence": "合影.jpg"}})
    collect_on(folder, COLLECTED)
    (folder / BACK / "合影.jpg").write_bytes(b"\xff\xd8\xff photo")
    collect_on(folder, "2023-10-09")

    assert registered(folder)[2:4] == [1, 0]
    assert reminded(folder) == ""


@pytest.mark.slow
def test_nobody_is_chased_for_a_conflict(folder: Path) -> None:
    fill(folder, "文艺科", {"3.2": {**DONE, "on": "2023-09-15"}})
    hold = Request("hold", ["3.2"], noon("2023-10-02").date(), why="场地改造")
    office_in(folder, day="2023-10-02").record(hold)
    found = collect_on(folder, COLLECTED)

    assert found.is_open
    assert journal(folder)[-1]["state"] == "partly"
    assert registered(folder, "文艺科")[2:] == [0, 0, ""]
    assert reminded(folder, "文艺科") == ""


@pytest.mark.slow
def test_nobody_is_chased_for_work_that_is_not_in_the_form(folder: Path) -> None:
    path = fill(folder, "宣传科", {"3.1": DONE})
    book: Any = load_workbook(io.BytesIO(path.read_bytes()))
    sheet = book["填报"]
    sheet.cell(sheet.max_row + 1, 2).value = "义务植树"
    sheet.cell(sheet.max_row, 10).value = "植树30棵"
    path.write_bytes(saved_on(book, "2023-10-03T09:00:00"))
    found = collect_on(folder, COLLECTED)

    assert [one.sent_back for one in found.files] == [""]
    assert registered(folder)[2:] == [0, 0, ""]
    assert reminded(folder) == ""


@pytest.mark.slow
def test_nobody_is_chased_for_an_item_that_left_the_plan(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": {**DONE, "people": "约50"}})
    plan = folder / "plans/2023/plan.toml"
    head, first, rest = plan.read_text("utf-8").split("[[task]]")
    plan.write_text(f"{head}[[task]]{rest}", encoding="utf-8")
    collect_on(folder, COLLECTED)

    assert "3.1" in first
    assert not (folder / "退回").exists()
    assert registered(folder)[2:] == [0, 0, ""]
    assert reminded(folder) == ""


@pytest.mark.slow
def test_what_a_department_asks_for_is_noted_and_stands_in_the_register(folder: Path) -> None:
    ask = {"status": "申请延期", "to": "2023-12-29", "why": "场地改造", "filler": "王芳"}
    fill(folder, "宣传科", {"3.1": ask})
    assert [one.verb for one in collect_on(folder, COLLECTED).files[0].requests] == ["postpone"]

    assert journal(folder)[-1]["requests"] == ["3.1 申请延期 2023-12-29"]
    assert registered(folder)[4] == "3.1 申请延期 2023-12-29"
    log = command(folder, "log", day=COLLECTED)
    assert "申请：3.1 申请延期 2023-12-29" in log.replace("\n", "").replace("  ", "")


@pytest.mark.parametrize(
    "saved", ["2023-10-03T09:00:00", "2026-11-28T09:00:00"], ids=["in time", "by a clock ahead"]
)
def test_what_the_office_has_decided_by_hand_is_not_asked_for_any_more(
    folder: Path, saved: str
) -> None:
    """Another day was granted than was asked for; nobody is to overrule that by approving all."""
    ask = {"status": "申请延期", "to": "2023-12-29", "why": "场地改造"}
    fill(folder, "宣传科", {"3.1": ask}, saved=saved)
    collect_on(folder, COLLECTED)
    granted = Request(
        "postpone", ["3.1"], noon("2023-10-06").date(), to=day("12-25"), why="部长同意"
    )
    office_in(folder, day="2023-10-06").record(granted)
    found = collect_on(folder, "2023-10-07", approve=["延期"], approver="部长")

    assert found.entries == []
    assert found.files[0].requests == []
    assert [one.code for _, one in found.files[0].warnings] == ["decided"]
    assert str(found.board[found.board.plan.by_no["3.1"]].due) == "2023-12-25"


def test_what_is_asked_for_after_a_decision_waits(folder: Path) -> None:
    granted = Request(
        "postpone", ["3.1"], noon("2023-10-02").date(), to=day("12-25"), why="部长同意"
    )
    office_in(folder, day="2023-10-02").record(granted)
    ask = {"status": "申请延期", "to": "2023-12-29", "why": "还要征求意见"}
    fill(folder, "宣传科", {"3.1": ask}, saved="2023-10-04T09:00:00")
    [request] = collect_on(folder, COLLECTED).files[0].requests

    assert str(request.to) == "2023-12-29"


def test_what_is_collected_again_for_an_approval_does_not_go_back_anew(folder: Path) -> None:
    ask = {"status": "申请延期", "to": "2023-12-29", "why": "场地改造"}
    fill(folder, "宣传科", {"3.1": ask, "4.1@2023-Q3": {"note": "同上"}})
    collect_on(folder, COLLECTED)
    sheet = folder / "退回" / f"{BOOK}退回.xlsx"
    before = sheet.read_bytes()
    found = collect_on(folder, "2023-10-06", approve=["延期"], approver="部长")

    assert [entry.do for entry in found.entries] == ["postpone"]
    assert [(one.sent_back, one.sent_before) for one in found.files] == [
        ("", f"退回/{BOOK}退回.xlsx")
    ]
    assert sheet.read_bytes() == before
    assert registered(folder)[2] == 1
    sheet.unlink()
    assert collect_on(folder, "2023-10-06").files[0].sent_back == f"退回/{BOOK}退回.xlsx"


@pytest.mark.slow
def test_the_cells_of_a_row_that_goes_back_were_filled_in_as_well(folder: Path) -> None:
    """Understood or not: the log tells how many; who filled it in is none of them."""
    fill(folder, "宣传科", {"3.1": {**DONE, "people": "约50"}})
    collect_on(folder, COLLECTED)
    fill(folder, "文艺科", {"3.2": {"note": "布展", "evidence": "合影.jpg"}})
    collect_on(folder, COLLECTED)

    assert [line["cells"] for line in journal(folder)] == [4, 2]
    assert "填写4格；退回1行" in command(folder, "log", day=COLLECTED)


# --- the forms that are asked for -------------------------------------------------------------------


@pytest.mark.slow
def test_a_form_that_was_handed_out_again_is_asked_for_by_all_three(folder: Path) -> None:
    """What came on the first one before does not answer the second."""
    fill(folder, "宣传科", {"3.1": DONE})
    collect_on(folder, "2023-09-28")
    office_in(folder, day="2023-10-02").sheets(
        SheetsWish("Q3", leads=["宣传科"], due=day("10-12"), output="再发")
    )
    fill(folder, "文艺科", {"3.2": {"note": "布展"}})

    assert registered(folder) == [None, "", 0, 8, "未报送，9月28日报过先前下发的表"]
    assert "尚未收到" in reminded(folder)
    found = collect_on(folder, "2023-10-15", f"{BACK}/文艺科.xlsx")
    assert [one.form.dept for one in found.missing] == ["宣传科"]
    [missing] = answer(folder, "collect 回收/文艺科.xlsx", day="2023-10-15")["missing"]
    assert (missing["dept"], missing["due"], missing["days_late"]) == ("宣传科", "2023-10-12", 3)


@pytest.mark.slow
def test_the_screen_too_says_that_a_sheet_was_handed_out_before(folder: Path) -> None:
    office_in(folder, day="2023-10-02").sheets(
        SheetsWish("Q3", leads=["宣传科"], due=day("10-12"), output="再发")
    )
    fill(folder, "宣传科", {"3.1": DONE})
    screen = command(folder, "collect 回收 --yes", day="2023-10-02")
    [line] = [line for line in screen.splitlines() if line.startswith("宣传科")]
    assert line.split()[2] == "收到先前下发的表，新表未报"
    assert registered(folder) == [None, "", 0, 8, "未报送，10月2日报过先前下发的表"]


@pytest.mark.slow
def test_what_another_form_has_recorded_was_not_taken_back(folder: Path) -> None:
    """The second sheet says the same, and more words: nothing of that is ever undone."""
    office_in(folder, day="2023-10-02").sheets(
        SheetsWish("Q3", leads=["宣传科"], due=day("10-12"), output="再发")
    )
    fill(folder, "宣传科", {"3.1": DONE}, name="旧.xlsx")
    collect_on(folder, COLLECTED)
    (folder / "下发").rename(folder / "先前下发")
    (folder / "再发").rename(folder / "下发")
    fill(folder, "宣传科", {"3.1": {**DONE, "note": "组织学习2场、交流1次"}}, name="新.xlsx")
    for _ in range(2):
        found = collect_on(folder, COLLECTED, f"{BACK}/新.xlsx")
        assert [row.code for file in found.files for row in file.rows if row.taken_back] == []


@pytest.mark.slow
def test_who_has_handed_in_all_gets_no_second_sheet_and_who_is_asked_anew_is_named(
    folder: Path,
) -> None:
    going_on = {"status": "进行中", "note": "已学习2次"}
    fill(folder, "宣传科", {"3.1": going_on, "4.1@2023-Q3": DONE, "4.3@2023-Q3": going_on})
    fill(folder, "文艺科", {"3.2": {"note": "布展"}})
    collect_on(folder, "2023-09-28")
    screen = command(folder, "sheets Q3 --due 10-12 -o 再发 --dry-run", day="2023-10-02")
    office = office_in(folder, day="2023-10-02")
    found = office.sheets(SheetsWish("Q3", due=day("10-12"), output="再发"))

    assert [one.asked.form.dept for one in found.forms] == ["文艺科"]
    assert (found.answered, found.anew) == (["宣传科"], ["文艺科"])
    assert "第三季度已报齐，没有要再填的，不再下发：宣传科" in screen.replace("\n", "")
    assert "第三季度已经报过，这次又发了新表：文艺科" in screen.replace("\n", "")
    assert registered(folder)[0] == "2023-09-28"
    assert registered(folder, "文艺科")[4] == "未报送，9月28日报过先前下发的表"
    [own] = office.sheets(SheetsWish("Q3", leads=["宣传科"], output="另发")).forms
    assert own.asked.form.dept == "宣传科"


def test_on_a_day_before_the_hand_out_nobody_was_asked(folder: Path) -> None:
    with pytest.raises(Refused, match="no form was handed out for"):
        office_in(folder, day="2023-09-20").export("register", Wish("a.json", "Q3"))


@pytest.mark.slow
def test_the_total_names_who_is_not_in(folder: Path) -> None:
    fill(folder, "宣传科", {"3.1": DONE})
    collect_on(folder, "2023-10-10")
    made = json.loads(
        office_in(folder, day="2023-10-20").export("register", Wish("报送登记.json", "Q3")).data
    )
    assert made["title"] == "区委宣传部2023年第三季度进展填报表报送登记"
    assert made["notes"] == ["应报2个科室，已报1个，未报1个：文艺科；迟报1个。"]


def test_without_a_period_the_forms_that_were_handed_out_last_are_meant(folder: Path) -> None:
    office = office_in(folder, day="2023-12-28")
    office.sheets(SheetsWish("Q4", leads=["文艺科"], output="再发"))

    found = find_hand_ins(office, office.board(), "")

    assert found.period.key == "2023-Q4"
    assert [one.form.dept for one in found.found] == ["文艺科"]


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ("", "no form was handed out yet", "hand them out first: wenming sheets Q3"),
        ("Q2", "no form was handed out for Q2", "hand them out first: wenming sheets Q2"),
    ],
)
def test_what_was_not_handed_out_is_not_asked_for(
    asked: str, message: str, hint: str, tmp_path: Path
) -> None:
    root = make_plan(tmp_path / "office")
    if asked:
        hand_out(root)
    office = office_in(root, day="2023-10-10")
    with pytest.raises(Refused) as raised:
        find_hand_ins(office, office.board(), asked)
    assert raised.value.message.speak("en") == message
    assert raised.value.hint is not None
    assert raised.value.hint.speak("en") == hint


def test_a_damaged_form_is_told_and_hides_no_other(folder: Path) -> None:
    office: Office = office_in(folder, day="2023-10-10")
    seen: list[Problem] = []
    office.warn = seen.extend
    (folder / "plans/2023/forms/00000000.json").write_bytes(b"{}")

    found = find_hand_ins(office, office.board(), "Q3").found

    assert [one.form.dept for one in found] == ["宣传科", "文艺科"]
    assert [problem.code for problem in seen] == ["damaged-form"]


ASIDE: dict[str, object] = {"next": "整理感悟", "filler": "陈静"}


def collect_alone(folder: Path, name: str, typed: dict[str, object], saved: str) -> Any:
    """Collect one colleague's file, which speaks of 3.1, and no other."""
    fill(folder, "宣传科", {"3.1": typed}, name=name, saved=f"{saved}T09:00:00")
    return collect_on(folder, COLLECTED, f"{BACK}/{name}")


def test_what_a_colleague_adds_beside_the_work_mends_no_row_that_went_back(folder: Path) -> None:
    collect_alone(folder, "甲.xlsx", {**DONE, "on": "5月底"}, "2023-10-01")
    assert registered(folder)[4] == "退回1行，尚未补正"
    collect_alone(folder, "乙.xlsx", ASIDE, "2023-10-02")
    assert registered(folder)[4] == "退回1行，尚未补正"
    assert "退回补正的内容尚未收到" in reminded(folder)


def test_a_wrong_row_goes_back_though_a_later_file_said_something_else_of_it(folder: Path) -> None:
    collect_alone(folder, "乙.xlsx", ASIDE, "2023-10-02")
    [file] = collect_alone(folder, "甲.xlsx", {**DONE, "on": "5月底"}, "2023-10-01").files
    assert [row.code for row in file.returned] == ["3.1"]
    assert registered(folder)[4] == "退回1行，尚未补正"
