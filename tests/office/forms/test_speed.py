"""How long it takes to collect the forms of a large office, beside the bare library."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.sheets import DEPARTMENTS, ROWS, make_large_office, read_bare, timed

from handing import BACK, COLLECTED, collect, fill, hand_out
from office.conftest import office_in
from turns import turns

MANY = turns(20, of=DEPARTMENTS)
TIMES = 3.0
"""As long as openpyxl takes for the same files; 8 seconds would be 4 times its 2 on an idle machine."""


@pytest.mark.slow
def test_many_departments_of_forty_rows(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    folder = make_large_office(tmp_path / "office", MANY, ROWS)
    hand_out(folder)
    for n in range(1, MANY + 1):
        said = {
            f"3.{n}.{k}" + ("" if k % 2 else "@2023-Q3"): {
                "status": "已完成", "on": "2023-09-05", "note": f"组织{k}场",
            }
            for k in range(1, ROWS + 1)
        }  # fmt: skip
        fill(folder, f"科室{n}", said)

    back = folder / BACK
    before = timed(lambda: read_bare(back)).processor
    begun = time.process_time()
    found = collect(office_in(folder, day=COLLECTED))
    took = time.process_time() - begun
    bare = (before + timed(lambda: read_bare(back)).processor) / 2

    assert len(found.entries) == MANY * ROWS
    record_property("seconds", f"{took:.1f} against {bare:.1f}")
    assert took <= TIMES * bare
