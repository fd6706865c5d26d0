"""Columns of months or quarters: what is ticked or written there says when a row is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wenming_cli.core.numbers import numeral_value
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.tables.rows import TableEntry

_TICK = re.compile(r"[√✓✔☑■●▲★◆○△☆*Vv]|是|有|\d{1,3}")
_MONTH = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,2})月份?")
_MONTHS_IN = {"季度": 3, "半年": 6}
_RHYTHMS = {12: "每月", 4: "每季度", 2: "每半年"}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}

Months = tuple[int, int]
"""Its first and its last month."""


def read_periods(entry: TableEntry) -> list[TableEntry]:
    """Return a row with its time told by the columns of periods, and the parts that are due apart.

    Ticks and words that are the same in each cell are one time: a month, a window of months that follow each
    other, a rhythm where every month or quarter is filled. Different words are different measures, each due in
    its own period. What the row says in a column of deadlines counts before all of it.
    """
    found = entry.periods
    if not found:
        return [entry]
    texts = [text for _, text, _ in found]
    ticks = all(_TICK.fullmatch(text) for text in texts)
    if entry.cells.get("due") or entry.cells.get("every") or _differ_as_numbers(texts):
        return [_beside(entry)]
    if len(found) == 1 and not ticks:
        [(name, text, _)] = found
        return [_with(entry, due=name, detail=_join(entry.detail, text))]
    if ticks or len(set(texts)) == 1:
        said = entry if ticks and not any(text.isdecimal() for text in texts) else _beside(entry)
        return [_with(said, **_time_of([_period(name) for name, _, _ in found], found))]
    return [
        replace(entry, periods=()),
        *(
            replace(
                entry,
                cells={"task": text, "due": name, **_owners(entry)},
                at={"task": at},
                periods=(),
            )
            for name, text, at in found
        ),
    ]


def _differ_as_numbers(texts: Sequence[str]) -> bool:
    return all(text.isdecimal() for text in texts) and len(set(texts)) > 1


def _owners(entry: TableEntry) -> dict[str, str]:
    return {k: v for k, v in entry.cells.items() if k in ("lead", "owner", "support", "leader")}


def _with(entry: TableEntry, **cells: str) -> TableEntry:
    return replace(entry, cells={**entry.cells, **cells}, periods=())


def _join(*texts: str) -> str:
    return "；".join(filter(None, texts))


def _beside(entry: TableEntry) -> TableEntry:
    """Keep all words of the columns in the comment of the item."""
    words = "；".join(f"{name}：{text}" for name, text, _ in entry.periods)
    aside = "\n".join(filter(None, (entry.cells.get("aside", ""), words)))
    return replace(entry, cells={**entry.cells, "aside": aside}, periods=())


def _period(name: str) -> Months:
    plain = "".join(fold_width(name).split())
    month = _MONTH.fullmatch(plain)
    if month:
        n = numeral_value(month[1])
        return n, n
    length = next(length for words, length in _MONTHS_IN.items() if plain.endswith(words))
    place = 2 if plain.startswith("下") else _QUARTERS.get(plain.removeprefix("第")[0], 1)
    return (place - 1) * length + 1, place * length


def _time_of(periods: Sequence[Months], found: Sequence[tuple[str, str, int]]) -> dict[str, str]:
    length = periods[0][1] - periods[0][0] + 1
    if len(periods) * length == 12:
        return {"every": _RHYTHMS[len(periods)]}
    if _is_each_end(periods):
        return {"every": _RHYTHMS[len(periods)]}
    if all(a[1] + 1 == b[0] for a, b in pairwise(periods)):
        first, last = periods[0][0], periods[-1][1]
        return {"due": f"{first}月至{last}月" if first != last else f"{first}月"}
    return {"due": "、".join(name for name, _, _ in found)}


def _is_each_end(periods: Sequence[Months]) -> bool:
    """Tell whether the months are the last ones of all quarters or halves: 3月 6月 9月 12月."""
    months = [last for _, last in periods]
    return months in ([3, 6, 9, 12], [6, 12])
