"""Words that a department wrote above the rows of its form: they are told, and nothing is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wenming_cli.forms.columns import DENSE_PAGE, DENSE_TITLE, REMARKS_HEADER
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.reading.book import Grid, cell_at
from wenming_cli.forms.reading.headings import Headings, plain_heading
from wenming_cli.forms.reading.returned import UnreadWords

_LINE = re.compile(
    r"回收编号[\s:：]*[0-9A-Za-z]{4}[\s\-－—–_]?[0-9A-Za-z]{4}(?![0-9A-Za-z])"
    rf"(?:.*?共\d+行(?:（另有“{DENSE_PAGE}”\d+行）)?(?:，(?:必填|标红)\d+格)?)?"
)
"""The line that says which form it is, as it is handed out, or typed again."""


def find_above(grid: Grid, headings: Headings) -> Iterator[UnreadWords]:
    """Yield what stands above the headings, and headings of nothing; ours is still among it."""
    used = {n for line, cells in grid.rows.items() if line > headings.line for n in cells}
    bare = {n for n, text in headings.others.items() if text != REMARKS_HEADER} - used
    for line, cells in grid.rows.items():
        if line <= headings.line:
            told = set[str]()
            for n, cell in cells.items():
                if (line < headings.line or n in bare) and cell.text not in told:
                    told.add(cell.text)
                    yield UnreadWords("above", (cell.text,), cell_at(grid.name, n, line))


def without_ours(unread: Iterable[UnreadWords], issued: IssuedForm) -> Iterator[UnreadWords]:
    """Yield what is not read but for the words that were handed out with the form.

    Args:
        unread: what stands outside of the columns and rows.
        issued: the form as it was handed out.
    """
    heads = {plain_heading(text) for text in (*issued.heads, DENSE_TITLE)}
    title = re.compile(
        rf"{re.escape(issued.unit)}.{{0,20}}进展填报表（{re.escape(issued.dept)}）(?:退回补正)?"
    )
    for one in unread:
        if one.kind != "above":
            yield one
        elif plain_heading(one.texts[0]) not in heads:
            rest = title.sub("", _LINE.sub("", one.texts[0])).strip()
            if rest:
                yield one._replace(texts=(rest,))
