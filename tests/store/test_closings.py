"""Closings against real files: the plan, the journal, papers on the disk, and paths of strangers."""

from __future__ import annotations

from pathlib import Path

import pytest

from office.conftest import PLAN, make_folder, office_in
from wenming_cli import ClosingWish, Office, Request
from wenming_cli.core.journal.planentries import ClosedPaper
from wenming_cli.store.closings import (
    PaperToKeep,
    check_closings,
    papers_to_keep,
    read_closed_folder,
    read_plan_data,
)

DAY = "2023-04-08"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with something recorded in the first quarter."""
    office = office_in(make_folder(tmp_path / "office"), day=DAY)
    office.record(Request("note", ["3.1.1"], office.today, note="已布置"))
    return office


def codes(office: Office) -> list[tuple[str, str]]:
    found = check_closings(office.workspace, office.journal, office.plan)
    return [(problem.code, problem.file) for problem in found]


def test_nothing_is_asked_where_nothing_is_closed(office: Office) -> None:
    assert codes(office) == []


def test_the_plan_is_compared_as_data(office: Office) -> None:
    office.close(ClosingWish("Q1"))
    plan = office.workspace.plan_path

    plan.write_text(PLAN.replace("[[measure]]", "# 措施\r\n[[measure]]"), encoding="utf-8-sig")
    assert codes(office) == []
    plan.write_text(PLAN.replace("理论科", "文艺科"), encoding="utf-8")
    assert codes(office) == [("closed-plan", "plans/2023/plan.toml")]
    plan.write_text("format = [", encoding="utf-8")
    assert read_plan_data(office.workspace) is None
    assert codes(office) == [("closed-plan", "plans/2023/plan.toml")]


def test_what_is_missing_is_named_by_its_file_or_the_folder(office: Office) -> None:
    for n in range(3):
        office.record(Request("note", ["3.1.1"], office.today, note=f"第{n}条"))
    office_in(office.folder, "zhang-wei@pc-08", day=DAY).close(ClosingWish("Q1"))
    office.reload()
    file = office.workspace.folder / "journal/li-na@pc-07.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)

    file.write_bytes(b"".join(lines[:-1]))
    assert codes(office) == [("closed-lines", "plans/2023/journal/li-na@pc-07.jsonl")]
    file.write_bytes(b"".join(lines).replace("第1条".encode(), "改过".encode()))
    assert codes(office) == [("closed-lines", "plans/2023/journal")]


def test_a_paper_is_compared_where_it_was_written(office: Office, tmp_path: Path) -> None:
    (office.folder / "报送").mkdir()
    outside = str(tmp_path / "别处.md")
    office.close(ClosingWish("Q1", ["报送/小结.md", "台账.csv", outside]))
    paper = office.folder / "报送/小结.md"

    assert codes(office) == []
    paper.write_bytes(paper.read_bytes() + b"!")
    (tmp_path / "别处.md").write_bytes(b"!")
    assert codes(office) == [("closed-paper", "报送/小结.md")]
    paper.unlink()
    assert codes(office) == []


def test_a_path_is_kept_only_below_the_folder_that_holds_the_plans(office: Office) -> None:
    papers = [
        PaperToKeep("a.md", office.folder / "a.md", b""),
        PaperToKeep("..\\b.md", office.folder / ".." / "b.md", b""),
    ]
    kept = papers_to_keep(office.workspace, papers)
    assert [(one.name, one.path) for one in kept] == [("a.md", "a.md"), ("b.md", "")]


@pytest.mark.parametrize(
    "path",
    [
        "/etc/hostname",
        "../secret",
        "a/../../secret",
        "C:/secret",
        "\\\\host\\x",
        "a\0b",
        "link",
        "plans",
    ],
)
def test_no_path_of_a_stranger_leads_out(office: Office, tmp_path: Path, path: str) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (office.folder / "link").symlink_to(tmp_path / "secret")
    done = office.close(ClosingWish("Q1"))
    forged = done.closing.close
    paper = ClosedPaper(name="x", sha256="0" * 64, path=path)
    object.__setattr__(forged, "papers", (paper,))

    assert read_closed_folder(office.workspace, [done.closing]).papers == {}


def test_two_clones_that_closed_apart_are_a_notice(office: Office) -> None:
    office.close(ClosingWish("Q1"))
    own = office.workspace.folder / "journal/li-na@pc-07.jsonl"
    first = own.read_bytes()
    own.write_bytes(b"".join(first.splitlines(keepends=True)[:-1]))
    other = office_in(office.folder, "zhang-wei@pc-08", day="2023-04-09")
    other.record(Request("note", ["3.1.2"], other.today))
    other.close(ClosingWish("Q1"))
    own.write_bytes(first)
    office.reload()

    [notice] = check_closings(office.workspace, office.journal, office.plan)
    assert (notice.code, notice.notice) == ("closed-twice", True)
    assert "2" in str(notice.message)
