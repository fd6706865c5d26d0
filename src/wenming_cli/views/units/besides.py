"""What `wenming rollup` shows besides: answers to questions in SQL, files that were written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenming_cli.message import M, as_it_is, joined
from wenming_cli.units.gathered import SqlAnswer
from wenming_cli.units.writing.formats import SIGNED, unit_ending
from wenming_cli.views import words
from wenming_cli.views.page import Column, PageBlock, Table
from wenming_cli.views.problems import message_with_hint


def answer_page(answer: SqlAnswer) -> Iterator[PageBlock]:
    """Show what a question in SQL gave."""
    columns = tuple(Column(as_it_is(name)) for name in answer.columns)
    rows = [[words.text("" if cell is None else str(cell)) for cell in row] for row in answer.rows]
    yield Table(columns, rows)
    if answer.more:
        yield words.text(M("there are more rows; add a limit"), "yellow")


def wrote_lines(outputs: Sequence[str], signed: str) -> Iterator[PageBlock]:
    """Show which files were written, and that nobody signs those that have a place for it.

    Args:
        outputs: the names of the files, as they were typed.
        signed: the office that gathered; `""` where nobody said.
    """
    for name in outputs:
        yield words.text(M("wrote {file}", file=name), "bold green")
    open_ = [name for name in outputs if not signed and unit_ending(name) in SIGNED]
    if open_:
        yield message_with_hint(
            "",
            M("nobody signs {files}", files=joined(open_)),
            M("write the same once more with --signed 区文明办 --force, or fill it in by hand"),
            style="yellow",
        )
