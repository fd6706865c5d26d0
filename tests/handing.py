"""A quarter by sheets: forms handed out, filled in by departments, saved where the clerk finds them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from building import day
from office.conftest import office_in
from wenming_cli import Office
from wenming_cli.forms.collecting.collected import Collected
from wenming_cli.forms.columns import COLUMNS, DENSE_COLUMNS, DENSE_PAGE
from wenming_cli.office.forms.sheets import SheetsWish
from wenming_cli.office.forms.wish import CollectWish

PLAN = """\
format = 1
title  = "区委宣传部2023年度精神文明工作方案"
unit   = "区委宣传部"
year   = 2023

[[task]]
no    = "3.1"
title = "组织专题学习"
lead  = "宣传科"
due   = 2023-12-20
steps = ["学习方案", "签到表", "纪要"]

[[task]]
no    = "3.2"
title = "加强阵地建设"
lead  = "文艺科"
due   = 2023-09-20

[[measure]]
no    = "4.1"
title = "每季度召开一次分析会"
lead  = "宣传科"
every = "quarter"
activity = true

[[measure]]
no    = "4.2"
title = "每周集体学习"
lead  = "文艺科"
every = "week"
on    = "friday"

[[measure]]
no    = "4.3"
title = "关爱帮扶"
lead  = "宣传科"
standing = true
"""
Q3 = "2023年第三季度进展填报表"
ISSUED, COLLECTED = "2023-09-27", "2023-10-05"
BACK = "回收"
HEADS = 3
"""The row of the headings."""

Cells = Mapping[str, Mapping[str, object]]
"""What is typed, by the code of the row, by the letter of the column or the column's key."""


def make_plan(root: Path, text: str = PLAN) -> Path:
    """Make a folder with a plan."""
    plan = root / "plans" / "2023" / "plan.toml"
    plan.parent.mkdir(parents=True)
    plan.write_text(text, encoding="utf-8", newline="\n")
    return root


def hand_out(folder: Path, period: str = "Q3", on: str = ISSUED) -> None:
    """Hand out the forms of a quarter, due on 8 October."""
    due = day("10-08")
    office_in(folder, day=on).sheets(SheetsWish(period, due=due if day(on) <= due else None))


def fill(
    folder: Path,
    dept: str,
    cells: Cells | None = None,
    *,
    name: str = "",
    saved: str = "2023-10-03T09:00:00",
    title: str = Q3,
) -> Path:
    """Fill in a department's form and put it among those that came back."""
    book: Any = load_workbook(folder / "下发" / f"{title}（{dept}）.xlsx")
    for sheet in (book["填报"], book[DENSE_PAGE] if DENSE_PAGE in book.sheetnames else None):
        if sheet is not None:
            type_into(sheet, cells or {})
    back = folder / BACK
    back.mkdir(exist_ok=True)
    path = back / (name or f"{dept}.xlsx")
    path.write_bytes(saved_on(book, saved))
    return path


def saved_on(book: Any, moment: str) -> bytes:
    """The bytes of a workbook as if it was saved at a moment (UTC); openpyxl takes the clock."""
    buffer, dated = io.BytesIO(), io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "docProps/core.xml":
                data = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + f"{moment}Z".encode(), data
                )
            new.writestr(zipfile.ZipInfo(part.filename), data, zipfile.ZIP_DEFLATED)
    return dated.getvalue()


def type_into(sheet: Any, cells: Cells) -> None:
    """Write cells into the rows that have their codes; in what went back columns have moved."""
    columns = DENSE_COLUMNS if sheet.title == DENSE_PAGE else COLUMNS
    heads = [cell.value for cell in sheet[HEADS]]
    where = {column.key: heads.index(column.header) + 1 for column in columns}
    code = where["row"]
    for row in range(4, sheet.max_row + 1):
        for column, value in cells.get(sheet.cell(row, code).value, {}).items():
            at = where.get(column)  # type: ignore[call-overload]
            if at:
                sheet.cell(row, at).value = value


def collect(office: Office | Path, *paths: str, dry: bool = False, **wish: Any) -> Collected:
    """Collect what came back, without asking."""
    if isinstance(office, Path):
        office = office_in(office, day=COLLECTED)
    wished = CollectWish(paths or (BACK,), **wish)
    return office.collect(wished, office.read_forms(wished), dry=dry)


def journal(folder: Path) -> list[dict[str, Any]]:
    """The lines of all journals, in the order of their ids."""
    files = sorted((folder / "plans/2023/journal").glob("*.jsonl"))
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return sorted(lines, key=lambda line: line["id"])


def told(folder: Path) -> list[str]:
    """What the journal says, a line each: verb, item, occurrence."""
    return [
        " ".join(
            [line["do"], line.get("item", line.get("dept", "")), line.get("period", "")]
        ).strip()
        for line in journal(folder)
    ]
