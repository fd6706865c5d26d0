"""Office files are the same bytes whenever and wherever they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from wenming_cli.formats.package import Later, freeze_package

TYPES = "[Content_Types].xml"


def package(parts: Mapping[str, str], *, year: int = 2023, packed: bool = True) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (year, 5, 4, 10, 30, 0))
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            made.writestr(info, text)
    return buffer.getvalue()


def contents(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_times_order_and_packing_leave_no_trace() -> None:
    parts = {"word/b.xml": "二", TYPES: "types", "A.xml": "一"}
    backwards = dict(reversed(parts.items()))
    frozen = freeze_package(package(parts))
    assert frozen == freeze_package(package(backwards, year=2030, packed=False))
    assert list(contents(frozen)) == [TYPES, "A.xml", "word/b.xml"]
    assert contents(frozen) == parts
    with zipfile.ZipFile(io.BytesIO(frozen)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in archive.infolist()} == {3}


@pytest.mark.parametrize(
    ("later", "text"),
    [
        ({b"@1": [b"one", b" two"]}, "<one two>"),
        ({b"@2": [b"two"]}, "<@1>"),
        ({b"@1": [b"@1"]}, "<@1>"),
        ({b"@1": []}, "<>"),
    ],
    ids=["in pieces", "no such mark", "a mark in what replaces it", "nothing"],
)
def test_what_comes_later_stands_at_its_mark(later: Later, text: str) -> None:
    assert contents(freeze_package(package({"a.xml": "<@1>"}), later)) == {"a.xml": text}


def test_each_mark_is_replaced_once() -> None:
    later = {b"@1": iter([b"one"]), b"@2": iter([b"two"])}
    assert contents(freeze_package(package({"a": "@1, @2"}), later)) == {"a": "one, two"}
