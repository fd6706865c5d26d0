"""Ranks (排名): who is how far, with the reason beside each rank.

Those that are not in come last; then the fewer overdue items the better, then the higher the share
of what is done, then by code. Equal figures give equal ranks: 1, 2, 2, 4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wenming_cli.units.rows import UnitRow, UnitState

FEW = 10
"""Items; of a plan with fewer of them one item is much, and its rank is marked."""


class Rank(NamedTuple):
    """One unit's place."""

    row: UnitRow
    place: int | None
    """None where the unit is not in the totals."""

    reason: str
    """In Chinese: 逾期2项，完成率85%（12/14）."""

    small: bool = False


def rank_units(rows: Sequence[UnitRow]) -> list[Rank]:
    """Return the units in the order of their ranks."""
    here = sorted((row for row in rows if row.state == "in" and row.total), key=_key)
    ranks: list[Rank] = []
    for n, row in enumerate(here, start=1):
        same = n > 1 and _merit(row) == _merit(here[n - 2])
        place = ranks[-1].place if same else n
        ranks.append(Rank(row, place, _reason(row), small=(row.total or 0) < FEW))
    without = sorted(
        (row for row in rows if row.state != "in" or not row.total),
        key=lambda row: (row.state != "in", row.code),
    )
    return [*ranks, *(Rank(row, None, _why_none(row)) for row in without)]


def _why_none(row: UnitRow) -> str:
    return state_words(row) if row.state != "in" else "没有应完成的事项"


def _merit(row: UnitRow) -> tuple[int, float]:
    """Return what is better the smaller it is; equal shares of different plans are equal."""
    return row.overdue or 0, -((row.finished or 0) / (row.total or 1))


def _key(row: UnitRow) -> tuple[tuple[int, float], str]:
    return _merit(row), row.code


def _reason(row: UnitRow) -> str:
    total = row.total or 0
    finished = row.finished or 0
    share = 100 * finished / total
    overdue = f"逾期{row.overdue}项" if row.overdue else "无逾期"
    small = "，项数较少" if total < FEW else ""
    return f"{overdue}，完成率{share:.1f}%（{finished}/{total}）{small}"


def plain_state(row: UnitRow) -> str:
    """Return why a unit is not in the totals, as it stands on paper: without names of files."""
    return _PLAIN[row.state]


_PLAIN: Mapping[UnitState, str] = {
    "in": "已汇总",
    "not_in": "未报",
    "unreadable": "材料打不开或与名单不符，未能汇总",
    "altered": "材料有改动，未能汇总",
}


def state_words(row: UnitRow) -> str:
    """Return why a unit is not in the totals: 未报; 报来打不开：…."""
    if row.state == "not_in":
        return f"未报：{row.fault}" if row.fault else "未报"
    words = "报来打不开" if row.state == "unreadable" else "报来的文件被改动"
    return f"{words}：{row.fault}"
