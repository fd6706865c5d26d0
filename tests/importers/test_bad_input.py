"""Bad files through the whole command: a word, exit 3 or 4, in seconds, within 500 MB, nothing written.

Each file is real and lies on disk; time and memory are those of a process of its own.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peaks import PROGRAM, needs_peaks, peak_of
from places import DATA

HOSTILE = DATA / "hostile"
SECONDS = 20
KILOBYTES = 500 << 10
GIGABYTES = 3 << 30
Make = Callable[[Any], bytes]

pytestmark = [
    pytest.mark.slow,
    needs_peaks,
]


def a_docx(word: Any, *lines: str) -> bytes:
    made = word()
    for line in lines:
        made.add(line)
    return bytes(made.bytes())


def with_part(data: bytes, name: str, size: int) -> bytes:
    """A Word file with one more part, or another, of so many blanks."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        with new.open(name, "w", force_zip64=True) as file:
            for _ in range(size >> 20):
                file.write(b" " * (1 << 20))
    return buffer.getvalue()


def a_pdf(*, picture: bool = False, lock: str = "") -> bytes:
    """A page without text: a scan, or one behind a password."""
    import pypdf
    from pypdf.generic import DecodedStreamObject, NameObject, NumberObject

    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(595, 842)
    if picture:
        image = DecodedStreamObject()
        image.set_data(bytes(300 * 300))
        for key, value in (
            ("/Type", NameObject("/XObject")), ("/Subtype", NameObject("/Image")),
            ("/Width", NumberObject(300)), ("/Height", NumberObject(300)),
            ("/ColorSpace", NameObject("/DeviceGray")), ("/BitsPerComponent", NumberObject(8)),
        ):  # fmt: skip
            image[NameObject(key)] = value
        page[NameObject("/Im0")] = writer._add_object(image)
    if lock:
        writer.encrypt(lock, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def outside_entity(word: Any) -> bytes:
    buffer = io.BytesIO(a_docx(word, "一、学习"))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(
            "customXml/item9.xml",
            '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>',
        )
    return buffer.getvalue()


BAD: dict[str, tuple[str, Make, int, str]] = {
    "empty": ("方案.docx", lambda _: b"", 4, "是空的"),
    "blank": ("方案.txt", lambda _: "\u3000\n \n".encode(), 4, "没有文字"),
    "picture-only PDF": ("扫描.pdf", lambda _: a_pdf(picture=True), 4, "图片"),
    "locked PDF": ("加密.pdf", lambda _: a_pdf(lock="秘密"), 3, "密码"),
    "locked docx": ("加密.docx", lambda _: (HOSTILE / "locked.docx").read_bytes(), 3, "密码"),
    "bomb in a picture": (
        "炸弹.docx", lambda w: with_part(a_docx(w, "一、学习"), "word/media/a.png", GIGABYTES), 4, "MB",
    ),
    "bomb in the text": (
        "炸弹.docx", lambda w: with_part(a_docx(w), "word/document.xml", GIGABYTES), 4, "MB",
    ),
    "outside entity": ("实体.docx", outside_entity, 3, "实体"),
    "no numbering": ("散文.txt", lambda _: "今天天气很好。\n我们去散步。".encode(), 4, "编号"),
    "no numbering in Word": ("散文.docx", lambda w: a_docx(w, "今天天气很好。"), 4, "编号"),
    "a million characters": ("长行.txt", lambda _: ("一、" + "某" * 1_000_000).encode(), 4, "个字"),
    "a million digits": ("数字.txt", lambda _: b"1." * 140_000, 4, ""),
    "rubbish": ("乱码.doc", lambda _: bytes(range(256)) * 4000, 3, ""),
    "rubbish under a zip's head": ("乱码.docx", lambda _: b"PK\x03\x04" + bytes(9999), 3, ""),
    "rubbish under Word's old head": (
        "乱码.doc", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40,
        4 if shutil.which("soffice") else 3, "",  # LibreOffice opens anything, as text
    ),
    "a picture named docx": ("照片.docx", lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, 3, ""),
    "a zip of pictures": ("照片.zip", lambda _: with_part(_empty_zip(), "1.jpg", 1 << 20), 3, "压缩"),
}  # fmt: skip


def _empty_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w"):
        pass
    return buffer.getvalue()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_seconds_and_within_500_mb(
    name: str, word: Any, tmp_path: Path
) -> None:
    file, make, code, words = BAD[name]
    (tmp_path / file).write_bytes(make(word))
    start = time.monotonic()
    child = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--lang", "zh", "import", file],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    out, err = child.stdout.decode(), child.stderr.decode()
    assert (child.returncode, out) == (code, ""), err
    assert words in err
    assert "→" in err  # what to do next
    assert "Traceback" not in err
    assert time.monotonic() - start < SECONDS
    assert peak_of(child.stderr) < KILOBYTES
    assert [path.name for path in tmp_path.iterdir()] == [file]


def test_a_wrong_ending_is_read_for_what_it_is(word: Any, tmp_path: Path) -> None:
    data = a_docx(word, "××局2026年工作方案", "一、学习", "二、宣讲")
    for ending in ("txt", "pdf", "doc", "xlsx"):
        (tmp_path / f"方案.{ending}").write_bytes(data)
        done = subprocess.run(
            [sys.executable, "-m", "wenming_cli", "import", f"方案.{ending}", "--dry-run"],
            cwd=tmp_path, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
