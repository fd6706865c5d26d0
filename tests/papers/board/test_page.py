"""The leader's page."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import chromium
from building import PHOTO, Diary, measure, plan, task
from places import DATA
from wenming_cli.core.board.fold import Board
from wenming_cli.papers.board import monthbars
from wenming_cli.papers.board import page as boardhtml
from wenming_cli.papers.board import view as boardview
from wenming_cli.papers.formats import Settings

if TYPE_CHECKING:
    from conftest import Golden
    from papers.conftest import Shipped

PAPERS = DATA / "papers"
STYLE = files("wenming_cli.papers.board").joinpath("board.css").read_text(encoding="utf-8")
PLAN = plan(
    task("3.1", title="专题学习", lead="理论科", start="02-01", due="03-31"),
    task("3.2", title="廉政建设", standing=True),
    task("3.3", title="阵地建设", lead=["办公室", "理论科"], due="05-01"),
    measure("4.1", title="分析会", lead="办公室", every="quarter"),
    measure("4.2", title="例会", lead="办公室", every="month", times=2),
)


def made(board: Board) -> str:
    return boardhtml.write_board_page(board, Settings()).decode("utf-8")


class Reader(HTMLParser):
    """The words of a page and the names of its elements and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        if self.names[-1:] != ["style"] and data.strip():
            self.words.append(data.strip())

    @property
    def text(self) -> str:
        return " ".join(self.words)


def test_page_of_the_shipped_plan(shipped: Shipped, golden: Golden) -> None:
    page = made(shipped("2023-01..2023-08")[0])
    golden(PAPERS / "board-2023-08-31.txt", "\n".join(Reader(page).words) + "\n")
    assert page == made(shipped("2023-01..2023-08")[0]), "the same board gives the same bytes"


def markup(page: str) -> str:
    """The page without its style sheet, each element on a line of its own."""
    bare = re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)
    return re.sub(r"(?<!\n)<(?!/)", "\n<", bare)


def small() -> Board:
    """Two sections with each status, each light and each mark of the year; one stands alone."""
    found = plan(
        task("3", title="工作任务"),
        task("3.1", title="学习"),
        task("3.1.1", title="专题学习", lead="理论科", start="02-01", due="03-31"),
        task("3.1.2", title="读书会", lead="理论科", every="month"),
        task("3.1.3", title="阵地建设", lead=["办公室", "理论科"], start="03-01", due="08-01"),
        task("3.1.4", title="参观", lead="办公室", due="05-10"),
        task("3.1.5", title="汇演", lead="文化科", due="05-20"),
        task("3.1.6", title="征文", lead="文化科", due="09-30"),
        task("3.1.7", title="书架", due="01-20"),
        task("3.2", title="廉政建设", standing=True),
    )
    diary = Diary()
    diary("note", "3.1.1", "03-20", note="教材还没有到")
    diary("done", "3.1.2", "01-20", period="2023-01", people=1200, evidence=[PHOTO])
    diary("done", "3.1.2", "03-05", period="2023-02")
    diary("note", "3.1.3", "04-01", note="已选址", percent=50)
    diary("hold", "3.1.4", "03-01", why="场地未定")
    diary("cancel", "3.1.5", "03-02", why="合并举办")
    diary("done", "3.1.7", "01-19")
    return diary.board(found, "05-03")


def test_every_element_of_a_small_page(golden: Golden) -> None:
    """What browsers, printers and screen readers go by, not only its words."""
    golden(PAPERS / "board-small.html", markup(made(small())))


def test_every_element_of_a_page_by_section(golden: Golden) -> None:
    """Beyond 150 items each section is a line of bars; lists are cut at twelve."""
    rows = [task("3.1", title="学习"), *(task(f"3.1.{n}", every="quarter") for n in range(1, 152))]
    diary = Diary()
    diary("done", "3.1.1", "03-20", period="2023-Q1")
    diary("done", "3.1.2", "04-20", period="2023-Q1")
    diary("note", "3.1.3", "05-02", period="2023-Q2")
    diary("hold", "3.1.4", "04-20")
    diary("cancel", "3.1.5", "04-20")
    board = diary.board(plan(*rows), "05-03")
    golden(PAPERS / "board-by-section.html", markup(made(board)))


def test_it_needs_no_network_and_no_script(shipped: Shipped) -> None:
    page = made(shipped("H1")[0])
    reader = Reader(page)
    assert "script" not in reader.names
    assert not {"link", "img", "iframe", "object", "base"} & set(reader.names)
    assert not [name for name, _ in reader.attributes if name.startswith("on")]
    assert all((value or "").startswith("#") for name, value in reader.attributes if name == "href")
    assert not re.search(r"https?:|//\w|url\(|@import|src=", page)


def test_words_are_text_whatever_they_hold() -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=1>\x0b'
    found = plan(
        task("3.1", title=evil, lead=evil, due="03-31"), unit=evil, title=evil + "</title></style>"
    )
    page = made(Diary().board(found, "06-30"))
    names = Reader(page).names
    assert "script" not in names
    assert "img" not in names
    assert "\x0b" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_each_light_has_its_word() -> None:
    words = Reader(made(Diary().board(PLAN, "06-30"))).text
    assert "红灯" in words
    assert "逾期" in words


def test_nothing_late_and_nothing_left() -> None:
    found = plan(task("3.1", due="03-31"))
    diary = Diary()
    diary("done", "3.1", "03-01")
    words = Reader(made(diary.board(found, "12-31"))).text
    assert "没有逾期和滞后的事项。" in words
    assert "没有还要到期的事项。" in words


def test_after_the_year_nothing_is_to_come_and_no_day_is_marked() -> None:
    board = Diary().board(PLAN, "2024-02-01")
    assert boardview.next_of_each_item(board) == []
    assert "今天（" not in made(board)


def test_what_is_late_says_why_or_what_was_last_written() -> None:
    diary = Diary()
    diary("note", "3.1", "03-20", note="教材还没有到")
    diary("postpone", "3.3", "04-20", to="2023-05-10", why="场地未定")
    board = diary.board(PLAN, "06-30")
    words = [boardview.last_word(board, board[PLAN.by_no[no]]) for no in ("3.1", "3.3", "4.1")]
    assert words == ["最近进展（3月20日）：教材还没有到", "原因（4月20日）：场地未定", ""]
    assert words[0] in Reader(made(board)).text


@pytest.mark.parametrize(
    ("period", "layout"), [("2023-01..2023-08", "pair"), ("2023", "pair even")]
)
def test_the_owners_are_never_alone_in_half_a_page(
    period: str, layout: str, shipped: Shipped
) -> None:
    """They stand below what is late where the list beside it is long, else over the whole width."""
    assert ("class", layout) in Reader(made(shipped(period)[0])).attributes


def large() -> Board:
    """300 items, each due monthly; one section is up to date, the other has done nothing."""
    rows = [task("3.1"), task("3.2"),
            *(task(f"3.{s}.{n}", every="month") for s in (1, 2) for n in range(1, 151))]  # fmt: skip
    diary = Diary()
    for n in range(1, 151):
        for month in range(1, 7):
            diary("done", f"3.1.{n}", f"{month:02}-20", period=f"2023-{month:02}")
    return diary.board(plan(*rows), "07-15")


def test_a_large_plan_is_drawn_by_section() -> None:
    board = large()
    assert boardview.is_drawn_by_section(board)
    drawn = {section.no: months for section, months in boardview.months_by_section(board)}
    assert [month.words for month in drawn["3.1"]][5:7] == ["6月：已完成150", "7月：未到期150"]
    assert [month.words for month in drawn["3.2"]][5:7] == ["6月：到期未完成150", "7月：未到期150"]
    page = made(board)
    assert "柱上的数字是当月到期未完成的次数。" in Reader(page).text
    assert len(page) < 100_000


def test_a_bar_is_as_tall_as_the_others_whatever_it_counts() -> None:
    _, (_section, months) = boardview.months_by_section(large())
    bar = next(monthbars.draw_bars(PLAN.span, months))
    rects = [part for part in bar if part.tag == "rect"]
    assert [(rect.get("class"), rect.get("height")) for rect in rects] == [("b-missed", "56.00%")]
    assert [part.text for part in bar if part.tag == "text"] == ["150"]


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, 1.4.3."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "print"])
def test_words_can_be_read_in_every_theme(theme: int) -> None:
    block = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[theme]
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", block))
    for ink in ("ink", "soft", "good", "warn", "bad", "accent"):
        for ground in ("card", "paper"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for light in ("good", "warn", "bad"):
        assert contrast(colours[light], colours[f"{light}-bg"]) >= 4.5, light
    assert contrast(colours["soft"], colours["off-bg"]) >= 4.5


@pytest.mark.slow
@pytest.mark.parametrize("period", ["Q1", "2023-01..2023-08", "2023"])
def test_layout_on_a_telephone_and_a_desk(period: str, shipped: Shipped, tmp_path: Path) -> None:
    """Nothing sticks out, no text crosses another, at 320, 375, 768 and 1280 pixels."""
    page = made(shipped(period)[0])
    for width, found in zip(
        widths := [320, 375, 768, 1280], chromium.layouts(tmp_path, page, widths), strict=True
    ):
        assert found["texts"] > 100, "the page was not laid out"
        assert found["scroll"] <= 0, f"scrolls sideways at {width}"
        assert found["outside"] == [], f"sticks out at {width}"
        assert found["crossing"] == [], f"text crosses text at {width}"
        cells = found["cells"]
        assert (cells["unseen"], cells["unnamed"], cells["faint"]) == ([], [], []), width
        assert (cells["named"] > 0) == (width < 640), "each lead is a card on a telephone"


@pytest.mark.slow
def test_layout_of_long_words(tmp_path: Path) -> None:
    long = "加强精神文明建设领导小组办公室联席会议" * 4
    found = plan(
        task("3.1", title=long, lead=[long, "Averyveryverylongofficenamewithoutanybreak" * 2],
             due="03-31"),
        unit=long, title=long,
    )  # fmt: skip
    page = made(Diary().board(found, "06-30"))
    for measured in chromium.layouts(tmp_path, page, [390, 1280]):
        assert (measured["scroll"], measured["outside"], measured["crossing"]) == (0, [], [])


@pytest.mark.slow
def test_layout_of_a_large_plan(tmp_path: Path) -> None:
    for measured in chromium.layouts(tmp_path, made(large()), [320, 768, 1280]):
        assert measured["texts"] > 100
        assert (measured["scroll"], measured["outside"], measured["crossing"]) == (0, [], [])


@pytest.mark.slow
def test_each_printed_page_of_the_year_names_the_months(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed, so no page can be read")
    target = tmp_path / "board.pdf"
    rows = [task(f"3.1.{n}", every="month") for n in range(1, 121)]
    page = made(Diary().board(plan(task("3.1"), *rows), "06-30"))
    chromium.run(tmp_path, page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    text = subprocess.run(
        ["pdftotext", "-layout", str(target), "-"], check=True, capture_output=True
    ).stdout.decode()
    *_, before, last = text.rstrip("\f").split("\f")
    for printed in (before, last):
        assert re.search(r"1\s+2\s+3\s+4\s+5\s+6\s+7\s+8\s+9\s+10\s+11\s+12", printed)


@pytest.mark.slow
def test_prints_to_a4(shipped: Shipped, tmp_path: Path) -> None:
    target = tmp_path / "board.pdf"
    page = made(shipped("2023")[0])
    chromium.run(tmp_path, page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    data = target.read_bytes()
    assert re.search(rb"/MediaBox \[0 0 59[45]\.?\d* 84[12]\.?\d*\]", data)
    assert 2 <= len(re.findall(rb"/Type /Page\b", data)) <= 5
