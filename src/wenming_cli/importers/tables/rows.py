"""One row of a table by the roles of its columns, and what it becomes in the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from wenming_cli.importers.lines import CleanedParagraph
from wenming_cli.importers.tables.layout import Layout

TableStyle = Literal["tcat", "tcat2", "tgroup", "tgroup2", "trow", "tstep", "tpart"]
STYLES: tuple[TableStyle, ...] = ("tcat", "tcat2", "tgroup", "tgroup2", "trow", "tstep", "tpart")
"""The levels of a table, the outermost first: title rows (一、, then （一）), columns of categories, tasks,
measures of a task, parts of a measure. A table leaves out those that it has not."""

PARTS = frozenset({"tstep", "tpart"})
"""The levels below a row."""

_NOTHING = re.compile(r"[-—–－/／\\*\s]{1,6}|无|空")
STOPPED = re.compile(
    r"(?:已|拟|建议|申请)?(?:取消|暂缓|缓[办建行]|中止|终止|停[办建止]|暂停|撤[销项]|作废|不再(?:实施|办理|推进))(?:[实办推]?[施理行办进])?[。;；]?"
)
"""A state, or words in the place of a day, by which nothing is due any more, or for now."""

_WORDS = frozenset({"task", "detail"})
_ASIDE = frozenset({"note", ""})
"""Columns whose cells are kept beside the item, in a comment: 备注, and those without a role."""

LISTED = frozenset({"aside", "criterion"})
"""Cells that are kept with the headings of their columns, one a line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One item of the plan that a table gives: a row, a part of one, or a heading above rows."""

    paragraph: int
    start: int
    """Offset in the row's text; no two of a paragraph are the same."""

    label: str
    value: int
    style: TableStyle
    title: str
    heading: bool = False
    """A category or task that other rows stand below."""

    cells: Mapping[str, str] = field(default_factory=dict)
    """Text by role; joined where two columns have one role."""

    month: bool = False
    """A category that is a month."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A row's cells by the roles of their columns."""

    paragraph: int
    cells: Mapping[str, str]
    at: Mapping[str, int]
    """Where the first filled cell of a role begins in the row's text."""

    lines: Mapping[str, tuple[str, ...]]
    """The lines of a cell that has several, by role."""

    categories: tuple[str, ...] = ()
    """What stands in the columns of categories, the outer one first."""

    periods: tuple[tuple[str, str, int], ...] = ()
    """Heading, text and offset of each filled cell in the columns of months or quarters."""

    records: tuple[tuple[str, str], ...] = ()
    """Heading and text of the cells that tell what was done, and are no plan."""

    @property
    def number(self) -> str:
        """The number as printed."""
        return self.cells.get("number", "")

    @property
    def task(self) -> str:
        """What is to be done."""
        return self.cells.get("task", "")

    @property
    def detail(self) -> str:
        """How it is to be done."""
        return self.cells.get("detail", "")


def table_entry(paragraph: CleanedParagraph, i: int, layout: Layout) -> TableEntry:
    """Read a row by the roles of its columns."""
    cells: dict[str, list[str]] = {}
    at: dict[str, int] = {}
    lines: dict[str, tuple[str, ...]] = {}
    periods: list[tuple[str, str, int]] = []
    records: list[tuple[str, str]] = []
    for column, text, offset in _filled(paragraph):
        role = layout.roles.get(column, "")
        name = layout.name(column)
        if role == "count" or (role not in _WORDS and _NOTHING.fullmatch(text)):
            continue
        if role == "record":
            records.append((name, text))
        elif role == "period":
            periods.append((name, text, offset))
        else:
            key = "aside" if role in _ASIDE else role
            labelled = key in LISTED
            cells.setdefault(key, []).append(_named(name, text) if labelled else text)
            at.setdefault(key, offset)
            if paragraph.cell_lines and len(paragraph.cell_lines[column]) > 1 and not labelled:
                lines.setdefault(key, paragraph.cell_lines[column])
    joined = {
        key: ("\n" if key in LISTED else "；").join(dict.fromkeys(texts))
        for key, texts in cells.items()
    }
    _set_stopped(joined, records)
    texts = paragraph.cells or ()
    categories = tuple(
        texts[column]
        for column, role in sorted(layout.roles.items())
        if role == "category" and column < len(texts)
    )
    return TableEntry(
        i,
        joined,
        at,
        lines=lines,
        categories=categories,
        periods=tuple(periods),
        records=tuple(records),
    )


def _set_stopped(cells: dict[str, str], records: Iterable[tuple[str, str]]) -> None:
    """Keep the day of a row that its state calls off beside it, with the state in its place."""
    state = next(
        (text for name, text in records if name.endswith("状态") and STOPPED.fullmatch(text)), ""
    )
    if not state:
        return
    if cells.get("due"):
        cells["aside"] = "\n".join(filter(None, (cells.get("aside"), f"原定时限：{cells['due']}")))
    cells["due"] = state


def _named(name: str, text: str) -> str:
    return f"{name}：{text}" if name else text


def _filled(paragraph: CleanedParagraph) -> Iterator[tuple[int, str, int]]:
    """Yield column, text and offset of each filled cell."""
    at = 0
    for column, cell in enumerate(paragraph.cells or ()):
        at = paragraph.text.index(cell, at) if cell else paragraph.text.find("|", at) + 1
        if cell:
            yield column, cell, at
        at += len(cell)
