"""One form for what several departments owe, filled in by who speaks for them: the clerk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wenming_cli.core.board.fold import Board
from wenming_cli.forms.asked import AskedForm, AskedRow, Asking
from wenming_cli.forms.asking import ask, check_length


def ask_together(
    board: Board, depts: Iterable[str], who: str, *, asking: Asking
) -> AskedForm | None:
    """Return one form with the rows of departments; None where none of them owes anything.

    Args:
        board: of the day.
        depts: the departments; where there are several each row says whose it is.
        who: who fills it in. The form is theirs, so that no department has handed in by it.
        asking: the period and the plan.

    Raises:
        Refused: it would have too many rows.
    """
    forms = [form for dept in depts if (form := ask(board, dept, asking)) is not None]
    if not forms:
        return None
    several = len(forms) > 1
    rows = [row for form in forms for row in _named(form, form.rows, several=several)]
    dense = [row for form in forms for row in _named(form, form.dense, several=several)]
    check_length(who, len(rows) + len(dense), asking.period)
    issued = forms[0].form.model_copy(
        update={"dept": who, "rows": tuple(row.issued for row in (*rows, *dense))}
    )
    return forms[0]._replace(form=issued, rows=rows, dense=dense, own=True)


def _named(form: AskedForm, rows: Sequence[AskedRow], *, several: bool) -> list[AskedRow]:
    if not several:
        return list(rows)
    return [_with_title(row, f"{row.cells['title']}（{form.form.dept}）") for row in rows]


def _with_title(row: AskedRow, title: str) -> AskedRow:
    issued = row.issued.model_copy(update={"title": title})
    return row._replace(cells={**row.cells, "title": title}, issued=issued)
