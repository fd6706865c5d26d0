"""A row that several files of one form tell: cell by cell, what the file says that was saved last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from building import Diary
from tables import each_row
from wenming_cli.core.journal.entries import Evidence, Fact
from wenming_cli.core.journal.joined import CellClaim
from wenming_cli.forms.collecting.union import (
    Known,
    ParkedCells,
    ThisFile,
    Union,
    cells_of,
    files_of,
    is_attached,
    is_behind,
    known_of,
    later,
    says_no_more,
    unite,
    unnoted_columns,
)
from wenming_cli.forms.columns import ColumnKey

SAVED = datetime(2023, 10, 3, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
OLD = CellClaim("0" * 8, SAVED)
"""What says the cells of the first file."""


def fact(do: str, **fields: Any) -> Fact:
    diary = Diary()
    diary(do, "3.1", "09-05", **fields)
    [found] = diary.entries
    assert isinstance(found, Fact)
    return found


def photo(name: str, digit: str = "a") -> dict[str, str]:
    return {"path": f"evidence/3.1/2023-09-05-{name}-0a1b.jpg", "sha256": digit * 64}


# --- which of two files is the later -------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "is_later"),
    [
        (SAVED + 2 * MINUTE, SAVED, True),
        (SAVED, SAVED + 2 * MINUTE, False),
        (SAVED + MINUTE, SAVED, None),
        (SAVED + MINUTE + timedelta(seconds=1), SAVED, True),
        (SAVED, SAVED, None),
        (None, SAVED, None),
        (SAVED, None, None),
    ],
)
def test_a_file_is_later_by_more_than_a_minute_or_nobody_knows(
    one: datetime | None, other: datetime | None, is_later: bool | None
) -> None:
    assert later(one, other) is is_later


@pytest.mark.parametrize(
    ("file", "behind"),
    [
        (ThisFile("1" * 8, SAVED - timedelta(hours=1)), True),
        (ThisFile("1" * 8, SAVED + timedelta(hours=1)), False),
        (ThisFile("1" * 8), False),
        (ThisFile("1" * 8, followed={"0" * 8}), True),
        (ThisFile("1" * 8, SAVED - timedelta(hours=1), taken=SAVED), False),
        (ThisFile("0" * 8, SAVED - timedelta(hours=1)), False),
    ],
)  # fmt: skip
def test_a_file_is_behind_one_that_was_saved_or_collected_later(
    file: ThisFile, *, behind: bool
) -> None:
    """One that somebody chose is behind none, and none is behind itself."""
    assert is_behind(CellClaim("0" * 8, SAVED), file) == behind


def test_what_waits_for_a_later_file_is_known_too() -> None:
    parked = ParkedCells({"note": "组织3场"}, {"note": CellClaim("2" * 8, SAVED)})
    found = known_of((), {"people": CellClaim("0" * 8, SAVED)}, parked)
    assert (found.typed, found.facts) == ({"note": "组织3场"}, ())
    assert found.claims.keys() == {"note", "people"}


# --- one more file -------------------------------------------------------------------------------

KNOWN = Known(typed={"note": "组织2场", "people": 46}, claims={"note": OLD, "people": OLD})
LATER, EARLIER = SAVED + timedelta(hours=1), SAVED - timedelta(hours=1)


def united(file: ThisFile, known: Known = KNOWN, **said: str) -> Union:
    return unite(known, said, said, file)  # type: ignore[arg-type]  # names of columns


def fates(found: Union) -> dict[str, str]:
    named = {"changed": found.changed, "unclear": found.unclear, "outdone": found.outdone}
    return {column: name for name, columns in named.items() for column in columns}


@each_row(
    ("file", "said", "fate"),
    [
        (ThisFile("1" * 8, LATER), {}, {}),
        (ThisFile("1" * 8, LATER), {"note": "组织2场", "people": "46"}, {}),
        (ThisFile("1" * 8, LATER), {"note": "组织3场"}, {"note": "changed"}),
        (ThisFile("1" * 8, LATER), {"place": "礼堂"}, {"place": "changed"}),
        (ThisFile("1" * 8, EARLIER), {"note": "组织3场"}, {"note": "outdone"}),
        (ThisFile("1" * 8, EARLIER), {"note": "组织2场"}, {}),
        (ThisFile("1" * 8, EARLIER), {"note": "组织3场", "place": "礼堂"}, {"note": "outdone", "place": "changed"}),
        (ThisFile("1" * 8, SAVED + MINUTE), {"note": "组织3场"}, {"note": "unclear"}),
        (ThisFile("1" * 8), {"note": "组织3场"}, {"note": "unclear"}),
        (ThisFile("1" * 8), {"place": "礼堂"}, {"place": "changed"}),
        (ThisFile("1" * 8, seen=True), {"note": "组织3场"}, {"note": "unclear"}),
        (ThisFile("1" * 8, EARLIER, taken=SAVED), {"note": "组织3场"}, {"note": "changed"}),
    ],
)  # fmt: skip
def test_each_cell_is_what_the_later_file_says(
    file: ThisFile, said: dict[str, Any], fate: dict[str, str]
) -> None:
    """A file asks until somebody chooses; one that was chosen counts in all cells."""
    assert fates(united(file, **said)) == fate


def test_nothing_is_asked_of_a_cell_that_was_settled_and_a_later_file_changes_it() -> None:
    said: dict[ColumnKey, str] = {"note": "组织3场", "people": "50"}
    for saved, fate in ((None, "outdone"), (LATER, "changed")):
        found = unite(KNOWN, said, said, ThisFile("1" * 8, saved), settled={"note"})
        assert fates(found)["note"] == fate
    assert (
        fates(unite(KNOWN, said, said, ThisFile("1" * 8), settled={"note"}))["people"] == "unclear"
    )


def test_a_later_file_says_its_own_cells_and_leaves_the_others() -> None:
    found = united(ThisFile("1" * 8, LATER), note="组织3场", place="礼堂")
    assert found.typed == {"note": "组织3场", "people": 46, "place": "礼堂"}
    assert found.said == {"note": "组织3场", "people": "46", "place": "礼堂"}
    assert found.claims == {
        "note": CellClaim("1" * 8, LATER), "people": OLD, "place": CellClaim("1" * 8, LATER),
    }  # fmt: skip


def test_what_a_cell_says_is_what_its_row_says_of_it() -> None:
    """无 in 存在问题 is that there is none: an empty text."""
    found = unite(Known(), {"difficulty": ""}, {"difficulty": "无"}, ThisFile("1" * 8, LATER))
    assert (found.said, found.typed) == ({"difficulty": ""}, {"difficulty": "无"})


def test_what_an_earlier_file_says_otherwise_stays_as_it_was_said() -> None:
    found = united(ThisFile("1" * 8, EARLIER), note="组织3场")
    assert (found.typed, found.claims) == (KNOWN.typed, KNOWN.claims)


def test_a_file_that_was_chosen_counts_from_after_all_that_was_said() -> None:
    """Else a file of that time would outdo it when it is collected next."""
    chosen = united(ThisFile("1" * 8, EARLIER, taken=EARLIER), note="组织3场").claims["note"]
    assert later(chosen.saved, SAVED)
    first = united(ThisFile("1" * 8, taken=SAVED), Known(), note="组织3场").claims["note"]
    assert first.saved == SAVED
    late = united(ThisFile("1" * 8, LATER, taken=SAVED), note="组织3场").claims["note"]
    assert late.saved == LATER


def test_material_in_another_order_says_the_same() -> None:
    known = Known(typed={"steps": ("通知", "纪要")}, claims={"steps": OLD})
    file = ThisFile("1" * 8, LATER)
    assert fates(united(file, known, steps="纪要、通知")) == {}
    assert fates(united(file, known, steps="通知")) == {"steps": "changed"}


def test_a_file_that_is_there_proves_nothing_new_and_another_one_is_added() -> None:
    known = known_of([fact("attach", evidence=[photo("合影")])], {"evidence": OLD})
    names = ("合影.jpg", "签到表.jpg")
    said: dict[Any, Any] = {"evidence": "、".join(names)}
    found = unite(known, said, {"evidence": names}, ThisFile("1" * 8, LATER))
    assert found.typed["evidence"] == ("合影", "签到表.jpg")
    same = unite(known, {"evidence": "合影.jpg"}, {"evidence": names[:1]}, ThisFile("1" * 8, LATER))
    assert same.changed == frozenset()


# --- what entries say ----------------------------------------------------------------------------


@each_row(
    ("do", "fields", "cells"),
    [
        ("done", {"note": "开会"}, {"status": "已完成", "on": "2023-09-05", "note": "开会"}),
        ("done", {"day_unknown": True}, {"status": "已完成"}),
        ("start", {}, {"status": "进行中", "on": "2023-09-05"}),
        ("note", {"note": "选址"}, {"on": "2023-09-05", "note": "选址"}),
        ("note", {"people": 0, "percent": 0}, {"on": "2023-09-05", "people": "0", "percent": "0"}),
        ("note", {"difficulty": "无", "next": "缺\n人"}, {"on": "2023-09-05", "difficulty": "", "next": "缺 人"}),
        ("tick", {"step": "通知"}, {"steps": ""}),
        ("verify", {}, {"on": "2023-09-05"}),
    ],
)  # fmt: skip
def test_an_entry_says_these_cells(do: str, fields: dict[str, Any], cells: dict[str, str]) -> None:
    found = cells_of(fact(do, **fields))
    texts = {"on": found["on"].isoformat()} if "on" in found else {}
    texts |= {
        column: "" if column == "steps" else str(value)
        for column, value in found.items()
        if column != "on"
    }
    assert texts == cells


def test_a_note_says_a_status_only_where_its_row_said_one() -> None:
    told = (("0" * 8, SAVED, ("status", "note")),)
    via = {"form": "7F3A9C2E", "row": "4.1@2023-Q3", "sum": "0" * 8, "told": told}
    assert cells_of(fact("note", note="选址", via=via))["status"] == "进行中"


def test_what_forms_said_is_taken_from_the_columns_that_files_claim() -> None:
    facts = [
        fact("done", note="组织2场", people=46),
        fact("tick", step="通知"),
        fact("tick", step="纪要"),
    ]
    known = known_of(facts, {"note": OLD, "steps": OLD})
    assert known.typed == {"note": "组织2场", "steps": ("通知", "纪要")}
    assert known.claims.keys() == {"note", "steps"}


@pytest.mark.parametrize("do", ["postpone", "hold", "cancel"])
def test_what_a_leader_approved_is_nothing_that_a_department_takes_back(do: str) -> None:
    more = {"to": "12-30"} if do == "postpone" else {}
    approved = fact(do, **more)
    assert known_of([approved], {}).facts == ()
    assert unnoted_columns(approved) == []


def test_an_entry_that_names_no_file_tells_which_columns_it_says() -> None:
    assert unnoted_columns(fact("done", note="开会")) == ["on", "note", "status"]
    told = (("0" * 8, SAVED, ("note",)),)
    via = {"form": "7F3A9C2E", "row": "3.1", "sum": "0" * 8, "told": told}
    assert unnoted_columns(fact("note", note="开会", via=via)) == []


def test_a_row_says_no_more_if_each_of_its_words_was_said() -> None:
    assert says_no_more({"note": "组织2场"}, KNOWN)
    assert says_no_more({}, KNOWN)
    assert says_no_more({"people": "46", "note": "组织2场"}, KNOWN)
    assert not says_no_more({"note": "组织3场"}, KNOWN)
    assert not says_no_more({"note": "组织2场", "place": "礼堂"}, KNOWN)


# --- evidence ------------------------------------------------------------------------------------


def test_a_file_is_named_once_however_many_entries_have_it() -> None:
    facts = [
        fact("done", evidence=[photo("甲"), photo("乙", "b")]),
        fact("note", evidence=[photo("甲")]),
    ]
    assert [one.sha256[0] for one in files_of(facts)] == ["a", "b"]


@each_row(
    ("path", "name", "there"),
    [
        ("2023-09-05-合影-0a1b.jpg", "合影.jpg", True),
        ("2023-09-05-合影-0a1b.jpg", "合影", True),
        ("2023-09-05-合影-0a1b.jpg", "照片/合影.jpg", True),
        ("2023-09-05-合影-0a1b.jpg", "照片\\合影.JPG", True),
        ("2023-09-05-合影-0a1b-2.jpg", "合影.jpg", True),
        ("2023-09-05-合影-0a1b.jpg", "合影2.jpg", False),
        ("2023-09-05-合影-0a1b.jpg", "2023-09-05-合影-0a1b.jpg", False),
        ("2023-09-05-Group-0a1b.jpg", "GROUP.jpg", True),
        ("合影.jpg", "合影.jpg", True),
        ("合影.jpg", "签到表.jpg", False),
    ],
)  # fmt: skip
def test_a_file_is_known_by_the_name_that_it_came_with(path: str, name: str, there: bool) -> None:
    """What it is called among the evidence has its day before it, and digits behind."""
    [file] = fact(
        "attach", evidence=[{"path": f"evidence/3.1/{path}", "sha256": "a" * 64}]
    ).evidence
    assert isinstance(file, Evidence)
    assert is_attached(name, [file]) is there
