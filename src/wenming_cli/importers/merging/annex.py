"""附件：任务分工表 behind a plan: its rows give owners to the items above, and are no new items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wenming_cli.errors import Refused
from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.lines import SourceLine
from wenming_cli.importers.merging.leadmap import assign_owners, assignments_in, match_rows

_MARK = re.compile(r"\s*附\s*[件表]\s*[\d一二三四五六七八九十]{0,2}\s*(?:[:：、.．\s].{0,40})?")
_NEAR = 4
"""Lines between the mark and the table: the annex's title, a blank line, a note."""


def annex_at(lines: Sequence[SourceLine]) -> int:
    """Return the index of the line where the annex begins; 0 where no table follows such a mark."""
    for i, line in enumerate(lines):
        below = lines[i + 1 : i + 1 + _NEAR]
        mark = line.cells is None and _MARK.fullmatch(line.text)
        if mark and any(one.cells is not None for one in below):
            return i
    return 0


def fill_from_annex(draft: PlanDraft, annex: Sequence[SourceLine], shown: str) -> PlanDraft | None:
    """Put the annex's owners and dates into a draft; None where its rows are about other things.

    Args:
        draft: of the text before the annex.
        annex: the lines from its mark on.
        shown: the document's name in messages.
    """
    try:
        rows = assignments_in(annex, draft.year, shown)
    except Refused:
        return None
    titles = {item.node.no: item.node.title for item in draft.numbered}
    placed, left = match_rows(titles, rows)
    return assign_owners(draft, rows, shown) if len(placed) > len(left) else None
