"""What the library answers of a plan: what it chooses is what the commands show."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from office.conftest import answer, office_in
from wenming_cli import Filter, Request
from wenming_cli.core.board.state import ItemState
from wenming_cli.formats.jsontext import dump
from wenming_cli.views.due import due_json
from wenming_cli.views.list import list_json
from wenming_cli.views.log import log_json
from wenming_cli.views.show import show_json
from wenming_cli.views.status import status_json

ON = date(2023, 3, 20)


def numbers(states: Iterable[ItemState]) -> list[str]:
    return [state.item.no for state in states]


def test_what_it_chooses_is_what_the_commands_show(folder: Path) -> None:
    office = office_in(folder)
    office.record(Request("tick", ["3.1.1"], ON, steps=["1"]))
    office.record(Request("note", ["4.1"], ON, note="议定议题"))
    board, led = office.board(), Filter(lead="办公室")
    under = [one.state for one in office.checklists(["3.1"])]
    chosen = {
        "status --lead 办公室": status_json(office.part(led)),
        "list --lead 办公室": list_json(board, office.items(led)),
        "show 4.1 3.1": show_json(board, office.pick(["四（一）", "3.1"])),
        "due Q1": due_json(board, office.due("Q1").dues),
        "checklist 3.1": show_json(board, under),
        "log 4.1 3月": log_json(board, office.log(["4.1", "3月"])),
        "log --lead 理论科": log_json(board, office.log(wanted=Filter(lead="理论科"))),
    }

    for line, found in chosen.items():
        assert json.loads(dump(found)) == {"schema": "wenming/1"} | answer(folder, line), line
    assert numbers(office.items(led)) == ["3.1.2", "4.1"]
    assert numbers(office.items(Filter(section="3.1"))) == ["3.1.1", "3.1.2"]
    assert numbers(office.part(led).states.values()) == ["3.1", "3.1.2", "4.1"]
    assert numbers(one.state for one in office.due("Q1").dues) == ["3.1.1", "4.1"]
    assert [one.entry.item for one in office.log(wanted=Filter(lead="理论科")).entries] == ["3.1.1"]
    assert [one.entry.item for one in office.log(["4.1", "3月"]).entries] == ["4.1"]


def test_what_it_chooses_on_another_day_is_of_that_days_board(folder: Path) -> None:
    office = office_in(folder)
    office.record(Request("done", ["3.1.1"], ON))
    before = office.board(date(2023, 3, 19))

    assert [one.status for one in office.pick(["3.1.1"], before)] == ["not_started"]
    assert office.items(Filter(done=True), before) == []
    assert office.log(board=before).entries == []
    assert office.due("1d", before).period.first == date(2023, 3, 19)
