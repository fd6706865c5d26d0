"""The rows of a form that came back, and which row of the form as issued each of them is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from wenming_cli.forms.columns import FILLED, LOCKED, ColumnKey
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.forms.reading.book import Grid, cell_at, cell_text
from wenming_cli.forms.reading.headings import Headings, plain_heading
from wenming_cli.forms.reading.returned import (
    CellValue,
    ReturnedCell,
    ReturnedForm,
    ReturnedRow,
    RowTrouble,
    UnreadWords,
)

_FILLED = {column.key for column in FILLED}
_LOCKED = tuple(column.key for column in LOCKED if column.key != "due")
"""Of 时限 every program makes what it likes."""

_WORK: Set[ColumnKey] = {"title", "text"}
"""The cells of a row that tell of work; forms of before these were kept cannot be compared."""


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
    there = {row.code for row in placed}
    placed = [_claiming(row, there, by_words) for row in placed]
    issued_words = {"", *_issued_words(issued.rows)}
    kept = any(row.title for row in issued.rows)
    said, unread = list[ReturnedRow](), [*returned.unread]
    for row in placed:
        new = _new(row, issued_words)
        if row.code or _is_filled(row) or (kept and new.keys() & _WORK):
            said.append(row)
        elif texts := tuple(new[key] for key in new if kept or key not in _WORK):
            unread.append(UnreadWords("row", texts, str(row.line)))
    return returned._replace(rows=tuple(_once(said)), unread=tuple(unread))


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
        return row._replace(code="", claims=row.code, trouble="row-unclear")
    return row


def _claiming(row: ReturnedRow, there: Set[str], by_words: Mapping[_Words, str]) -> ReturnedRow:
    """Return an unclear row with the code that it goes back under: of a row that did not come."""
    if not row.claims or row.claims not in there:
        return row
    words = _words_of(row.text("label"), row.text("when"))
    return row._replace(claims=by_words.get(words, row.claims))


def _why_unknown(row: ReturnedRow, issued: Iterable[FormRow]) -> RowTrouble:
    label = plain_heading(row.text("label"))
    of_the_form = label and any(plain_heading(one.label) == label for one in issued)
    return "row-unknown" if of_the_form else "row-new"


def _issued_words(rows: Iterable[FormRow]) -> Iterator[str]:
    """Yield what the locked cells of a form said when it was issued."""
    for row in rows:
        yield from (plain_heading(cell_text(getattr(row, key)) or "") for key in _LOCKED)


def _is_filled(row: ReturnedRow) -> bool:
    return any(key in _FILLED and cell.filled for key, cell in row.cells.items())


def _new(row: ReturnedRow, issued: Set[str]) -> dict[ColumnKey, str]:
    """Return what locked cells of a row say that none of the form as it was issued says."""
    texts = {key: row.text(key) for key in _LOCKED}
    return {key: text for key, text in texts.items() if plain_heading(text) not in issued}


def rows_by_code(rows: Iterable[ReturnedRow]) -> Mapping[str, Sequence[ReturnedRow]]:
    """Return the rows of each code; of those without, none."""
    copies = defaultdict[str, list[ReturnedRow]](list)
    for row in rows:
        if row.code:
            copies[row.code].append(row)
    return copies


def _once(rows: Sequence[ReturnedRow]) -> Iterator[ReturnedRow]:
    """Yield each row once; those that stand there twice with different words are in trouble."""
    copies = rows_by_code(rows)
    for row in rows:
        same = copies.get(row.code, [row])
        if len({_values(one) for one in same}) > 1:
            yield row._replace(trouble="row-twice")
        elif row is same[0]:
            yield row


def _values(row: ReturnedRow) -> frozenset[tuple[str, CellValue]]:
    return frozenset((key, cell.value) for key, cell in row.cells.items() if key in _FILLED)
