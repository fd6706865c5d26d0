"""The rows of a form that came back, and which row of the form as issued each of them is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress

from wenming_cli.core.numbers import parse_number
from wenming_cli.core.periods import parse_period
from wenming_cli.errors import WenmingError
from wenming_cli.forms.columns import DENSE_PAGE, FILLED_KEYS, LOCKED, ColumnKey
from wenming_cli.forms.form import FormRow, IssuedForm
from wenming_cli.forms.reading.above import without_ours
from wenming_cli.forms.reading.book import Grid, cell_at, cell_text
from wenming_cli.forms.reading.headings import Headings, plain_heading
from wenming_cli.forms.reading.returned import (
    CellValue,
    ReturnedCell,
    ReturnedForm,
    ReturnedRow,
    UnreadWords,
)

_LOCKED = tuple(column.key for column in LOCKED if column.key != "due")
"""Of 时限 every program makes what it likes."""

_SHOWN: tuple[ColumnKey, ...] = ("due", "recorded", "material")
_SUM = re.compile("(?:合计|总计|小计|共计)[:：]?")
_SIGNATURE = re.compile(
    "[^:：]{0,6}(?:负责人|审核人?|填[表报]人|制表人?|领导)[(（]?(?:签字|签名|签章|盖章)?[)）]?[:：].{0,4}"
)
"""What stands below a table and is no work: 科室负责人（签字）：吴刚."""

_WORK: Set[ColumnKey] = {"title", "text"}
"""The cells of a row that tell of work; forms of before these were kept cannot be compared."""

_NAMING: tuple[ColumnKey, ...] = ("label", "when")
"""The cells by which a row is known whose code is lost."""


def rows_of(grid: Grid, headings: Headings, page: str = "") -> Iterator[ReturnedRow]:
    """Yield the rows below the headings of a sheet that hold anything of ours.

    A row without a code has the trouble of an unknown one, until `place_rows` finds it.
    """
    for line, cells in grid.rows.items():
        found = {key: cells.get(n) for n, key in headings.columns.items()}
        if line <= headings.line or not any(found.values()):
            continue
        own = {
            key: _seen(key, found[key] or ReturnedCell(None, cell_at(grid.name, n, line)))
            for n, key in headings.columns.items()
        }
        code = own["row"].text if "row" in own else ""
        others = {n: cells[n] for n in headings.others if n in cells}
        row = ReturnedRow(code, line, own, page=page, others=others)
        yield row if code else row._replace(trouble="row-unknown")


def _seen(key: ColumnKey, cell: ReturnedCell) -> ReturnedCell:
    """Return a cell without words that are struck through, where a department fills it in."""
    return cell._replace(value=cell.left) if cell.struck and key in FILLED_KEYS else cell


def place_rows(returned: ReturnedForm, issued: IssuedForm) -> ReturnedForm:
    """Give each row to the row of the form that it is, by its code, else by columns A and D.

    A row without both code and 本期 is given to the only one of its number, if its work is what it
    was. One whose code and words name different items is given to none, nor is one that stands
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
    placed = list(_fitting(placed))
    issued_words = {"", *_issued_words(issued.rows)}
    kept = any(row.title for row in issued.rows)
    said, unread = list[ReturnedRow](), [*without_ours(returned.unread, issued)]
    for row in placed:
        new = _new(row, issued_words)
        if not row.code and _is_footing(row):
            texts = tuple(cell.text for cell in row.cells.values() if cell.text)
            unread.append(UnreadWords("row", texts, str(row.line)))
        elif row.code or _is_filled(row) or (kept and new.keys() & _WORK):
            said.append(row)
        elif texts := tuple(new[key] for key in new if kept or key not in _WORK):
            unread.append(UnreadWords("row", texts, str(row.line)))
    return returned._replace(rows=tuple(_once(said)), unread=tuple(unread))


_Words = tuple[str, str]
_ANY_YEAR = 2000
"""Of the periods that two cells name; one that names a year itself is of that year."""


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
        if code := by_words.get(words, "") or _by_meaning(row, known.values()):
            return row._replace(code=code, trouble="")
        return _by_number(row, known.values())
    issued = known.get(row.code)
    if issued is None:
        return row._replace(code="", trouble="row-unknown", stray=row.code)
    if _is_of_another_time(row, issued) or _is_of_other_work(row, issued):
        return row._replace(code="", claims=row.code, trouble="row-unclear")
    return row


def _is_of_another_time(row: ReturnedRow, issued: FormRow) -> bool:
    """Tell whether columns A and D name another number or period, in whatever spelling."""
    said = [key for key in _NAMING if row.text(key)]
    return bool(issued.label) and not all(_says_what_was(row, issued, key) for key in said)


def _by_meaning(row: ReturnedRow, issued: Iterable[FormRow]) -> str:
    """Return the code of the only row whose number and period are meant: 3.2.1 and 八月."""
    if not all(row.text(key) for key in _NAMING):
        return ""
    fits = [
        one.row
        for one in issued
        if one.label and all(_says_what_was(row, one, key) for key in _NAMING)
    ]
    return fits[0] if len(fits) == 1 else ""


def _is_of_other_work(row: ReturnedRow, issued: FormRow) -> bool:
    """Tell whether a row has another work, and nothing else that is locked says what it said.

    Who pastes a row of another plan may bring a code that this form has too.
    """
    if not issued.title or not row.text("title") or _says_what_was(row, issued, "title"):
        return False
    others = [key for key in (*_WORK, *_SHOWN) if key != "title" and row.text(key)]
    return bool(others) and not any(_says_what_was(row, issued, key) for key in others)


def _says_what_was(row: ReturnedRow, issued: FormRow, key: ColumnKey) -> bool:
    return says_the_same(key, row.text(key), getattr(issued, key))


def says_the_same(key: ColumnKey, text: str, was: str) -> bool:
    """Tell whether a locked cell says what it said; programs write days in their own ways."""
    if key == "due" and (days := _digits(was)):
        return _digits(text)[: len(days)] == days
    plain, own = plain_heading(text), plain_heading(cell_text(was) or "")
    return plain == own or (key in _NAMING and _meaning_of(plain) == _meaning_of(own))


def _meaning_of(text: str) -> str:
    """Return a number or a period as it is stored; what is neither, as it stands."""
    with suppress(WenmingError):
        return parse_number(text)
    with suppress(WenmingError):
        return parse_period(text, _ANY_YEAR).key
    return text


def _digits(text: str) -> list[int]:
    return [int(one) for one in re.findall(r"[0-9]+", text)]


def _by_number(row: ReturnedRow, issued: Iterable[FormRow]) -> ReturnedRow:
    """Return a row without code, whose 编号 and 本期 name none, as what it can be by 编号 alone."""
    label = plain_heading(row.text("label"))
    own = [one for one in issued if label and plain_heading(one.label) == label]
    if not own:
        return row._replace(trouble="row-new")
    if row.text("when"):
        return row
    whole = [one for one in own if not one.occurrence]
    fits = [one for one in own if one.occurrence] if row.page == DENSE_PAGE else whole or own
    if len(fits) == 1 and _is_its_work(row, fits[0]):
        return row._replace(code=fits[0].row, trouble="")
    if row.page == DENSE_PAGE and row.text("due"):
        meant = [one for one in fits if _says_what_was(row, one, "due")]
        if not meant:  # of a day on which it is not owed
            return row._replace(trouble="row-new")
        fits = meant + [one for one in fits if one not in meant]
    return row._replace(fits=tuple(one.row for one in fits))


def _is_its_work(row: ReturnedRow, issued: FormRow) -> bool:
    return bool(issued.title) and all(
        _says_what_was(row, issued, key) for key in _WORK if key in row.cells
    )


def _fitting(rows: Sequence[ReturnedRow]) -> Iterator[ReturnedRow]:
    """Yield rows; each that may be several goes back under one of these that did not come."""
    there = {row.code for row in rows} | {row.claims for row in rows}
    for row in rows:
        free = next((code for code in row.fits if code not in there), "")
        there.add(free)
        yield row._replace(claims=row.claims or free)


def _claiming(row: ReturnedRow, there: Set[str], by_words: Mapping[_Words, str]) -> ReturnedRow:
    """Return an unclear row with the code that it goes back under: of a row that did not come."""
    if not row.claims or row.claims not in there:
        return row
    words = _words_of(row.text("label"), row.text("when"))
    return row._replace(claims=by_words.get(words, row.claims))


def _issued_words(rows: Iterable[FormRow]) -> Iterator[str]:
    """Yield what the locked cells of a form said when it was issued."""
    for row in rows:
        yield from (plain_heading(cell_text(getattr(row, key)) or "") for key in _LOCKED)


def _is_footing(row: ReturnedRow) -> bool:
    """Tell whether a row is a sum or a place to sign below the table, and no work."""
    texts = [plain_heading(row.text(key)) for key in _LOCKED]
    if row.claims or row.text("status"):
        return False
    signs = any(map(_SIGNATURE.fullmatch, texts)) and not _is_filled(row)
    return signs or any(map(_SUM.fullmatch, texts))


def _is_filled(row: ReturnedRow) -> bool:
    return any(key in FILLED_KEYS and cell.filled for key, cell in row.cells.items())


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
    return frozenset((key, cell.value) for key, cell in row.cells.items() if key in FILLED_KEYS)
