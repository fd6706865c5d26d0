"""What is wrong with the festivals of a plan: names that are none, and days outside the plan."""

from __future__ import annotations

from collections.abc import Iterator

from wenming_cli.core.board.festive import festive
from wenming_cli.core.board.rhythm import bounds
from wenming_cli.core.check.tables import Parts
from wenming_cli.core.plan.festivals import FESTIVALS, festival_of
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Problem
from wenming_cli.message import M, joined

_IN_MANY = frozenset("节日")
"""Characters that many names share."""


def _alike(known: str, written: str) -> bool:
    """Tell whether half of the characters of a name were written."""
    own = set(known) - _IN_MANY
    return 2 * len(own & set(written)) >= len(own)


def festivals_known(parts: Parts) -> Iterator[Problem]:
    """Find names that are no festival, festivals that are there twice, and lists without any."""
    for path, item in parts.items:
        if "festivals" in item.model_fields_set and not item.festivals:
            yield Problem(
                "no-festivals",
                M("{no}: the list of festivals is empty", no=item.no),
                M('name them: festivals = ["元宵", "清明"], or take the line out'),
                path=(*path, "festivals"),
            )
        for n, name in enumerate(item.festivals):
            place = (*path, "festivals")
            if name not in FESTIVALS:
                like = [one for one in FESTIVALS if _alike(one, name)]
                yield Problem(
                    "unknown-festival",
                    M("{no}: '{name}' is no festival that is known here", no=item.no, name=name),
                    M("did you mean {names}?", names=joined(like))
                    if like
                    else M("the festivals known here are {names}", names=joined(FESTIVALS)),
                    path=place,
                )
            elif name in item.festivals[:n]:
                yield Problem(
                    "festival-twice",
                    M("{no}: {name} is there twice", no=item.no, name=name),
                    M("name each festival once"),
                    path=place,
                )


def festivals_within(plan: Plan) -> Iterator[Problem]:
    """Find festivals without a day in the plan: 2023 has no 腊八."""
    for table, items in (("task", plan.tasks), ("measure", plan.measures)):
        for i, item in enumerate(items):
            known = tuple(name for name in item.festivals if name in FESTIVALS)
            held = {festival_of(one.key) for one in festive(known, bounds(plan, item))}
            missing = [name for name in known if name not in held]
            if missing:
                yield Problem(
                    "festival-outside",
                    M(
                        "{no}: no day of {names} lies in the plan",
                        no=item.no,
                        names=joined(missing),
                    ),
                    M("nothing is owed then; a lunar one may fall into the year before or after"),
                    path=(table, i, "festivals"),
                    blocking=False,
                    notice=True,
                )
