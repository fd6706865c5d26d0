"""What `collect` tells a clerk: nothing that came is dropped without a word, and each end has its next step."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from PIL import Image as PillowImage

from cli.conftest import Office, Result
from handing import BACK, Q3, Cells, collect, fill, hand_out, make_plan, saved_on
from wenming_cli.forms.collecting.collection import RowOutcome
from wenming_cli.forms.writing.looks import BAD_COLOUR
from wenming_cli.views.forms.passedby import passed_by
from wenming_cli.views.plain import plain_text

DONE: dict[str, object] = {"status": "已完成", "on": "9月5日", "note": "组织学习2场"}


@pytest.fixture
def here(tmp_path: Path) -> Office:
    """An office on 10 October, whose forms of the third quarter went out on 27 September."""
    root = make_plan(tmp_path / "office")
    hand_out(root)
    return Office(root, today="2023-10-10")


def told(said: Result) -> list[str]:
    """The lines of a screen without what is around them."""
    return [line.strip() for line in said.out.splitlines()]


def test_sheets_as_they_were_handed_out_are_no_hand_in(here: Office) -> None:
    said = here.run("collect 下发 --yes", width=120)
    assert said.code == 1
    assert told(said) == [
        "科室    应报  状态              报送日期  填报人",
        "宣传科     3  还是下发时的空表",
        "文艺科     2  还是下发时的空表",
        f"下发/{Q3}（宣传科）.xlsx 还是下发时的空表，没有填写",
        "→ 请收科室填好发回的表，不要收下发的表",
        f"下发/{Q3}（文艺科）.xlsx 还是下发时的空表，没有填写",
        "→ 请收科室填好发回的表，不要收下发的表",
        "没有新的内容需要记录",
    ]
    assert "宣传科：第三季度进展填报表" in here.run("remind Q3").out


def spoil(here: Office, dept: str, cells: Cells, change: Callable[[Any], object]) -> None:
    """Let a department do more to its sheet than to fill it in."""
    path = fill(here.root, dept, cells)
    book: Any = load_workbook(path)
    change(book)
    path.write_bytes(saved_on(book, "2023-10-03T09:00:00"))


def section(said: Result, heading: str) -> list[str]:
    """The lines of a section, its heading left out."""
    lines = said.out.splitlines()
    found = lines[lines.index(heading) + 1 :]
    rest = [n for n, line in enumerate(found) if not line.startswith("  ")]
    return [line[2:] for line in found[: rest[0] if rest else None]]


# --- words beside the form, files beside the sheets -------------------------------------------


def write_everywhere(book: Any) -> None:
    sheet = book["填报"]
    sheet["X4"] = "另办讲座3场，参加300人"
    sheet["M3"] = None
    sheet["M5"] = "缺经费5万元"
    sheet["A20"] = "备注：本表数字以此为准"
    sheet["J4"].comment = Comment("实际为9月6日", "王芳")
    book.create_sheet("补充说明")["A1"] = "4.1 分析会改在9月28日召开"
    copy = book.copy_worksheet(sheet)
    copy.title = "填报 (2)"
    copy.delete_cols(21)
    copy["J5"] = "第二张表上的进展"


@pytest.mark.slow
def test_words_outside_of_the_columns_are_named(here: Office) -> None:
    spoil(here, "宣传科", {"3.1": DONE}, write_everywhere)
    said = here.run("collect 回收 --yes", width=120)
    assert said.code == 0
    assert section(said, "表上这些文字没有读") == [
        "回收/宣传科.xlsx “M”列：“缺经费5万元”",
        "回收/宣传科.xlsx “X”列：“另办讲座3场，参加300人”",
        "回收/宣传科.xlsx 工作表“补充说明”：“4.1 分析会改在9月28日召开”",
        "回收/宣传科.xlsx 工作表“填报 (2)”：“第二张表上的进展”",
        "回收/宣传科.xlsx J4 的批注：“实际为9月6日”",
        "回收/宣传科.xlsx：另有1处",
        "→ 需要记录的：wenming note 编号 内容；或请科室填入表中各栏",
    ]
    [file] = json.loads(here.run("collect 回收 --json").out)["collected"]
    assert [(one["kind"], one["texts"]) for one in file["unread"]][-1] == (
        "row",
        ["备注：本表数字以此为准"],
    )


def write_over_the_example(book: Any) -> None:
    sheet = book["填写说明"]
    line = next(n for n in range(1, sheet.max_row + 1) if sheet[f"A{n}"].value == "编号") + 1
    sheet[f"D{line}"] = "2023-09-08"
    sheet[f"E{line}"] = "我科9月8日集中学习，32人参加"
    sheet[f"A{line + 2}"] = "另办讲座1场"


def test_words_on_the_page_of_help_are_named(here: Office) -> None:
    """It shows a yellow row as an example, which is easily taken for the one to fill in."""
    spoil(here, "宣传科", {"3.1": DONE}, write_over_the_example)
    assert section(here.run("collect 回收 --yes", width=120), "表上这些文字没有读") == [
        "回收/宣传科.xlsx 工作表“填写说明”：“我科9月8日集中学习，32人参加”等2处",
        "→ 需要记录的：wenming note 编号 内容；或请科室填入表中各栏",
    ]


def test_text_boxes_and_comments_of_excel_are_counted(here: Office) -> None:
    box = '<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>详见</a:t></a:r><a:r><a:t>附件</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>'
    thread = '<ThreadedComments xmlns="t"><threadedComment ref="K4"><text>含志愿者</text></threadedComment></ThreadedComments>'
    path = fill(here.root, "宣传科", {"3.1": DONE})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/drawings/drawing9.xml", box)
        archive.writestr("xl/threadedComments/threadedComment1.xml", thread)
        archive.writestr("xl/drawings/drawing8.xml", "no XML")
    assert section(here.run("collect 回收 --yes", width=120), "表上这些文字没有读")[:2] == [
        "回收/宣传科.xlsx K4 的批注：“含志愿者”",
        "回收/宣传科.xlsx 文本框：“详见附件”",
    ]


@pytest.mark.slow
def test_files_that_no_row_names_are_named(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": {**DONE, "evidence": "合影"}})
    for name in ("合影.jpg", "IMG_2031.jpg", "文艺科.rar", "文艺科.docx", "~$宣传科.xlsx"):
        (here.root / BACK / name).write_bytes(b"x")
    said = here.run("collect 回收 --yes", width=120)
    assert section(said, "这些文件没有读") == [
        "回收/IMG_2031.jpg、回收/文艺科.docx、回收/文艺科.rar",
        "→ 佐证材料：请在表中“佐证材料”栏写明文件名，或 wenming attach 编号 文件；填报表：请另存为 .xlsx",
    ]
    answer = json.loads(here.run("collect 回收 --json").out)
    assert answer["left"] == ["回收/IMG_2031.jpg", "回收/文艺科.docx", "回收/文艺科.rar"]
    for n in range(8):
        (here.root / BACK / f"IMG_{n}.jpg").write_bytes(b"x")
    [names, _] = section(here.run("collect 回收 --yes", width=120), "这些文件没有读")
    assert names.endswith("回收/IMG_3.jpg和另外6个")


def test_a_bad_form_is_named_though_some_row_names_a_file_like_it(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": {**DONE, "evidence": "名单"}})
    (here.root / BACK / "名单.jpg").write_bytes(b"x")
    (here.root / BACK / "文艺").mkdir()
    (here.root / BACK / "文艺/名单.xlsx").write_bytes(b"PK\3\4 broken")
    said = here.run("collect 回收 --yes")
    assert said.code == 1
    assert "回收/文艺/名单.xlsx" in said.out


@pytest.mark.slow
def test_words_in_the_locked_cells_of_a_row_below_are_new_work(here: Office) -> None:
    def change(book: Any) -> None:
        book["填报"]["B9"] = "承办全市现场会"
        book["填报"]["C9"] = "10月20日前完成"

    spoil(here, "宣传科", {"3.1": DONE}, change)
    said = here.run("collect 回收 --yes", width=120)
    assert said.code == 1
    assert "部分、表外1行" in said.out
    assert section(said, "表外") == [
        "宣传科 表中第9行  承办全市现场会；10月20日前完成",
        "→ 需列入方案的，请在 plan.toml 中加上，再用 wenming check 核对；不列入的，请告知科室",
    ]


# --- one file that two departments name -------------------------------------------------------


@pytest.mark.slow
def test_one_file_that_two_departments_name_is_given_to_neither(here: Office) -> None:
    proven = {**DONE, "evidence": "签到表.jpg"}
    fill(here.root, "宣传科", {"3.1": proven})
    fill(here.root, "文艺科", {"3.2": {**proven, "on": "2023-09-15"}})
    (here.root / BACK / "签到表.jpg").write_bytes("宣传科的".encode())
    (here.root / BACK / "签到表(1).jpg").write_bytes("文艺科的".encode())
    said = here.run("collect 回收 --yes", width=120)
    assert said.code == 1
    assert section(said, "退回") == [
        "宣传科 3.1 组织专题学习",
        "  佐证材料：文艺科也填了 签到表.jpg，但这个名字的文件只收到一个",
        "    → 请在文件名前加上科室名称，重新发来，并改填“佐证材料”",
        "文艺科 3.2 加强阵地建设",
        "  佐证材料：宣传科也填了 签到表.jpg，但这个名字的文件只收到一个",
        "    → 请在文件名前加上科室名称，重新发来，并改填“佐证材料”",
        "→ 请把“退回”中的退回表发回科室；补正后再收：wenming collect 回收",
    ]
    assert section(said, "这些文件没有读")[0] == "回收/签到表(1).jpg"
    assert not (here.root / "plans/2023/evidence").exists()

    (here.root / BACK / "文艺科").mkdir()
    for name in ("文艺科.xlsx", "签到表(1).jpg"):
        moved = here.root / BACK / "文艺科" / name.replace("(1)", "")
        (here.root / BACK / name).rename(moved)
    assert here.run("collect 回收 --yes").code == 0
    kept = sorted(path.read_text() for path in (here.root / "plans/2023/evidence").rglob("*.jpg"))
    assert kept == ["宣传科的", "文艺科的"]


# --- all that is wrong at once ----------------------------------------------------------------


@pytest.mark.slow
def test_all_that_is_wrong_with_a_row_is_told_at_once(here: Office) -> None:
    row = {"status": "已完成", "note": "组织2场", "people": "约50", "evidence": "小结.docx"}
    asks = {"status": "申请延期", "percent": "过半", "on": "9月"}
    fill(here.root, "宣传科", {"3.1": row, "4.1@2023-Q3": {"status": "已完成"}})
    fill(here.root, "文艺科", {"3.2": asks})
    answer = json.loads(here.run("collect 回收 --json").out)["collected"]
    told = [[one["code"] for one in file["returned"]] for file in answer]
    assert told == [
        ["number-unclear", "date-missing", "evidence-missing", "date-missing", "note-missing"],
        ["date-unclear", "percent-outside", "why-missing"],
    ]


@pytest.mark.slow
def test_what_cannot_be_known_beside_a_wrong_cell_is_not_told(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": {"on": "9月5日", "people": "约50"}})
    fill(here.root, "文艺科", {"3.2": {"status": "差不多了", "why": "场地未定"}})
    answer = json.loads(here.run("collect 回收 --json").out)["collected"]
    told = [[one["code"] for one in file["returned"]] for file in answer]
    assert told == [["number-unclear"], ["status-unknown"]]


# --- the question, and what to do next --------------------------------------------------------


@pytest.mark.slow
def test_where_only_the_arrival_is_noted_that_is_asked(here: Office) -> None:
    fill(here.root, "宣传科")
    fill(here.root, "文艺科")
    said = here.run("collect 回收", typed=["y\n"])
    assert "没有新的内容；登记这2份填报表已收到？ ［y 是，回车为否］" in said.err
    assert told(said)[-1] == "没有新的内容；已登记收到2份填报表"
    assert here.run("collect 回收 --yes").out.splitlines()[-1] == "没有新的内容需要记录"


@pytest.mark.slow
def test_where_only_a_picture_is_taken_that_is_asked(here: Office) -> None:
    def change(book: Any) -> None:
        for at in ("S4", "W1"):
            photo = io.BytesIO()
            PillowImage.new("RGB", (8, 8), "red").save(photo, "PNG")
            book["填报"].add_image(Image(photo), at)

    spoil(here, "宣传科", {"3.1": DONE}, change)
    assert here.run("collect 回收 --yes").code == 0
    said = here.run("collect 回收 --images", typed=["y\n"])
    assert "是否记录1张图片？" in said.err
    assert told(said)[-1] == "已记录1份填报表中的1张图片；wenming undo 可撤销最后一份"
    assert "表内有1张图片未收\n  → 请科室另发原图，并写明是哪一项" in said.out


@pytest.mark.slow
def test_each_section_ends_with_what_to_do(here: Office) -> None:
    asks = {"status": "申请延期", "to": "2023-12-30", "why": "场地未定", "note": "已选址"}
    fill(here.root, "宣传科", {"3.1": asks, "4.1@2023-Q3": {"note": "同上"}})
    path = fill(here.root, "文艺科", {"3.2": {**DONE, "on": "2023-09-15"}})
    path.rename(path.with_name("文艺科 (1).xlsx"))
    here.run("hold 3.2 --why 场地改造 --on 2023-10-02")
    said = here.run(
        ["collect", f"{BACK}/宣传科.xlsx", f"{BACK}/文艺科 (1).xlsx", "--yes"], width=120
    )
    again = 'wenming collect 回收/宣传科.xlsx "回收/文艺科 (1).xlsx"'
    ends = {
        heading: section(said, heading)[-1]
        for heading in ("冲突（下发后他人另有记录）", "退回", "待批准")
    }
    assert ends == {
        "冲突（下发后他人另有记录）": "→ 以台账为准的，不用处理；以表上为准的，用 wenming log 3.2 查记录号，"
        "wenming undo 记录号 撤销后再收一次",
        "退回": f"→ 请把“退回”中的退回表发回科室；补正后再收：{again}",
        "待批准": f"→ 领导同意后：{again} --approve 延期 --approver 姓名",
    }


@pytest.mark.slow
def test_where_nothing_was_taken_it_is_not_in_in_part(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": {"note": "同上"}})
    assert "宣传科     3  退回1行、迟报2天" in here.run("collect 回收 --yes").out
    fill(here.root, "宣传科", {"3.1": {"note": "同上"}, "4.1@2023-Q3": {"note": "筹备"}})
    assert "宣传科     3  部分、退回1行、迟报2天" in here.run("collect 回收 --yes").out


@pytest.mark.slow
def test_a_week_in_which_nothing_was_held_is_told(here: Office) -> None:
    """Nothing is recorded of it, and the clerk sees that the department said so."""
    weeks = {"4.2@2023-W36": {"status": "√"}, "4.2@2023-W37": {"status": "否"}}
    fill(here.root, "文艺科", weeks)
    said = here.run("collect 回收 --yes", width=120)
    assert "填的是“否”，没有开展，没有记录" in said.out
    assert "第37周" in said.out
    log = here.run("log", width=120).out
    assert "第36周" in log
    assert "第37周" not in log


def test_a_day_outside_of_its_week_is_taken_and_told(here: Office) -> None:
    """It may have been made up for, or the day is wrong."""
    week = {"4.2@2023-W36": {"status": "√", "on": "2023-09-15"}}
    fill(here.root, "文艺科", week)
    fill(here.root, "宣传科", {"4.1@2023-Q3": {**DONE, "on": "2023-06-30"}})
    said = here.run("collect 回收 --yes", width=120)
    assert "2023-09-15不在2023-09-04至2023-09-10之内，照收" in said.out
    assert "2023-06-30不在2023-07-01至2023-09-30之内，照收" in said.out
    assert "2023-09-15" in here.run("log").out


@pytest.mark.slow
def test_a_later_copy_that_says_no_goes_back_and_its_reason_is_named(here: Office) -> None:
    """A sheet does not take back what is recorded as held; what was not held is not noted."""
    fill(here.root, "文艺科", {"4.2@2023-W36": {"status": "√"}}, name="a.xlsx")
    here.run("collect 回收 --yes")
    no: dict[str, dict[str, object]] = {
        "4.2@2023-W36": {"status": "否"},
        "4.2@2023-W37": {"status": "否", "note": "下雨", "people": 3},
    }
    fill(here.root, "文艺科", no, name="b.xlsx", saved="2023-10-04T09:00:00")
    said = here.run("collect 回收/b.xlsx --yes", width=140).out

    assert "已记录为“√”，不能在表上改回" in said
    assert "填的是“下雨；3”，没有开展，没有记录" in said
    assert "只作记录" not in said
    assert "第37周" not in here.run("log", width=140).out


@pytest.mark.slow
def test_what_is_told_of_a_time_that_is_not_called_held_is_named(here: Office) -> None:
    """On both sheets: words without √, a day with 办理情况 as it was."""
    fill(here.root, "文艺科", {"4.2@2023-W36": {"note": "学习党史"}})
    fill(here.root, "宣传科", {"4.1@2023-Q3": {"on": "2023-09-05", "note": "查了9家"}})
    said = here.run("collect 回收 --yes", width=140).out
    assert "填了内容，“是否开展”没有写明已开展：只作记录，不算开展" in said
    assert "填了内容，“办理情况”没有写明已开展：只作记录，不算开展" in said
    assert "→ 已经开展的选√，再报一次" in said
    assert "→ 已经开展的选已完成，再报一次" in said


@pytest.mark.slow
def test_what_to_do_about_a_remark_is_said_once_for_rows_that_follow_each_other(
    here: Office,
) -> None:
    weeks = ("4.2@2023-W36", "4.2@2023-W37")
    fill(here.root, "文艺科", {week: {"note": "学习党史"} for week in weeks})
    said = here.run("collect 回收 --yes", width=140).out
    assert said.count("只作记录，不算开展") == 2
    assert said.count("再报一次") == 1


@pytest.mark.slow
def test_a_row_without_a_day_has_none_whenever_it_is_collected(here: Office) -> None:
    """The day on which the clerk collects is none of the department's."""
    here.today = "2023-09-28"
    fill(here.root, "宣传科", {"3.1": {"status": "进行中", "note": "整理8盒"}})
    here.run("collect 回收 --yes")
    assert "9月28日" not in here.run("export ledger Q3 -o a.md --today 2023-10-08").out + here.read(
        "a.md"
    )
    assert "整理8盒" in here.read("a.md")


@pytest.mark.slow
def test_as_above_says_nothing_once_rows_are_sorted(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": {"note": "整理8盒", "next": "同上"}})
    said = here.run("collect 回收 --yes", width=140).out
    assert "下一步打算：“同上”单独看不出指什么" in said


@pytest.mark.slow
def test_what_only_stands_in_the_way_of_it_begins_nothing(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": {"difficulty": "经费未落实"}})
    here.run("collect 回收 --yes")
    assert "未启动" in here.run("show 3.1").out
    assert "经费未落实" in here.run("show 3.1").out


@pytest.mark.slow
def test_a_department_whose_rows_are_not_mended_is_not_called_in(here: Office) -> None:
    """Others hand in meanwhile; what went back is still in its hands."""
    fill(here.root, "宣传科", {"3.1": {"note": "同上"}, "4.1@2023-Q3": DONE})
    here.run("collect 回收 --yes")
    (here.root / "回收/宣传科.xlsx").unlink()
    fill(here.root, "文艺科", {"3.2": {**DONE, "on": "2023-09-15"}})
    said = told(here.run("collect 回收 --yes", width=120))
    assert [" ".join(line.split()) for line in said if line.startswith("宣传科")] == [
        "宣传科 3 退回1行，尚未补正 2023-10-10"
    ]


# --- folders ----------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "named"), [(".", "回收"), ("回收", "回收"), ("退回", "退回")])
def test_the_folder_of_what_goes_back_is_not_collected(
    here: Office, folder: str, named: str
) -> None:
    fill(here.root, "宣传科", {"3.1": DONE})
    (here.root / "退回").mkdir()
    said = here.run(["collect", named, "--yes", "-o", folder])
    assert said.code == 4
    assert said.err.splitlines()[0] == f"{named} 是存放退回表的文件夹，其中的文件不是科室发回的"


def test_a_file_in_the_place_of_that_folder_is_told_before_anything_is_recorded(
    here: Office,
) -> None:
    fill(here.root, "宣传科", {"3.1": {"note": "同上"}, "4.1@2023-Q3": {"note": "筹备"}})
    (here.root / "退回").write_text("x")
    said = here.run("collect 回收 --yes")
    assert said.code == 3
    assert not (here.root / "plans/2023/journal").exists()


# --- rows that go back with all their words ---------------------------------------------------


def remarks_of(here: Office, dept: str) -> dict[str, str]:
    """What a department is told in the workbook that goes back, by the code of the row."""
    sheet = load_workbook(here.root / f"退回/{Q3}（{dept}）退回.xlsx")["填报"]
    at: dict[Any, Any] = {cell.value: cell.column for cell in sheet[3]}
    rows = range(4, sheet.max_row + 1)
    values = [(sheet.cell(n, at["行码"]).value, sheet.cell(n, at["校验意见"]).value) for n in rows]
    return {str(code): str(said) for code, said in values}


@pytest.mark.slow
def test_a_row_that_came_twice_goes_back_with_both_texts(here: Office) -> None:
    def change(book: Any) -> None:
        sheet = book["填报"]
        sheet.append([cell.value for cell in sheet[4]])
        sheet.cell(sheet.max_row, 10).value = "讲座3场"

    spoil(here, "宣传科", {"3.1": DONE}, change)
    said = here.run("collect 回收 --yes", width=120)
    assert "宣传科     3  退回1行" in said.out
    assert remarks_of(here, "宣传科") == {
        "3.1": "1. 这一行在表中出现两次，内容不同：本期进展：组织学习2场／讲座3场。请在标红的格填写以哪一个为准。"
    }
    sheet = load_workbook(here.root / f"退回/{Q3}（宣传科）退回.xlsx")["填报"]
    by_heading = {head.value: cell for head, cell in zip(sheet[3], sheet[4], strict=True)}
    note = by_heading["本期进展（做法、数字）"]
    assert (by_heading["办理情况"].value, note.value) == ("已完成", None)
    assert note.fill.fgColor.rgb == f"FF{BAD_COLOUR[1:]}"


@pytest.mark.slow
def test_rows_whose_numbers_were_sorted_apart_go_back_with_their_words(here: Office) -> None:
    def change(book: Any) -> None:
        sheet = book["填报"]
        sheet["A4"].value, sheet["A5"].value = sheet["A5"].value, sheet["A4"].value
        sheet["B9"], sheet["J9"] = "义务植树", "植树30棵"

    cells: Cells = {"3.1": {"note": "集中学习"}, "4.1@2023-Q3": {"note": "筹备"}}
    spoil(here, "宣传科", cells, change)
    said = here.run("collect 回收 --yes", width=120)
    assert "宣传科     3  退回2行、表外1行" in said.out
    first, second = remarks_of(here, "宣传科").values()
    assert first.splitlines()[0].startswith(
        "1. 这一行的编号或本期与下发时不一致，所填内容是：组织专题学习；"
    )
    assert "本期进展：集中学习" in first
    assert first.splitlines()[1] == (
        "另：原表第9行“义务植树；本期进展：植树30棵”未收，这项工作不在下发的表内。"
        "表外新增的工作请与办公室联系，由办公室列入方案。"
    )
    assert "本期进展：筹备" in second
    assert "义务植树" not in second


def test_what_was_taken_back_by_itself_is_told(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": DONE})
    [file] = collect(here.root).files
    gone = file._replace(rows=(RowOutcome("3.1", taken_back=True), *file.rows[1:]))
    assert gone.unchanged == 2
    assert plain_text(passed_by(gone)).splitlines() == [
        "回收/宣传科.xlsx：1行回收后又撤销，这次没有再记录",
        "  → 如需重新回收：wenming collect 回收/宣传科.xlsx --again",
    ]


# --- a narrow screen --------------------------------------------------------------------------


def test_parts_of_a_line_stay_whole_on_a_narrow_screen(here: Office) -> None:
    long = {"difficulty": "人手不足，需要各科室抽调力量支持才能按期完成", "note": "已选址"}
    fill(here.root, "文艺科", {"3.2": long})
    said = here.run("collect 回收 --yes", width=60, tty=True)
    assert said.out.splitlines()[1:3] == [
        "  3.2 加强阵地建设  记录  已选址",
        "    问题：人手不足，需要各科室抽调力量支持才能按期完成",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("width", [40, 80])
def test_a_command_is_never_cut(here: Office, width: int) -> None:
    path = fill(here.root, "宣传科", {"3.1": {**DONE, "people": "约50"}})
    path.rename(path.with_name("宣传科第三季度进展填报表（王芳填）(1).xlsx"))
    said = here.run(
        "collect 回收/宣传科第三季度进展填报表（王芳填）(1).xlsx --yes", width=width, tty=True
    )
    command = 'wenming collect "回收/宣传科第三季度进展填报表（王芳填）(1).xlsx"'
    assert f"  → 请把“退回”中的退回表发回科室；补正后再收：{command}" in said.out.splitlines()
    assert f"请发回宣传科：退回/{Q3}（宣传科）退回.xlsx" in said.out.splitlines()


@pytest.mark.slow
def test_a_row_that_a_later_sheet_went_on_with_is_shown_once(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": DONE}, name="王芳.xlsx")
    cells = {"3.1": {"difficulty": "缺经费5万元"}}
    fill(here.root, "宣传科", cells, name="赵强.xlsx", saved="2023-10-03T10:00:00")
    said = here.run("collect 回收 --yes", width=120)
    assert (said.code, told(said)) == (0, [
        "回收/赵强.xlsx",
        "3.1 组织专题学习  完成  组织学习2场  问题：缺经费5万元  2023-09-05",
        "科室    应报  状态           报送日期    填报人",
        "宣传科     3  已报、迟报2天  2023-10-10",
        "文艺科     2  未报，逾期2天",
        "回收/王芳.xlsx：有1行以同一填报表的较晚文件为准",
        "已记录1份填报表中的1行；wenming undo 可撤销最后一份",
    ])  # fmt: skip


@pytest.mark.slow
def test_the_sheet_that_may_be_the_later_is_named_as_it_is_typed(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": DONE}, name="旧.xlsx")
    cells = {"3.1": {"note": "讲3场"}}
    fill(here.root, "宣传科", cells, name="新 的.xlsx", saved="2023-10-03T09:00:30")
    said = here.run("collect 回收 --yes", width=120)
    [advice] = [line for line in told(said) if "--take" in line]
    option = advice[advice.index("--take") :]
    assert option.endswith('="回收/新 的.xlsx"')
    assert here.run(f"collect 回收 --yes {option}").code == 0


@pytest.mark.slow
def test_what_two_copies_say_differently_is_not_called_somebody_elses_record(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": DONE}, name="张三.xlsx", saved="2023-10-03T09:00:00")
    assert here.run("collect 回收 --yes").code == 0
    other = {**DONE, "note": "讲3场"}
    fill(here.root, "宣传科", {"3.1": other}, name="李四.xlsx", saved="2023-10-03T09:00:30")
    said = here.run("collect 回收/李四.xlsx --yes", width=120)
    lines = told(said)
    heading = "冲突（同一报表的另一份另有填写，无法判断哪份在后）"
    assert lines[lines.index(heading) :][1:4] == [
        "宣传科 3.1 组织专题学习",
        "本期进展：下发时为“—”，表上填“讲3场”，台账为“组织学习2场”（宣传科，2023-10-10）",
        "→ 未指明以哪份为准前，已记录的内容不变（见下）",
    ]
    assert not [line for line in lines if "undo" in line]


@pytest.mark.slow
def test_what_came_packed_and_was_taken_back_is_collected_anew_by_the_packed_file(
    here: Office,
) -> None:
    path = fill(here.root, "宣传科", {"3.1": DONE})
    with zipfile.ZipFile(here.root / BACK / "全部.zip", "w") as archive:
        archive.write(path, "报送/宣传科.xlsx")
    path.unlink()
    assert here.run("collect 回收 --yes").code == 0
    assert here.run("undo").code == 0

    said = told(here.run("collect 回收 --yes", width=120))
    assert "→ 如需重新回收：wenming collect 回收/全部.zip --again" in said
    assert here.run("collect 回收/全部.zip --again --yes").code == 0


# --- several copies, once more -----------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("to", ["2023-12-28", "2023-12-20"], ids=["later", "its deadline"])
def test_nobody_decides_about_what_a_later_copy_reports_as_done(here: Office, to: str) -> None:
    asked = {"status": "申请延期", "to": to, "why": "人手不足"}
    fill(here.root, "宣传科", {"3.1": asked}, name="张三.xlsx")
    fill(here.root, "宣传科", {"3.1": DONE}, name="李四.xlsx", saved="2023-10-04T09:00:00")
    said = here.run("collect 回收 --yes", width=120)
    assert said.code == 0
    assert not {"待批准", "退回"} & {*told(said)}
    assert "回收/张三.xlsx：有1行以同一填报表的较晚文件为准" in told(said)


@pytest.mark.slow
def test_a_file_that_was_taken_back_says_nothing_of_the_rows_of_another(here: Office) -> None:
    lacking = {"status": "已完成", "note": "组织学习2场"}
    fill(here.root, "宣传科", {"3.1": lacking}, name="张三.xlsx")
    assert here.run("collect 回收 --yes").code == 1
    fill(here.root, "宣传科", {"3.1": DONE}, name="李四.xlsx", saved="2023-10-04T09:00:00")
    assert here.run("collect 回收 --yes").code == 0
    assert here.run("undo").code == 0

    said = here.run("collect 回收 --yes", width=120)
    assert section(said, "退回")[0] == "宣传科 3.1 组织专题学习"
    assert not [line for line in told(said) if "较晚文件" in line]
    assert "→ 如需重新回收：wenming collect 回收/李四.xlsx --again" in told(said)


@pytest.mark.slow
def test_a_row_that_is_wanting_goes_back_as_often_as_its_file_is_collected(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": DONE}, name="张三.xlsx")
    asked = {"status": "申请延期", "to": "2023-12-20", "why": "人手不足"}
    fill(here.root, "宣传科", {"3.1": asked}, name="李四.xlsx", saved="2023-10-04T09:00:00")
    first = here.run("collect 回收 --yes", width=120)
    again = here.run("collect 回收 --yes", width=120)
    assert section(first, "退回")[:2] == [
        "宣传科 3.1 组织专题学习",
        "  拟延期至：3.1 的状态是“已完成”",
    ]
    assert (again.code, section(again, "退回")) == (first.code, section(first, "退回"))


def test_a_new_request_is_something_new(here: Office) -> None:
    asked = {"status": "申请延期", "to": "2023-12-30", "why": "人手不足"}
    fill(here.root, "宣传科", {"3.1": asked})
    question = "没有要记录的，1项申请待批；另登记收到1份填报表"
    assert told(here.run("collect 回收 --yes"))[-1] == question
    assert told(here.run("collect 回收 --yes"))[-1] == "没有要记录的，1项申请待批"
    log = here.run("log").out
    assert "没有新的内容" not in log


@pytest.mark.slow
def test_what_went_back_before_is_told_apart_from_what_goes_back_now(here: Office) -> None:
    fill(here.root, "宣传科", {"3.1": {"note": "同上"}}, name="张三.xlsx")
    here.run("collect 回收 --yes")
    (here.root / "回收/张三.xlsx").unlink()
    wrong = {"4.1@2023-Q3": {"note": "同上"}}
    fill(here.root, "宣传科", wrong, name="李四.xlsx", saved="2023-10-04T09:00:00")
    said = told(here.run("collect 回收 --yes", width=120))
    assert [line.split()[2] for line in said if line.startswith("宣传科  ")] == [
        "退回1行、先前退回的另有1行尚未补正、迟报2天"
    ]


@pytest.mark.slow
def test_as_many_rows_are_asked_as_the_sheet_was_handed_out_with(here: Office) -> None:
    """Each week has a row on a sheet of its own; the table of `sheets` counts those of the first."""
    out = here.run("sheets Q3 -o 再发 --dry-run", width=120)
    rows = {line.split()[0]: line.split()[1] for line in told(out) if "再发/" in line}
    fill(here.root, "宣传科", {"3.1": DONE})
    said = told(here.run("collect 回收 --yes", width=120))
    assert rows == {
        line.split()[0]: line.split()[1]
        for line in said
        if line.split()[0] in rows and "报" in line
    }


@pytest.mark.slow
def test_the_office_is_not_told_to_ask_the_office(here: Office) -> None:
    plan = here.root / "plans/2023/plan.toml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("组织专题学习", "编制名册"), encoding="utf-8"
    )
    fill(here.root, "宣传科", {"3.1": DONE})
    said = here.run("collect 回收 --yes", width=120)
    assert section(said, "认不出属于哪一行，没有采用") == [
        "宣传科 表中第4行  组织专题学习",
        "  下发之后办公室已改动这项工作：3.1 现在是“编制名册”；科室填的是：办理情况：已完成；完成（开展）日期：2023-09-05；本期进展：组织学习2场",
        "→ 请与科室核对属于哪一项；属实的由办公室补记：wenming note 编号 内容",
    ]
