"""Ranks: fewer overdue first, then the share of what is done; equal ones are tied."""

from __future__ import annotations

from units.district import gathered
from wenming_cli.units.ranking import rank_units, state_words
from wenming_cli.units.rows import UnitRow

BASE: UnitRow = gathered().units[0]


def unit(code: str, overdue: int, done: int, total: int, **changed: object) -> UnitRow:
    said = {"overdue": overdue, "done": done, "verified": 0, "total": total, **changed}
    return BASE._replace(code=code, **said)  # type: ignore[arg-type]  # fields of the row


def places(*rows: UnitRow) -> list[tuple[str, int | None]]:
    return [(one.row.code, one.place) for one in rank_units(rows)]


def test_fewer_overdue_then_a_higher_share_then_the_code() -> None:
    rows = unit("d", 2, 9, 10), unit("c", 0, 4, 10), unit("b", 0, 8, 10), unit("a", 1, 10, 10)
    assert places(*rows) == [("b", 1), ("c", 2), ("a", 3), ("d", 4)]


def test_equal_ones_are_tied_and_the_next_place_is_left_out() -> None:
    rows = unit("d", 0, 1, 10), unit("a", 0, 9, 10), unit("c", 0, 6, 12), unit("b", 0, 5, 10)
    assert places(*rows) == [("a", 1), ("b", 2), ("c", 2), ("d", 4)]


def test_those_that_are_not_in_come_last_without_a_place() -> None:
    rows = (
        unit("z", 5, 0, 10),
        unit("b", 0, 0, 0, state="not_in"),
        unit("a", 0, 0, 0, state="altered"),
    )
    assert places(*rows) == [("z", 1), ("a", None), ("b", None)]


def test_each_rank_has_its_reason() -> None:
    ranks = rank_units([unit("a", 0, 12, 14), unit("b", 2, 3, 9, verified=1), unit("c", 0, 0, 0)])
    reasons = {one.row.code: one.reason for one in ranks}

    assert reasons["a"] == "无逾期，完成率85.7%（12/14）"
    assert reasons["b"] == "逾期2项，完成率44.4%（4/9），项数较少"
    assert reasons["c"] == "没有应完成的事项"
    assert [(one.place, one.small) for one in ranks] == [(1, False), (2, True), (None, False)]


def test_why_a_unit_has_no_place() -> None:
    assert state_words(unit("a", 0, 0, 0, state="not_in")) == "未报"
    wrong = unit("a", 0, 0, 0, state="unreadable", fault="不是压缩文件")
    assert state_words(wrong) == "报来打不开：不是压缩文件"
    assert state_words(wrong._replace(state="altered")) == "报来的文件被改动：不是压缩文件"
