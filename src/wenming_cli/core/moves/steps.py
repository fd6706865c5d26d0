"""The steps of a checklist, as people name them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from wenming_cli.core.board.state import ItemState
from wenming_cli.core.moves.request import Request
from wenming_cli.core.nearest import nearest
from wenming_cli.core.plan.plan import Item
from wenming_cli.errors import Refused
from wenming_cli.message import M, joined


def names_step(state: ItemState, request: Request) -> bool:
    """Tell whether `--for` names a step, 清明: of a note about an item with one deadline."""
    dated = state.form == "dated" and not state.item.festivals
    return bool(request.period and request.verb == "note" and dated and state.item.steps)


def find_step(item: Item, text: str) -> str:
    """Return the step of a checklist by its position from 1, its words, or the beginning of them.

    Raises:
        Refused: the item has no such step.
    """
    steps, text = item.steps, unicodedata.normalize("NFKC", text) if text.isdecimal() else text
    if re.fullmatch(r"[0-9]{1,3}", text) and 1 <= int(text) <= len(steps):
        return steps[int(text) - 1]
    if text in steps:
        return text
    begun = [step for step in steps if step.startswith(text)] if text else []
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise Refused(
            M("{no} has {n} steps that begin with '{step}'", no=item.no, n=len(begun), step=text),
            M("which one? {steps}", steps=joined(_numbered(steps, begun))),
        )
    like = nearest(text, steps)
    if not steps:
        hint = M('write them in plan.toml: steps = ["…"]')
    elif like:
        hint = M("did you mean '{like}'?", like=like)
    else:
        hint = M("its steps are {steps}", steps=joined(_numbered(steps, steps)))
    raise Refused(M("{no} has no step '{step}'", no=item.no, step=text), hint)


def _numbered(steps: Sequence[str], some: Sequence[str]) -> list[str]:
    return [f"{n} {step}" for n, step in enumerate(steps, start=1) if step in some]
