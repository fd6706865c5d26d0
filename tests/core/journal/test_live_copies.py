"""Rows of forms that were collected twice: which of the copies counts, and what an undo takes."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from building import BEIJING, day
from wenming_cli.core.journal.entries import Base, to_line
from wenming_cli.core.journal.lines import build_entry
from wenming_cli.core.journal.live import kept_entries, live_entries
from wenming_cli.core.journal.reading import entry_of, make_entry, read_entry

NOON = datetime(2023, 10, 8, 12, tzinfo=BEIJING)
VIA = {"form": "7F3A9C2E", "row": "3.1@2023-Q3", "sum": "a81c09d2"}


def said(n: int, do: str = "note", **fields: Any) -> Base:
    """An entry whose id is made of a number."""
    own = {} if do == "undo" else {"on": day("09-30")}
    head = {"id": f"{n:012x}-{n:08x}", "at": NOON, "by": "王芳", "do": do, "item": "3.1"}
    return make_entry(head | own | fields)


def collected(n: int, do: str = "note", via: dict[str, Any] = VIA, **fields: Any) -> Base:
    """An entry that a form brought."""
    return said(n, do, via=via, **fields)


def undo(n: int, of: int) -> Base:
    """What takes back an entry."""
    return said(n, "undo", undoes=f"{of:012x}-{of:08x}")


def counts(*entries: Base) -> list[int]:
    """The numbers of the entries that count, without undos."""
    found = live_entries(reversed(entries))
    assert found == live_entries([*entries, *entries])
    return [int(entry.id[:12], 16) for entry in found if entry.do != "undo"]


def test_an_entry_tells_the_row_of_its_form_after_its_evidence() -> None:
    line = to_line(collected(1, note="已开展", batch="000000000001-00000001"))

    assert line.endswith(
        '"note": "已开展", "via": {"form": "7F3A9C2E", "row": "3.1@2023-Q3", "sum": "a81c09d2"}, '
        '"batch": "000000000001-00000001"}'
    )
    assert read_entry(line.encode()) == collected(1, note="已开展", batch="000000000001-00000001")


def test_what_a_newer_program_says_of_a_row_is_kept() -> None:
    data = json.loads(to_line(collected(1))) | {"via": VIA | {"page": "每周明细"}}

    entry = entry_of(data)

    assert json.loads(to_line(entry)) == data
    assert counts(entry, collected(2)) == [1]


@pytest.mark.parametrize(
    ("via", "code"),
    [
        ({**VIA, "form": "7F3AILOU"}, "bad-form"),
        ({**VIA, "sum": "?"}, "bad-sum"),
        ({**VIA, "row": ""}, "bad-row"),
        ({"form": "7F3A9C2E"}, "missing-key"),
        (3, "bad-via"),
    ],
)
def test_a_row_that_is_none_is_named_and_the_line_does_not_count(via: object, code: str) -> None:
    entry, [problem] = build_entry(json.loads(to_line(said(1))) | {"via": via})

    assert entry is None
    assert (problem.code, problem.blocking) == (code, False)


def test_of_copies_the_one_with_the_smallest_id_counts() -> None:
    assert counts(collected(1), collected(2), said(3)) == [1, 3]


@pytest.mark.parametrize(
    "other",
    [
        collected(2, "done"),
        collected(2, via=VIA | {"form": "7F3A9C2F"}),
        collected(2, via=VIA | {"row": "3.1@2023-Q2"}),
        collected(2, via=VIA | {"sum": "a81c09d3"}),
        collected(2, step="签到表"),
    ],
)
def test_what_differs_in_form_row_values_verb_or_step_is_no_copy(other: Base) -> None:
    assert counts(collected(1), other) == [1, 2]


def test_what_no_form_brought_is_no_copy_even_if_it_says_so() -> None:
    assert counts(said(1, via=None), said(2, via=None)) == [1, 2]


def test_the_ticks_of_a_row_are_told_apart_by_their_steps() -> None:
    first, second = collected(1, "tick", step="会议通知"), collected(2, "tick", step="签到表")

    assert counts(first, second, collected(3, "tick", step="签到表")) == [1, 2]


@pytest.mark.parametrize("of", [1, 2])
def test_an_undo_of_a_copy_takes_back_all_that_were_there(of: int) -> None:
    assert counts(collected(1), collected(2), undo(3, of)) == []


def test_what_is_collected_after_the_undo_counts_again() -> None:
    assert counts(collected(1), undo(2, 1), collected(3)) == [3]


def test_an_undo_takes_back_what_it_names_even_if_that_has_a_greater_id() -> None:
    assert counts(collected(1), collected(5), undo(3, 5), collected(4)) == [4]


def test_an_undone_undo_takes_no_copy_back() -> None:
    assert counts(collected(1), collected(2), undo(3, 2), undo(4, 3)) == [1]


def test_an_undo_of_something_missing_takes_back_no_copy() -> None:
    assert counts(collected(2), undo(3, 1)) == [2]
    assert counts(collected(1), collected(2), undo(3, 1)) == []


def test_an_undo_of_what_was_typed_takes_back_nothing_else() -> None:
    assert counts(collected(1), said(2), undo(3, 2)) == [1]


def test_copies_are_kept_although_they_do_not_count() -> None:
    """So that they can be taken back by those who collected them."""
    journal = [collected(1), collected(2), said(3), undo(4, 3)]

    assert kept_entries(journal) == [journal[0], journal[1], journal[3]]
