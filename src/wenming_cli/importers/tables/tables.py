"""Breakdown tables (任务分解表): which rows are items, and under which heading they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedParagraph, LeftOut
from wenming_cli.importers.tables.body import TableBody, Title, read_body
from wenming_cli.importers.tables.columns import who_and_when
from wenming_cli.importers.tables.furniture import is_continued
from wenming_cli.importers.tables.groups import RowGroup, groups_of
from wenming_cli.importers.tables.labels import (
    CellLabel,
    depth_of,
    label_alone,
    label_before,
    month_alone,
    same_words,
    without_continued,
)
from wenming_cli.importers.tables.layout import Layout, layout_of, looks_planned
from wenming_cli.importers.tables.measures import split_measures
from wenming_cli.importers.tables.periods import read_periods
from wenming_cli.importers.tables.rows import STYLES, Row, TableEntry, TableStyle

_INDICATOR = re.compile(r"\s*[ⅠⅡⅢⅣIV]{1,3}\s?[-－—]\s?\d")
"""Ⅰ-1, Ⅱ-3: the cells number their items themselves, on several levels."""

_CATEGORIES: tuple[TableStyle, TableStyle] = ("tgroup", "tgroup2")


@dataclass(frozen=True)
class Tables:
    """What the tables of a document hold."""

    rows: tuple[Row, ...] = ()
    taken: frozenset[int] = frozenset()
    """The paragraphs that are rows of breakdown tables."""

    beside: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    """Of rows that number their items in cells: the columns of owners and dates."""

    left_out: tuple[LeftOut, ...] = ()


def read_tables(paragraphs: Sequence[CleanedParagraph]) -> Tables:
    """Read every breakdown table of a document; other tables stay words of the items around them."""
    rows: list[Row] = []
    taken: set[int] = set()
    beside: dict[int, Mapping[int, str]] = {}
    left_out: list[LeftOut] = []
    before: Layout | None = None
    for run in tables_in(paragraphs):
        if numbers_itself(paragraphs, run):
            beside |= columns_beside(paragraphs, run)
            continue
        cells = [paragraphs[i].cells or () for i in run]
        layout = layout_of(cells, before)
        body = read_body(paragraphs, run, layout) if layout else TableBody()
        found = _drop_own_headings(list(_rows(body.parts)))
        if not found and looks_planned(cells):
            place = paragraphs[run[0]].joints[0][1]
            left_out.append(LeftOut("table", paragraphs[run[0]].text.strip(" |"), place))
        elif any(not row.heading for row in found):
            before = layout
            rows += _apart(found)
            taken |= set(run)
            left_out += body.left_out
    return Tables(tuple(rows), frozenset(taken), beside, left_out=tuple(left_out))


def tables_in(paragraphs: Sequence[CleanedParagraph]) -> Iterator[list[int]]:
    """Yield runs of table rows, by the indexes of their paragraphs; a line 续表 ends none."""
    run: list[int] = []
    for i, paragraph in enumerate(paragraphs):
        goes_on = bool(run) and (not paragraph.text.strip() or is_continued(paragraph.text))
        if paragraph.cells is not None or goes_on:
            run.append(i)
        elif run:
            yield _ended(paragraphs, run)
            run = []
    if run:
        yield _ended(paragraphs, run)


def _ended(paragraphs: Sequence[CleanedParagraph], run: list[int]) -> list[int]:
    last = max(n for n, i in enumerate(run) if paragraphs[i].cells is not None)
    return run[: last + 1]


def numbers_itself(paragraphs: Sequence[CleanedParagraph], run: Sequence[int]) -> bool:
    """Tell whether the cells hold the numbers of an indicator system."""
    return any(_INDICATOR.match(cell) for i in run for cell in paragraphs[i].cells or ())


def columns_beside(
    paragraphs: Sequence[CleanedParagraph], run: Sequence[int]
) -> dict[int, dict[int, str]]:
    """Return the columns of owners and dates, by row, of a table that numbers itself."""
    for at, i in enumerate(run[:4]):
        roles = who_and_when(paragraphs[i].cells or ())
        if roles:
            return dict.fromkeys(run[at + 1 :], roles)
    return {}


class _Counts:
    """The last number on each level."""

    def __init__(self) -> None:
        self._last: dict[TableStyle, int] = {}

    def number(self, style: TableStyle, label: CellLabel | None) -> int:
        """Return a row's number, as printed or counted, and begin anew on the levels below."""
        levels = STYLES[STYLES.index(style) :]
        last = next((self._last[level] for level in levels if level in self._last), 0)
        for level in levels:
            self._last.pop(level, None)
        self._last[style] = label.value if label else last + 1
        return self._last[style]


def _rows(parts: Sequence[Title | TableEntry]) -> Iterator[Row]:
    counts = _Counts()
    depths = [
        depth_of(label.label)
        for part in parts
        if isinstance(part, Title) and (label := _label_of(part))
    ]
    outermost = min(depths, default=0)
    inside: tuple[str, ...] = ()
    for part in _grouped(parts):
        if isinstance(part, Title):
            inside = (part.text,)
            yield _title_row(part, counts, outermost)
            continue
        yield from _category_rows(part.task, inside, counts)
        inside = tuple(
            own or above for own, above in zip_longest(part.task.categories, inside, fillvalue="")
        )
        yield from _task_rows(part, counts)


def _grouped(parts: Sequence[Title | TableEntry]) -> Iterator[Title | RowGroup]:
    entries: list[TableEntry] = []
    for part in parts:
        if isinstance(part, TableEntry):
            entries.append(part)
            continue
        yield from groups_of(entries)
        entries = []
        yield part
    yield from groups_of(entries)


def _label_of(title: Title) -> CellLabel | None:
    return label_alone(title.number) if title.number else label_before(title.text)


def _title_row(title: Title, counts: _Counts, outermost: int) -> Row:
    label = _label_of(title)
    deeper = label is not None and depth_of(label.label) > outermost
    return _heading(
        title.paragraph,
        title.at,
        title.text,
        label=label,
        style="tcat2" if deeper else "tcat",
        counts=counts,
    )


def _category_rows(entry: TableEntry, inside: tuple[str, ...], counts: _Counts) -> Iterator[Row]:
    """Yield the categories that a row opens: from the first column that is not as above."""
    opened = False
    for n, text in enumerate(entry.categories[: len(_CATEGORIES)]):
        same = n < len(inside) and same_words(text, inside[n])
        opened = bool(text) and (opened or not same)
        if opened:
            at = entry.at["category"] + n
            made = _heading(
                entry.paragraph,
                at,
                text,
                label=label_before(text),
                style=_CATEGORIES[n],
                counts=counts,
            )
            theme = entry.cells.get("theme", "")
            yield replace(made, title=theme or made.title) if made.month else made


def _heading(
    paragraph: int,
    start: int,
    text: str,
    *,
    label: CellLabel | None,
    style: TableStyle,
    counts: _Counts,
) -> Row:
    month = month_alone(text)
    label = month or label
    return Row(
        paragraph=paragraph,
        start=start,
        label=label.label if label else "",
        value=counts.number(style, label),
        style=style,
        title="" if month else (label.title if label and label.title else text),
        heading=True,
        month=month is not None,
    )


def _task_rows(group: RowGroup, counts: _Counts) -> Iterator[Row]:
    if group.measures:
        yield replace(_item(group.task, "trow", counts), heading=True)
        for measure in group.measures:
            yield from _item_rows(measure, "tstep", "tpart", counts=counts)
    else:
        yield from _item_rows(group.task, "trow", "tstep", counts=counts)


def _item_rows(
    entry: TableEntry, style: TableStyle, below: TableStyle, *, counts: _Counts
) -> Iterator[Row]:
    parts = split_measures(entry)
    if len(parts) == 1:
        parts = read_periods(entry if parts[0] is entry else parts[0])
    head = _item(parts[0], style, counts)
    yield replace(head, heading=True) if len(parts) > 1 else head
    for part in parts[1:]:
        yield _item(part, below, counts)


def _item(entry: TableEntry, style: TableStyle, counts: _Counts) -> Row:
    title = without_continued(entry.task or entry.detail)
    printed = label_alone(entry.number) if entry.number else None
    own = None if entry.number else label_before(title)
    role = "number" if entry.number else "task" if entry.task else "detail"
    label = printed or own
    return Row(
        paragraph=entry.paragraph,
        start=entry.at.get(role, 0),
        label=label.label if label else entry.number,
        value=counts.number(style, label),
        style=style,
        title=own.title if own else title,
        cells=entry.cells,
    )


def _apart(rows: Sequence[Row]) -> list[Row]:
    """Give each row of a paragraph a place of its own, in the order of the rows."""
    found = list(rows)
    for n in reversed(range(len(found) - 1)):
        row, after = found[n], found[n + 1]
        if row.paragraph == after.paragraph and row.start >= after.start:
            found[n] = replace(row, start=max(0, after.start - 1))
    for n in range(1, len(found)):
        row, above = found[n], found[n - 1]
        if row.paragraph == above.paragraph and row.start <= above.start:
            found[n] = replace(row, start=above.start + 1)
    return found


def _drop_own_headings(rows: Sequence[Row]) -> list[Row]:
    """Drop headings that repeat the number and the title of the one item below them."""
    return [
        row
        for row, below in zip(rows, (*rows[1:], None), strict=False)
        if not (below and row.heading and not below.heading and _repeats(row, below))
    ]


def _repeats(heading: Row, item: Row) -> bool:
    own = fold_width(item.cells.get("number", "")).endswith(fold_width(heading.label))
    return bool(heading.label) and own and heading.title == item.title
