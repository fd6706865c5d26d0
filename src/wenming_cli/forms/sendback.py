"""The workbook that goes back (退回): the rows that could not be taken, and what is wrong there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wenming_cli.forms.asked import AskedForm, AskedRow
from wenming_cli.forms.collecting.comparison import Conflict
from wenming_cli.forms.columns import (
    COLUMNS,
    FILLED,
    MERGED,
    NO_RESULT,
    ColumnKey,
    FormColumn,
    column_name,
)
from wenming_cli.forms.reading.returned import ReturnedCell, ReturnedForm, ReturnedRow
from wenming_cli.forms.reading.rows import rows_by_code
from wenming_cli.forms.remarks import MOST_REMARKS, Remark
from wenming_cli.forms.values import percent_words
from wenming_cli.forms.writing.cells import issued_value
from wenming_cli.forms.writing.layout import (
    OWN_WIDTH,
    FormValue,
    Marks,
    OwnColumn,
    SheetColumns,
    SheetLayout,
)
from wenming_cli.forms.writing.workbook import file_name, write_form

Remarks = Mapping[str, Sequence[Remark]]
"""What is wrong, by the code of the row."""

_YELLOW = frozenset(column.key for column in FILLED)
_SELDOM: frozenset[ColumnKey] = frozenset(
    {"percent", "people", "place", "difficulty", "next", "to", "why", "steps"}
)
"""Yellow columns that are hidden in what goes back, where nothing stands in them."""

_EXPLAINS: frozenset[ColumnKey] = frozenset({"text", "recorded", "material"})
"""Locked columns that are hidden in it."""


def send_back(
    form: AskedForm,
    returned: ReturnedForm,
    remarks: Remarks,
    *,
    others: Sequence[tuple[int, str, Remark]] = (),
    conflicts: Sequence[tuple[Conflict, str]] = (),
) -> bytes | None:
    """Write a form anew with the rows that have remarks, as they came back, wrong cells red.

    It bears the number of the form, so that it is collected like that once it is mended.

    Args:
        form: the form with what the board knows of its rows by now (`asking.ask_again`).
        returned: what came back, its rows placed.
        remarks: what has to be mended; warnings in it are left out.
        others: rows that are none of the form's: their line, their words, what is wrong with them.
            The first row tells of them.
        conflicts: cells that somebody else changed too, and the sheet that each stands on; the
            first row tells of them, and the office settles them.

    Returns:
        The bytes of the file; None where no row of the form has a remark.
    """
    wrong = {
        code: [one for one in said if not one.warning]
        for code, said in remarks.items()
        if not all(one.warning for one in said)
    }
    rows = [row for row in form.rows if row.issued.row in wrong]
    dense = [row for row in form.dense if row.issued.row in wrong]
    if not rows and not dense:
        return None
    came = {row.code: row for row in reversed(returned.rows) if row.code in wrong}
    copies = rows_by_code(returned.rows)
    apart = {place for code in came for place in _apart(copies[code])}
    named = {(code, one.column) for code in wrong for one in wrong[code] if one.column}
    values = {at: value for at, value in _values(came.values()) if at not in apart}
    told = {
        code: _told(said, came[code].page if code in came else "") for code, said in wrong.items()
    }
    labels = {row.row: row.label for row in form.form.rows}
    disputed = [_disputed(labels.get(one.row, ""), one, page) for one, page in conflicts]
    first = (rows or dense)[0].issued.row
    told[first] = "\n".join([told[first], *(_besides(*one) for one in others), *disputed])
    marks = Marks(values=values, bad=apart | named, remarks=told)
    marks = marks._replace(hidden=_unneeded(rows, marks))
    layout = SheetLayout(_layout_of(returned))
    return write_form(form._replace(rows=rows, dense=dense, support=()), marks, layout)


def _unneeded(rows: Sequence[AskedRow], marks: Marks) -> frozenset[ColumnKey]:
    """Return the columns in which nothing is wrong and nothing stands that helps to mend it."""
    wrong = {key for _, key in marks.bad}
    filled = {
        key
        for row in rows
        for key in _SELDOM
        if marks.values.get((row.issued.row, key), issued_value(row, key)) not in (None, "")
    }
    shown = wrong | filled
    if "steps" in shown:
        shown.add("material")
    return (_SELDOM | _EXPLAINS) - shown


def _layout_of(returned: ReturnedForm) -> SheetColumns:
    """Return the columns as they came back, the office's own ones with what stood in them.

    Those of ours that are not there come behind.
    """
    ours: dict[ColumnKey | None, FormColumn] = {column.key: column for column in COLUMNS}
    found = list[FormColumn | OwnColumn]()
    for one in returned.columns:
        if column := ours.pop(one.key, None):
            found.append(column._replace(header=one.header))
        elif one.key is None:
            cells = {
                row.code: row.others[one.at].value for row in returned.rows if one.at in row.others
            }
            found.append(OwnColumn(one.header, OWN_WIDTH, cells))
    return [*found, *ours.values()]


def sent_back_name(form: AskedForm) -> str:
    """Return the name of its file: 2023年第三季度进展填报表（宣传科）退回.xlsx."""
    return f"{file_name(form).removesuffix('.xlsx')}退回.xlsx"


def _apart(copies: Sequence[ReturnedRow]) -> Iterator[tuple[str, ColumnKey]]:
    """Yield the cells in which a row that came twice says two things; neither counts by itself."""
    for key in copies[0].cells.keys() & _YELLOW:
        if len({one.text(key) for one in copies}) > 1:
            yield copies[0].code, key


def _values(rows: Iterable[ReturnedRow]) -> Iterator[tuple[tuple[str, ColumnKey], FormValue]]:
    """Yield the yellow cells as they came back, blank ones too."""
    for row in rows:
        for key, cell in row.cells.items():
            if key in _YELLOW:
                yield (row.code, key), _kept(key, cell)


def _kept(key: ColumnKey, cell: ReturnedCell) -> FormValue:
    """Return what stands in the cell again: read anew, it has the same remark as before."""
    value = cell.value
    if cell.merged and cell.filled and key != "filler":
        return f"{MERGED}{cell.text}"
    if cell.formula:
        return NO_RESULT
    if key == "percent" and cell.percent and isinstance(value, int | float):
        return percent_words(cell)
    return value


def _told(said: Sequence[Remark], page: str) -> str:
    """Return the remarks of a row as its cell shows them, one a line."""
    lines = [f"{n}. {_line(one, page)}" for n, one in enumerate(said[:MOST_REMARKS], start=1)]
    if len(said) > MOST_REMARKS:
        lines.append(f"另有{len(said) - MOST_REMARKS}处，见标红的格。")
    return "\n".join(lines)


def _besides(line: int, words: str, said: Remark) -> str:
    """Return what is told of a row that is none of the form's."""
    return f"另：原表第{line}行“{words}”未收，{said.message.speak('zh')}。{said.hint.speak('zh')}。"


def _disputed(label: str, one: Conflict, page: str) -> str:
    """Return what is told of a cell that somebody else changed too."""
    day = f"{one.ours.at:%Y-%m-%d}" if one.ours.at else ""
    who = "，".join(filter(None, [one.ours.by, day]))
    return (
        f"另：{label}“{column_name(one.column, page)}”与办公室的记录不一致，没有录入：发出时为"
        f"“{one.base or '空'}”，表中填“{one.theirs or '空'}”，现在记的是“{one.ours.value or '空'}”"
        f"{f'（{who}）' if who else ''}。请与办公室核对，本表不用改。"
    )


def _line(one: Remark, page: str) -> str:
    where = f"{column_name(one.column, page)}：" if one.column else ""
    return f"{where}{one.message.speak('zh')}。{one.hint.speak('zh')}。"
