"""Engines: the processes of this machine, which may die."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

import pytest

from wenming_cli.errors import Usage
from wenming_cli.office.units import engines
from wenming_cli.office.units.engines import batches_of, read_all, read_jobs
from wenming_cli.office.units.task import UnitRead, UnitTask


def test_how_many_processes_are_wanted() -> None:
    assert read_jobs("3") == 3
    assert read_jobs("auto") == read_jobs("") == (os.cpu_count() or 1)
    for wrong in ("0", "-1", "257", "二", "1.5", "٣"):
        with pytest.raises(Usage):
            read_jobs(wrong)


def test_work_is_shared_out_in_pieces() -> None:
    tasks: Sequence[UnitTask] = list(range(70))  # type: ignore[arg-type]  # only counted here
    assert [len(batch) for batch in batches_of(tasks)] == [32, 32, 6]
    assert batches_of([]) == []


def _die(tasks: Sequence[UnitTask]) -> list[UnitRead]:
    """Stand for a process that the system kills; in the test's own process it works."""
    if os.environ["WENMING_TEST_PARENT"] != str(os.getpid()):
        os.kill(os.getpid(), signal.SIGKILL)
    return [UnitRead(str(task), "") for task in tasks]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_a_dead_process_left_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BATCH", 1)
    monkeypatch.setattr(engines, "read_batch", _die)
    monkeypatch.setenv("WENMING_TEST_PARENT", str(os.getpid()))
    tasks: Sequence[UnitTask] = ["a", "b", "c", "d"]  # type: ignore[list-item]  # names will do

    found = [one.key for batch in read_all(tasks, 2, "") for one in batch]
    assert sorted(found) == ["a", "b", "c", "d"]
