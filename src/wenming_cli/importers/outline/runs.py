"""Numbers inside a paragraph that follow one another: items run in, or a list within a sentence.

（一）强化思想武装。1.开展学习。（责任单位：理论科）2.组织培训。（责任单位：干部科）     items
分三类开展：1.绘本课堂；2.科普讲座；3.非遗体验。                                   a list
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedSource
from wenming_cli.importers.outline.labels import Candidate
from wenming_cli.importers.outline.surroundings import HOPELESS, is_glued_to

_OF_LISTS = frozenset({"ar", "par", "arp", "circle"})
_NAME = re.compile(r"[^。;:,!?\n|]{2,36}[。:]?\s?")
_CLOSED = frozenset({"sentence", "bracket", "field"})

Run = list[Candidate]


def possible_labels(source: CleanedSource, found: Sequence[Candidate]) -> list[Candidate]:
    """Return what of the labels found can be one; in mid-sentence only where line breaks are lost."""
    plain = fold_width(source.text)
    judged = _judge_runs(source, plain, _glued_to_names(plain, found))
    return [one for one in judged if one.where == "line" or _may_stand_inside(one)]


def _may_stand_inside(one: Candidate) -> bool:
    return one.doubt < HOPELESS and (one.crowded or one.where not in ("inside", "comma"))


def _glued_to_names(plain: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Say so of labels that open a level right behind the name of the one above."""
    above: Candidate | None = None
    said: list[Candidate] = []
    for one in found:
        glued = (
            above is not None
            and above.crowded
            and above.style != one.style
            and one.value == 1
            and one.where in ("inside", "bracket", "space", "stop")
            and is_glued_to(plain[above.end : one.start])
        )
        said.append(replace(one, where="heading") if glued else one)
        if said[-1].where not in ("inside", "comma") and one.doubt < HOPELESS:
            above = one
    return said


def _judge_runs(source: CleanedSource, plain: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Take items run in as if line breaks were lost, and doubt those of lists."""
    judged: dict[Candidate, Candidate] = {}
    for _, group in groupby(found, key=lambda one: source.index_at(one.start)):
        labels = list(group)
        for run in _runs(labels):
            if _is_list(plain, run):
                judged |= {one: replace(one, doubt=HOPELESS) for one in run}
            elif _is_run_in(plain, labels[0], run):
                judged |= {one: replace(one, crowded=True) for one in run}
    return [judged.get(one, one) for one in found]


def _runs(labels: Sequence[Candidate]) -> Iterator[Run]:
    """Yield the runs 1, 2, … of one style that stand within a paragraph."""
    for style in _OF_LISTS:
        run: Run = []
        for one in labels:
            if one.style != style:
                continue
            if not run or one.value != run[-1].value + 1:
                if len(run) > 1:
                    yield run
                run = []
            if run or (one.value == 1 and one.where != "line"):
                run.append(one)
        if len(run) > 1:
            yield run


def _is_list(plain: str, run: Run) -> bool:
    """Tell whether a run is a list within a sentence: opened by a colon, divided by semicolons."""
    before = [plain[max(0, one.start - 4) : one.start].rstrip(" ")[-1:] for one in run]
    return before[0] == ":" and all(mark in ";," for mark in before[1:])


def _is_run_in(plain: str, head: Candidate, run: Run) -> bool:
    """Tell whether a run stands right behind the name of the item that the paragraph begins with."""
    name = plain[head.end : run[0].start]
    return (
        head.where == "line"
        and head.style != run[0].style
        and _NAME.fullmatch(name) is not None
        and all(one.where in _CLOSED for one in run[1:])
    )
