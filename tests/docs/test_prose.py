"""The pages speak both languages whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from reference.answers import answers_page
from reference.commands import commands_page
from reference.plan import plan_page
from reference.prose import Prose, UntranslatedError, chinese
from reference.words import words_page

if TYPE_CHECKING:
    from reference.answers import Answers


def test_the_catalogue_holds_what_the_pages_say_and_nothing_else(answers: Answers) -> None:
    say = Prose("zh")
    for make in (plan_page, commands_page, words_page):
        make(say)
    answers_page(answers, say)
    texts = {str(entry.id) for entry in chinese() if entry.id}
    assert texts - say.said == set()


def test_a_text_without_chinese_is_named() -> None:
    assert Prose("en")("There is no such sentence.") == "There is no such sentence."
    with pytest.raises(UntranslatedError, match="no such sentence"):
        Prose("zh")("There is no such sentence.")


def test_a_translation_names_the_same_things() -> None:
    """Keys and fields are written as they stand, in any language."""
    for entry in chinese():
        names = set(re.findall(r"`([a-z_]+|[a-z_]+ = [^`]+)`", str(entry.id)))
        missing = {name for name in names if f"`{name}`" not in str(entry.string)}
        assert not missing, entry.id


def test_values_are_kept() -> None:
    for entry in chinese():
        if entry.id:
            held = [set(re.findall(r"\{\w+\}", str(text))) for text in (entry.id, entry.string)]
            assert held[0] == held[1], entry.id
