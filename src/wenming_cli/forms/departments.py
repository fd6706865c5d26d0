"""Departments (科室) by the names that people type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wenming_cli.core.board.select import MOST_NAMED, did_you_mean
from wenming_cli.errors import Refused
from wenming_cli.message import M, joined


def choose_departments(names: Sequence[str], known: Iterable[str]) -> list[str]:
    """Return the departments of names that were typed; all where nothing was.

    A whole name is that department and no other whose name it is part of; else each department
    with the typed part in its name is meant.

    Args:
        names: as typed.
        known: those of the plan and of the forms.

    Raises:
        Refused: no department has such a name; the message names the nearest.
    """
    everybody = list(dict.fromkeys(known))
    chosen: dict[str, None] = {}
    for name in names:
        found = [name] if name in everybody else [one for one in everybody if name in one]
        if not found:
            listed = joined([*everybody[:MOST_NAMED], *["…"] * (len(everybody) > MOST_NAMED)])
            raise Refused(
                M("no department is called '{name}'", name=name),
                did_you_mean(name, everybody) or M("there are {names}", names=listed)
                if everybody
                else M("nothing in the plan has a lead yet"),
            )
        chosen.update(dict.fromkeys(found))
    return [one for one in everybody if one in chosen] if names else everybody
