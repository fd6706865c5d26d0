"""Who was asked in a period, for how many rows, and who has not handed in yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from wenming_cli.core.board.fold import Board
from wenming_cli.forms.collecting.collected import MissingForm
from wenming_cli.forms.form import IssuedForm


def forms_by_dept(
    board: Board, issued: Iterable[IssuedForm], periods: Collection[str]
) -> dict[str, list[IssuedForm]]:
    """Return the forms of some periods by department, in the order of the plan.

    Args:
        board: the plan as it stands.
        issued: forms that were handed out.
        periods: the keys of the periods.
    """
    found = defaultdict[str, list[IssuedForm]](list)
    for form in sorted(issued, key=lambda form: (form.issued, form.number)):
        if form.period in periods and form not in found[form.dept]:
            found[form.dept].append(form)
    leads = dict.fromkeys(name for state in board.leaves for name in state.lead)
    order = {name: n for n, name in enumerate(leads)}
    asked = [dept for dept, forms in found.items() if forms]
    return {dept: found[dept] for dept in sorted(asked, key=lambda dept: order.get(dept, 9999))}


def missing_forms(
    by_dept: Mapping[str, Sequence[IssuedForm]],
    is_in: Callable[[IssuedForm], bool],
    today: date,
) -> Iterator[MissingForm]:
    """Yield the departments none of whose forms has come back, with the last of each.

    Args:
        by_dept: forms in the order in which they were handed out.
        is_in: whether a form has come back.
        today: the day it is.
    """
    for dept, forms in by_dept.items():
        if not any(map(is_in, forms)):
            due = forms[-1].due
            late = max(0, (today - due).days) if due else 0
            yield MissingForm(dept, len(forms[-1].rows), due=due, days_late=late)
