"""Documents into plans from a program: the draft is that of the command, and writing waits for a word."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from office.conftest import answer, command, files_of, office_in
from wenming_cli import Office, Refused, Unreadable
from wenming_cli.formats.jsontext import dump
from wenming_cli.office.importing import add_owners, read_draft
from wenming_cli.office.merging import propose_merge, write_proposal
from wenming_cli.views.imported import draft_json
from wenming_cli.views.merged import merge_json

TODAY = date(2023, 3, 20)
DOCUMENT = """\
××局2026年精神文明建设工作方案
一、工作任务
（一）强化思想武装。（牵头单位：机关党委）
1.抓好理论学习。每月组织1次集中学习。
2.开展主题宣讲。6月底前完成。
"""
TABLE = "序号,工作任务,牵头单位,完成时限\n1,组织专题学习,机关党委,2023年4月底\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "方案.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def plain(data: dict[str, object]) -> dict[str, object]:
    """As it comes out of JSON."""
    found: dict[str, object] = json.loads(dump(data))
    found.pop("schema", None)
    return found


def test_a_draft_is_the_commands_json(document: Path) -> None:
    found = Office.import_document(document, today=TODAY)

    said = answer(document.parent, "import 方案.txt --dry-run")
    assert said.pop("written") is None
    assert plain(draft_json(found.draft)) == said
    assert (found.draft.title, found.draft.year) == ("××局2026年精神文明建设工作方案", 2026)
    assert found.source.data == document.read_bytes()


def test_nothing_is_written_until_it_is_asked_for(document: Path) -> None:
    before = files_of(document.parent)

    found = Office.import_document(str(document), today=TODAY)
    assert files_of(document.parent) == before

    made = found.write(document.parent)
    assert made.name == "2026"
    assert sorted(files_of(document.parent)) == [
        "plans/2026/plan.toml",
        "plans/2026/source/方案.txt",
        "方案.txt",
    ]


def test_the_files_are_those_of_the_command(document: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for place in (one, other):
        place.mkdir()
        (place / "方案.txt").write_bytes(document.read_bytes())

    found = read_draft("方案.txt", one, today=TODAY, year=2027, unit="乙局")
    found.write(one, "试点")
    command(other, "import 方案.txt --year 2027 --unit 乙局 -p 试点")

    made = files_of(one / "plans")
    assert made == files_of(other / "plans")
    assert made["试点/plan.toml"].decode() == found.text


def test_a_plan_that_is_there_is_never_touched(document: Path) -> None:
    found = Office.import_document(document, today=TODAY)
    found.write(document.parent)
    before = files_of(document.parent)

    with pytest.raises(Refused) as refused:
        found.write(document.parent)

    assert refused.value.message.speak("en") == (
        "plans/2026/plan.toml exists already and was not changed"
    )
    assert files_of(document.parent) == before


def test_owners_come_from_a_filled_table(document: Path) -> None:
    table = document.parent / "分解表.csv"
    table.write_text("序号,工作任务,牵头单位\n1,抓好理论学习,理论科\n", encoding="utf-8")

    found = add_owners(
        read_draft(document.name, document.parent, today=TODAY, year=0, unit=""),
        table.name,
        table.parent,
    )

    command(document.parent, "import 方案.txt --lead-map 分解表.csv")
    assert found.text == (document.parent / "plans/2026/plan.toml").read_text(encoding="utf-8")
    assert "理论科" in found.text


def test_a_table_proposes_a_changed_copy(folder: Path) -> None:
    table = folder / "分解表.csv"
    table.write_text(TABLE, encoding="utf-8")
    office, before = office_in(folder), files_of(folder)

    proposal = propose_merge(office, table.name)

    assert proposal.changed == ("3.1.1",)
    assert plain(merge_json(proposal, "", "")) == answer(
        folder, "import 分解表.csv --into 2023 --dry-run"
    )
    assert files_of(folder) == before


def test_the_copy_lies_beside_the_plan_and_waits(folder: Path) -> None:
    table = folder / "分解表.csv"
    table.write_text(TABLE, encoding="utf-8")
    office = office_in(folder)
    plan = office.workspace.plan_path.read_bytes()
    proposal = propose_merge(office, table.name)

    name = write_proposal(office.workspace, proposal)

    assert (folder / name).read_bytes() == proposal.raw
    assert office.workspace.plan_path.read_bytes() == plan
    assert write_proposal(office.workspace, proposal, again=True) == name
    with pytest.raises(Refused) as refused:
        write_proposal(office.workspace, proposal)
    assert refused.value.message.speak("en") == f"{name} is already waiting to be accepted"


def test_a_document_that_is_missing_is_unreadable(tmp_path: Path) -> None:
    missing = tmp_path / "没有.docx"

    with pytest.raises(Unreadable) as failed:
        Office.import_document(missing, today=TODAY)

    assert failed.value.message.speak("en") == (
        f"{missing} cannot be read: there is no such file or folder"
    )


def test_a_document_without_items_is_refused(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("\n", encoding="utf-8")

    with pytest.raises(Refused):
        Office.import_document(tmp_path / "空.txt", today=TODAY)
    assert list(files_of(tmp_path)) == ["空.txt"]
