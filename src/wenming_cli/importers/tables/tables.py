"""Breakdown tables (任务分解表): which rows are items, and under which category they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wenming_cli.core.numbers import numeral_value
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedParagraph
from wenming_cli.importers.tables.columns import heading_below, roles_of, text_of_role, who_and_when
from wenming_cli.importers.tables.contents import category_column, roles_by_content

_LABEL = re.compile(
    r"\s*(?P<label>[(（]?\s*(?P<n>[一二三四五六七八九十百]{1,4}|\d{1,3})\s*[)）]?\s*[、.．,，]?)\s*"
)
_MONTH = re.compile(
    r"\s*(?P<label>(?P<n>十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])\s?月份?)\s*"
)
"""A whole cell: the rows beside it are what is done in that month."""

_REMARK = re.compile(r"(?:备注|说明|注|附注|填表说明|审核|填报人?)\s?[:：]")
_HIGHEST_HEADING = 5
_RULE = re.compile(r"[-:\s]*")
_INDICATOR = re.compile(r"\s*[ⅠⅡⅢⅣIV]{1,3}\s?[-－—]\s?\d")
"""Ⅰ-1, Ⅱ-3: the cells number their items themselves, on several levels."""


@dataclass(frozen=True)
class Row:
    """One row of a breakdown table, as an item of the plan."""

    paragraph: int
    start: int
    """Offset of the label (or of the title) in the row's text."""

    label: str
    value: int
    category: bool
    title: str
    cells: Mapping[str, str] = field(default_factory=dict)
    """Text by role; joined where two columns have one role."""

    month: bool = False
    """A category that is a month."""


def is_rule(cells: Sequence[str]) -> bool:
    """Tell whether a line is the rule `|---|---|` between heading and body."""
    return bool(cells) and all(_RULE.fullmatch(cell) for cell in cells) and any(cells)


def tables_in(paragraphs: Sequence[CleanedParagraph]) -> Iterator[list[int]]:
    """Yield runs of table rows, by the indexes of their paragraphs."""
    run: list[int] = []
    for i, paragraph in enumerate(paragraphs):
        if paragraph.cells is not None:
            run.append(i)
        elif run and paragraph.text.strip():
            yield run
            run = []
    if run:
        yield run


def rows_of(paragraphs: Sequence[CleanedParagraph], run: Sequence[int]) -> list[Row] | None:
    """Return the items of one table, or None where it is no breakdown table."""
    if numbers_itself(paragraphs, run):
        return None
    rows = [paragraphs[i].cells or () for i in run]
    first, roles = _columns(rows)
    return (
        _drop_own_headings(_merge_measures(_body(paragraphs, run[first:], roles)))
        if roles
        else None
    )


def _columns(rows: Sequence[Sequence[str]]) -> tuple[int, dict[int, str]]:
    """Return the first row below the heading, and the columns' roles; empty for other tables."""
    for at, cells in enumerate(rows[:_HIGHEST_HEADING]):
        roles = roles_of(cells)
        if roles:
            second = heading_below(cells, rows[at + 1]) if at + 1 < len(rows) else None
            roles = (roles_of(second) if second else None) or roles
            first = at + (2 if second else 1)
            return first, roles | category_column(rows[first:], roles)
    return roles_by_content(rows) or (0, {})


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


def _drop_own_headings(rows: Sequence[Row]) -> list[Row]:
    """Drop headings that repeat the number and the title of the one item below them."""
    return [
        row
        for row, below in zip(rows, (*rows[1:], None), strict=False)
        if not (below and row.category and not below.category and _repeats(row, below))
    ]


def _repeats(heading: Row, item: Row) -> bool:
    own = fold_width(item.cells.get("number", "")).endswith(fold_width(heading.label))
    return bool(heading.label) and own and heading.title == item.title


def _merge_measures(rows: Iterator[Row]) -> list[Row]:
    """Merge rows under one merged number and task into one item with several measures."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        same = last and not row.category and not last.category and row.label
        if last and same and (row.label, row.title) == (last.label, last.title):
            cells = {
                role: "；".join(dict.fromkeys(filter(None, (last.cells.get(role, ""), text))))
                for role, text in row.cells.items()
            }
            found[-1] = replace(last, cells=cells)
        else:
            found.append(row)
    return found


def _body(
    paragraphs: Sequence[CleanedParagraph], run: Sequence[int], roles: Mapping[int, str]
) -> Iterator[Row]:
    categories = rows = 0
    inside = ""
    for i in run:
        cells = paragraphs[i].cells or ()
        if is_rule(cells) or not any(cells) or roles_of(cells):
            continue
        title = _category_title(cells)
        if title is not None:
            categories, rows, inside = categories + 1, 0, title
            yield _category_row(paragraphs[i], i, text=title, ordinal=categories)
            continue
        merged = text_of_role(cells, roles, "category")
        opens = bool(merged) and merged != inside and _is_category(merged)
        found = _item_row(paragraphs[i], i, roles=roles, above=0 if opens else rows)
        if found is None:
            continue
        if opens:
            categories, inside = categories + 1, merged
            theme = text_of_role(cells, roles, "theme")
            yield _category_row(paragraphs[i], i, text=merged, ordinal=categories, theme=theme)
        rows = found.value
        yield found


def _is_category(merged: str) -> bool:
    """Tell whether a merged cell is a category: a month, or a title with a number of its own."""
    return bool(
        _MONTH.fullmatch(merged) or (_LABEL.match(merged) and len(_without_label(merged)) < 40)
    )


def _without_label(text: str) -> str:
    match = _LABEL.match(text)
    return text[match.end() :] if match else text


def _category_title(cells: Sequence[str]) -> str | None:
    """Return the title of a row that is one title over all columns; None for rows and remarks."""
    filled = {cell for cell in cells if cell}
    if len(filled) != 1 or len(cells) < 2:
        return None
    (only,) = filled
    if _REMARK.match(only):
        return None
    return only if cells[0] == only and not only.isdecimal() and len(only) <= 60 else None


def _category_row(
    paragraph: CleanedParagraph, i: int, *, text: str, ordinal: int, theme: str = ""
) -> Row:
    at = max(0, paragraph.text.find(text))
    month = _MONTH.fullmatch(text)
    match = month or _LABEL.match(text)
    if match is None or not _label_value(match):
        return Row(paragraph=i, start=at, label="", value=ordinal, category=True, title=text)
    label = match["label"].rstrip()
    title = theme or text[match.end() :].strip()
    return Row(
        paragraph=i,
        start=at + match.start("label"),
        label=label,
        value=_label_value(match),
        category=True,
        title=title,
        month=month is not None,
    )


def _item_row(
    paragraph: CleanedParagraph, i: int, *, roles: Mapping[int, str], above: int
) -> Row | None:
    """Return the item of a row, or None without a task; `above` rows count before it."""
    cells = paragraph.cells or ()
    by_role = {role: text_of_role(cells, roles, role) for role in set(roles.values())}
    title = by_role.get("task", "") or by_role.get("detail", "")
    if not title:
        return None
    offsets = _offsets(paragraph)
    task_at = next(
        (
            offsets[n]
            for n, role in roles.items()
            if n < len(cells) and cells[n] and role in ("task", "detail")
        ),
        offsets[0],
    )
    number = by_role.get("number", "")
    match = _LABEL.fullmatch(number) if number else None
    row = Row(
        paragraph=i,
        start=task_at,
        label="",
        value=above + 1,
        category=False,
        title=title,
        cells=by_role,
    )
    if match is not None and _label_value(match):
        column = next(n for n, role in roles.items() if role == "number")
        return replace(row, start=offsets[column], label=number, value=_label_value(match))
    own = _LABEL.match(title)
    if own and own["label"].strip() != own["n"] and _label_value(own):
        return replace(
            row,
            label=own["label"].strip(),
            value=_label_value(own),
            title=title[own.end() :].strip(),
        )
    return row


def _label_value(label: re.Match[str]) -> int:
    """Return the number of a label; 0 where no item can have it."""
    try:
        return numeral_value(label["n"])
    except ValueError:
        return 0


def _offsets(paragraph: CleanedParagraph) -> list[int]:
    """Return where each cell begins in the row's text."""
    found, at = [], 0
    for cell in paragraph.cells or ():
        at = paragraph.text.index(cell, at) if cell else paragraph.text.find("|", at) + 1
        found.append(at)
        at += len(cell)
    return found or [0]
