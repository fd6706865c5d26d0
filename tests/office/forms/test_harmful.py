"""Whatever stands in a cell: the good rows are recorded, and the others go back in a whole file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from handing import BACK, COLLECTED, Q3, fill, hand_out, make_plan, told
from office.conftest import command
from returning import packed

SHEET = "xl/worksheets/sheet1.xml"
LETTERS = "GHIJKLMNOPRST"
"""The yellow columns."""

NUMBER, DAY, TEXT = "", ' t="d"', ' t="str"'
VALUES = [
    (NUMBER, "1E999"),
    (NUMBER, "-1E999"),
    (NUMBER, "1E300"),
    (NUMBER, "NaN"),
    (NUMBER, "9" * 400),
    (NUMBER, "9" * 5000),
    (NUMBER, "-5"),
    (NUMBER, "0.5"),
    (NUMBER, "32"),
    (NUMBER, "2958466"),
    (NUMBER, "x"),
    (DAY, "1850-01-01T00:00:00"),
    (DAY, "9999-12-31T23:59:59"),
    (DAY, "12:00:00"),
    (DAY, "foo"),
    (' t="e"', "#REF!"),
    (' t="b"', "1"),
    (' t="b"', "0"),
    (TEXT, "甲_xD800_乙_x0000__x001B_[31m"),
    (TEXT, "办" * 40_000),
    (TEXT, "9" * 40_000),
    (TEXT, "=1/0"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "value"), VALUES, ids=[f"{k}{v[:20]}" for k, v in VALUES])
def test_a_value_of_whatever_kind(tmp_path: Path, kind: str, value: str) -> None:
    folder = make_plan(tmp_path / "office")
    hand_out(folder)
    path = fill(folder, "宣传科", {"4.1@2023-Q3": {"note": "筹备会"}, "3.1": {"people": "约50"}})

    def change(parts: dict[str, bytes]) -> None:
        xml = parts[SHEET].decode()
        for letter in LETTERS:
            cell = f'<c r="{letter}4"\\g<1>{kind}><v>{value}</v></c>'
            xml, found = re.subn(rf'<c r="{letter}4"( s="\d+")?[^>]*?(/>|>.*?</c>)', cell, xml)
            assert found == 1
        parts[SHEET] = xml.encode()

    path.write_bytes(packed(path.read_bytes(), change))
    page = command(folder, f"collect {BACK} --yes", COLLECTED)

    assert "发回宣传科" in page
    assert told(folder) == ["note 4.1 2023-Q3", "receive 宣传科 2023-Q3"]
    sheet = load_workbook(folder / "退回" / f"{Q3}（宣传科）退回.xlsx")["填报"]
    assert sheet.max_row == 4
    assert command(folder, "collect 退回 --yes -o 又退回", COLLECTED)
    assert told(folder) == ["note 4.1 2023-Q3", "receive 宣传科 2023-Q3", "receive 宣传科 2023-Q3"]
