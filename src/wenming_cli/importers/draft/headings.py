"""Headings that a table leaves out: a plan has them, a table with one row below them has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wenming_cli.core.numbers import is_number, parent_of
from wenming_cli.importers.draft.draft import DraftItem


def add_headings(items: Sequence[DraftItem]) -> tuple[DraftItem, ...]:
    """Return the items with the headings that their numbers name, each called as its first item.

    Chapters may be left out of a plan, and numbers that no plan has (3.3~2) stay as they are.
    """
    known = {item.node.no for item in items}
    found: list[DraftItem] = []
    for item in items:
        missing = []
        above = parent_of(item.node.no)
        while "." in above and is_number(above) and above not in known:
            known.add(above)
            missing.append(_heading(item, above))
            above = parent_of(above)
        found += [*reversed(missing), item]
    return tuple(found)


def _heading(item: DraftItem, no: str) -> DraftItem:
    level = no.count(".") + 1
    node = replace(item.node, no=no, level=level, label="", raw="", own="", text="", cells={})
    return DraftItem(node, item.role, derived=True)
