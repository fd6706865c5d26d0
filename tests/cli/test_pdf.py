"""PDF: the Word document of a paper, page for page; without LibreOffice nothing is written."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from programs import run_program
from wenming_cli.office.converting import has_stand_ins

if TYPE_CHECKING:
    from cli.conftest import MakeOffice

PAPERS = {
    "export summary Q1": "小结",
    "export ledger Q1": "台账",
    "export breakdown": "分解表",
    "report Q1 --by lead": "统计",
}

real = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def pages(pdf: bytes) -> list[str]:
    """The text of each page, without its spaces."""
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("command", [pytest.param(one, marks=real) for one in PAPERS])
def test_a_pdf_has_the_pages_of_the_word_document(
    command: str, office: MakeOffice, tmp_path: Path
) -> None:
    here = office(today="2023-04-05")
    name = PAPERS[command]
    assert here.run("done 3.1.1 --note 讲课两次 --people 30 --on 2023-03-05").code == 0
    assert here.run(f"{command} -o {name}.docx").code == 0

    answer = here.run(f"{command} -o {name}.pdf")

    assert answer.code == 0
    made = here.files()[f"{name}.pdf"]
    assert ("仿宋" in answer.err) == has_stand_ins("a.pdf", made)
    assert made.startswith(b"%PDF-")
    (tmp_path / "paper.docx").write_bytes(here.files()[f"{name}.docx"])
    run_program(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "paper.docx")],
    )  # fmt: skip
    assert pages(made) == pages((tmp_path / "paper.pdf").read_bytes())
    assert "区委宣传部" in "".join(pages(made)), "Chinese is text, not boxes"


@pytest.mark.parametrize(("font", "expected"), [
    ("BAAAAA+FangSong_GB2312", False), ("/STFangsong", False), ("FZFSK--GBK1-0", False),
    ("BAAAAA+NotoSansCJKjp-Regular", True), ("", True),
])  # fmt: skip
def test_other_fonts_are_told(font: str, expected: bool) -> None:
    """A paper in another font than 仿宋 is sent back."""
    name, base = NameObject("/Font"), NameObject("/BaseFont")
    fonts = DictionaryObject()
    if font:
        fonts[NameObject("/F1")] = DictionaryObject({base: NameObject(f"/{font}")})
    pdf = PdfWriter()
    pdf.add_blank_page(100, 100)[NameObject("/Resources")] = DictionaryObject({name: fonts})
    made = io.BytesIO()
    pdf.write(made)

    assert has_stand_ins("小结.pdf", made.getvalue()) is expected
    assert not has_stand_ins("小结.docx", b"PK")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_period_is_closed_with_pdfs(office: MakeOffice) -> None:
    """The code stands on the paper, and what is kept of it is the digest of the PDF."""
    here = office(today="2023-04-05")

    closing = json.loads(here.run("close Q1 -o 小结.pdf -o 台账.pdf --json").out)["closing"]

    files = here.files()
    journal = b"".join(data for name, data in files.items() if name.endswith(".jsonl")).decode()
    for name in ("小结.pdf", "台账.pdf"):
        assert hashlib.sha256(files[name]).hexdigest() in journal
        assert closing["code"] in "".join(pages(files[name]))
    assert here.run(f"check --closing {closing['code']}").code == 0
    here.write({"台账.pdf": files["台账.pdf"] + b" "})
    assert here.run(f"check --closing {closing['code']}").code == 1


@pytest.mark.parametrize("command", [*PAPERS, "close Q1"])
def test_without_libreoffice_it_is_said_what_to_do(
    command: str, office: MakeOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = office(today="2023-04-05")
    before = here.files()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    answer = here.run(f"{command} -o 交/小结.pdf")

    assert (answer.code, answer.out) == (3, "")
    assert "交/小结.pdf 要用 LibreOffice 生成，本机没有安装" in answer.err
    assert "请先写成 交/小结.docx，用 WPS 或 Word 打开，再另存为 PDF" in answer.err
    assert here.files() == before


@pytest.mark.slow
def test_a_failed_pdf_leaves_nothing_behind(
    office: MakeOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = office(today="2023-04-05")
    before = here.files()
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "soffice").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (programs / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")

    for command in ("export ledger Q1 -o 台账.pdf", "close Q1 -o 台账.xlsx -o 小结.pdf"):
        answer = here.run(command)
        assert answer.code == 3
        assert "LibreOffice 没能生成" in answer.err
    assert here.files() == before
