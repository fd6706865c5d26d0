"""Papers from a program: the bytes are those of the command's file."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import docx
import pytest

from office.conftest import command, office_in
from tables import each_row
from wenming_cli import ClosingWish, Office, Refused, Request, Unreadable, Usage, Wish
from wenming_cli.office.exporting import ExportKind, check_output, check_wish

ON = date(2023, 3, 20)
DAY = "2023-04-03"

FILES: tuple[tuple[ExportKind, str], ...] = (
    ("summary", "小结.docx"),
    ("summary", "小结.md"),
    ("summary", "小结.html"),
    ("ledger", "台账.xlsx"),
    ("ledger", "台账.docx"),
    ("ledger", "台账.csv"),
    ("ledger", "台账.json"),
    ("breakdown", "分解表.xlsx"),
    ("board", "看板.html"),
    ("calendar", "日历.ics"),
)


@pytest.fixture
def office(folder: Path) -> Office:
    """In April, with something done in March."""
    office_in(folder).record(Request("done", ["3.1.1"], ON, note="全体参加", people=35))
    return office_in(folder, day=DAY)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "name"), FILES)
def test_a_paper_has_the_bytes_of_the_commands_file(
    office: Office, folder: Path, kind: ExportKind, name: str
) -> None:
    period = "" if kind in ("breakdown", "board", "calendar") else "Q1"

    made = office.export(kind, Wish(output=name, period=period))

    command(folder, f"export {kind} {period} -o {name}", DAY)
    assert made.data == (folder / name).read_bytes()
    assert (made.form, made.without_entries, list(made.unwritable)) == ("", False, [])


def test_a_paper_bears_the_day_that_it_was_made(folder: Path) -> None:
    """Today, the day that was asked for, or that of the closing, and of what came after it."""

    def signed(day: str, as_of: date | None = None) -> list[str]:
        office, wish = office_in(folder, day=day), Wish(period="Q1", as_of=as_of)
        kinds: tuple[ExportKind, ...] = ("summary", "ledger")
        pages = [office.export(kind, wish).data.decode() for kind in kinds]
        return [
            re.findall(r"(?:^|填报时间：)(\d+年\d+月\d+日)$", page, re.MULTILINE)[0]
            for page in pages
        ]

    office_in(folder).record(Request("done", ["3.1.1"], ON))
    assert signed("2023-04-03") == ["2023年4月3日"] * 2
    assert signed("2024-01-05") == ["2024年1月5日"] * 2
    assert signed("2024-01-05", date(2023, 4, 2)) == ["2023年4月2日"] * 2
    office_in(folder, day="2023-04-08").close(ClosingWish("Q1"))
    assert signed("2023-10-08") == ["2023年4月8日"] * 2
    office_in(folder, day="2023-04-20").record(Request("note", ["3.1.2"], ON, note="补报名单"))
    assert signed("2023-10-08") == ["2023年4月20日"] * 2


def test_a_summary_of_the_last_quarter_says_that_nothing_is_planned(folder: Path) -> None:
    """There is no plan of the next year; a ledger never has such a chapter."""
    office = office_in(folder, day="2023-12-31")
    made = {period: office.export("summary", Wish(period=period)) for period in ("Q3", "Q4", "")}
    assert [len(one.left_out) for one in made.values()] == [0, 1, 1]
    assert not office.export("ledger", Wish(period="Q4")).left_out


def test_nothing_is_written_by_the_library(office: Office, folder: Path) -> None:
    office.export("summary", Wish(output="小结.docx", period="Q1"))

    assert not (folder / "小结.docx").exists()


def test_without_a_name_it_is_the_text_of_the_screen(office: Office, folder: Path) -> None:
    made = office.export("summary", Wish(period="Q1"))

    assert made.data.decode() == command(folder, "export summary Q1", DAY)
    assert made.data.decode().startswith("# 区委宣传部2023年第一季度精神文明建设工作小结\n")


def test_without_a_period_it_is_the_quarter_of_the_day(office: Office) -> None:
    assert office.export("summary", Wish()).data.decode().startswith("# 区委宣传部2023年第二季度")


def test_as_things_stood_on_an_earlier_day(office: Office) -> None:
    before = office.export("summary", Wish(period="Q1", as_of=date(2023, 3, 19))).data.decode()

    assert "全体参加" in office.export("summary", Wish(period="Q1")).data.decode()
    assert "全体参加" not in before


def test_a_trace_names_the_entries(office: Office) -> None:
    [entry] = office.journal.entries

    bare = office.export("summary", Wish(period="Q1")).data.decode()
    traced = office.export("summary", Wish(period="Q1", trace=True)).data.decode()

    row = f"| 全体参加 | 35 | 李娜 | {entry.id[-6:]} |"
    assert row in traced
    assert row not in bare


def test_csv_for_old_programs_is_gbk(office: Office) -> None:
    made = office.export("ledger", Wish(output="台账.csv", period="Q1", encoding="gbk"))

    assert "组织专题学习" in made.data.decode("gbk")


@pytest.mark.slow
def test_the_offices_own_form_is_filled_and_named(office: Office, folder: Path) -> None:
    form = docx.Document()
    form.add_paragraph("红头文件")
    form.add_paragraph("{{ title }}")
    file = io.BytesIO()
    form.save(file)
    place = folder / "plans/2023/templates/summary.docx"
    place.parent.mkdir()
    place.write_bytes(file.getvalue())

    made = office.export("summary", Wish(output="小结.docx", period="Q1", trace=True))

    assert made.form == "plans/2023/templates/summary.docx"
    assert made.without_entries
    text = [paragraph.text for paragraph in docx.Document(io.BytesIO(made.data)).paragraphs]
    assert text == ["红头文件", "区委宣传部2023年第一季度精神文明建设工作小结"]


def test_a_form_that_is_no_document_is_unreadable(office: Office, folder: Path) -> None:
    place = folder / "plans/2023/templates/summary.docx"
    place.parent.mkdir()
    place.write_bytes(b"no zip")

    with pytest.raises(Unreadable):
        office.export("summary", Wish(output="小结.docx", period="Q1"))


def test_texts_that_lose_characters_are_named(folder: Path) -> None:
    office_in(folder).record(Request("note", ["3.1.1"], ON, note="响\x07铃"))

    made = office_in(folder).export("summary", Wish(output="小结.docx", period="Q1"))

    assert made.unwritable
    assert all("响\ufffd铃" in text for text in made.unwritable)


@pytest.mark.parametrize(
    ("kind", "wish"),
    [
        ("summary", Wish(output="小结.odt")),
        ("board", Wish(output="看板.html", period="Q1")),
        ("ledger", Wish(output="台账.xlsx", encoding="gbk")),
        ("summary", Wish(period="昨天")),
    ],
)
def test_a_wish_that_makes_no_sense(office: Office, kind: ExportKind, wish: Wish) -> None:
    with pytest.raises(Usage):
        office.export(kind, wish)


def test_what_can_be_refused_is_refused_before_anything_is_read() -> None:
    with pytest.raises(Usage) as wrong:
        check_wish("ledger", Wish(output="台账.xlsx", encoding="gbk"))

    assert wrong.value.message.speak("en") == "--encoding is for csv only"
    check_wish("ledger", Wish(output="台账.CSV", encoding="gbk"))


@each_row(
    "path",
    [
        PurePosixPath("CON.docx"),
        PurePosixPath("d:e.docx"),
        PurePosixPath("C:\\桌面\\小结.docx"),
        PurePosixPath("桌面/NUL .docx"),
        PurePosixPath("aux/小结.docx"),
        PurePosixPath("小结.docx."),
        PureWindowsPath("d:e.docx"),
        PureWindowsPath("C:\\桌面\\a:b.docx"),
        PureWindowsPath("C:/com1.x/小结.docx"),
        PureWindowsPath("a?.docx"),
    ],
)
def test_a_name_that_other_systems_do_not_take_is_refused(path: PurePath) -> None:
    """On every system, since the file will be sent and copied."""
    with pytest.raises(Usage) as refused:
        check_output(path)

    assert refused.value.hint is not None


@pytest.mark.parametrize(
    "path",
    [
        PurePosixPath(),
        PurePosixPath("-"),
        PurePosixPath("/a:b/c?d/e. /小结.docx"),
        PurePosixPath("../桌面/小结.docx"),
        PureWindowsPath("C:\\桌面\\小结.docx"),
        PureWindowsPath("C:/桌面/小结.docx"),
        PureWindowsPath("\\\\server\\share\\小结.docx"),
        PureWindowsPath("..\\小结.docx"),
    ],
)
def test_a_usual_path_is_taken(path: PurePath) -> None:
    """What the folders above are called is no affair of a paper, where they are there."""
    check_output(path)


def test_a_name_is_refused_before_anything_is_read_or_written(office: Office, folder: Path) -> None:
    with pytest.raises(Usage) as refused:
        office.export("summary", Wish(output="NUL", period="Q1"))

    assert refused.value.message.speak("en") == (
        "'NUL' is the name of a device on Windows, not of a file"
    )
    assert not (folder / "NUL").exists()


def test_a_period_outside_the_plan_is_refused(office: Office) -> None:
    with pytest.raises(Refused):
        office.export("summary", Wish(period="2022-Q1"))


def test_long_work_is_told_as_it_goes_on(office: Office) -> None:
    from contextlib import contextmanager

    told: list[tuple[str, int | None, str]] = []
    rows: list[int] = []

    @contextmanager
    def progress(title, total=None, unit="bytes"):  # type: ignore[no-untyped-def]
        told.append((title.speak("en"), total, unit))
        yield rows.append

    office.progress = progress
    office.export("ledger", Wish(output="台账.xlsx", period="Q1"))

    titles = [title for title, _, _ in told]
    assert titles == ["reading", "computing", "writing"]
    assert told[-1][2] == "rows"
    assert sum(rows) == told[-1][1]
