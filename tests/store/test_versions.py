"""Years go by and programs with them: an older one and a newer one on the same files.

What a newer program may do is written in docs/reliability.md; here it does it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from building import Diary
from checking import office_in, problems_in
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.journal.live import live_entries
from wenming_cli.core.journal.seals import digest, seal_line
from wenming_cli.errors import Unreadable
from wenming_cli.store.journal.appending import append_entries
from wenming_cli.store.workspace import Workspace, create_plan

NAME = "li-na@pc-07.jsonl"
PLAN = """format = 1
title  = "方案"
unit   = "区委宣传部"
year   = 2023

[[task]]
no    = "3.1"
title = "学习"
"""
OLD = (
    b'{"id": "000000000001-00000001", "at": "2023-03-05T12:00:00+08:00", "by": "\xe6\x9d\x8e", '
    b'"do": "start", "item": "3.1", "on": "2023-03-05"}\n'
)
"""As programs wrote it before there were seals."""


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return create_plan(tmp_path, "2023", PLAN)


def journal(office: Workspace) -> Path:
    return office.folder / "journal" / NAME


def recorded(*changes: dict[str, Any]) -> bytes:
    """Lines that a newer program recorded: entries of ours, changed, under seals that fit."""
    text, above = b"", b""
    for n, change in enumerate(changes, start=1):
        head = {"id": f"{n:012x}-{n:08x}", "at": "2023-03-05T12:00:00+08:00", "by": "李娜"}
        data = {**head, "do": "note", "item": "3.1", "on": "2023-03-05", **change}
        above = seal_line(json.dumps(data, ensure_ascii=False).encode(), above)
        text += above + b"\n"
    return text


def written(office: Workspace, raw: bytes) -> None:
    journal(office).parent.mkdir(exist_ok=True)
    journal(office).write_bytes(raw)


def later() -> list[Base]:
    diary = Diary()
    for _ in range(9):
        diary("done", "3.1")
    return diary.entries[-1:]


def codes(office: Workspace) -> list[tuple[int, str, bool]]:
    """Line, code, and whether it is only a notice."""
    return [(p.line, p.code, p.notice) for p in problems_in(office)]


# --- a newer program, older files ------------------------------------------------------------------


def test_a_journal_from_before_there_were_seals_is_read_and_gone_on_with(
    office: Workspace,
) -> None:
    """The old line stays as it is, and the first new one vouches for it."""
    written(office, OLD)
    assert codes(office) == [(1, "no-seals", True)]

    office.append("li-na@pc-07", later())

    raw = journal(office).read_bytes()
    assert raw.startswith(OLD)
    assert json.loads(raw.splitlines()[1])["prev"] == digest(OLD)
    assert [entry.seal == "" for entry in office.read_journal().entries] == [True, False]
    assert codes(office) == []


# --- an older program, newer files ------------------------------------------------------------------


def test_fields_that_a_newer_program_added_are_kept_and_the_entry_counts(
    office: Workspace,
) -> None:
    """Its seal fits, new fields and all: they stand before it."""
    newer = recorded(
        {"do": "done", "mood": "good"},
        {"do": "attach", "evidence": [
            {"path": "evidence/3.1/x.jpg", "sha256": "a" * 64, "place": [31.2, 121.5]}]},
    )  # fmt: skip
    written(office, newer)

    office.append("li-na@pc-07", later())
    office.repair("20230305-120000")

    entries = office.read_journal().entries
    assert [(entry.newer or {}).get("mood", "") for entry in entries] == ["good", "", ""]
    assert journal(office).read_bytes().startswith(newer)
    assert codes(office) == [(1, "newer-field", True), (2, "evidence-missing", False)]


def test_kinds_of_entries_that_a_newer_program_added_are_kept_and_do_not_count(
    office: Workspace,
) -> None:
    """They are a fault, since the board is not the whole truth; nothing is lost by going on."""
    newer = recorded({"do": "start"}, {"do": "praise", "stars": 5}, {"do": "note", "note": "好"})
    written(office, newer)

    office.append("li-na@pc-07", later())
    assert office.repair("20230305-120000") == []

    raw = journal(office).read_bytes()
    assert raw.startswith(newer)
    assert [entry.id[-1] for entry in live_entries(office.read_journal().entries)] == list("139")
    assert codes(office) == [(2, "newer-verb", False)]


def test_a_first_entry_below_one_of_an_unknown_kind_links_to_it(office: Workspace) -> None:
    written(office, recorded({"do": "praise"}))

    append_entries(journal(office).parent, NAME, later())

    above, below = journal(office).read_bytes().splitlines()
    assert json.loads(below)["prev"] == digest(above)


def test_what_an_older_program_records_below_seals_is_named(office: Workspace) -> None:
    """It cannot be told from a line put in by hand, and `check` says so from then on."""
    written(office, recorded({"do": "start"}) + OLD.replace(b"01", b"02"))

    office.append("li-na@pc-07", later())

    assert codes(office) == [(2, "entry-unsealed", False)]
    assert [entry.id[-1] for entry in office.read_journal().entries] == list("129")


def test_a_plan_of_a_newer_format_is_not_guessed_at(office: Workspace) -> None:
    """Nothing is shown and nothing recorded; the plan and the journal stay as they are."""
    newer = PLAN.replace("format = 1", "format = 2") + "weight = 3\n"
    office.plan_path.write_text(newer, "utf-8")
    written(office, OLD)

    with pytest.raises(Unreadable) as failed:
        _ = office_in(office).plan

    assert [(p.where, p.code) for p in failed.value.problems] == [
        ("plans/2023/plan.toml:1", "bad-format")
    ]
    assert "newer program" in failed.value.problems[0].hint.speak("en")
    assert codes(office) == [(1, "bad-format", False), (1, "no-seals", True)]
    assert office.plan_path.read_text("utf-8") == newer


def test_a_plan_with_a_key_of_a_newer_program_is_not_guessed_at_either(office: Workspace) -> None:
    """A key that is passed by might be the very one that matters: 权重, 豁免."""
    office.plan_path.write_text(PLAN + "weight = 3\n", "utf-8")

    assert codes(office) == [(9, "unknown-key", False)]
