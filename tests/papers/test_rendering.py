"""Documents on paper: LibreOffice lays them out, poppler says where everything stands.

The fonts of official documents are not free; a fontconfig file lets free ones stand in for them,
whose Chinese characters are as wide as those (16 pt in 16 pt).
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from building import Diary, plan, task
from programs import run_program
from samples import TEXT
from turns import turns
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.document import Document, Paragraph
from wenming_cli.papers.formats import OfficeForm, Settings
from wenming_cli.papers.ledger.ledger import breakdown_sheet, ledger_sheet
from wenming_cli.papers.summary.trace import entries_sheet
from wenming_cli.papers.word import word

if TYPE_CHECKING:
    from papers.conftest import Shipped, Summarised

MISSING = [tool for tool in ("soffice", "pdftotext", "pdftoppm") if not shutil.which(tool)]
pytestmark = pytest.mark.skipif(
    bool(MISSING),
    reason=f"{' and '.join(MISSING)} missing: apt-get install libreoffice-writer poppler-utils"
    " fonts-noto-cjk fonts-arphic-gbsn00lp",
)
slow = pytest.mark.slow

STAND_INS = {"仿宋_GB2312": "AR PL SungtiL GB", "楷体_GB2312": "AR PL SungtiL GB",
             "宋体": "AR PL SungtiL GB", "黑体": "Noto Sans CJK SC",
             "方正小标宋简体": "Noto Serif CJK SC"}  # fmt: skip
POINT = 25.4 / 72


@dataclass(frozen=True)
class Placed:
    """A word on a page; millimetres from the left and upper edge."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """A page of a PDF."""

    width: float
    height: float
    words: tuple[Placed, ...]

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @property
    def lines(self) -> list[str]:
        """What stands on each line of the text, from the top; the number of the page left out."""
        found: dict[int, str] = {}
        for one in sorted(self.words, key=lambda w: (round(w.top), w.left)):
            if one.bottom < self.height - (35 if self.height > self.width else 26) + 1:
                found[round(one.top)] = found.get(round(one.top), "") + one.text
        return list(found.values())

    @property
    def number(self) -> Placed:
        """`—3—`."""
        edge = self.height - (35 if self.height > self.width else 26)
        below = [one for one in self.words if one.top > edge]
        text = "".join(one.text for one in below)
        return Placed(text, min(w.left for w in below), min(w.top for w in below),
                     max(w.right for w in below), max(w.bottom for w in below))  # fmt: skip


Print = Callable[[bytes], list[Page]]


@pytest.fixture(scope="session")
def office_program(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Run LibreOffice with a profile and fonts of its own."""
    home = tmp_path_factory.mktemp("office")
    matches = "".join(
        f'<match target="pattern"><test name="family"><string>{ours}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{free}</string></edit></match>'
        for ours, free in STAND_INS.items()
    )
    fonts = home / "fonts.conf"
    fonts.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>/usr/share/fonts</dir>'
        f"<cachedir>{home}/cache</cachedir>{matches}</fontconfig>",
        encoding="utf-8",
    )

    def convert(path: Path, kind: str) -> Path:
        target = path.parent / "converted"
        run_program(
            ["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless",
             "--convert-to", kind, "--outdir", str(target), str(path)],
            environ={"FONTCONFIG_FILE": str(fonts), "HOME": str(home), "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        return target / f"{path.stem}.{kind}"

    return convert


@pytest.fixture
def printed(office_program: Callable[[Path, str], Path], tmp_path: Path) -> Print:
    """Print a Word document and say where its words stand."""

    def make(data: bytes) -> list[Page]:
        path = tmp_path / "paper.docx"
        path.write_bytes(data)
        return _pages(office_program(path, "pdf"))

    return make


def _pages(pdf: Path) -> list[Page]:
    box = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True)
    pages = []
    for found in re.finditer(
        r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', box.stdout.decode(), re.DOTALL
    ):
        words = re.findall(
            r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>', found[3]
        )
        placed = (Placed(t, *(float(n) * POINT for n in (x, y, r, b))) for x, y, r, b, t in words)
        pages.append(Page(float(found[1]) * POINT, float(found[2]) * POINT, tuple(placed)))
    return pages


def paper(*texts: str) -> bytes:
    blocks = tuple(Paragraph(text) for text in texts)
    return word.write_word_document(replace(TEXT, blocks=blocks, attachments=()), Settings())


@pytest.mark.slow
def test_22_lines_of_28_characters(printed: Print) -> None:
    """GB/T 9704-2012, 5.2.3, on a page that is full of text."""
    first, second, *_ = printed(paper("文" * 3000, "完。"))
    assert [len(line) for line in second.lines] == [28] * 22
    assert [len(line) for line in first.lines[2:]] == [26] + [28] * 18, "below title and blank line"


@slow
def test_the_text_fills_its_frame(printed: Print) -> None:
    """5.2.1: 37 mm above, 28 mm left, 156 by 225 mm of text."""
    page = printed(paper("文" * 3000, "完。"))[1]
    body = [one for one in page.words if one.top < 262]
    assert min(one.left for one in body) == pytest.approx(28, abs=0.3)
    assert max(one.right for one in body) == pytest.approx(184, abs=0.7)
    assert min(one.top for one in body) == pytest.approx(37, abs=3)
    assert max(one.bottom for one in body) == pytest.approx(262, abs=3)


@slow
def test_page_numbers_in_place(printed: Print) -> None:
    """7.5: below the text, a character from its right edge on odd pages, from the left on even."""
    pages = printed(paper("文" * 3000, "完。"))
    assert [page.number.text for page in pages] == [f"—{n}—" for n in range(1, len(pages) + 1)]
    odd, even = pages[0].number, pages[1].number
    assert odd.right == pytest.approx(210 - 26 - 14 * POINT, abs=1)
    assert even.left == pytest.approx(28 + 14 * POINT, abs=1)
    middle = (odd.top + odd.bottom) / 2
    assert middle - 262 == pytest.approx(7, abs=1.2)


@slow
@pytest.mark.parametrize("before", [15, 16, 17, 18, 19])
def test_the_signature_is_never_alone(before: int, printed: Print) -> None:
    """7.3.5.5: some of the text stands on the page of the signature, wherever the page ends."""
    last = printed(paper(*["行。"] * before, "文" * 40))[-1]
    assert "区委宣传部2023年7月3日" in last.text
    assert "文" in last.text


@slow
def test_the_ledger_lies_on_landscape_pages_with_its_header(
    shipped: Shipped, printed: Print
) -> None:
    pages = printed(word.write_word_sheet(ledger_sheet(*shipped("Q2")), Settings()))
    assert len(pages) > 3
    for n, page in enumerate(pages, start=1):
        assert (round(page.width), round(page.height)) == (297, 210)
        assert "工作任务" in page.text
        assert "进展情况" in page.text
        assert page.number.text == f"—{n}—"


def filled(pages: Sequence[Page]) -> list[float]:
    """How far down the text goes on each page but the last, as a share of its frame of 156 mm."""
    return [
        (max(one.bottom for one in page.words if one.bottom < 210 - 26 + 1) - 28) / 156
        for page in pages[:-1]
    ]


@slow
@pytest.mark.parametrize("period", ["Q2", "2023"])
def test_no_page_of_the_shipped_ledger_stands_half_empty(
    period: str, shipped: Shipped, printed: Print
) -> None:
    pages = printed(word.write_word_sheet(ledger_sheet(*shipped(period)), Settings()))
    assert min(filled(pages)) > 0.5
    assert len(pages) > 3


@slow
@pytest.mark.parametrize("length", [195, 90, 700, 150, 190, 200, 260][: turns(3, of=7)])
def test_no_page_stands_half_empty_however_long_a_row_is(length: int, printed: Print) -> None:
    """Rows of all heights, some below a chain of headings, so that pages end everywhere."""
    items = [task("3", title="工作任务")]
    diary = Diary()
    for section in range(1, 7):
        items.append(task(f"3.{section}", title=f"第{section}个方面"))
        for part in (1, 2):
            items.append(task(f"3.{section}.{part}", title=f"第{part}个部分"))
            for n in range(1, 4):
                no = f"3.{section}.{part}.{n}"
                items.append(task(no, title=f"事项{no}", text="要求" * (length // 4)))
                for times in range(1 + n % 2):
                    note = f"第{times}次，" + "开展工作，" * ((length + 7 * section) // 5)
                    diary("note", no, f"05-{10 + n + times:02}", note=note)
    board = diary.board(plan(*items), "06-30")
    for sheet in (ledger_sheet(board, parse_period("Q2", 2023)), breakdown_sheet(board)):
        pages = printed(word.write_word_sheet(sheet, Settings()))
        assert min(filled(pages)) > 0.5, sheet.title
        assert len(pages) > 3


@slow
@pytest.mark.parametrize("period", ["Q1", "Q2", "Q3", "Q4", "H1", "2023"])
def test_the_shipped_summary(period: str, summarised: Summarised, printed: Print) -> None:
    document = summarised(period)
    pages = printed(word.write_word_document(document, Settings()))
    portrait = [page for page in pages if page.height > page.width]
    assert [page.number.text for page in pages] == [f"—{n}—" for n in range(1, len(pages) + 1)]
    assert all(len(page.lines) <= 22 for page in portrait)
    assert f"附件：{document.attachments[0].title}" in portrait[-1].text
    assert document.blocks[-1].text[-6:] in portrait[-1].text, "the signature is not alone"
    assert pages[len(portrait)].lines[0] == "附件"


@slow
def test_a_trace_breaks_no_date_and_no_reference(shipped: Shipped, printed: Print) -> None:
    """What somebody types into `wenming log` stands on one line."""
    sheet = entries_sheet(*shipped("Q2"))
    shown = [
        word for page in printed(word.write_word_sheet(sheet, Settings())) for word in page.lines
    ]
    lines = "\n".join(shown)
    for row in sheet.rows:
        day, number, reference = row[1], row[2], row[8]
        assert isinstance(day, date)
        assert f"{day.month}月{day.day}日" in lines
        assert str(number) in lines
        assert str(reference) in lines


@slow
def test_a_round_trip_keeps_the_text(
    summarised: Summarised, office_program: Callable[[Path, str], Path], tmp_path: Path
) -> None:
    """Opened and saved again by LibreOffice and by python-docx, not a word is lost."""
    path = tmp_path / "paper.docx"
    path.write_bytes(word.write_word_document(summarised("Q2"), Settings()))
    again = office_program(path, "docx")
    assert _words(again) == _words(path)
    docx.Document(str(path)).save(str(tmp_path / "saved.docx"))
    assert _words(tmp_path / "saved.docx") == _words(path)


def _words(path: Path) -> tuple[list[str], list[list[str]]]:
    document = docx.Document(str(path))
    table = document.tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text], rows


@slow
def test_a_filled_form_opens(office_program: Callable[[Path, str], Path], tmp_path: Path) -> None:
    form = docx.Document()
    form.add_paragraph("{{ title }}")
    source = tmp_path / "summary.docx"
    form.save(str(source))
    path = tmp_path / "filled.docx"
    path.write_bytes(
        word.write_word_document(
            TEXT, Settings(form=OfficeForm("summary.docx", source.read_bytes()))
        )
    )
    assert "第二季度" in _pages(office_program(path, "pdf"))[0].text


def test_the_file_is_a_sound_package() -> None:
    with zipfile.ZipFile(io.BytesIO(word.write_word_document(TEXT, Settings()))) as package:
        assert package.testzip() is None
        assert package.namelist()[0] == "[Content_Types].xml"


@slow
def test_documents_without_text_print(printed: Print) -> None:
    assert (
        "小结"
        in printed(word.write_word_document(Document("小结", (), "区委", TEXT.signed), Settings()))[
            0
        ].text
    )
