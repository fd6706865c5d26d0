"""A plan of one chapter, from its lines to its draft and to what is written of it."""

from __future__ import annotations

from wenming_cli.importers.draft.draft import DraftItem, PlanDraft
from wenming_cli.importers.draft.plantext import plan_text
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text

HEAD = "××局2026年精神文明建设工作方案\n一、重点任务\n"


def drafted(*lines: str) -> PlanDraft:
    """The draft of a plan with one chapter."""
    text = HEAD + "\n".join(lines)
    return draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)


def found(*lines: str) -> dict[str, DraftItem]:
    """Its entries by number."""
    return {entry.node.no: entry for entry in drafted(*lines).items}


def written(*lines: str) -> str:
    """The plan that it becomes."""
    return plan_text(drafted(*lines), "x.txt", "0" * 64)
