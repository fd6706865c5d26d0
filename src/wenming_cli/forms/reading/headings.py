"""Which column of a sheet holds what, by the words of its heading, wherever it was moved."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from wenming_cli.forms.columns import COLUMNS, DENSE_COLUMNS, ColumnKey, FormColumn
from wenming_cli.forms.reading.book import Grid
from wenming_cli.forms.reading.returned import ReturnedCell

HEADING_WITHIN = 30
"""Rows from the top: an office's own template may have 19 above the headings, our line comes
behind the first of them, and a department may put some of its own between."""

_FEWEST = 4
"""Columns of ours that make a heading row."""


class Headings(NamedTuple):
    """The heading row of a sheet."""

    line: int
    columns: Mapping[int, ColumnKey]
    """What a column holds, by its number."""

    twice: tuple[str, ...] = ()
    """Headings that stand over several columns, of which none is read."""

    others: Mapping[int, str] = {}
    """Headings that are none of ours, by the number of the column."""

    texts: Mapping[int, str] = {}
    """All headings as they stand there."""

    @property
    def known(self) -> int:
        """How many headings are ours."""
        return len(self.columns) + len(self.twice)


def find_columns(grid: Grid, names: Mapping[str, ColumnKey]) -> Headings | None:
    """Return the heading row of a sheet: of the first rows the one with the most of our columns.

    Args:
        grid: the sheet.
        names: what the headings mean that may stand there, by `plain_heading`.
    """
    rows = [line for line in grid.rows if line <= HEADING_WITHIN]
    found = [_headings(line, grid.rows[line], names) for line in rows]
    best = max(found, key=lambda one: one.known, default=None)
    return best if best and best.known >= _FEWEST else None


def _headings(
    line: int, cells: Mapping[int, ReturnedCell], names: Mapping[str, ColumnKey]
) -> Headings:
    plain = {column: plain_heading(cell.text) for column, cell in cells.items()}
    meant = {column: names[text] for column, text in plain.items() if text in names}
    full = {column for column in meant if plain[column] in _FULL}
    columns, twice = dict[int, ColumnKey](), list[str]()
    for key, rivals in _by_key(meant).items():
        exact = [column for column in rivals if column in full]
        chosen = rivals if len(rivals) == 1 else exact
        if len(chosen) == 1:
            columns[chosen[0]] = key
        else:
            twice += (cells[column].text for column in rivals)
    read = {*columns.values(), *(names[plain_heading(one)] for one in twice)}
    alike = dict(_alike(plain, meant.keys(), {*names.values()} - read))
    columns |= alike
    ours = {*meant, *alike}
    texts = {column: cell.text for column, cell in cells.items()}
    others = {column: text for column, text in texts.items() if column not in ours}
    return Headings(line, columns, twice=tuple(twice), others=others, texts=texts)


def _alike(
    plain: Mapping[int, str], known: Set[int], missing: Set[ColumnKey]
) -> Iterator[tuple[int, ColumnKey]]:
    """Yield the columns whose headings were rewritten: the only one like ours that is gone.

    Args:
        plain: the headings as they are compared.
        known: the columns that are ours by their headings.
        missing: what no column is known to hold.
    """
    for key, words in _CORES.items():
        found = [n for n, text in plain.items() if n not in known and words.search(text)]
        own = [n for n in found if sum(bool(one.search(plain[n])) for one in _CORES.values()) == 1]
        if key in missing and len(found) == len(own) == 1:
            yield own[0], key


def _by_key(meant: Mapping[int, ColumnKey]) -> Mapping[ColumnKey, list[int]]:
    """Return the columns of each key, in order."""
    found = defaultdict[ColumnKey, list[int]](list)
    for column, key in meant.items():
        found[key].append(column)
    return found


@lru_cache(maxsize=4096)  # the same words stand in each sheet, and are compared several times
def plain_heading(text: str) -> str:
    """Return a heading as it is compared: half width, without blanks and line ends."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _names(columns: Sequence[FormColumn]) -> Mapping[str, ColumnKey]:
    aliases = {plain_heading(alias): one.key for one in columns for alias in one.aliases}
    return aliases | {plain_heading(one.header): one.key for one in columns}


NAMES = _names(COLUMNS)
"""What each heading of the sheet 填报 means, full or short."""

DENSE_NAMES = _names(DENSE_COLUMNS)
"""What each heading of the sheet 每周明细 means."""

_CORES: Mapping[ColumnKey, re.Pattern[str]] = {
    "status": re.compile("办理(?:情况|状态|进度)"),
    "on": re.compile("(?:完成|开展|办理)(?:日期|时间)"),
    "note": re.compile("进展|开展情况|工作情况|主要做法"),
    "people": re.compile("人次|人数"),
    "place": re.compile("地点"),
    "difficulty": re.compile("问题|困难"),
    "next": re.compile("下一?步"),
    "to": re.compile("延期至"),
    "why": re.compile("原因"),
    "steps": re.compile("已有材料"),
    "evidence": re.compile("佐证"),
    "filler": re.compile("填[报表写]人"),
}
"""What a heading holds that somebody wrote in his own words: 工作进展情况 is 本期进展."""

_FULL = frozenset(plain_heading(one.header) for one in (*COLUMNS, *DENSE_COLUMNS))
"""Headings as they are handed out."""
