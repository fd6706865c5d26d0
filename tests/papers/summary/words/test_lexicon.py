"""The lists of words by which sentences are understood."""

from __future__ import annotations

import re

from tables import each_row
from wenming_cli.papers.summary.words import lexicon

LISTS = [name for name in vars(lexicon) if name.isupper()]


@each_row("name", LISTS)
def test_a_list_holds_words_and_nothing_else(name: str) -> None:
    """A sign among them would be found in notes of all kinds."""
    words = lexicon._words("\n".join(getattr(lexicon, name)))
    assert [word for word in words if not re.fullmatch("[\u4e00-\u9fff]+", word)] == []


def test_verbs_have_two_characters() -> None:
    """As they are looked for: at the beginning of a clause, two characters long."""
    verbs = {*lexicon.VERBS, *lexicon.AIMING, *lexicon.REPORTING, *lexicon.COMMON}
    assert {len(verb) for verb in verbs} == {2}
