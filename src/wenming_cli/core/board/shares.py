"""Percentages that do not lie: 0 and 100 only when exact, shares of a whole add up to 100.0."""

from __future__ import annotations

from collections.abc import Sequence


def percent(part: float, whole: float) -> int:
    """Return `part` of `whole` as a whole percentage, 0 for an empty whole.

    199 of 200 is 99 and 1 of 1000 is 1: only nothing is 0 and only all is 100.
    """
    if whole <= 0 or part <= 0:
        return 0
    if part >= whole:
        return 100
    return min(99, max(1, int(100 * part / whole + 0.5)))


def shares(counts: Sequence[int]) -> list[float]:
    """Return each count as a percentage of their sum, to one decimal; they add up to 100.0.

    Each share is rounded half up and what is left over goes to the largest, a tenth to each, as
    offices do it. So no share is more than 0.15 off, and none is below 0.
    """
    total = sum(counts)
    if total == 0:
        return [0.0 for _ in counts]
    tenths = [(2000 * n + total) // (2 * total) for n in counts]
    rest = 1000 - sum(tenths)
    for i in sorted(range(len(counts)), key=lambda i: -counts[i])[: abs(rest)]:
        tenths[i] += 1 if rest > 0 else -1
    return [t / 10 for t in tenths]
