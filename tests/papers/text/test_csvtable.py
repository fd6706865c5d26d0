"""Ledgers as CSV and JSON."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tables import each_row
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Sheet, SheetColumn
from wenming_cli.papers.text import csvtable

COLUMNS = (
    SheetColumn("no", "序号", "number"),
    SheetColumn("title", "工作任务"),
    SheetColumn("due", "完成时限", "date"),
    SheetColumn("percent", "进度", "percent"),
)


def table(*rows: list[Any], groups: frozenset[int] = frozenset()) -> Sheet:
    return Sheet("工作台账", "区委宣传部", date(2023, 6, 30), COLUMNS, rows, groups)


def read(data: bytes, encoding: str = "utf-8-sig") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))


def test_excel_opens_it_by_double_click() -> None:
    data = csvtable.write_csv(table([1, "学习，讨论", date(2023, 3, 31), 45]), Settings())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == (
        "序号,工作任务,完成时限,进度\r\n1,学习，讨论,2023-03-31,45%\r\n"
    )


def test_commas_quotes_and_line_breaks_are_quoted() -> None:
    data = csvtable.write_csv(table([1, '他说"好,行"\r\n第二行', None, None]), Settings())
    assert '1,"他说""好,行""\n第二行",,\r\n'.encode() in data
    assert read(data)[1] == ["1", '他说"好,行"\n第二行', "", ""]


@each_row(
    "text",
    ["=1+1", "+86", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠a"],
)
def test_no_text_becomes_a_formula(text: str) -> None:
    shown = read(csvtable.write_csv(table([1, text, None, None]), Settings()))[1][1]
    assert shown.startswith("'")


@given(st.text())
def test_only_text_that_could_be_a_formula_changes(text: str) -> None:
    shown = csvtable.neutralise(text)
    assert not shown.lstrip().startswith(("=", "+", "-", "@"))
    if text.isprintable() and text[:1].isalnum():
        assert shown == text


def test_numbers_stay_numbers() -> None:
    assert read(csvtable.write_csv(table([-3, "x", date(2023, 1, 2), 0]), Settings()))[1] == [
        "-3", "x", "2023-01-02", "0%",
    ]  # fmt: skip


def test_gbk_for_old_programs() -> None:
    data = csvtable.write_csv(table([1, "学习", None, None]), Settings(encoding="gbk"))
    assert read(data, "gbk")[1][1] == "学习"


def test_rare_characters_survive_gbk_and_half_ones_do_not_crash() -> None:
    rows: list[list[Any]] = [[1, "䶮𠮷😀", None, None], [2, "坏\ud800", None, None]]
    data = csvtable.write_csv(table(*rows), Settings(encoding="gbk"))
    assert [row[1] for row in read(data, "gb18030")[1:]] == ["䶮𠮷😀", "坏\ufffd"]


def test_progress_is_told_row_by_row() -> None:
    told: list[int] = []
    rows: list[list[Any]] = [[n, "x", None, None] for n in range(5)]
    csvtable.write_csv(table(*rows), Settings(progress=told.append))
    assert sum(told) == 5
