"""Whether a unit's journal is as it was recorded."""

from __future__ import annotations

from wenming_cli.core.closing.coverage import JournalText
from wenming_cli.core.journal.seals import find_broken_seals
from wenming_cli.units.submission.manifest import JournalChain


def chain_of(text: JournalText) -> JournalChain:
    """Return whether the lines of a journal are as they were recorded.

    Args:
        text: the lines of each file, by its name.
    """
    codes = {problem.code for problem in find_broken_seals(text)}
    if codes - {"no-seals"}:
        return "broken"
    return "unsealed" if codes else "whole"
