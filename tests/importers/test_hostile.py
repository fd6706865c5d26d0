"""Bad input: a clear word and an exit code, never a traceback; and nothing is lost on the way."""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from peaks import PROGRAM, needs_peaks, peak_of
from reading import draft_in, lines_in
from wenming_cli.errors import ExitCode, WenmingError
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.draft.plantext import plan_text
from wenming_cli.importers.outline.outline import outline
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import text_lines

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def a_docx(word: Any) -> bytes:
    made = word()
    made.add("一、指导思想")
    return bytes(made.bytes())


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part replaced or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return buffer.getvalue()


def refused(data: bytes, tmp_path: Path, name: str = "方案.docx") -> WenmingError:
    """The error that an import of some bytes ends with."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(WenmingError) as caught:
        draft_in(path)
    assert caught.value.exit_code in (ExitCode.UNREADABLE, ExitCode.REFUSED)
    assert caught.value.hint is not None
    return caught.value


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\r\n\t", "is empty"),
        ("今天天气很好。\n我们去散步。".encode(), "no numbered items"),
        (("一、" + "某" * 1_000_000).encode(), "more than any work plan"),
        ("一、学习。1.宣讲。".encode() * 20_000, "more numbers than"),
        (bytes(range(256)) * 400, "neither text nor"),
        (b"PK\x05\x06" + bytes(18), "a packed file"),
        (b"PK\x03\x04" + bytes(400), "a packed file"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9, "damaged"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_bad_files_are_refused_with_a_word(data: bytes, words: str, tmp_path: Path) -> None:
    assert words in refused(data, tmp_path).message.text


@pytest.mark.slow
def test_an_archive_that_unpacks_to_gigabytes_is_not_unpacked(word: Any, tmp_path: Path) -> None:
    bomb = with_part(a_docx(word), "word/media/x.bin", bytes(300 << 20))
    assert len(bomb) < 2 << 20
    assert "unpacks to" in refused(bomb, tmp_path).message.text


def test_outside_entities_are_never_read(word: Any, tmp_path: Path) -> None:
    text = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
    bad = with_part(a_docx(word), "word/document.xml", text.encode())
    assert "entities" in refused(bad, tmp_path).message.text


def test_a_cut_off_part_is_damage(word: Any, tmp_path: Path) -> None:
    whole = a_docx(word)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        body = archive.read("word/document.xml")
    cut = with_part(whole, "word/document.xml", body[: len(body) // 2])
    assert "damaged" in refused(cut, tmp_path).message.text


def test_a_wrong_ending_does_not_matter(word: Any, tmp_path: Path) -> None:
    path = tmp_path / "方案.txt"
    path.write_bytes(a_docx(word))
    assert lines_in(path)[0].text == "一、指导思想"
    path = tmp_path / "方案.pdf"
    path.write_text("一、指导思想", encoding="gb18030")
    assert lines_in(path)[0].text == "一、指导思想"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_encodings_are_told_apart(encoding: str, tmp_path: Path) -> None:
    text = "××局2026年工作方案\n一、指导思想\n二、工作任务\n（一）抓学习。每月1次。"
    path = tmp_path / "x.txt"
    path.write_bytes(text.encode(encoding))
    assert "\n".join(line.text for line in lines_in(path)) == text


@pytest.mark.slow
@needs_peaks
@pytest.mark.parametrize(
    "text", ["一、学习\n" * 5000, "一、学习\n" + "每月全年3月底前由办公室牵头、" * 9000, "一、" + "1" * 250_000,
             "一、" + "（" * 250_000, "| 序号 | 任务 | 牵头单位 |\n" + "| 1 | 学习 | 办公室 |\n" * 9000],
    ids=["lines", "words", "digits", "brackets", "rows"],
)  # fmt: skip
def test_large_files_stay_within_time_and_memory(text: str, tmp_path: Path) -> None:
    import subprocess

    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "import", str(path), "--dry-run", "--json"],
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.returncode in (0, 3, 4)
    assert peak_of(done.stderr) < 500 << 10


PIECES = st.sampled_from(
    ["一、", "二、", "（一）", "(二)", "1.", "2、", "（1）", "①", "1.1", "2.1.3", "第一章", "第二条", "Ⅰ-1", "3月", "附件1",
     "指导思想", "工作任务", "每月1次", "6月底前", "由办公室牵头", "。", "，", "：", "\n", " ", "\u3000", "| 序号 | 任务 | 责任单位 |\n",
     "| 1 | 学习 | 办公室 |", "一是", "第2页", "（责任单位：", "）", "“", "2026年1月1日", "\t"]
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60).map("".join))
@example("附件1\n")
@example("一、\n一、\n（三）")
def test_no_document_loses_a_character_or_ends_in_a_traceback(text: str) -> None:
    source, _ = clean_document(text_lines(text).lines)
    cut = outline(source)
    assert cut.preamble + "".join(node.raw for node in cut.nodes) == source.text
    if cut.nodes:
        made = draft_of(text_lines(text), "x.txt", today_year=2026)
        plan_text(made, "x.txt", "0" * 64)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_cleaned_and_cut(text: str) -> None:
    source, _ = clean_document(text_lines(text).lines)
    cut = outline(source)
    assert cut.preamble + "".join(node.raw for node in cut.nodes) == source.text


HEADS = (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe")


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(start=st.sampled_from(HEADS), tail=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(start: bytes, tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.bin"
        path.write_bytes(start + tail)
        with contextlib.suppress(WenmingError):
            lines_in(path)
