"""An official text as a value."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from samples import TEXT
from wenming_cli.papers.document import Paragraph


def test_texts_are_equal_by_what_they_say_and_nobody_changes_one() -> None:
    """A writer may clean a copy, but the text that it was given stays as it is."""
    assert replace(TEXT) == TEXT
    assert replace(TEXT, attachments=()) != TEXT
    with pytest.raises(FrozenInstanceError):
        TEXT.title = "总结"  # type: ignore[misc]


def test_a_run_in_heading_is_no_part_of_the_text() -> None:
    """`1.抓活动。` is set apart by each format, and is not there unless it is given."""
    assert Paragraph("待补充。").lead == ""
    assert Paragraph("待补充。", lead="1.抓活动。") != Paragraph("1.抓活动。待补充。")
