"""Folders of units, with plans and journals as they lie on a shared disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from building import BEIJING
from wenming_cli import Office
from wenming_cli.core.moves.request import Request

PLAN = """\
format = 1
title  = "{name}2023年度精神文明工作方案"
unit   = "{name}"
year   = 2023

[[task]]
no    = "3.1"
title = "组织专题学习"
lead  = "办公室"
due   = 2023-08-31

[[task]]
no    = "3.2"
title = "开展业务培训"
lead  = "办公室"
due   = 2023-09-15

[[measure]]
no    = "4.1"
title = "每季度召开一次分析会"
lead  = "办公室"
every = "quarter"
"""
MakeUnit = Callable[..., Office]


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=BEIJING)


def make_unit(root: Path, name: str, *done: str, day: str = "2023-09-30") -> Office:
    """A unit's folder with its plan; the numbers in `done` are finished."""
    plan = root / "plans" / "2023" / "plan.toml"
    plan.parent.mkdir(parents=True)
    plan.write_text(PLAN.format(name=name), encoding="utf-8", newline="\n")
    digits = iter(f"{n:08x}" for n in range(1000))
    office = Office.open(root, now=noon(day), writer="li-na@pc", entropy=lambda: next(digits))
    for no in done:
        office.record(Request("done", [no], noon(day).date(), people=46))
    return office


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """Three units, their list, and one of the list that did not hand in."""
    make_unit(tmp_path / "单位" / "小学", "第一小学", "3.1", "3.2")
    make_unit(tmp_path / "单位" / "街道", "东门街道", "3.1")
    make_unit(tmp_path / "单位" / "馆", "图书馆")
    (tmp_path / "units.csv").write_text(
        "单位编码,单位名称,简称,类别,等级,片区,路径\n"
        "U01,第一小学,一小,学校,区,东片区,单位/小学\n"
        "U02,东门街道,,机关,区,东片区,单位\\街道\n"
        "U03,图书馆,,机关,市,西片区,单位/馆\n"
        "U04,文化馆,,机关,市,西片区,\n",
        encoding="gb18030",
    )
    return tmp_path
