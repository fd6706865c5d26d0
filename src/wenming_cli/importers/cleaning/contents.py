"""Tables of contents that were typed, or that a PDF has made lines of: they are no second plan.

目  录
一、工作任务……………1
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import LeftOut, SourceLine

_HEAD = re.compile(r"(?:目\s*[录次]|contents)", re.IGNORECASE)
_LEADER = r" *[.…·・•‥_-][.…·・•‥_ -]+| {3,}"
_LOST_PAGE = r"错误\s*!\s*未(?:找到引用源|定义书签)\W?|Error[!:] .{1,40}"
"""What Word, WPS and LibreOffice write where the heading that a page was asked of is gone."""

_ENTRY = re.compile(
    rf"(?P<name>\S.*?)(?:(?P<leader>{_LEADER})[-—–(]?\s*\d{{1,3}}\s*[-—–)]?|[\s.…]*{_LOST_PAGE})"
)
"""A heading, dots or a gap, and the number of its page."""

_PAGE = re.compile(r"(?P<name>\S.*?\D)\s*\d{1,3}")
_FEWEST = 3
"""Entries without a head above them that are a table of contents."""

_LONGEST_NAME = 60
_LONGEST_LINE = 150
_MOST = 300
"""Entries; nothing is looked for in vain for longer."""


def drop_contents(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[LeftOut]]:
    """Take away the first table of contents, with its heading; the rest stays as it is."""
    taken = _entries(lines)
    left_out = [LeftOut("contents", lines[n].text.strip(), lines[n].place) for n in taken]
    gone = set(taken)
    return [line for n, line in enumerate(lines) if n not in gone], left_out


def _entries(lines: Sequence[SourceLine]) -> list[int]:
    plain = [_plain(line) for line in lines]
    shown = [n for n, text in enumerate(plain) if text]
    headed = next((i for i, n in enumerate(shown) if _HEAD.fullmatch(plain[n])), None)
    if headed is not None:
        found = list(_run(plain, shown[headed + 1 :], headed=True))
        return [shown[headed], *found] if len(found) > 1 else []
    for i, n in enumerate(shown):
        if _ENTRY.fullmatch(plain[n]):
            found = list(_run(plain, shown[i:], headed=False))
            return found if len(found) >= _FEWEST else []
    return []


def _run(plain: Sequence[str], shown: Sequence[int], *, headed: bool) -> Iterator[int]:
    """Yield the entries that follow each other; below a head their page may follow a mere blank.

    What comes again below is an entry without a page; the first that was one already ends the run.
    """
    names: set[str] = set()
    for n in shown[:_MOST]:
        entry = _ENTRY.fullmatch(plain[n]) or (_PAGE.fullmatch(plain[n]) if headed else None)
        name = "".join((entry["name"] if entry else plain[n]).split())
        again = any("".join(text.split()).startswith(name) for text in plain[n + 1 :])
        sure = entry is not None and (again or "leader" in entry.re.groupindex)
        if len(name) > _LONGEST_NAME or name in names or not (sure or (headed and again)):
            return
        names.add(name)
        yield n


def _plain(line: SourceLine) -> str:
    text = fold_width(line.text).strip() if line.cells is None else ""
    return text if len(text) <= _LONGEST_LINE else "-"  # a line that is no entry
