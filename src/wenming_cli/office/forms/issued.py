"""The forms that were handed out, as they are kept in the plan's folder."""

from __future__ import annotations

from typing import NamedTuple

from wenming_cli.errors import Problem, Refused
from wenming_cli.forms.form import IssuedForm, parse_form
from wenming_cli.message import M
from wenming_cli.store.forms import read_issued
from wenming_cli.store.workspace import Workspace


class IssuedForms(NamedTuple):
    """The forms by their numbers, and what is wrong with files that hold none."""

    forms: dict[str, IssuedForm]
    problems: list[Problem]


def issued_forms(workspace: Workspace) -> IssuedForms:
    """Return the forms that were handed out; each damaged file is a problem and hides no other.

    Raises:
        Unreadable: the folder or a file of it cannot be read.
    """
    forms, problems = dict[str, IssuedForm](), list[Problem]()
    for name, raw in read_issued(workspace.place):
        try:
            form = parse_form(raw.decode("utf-8", "replace"), name)
        except Refused as refused:
            hint = M("take it from a copy, or hand the form out anew: wenming sheets")
            problems.append(
                Problem("damaged-form", refused.message, hint, file=name, blocking=False)
            )
        else:
            forms[form.number] = form
    return IssuedForms(forms, problems)
