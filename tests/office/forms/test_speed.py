"""How long it takes to collect the forms of a large office."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handing import COLLECTED, collect, fill, hand_out, make_plan
from office.conftest import office_in

DEPARTMENTS, ROWS = 60, 40
SECONDS = 8
"""Of the processor, which other work on the machine does not lengthen."""
HEAD = """\
format = 1
title  = "区委宣传部2023年度精神文明工作方案"
unit   = "区委宣传部"
year   = 2023
"""


def large_plan() -> str:
    """A plan of 60 departments with 40 items each."""
    parts = [HEAD]
    for n in range(1, DEPARTMENTS + 1):
        parts.append(f'[[task]]\nno = "3.{n}"\ntitle = "板块{n}"\n')
        for k in range(1, ROWS + 1):
            time_of = "due = 2023-09-20" if k % 2 else 'every = "quarter"'
            parts.append(
                f'[[task]]\nno = "3.{n}.{k}"\ntitle = "开展第{k}项工作"\nlead = "科室{n}"\n{time_of}\n'
                'steps = ["方案", "签到表"]\n'
            )
    return "\n".join(parts)


@pytest.mark.slow
def test_sixty_departments_of_forty_rows(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    folder = make_plan(tmp_path / "office", large_plan())
    hand_out(folder)
    for n in range(1, DEPARTMENTS + 1):
        said = {
            f"3.{n}.{k}" + ("" if k % 2 else "@2023-Q3"): {
                "status": "已完成", "on": "2023-09-05", "note": f"组织{k}场",
            }
            for k in range(1, ROWS + 1)
        }  # fmt: skip
        fill(folder, f"科室{n}", said)

    begun = time.process_time()
    found = collect(office_in(folder, day=COLLECTED))
    took = time.process_time() - begun

    assert len(found.entries) == DEPARTMENTS * ROWS
    record_property("seconds", f"{took:.1f}")
    assert took <= SECONDS
