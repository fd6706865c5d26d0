"""What a page is made of: words with styles, never read as markup."""

from __future__ import annotations

from wenming_cli.views.page import StyledText


def test_words_are_added_with_their_styles() -> None:
    text = StyledText("3.1", "bold").append(" ").append_text(StyledText("学习", "red"))

    assert text.spans == [("3.1", "bold"), (" ", ""), ("学习", "red")]
    assert text.plain == "3.1 学习"


def test_no_words_add_nothing() -> None:
    text = StyledText("", "bold").append("", "red").append_text(StyledText())

    assert text.spans == []
    assert not text
    assert StyledText("a")


def test_what_looks_like_markup_is_text() -> None:
    assert StyledText("[red]任务[/red]").plain == "[red]任务[/red]"
