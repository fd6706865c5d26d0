"""Whether a unit's journal is as it was recorded."""

from __future__ import annotations

from collections.abc import Iterable

from wenming_cli.core.closing.coverage import JournalText
from wenming_cli.core.journal.seals import find_broken_seals
from wenming_cli.errors import Problem
from wenming_cli.units.submission.manifest import JournalChain

_NEWER = frozenset({"newer-field", "newer-verb"})
"""What is told of lines of a newer program; nothing of them was changed."""


def chain_of(text: JournalText, problems: Iterable[Problem] = ()) -> JournalChain:
    """Return whether the lines of a journal are as they were recorded.

    Args:
        text: the lines of each file, by its name.
        problems: what reading them found.
    """
    if any(one.code not in _NEWER for one in problems):
        return "broken"
    codes = {problem.code for problem in find_broken_seals(text)}
    if codes - {"no-seals"}:
        return "broken"
    return "unsealed" if codes else "whole"
