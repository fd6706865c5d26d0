"""Closing from a program: the closing, its papers, what came later, and lifting it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from office.conftest import answer, files_of, make_folder, office_in
from wenming_cli import ClosingWish, Office, Refused, Request, Unreadable, Usage, Wish
from wenming_cli.core.journal.planentries import Close
from wenming_cli.office.closing import paper_kind

DAY = "2023-04-08"
JOURNAL = "plans/2023/journal/li-na@pc-07.jsonl"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with something recorded in the first quarter."""
    office = office_in(make_folder(tmp_path / "office"), day=DAY)
    office.record(Request("done", ["3.1.1"], date(2023, 3, 20), people=35))
    return office


def test_a_closing_is_a_line_of_the_journal(office: Office) -> None:
    done = office.close(ClosingWish("Q1", by="王主任"))

    [entry] = office.journal.of_plan
    assert entry == done.closing.close or isinstance(entry, Close)
    assert (entry.by, entry.period, done.already) == ("王主任", "2023-Q1", False)
    assert (done.closing.close.count, done.closing.day) == (1, date(2023, 4, 8))
    assert office.board().closed[0].code == done.closing.code
    assert office.check_closing(done.closing.code) == []
    assert office.check() == []


def test_the_same_files_give_the_same_code(tmp_path: Path) -> None:
    codes = set()
    for name, writer, day in (("a", "li-na@pc-07", DAY), ("b", "wang@pc-01", "2023-04-09")):
        office = office_in(make_folder(tmp_path / name), day=DAY)
        office.record(Request("done", ["3.1.1"], date(2023, 3, 20)))
        codes.add(office_in(office.folder, writer, day=day).close(ClosingWish("Q1")).closing.code)
    assert len(codes) == 1


def test_a_dry_run_tells_the_code_and_writes_nothing(office: Office) -> None:
    before = files_of(office.folder)
    tried = office.close(ClosingWish("Q1", ["小结.md"]), dry=True)
    assert files_of(office.folder) == before
    assert office.close(ClosingWish("Q1")).closing.code == tried.closing.code


def test_papers_carry_the_code_and_are_written_before_the_closing(office: Office) -> None:
    done = office.close(ClosingWish("Q1", ["小结.md", "一季度台账.md"]))
    for name in ("小结.md", "一季度台账.md"):
        assert done.closing.code in (office.folder / name).read_text(encoding="utf-8")
    assert [one.name for one in done.closing.close.papers] == ["小结.md", "一季度台账.md"]


@pytest.mark.parametrize("name", ["没有/小结.md", "小结.odt", "在.md"])
def test_where_a_paper_cannot_be_written_nothing_is_closed(office: Office, name: str) -> None:
    (office.folder / "在.md").write_bytes(b"x")
    from wenming_cli import WenmingError

    with pytest.raises(WenmingError):
        office.close(ClosingWish("Q1", [name]))
    office.reload()
    assert office.journal.of_plan == ()
    assert (office.folder / "在.md").read_bytes() == b"x"
    office.close(ClosingWish("Q1", ["在.md"], force=True))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("小结.docx", "summary"), ("台账.docx", "ledger"), ("a.xlsx", "ledger"), ("a.docx", "summary"),
        ("Ledger.md", "ledger"), ("a.csv", "ledger"), ("台账/总结.docx", "summary"),
    ],
)  # fmt: skip
def test_the_name_says_which_paper_is_meant(name: str, kind: str) -> None:
    assert paper_kind(name) == kind


def test_closing_again_changes_nothing_or_is_refused(office: Office) -> None:
    first = office.close(ClosingWish("Q1"))
    again = office.close(ClosingWish("第一季度"))
    assert (again.already, again.closing.code) == (True, first.closing.code)
    with pytest.raises(Refused, match="closed already"):
        office.close(ClosingWish("Q1", ["小结.md"]))
    office.record(Request("note", ["3.1.2"], date(2023, 3, 30), note="补报"))
    with pytest.raises(Refused, match="closed already"):
        office.close(ClosingWish("Q1"))


def test_what_is_no_period_of_the_plan_or_has_not_begun_is_refused(office: Office) -> None:
    for period in ("", "某时", "Q4"):
        with pytest.raises(Usage):
            office.close(ClosingWish(period))
    with pytest.raises(Refused):
        office.close(ClosingWish("2024-Q1"))
    assert office.journal.of_plan == ()


def test_recording_for_a_closed_period_says_so(office: Office) -> None:
    code = office.close(ClosingWish("Q1")).closing.code
    late = office.record(Request("note", ["3.1.2"], date(2023, 3, 30), late_why="科室迟报"))
    now = office.record(Request("note", ["3.1.2"], date(2023, 4, 8)))
    made_good = office.record(Request("done", ["4.1"], date(2023, 4, 8), period="Q1"))

    assert [[one.code for one in done.closed] for done in (late, now, made_good)] == [
        [code],
        [],
        [code],
    ]
    [changes] = office.changes("Q1")
    assert [(row.item.no, str(row.reason)) for row in changes.rows] == [
        ("3.1.2", "科室迟报"),
        ("4.1", "原因待补充"),
    ]


def test_the_papers_of_a_closed_quarter_keep_its_figures(office: Office) -> None:
    office.close(ClosingWish("Q1"))
    before = office.export("summary", Wish(period="Q1")).data.decode()
    office.record(Request("done", ["4.1"], date(2023, 3, 30), people=9, note="召开会议"))
    after = office.export("summary", Wish(period="Q1")).data.decode()

    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        "以上为4月8日封账时的情况。封账后补记1条：四（一）每季度召开一次分析会，3月30日，召开会议（9人次），原因待补充。"
        "以上补充内容未计入本文各项数字。"
    ]
    assert "9人次" in office.export("ledger", Wish(period="H1")).data.decode()
    assert (
        "已于4月8日封账，其后补记1条，已计入本文"
        in office.export("summary", Wish(period="2023")).data.decode()
    )
    earlier = office.export("summary", Wish(period="Q1", as_of=date(2023, 4, 7))).data.decode()
    assert "封账" not in earlier


def test_a_closing_is_lifted_with_a_reason(office: Office) -> None:
    code = office.close(ClosingWish("Q1")).closing.code
    with pytest.raises(Usage, match="reason"):
        office.reopen_period("Q1", " ")
    with pytest.raises(Refused, match="not closed"):
        office.reopen_period("Q2", "漏报")
    assert office.reopen_period("Q1", "漏报", dry=True).lifted[0].code == code
    assert office.board().closed[0].code == code

    done = office.reopen_period("Q1", "漏报", by="王主任")

    assert [one.code for one in done.lifted] == [code]
    assert office.board().closed == ()
    [problem] = office.check_closing(code)
    assert (problem.code, "漏报" in str(problem.message)) == ("closing-lifted", True)
    with pytest.raises(Refused, match="not closed"):
        office.changes("Q1")
    assert len(office.changes("Q1", code)) == 1


def test_a_closing_is_no_command_that_undo_takes_back(office: Office) -> None:
    close = office.close(ClosingWish("Q1")).closing.close
    with pytest.raises(Refused, match="not taken back"):
        office.undo(close.id)
    assert [entry.do for entry in office.undo(late_why="记错").undone] == ["done"]
    [changes] = office.changes("Q1")
    assert [str(row.reason) for row in changes.rows] == ["记错"]


def test_the_command_line_tells_the_same(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "office")
    said = answer(folder, "close Q1", DAY)
    assert said["closing"]["code"] == office_in(folder, day=DAY).board().closed[0].code
    assert (folder / JOURNAL).exists()


def test_a_rehearsal_of_an_earlier_day_knows_no_closing(tmp_path: Path) -> None:
    from office.conftest import noon

    folder = make_folder(tmp_path / "office")
    office_in(folder, day=DAY).close(ClosingWish("Q1"))
    earlier = Office.open(folder, now=noon("2023-04-01"), writer="wang@pc-01", clock=noon(DAY))
    assert earlier.board().closed == ()
    assert office_in(folder, day=DAY).board(date(2023, 4, 7)).closed == ()


def test_no_paper_is_left_with_a_code_that_nothing_was_closed_with(office: Office) -> None:
    before = files_of(office.folder)
    for names, kind in (
        (("小结.md", "./小结.md"), Usage),
        (("小结.md", "没有/台账.csv"), Unreadable),
    ):
        with pytest.raises(kind):
            office.close(ClosingWish("Q1", names))
        assert files_of(office.folder) == before


def test_what_leaves_a_closed_quarter_is_told_when_it_is_corrected_or_taken_back(
    office: Office,
) -> None:
    """What came after the closing, and is taken back, leaves nothing to be told."""
    [told] = office.board().facts
    office.close(ClosingWish("Q1"))
    moved = office.fix(told.id, Request("note", (), date(2023, 4, 2), typed=True), dry=True)
    assert [one.period.key for one in moved.closed] == ["2023-Q1"]
    assert [one.period.key for one in office.undo(told.id, dry=True).closed] == ["2023-Q1"]
    later = office.record(Request("note", ["3.1.1"], date(2023, 3, 21), note="补签"))
    assert [one.period.key for one in later.closed] == ["2023-Q1"]
    assert office.undo(later.entries[0].id, dry=True).closed == []
