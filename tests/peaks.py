"""How much memory a program took at most, for scripts that tests run in a process of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

STATUS = Path("/proc/self/status")

needs_peaks = pytest.mark.skipif(
    not STATUS.exists(), reason="only Linux tells the peak of one program"
)

PEAK = f"""
def peak():
    # in KiB; ru_maxrss would begin with what the process had that started this one
    with open({str(STATUS)!r}) as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
"""
"""Defines `peak()`."""

PROGRAM = f"""{PEAK}
import gc, sys
from wenming_cli.__main__ import OBJECTS
from wenming_cli.cli.app import main
gc.set_threshold(OBJECTS)
code = main()
print("PEAK", peak(), file=sys.stderr)
sys.exit(code)
"""
"""Runs the program with the arguments behind it; its last words say its peak."""


def peak_of(err: bytes) -> int:
    """Return the peak in KiB that `PROGRAM` told."""
    return int(err.rpartition(b"PEAK")[2])
