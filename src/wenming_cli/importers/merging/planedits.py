"""What a filled table says and an existing plan does not, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.importers.draft.plantext import quote_value
from wenming_cli.importers.merging.leadmap import Assignment
from wenming_cli.importers.merging.proposal import CellChange


def changed_cells(plan: Plan, rows: Mapping[str, Assignment]) -> Iterator[CellChange]:
    """Yield what the rows say that the plan does not; dates only where an item is dated or open."""
    for no, row in rows.items():
        if no in plan.by_no:
            yield from _changes(plan, plan.by_no[no], row)


def _changes(plan: Plan, item: Item, row: Assignment) -> Iterator[CellChange]:
    def change(column: str, key: str, *, old: str, new: str, value: str) -> CellChange:
        return CellChange(item.no, item.title, column, old=old, new=new, keys={key: value})

    for column, key, was, now in (
        ("牵头单位", "lead", item.lead, row.lead),
        ("配合单位", "support", item.support, row.support),
    ):
        if now and now != was:
            value = names_value(now, single=key == "lead")
            yield change(column, key, old="、".join(was), new="、".join(now), value=value)
    if row.leader and row.leader != item.leader:
        value = quote_value(row.leader)
        yield change("责任领导", "leader", old=item.leader, new=row.leader, value=value)
    if row.due and row.due != item.due and plan.form(item) == "dated" and row.due in plan.span:
        day, was_due = row.due.isoformat(), item.due.isoformat() if item.due else ""
        yield change("完成时限", "due", old=was_due, new=day, value=day)


def names_value(names: Sequence[str], *, single: bool) -> str:
    """Return names as TOML writes them; with `single` one name stands without brackets."""
    return quote_value(names[0] if single and len(names) == 1 else list(names))
