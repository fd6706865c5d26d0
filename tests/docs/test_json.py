"""docs/json.md has every field that an answer in JSON holds, and none that no answer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from reference.answers import Answers, answers_page
from reference.prose import Prose

from docs.conftest import LANGUAGES, page_name
from places import REPO
from wenming_cli.message import Language

if TYPE_CHECKING:
    from conftest import Golden


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page(language: Language, answers: Answers, golden: Golden) -> None:
    golden(REPO / page_name("json", language), answers_page(answers, Prose(language)))


def test_each_field_has_its_line(answers: Answers) -> None:
    """And each line has a field that held something."""
    assert answers.gaps() == []


def test_a_gap_is_named() -> None:
    answers = Answers()
    answer: dict[str, Any] = {"schema": "wenming/1", "problems": [{"file": "a", "colour": "red"}]}
    answers.walk("check", answer)
    gaps = answers.gaps()
    assert "no line for problem.colour" in gaps
    assert "no answer has problem.hint" in gaps
    assert "no answer has status.summary" in gaps
    assert "no answer has problem.file" not in gaps
