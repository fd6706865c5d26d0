"""Which units there are: lists and folders together, and what people do to both."""

from __future__ import annotations

import json
import os
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from office.units.conftest import make_unit, noon
from office.units.test_gathering import gathered, states
from wenming_cli import ClosingWish, Office
from wenming_cli.core.moves.request import Request
from wenming_cli.errors import Refused, Unreadable
from wenming_cli.office.units.submitting import SubmitWish
from wenming_cli.units.rows import UnitRow


def hand_in(
    root: Path, name: str, *, code: str = "", period: str = "Q3", day: str = "2023-09-30"
) -> None:
    """Hand in for 第一小学, as a file among 报送."""
    target = root / "报送" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    office = Office.open(root / "单位/小学", now=noon(day), writer="li-na@pc")
    office.submit(SubmitWish(period, f"../../报送/{name}", code=code, force=True))


def rewrite(file: Path, **manifest: object) -> None:
    """Change what a submission says of itself."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    said = json.loads(members["manifest.json"]) | manifest
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            whole = json.dumps(said).encode() if name == "manifest.json" else data
            archive.writestr(name, whole)


def listed(root: Path, rows: str) -> str:
    (root / "l.csv").write_text(f"单位编码,单位名称,片区,路径\n{rows}", encoding="utf-8")
    return "l.csv"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "code"),
    [("U01.zip", ""), ("随便.wm.zip", "U01"), ("随便.wm.zip", ""), ("第一小学.zip", "")],
)
def test_what_lies_in_a_folder_is_that_of_the_listed_unit(
    district: Path, name: str, code: str
) -> None:
    """By its code, by the name of the unit, by the name of the file: nobody is there twice."""
    hand_in(district, name, code=code)
    rows = listed(district, "U01,第一小学,东片区,\nU09,文化馆,西片区,\n")
    found = gathered(district, rows, "报送")
    assert states(found) == {"U01": "in", "U09": "not_in"}
    assert found.units[0].area == "东片区"
    assert found.problems == []


def test_a_folder_that_the_list_names_already_is_not_read_again(district: Path) -> None:
    found = gathered(district, "units.csv", "单位")
    assert states(found) == {"U01": "in", "U02": "in", "U03": "in", "U04": "not_in"}
    assert found.problems == []


@pytest.mark.parametrize("other", ["单位/../单位/小学", "单位/小学/plans/2023", "别名"])
def test_one_place_however_it_is_written_is_of_one_unit(district: Path, other: str) -> None:
    (district / "别名").symlink_to(district / "单位/小学")
    rows = listed(district, f"A,第一小学,,单位/小学\nB,乙,,{other}\n")
    found = gathered(district, rows)
    assert states(found) == {"A": "in", "B": "not_in"}
    assert [one.code for one in found.problems] == ["unit-twice"]


def test_the_order_of_the_list_does_not_say_whose_a_place_is(district: Path) -> None:
    one, two = "A,第一小学,,单位/小学\n", "B,乙,,单位/小学\n"
    assert (
        gathered(district, listed(district, one + two)).rows
        == gathered(district, listed(district, two + one)).rows
    )


@pytest.mark.slow
def test_without_a_code_a_unit_is_known_by_its_name(district: Path) -> None:
    hand_in(district, "第一小学-2023-Q3.wm.zip", day="2023-09-29")
    hand_in(district, "第一小学-2023-Q3(1).wm.zip")
    found = gathered(district, "报送")
    assert [(row.code, row.submitted_on) for row in found.units] == [("第一小学", "2023-09-30")]
    assert [one.code for one in found.problems] == ["unit-twice"]


@pytest.mark.slow
def test_the_file_of_another_quarter_beside_it_is_no_unit_of_its_own(district: Path) -> None:
    hand_in(district, "一.wm.zip", code="U01", period="Q2")
    hand_in(district, "二.wm.zip", code="U01")
    assert states(gathered(district, "报送")) == {"U01": "in"}


@pytest.mark.slow
def test_files_of_one_name_in_two_folders_are_both_read(district: Path) -> None:
    hand_in(district, "东/2023-Q3.wm.zip", code="U01")
    hand_in(district, "西/2023-Q3.wm.zip", code="U09")
    assert states(gathered(district, "报送")) == {"U01": "in", "U09": "in"}


def test_the_plan_itself_as_a_path_is_asked_for_its_year(district: Path) -> None:
    rows = listed(district, "A,第一小学,,单位/小学/plans/2023\n")
    assert states(gathered(district, rows, period="2024-Q1")) == {"A": "not_in"}


@pytest.mark.slow
def test_a_day_to_come_is_believed_last(district: Path) -> None:
    hand_in(district, "一.wm.zip", code="U01")
    hand_in(district, "二.wm.zip", code="U01")
    rewrite(district / "报送/二.wm.zip", submitted_on="2099-10-20")
    found = gathered(district, "报送")
    assert [row.submitted_on for row in found.units] == ["2023-09-30"]
    (district / "报送/一.wm.zip").unlink()
    assert [one.code for one in gathered(district, "报送").problems] == ["unit-ahead"]


@pytest.mark.slow
def test_a_changed_file_that_may_be_the_later_one_is_named_as_such(district: Path) -> None:
    hand_in(district, "一.wm.zip", code="U01", day="2023-09-29")
    hand_in(district, "二.wm.zip", code="U01")
    rewrite(district / "报送/二.wm.zip", plan_sha256="0" * 64)
    found = gathered(district, "报送")
    assert [row.submitted_on for row in found.units] == ["2023-09-29"]
    (problem,) = found.problems
    assert problem.hint is not None
    assert problem.hint.speak("zh").startswith("该文件打不开或被改动")


@pytest.mark.slow
def test_the_closing_of_another_quarter_is_none_of_this(district: Path) -> None:
    office = Office.open(district / "单位/小学", now=noon("2023-09-30"), writer="li-na@pc")
    office.close(ClosingWish("Q2"))
    hand_in(district, "二.wm.zip", code="U01", period="Q2")
    hand_in(district, "三.wm.zip", code="U01")
    with zipfile.ZipFile(district / "报送/二.wm.zip") as archive:
        closed = json.loads(archive.read("manifest.json"))["closed"]
    rewrite(district / "报送/三.wm.zip", closed=closed)
    (district / "报送/二.wm.zip").unlink()
    assert states(gathered(district, "报送")) == {"U01": "altered"}


@pytest.mark.parametrize(
    "rows",
    ['U01,"第一小学,东片区,单位/小学\nU02,乙,,\n', 'U01,甲,"东,\nU02,乙,,\nU03,丙,"西,\n', 'U01,甲,"东,\nU02,乙,西",\n'],
    ids=["never closed", "closed in another line", "closed at the end of another"],
)  # fmt: skip
def test_a_stray_quotation_mark_swallows_no_unit(district: Path, rows: str) -> None:
    with pytest.raises(Refused) as refused:
        gathered(district, listed(district, rows))
    assert refused.value.message.speak("zh").startswith("l.csv:2：")


def test_a_cell_of_two_lines_is_a_cell(district: Path) -> None:
    rows = listed(district, 'U01,第一小学,"东\n片区",单位/小学\n')
    assert states(gathered(district, rows)) == {"U01": "in"}


@pytest.mark.slow
def test_a_broken_line_is_told_by_who_hands_in_too(district: Path) -> None:
    journal = next((district / "单位/小学").rglob("*.jsonl"))
    journal.write_bytes(journal.read_bytes() + b"garbage{\n")
    hand_in(district, "一.wm.zip")
    with zipfile.ZipFile(district / "报送/一.wm.zip") as archive:
        assert json.loads(archive.read("manifest.json"))["chain"] == "broken"


def test_what_was_kept_of_units_that_are_not_asked_for_stays(district: Path) -> None:
    gathered(district, store="kept")
    gathered(district, store="kept", where=["片区=西片区"])
    assert gathered(district, store="kept").again == 0
    shutil.rmtree(district / "kept")
    make_unit(district / "单位" / "新", "新区小学")
    assert gathered(district, store="kept").again == 4


def test_what_was_named_and_is_not_there_is_no_unit(district: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        gathered(district, "没这个")
    assert refused.value.message.speak("zh") == "无法读取 没这个：没有这个文件或文件夹"


def test_a_folder_may_be_named_as_on_windows(district: Path) -> None:
    assert states(gathered(district, "单位\\小学")) == {"小学": "in"}


@pytest.mark.parametrize("name", ["名单.xlsx", "名单.XLS", "名单.et"])
def test_a_list_that_is_a_workbook_is_to_be_saved_as_csv(district: Path, name: str) -> None:
    (district / name).write_bytes(b"PK")
    with pytest.raises(Unreadable) as refused:
        gathered(district, name)
    assert refused.value.hint is not None
    assert "另存为 CSV" in refused.value.hint.speak("zh")


def test_a_list_without_paths_says_why_nobody_is_in(district: Path) -> None:
    (district / "l.csv").write_text("单位编码,单位名称,文件位置\nU01,第一小学,单位/小学\n", "utf-8")
    found = gathered(district, "l.csv")
    assert [one.code for one in found.problems] == ["roster-without-paths"]
    (district / "报送").mkdir()
    assert gathered(district, "l.csv", "报送").problems == []


@pytest.mark.slow
def test_the_file_of_another_quarter_is_said_to_be_that(district: Path) -> None:
    hand_in(district, "一.wm.zip", code="U01", period="Q2")
    hand_in(district, "二.wm.zip", code="U01")
    (problem,) = gathered(district, "报送").problems
    assert problem.message.speak("zh").startswith(
        "第一小学的 报送/一.wm.zip 本期不用：这是 2023-Q2"
    )


@pytest.mark.slow
@pytest.mark.parametrize("way", ["folder", "file"])
def test_what_came_after_the_closing_and_what_went_is_seen(district: Path, way: str) -> None:
    """A line added later is counted; the closed tail cut off is no whole journal."""
    root = district / "单位/小学"
    office = Office.open(root, now=noon("2023-09-30"), writer="li-na@pc")
    office.close(ClosingWish("Q3"))
    later = Office.open(root, now=noon("2023-10-05"), writer="li-na@pc")
    later.record(Request("note", ["3.1"], noon("2023-09-20").date(), note="补记一条"))

    def row() -> UnitRow:
        if way == "folder":
            return gathered(district, "单位/小学").units[0]
        hand_in(district, "一.wm.zip", code="U01", day="2023-10-06")
        return gathered(district, "报送").units[0]

    assert (row().chain, row().remark) == ("whole", "封账后补记1条")
    journal = next(root.rglob("*.jsonl"))
    lines = journal.read_bytes().splitlines(keepends=True)
    closing = next(n for n, line in enumerate(lines) if b'"close"' in line)
    journal.write_bytes(b"".join([*lines[: closing - 1], *lines[closing : closing + 1]]))
    assert row().chain == "broken"


def in_gbk(name: str) -> str:
    return os.fsdecode(name.encode("gb18030"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names in GBK")
def test_names_that_lie_on_the_disk_in_gbk_are_found_and_read(district: Path) -> None:
    """By a list in UTF-8, by the folder they lie in, and typed themselves."""
    hand_in(district, "一.wm.zip")
    there = district / "报送" / in_gbk("第一小学.zip")
    (district / "报送" / "一.wm.zip").rename(there)
    rows = listed(district, "U01,第一小学,,报送/第一小学.zip\n")
    assert states(gathered(district, rows)) == {"U01": "in"}
    rows = listed(district, "U01,第一小学,,\n")
    assert states(gathered(district, rows, "报送")) == {"U01": "in"}
    there.write_bytes(b"")
    for named in ("报送", f"报送/{there.name}"):
        assert [row.fault_file for row in gathered(district, named).units] == ["报送/第一小学.zip"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names in GBK")
def test_two_names_that_read_alike_are_two_files(district: Path) -> None:
    hand_in(district, "馆.wm.zip", code="U01")
    hand_in(district, in_gbk("馆.wm.zip"), code="U02")
    assert states(gathered(district, "报送")) == {"U01": "in", "U02": "in"}


def test_a_folder_called_like_a_code_takes_nobodys_place(district: Path) -> None:
    make_unit(district / "U01", "第一小学")
    found = gathered(district, listed(district, "U01,第一小学,,单位/小学\n"), "U01")
    assert states(found) == {"U01": "in"}
    assert [one.code for one in found.problems] == ["unit-twice"]


@pytest.mark.slow
def test_a_unit_without_a_code_counts_under_its_name(district: Path) -> None:
    hand_in(district, "一.wm.zip", code="U01")
    found = gathered(district, listed(district, ",第一小学,,\n,图书馆,,\n"), "报送")
    assert states(found) == {"第一小学": "in", "图书馆": "not_in"}
    assert found.listed_at == {"第一小学": "l.csv:2", "图书馆": "l.csv:3"}


def test_another_name_in_the_list_decides_and_is_told(district: Path) -> None:
    hand_in(district, "一.wm.zip", code="U01")
    for rows in ("U01,一小,,\n", "U01,一小,,单位/小学\n"):
        [row] = gathered(district, listed(district, rows), "报送").units
        assert row.name == "一小"
        assert row.remark == "名单写的是一小，单位自己的方案写的是第一小学"
