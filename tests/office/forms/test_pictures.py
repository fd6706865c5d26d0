"""Pictures on the sheets that came back: entries by the rules of all others."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.drawing.image import Image

from building import day
from handing import BACK, collect, fill, hand_out, journal, make_plan, saved_on, told
from office.conftest import office_in
from office.forms.test_collecting import DONE
from photos import picture
from wenming_cli.office.closing import ClosingWish
from wenming_cli.office.forms.sheets import SheetsWish


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = make_plan(tmp_path / "office")
    hand_out(root)
    return root


def put_picture(folder: Path, cell: str, cells: Any, *, taken: str = "") -> Path:
    """Fill in the sheet of 宣传科 and put a picture on it."""
    path = fill(folder, "宣传科", cells)
    book: Any = load_workbook(path)
    book["填报"].add_image(Image(io.BytesIO(picture(taken))), cell)
    path.write_bytes(saved_on(book, "2023-10-03T09:00:00"))
    return path


def attached(folder: Path) -> list[tuple[object, ...]]:
    """The day, whether it is unknown, the period and why it is late, of each picture."""
    return [
        (line["on"], line.get("day_unknown", False), line.get("period"), line.get("late_why"))
        for line in journal(folder)
        if line["do"] == "attach"
    ]


def take(folder: Path, today: str) -> Any:
    return collect(office_in(folder, day=today), BACK, images=True)


@pytest.mark.slow
def test_they_are_counted_and_taken_where_that_is_asked(folder: Path) -> None:
    put_picture(folder, "S4", {"3.1": DONE})
    found = collect(folder)
    assert (found.files[0].pictures, told(folder)) == (1, ["done 3.1", "receive 宣传科 2023-Q3"])

    found = collect(folder, images=True)
    assert found.files[0].pictures == 0
    assert told(folder)[2:] == ["attach 3.1", "receive 宣传科 2023-Q3"]
    [proof] = journal(folder)[2]["evidence"]
    assert (folder / "plans/2023" / proof["path"]).read_bytes().startswith(b"\xff\xd8\xff")
    assert collect(folder, images=True).lines == 0


@pytest.mark.slow
def test_one_beside_no_row_is_not_taken(folder: Path) -> None:
    put_picture(folder, "W1", {"3.1": DONE})
    found = collect(folder, images=True)
    assert (found.files[0].pictures, len(told(folder))) == (1, 2)


@pytest.mark.slow
def test_it_has_the_day_of_what_its_row_tells(folder: Path) -> None:
    put_picture(folder, "S4", {"3.1": DONE})
    take(folder, "2023-11-15")
    assert attached(folder) == [("2023-09-05", False, None, None)]


@pytest.mark.slow
def test_its_camera_knows_better(folder: Path) -> None:
    put_picture(folder, "S4", {"3.1": DONE}, taken="2023:09:04 10:00:00")
    take(folder, "2023-11-15")
    assert attached(folder) == [("2023-09-04", False, None, None)]


@pytest.mark.slow
def test_by_itself_it_is_of_the_period_of_its_form(folder: Path) -> None:
    """Nobody knows on which day; it is not that of collecting."""
    put_picture(folder, "S5", {})
    take(folder, "2023-11-15")
    assert attached(folder) == [("2023-09-30", True, "2023-Q3", None)]


@pytest.mark.slow
def test_in_a_closed_quarter_it_is_late(folder: Path) -> None:
    put_picture(folder, "S5", {})
    office_in(folder, day="2023-10-02").close(ClosingWish("Q3"))
    take(folder, "2023-10-12")
    assert [one[-1] for one in attached(folder)] == ["科室迟报"]
    assert not office_in(folder, day="2023-10-12").check()


@pytest.mark.slow
def test_before_the_plan_begins_it_is_of_its_first_day(tmp_path: Path) -> None:
    root = make_plan(tmp_path / "office")
    office_in(root, day="2022-12-26").sheets(SheetsWish("Q1", due=day("04-07")))
    path = fill(root, "宣传科", {}, title="2023年第一季度进展填报表")
    book: Any = load_workbook(path)
    book["填报"].add_image(Image(io.BytesIO(picture())), "S4")
    path.write_bytes(saved_on(book, "2022-12-27T09:00:00"))
    take(root, "2022-12-28")
    assert [one[0] for one in attached(root)] == ["2023-01-01"]


@pytest.mark.slow
def test_on_an_item_that_left_the_plan_or_became_a_heading_it_is_not_taken(folder: Path) -> None:
    put_picture(folder, "S4", {})
    plan = folder / "plans/2023/plan.toml"
    above, own, rest = plan.read_text("utf-8").partition("due   = 2023-12-20\n")
    _, _, rest = rest.partition("\n")  # its steps
    below = f'\n[[task]]\nno = "3.1.1"\ntitle = "学习"\n{own}'
    plan.write_text(above + below + rest, encoding="utf-8")
    found = take(folder, "2023-10-05")
    assert (found.files[0].pictures, attached(folder)) == (1, [])
