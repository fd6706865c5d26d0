"""One leaf: which entries begin it; test_fold.py has its stories."""

from __future__ import annotations

from typing import Any

import pytest

from building import Diary, measure, plan
from tables import each_row
from wenming_cli.core.board.leaf import OF_THE_WHOLE, WORK
from wenming_cli.core.journal.entries import VERBS

PLAN = plan(
    measure("4.1", every="quarter", steps=["通知"]),
    measure("4.2", standing=True, steps=["通知"]),
)
FIELDS = {"tick": {"step": "通知"}, "postpone": {"to": "12-15"}, "assign": {"lead": "办公室"}}
BEGINS = {
    "start": True, "done": True, "note": True, "tick": True, "verify": True, "attach": True,
    "reopen": True, "hold": False, "resume": False, "cancel": False, "postpone": False,
    "assign": False, "remind": False,
}  # fmt: skip


def test_the_table_above_is_whole() -> None:
    assert {verb for verb in VERBS if verb != "undo"} == BEGINS.keys()
    assert {verb for verb, begins in BEGINS.items() if begins} == WORK
    decisions = {verb for verb, begins in BEGINS.items() if not begins} - {"remind"}
    assert decisions | {"reopen"} == OF_THE_WHOLE


@pytest.mark.parametrize("verb", [verb for verb in BEGINS if verb not in ("hold", "cancel")])
@pytest.mark.parametrize("item", ["4.1", "4.2"])
def test_work_begins_an_item_and_decisions_about_it_do_not(verb: str, item: str) -> None:
    diary = Diary()
    diary(verb, item, **FIELDS.get(verb, {}))

    assert diary.state(PLAN, item, "03-31").status == (
        "in_progress" if BEGINS[verb] else "not_started"
    )


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ({"difficulty": "经费未落实"}, False),
        ({"next": "先报预算"}, False),
        ({"difficulty": "经费未落实", "note": "已报预算"}, True),
        ({"difficulty": "经费未落实", "percent": 10}, True),
        ({"next": "印发", "people": 3}, True),
    ],
)
@pytest.mark.parametrize("item", ["4.1", "4.2"])
def test_what_stands_in_the_way_or_comes_next_begins_nothing(
    item: str, said: dict[str, Any], begins: bool
) -> None:
    diary = Diary()
    diary("note", item, **said)

    state = diary.state(PLAN, item, "03-31")
    begun = begins or state.form == "standing"
    assert (state.status == "in_progress") == begun
    assert (state.occurrences[0].status == "in_progress") == begun


@each_row("verb", BEGINS)
def test_a_standing_item_is_reported_by_work_on_it(verb: str) -> None:
    diary = Diary()
    diary(verb, "4.2", period="2023-Q1", **FIELDS.get(verb, {}))

    first = diary.state(PLAN, "4.2", "03-31").occurrences[0]

    assert (first.reported_on is not None) == BEGINS[verb]


@pytest.mark.parametrize(
    ("note", "told", "begins"),
    [
        ("因疫情取消", ["note"], False),
        ("拟于7月邀请60人参加", ["note"], False),
        ("因疫情取消", ["note", "status"], True),
        ("邀请60人参加", ["note"], True),
    ],
)
def test_a_sheet_that_leaves_it_and_tells_why_begins_nothing(
    note: str, told: list[str], begins: bool
) -> None:
    diary, row = Diary(), {"form": "7F3A9C2E", "row": "4.1@2023-Q1", "sum": "0" * 8}
    diary("note", "4.1", note=note, via={**row, "file": "1" * 8, "told": [["1" * 8, None, told]]})

    state = diary.state(PLAN, "4.1", "03-31")
    assert (state.status == "in_progress") == begins
    assert (state.occurrences[0].status == "in_progress") == begins


def test_a_note_of_the_clerk_begins_what_it_is_about() -> None:
    diary = Diary()
    diary("note", "4.1", note="因疫情取消")
    assert diary.state(PLAN, "4.1", "03-31").status == "in_progress"
