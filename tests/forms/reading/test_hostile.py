"""Forms that are broken, huge or made to harm: an answer within seconds, and never a traceback."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl.utils import get_column_letter

from growing import LARGE, SMALL, assert_linear
from peaks import PEAK, needs_peaks
from returning import FORM, no_convert, packed, read, said, saved, troubles, workbook
from wenming_cli.errors import Refused, Unreadable, WenmingError
from wenming_cli.forms.form import FormRow
from wenming_cli.forms.reading.read import read_returned
from wenming_cli.forms.reading.returned import ReturnedForm
from wenming_cli.forms.reading.rows import place_rows
from wenming_cli.forms.reading.workbook import read_workbook

SHEET = "xl/worksheets/sheet1.xml"
SECONDS, MEGABYTES = 30, 500
"""Of one file; far more than they take, so that a busy machine is no failure."""


READ = f"""{PEAK}
import sys, time
from pathlib import Path
from wenming_cli.errors import WenmingError
from wenming_cli.forms.reading.read import read_returned
for name in sys.argv[1:]:
    begin = time.monotonic()
    try:
        read_returned(Path(name).read_bytes(), name, None)
    except WenmingError:
        pass
    print(time.monotonic() - begin)
print(peak())
"""


def shared() -> bytes:
    """The form with a table of strings, as Excel and WPS write it."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for sheet in workbook():
        page = book.add_worksheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str | int):
                    page.write(cell.row - 1, cell.column - 1, cell.value)
    book.close()
    return buffer.getvalue()


def with_part(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The form with one part of its file changed."""

    def apply(parts: dict[str, bytes]) -> None:
        parts[part] = change(parts[part])

    return packed(saved(workbook()), apply)


def without(name: str) -> bytes:
    """The form without one part of its file."""
    return packed(shared(), lambda parts: parts.pop(name))


def answer(raw: bytes) -> ReturnedForm | WenmingError:
    """What reading gives, or how it refuses."""
    try:
        return place_rows(read_returned(raw, "宣传科.xlsx", no_convert), FORM)
    except WenmingError as error:
        return error


WHOLE = said(read(saved(workbook())))


# --- faults that do no harm ----------------------------------------------------------------------

HARMLESS: dict[str, Callable[[], bytes]] = {
    "a size that WPS gets wrong": lambda: with_part(
        SHEET, lambda xml: xml.replace(b'<dimension ref="A1:U7"', b'<dimension ref="A1"')
    ),
    "a size that is none": lambda: with_part(
        SHEET, lambda xml: xml.replace(b'<dimension ref="A1:U7"', b'<dimension ref="X:"')
    ),
    "core properties that are none": lambda: with_part("docProps/core.xml", lambda _: b"<x/>"),
    "core properties that are no XML": lambda: with_part("docProps/core.xml", lambda _: b"<x"),
    "a day of saving that is none": lambda: with_part(
        "docProps/core.xml", lambda xml: xml.replace(b"T", b"?")
    ),
    "custom properties that are none": lambda: with_part("docProps/custom.xml", lambda _: b"<x/>"),
    "styles that are none": lambda: with_part("xl/styles.xml", lambda _: b"<styleSheet/>"),
    "a theme that is none": lambda: with_part("xl/theme/theme1.xml", lambda _: b""),
    "a rule that no program knows": lambda: with_part(
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>",
            b'</sheetData><dataValidations count="1"><dataValidation type="wps" sqref="?"/>'
            b"</dataValidations>",
        ),
    ),
    "a merge of everything": lambda: with_part(
        SHEET,
        lambda xml: xml.replace(
            b"</sheetData>",
            b'</sheetData><mergeCells><mergeCell ref="W1:XFD1048576"/></mergeCells>',
        ),
    ),
    "rows without numbers": lambda: with_part(
        SHEET, lambda xml: xml.replace(b'<row r="5"', b"<row").replace(b'<row r="6"', b"<row")
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HARMLESS)
def test_what_does_no_harm_is_passed_by(name: str) -> None:
    form = answer(HARMLESS[name]())
    assert isinstance(form, ReturnedForm), form
    assert form.number == FORM.number
    if name != "styles that are none":  # without them days are numbers
        assert said(form) == WHOLE


# --- files that are no form ----------------------------------------------------------------------


def big_rows(cell: str, rows: int = 400_000) -> bytes:
    """A sheet of hundreds of thousands of rows."""
    body = "".join(f'<row r="{n}">{cell.format(n=n)}</row>' for n in range(8, rows + 8)).encode()
    return with_part(SHEET, lambda xml: xml.replace(b"</sheetData>", body + b"</sheetData>"))


def strings(count: int) -> bytes:
    """A table of shared strings that no cell needs."""

    def apply(parts: dict[str, bytes]) -> None:
        name = "xl/sharedStrings.xml"
        parts[name] = parts[name].replace(b"</sst>", b"<si><t>x</t></si>" * count + b"</sst>")

    return packed(shared(), apply)


def bomb() -> bytes:
    return with_part(SHEET, lambda xml: xml + b" " * (60 << 20))


def entities() -> bytes:
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    return with_part(SHEET, lambda xml: doctype + xml)


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("宣传科.txt", "x")
    return buffer.getvalue()


REFUSED: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "blanks": lambda: b" \n ",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "a web page": lambda: b"<!doctype html><html><body><table></table></body></html>",
    "a page of print": lambda: b"%PDF-1.7\n" + bytes(100),
    "bytes of nothing": lambda: bytes(range(256)) * 50,
    "the beginning of a form": lambda: saved(workbook())[:3000],
    "a form without its end": lambda: saved(workbook())[:-200],
    "a form with holes": lambda: saved(workbook()).replace(b"xl/workbook.xml", b"xl/workbook.xmx"),
    "no workbook in it": lambda: without("xl/workbook.xml"),
    "no list of types": lambda: without("[Content_Types].xml"),
    "no strings": lambda: without("xl/sharedStrings.xml"),
    "a sheet that is no XML": lambda: with_part(SHEET, lambda xml: xml[:-300]),
    "a cell nowhere": lambda: with_part(SHEET, lambda xml: xml.replace(b'r="J4"', b'r="??"')),
    "strings that are not there": lambda: packed(
        shared(), lambda parts: parts.update({"xl/sharedStrings.xml": b"<sst/>"})
    ),
    "a locked file": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    ),
    "an old document of words": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    ),
    "a bomb": bomb,
    "entities": entities,
    "endless rows": lambda: big_rows('<c r="A{n}"><v>1</v></c>'),
    "many strings": lambda: strings(2_000_000),
    "a packed file": zipped,
    "another table": "姓名,电话\n王芳,1\n".encode,
    "a text": "本周工作总结".encode,
    "one endless line": lambda: b'"' + b"x" * (20 << 20),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_form_is_refused(name: str) -> None:
    raw = REFUSED[name]()
    begin = time.monotonic()
    found = answer(raw)
    assert time.monotonic() - begin < SECONDS
    assert isinstance(found, Unreadable | Refused), found
    assert found.hint is not None
    assert "import that" not in found.hint.speak("en")
    assert "宣传科.xlsx" in found.message.speak("zh")


@pytest.mark.slow
def test_strings_and_rows_up_to_the_limits_are_read() -> None:
    for raw in (strings(59_000), big_rows('<c r="A{n}" s="1"/>', 40_000)):
        begin = time.monotonic()
        form = answer(raw)
        assert time.monotonic() - begin < SECONDS
        assert isinstance(form, ReturnedForm)
        assert said(form).keys() == WHOLE.keys()


@pytest.mark.slow
@needs_peaks
def test_the_largest_take_little_time_and_memory(tmp_path: Path) -> None:
    names = ("a bomb", "endless rows", "many strings", "one endless line", "entities")
    for n, name in enumerate(names):
        (tmp_path / f"{n}.xlsx").write_bytes(REFUSED[name]())
    (tmp_path / "8.xlsx").write_bytes(strings(59_000))
    (tmp_path / "9.xlsx").write_bytes(big_rows('<c r="A{n}" s="1"/>', 150_000))
    files = sorted(map(str, tmp_path.iterdir()))
    done = subprocess.run(
        [sys.executable, "-c", READ, *files], capture_output=True, text=True, check=True
    )
    *seconds, kilobytes = map(float, done.stdout.split())
    assert max(seconds) < SECONDS
    assert kilobytes < MEGABYTES << 10


# --- work that grows with the file, and no faster -------------------------------------------------


@pytest.mark.slow
def test_headings_take_linear_work() -> None:
    raw = {size: ("编号," * size + "\n").encode() for size in (SMALL, LARGE)}
    assert_linear(raw.__getitem__, lambda table: read_returned(table, "宣传科.csv", no_convert))


def merged(merges: str) -> bytes:
    """A sheet of five thousand rows with such merges."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(8, 5190))
    end = f"{rows}</sheetData><mergeCells>{merges}</mergeCells>".encode()
    return with_part(SHEET, lambda xml: xml.replace(b"</sheetData>", end))


@pytest.mark.slow
def test_merges_take_work_for_the_rows_that_they_cover() -> None:
    few, many = (
        merged("".join(f'<mergeCell ref="A{n}:B{n + 1}"/>' for n in range(8, 8 + 2 * size, 2)))
        for size in (300, 2400)
    )
    assert_linear({SMALL: few, LARGE: many}.__getitem__, lambda raw: read_workbook(raw, "x.xlsx"))


@pytest.mark.slow
def test_one_merge_over_and_over_counts_once_and_tall_ones_for_each_row() -> None:
    again = read_workbook(merged('<mergeCell ref="A8:A9"/>' * 300_000), "x.xlsx")
    assert again.grids[0].rows[9][1].merged
    tall = "".join(f'<mergeCell ref="A8:{letter}5000"/>' for letter in letters(400))
    with pytest.raises(Refused):
        read_workbook(merged(tall), "x.xlsx")


def letters(count: int) -> list[str]:
    return [get_column_letter(n) for n in range(2, count + 2)]


# --- cells made to harm --------------------------------------------------------------------------


def test_markup_and_commands_are_words() -> None:
    words = {
        "L4": "[bold red]x[/]", "M4": "<script>alert(1)</script>", "N4": "'=cmd|'/c calc'!A0",
        "L5": "\x1b[31m红", "T5": "王\u202e芳",
    }  # fmt: skip
    book = workbook()
    for at, text in words.items():
        if "\x1b" not in text:  # openpyxl writes none
            book["填报"][at] = text
    first, second = read(saved(book)).rows[:2]
    assert first.text("place") == "[bold red]x[/]"
    assert first.text("difficulty") == "<script>alert(1)</script>"
    assert first.text("next") == "=cmd|'/c calc'!A0"
    assert second.text("filler") == "王芳"


def test_a_form_of_another_plan_gives_no_row_to_this_one() -> None:
    other = FORM.model_copy(
        update={
            "unit": "区教育局",
            "rows": (FormRow(row="9.1", label="九（一）", when="第三季度"),),
        }
    )
    form = read(saved(workbook(other, {"9.1": {"note": "x"}})), issued=FORM)
    assert form.number == other.number != FORM.number
    assert (said(form), troubles(form)) == ({}, [(4, "row-unknown")])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "value", "read_as"),
    [
        ("", "1E999", "1E999"),
        ("", "-1E999", "-1E999"),
        ("", "NaN", "NaN"),
        ("", "inf", "inf"),
        ("", "9" * 400, "9" * 400),
        ("", "9" * 5000, "9" * 5000),
        ("", "1E300", "1E300"),
        ("", "x", "x"),
        ("", "-5", -5),
        ("", "5.5", 5.5),
        (' t="b"', "1", True),
        (' t="b"', "x", "x"),
        (' t="d"', "1850-01-01T00:00:00", "1850-01-01"),
        (' t="d"', "foo", "foo"),
        (' t="e"', "#REF!", "#REF!"),
        (' t="str"', "甲_xD800_乙_x0000_", "甲\ufffd乙\ufffd"),
    ],
)
@pytest.mark.parametrize("at", ["H4", "K4"])
def test_no_value_of_a_cell_hides_the_rest(at: str, kind: str, value: str, read_as: object) -> None:
    """H is for days, K for numbers; what neither can be is text, as it stands in the file."""
    column = {"H4": "on", "K4": "people"}[at]
    pattern = f'<c r="{at}"( s="\\d+")?[^>]*>.*?</c>'

    def change(xml: bytes) -> bytes:
        cell = rf'<c r="{at}"\1{kind}><v>{value}</v></c>'
        return re.sub(pattern, cell, xml.decode(), count=1).encode()

    form = answer(with_part(SHEET, change))
    assert isinstance(form, ReturnedForm), form
    assert form.rows[0].cells[column].value == read_as  # type: ignore[index]
    assert len(said(form)) == len(WHOLE)


def test_another_forms_number_in_the_words_of_a_row_is_no_contradiction() -> None:
    book = workbook()
    book["填报"]["J4"] = "已随回收编号 7F3A-9C2E 的表报过"
    form = answer(saved(book))
    assert isinstance(form, ReturnedForm), form
    assert (form.number, form.problems) == (FORM.number, ())
