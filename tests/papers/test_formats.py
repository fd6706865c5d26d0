"""Which document comes in which formats."""

from __future__ import annotations

from typing import get_args

import pytest

from tables import each_row
from wenming_cli.errors import Usage
from wenming_cli.papers.formats import ON_SCREEN, WRITERS, PaperKind, find_writer, usual_ending


@each_row(("kind", "ending"), [(kind, ending) for kind in WRITERS for ending in WRITERS[kind]])
def test_each_writer_of_the_table_is_there(kind: PaperKind, ending: str) -> None:
    """The table names functions by text, which no linter follows."""
    assert callable(find_writer(kind, f"文件{ending}"))


@each_row(
    ("kind", "output", "name"),
    [
        ("summary", "小结.docx", "write_word_document"),
        ("ledger", "台账.docx", "write_word_sheet"),
        ("ledger", "2023.Q2/台账.XLSX", "write_workbook"),
        ("ledger", "", "write_markdown_sheet"),
        ("breakdown", "-", "write_markdown_sheet"),
        ("summary", "-", "write_markdown_document"),
        ("summary", "小结.pdf", "write_word_document"),  # LibreOffice does the rest
        ("ledger", "台账.PDF", "write_word_sheet"),
        ("board", "", "write_board_page"),
        ("calendar", "", "write_calendar"),
        ("changes", "", "write_markdown_sheet"),
        ("report", "", "write_markdown_sheet"),
    ],
)
def test_the_ending_chooses_and_the_screen_has_its_own(
    kind: PaperKind, output: str, name: str
) -> None:
    assert find_writer(kind, output).__name__ == name


@pytest.mark.parametrize("output", ["小结.xlsx", "小结", "docx", ".docx"])
def test_other_endings_are_refused_with_those_that_there_are(output: str) -> None:
    with pytest.raises(Usage) as found:
        find_writer("summary", output)
    assert found.value.hint is not None
    assert found.value.hint.speak("en").endswith(": .docx .md .html .pdf")


@pytest.mark.parametrize("kind", ["board", "calendar"])
def test_no_pdf_of_what_is_no_word_document(kind: PaperKind) -> None:
    with pytest.raises(Usage) as found:
        find_writer(kind, "a.pdf")
    assert found.value.hint is not None
    assert ".pdf" not in found.value.hint.speak("en")


def test_every_paper_has_a_usual_format_and_one_for_the_screen() -> None:
    kinds = get_args(PaperKind)
    assert {kind: usual_ending(kind) for kind in kinds} == {
        "summary": ".docx",
        "ledger": ".xlsx",
        "breakdown": ".xlsx",
        "board": ".html",
        "calendar": ".ics",
        "changes": ".xlsx",
        "register": ".xlsx",
    }
    assert all(ON_SCREEN[kind] in WRITERS[kind] for kind in kinds)
