"""Packed files as chat programs and mail give them: names in any code, contents within limits."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from wenming_cli.errors import Refused, Unreadable
from wenming_cli.formats import packed
from wenming_cli.formats.packed import members_of


def zipped(files: dict[str, bytes], encoding: str = "") -> bytes:
    """A packed file; with an encoding, its names stand in it without a mark, as Windows writes them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            own = name.encode(encoding).decode("cp437") if encoding else name
            info = zipfile.ZipInfo(own)
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    raw = buffer.getvalue()
    if encoding:
        for name in files:
            raw = raw.replace(name.encode(encoding).decode("cp437").encode(), name.encode(encoding))
    return raw


def unmarked(name: str, encoding: str) -> bytes:
    """A packed file of one empty file, byte by byte: its name has no mark of UTF-8."""
    raw = name.encode(encoding)
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 33, 0, 0, 0, len(raw), 0) + raw
    central = struct.pack(
        "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, len(raw), 0, 0, 0, 0, 0, 0
    ) + raw  # fmt: skip
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def read(raw: bytes) -> dict[str, bytes]:
    return {"/".join(one.parts): one.data for one in members_of(io.BytesIO(raw), "回收.zip")}


def test_files_in_folders() -> None:
    files = {"第三季度/宣传科.xlsx": b"form", "合影.jpg": b"photo", "__MACOSX/._a": b"", "空/": b""}
    assert read(zipped(files)) == {"第三季度/宣传科.xlsx": b"form", "合影.jpg": b"photo"}


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_a_mark(encoding: str) -> None:
    assert list(read(unmarked("宣传科（王芳）.xlsx", encoding))) == ["宣传科（王芳）.xlsx"]


def test_packed_in_packed() -> None:
    inner = zipped({"宣传科.xlsx": b"form"})
    assert read(zipped({"a/科室.zip": inner})) == {"a/科室.zip/宣传科.xlsx": b"form"}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/宣传科.xlsx", "abs/宣传科.xlsx"),
        ("..\\..\\宣传科.xlsx", "宣传科.xlsx"),
        ("C:\\Users\\宣传科.xlsx", "Users/宣传科.xlsx"),
    ],
)
def test_no_name_leads_out(name: str, parts: str) -> None:
    assert list(read(zipped({name: b"x"}))) == [parts]


@pytest.mark.slow
def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"宣传科.xlsx": bytes(61 << 20)})
    assert len(bomb) < 100_000
    with pytest.raises(Refused, match="more than any office sends"):
        read(bomb)
    nested = b"x"
    for _ in range(5):
        nested = zipped({"a.zip": nested})
    with pytest.raises(Refused):
        read(nested)
    monkeypatch.setattr(packed, "MOST_MEMBERS", 5)
    with pytest.raises(Refused):
        read(zipped({f"{n}.txt": b"" for n in range(6)}))
    monkeypatch.setattr(packed, "LARGEST_WHOLE", 10)
    with pytest.raises(Refused):
        read(zipped({"a": b"123456", "b": b"123456"}))


def test_packed_files_in_one_another_share_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zipped({f"{n}.csv": b"123" for n in range(40)})
    outer = zipped({f"{n}.zip": inner for n in range(4)})
    assert len(read(outer)) == 160
    monkeypatch.setattr(packed, "MOST_MEMBERS", 163)
    with pytest.raises(Refused):
        read(outer)
    monkeypatch.setattr(packed, "MOST_MEMBERS", 164)
    monkeypatch.setattr(packed, "LARGEST_WHOLE", 4 * len(inner) + 160 * 3 - 1)
    with pytest.raises(Refused):
        read(outer)


def test_a_size_that_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory says 3 bytes; what is read is counted."""
    raw = zipped({"a": bytes(5000)})
    raw = raw.replace(struct.pack("<I", 5000), struct.pack("<I", 3))
    monkeypatch.setattr(packed, "LARGEST_MEMBER", 100)
    with pytest.raises((Refused, Unreadable)):
        read(raw)


def test_locked_and_damaged() -> None:
    raw = bytearray(zipped({"a": b"x"}))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        raw[raw.index(mark) + at] |= 1
    with pytest.raises(Unreadable, match="password"):
        read(bytes(raw))
    for damaged in (b"", b"PK\3\4", zipped({"a": b"x" * 99})[:-30]):
        with pytest.raises(Unreadable, match="damaged"):
            read(damaged)
