"""What a filled table says and an existing plan does not: the keys to set, as TOML writes them."""

from __future__ import annotations

from collections.abc import Mapping

from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.importers.draft.plantext import quote_value
from wenming_cli.importers.merging.leadmap import Assignment


def wanted_keys(plan: Plan, rows: Mapping[str, Assignment]) -> dict[str, dict[str, str]]:
    """Return the keys to set in each item, by number; items that need none are left out."""
    found = {no: _values(plan, plan.by_no[no], row) for no, row in rows.items() if no in plan.by_no}
    return {no: values for no, values in found.items() if values}


def _values(plan: Plan, item: Item, row: Assignment) -> dict[str, str]:
    """Return what the row says that the plan does not; dates only where the item is dated or open."""
    wanted: dict[str, str] = {}
    if row.lead and row.lead != item.lead:
        wanted["lead"] = quote_value(row.lead[0] if len(row.lead) == 1 else list(row.lead))
    if row.support and row.support != item.support:
        wanted["support"] = quote_value(list(row.support))
    if row.leader and row.leader != item.leader:
        wanted["leader"] = quote_value(row.leader)
    if row.due and row.due != item.due and plan.form(item) == "dated" and row.due in plan.span:
        wanted["due"] = row.due.isoformat()
    return wanted
