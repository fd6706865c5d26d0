from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.forms.collecting.comparison import (
    Compared,
    Ours,
    compare,
    compare_row,
    same_for_all,
)

CELLS = ("", "未启动", "进行中", "已完成")


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "verdict"),
    [
        ("", "", "", "nothing"),
        ("未启动", "未启动", "已完成", "nothing"),
        ("未启动", "已完成", "未启动", "record"),
        ("经费不足", "", "经费不足", "record"),
        ("未启动", "已完成", "已完成", "already_there"),
        ("未启动", "进行中", "已完成", "conflict"),
        ("", "组织2场", "", "record"),
        ("", "组织2场", "组织3场", "conflict"),
    ],
)
def test_a_cell_is_compared_with_what_was_issued_and_with_the_journal(
    base: str, theirs: str, ours: str, verdict: str
) -> None:
    assert compare(base, theirs, ours) == verdict


def test_who_changed_nothing_is_never_in_conflict_and_records_nothing() -> None:
    for base, ours in product(CELLS, CELLS):
        assert compare(base, base, ours) == "nothing"


def test_what_agrees_with_the_journal_is_never_recorded() -> None:
    for base, theirs in product(CELLS, CELLS):
        assert compare(base, theirs, theirs) in ("nothing", "already_there")


@given(st.sampled_from(CELLS), st.sampled_from(CELLS), st.sampled_from(CELLS))
def test_once_recorded_a_cell_is_already_there(base: str, theirs: str, ours: str) -> None:
    if compare(base, theirs, ours) == "record":
        assert compare(base, theirs, theirs) == "already_there"


def test_each_cell_of_a_row_has_its_own_fate() -> None:
    found = compare_row(
        "3.2",
        {"status": "未启动", "percent": "20"},
        {"status": "已完成", "percent": "60", "note": "组织2场"},
        {"status": Ours("已完成", "李娜"), "percent": Ours("40", "李娜")},
    )
    assert found.record == {"note"}
    assert [(one.column, one.base, one.theirs, one.ours.value) for one in found.conflicts] == [
        ("percent", "20", "60", "40")
    ]


def test_a_later_record_stands_against_every_cell_of_a_row() -> None:
    ours = Ours("暂缓", "李娜")
    found = same_for_all(
        "3.2",
        {"status": "未启动"},
        {"status": "已完成", "percent": "60", "note": "组织2场"},
        {"percent": Ours("40", "李娜")},
        other=ours,
    )
    assert found == Compared(conflicts=found.conflicts)
    assert [(one.column, one.base, one.theirs, one.ours.value) for one in found.conflicts] == [
        ("status", "未启动", "已完成", "暂缓"),
        ("percent", "", "60", "40"),
        ("note", "", "组织2场", "暂缓"),
    ]
