"""The rows below a heading: titles over the whole row, entries, and what is neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from wenming_cli.importers.lines import CleanedParagraph, LeftOut
from wenming_cli.importers.tables.furniture import furniture_kind, is_rule
from wenming_cli.importers.tables.labels import (
    depth_of,
    label_alone,
    label_before,
    month_alone,
    without_continued,
)
from wenming_cli.importers.tables.layout import Layout, heading_at
from wenming_cli.importers.tables.rows import TableEntry, table_entry

_LONGEST_TITLE = 60
_LONGEST_CATEGORY = 40
_DEEPEST_TITLE = 1
"""一、 and （一） are numbers of headings, where other rows have 1."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title over the rows below it."""

    paragraph: int
    text: str
    at: int
    """Offset in the row's text."""

    number: str = ""
    """As it stands in a cell of its own."""


@dataclass
class TableBody:
    """The rows of a table in order."""

    parts: list[Title | TableEntry] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def read_body(
    paragraphs: Sequence[CleanedParagraph], run: Sequence[int], layout: Layout
) -> TableBody:
    """Read the rows of a table; a further heading changes the columns for those below it."""
    body = TableBody()
    rows = [paragraphs[i].cells or (paragraphs[i].text.strip(),) for i in run]
    captions = {row for row in rows[: layout.first - 1] if len(set(filter(None, row))) == 1}
    body.left_out += [
        LeftOut("caption", _words(row), paragraphs[i].joints[0][1])
        for row, i in zip(rows[: layout.first], run, strict=False)
        if any(row) and heading_at([row], 0) is None and row != layout.names
    ]
    at = layout.first
    while at < len(run):
        paragraph = paragraphs[run[at]]
        again = heading_at(rows, at)
        if again:
            layout = layout if again.names == layout.names else again
        kind = "heading" if again or rows[at] in captions else furniture_kind(rows[at])
        if kind:
            left = kind if kind == "note" else "caption"
            body.left_out.append(LeftOut(left, _words(rows[at]), paragraph.joints[0][1]))
        elif any(rows[at]) and not is_rule(rows[at]):
            _read_row(body, paragraph, run[at], layout=layout)
        at = again.first if again else at + 1
    body.left_out += _records(paragraphs, body.parts)
    body.parts = _set_categories(_titles_by_number(body.parts), layout)
    return body


def _records(
    paragraphs: Sequence[CleanedParagraph], parts: Sequence[Title | TableEntry]
) -> Iterator[LeftOut]:
    """Yield each column that tells what was done (完成情况, 销号时间) with all that stands in it."""
    found: dict[str, list[tuple[str, int]]] = {}
    for part in parts:
        if isinstance(part, TableEntry):
            for name, text in part.records:
                found.setdefault(name, []).append((text, part.paragraph))
    for name, cells in found.items():
        words = "；".join(dict.fromkeys(text for text, _ in cells))
        yield LeftOut("column", f"{name}：{words}", paragraphs[cells[0][1]].joints[0][1])


def _words(cells: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(cell for cell in cells if cell))


def _read_row(body: TableBody, paragraph: CleanedParagraph, i: int, *, layout: Layout) -> None:
    cells = paragraph.cells or ()
    title = _title_of(cells)
    if title:
        body.parts.append(Title(i, title, paragraph.text.index(title)))
        return
    entry = table_entry(paragraph, i, layout)
    if entry.task or entry.detail:
        body.parts.append(entry)
    else:
        body.left_out.append(LeftOut("row", _words(cells), paragraph.joints[0][1]))


def _title_of(cells: Sequence[str]) -> str:
    """Return the title of a row that is one title over all columns; `""` for all other rows."""
    filled = {cell for cell in cells if cell}
    if len(filled) != 1 or len(cells) < 2:
        return ""
    (only,) = filled
    first = cells[0] == only or (label_before(only) is not None and not cells[0])
    title = (
        first and not only.isdecimal() and len(only) <= _LONGEST_TITLE and only[-1] not in "。；;"
    )
    return only if title else ""


def _titles_by_number(parts: Sequence[Title | TableEntry]) -> list[Title | TableEntry]:
    """Return the parts with the rows as titles whose number is 一 or （一）, where others have 1."""
    numbers = [part.number for part in parts if isinstance(part, TableEntry) and part.number]
    if all(depth_of(number) <= _DEEPEST_TITLE for number in numbers):
        return list(parts)
    return [
        Title(part.paragraph, part.task, part.at["number"], number=part.number)
        if isinstance(part, TableEntry)
        and label_alone(part.number)
        and depth_of(part.number) <= _DEEPEST_TITLE
        and not part.detail
        else part
        for part in parts
    ]


def _set_categories(
    parts: Sequence[Title | TableEntry], layout: Layout
) -> list[Title | TableEntry]:
    """Return the parts with their columns of categories, each that is one; others go into the comment."""
    entries = [part for part in parts if isinstance(part, TableEntry)]
    depth = max((len(entry.categories) for entry in entries), default=0)
    names = [layout.name(column) for column, role in layout.roles.items() if role == "category"]
    groups = [n for n in range(depth) if _groups([_category(entry, n) for entry in entries])]
    made: list[Title | TableEntry] = []
    for part in parts:
        if isinstance(part, Title):
            made.append(part)
            continue
        texts = [_category(part, n) for n in range(depth)]
        words = [f"{names[n]}：{text}" for n, text in enumerate(texts) if text and n not in groups]
        aside = "\n".join(filter(None, (part.cells.get("aside"), *words)))
        cells = {**part.cells, "aside": aside} if aside else part.cells
        made.append(replace(part, categories=tuple(texts[n] for n in groups), cells=cells))
    return made


def _category(entry: TableEntry, n: int) -> str:
    return without_continued(entry.categories[n]) if n < len(entry.categories) else ""


def _groups(cells: Sequence[str]) -> bool:
    """Tell whether a column groups rows: each text stands over rows that follow each other.

    A text that comes again further below says something of its row (重点, 一般), and no category.
    """
    runs = [(text, len(list(same))) for text, same in groupby(cell for cell in cells if cell)]
    texts = [text for text, _ in runs]
    once = len(set(texts)) == len(texts) and all(len(text) <= _LONGEST_CATEGORY for text in texts)
    told = all(label_before(text) or month_alone(text) for text in texts)
    over_several = any(n > 1 for _, n in runs) or len(texts) < len(cells)
    return bool(texts) and once and (told or over_several)
