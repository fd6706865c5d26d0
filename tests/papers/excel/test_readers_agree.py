"""The workbooks of the shipped plan: their XML as it stands, and what three readers make of it.

What is the same in each period (styles, theme, settings) is kept once, from the second quarter.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from booktext import parts
from places import DATA
from programs import run_program
from wenming_cli.papers.excel import workbook as excel
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.ledger.ledger import breakdown_sheet, ledger_sheet

if TYPE_CHECKING:
    from conftest import Golden
    from papers.conftest import Shipped

PAPERS = DATA / "papers"
PERIODS = ["Q1", "Q2", "Q3", "Q4", "H1", "2023"]


def made(name: str, shipped: Shipped) -> bytes:
    """The breakdown, or the ledger of a period."""
    sheet = (
        breakdown_sheet(shipped("2023")[0]) if name == "breakdown" else ledger_sheet(*shipped(name))
    )
    return excel.write_workbook(sheet, Settings())


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PERIODS, "breakdown"])
def test_sheets_and_charts(name: str, shipped: Shipped, golden: Golden) -> None:
    data = made(name, shipped)
    stem = name if name == "breakdown" else f"ledger-{name}"
    golden(PAPERS / f"{stem}.xlsx.xml", parts(data, own=True))
    assert data == made(name, shipped), "the same table gives the same bytes"


def test_what_all_workbooks_share(shipped: Shipped, golden: Golden) -> None:
    golden(PAPERS / "workbook.xlsx.xml", parts(made("Q2", shipped), own=False))


# --- three readers ---------------------------------------------------------------------------

Rows = list[list[str]]


def by_openpyxl(data: bytes) -> Rows:
    sheet: Any = load_workbook(io.BytesIO(data)).worksheets[0]
    return [[_plain(cell.value) for cell in row] for row in sheet.iter_rows()]


def by_calamine(data: bytes) -> Rows:
    """A reader in Rust that shares nothing with the writer or with openpyxl."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    return [[_plain(cell) for cell in row] for row in sheet.to_python()]


def _plain(cell: object) -> str:
    if isinstance(cell, (date, datetime)):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, (int, float)):
        return f"{cell:g}"
    return "" if cell is None else str(cell)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*PERIODS, "breakdown"])
def test_independent_readers_see_the_same(name: str, shipped: Shipped) -> None:
    data = made(name, shipped)
    rows = by_openpyxl(data)
    assert rows == by_calamine(data)
    assert rows[0][0].startswith("区委宣传部2023年")
    assert "牵头单位" in {"".join(cell.split()) for cell in rows[excel.HEADER_ROW]}
    assert len(rows) > 40


@pytest.mark.slow
def test_libreoffice_reads_the_same(shipped: Shipped, tmp_path: Path) -> None:
    """Each workbook becomes a CSV file whose cells are those that we wrote."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    names = [*PERIODS, "breakdown"]
    for name in names:
        (tmp_path / f"{name}.xlsx").write_bytes(made(name, shipped))
    run_program(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false",
         *(f"{name}.xlsx" for name in names)],
        folder=tmp_path,
    )  # fmt: skip
    for name in names:
        text = (tmp_path / f"{name}.csv").read_text(encoding="utf-8")
        found = [[_from_calc(cell) for cell in row] for row in csv.reader(io.StringIO(text))]
        expected = by_openpyxl((tmp_path / f"{name}.xlsx").read_bytes())
        assert found == expected, name


def _from_calc(cell: str) -> str:
    """A cell as LibreOffice shows it, as the value that it stands for."""
    if re.fullmatch(r"\d+%", cell):
        return f"{int(cell[:-1]) / 100:g}"
    if found := re.fullmatch(r"(\d+)月(\d+)日", cell):
        return str(date(2023, int(found[1]), int(found[2])))
    return cell


def test_days_are_counted_as_excel_counts_them(shipped: Shipped) -> None:
    """The 28th of July is day 45135 since the end of 1899."""
    with zipfile.ZipFile(io.BytesIO(made("Q2", shipped))) as package:
        text = package.read("xl/worksheets/sheet1.xml").decode()
    serial = (date(2023, 7, 28) - date(1899, 12, 30)) // timedelta(days=1)
    assert f"<v>{serial}</v>" in text
