"""The safe ones among swapped words put right in the text of a draft; meanings stay as they were read."""

from __future__ import annotations

from dataclasses import replace

from wenming_cli.importers.cleaning.swaps import fix_words
from wenming_cli.importers.draft.draft import DraftItem, PlanDraft


def accept_words(draft: PlanDraft, by: str) -> PlanDraft:
    """Return the draft with the words that are safe to change; the document beside it keeps its own.

    Args:
        draft: as read.
        by: who accepted them, and when, for the comment in the plan.
    """
    if not any(swap.safe for swap in draft.swaps):
        return draft
    items = tuple(map(_fixed, draft.items))
    return replace(draft, title=fix_words(draft.title), items=items, words_fixed_by=by)


def _fixed(item: DraftItem) -> DraftItem:
    node = item.node
    told = replace(
        node, title=fix_words(node.title), text=fix_words(node.text), own=fix_words(node.own)
    )
    return replace(item, node=told, steps=tuple(map(fix_words, item.steps)))
