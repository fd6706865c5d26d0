"""Handing out forms into real folders: each once, never over another's work, all or nothing."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from building import day
from office.conftest import PLAN, make_folder, office_in
from wenming_cli import Office, Request
from wenming_cli.errors import Refused, Unreadable, Usage
from wenming_cli.office.forms.issued import issued_forms
from wenming_cli.office.forms.sheets import SheetsWish
from wenming_cli.office.forms.wish import CollectWish

Q1 = "2023年第一季度进展填报表"
WISH = SheetsWish("Q1", due=day("04-08"), contact="办公室李娜")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_in(make_folder(tmp_path / "office"), day="2023-03-28")


def files(office: Office, folder: str = "下发") -> list[str]:
    return sorted(path.name for path in (office.folder / folder).iterdir())


def test_a_workbook_for_each_department_and_what_it_asks(office: Office) -> None:
    found = office.sheets(WISH)

    assert [one.asked.form.dept for one in found.forms] == ["理论科", "办公室"]
    assert files(office) == [f"{Q1}（办公室）.xlsx", f"{Q1}（理论科）.xlsx"]
    kept = issued_forms(office.workspace)
    assert set(kept.forms) == {one.asked.form.number for one in found.forms}
    assert not kept.problems


def test_the_same_day_gives_the_same_files(office: Office) -> None:
    first = office.sheets(WISH)
    again = office.sheets(WISH)

    assert [one.already for one in first.forms] == [False, False]
    assert [one.already for one in again.forms] == [True, True]
    assert len(issued_forms(office.workspace).forms) == 2


def test_what_a_department_filled_in_is_not_written_over(office: Office) -> None:
    office.sheets(WISH)
    filled = office.folder / f"下发/{Q1}（理论科）.xlsx"
    filled.write_bytes(b"filled in")
    (office.folder / f"下发/{Q1}（办公室）.xlsx").unlink()

    with pytest.raises(Refused, match="may be filled in") as refused:
        office.sheets(WISH)
    assert refused.value.hint is not None
    assert "is lost" in refused.value.hint.speak("en")
    assert filled.read_bytes() == b"filled in"
    assert len(files(office)) == 1
    office.sheets(WISH._replace(force=True))
    assert filled.read_bytes() != b"filled in"


@pytest.mark.slow
def test_blank_sheets_of_another_day_are_told_from_those_that_are_filled_in(office: Office) -> None:
    office.sheets(WISH._replace(zipped=True))
    with pytest.raises(Refused) as refused:
        office.sheets(WISH._replace(due=day("04-10"), zipped=True))
    said = refused.value
    assert said.message.speak("zh") == (
        "空白填报表已在，报送期限是2023-04-08，不是2023-04-10："
        f"下发/{Q1}（理论科）.xlsx、下发/{Q1}（办公室）.xlsx"
    )
    assert said.hint is not None
    assert "--force" in said.hint.speak("zh")
    with pytest.raises(Refused, match="another hand-out"):
        office.sheets(WISH._replace(contact="王五"))
    sent = office.folder / f"下发/{Q1}（理论科）.xlsx"
    book = openpyxl.load_workbook(sent)
    book["填报"]["J4"] = "走访2户"
    book.save(sent)
    with pytest.raises(Refused, match="may be filled in") as refused:
        office.sheets(WISH._replace(due=day("04-10")))
    assert "理论科" in refused.value.message.speak("zh")
    assert "办公室" not in refused.value.message.speak("zh")


@pytest.mark.parametrize("system", ["win32", "linux"])
def test_each_system_writes_the_same_bytes(
    office: Office, system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile.sys, "platform", system)  # type: ignore[attr-defined]  # as it looks
    office.sheets(WISH._replace(zipped=True))
    for path in (office.folder / "下发").iterdir():
        members = ZipFile(path).infolist()
        assert {(one.create_system, one.external_attr, one.date_time[0]) for one in members} == {
            (3, 0o600 << 16, 1980)
        }


def test_nothing_is_written_for_a_rehearsal(office: Office) -> None:
    before = sorted(office.folder.rglob("*"))
    found = office.sheets(WISH._replace(zipped=True), dry=True)

    assert len(found.forms) == 2
    assert sorted(office.folder.rglob("*")) == before


def test_all_of_them_in_one_file(office: Office) -> None:
    found = office.sheets(WISH._replace(zipped=True, output="发/一季度"))

    assert found.archive == f"发/一季度/{Q1}.zip"
    with ZipFile(office.folder / found.archive) as archive:
        assert archive.namelist() == [f"{Q1}（理论科）.xlsx", f"{Q1}（办公室）.xlsx"]
        name = archive.namelist()[0]
        assert archive.read(name) == (office.folder / f"发/一季度/{name}").read_bytes()
    assert office.sheets(WISH._replace(zipped=True, output="发/一季度")).forms[0].already


def test_where_everything_is_done_nothing_goes_out(office: Office) -> None:
    office.record(Request("done", ["3.1.1", "3.1.2", "4.1"], office.today, period=""))
    found = office.sheets(WISH._replace(zipped=True))

    assert not found.forms
    assert list(found.idle) == ["理论科", "办公室"]
    assert not found.archive
    assert not (office.folder / "下发").exists()


def test_names_that_become_one_on_a_disk_get_their_numbers(tmp_path: Path) -> None:
    text = PLAN.replace('lead  = "理论科"', 'lead  = "宣传/科"').replace(
        'lead  = "办公室"', 'lead  = "宣传:科"'
    )
    folder = make_folder(tmp_path / "office")
    (folder / "plans/2023/plan.toml").write_text(text, "utf-8")
    office = office_in(folder, day="2023-03-28")
    found = office.sheets(WISH)
    number = found.forms[1].asked.form.number

    assert [one.file for one in found.forms] == [
        f"下发/{Q1}（宣传-科）.xlsx",
        f"下发/{Q1}（宣传-科） {number[:4]}-{number[4:]}.xlsx",
    ]


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        (WISH._replace(due=day("03-27")), Usage),
        (WISH._replace(period="Q9"), Usage),
        (WISH._replace(period="2022-Q1"), Refused),
        (WISH._replace(leads=("统战科",)), Refused),
        (WISH._replace(output="plans/2023/forms"), Refused),
        (WISH._replace(output="NUL"), Usage),
        (WISH._replace(output="文件"), Unreadable),
        (WISH._replace(template="没有.xlsx"), Unreadable),
    ],
)
def test_what_cannot_be(office: Office, wish: SheetsWish, error: type[Exception]) -> None:
    (office.folder / "文件").write_text("")
    before = sorted(office.folder.rglob("*"))
    with pytest.raises(error):
        office.sheets(wish)
    assert sorted(office.folder.rglob("*")) == before


def test_the_offices_own_columns(office: Office) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["编号", "工作任务", "分管领导", "办理情况"])
    buffer = BytesIO()
    book.save(buffer)
    (office.folder / "样表.xlsx").write_bytes(buffer.getvalue())
    office.sheets(WISH._replace(template="样表.xlsx"))
    made = openpyxl.load_workbook(office.folder / f"下发/{Q1}（理论科）.xlsx")["填报"]

    assert [cell.value for cell in made[3]][:4] == ["编号", "工作任务", "分管领导", "办理情况"]


def test_a_damaged_form_is_named_and_hides_no_other(office: Office) -> None:
    office.sheets(WISH)
    one = next((office.workspace.folder / "forms").glob("*.json"))
    one.write_text(one.read_text("utf-8").replace("Q1", "Q2"), "utf-8")
    found = issued_forms(office.workspace)

    assert len(found.forms) == 1
    assert [problem.code for problem in found.problems] == ["damaged-form"]
    assert found.problems[0].file == f"plans/2023/forms/{one.name}"
    assert "damaged-form" in [problem.code for problem in office.check()]


def test_sheets_of_a_template_with_many_rows_above_the_headings_come_back(office: Office) -> None:
    """The headings may stand in row 20 of it; what the office has above them is not told."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for n in range(1, 20):
        sheet.append([f"第{n}条说明"])
    sheet.append(["编号", "工作任务", "分管领导", "办理情况"])
    book.save(office.folder / "样表.xlsx")
    office.sheets(WISH._replace(template="样表.xlsx"))
    place = office.folder / "下发" / f"{Q1}（理论科）.xlsx"
    filled = openpyxl.load_workbook(place)
    head = next(row[0].row for row in filled["填报"].iter_rows() if row[0].value == "编号")
    row = [cell.value for cell in filled["填报"][head]]
    filled["填报"].cell(head + 1, row.index("本期进展（做法、数字）") + 1).value = "学习2次"
    filled["填报"]["B5"] = "科长已阅"
    filled.save(place)

    wish = CollectWish((f"下发/{place.name}",))
    [file] = office.collect(wish, office.read_forms(wish), dry=True).files
    assert file.recorded == 1
    assert [(one.kind, one.texts) for one in file.unread] == [("above", ("科长已阅",))]
    assert "第1条说明" in issued_forms(office.workspace).forms[file.number].heads
