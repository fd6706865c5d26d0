"""What programs read is promised: the answers in JSON of the commands below, each pinned whole.

The files stand in tests/cli/json/. A few more answers are pinned in stories (`fix`, `changes`,
`reopen-period`); that each field of every answer is described, tests/docs/test_json.py holds.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Golden, MakeOffice, Office

ANSWERS = Path(__file__).parent / "json"
LOOKS = {
    "status": "status --json",
    "list": "list --json",
    "list-filtered": "list --open --lead 办公室 --json",
    "show": "show 3.1.1 4.1 --json",
    "show-heading": "show 3.1 --json",
    "checklist": "checklist 4.1 --json",
    "due": "due Q2 --json",
    "log": "log --json",
    "report": "report Q2 --by lead --and light --compare previous --json",
    "remind": "remind --about 逾期 --json",
    "check": "check --json",
}
RECORDS = {
    "start": "start 3.1.2 --json",
    "done": "done 3.1.2 4.1 --note 合办 --json",
    "done-twice": "done 3.1.1 --json",
    "note": "note 3.2 学习准则 --percent 40 --json",
    "tick": "tick 4.1 1 2 --for Q2 --json",
    "hold": "hold 3.1.2 --why 等通知 --json",
    "cancel": "cancel 4.1 --for Q4 --why 并入总结会 --json",
    "reopen": "reopen 3.1.1 --why 缺小结 --json",
    "postpone": "postpone 3.1.2 --to 2023-12-15 --why 场地 --json",
    "assign": "assign 3.1.2 --lead 宣传科 --leader 部长 --json",
    "verify": "verify 3.1.1 --by 王主任 --json",
    "attach": "attach 3.1.2 合影.jpg --caption 现场 --on 2023-05-10 --json",
    "undo": "undo --json",
    "sheets": "sheets Q2 --due 06-30 --zip --json",
    "dry-run": "done 3 --dry-run --json",
}
REFUSED = (
    "show 9.9 --json", "list --period Q9 --json", "done 9.9 --json", "cancel 3.1.2 --json",
    "done 3.1.2 --on 2030-01-01 --json", "undo ffff --json", "status --json -p 2022",
    "attach 3.1.2 没有.jpg --json", "status --jsn", "status --as-of 昨天 --json",
)  # fmt: skip


@pytest.fixture
def here(office: MakeOffice) -> Office:
    """In May: one task is done and proven, one meeting was held late, one step is ticked."""
    made = office(today="2023-03-20")
    made.write({"签到表.jpg": b"\xff\xd8\xff", "合影.jpg": b"\xff\xd8"})
    made.run("done 3.1.1 --people 35 --note 全体参加 --evidence 签到表.jpg")
    made.today = "2023-05-10"
    made.run("done 4.1 --for Q1 --note 补开")
    made.run("tick 4.1 会议通知")
    made.run("note 3.1.2 已报名 --percent 30")
    made.run("undo")
    return made


@pytest.mark.slow
@pytest.mark.parametrize("name", LOOKS)
def test_looks(name: str, here: Office, golden: Golden) -> None:
    found = here.run(LOOKS[name])
    assert (found.code, found.err) == (0, "")
    golden(ANSWERS / f"{name}.json", found.out)


@pytest.mark.slow
@pytest.mark.parametrize("name", RECORDS)
def test_records(name: str, here: Office, golden: Golden) -> None:
    found = here.run(RECORDS[name])
    assert (found.code, found.err) == (0, "")
    golden(ANSWERS / f"{name}.json", found.out)


def test_resume(here: Office, golden: Golden) -> None:
    here.run("hold 3.1.2 --why 等通知")
    golden(ANSWERS / "resume.json", here.run("resume 3.1.2 --json").out)


def test_attach_a_folder(here: Office, golden: Golden) -> None:
    here.write(
        {
            "照片/IMG_20230508_101500.jpg": b"\xff\xd8",
            "照片/IMG_20220508_101500.jpg": b"\xff\xd8 ",
            "照片/Thumbs.db": b"",
        }
    )
    golden(ANSWERS / "attach-folder.json", here.run("attach 3.1.2 照片 --json").out)


def test_check_with_faults(here: Office, golden: Golden) -> None:
    here.write(
        {"plans/2023/plan.toml": here.read("plans/2023/plan.toml") + "due = 31\nowner = 1\n"}
    )
    found = here.run("check --json")
    assert (found.code, found.err) == (1, "")
    golden(ANSWERS / "check-with-faults.json", found.out)


@pytest.mark.slow
@pytest.mark.parametrize("command", REFUSED)
def test_an_error_leaves_the_answer_empty(command: str, here: Office) -> None:
    found = here.run(command)
    assert found.code in (2, 3, 4)
    assert found.out == ""
    assert found.err


@pytest.mark.slow
@pytest.mark.parametrize("name", [*LOOKS, "done", "undo"])
def test_every_answer_has_its_version(name: str, here: Office) -> None:
    """One object, on terminals too, in English too; only sentences are translated."""
    command = (LOOKS | RECORDS)[name]
    answer = json.loads(
        here.run(f"{command} --dry-run" if name in RECORDS else command, tty=True).out
    )
    assert answer["schema"] == "wenming/1"
    other = here.run(f"{command} --dry-run" if name in RECORDS else command, lang="en", width=40)
    assert _shape(json.loads(other.out)) == _shape(answer)


def _shape(value: object) -> object:
    """An answer without its sentences."""
    if isinstance(value, dict):
        sentences = (
            "reason",
            "message",
            "hint",
            "entries",
            "name",
            "and_name",
            "notes",
            "reasons",
            "assumed",
        )
        return {key: _shape(part) for key, part in value.items() if key not in sentences}
    return [_shape(part) for part in value] if isinstance(value, list) else value


def test_json_is_the_same_in_a_pipe_and_on_a_screen(here: Office) -> None:
    assert here.run("list --json", tty=True, width=40).out == here.run("list --json").out


def test_a_part_of_the_plan_tells_what_is_closed(here: Office) -> None:
    """A closing is of the plan, whichever of its items are looked at."""
    assert here.run("close Q1").code == 0
    whole, part = (
        json.loads(here.run(f"status {words} --json").out) for words in ("", "--lead 办公室")
    )
    assert part["summary"]["total"] < whole["summary"]["total"]
    assert [one["period"] for one in part["plan"]["closed"]] == ["2023-Q1"]
    assert part["plan"]["closed"] == whole["plan"]["closed"]
