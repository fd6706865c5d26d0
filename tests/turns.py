"""How many turns a test of chance takes: some with each run, and all that was promised on request."""

from __future__ import annotations

import os

_ALL = bool(os.environ.get("ALL_TURNS"))


def turns(some: int, of: int) -> int:
    """Return `some`; with `ALL_TURNS=1` in the environment `of`, the number that was promised."""
    return of if _ALL else some
