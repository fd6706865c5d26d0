"""Owners that a document says once for many items: 责任单位：同上; 排在第一位的为牵头单位，下同."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from wenming_cli.importers.meaning.owners.owners import first_leads_below, lead_first
from wenming_cli.importers.meaning.spans import Owner


class Owned(Protocol):
    """An item whose owners are known."""

    @property
    def lead(self) -> tuple[str, ...]:
        """Who leads."""

    @property
    def support(self) -> tuple[str, ...]:
        """Who helps."""


def first_leads_from(texts: Sequence[str]) -> int:
    """Return the index of the text from which on the first of several owners leads.

    A document says so once. One that repeats it where it holds does not mean it for the rest, and for one
    that never says so the index is past the end.
    """
    said = [n for n, text in enumerate(texts) if first_leads_below(text)]
    return said[0] if len(said) == 1 else len(texts)


def settle_owner(
    owner: Owner | None, before: Sequence[Owned], *, first_leads: bool
) -> Owner | None:
    """Return an item's owner with what the document said about owners above it."""
    if owner is None:
        return None
    above = next((item for item in reversed(before) if item.lead), None)
    if owner.as_before and above:
        return replace(owner, lead=above.lead, support=above.support)
    return lead_first(owner) if first_leads and owner.shared else owner
