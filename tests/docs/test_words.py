"""docs/words.md has one word a thing."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from reference.prose import Prose
from reference.words import coded, sections, words_page

from docs.conftest import LANGUAGES, page_name
from places import REPO
from wenming_cli.message import Language, M

if TYPE_CHECKING:
    from conftest import Golden

TWICE = {"board", "form", "summary", "calendar"}
"""Words of two things, which the page tells apart; each must keep to these."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page(language: Language, golden: Golden) -> None:
    golden(REPO / page_name("words", language), words_page(Prose(language)))


def test_one_word_a_thing() -> None:
    words = [word for title, part in sections() if not title.startswith("Verbs") for word in part]
    chinese = Counter(word.chinese for word in words)
    english = Counter(word.english for word in words)
    assert {word for word, n in chinese.items() if n > 1} == set()
    assert {word for word, n in english.items() if n > 1} <= TWICE


def test_the_names_are_those_of_the_code() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in (REPO / "src" / "wenming_cli").rglob("*.py")
    )
    known = set(re.findall(r"\w+", sources))
    names = {word.code for _, words in sections() for word in words}
    assert {name for name in names if not known & {name, f"{name}s"}} == set()


def test_a_new_word_of_the_code_needs_a_meaning() -> None:
    with pytest.raises(KeyError, match="blue"):
        coded(
            "light", {"green": M("green"), "yellow": M("yellow"), "red": M("red"), "blue": M("red")}
        )
    with pytest.raises(KeyError, match="green"):
        coded("light", {"yellow": M("yellow"), "red": M("red")})
