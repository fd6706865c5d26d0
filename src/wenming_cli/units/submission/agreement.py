"""Whether the figures of a submission are those of the items and entries that it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from wenming_cli.core.board.shares import percent
from wenming_cli.units.rows import FIGURES, ItemRow

_MAY_LACK = frozenset({"expected"})


def figures_fit(
    figures: Mapping[str, int | None], items: Sequence[ItemRow], people_in: Sequence[int]
) -> bool:
    """Tell whether figures are what the items add up to, or as near as can be told.

    People and evidence may be more than those of the items, since headings have some of their own;
    activities and people of the period are at most those of its entries.

    Args:
        figures: by the names of `rows.FIGURES`.
        items: the rows of the items.
        people_in: how many people each of the period's entries names.
    """
    if any(figures.get(key) is None for key in FIGURES if key not in _MAY_LACK):
        return False
    found = {key: figures.get(key) or 0 for key in FIGURES}
    exact = exact_figures(items)
    return (
        all(found[key] == (n or 0) for key, n in exact.items())
        and (figures.get("expected") is None) == (exact["expected"] is None)
        and found["due_soon"] <= found["total"]
        and found["people"] >= sum(row.people for row in items)
        and found["evidence"] >= sum(row.evidence_count for row in items)
        and found["people_in"] <= sum(people_in)
        and found["events_in"] <= len(people_in)
    )


def exact_figures(items: Sequence[ItemRow]) -> dict[str, int | None]:
    """Return the figures that the rows of the items say exactly."""
    live = [row for row in items if row.status != "cancelled"]
    status = Counter(row.status for row in items)
    light = Counter(row.light for row in live)
    expected = [row.expected for row in live if row.expected is not None]
    percents = sum(row.percent for row in live)
    return {
        "total": len(live),
        "percents": percents,
        "percent": percent(percents, 100 * len(live)),
        "expected": percent(sum(expected), 100 * len(expected)) if expected else None,
        "overdue": sum(row.overdue_days > 0 for row in live),
        **{
            key: status[key]
            for key in ("not_started", "in_progress", "done", "verified", "suspended", "cancelled")
        },
        **{key: light[key] for key in ("red", "yellow", "green")},
    }
