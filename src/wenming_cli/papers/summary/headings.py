"""The headings of a summary: the plan's own chapters and sections under the plan's own numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from wenming_cli.core.numbers import label, parent_of, parts
from wenming_cli.core.plan.plan import Item, Plan

MOST_CHAPTERS = 4
"""A plan of more chapters is told chapter by chapter, not section by section."""

_PLAIN = 8
"""Characters of a chapter's title that only says what kind of thing it lists."""

_TITLES = {"task": "工作任务", "measure": "主要措施"}
_HOW = {"task": "进展情况", "measure": "落实情况"}


@dataclass(frozen=True, eq=False)
class SummarySection:
    """What is told in one paragraph; what was noted on a chapter itself is one of its own."""

    heading: str
    """`（三）加强干部思想道德建设`; empty where the chapter's title says it."""

    items: tuple[Item, ...]
    """The item that the heading names and all under it, in the order of their numbers."""


@dataclass(frozen=True)
class Chapter:
    """A heading of the first level, without its number."""

    title: str
    sections: tuple[SummarySection, ...]


def chapters_of(plan: Plan) -> list[Chapter]:
    """Divide the account of a plan into chapters.

    A plan of few chapters keeps them: （三） of 工作任务进展情况 is （三） of the plan's 工作任务.
    A plan of many chapters has a single one here, in which （五） is the plan's 五.
    """
    groups = list(_group_items(plan.items, depth=1))
    if len(groups) > MOST_CHAPTERS:
        told = (_make_section(plan, no, items) for no, items in groups)
        return [Chapter("各项工作进展情况", tuple(told))]
    return [
        Chapter(_chapter_title(plan.by_no.get(no), items), tuple(_sections(plan, items)))
        for no, items in groups
    ]


def _group_items(items: Iterable[Item], depth: int) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Yield the items that share the first parts of their number, `depth` of them."""
    key: Callable[[Item], str] = lambda item: ".".join(item.no.split(".")[:depth])  # noqa: E731
    for no, group in groupby(items, key=key):
        yield no, tuple(group)


def _sections(plan: Plan, items: Sequence[Item]) -> Iterator[SummarySection]:
    for no, group in _group_items(items, depth=2):
        if group[0].depth == 1:
            yield SummarySection(heading="", items=group)
        else:
            yield _make_section(plan, no, group)


def _make_section(plan: Plan, no: str, items: tuple[Item, ...]) -> SummarySection:
    own = label(no).removeprefix(label(parent_of(no)) if len(parts(no)) > 1 else "")
    number = own if own[0] == "（" else f"（{own}）"
    item = plan.by_no.get(no)
    title = item.title if item else _TITLES[items[0].kind]
    return SummarySection(number + title, items=items)


def _chapter_title(chapter: Item | None, items: Sequence[Item]) -> str:
    """Return `工作任务进展情况`; a title that is a sentence of its own stays as it is."""
    title = chapter.title if chapter else _TITLES[items[0].kind]
    plain = len(title) <= _PLAIN and not any(c in title for c in "，、。；：")
    return title + (_HOW[items[0].kind] if plain else "")
