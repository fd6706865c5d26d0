"""Forms that were saved in another format: old workbooks by a real LibreOffice, tables of text."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from returning import FORM, no_convert, read, said, saved, workbook
from wenming_cli.errors import Refused, Unreadable
from wenming_cli.forms.reading.read import read_returned
from wenming_cli.forms.reading.returned import ReturnedForm
from wenming_cli.forms.reading.rows import place_rows
from wenming_cli.message import M
from wenming_cli.store.documents import converter_for
from wenming_cli.store.libreoffice import Conversion, convert_with_libreoffice
from wenming_cli.store.userpath import UserPath

WHOLE = said(read(saved(workbook())))


def in_words(value: Any) -> str:
    if isinstance(value, date):
        return f"{value.year}/{value.month}/{value.day}"
    return "" if value is None else str(value)


def table(separator: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """The form as a program saves its sheet as text."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator)
    for row in workbook()["填报"].iter_rows(values_only=True):
        writer.writerow(map(in_words, row))
    return buffer.getvalue().encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_tables_of_text(separator: str, encoding: str) -> None:
    form = read(table(separator, encoding), "宣传科.csv")
    assert (form.number, form.embedded, form.problems) == (FORM.number, None, ())
    assert form.rows[0].cells["note"].at == "J4"
    texts = {
        code: {key: in_words(value) for key, value in cells.items()}
        for code, cells in WHOLE.items()
    }
    assert said(form) == texts


def converted(raw: bytes, target: str) -> bytes:
    words = M("LibreOffice")
    wanted = Conversion(target, missing=words, failed=words, hint=words, smaller=words)
    return convert_with_libreoffice(raw, wanted, "宣传科", around=[])


def read_old(raw: bytes, name: str, folder: Path) -> ReturnedForm:
    file = UserPath(folder / name, name)
    return place_rows(read_returned(raw, name, converter_for(file)), FORM)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("target", ["xls", "ods", "xlsx"])
def test_what_libreoffice_saved(target: str, tmp_path: Path) -> None:
    raw = converted(saved(workbook()), target)
    form = read_old(raw, f"宣传科.{target}", tmp_path)
    assert (form.number, form.embedded) == (FORM.number, FORM)
    assert said(form) == WHOLE
    without_codes = workbook()
    without_codes["填报"].delete_cols(21)
    form = read_old(converted(saved(without_codes), target), f"宣传科.{target}", tmp_path)
    assert said(form) == WHOLE


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_old_workbook_that_is_damaged(tmp_path: Path) -> None:
    raw = converted(saved(workbook()), "xls")
    with pytest.raises(Unreadable):
        read_old(raw[:2000] + bytes(3000), "宣传科.xls", tmp_path)


def test_half_a_workbook_is_to_be_sent_again() -> None:
    whole = saved(workbook())
    with pytest.raises(Unreadable) as raised:
        read_returned(whole[: len(whole) // 2], "宣传科.xlsx", no_convert)
    assert raised.value.message.speak("zh") == "宣传科.xlsx 不完整，只收到一部分"


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le")


def test_without_libreoffice_it_is_said_what_to_do() -> None:
    def convert(_raw: bytes, _target: str, name: str) -> bytes:
        raise Unreadable(M("{file} is in an old format that needs LibreOffice", file=name))

    with pytest.raises(Unreadable) as raised:
        read_returned(OLD, "宣传科.et", convert)
    assert raised.value.message.speak("zh").startswith("宣传科.et")
    assert raised.value.hint is not None
    assert "另存为" in raised.value.hint.speak("zh")


def test_what_libreoffice_makes_too_large_of_it() -> None:
    def convert(_raw: bytes, _target: str, name: str) -> bytes:
        raise Refused(M("{file} is too large: {n} MB", file=name, n=99))

    with pytest.raises(Refused, match="more than any form"):
        read_returned(OLD, "宣传科.xls", convert)


@pytest.mark.slow
def test_a_table_of_more_than_any_form() -> None:
    with pytest.raises(Refused, match="more than any form"):
        read_returned(table() + b"x\n" * 6000, "宣传科.csv", no_convert)
    with pytest.raises(Refused, match="more than any form"):
        read_returned(table() + (b"x," * 300 + b"\n") * 900, "宣传科.csv", no_convert)
