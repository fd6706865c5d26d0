"""How work grows: measured by processor time, with a margin that a busy machine keeps."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

SMALL, LARGE = 1_000, 8_000
MOST = 24
"""Times as much work for eight times as many: 8 where it is linear, 64 where it is quadratic."""


def assert_linear(make: Callable[[int], Any], work: Callable[[Any], object]) -> None:
    """Work on what is made in two sizes, three times each; the quickest of each is compared."""
    few, many = (min(_seconds(work, make(size)) for _ in range(3)) for size in (SMALL, LARGE))
    assert many < few * MOST, f"{SMALL}: {few:.3f} s, {LARGE}: {many:.3f} s"


def _seconds(work: Callable[[Any], object], made: Any) -> float:
    began = time.process_time()
    work(made)
    return time.process_time() - began
