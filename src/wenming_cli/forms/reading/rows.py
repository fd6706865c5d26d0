"""The rows of a form that came back, and which row of the form as issued each of them is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wenming_cli.forms.columns import FILLED
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.forms.reading.book import Grid, cell_at
from wenming_cli.forms.reading.headings import Headings, plain_heading
from wenming_cli.forms.reading.returned import (
    CellValue,
    ReturnedCell,
    ReturnedForm,
    ReturnedRow,
    RowTrouble,
)

_FILLED = {column.key for column in FILLED}


def rows_of(grid: Grid, headings: Headings, page: str = "") -> Iterator[ReturnedRow]:
    """Yield the rows below the headings of a sheet that hold anything of ours.

    A row without a code has the trouble of an unknown one, until `place_rows` finds it.
    """
    for line, cells in grid.rows.items():
        found = {key: cells.get(n) for n, key in headings.columns.items()}
        if line <= headings.line or not any(found.values()):
            continue
        own = {
            key: found[key] or ReturnedCell(None, cell_at(grid.name, n, line))
            for n, key in headings.columns.items()
        }
        code = own["row"].text if "row" in own else ""
        others = {n: cells[n] for n in headings.others if n in cells}
        row = ReturnedRow(code, line, own, page=page, others=others)
        yield row if code else row._replace(trouble="row-unknown")


def place_rows(returned: ReturnedForm, issued: IssuedForm) -> ReturnedForm:
    """Give each row to the row of the form that it is, by its code, else by columns A and D.

    A row whose code and number name different items is given to none, nor is one that stands
    there twice with different words. Rows that say nothing and belong to none are left out.

    Args:
        returned: a form as it was read.
        issued: the form of its number, as it was handed out.
    """
    known = {row.row: row for row in issued.rows}
    by_words = _by_words(issued.rows)
    placed = [_placed(row, known, by_words) for row in returned.rows]
    said = [row for row in placed if row.code or not row.trouble or _says(row)]
    return returned._replace(rows=tuple(_once(said)))


_Words = tuple[str, str]


def _words_of(label: str, when: str) -> _Words:
    return plain_heading(label), plain_heading(when)


def _by_words(rows: Sequence[FormRow]) -> Mapping[_Words, str]:
    """Return the codes of rows by the words of columns A and D, of those that no two share."""
    found = [(_words_of(row.label, row.when), row.row) for row in rows if row.label]
    count = Counter(words for words, _ in found)
    return {words: code for words, code in found if count[words] == 1}


def _placed(
    row: ReturnedRow, known: Mapping[str, FormRow], by_words: Mapping[_Words, str]
) -> ReturnedRow:
    words = _words_of(row.text("label"), row.text("when"))
    if not row.code:
        code = by_words.get(words, "")
        trouble: RowTrouble = "" if code else _why_unknown(row, known.values())
        return row._replace(code=code, trouble=trouble)
    issued = known.get(row.code)
    if issued is None:
        return row._replace(code="", trouble="row-unknown")
    own = _words_of(issued.label, issued.when)
    if issued.label and any(said and said != was for said, was in zip(words, own, strict=True)):
        return row._replace(code="", trouble="row-unclear")
    return row


def _why_unknown(row: ReturnedRow, issued: Iterable[FormRow]) -> RowTrouble:
    label = plain_heading(row.text("label"))
    of_the_form = label and any(plain_heading(one.label) == label for one in issued)
    return "row-unknown" if of_the_form else "row-new"


def _says(row: ReturnedRow) -> bool:
    return any(key in _FILLED and cell.filled for key, cell in row.cells.items())


def _once(rows: Sequence[ReturnedRow]) -> Iterator[ReturnedRow]:
    """Yield each row once; those that stand there twice with different words are in trouble."""
    copies = defaultdict[str, list[ReturnedRow]](list)
    for row in rows:
        if row.code:
            copies[row.code].append(row)
    for row in rows:
        same = copies.get(row.code, [row])
        if len({_values(one) for one in same}) > 1:
            yield row._replace(trouble="row-twice")
        elif row is same[0]:
            yield row


def _values(row: ReturnedRow) -> frozenset[tuple[str, CellValue]]:
    return frozenset((key, cell.value) for key, cell in row.cells.items() if key in _FILLED)
