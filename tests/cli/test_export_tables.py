"""`wenming export ledger|breakdown|board|calendar`: what is said beside the document."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from wenming_cli.store.workspace import Workspace
from wenming_cli.views import bar as progress

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office

FILES = ("ledger.xlsx", "ledger.docx", "ledger.csv", "ledger.md", "ledger.html", "breakdown.xlsx",
         "breakdown.csv", "board.html", "calendar.ics", "summary.docx")  # fmt: skip


def kind(name: str) -> str:
    return name.partition(".")[0]


@pytest.fixture
def polluted(office: MakeOffice) -> Office:
    """An office whose plan holds a character that rings a bell."""
    here = office(today="2023-03-05")
    plan = here.read("plans/2023/plan.toml").replace("组织专题学习", "组织\\u0007学习")
    here.write({"plans/2023/plan.toml": plan})
    return here


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_control_characters_are_replaced_and_reported(name: str, polluted: Office) -> None:
    answer = polluted.run(f"export {kind(name)} -o {name}")
    assert answer.code == 0
    assert "组织�学习" in answer.err
    assert "plan.toml" in answer.err


def test_json_spells_them_and_says_nothing(polluted: Office) -> None:
    answer = polluted.run("export ledger -o ledger.json")
    assert (answer.code, answer.err) == (0, "")
    assert b"\\u0007" in polluted.files()["ledger.json"]


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_clean_documents_are_written_without_a_word(name: str, office: MakeOffice) -> None:
    here = office(today="2023-03-05")
    answer = here.run(f"export {kind(name)} -o {name}")
    assert (answer.code, answer.err) == (0, "")
    assert here.files()[name]


def test_an_unknown_ending_is_told_before_anything_is_read(office: MakeOffice) -> None:
    answer = office({"plans/2023/plan.toml": "damaged"}).run("export ledger -o a.odt")
    assert answer.code == 2
    assert ".xlsx .docx .csv .json .md .html .pdf" in answer.err


@pytest.mark.parametrize(("command", "said"), [
    ("export breakdown Q2", "分解表按全年，不用写时段：Q2"),
    ("export board 5月", "看板按全年，不用写时段：5月"),
    ("export calendar Q2 -o a.ics", "日历按全年，不用写时段：Q2"),
    ("export ledger Q1 -o plans", "“plans”是文件夹"),
    ("export ledger Q1 -o ''", "--output 后面的内容是空的"),
    ("export ledger Q1 -o d.pdf/", "“d.pdf/”是文件夹\n  → 请写出文件名，例如 d.pdf/ledger.xlsx\n"),
    ("close Q1 -o d.docx/", "“d.docx/”是文件夹\n  → 请写出文件名，例如 d.docx/summary.docx\n"),
    ("export ledger Q1 --encoding gbk -o a.xlsx", "--encoding 只用于 csv"),
    ("export breakdown --encoding gbk", "--encoding 只用于 csv"),
])  # fmt: skip
def test_what_cannot_be_done_is_said(command: str, said: str, office: MakeOffice) -> None:
    here = office(today="2023-03-05")
    before = here.files()
    answer = here.run(command)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert here.files() == before


def test_gbk_is_for_csv(office: MakeOffice) -> None:
    here = office(today="2023-03-05")
    assert here.run("export ledger --encoding gbk -o a.csv").code == 0
    assert "工作任务" in here.files()["a.csv"].decode("gb18030")


# --- the bar of long work --------------------------------------------------------------------


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading takes longer than people wait without a word."""
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    read = Workspace.read_journal

    def slowly(here: Workspace) -> Any:
        time.sleep(1)
        return read(here)

    monkeypatch.setattr(Workspace, "read_journal", slowly)


@pytest.mark.slow
@pytest.mark.usefixtures("slow")
def test_a_bar_says_that_long_reading_goes_on(office: MakeOffice) -> None:
    answer = office(today="2023-03-05").run("export ledger -o a.xlsx", tty=True)
    assert answer.code == 0
    assert "正在读取" in answer.err
    assert answer.err.endswith("\x1b[2K"), "the bar is wiped out at the end"


@pytest.mark.slow
@pytest.mark.usefixtures("slow")
def test_no_bar_in_a_pipe(office: MakeOffice) -> None:
    answer = office(today="2023-03-05").run("export ledger -o a.xlsx")
    assert (answer.code, answer.err) == (0, "")


def test_no_bar_for_short_work(office: MakeOffice) -> None:
    answer = office(today="2023-03-05").run("export ledger -o a.xlsx", tty=True)
    assert (answer.code, answer.err) == (0, "")


def test_rows_are_counted_while_they_are_written(
    office: MakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(progress.LONG, "rows", 1)
    answer = office(today="2023-03-05").run("export ledger -o a.csv", tty=True)
    assert answer.code == 0
    assert "正在写入" in answer.err
    assert re.search(r"\d+/6", answer.err)


@pytest.mark.slow
@pytest.mark.parametrize("command", [
    "export ledger Q1 -o plans/2023/journal/台账.csv",
    "export summary Q1 -o plans/2023/Evidence/小结.docx",
    "export calendar -o plans/2023/source/a.ics --force",
    "report --by lead -o plans/2023/evidence/3.1/r.csv",
    "close Q1 -o plans/2023/journal/台账.xlsx",
])  # fmt: skip
def test_no_paper_stands_among_what_the_program_keeps(command: str, office: MakeOffice) -> None:
    here = office(today="2023-04-05")
    before = here.files()
    answer = here.run(command)
    file = next(word for word in command.split() if word.startswith("plans"))
    assert (answer.code, answer.out, answer.err) == (4, "", (
        f"{file} 是本程序存放方案、记录和佐证的地方，不能写入\n"
        "  → 请写到 plans 文件夹以外，或另建的文件夹里\n"
    ))  # fmt: skip
    assert here.files() == before
    assert here.run("export ledger Q1 -o plans/2023/台账.csv").code == 0
