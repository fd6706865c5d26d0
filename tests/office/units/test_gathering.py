"""Gathering a list of units: nobody is skipped, and the rows are the same however they are made."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from office.units.conftest import make_unit, noon
from wenming_cli import ClosingWish, Office
from wenming_cli.core.moves.request import Request
from wenming_cli.errors import Refused, Unreadable, Usage
from wenming_cli.office.units.gathering import RollupWish, gather
from wenming_cli.office.units.reading import is_one_name
from wenming_cli.office.units.submitting import SubmitWish
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.totals import COUNTED, total_units

TODAY = date(2023, 9, 30)


def gathered(folder: Path, *paths: str, **wish: object) -> Gathered:
    asked = RollupWish("Q3", paths or ("units.csv",), jobs="1")
    return gather(asked._replace(**wish), folder, TODAY)  # type: ignore[arg-type]  # its fields


def states(found: Gathered) -> dict[str, str]:
    return {row.code: row.state for row in found.units}


def test_each_unit_of_the_list_has_its_row(district: Path) -> None:
    found = gathered(district)

    assert states(found) == {"U01": "in", "U02": "in", "U03": "in", "U04": "not_in"}
    assert [row.overdue for row in found.units] == [1, 2, 3, None]
    assert [row.area for row in found.listed_rows] == ["东片区", "东片区", "西片区", "西片区"]
    assert len(list(found.items())) == 9
    assert found.problems == []


def test_the_totals_are_those_of_each_units_own_status(district: Path) -> None:
    found = gathered(district)
    own = [
        Office.open(district / "单位" / name, now=noon("2023-09-30"), writer="x@y")
        .board(TODAY)
        .summary
        for name in ("小学", "街道", "馆")
    ]
    total = total_units(found.units)
    for key in COUNTED:
        if hasattr(own[0], key):
            assert getattr(total, key) == sum(getattr(one, key) for one in own), key


def test_the_figures_of_a_period_that_is_over_are_those_of_its_last_day(district: Path) -> None:
    """Asked in autumn, the second quarter shows no deadline of the third as missed."""
    found = gathered(district, period="Q2")
    assert (found.as_of, found.days) == (date(2023, 6, 30), [date(2023, 6, 30)])
    assert [(row.done, row.overdue) for row in found.units[:3]] == [(0, 1)] * 3
    chosen = gathered(district, period="Q2", as_of=TODAY)
    assert [row.overdue for row in chosen.units[:3]] == [1, 2, 3]


def test_the_figures_of_a_period_that_runs_are_those_of_today(district: Path) -> None:
    assert gathered(district, period="2023").days == [TODAY]


def test_a_period_that_was_closed_after_its_end_is_closed(district: Path) -> None:
    office = Office.open(district / "单位/小学", now=noon("2023-07-05"), writer="li-na@pc")
    office.close(ClosingWish("Q2"))
    [row] = gathered(district, "单位/小学", period="Q2").units
    assert (row.as_of, row.submitted_on, bool(row.closed_code)) == (
        "2023-06-30",
        "2023-07-05",
        True,
    )
    [row] = gathered(district, "单位/小学", period="Q2", as_of=date(2023, 6, 30)).units
    assert (row.submitted_on, row.closed_code) == (None, "")


def test_what_is_kept_of_a_period_that_is_over_is_good_on_the_next_day(district: Path) -> None:
    wish = RollupWish("Q2", ("units.csv",), jobs="1", store="存")
    assert gather(wish, district, TODAY).again == 4
    assert gather(wish, district, TODAY + timedelta(days=1)).again == 0


@pytest.mark.slow
def test_a_submission_gives_the_rows_that_its_folder_gives(district: Path) -> None:
    folder = district / "单位" / "小学"
    before = gathered(district)
    office = Office.open(folder, now=noon("2023-09-30"), writer="li-na@pc")
    office.submit(SubmitWish("Q3", "../报送.wm.zip", code="U01"))
    shutil.rmtree(folder)
    roster = (
        (district / "units.csv")
        .read_bytes()
        .replace("单位/小学".encode("gb18030"), "单位/报送.wm.zip".encode("gb18030"))
    )
    (district / "units.csv").write_bytes(roster)
    after = gathered(district)

    assert after.units[0]._replace(submitted_on=None) == before.units[0]
    assert after.units[0].submitted_on == "2023-09-30"
    assert after.items_of("U01") == before.items_of("U01")


def test_folders_without_a_list_are_called_as_their_plans_say(district: Path) -> None:
    found = gathered(district, "单位")
    assert [(row.code, row.name) for row in found.units] == [
        ("小学", "第一小学"), ("街道", "东门街道"), ("馆", "图书馆"),
    ]  # fmt: skip


def test_a_unit_may_be_renamed_its_code_is_the_key(district: Path) -> None:
    plan = district / "单位" / "小学" / "plans" / "2023" / "plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("第一小学", "实验小学"), "utf-8")
    found = gathered(district)
    assert (found.units[0].state, found.units[0].name) == ("in", "第一小学")


BROKEN: Mapping[str, Callable[[Path], object]] = {
    "no plans": lambda unit: shutil.rmtree(unit / "plans"),
    "no journal": lambda unit: shutil.rmtree(unit / "plans/2023/journal"),
    "gone": shutil.rmtree,
    "a damaged plan": lambda unit: (unit / "plans/2023/plan.toml").write_bytes(b"[[ta"),
    "no plan at all": lambda unit: (unit / "plans/2023/plan.toml").write_bytes(b""),
    "bytes": lambda unit: (unit / "plans/2023/plan.toml").write_bytes(b"\x00\xff" * 500),
    "another year": lambda unit: (unit / "plans/2023").rename(unit / "plans/2019"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", BROKEN)
def test_a_unit_that_cannot_be_read_is_named_and_the_others_go_on(
    district: Path, kind: str
) -> None:
    BROKEN[kind](district / "单位" / "小学")
    found = gathered(district)

    row = found.units[0]
    if kind == "no journal":
        assert (row.state, row.done) == ("in", 0)
    else:
        nothing = kind in ("no plans", "gone", "another year", "no plan at all")
        assert row.state in (("not_in", "unreadable") if nothing else ("unreadable",))
        assert row.fault
        assert row.total is None
    assert [one.state for one in found.units[1:]] == ["in", "in", "not_in"]


def test_the_line_of_a_faulty_plan_is_named(district: Path) -> None:
    plan = district / "单位" / "小学" / "plans/2023/plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8") + '\n[[task]]\nno = "3.1"\n', "utf-8")
    row = gathered(district).units[0]
    assert row.fault_file == "单位/小学/plans/2023/plan.toml"
    assert row.fault_line > 20


def test_a_journal_that_was_edited_or_cut_is_marked(district: Path) -> None:
    journal = next((district / "单位/小学/plans/2023/journal").glob("*.jsonl"))
    whole = journal.read_bytes()
    assert gathered(district).units[0].chain == "whole"
    journal.write_bytes(whole.replace(b'"people": 46', b'"people": 99', 1))
    assert gathered(district).units[0].chain == "broken"
    journal.write_bytes(whole[:-30])
    assert gathered(district).units[0].chain == "broken"


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2", "4"])
def test_the_rows_are_the_same_for_any_number_of_processes(
    district: Path, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = gathered(district).rows
    monkeypatch.setattr("wenming_cli.office.units.engines.BATCH", 1)
    assert gathered(district, jobs=jobs).rows == before


def test_the_rows_are_the_same_in_any_order_of_the_list(district: Path) -> None:
    before = gathered(district).rows
    head, *lines = (district / "units.csv").read_text(encoding="gb18030").splitlines()
    random.Random(7).shuffle(lines)  # noqa: S311  the same order every time
    (district / "units.csv").write_text("\n".join([head, *lines]), encoding="utf-8")
    assert gathered(district).rows == before


def test_what_is_known_is_not_read_again(district: Path) -> None:
    first = gathered(district, store="kept")
    again = gathered(district, store="kept")
    assert (first.again, again.again) == (4, 0)
    assert again.rows == first.rows

    office = Office.open(district / "单位/馆", now=noon("2023-09-30"), writer="li-na@pc")
    office.record(Request("done", ["3.1"], TODAY))
    third = gathered(district, store="kept")
    assert third.again == 1
    assert third.rows == gathered(district).rows
    assert gathered(district, store="kept", where=["单位名称=图书馆"]).again == 0
    assert gathered(district, store="kept").again == 0, "the others are still known"
    assert gathered(district, store="kept", as_of=date(2023, 8, 1)).again == 4


@pytest.mark.slow
def test_submissions_that_name_their_own_code_are_known_again_too(district: Path) -> None:
    office = Office.open(district / "单位/小学", now=noon("2023-09-30"), writer="li-na@pc")
    (district / "报送").mkdir()
    office.submit(SubmitWish("Q3", "../../报送/一.wm.zip", code="U01"))
    first = gathered(district, "报送", store="kept")
    again = gathered(district, "报送", store="kept")
    assert (first.again, again.again, again.rows) == (1, 0, first.rows)


@pytest.mark.slow
def test_figures_of_different_days_have_no_day_together(district: Path) -> None:
    assert gathered(district).days == [TODAY]
    office = Office.open(district / "单位/小学", now=noon("2023-09-28"), writer="li-na@pc")
    office.submit(SubmitWish("Q3", "../../单位/一.wm.zip"))
    assert len(gathered(district, "单位").days) == 2


def test_of_two_plans_of_one_year_the_other_is_told(district: Path) -> None:
    unit = district / "单位/小学/plans"
    shutil.copytree(unit / "2023", unit / "2023 (1)")
    row = gathered(district).units[0]
    assert (row.plan, row.remark) == ("2023", "同一年度有几份方案，以 2023 为准，未计 2023 (1)")


def test_a_damaged_store_is_left_out(district: Path) -> None:
    first = gathered(district, store="kept")
    file = district / "kept" / "rows.jsonl"
    file.write_bytes(file.read_bytes().replace(b"A", b"B"))
    assert gathered(district, store="kept").rows == first.rows
    file.write_bytes(b"\x00\xff rubbish\n")
    assert gathered(district, store="kept").rows == first.rows


@pytest.mark.slow
def test_a_submission_that_was_made_anew_without_its_entries_is_not_in_the_totals(
    district: Path,
) -> None:
    """By hand: the entries are gone, and every digest fits again."""
    folder = district / "单位" / "小学"
    office = Office.open(folder, now=noon("2023-09-30"), writer="li-na@pc")
    office.submit(SubmitWish("Q3", "../../一.wm.zip", code="U01"))
    with zipfile.ZipFile(district / "一.wm.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["facts.jsonl"] = b""
    manifest = json.loads(files["manifest.json"])
    manifest["figures"] |= {"people_in": 0, "events_in": 0}
    for one in manifest["files"]:
        data = files[one["name"]]
        one |= {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    files["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(district / "一.wm.zip", "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)

    [row] = gathered(district, "一.wm.zip").units
    assert (row.state, row.chain) == ("altered", "broken")
    assert row.fault == "有2项有进展，却没有相应的记录"


@pytest.mark.slow
def test_a_submission_with_entries_of_an_older_program_counts(district: Path) -> None:
    """They have no seals, in the folder and in the file."""
    folder = district / "单位" / "小学"
    [journal] = (folder / "plans" / "2023" / "journal").glob("*.jsonl")
    lines = journal.read_bytes().splitlines()
    journal.write_bytes(b"".join(line.partition(b', "prev"')[0] + b"}\n" for line in lines))
    office = Office.open(folder, now=noon("2023-09-30"), writer="li-na@pc")
    office.submit(SubmitWish("Q3", "../../一.wm.zip", code="U01"))
    for paths in (["一.wm.zip"], [str(folder)]):
        [row] = gathered(district, *paths).units
        assert (row.state, row.chain) == ("in", "unsealed")


def test_only_units_of_which_something_is_true(district: Path) -> None:
    assert list(states(gathered(district, where=("片区=东片区",)))) == ["U01", "U02"]
    assert list(states(gathered(district, where=("area=东片区", "类别＝学校")))) == ["U01"]
    with pytest.raises(Refused):
        gathered(district, where=("片区=北片区",))
    for wrong in ("片区", "颜色=红", "=x"):
        with pytest.raises(Usage):
            gathered(district, where=(wrong,))


@pytest.mark.slow
def test_days_late_are_counted_from_the_day_that_was_set(district: Path) -> None:
    office = Office.open(district / "单位/小学", now=noon("2023-09-30"), writer="li-na@pc")
    office.submit(SubmitWish("Q3", "../../一.wm.zip"))
    found = gathered(district, "一.wm.zip", due=date(2023, 9, 28))
    assert found.units[0].days_late == 2
    assert gathered(district, "一.wm.zip", due=date(2023, 10, 8)).units[0].days_late == 0
    assert gathered(district, "一.wm.zip").units[0].days_late is None


@pytest.mark.slow
def test_a_submission_of_another_unit_or_period_is_not_taken(district: Path) -> None:
    office = Office.open(district / "单位/小学", now=noon("2023-09-30"), writer="li-na@pc")
    office.submit(SubmitWish("Q3", "../../一.wm.zip", code="U01"))
    office.submit(SubmitWish("Q2", "../../二.wm.zip"))
    for file, code, name, said in (
        ("一.wm.zip", "U01", "随便", "in"),
        ("一.wm.zip", "U02", "第一小学", "编码不符：报来的是 U01，名单上是 U02"),
        ("一.wm.zip", "U03", "图书馆", "另一单位"),
        ("二.wm.zip", "U01", "第一小学", "2023-Q2"),
        ("二.wm.zip", "U01", "图书馆", "2023-Q2"),
    ):
        (district / "u.csv").write_text(f"单位编码,单位名称,路径\n{code},{name},{file}\n", "utf-8")
        row = gathered(district, "u.csv").units[0]
        assert said in row.state or said in row.fault
        states_of = {"in": "in", "2023-Q2": "not_in"}
        assert row.state == states_of.get(said, "unreadable")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("第一小学", "第一小学", True),
        ("第一 小学", "第一小学", True),
        ("区委宣传部", "东城区区委宣传部", True),
        ("某县第一小学", "第一小学", True),
        ("第十一小学", "一小学", False),
        ("第一小学", "第二小学", False),
        ("小学", "第一小学", False),
        ("", "第一小学", False),
    ],
)
def test_a_unit_is_known_by_its_name_with_and_without_its_place(
    one: str, other: str, *, same: bool
) -> None:
    assert is_one_name(one, other) is is_one_name(other, one) is same


def test_two_folders_of_one_name_are_two_units(district: Path) -> None:
    make_unit(district / "别处" / "馆", "图书馆")
    found = gathered(district, "单位", "别处")
    assert states(found) == {"别处/馆": "in", "小学": "in", "街道": "in", "馆": "in"}
    assert found.problems == []


@pytest.mark.slow
def test_a_submission_that_came_twice_counts_once(district: Path) -> None:
    (district / "报送").mkdir()
    for day, name in (("2023-09-29", "一.wm.zip"), ("2023-09-30", "一(1).wm.zip")):
        office = Office.open(district / "单位/小学", now=noon(day), writer="li-na@pc")
        office.submit(SubmitWish("Q3", f"../../报送/{name}", code="U01", force=True))
    found = gathered(district, "报送")
    assert [(row.code, row.submitted_on) for row in found.units] == [("U01", "2023-09-30")]
    assert [(one.code, one.file) for one in found.problems] == [("unit-twice", "报送/一.wm.zip")]
    assert len(list(found.items())) == 3


def test_one_folder_under_two_codes_counts_once(district: Path) -> None:
    (district / "u.csv").write_text(
        "单位编码,单位名称,路径\nA,第一小学,单位/小学\nB,第二小学,单位/小学\n", encoding="utf-8"
    )
    found = gathered(district, "u.csv")
    assert states(found) == {"A": "in", "B": "not_in"}
    assert [one.code for one in found.problems] == ["unit-twice"]


def test_rows_are_not_kept_in_a_units_plan(district: Path) -> None:
    with pytest.raises(Refused):
        gathered(district, store="单位/小学/plans/2023/kept")


def test_the_same_rows_are_json(district: Path) -> None:
    for line in gathered(district).lines():
        assert json.loads(line)["row"] in ("unit", "item")


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        ({"by": "颜色"}, Usage),
        ({"jobs": "viele"}, Usage),
        ({"jobs": "0"}, Usage),
        ({"period": "Q9"}, Usage),
        ({"paths": ("没有.csv",)}, Unreadable),
        ({"paths": ("leer",)}, Refused),
    ],
)
def test_what_makes_no_sense_is_refused(
    district: Path, wish: dict[str, object], error: type[Exception]
) -> None:
    (district / "leer").mkdir()
    with pytest.raises(error):
        gathered(district, **wish)
