"""What a form brought, for tests that need its entries and no file: written as `collect` does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wenming_cli.core.journal.entries import Written
from wenming_cli.core.journal.planentries import plan_entry_of
from wenming_cli.core.journal.reading import make_entry
from wenming_cli.office.desk import Desk, make_readable
from wenming_cli.office.writing import begin_entries


def make_collected(
    desk: Desk, drafts: Sequence[Mapping[str, Any]], receive: Mapping[str, Any], by: str
) -> list[Written]:
    """Make the entries that a form brought, then the one that notes that it came back."""
    *heads, last = begin_entries(desk, len(drafts) + 1, by)
    typed = [
        {"typed_by": last["by"]} if draft.get("by", last["by"]) != last["by"] else {}
        for draft in drafts
    ]
    return [
        *(
            make_entry(head | typist | dict(draft))
            for head, typist, draft in zip(heads, typed, drafts, strict=True)
        ),
        plan_entry_of(last | {"do": "receive"} | _readable(receive)),
    ]


def _readable(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {key: make_readable(value) for key, value in fields.items()}
