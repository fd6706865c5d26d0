"""Correcting an entry: what was typed takes the place of what was there, nothing else moves."""

from __future__ import annotations

from typing import Any

import pytest

from building import Diary, day, plan, task
from wenming_cli.core.journal.entries import EMPTY, Evidence, Fact
from wenming_cli.core.journal.reading import entry_of, make_entry
from wenming_cli.core.moves.fix import corrected_fields, find_entry
from wenming_cli.core.moves.request import Request
from wenming_cli.errors import Refused, Usage

YEAR = plan(
    task("3.1", title="道德讲堂", every="quarter", activity=True),
    task("3.2", title="业务培训", due="06-30"),
)
TODAY = day("04-20")


def told() -> Diary:
    diary = Diary()
    diary("done", "3.1", "03-20", people=61, note="第一期", day_unknown=True)
    return diary


def asked(**fields: Any) -> Request:
    return Request("note", (), **{"on": TODAY, "typed": False, **fields})


def fixed(diary: Diary, **fields: Any) -> dict[str, Any]:
    board = diary.board(YEAR, "04-20")
    [entry] = [one for one in diary.entries if isinstance(one, Fact)]
    return corrected_fields(board, entry, asked(**fields), today=TODAY)


def test_what_was_not_typed_stays() -> None:
    diary = told()
    assert fixed(diary, people=16) == {
        "by": "李娜",
        "do": "done", "item": "3.1", "on": day("03-20"), "day_unknown": True, "note": "第一期",
        "people": 16, "corrects": diary.entries[0].id,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("do", "fields"),
    [
        ("assign", {"lead": ("文艺科",)}),
        ("postpone", {"to": "08-31"}),
        ("tick", {"step": "签到表"}),
        ("hold", {}),
    ],
)
def test_what_was_done_stays_whatever_it_was(do: str, fields: dict[str, Any]) -> None:
    diary = Diary()
    diary(do, "3.2", "03-20", **fields)
    new = fixed(diary, note="另有安排")
    assert (new["do"], new["note"]) == (do, "另有安排")
    assert make_entry({"id": "0" * 12 + "-" + "0" * 8, "at": diary.entries[0].at, **new}).do == do


def test_a_day_that_is_typed_is_known() -> None:
    new = fixed(told(), on=day("03-21"), typed=True)
    assert (new["on"], "day_unknown" in new) == (day("03-21"), False)


def test_the_period_is_read() -> None:
    assert fixed(told(), period="Q2")["period"] == "2023-Q2"


def test_the_correction_of_a_correction_keeps_the_first_place() -> None:
    diary = told()
    first = diary.entries[0].id
    again = entry_of({
        "id": "f" * 12 + "-" + "0" * 8, "at": "2023-04-01T09:00:00+08:00", "by": "李娜",
        "do": "done", "item": "3.1", "on": "2023-03-20", "people": 60, "corrects": first,
    })  # fmt: skip
    assert isinstance(again, Fact)
    board = diary.board(YEAR, "04-20")
    assert corrected_fields(board, again, asked(people=16), today=TODAY)["corrects"] == first


def test_a_correction_takes_the_place_of_the_old_entry() -> None:
    """Reopened on the same day after it was done: the corrected `done` does not close it again."""
    diary = Diary()
    diary("done", "3.2", "04-10", people=61)
    diary("reopen", "3.2", "04-10", why="还没办完")
    first = diary.entries[0]
    diary.undo(first.id, "3.2")
    diary("done", "3.2", "04-10", people=16, corrects=first.id)
    state = diary.state(YEAR, "3.2", "04-20")
    assert (state.status, state.people) == ("in_progress", 16)


@pytest.mark.parametrize("fields", [{}, {"people": 61}, {"note": "第一期"}])
def test_nothing_to_change_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="nothing would change"):
        fixed(told(), **fields)


def test_days_are_checked_as_in_every_record() -> None:
    with pytest.raises(Usage):
        fixed(told(), on=day("05-01"), typed=True)


def test_an_item_that_is_gone_cannot_be_written_about() -> None:
    diary = Diary()
    diary("note", "9.9", "03-20", note="旧编号")
    with pytest.raises(Refused, match="not in the plan"):
        fixed(diary, note="改")


@pytest.mark.parametrize("short", [False, True])
def test_an_entry_is_found_by_its_id_or_its_end(short: bool) -> None:
    diary = told()
    entry = diary.entries[0]
    assert find_entry(diary.entries, entry.id[-8:] if short else entry.id) == entry


def test_what_cannot_be_corrected_is_told() -> None:
    diary = told()
    diary.undo(diary.entries[0].id)
    both = diary.entries
    with pytest.raises(Refused, match="takes another entry back"):
        find_entry(both, both[1].id)
    with pytest.raises(Refused, match="no entry"):
        find_entry(both, "abc")
    same = [both[0], entry_of({
        "id": "0" * 12 + both[0].id[12:], "at": "2023-04-01T09:00:00+08:00", "by": "李娜",
        "do": "note", "item": "3.1", "on": "2023-03-20",
    })]  # fmt: skip
    with pytest.raises(Refused, match="several"):
        find_entry(same, both[0].id[-8:])


def test_whole_files_take_the_place_of_empty_ones() -> None:
    """What proves something stays, and each file once."""
    diary = Diary()
    whole = {"path": "evidence/3.2/a.jpg", "sha256": "a" * 64}
    diary(
        "attach", "3.2", "03-20", evidence=[whole, {"path": "evidence/3.2/b.jpg", "sha256": EMPTY}]
    )
    [entry] = [one for one in diary.entries if isinstance(one, Fact)]
    new = [Evidence(path="evidence/3.2/c.jpg", sha256="c" * 64), entry.evidence[0]]

    made = corrected_fields(
        diary.board(YEAR, "04-20"), entry, asked(evidence=["c.jpg"]), today=TODAY, evidence=new
    )

    assert [file.path for file in made["evidence"]] == ["evidence/3.2/a.jpg", "evidence/3.2/c.jpg"]
