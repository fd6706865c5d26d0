"""Our own papers against the plan that they were made from: which cells somebody edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wenming_cli.core.numbers import label
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.errors import Problem
from wenming_cli.importers.draft.plantext import quote_value
from wenming_cli.importers.merging.celltexts import flat, put_back, same_text
from wenming_cli.importers.merging.cellvalues import Cell, is_of_plan, keys_of, said_of
from wenming_cli.importers.merging.ownpaper import (
    PaperRow,
    PaperTable,
    number_in,
)
from wenming_cli.importers.merging.proposal import CellChange, Keys
from wenming_cli.message import M, Message

COUNTED = frozenset({"no", "label"})
"""Columns that only number the rows."""

_NOTE = ("封账码", "记录文件", "备注", "说明", "注：", "注:")
_MOST_NAMED = 8


class ShownPaper(NamedTuple):
    """What our paper shows today, by which an edited cell is known."""

    columns: Mapping[str, str]
    """The keys of its columns, by heading."""

    cells: Mapping[str, Mapping[str, Sequence[str]]]
    """By number of the item and heading: the texts of a cell that nobody edited."""

    recorded: Mapping[str, frozenset[str]]
    """By number of the item the keys that a record has set since, so that the plan's count no more."""

    headings: Mapping[str, str]
    """What stands over the whole width, by number of the heading; older papers had items there too."""


@dataclass
class PaperComparison:
    """The edited cells of a paper."""

    changes: list[CellChange] = field(default_factory=list)
    facts: dict[str, list[str]] = field(default_factory=dict)
    """By heading the items whose cell differs from the records: they are not taken."""

    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    """The line of each item."""


def compare_paper(table: PaperTable, shown: ShownPaper, plan: Plan, file: str) -> PaperComparison:
    """Return what the cells say otherwise than the plan, and name what is not taken."""
    found = PaperComparison()
    for row in table.rows:
        item = plan.by_no.get(number_in(row.label, plan))
        if item is None or not plan.is_leaf(item):
            found.problems += [_unknown(row.cells.get("工作任务", "") or row.label, row.line, file)]
            found.problems += [
                _unknown(text, line, file)
                for text, line in row.above
                if flat(text) not in map(flat, shown.headings.values())
            ]
        elif item.no in found.seen:
            found.problems.append(_twice(item, row, found.seen[item.no], file))
        else:
            found.seen[item.no] = row.line
            _compare_row(row, item, shown, plan, found=found, file=file)
            _compare_headings(row, item, shown, plan, found=found, file=file)
    found.problems += _left_over(table, shown, plan, found, file)
    return found


def _compare_row(
    row: PaperRow, item: Item, shown: ShownPaper, plan: Plan, *, found: PaperComparison, file: str
) -> None:
    beside_rhythm = "rhythm" in {shown.columns[heading] for heading in row.cells}
    for heading, typed in row.cells.items():
        key, texts = shown.columns[heading], shown.cells[item.no].get(heading, ())
        whole = (getattr(item, key),) if key in ("title", "text") else ()
        if key in COUNTED or same_text(key, typed, (*texts, *whole), plan):
            continue
        if not is_of_plan(key):
            found.facts.setdefault(heading, []).append(item.no)
            continue
        keys = keys_of(key, Cell(plan, item, typed, beside_rhythm))
        if isinstance(keys, Message):
            found.problems.append(_not_understood(item, heading, typed, keys, row.line, file))
        elif recorded := _recorded(item, keys, shown):
            found.problems.append(_recorded_since(item, heading, typed, recorded, row.line, file))
        elif keys := _new_ones(item, keys):
            old, new = texts[0] if texts else "", keys.get("due") or typed
            found.changes.append(CellChange(item.no, item.title, heading, old, new, keys))


def _new_ones(item: Item, keys: Keys) -> Keys:
    """Return the keys whose values the plan does not have already."""
    return {key: value for key, value in keys.items() if value != said_of(item, key)}


def _recorded(item: Item, keys: Keys, shown: ShownPaper) -> str:
    """Return the command for what a record has set since; `""` where none has."""
    over = keys.keys() & shown.recorded.get(item.no, frozenset())
    if "due" in over:
        return "postpone"
    return "assign" if over else ""


def _compare_headings(
    row: PaperRow, item: Item, shown: ShownPaper, plan: Plan, *, found: PaperComparison, file: str
) -> None:
    """Compare the headings over a row; a long one stands in several rows."""
    above = [flat(text) for text, _ in row.above]
    over = [one for one in reversed([*plan.ancestors(item)]) if one.no in shown.headings]
    joined = "".join("".join(above).split())
    for text in map(flat, shown.headings.values()):
        joined = joined.replace("".join(text.split()), "") if joined else ""
    if not joined:
        return
    for text, line in row.above:
        if any(flat(text) == flat(one) for one in shown.headings.values()):
            continue
        heading = next((one for one in over if _renames(flat(text), one, above, shown)), None)
        if heading is None or len(above) > len(over):
            found.problems.append(_unknown(text, line, file))
            continue
        prefix = shown.headings[heading.no].removesuffix(heading.title)
        words = put_back(heading.title, flat(text)[len(flat(prefix)) :], heading)
        found.changes.append(
            CellChange(
                heading.no,
                heading.title,
                "工作任务",
                heading.title,
                words,
                {"title": quote_value(words)},
            )
        )


def _renames(text: str, heading: Item, above: Sequence[str], shown: ShownPaper) -> bool:
    """Tell whether a text is a heading with its number kept and its title edited."""
    own = flat(shown.headings[heading.no])
    prefix = flat(shown.headings[heading.no].removesuffix(heading.title))
    return own not in above and text.startswith(prefix) and len(text) > len(prefix)


def _left_over(
    table: PaperTable, shown: ShownPaper, plan: Plan, found: PaperComparison, file: str
) -> Iterator[Problem]:
    """Yield what the table has and the plan has not, and the other way round."""
    headings = {flat(text) for text in shown.headings.values()}
    for text, line in table.below:
        if flat(text) not in headings and not text.startswith(_NOTE):
            yield _unknown(text, line, file)
    for heading, line in table.strange:
        yield _notice(
            "column-unknown",
            file,
            line,
            M("the column {heading} is not one of ours and was not read", heading=heading),
            M("our columns are those of `wenming export breakdown`"),
        )
    for heading, numbers in found.facts.items():
        yield _notice(
            "fact-not-taken",
            file,
            0,
            M(
                "{heading} is not imported from a table: {numbers}",
                heading=heading,
                numbers=_named(numbers),
            ),
            M("what was done is recorded with `wenming done NO`, `wenming note NO --note …`"),
        )
    missing = [item.no for item in plan.leaves if item.no not in found.seen]
    if missing:
        yield _notice(
            "row-missing",
            file,
            0,
            M("not in the table, and left as they are: {numbers}", numbers=_named(missing)),
            M("nothing is deleted from a plan by a table"),
        )


def _named(numbers: Sequence[str]) -> str:
    more = len(numbers) - _MOST_NAMED
    words = "、".join(map(label, numbers[:_MOST_NAMED]))
    return f"{words} …(+{more})" if more > 0 else words


def _notice(code: str, file: str, line: int, message: Message, hint: Message) -> Problem:
    return Problem(code, message, hint, file=file, line=line, blocking=False, notice=True)


def _unknown(text: str, line: int, file: str) -> Problem:
    return _notice(
        "row-unmatched",
        file,
        line,
        M("'{title}' fits no item of the plan", title=flat(text)[:30]),
        M("a new item is written into plan.toml by hand, with its own number"),
    )


def _twice(item: Item, row: PaperRow, first: int, file: str) -> Problem:
    return _notice(
        "row-twice",
        file,
        row.line,
        M("{no} stands in row {first} already; this row was not read", no=item.label, first=first),
        M("keep one of the two rows"),
    )


def _not_understood(
    item: Item, heading: str, typed: str, why: Message, line: int, file: str
) -> Problem:
    return _notice(
        "cell-not-taken",
        file,
        line,
        M(
            "{no} {heading} '{typed}' is not taken: {why}",
            no=item.label,
            heading=heading,
            typed=flat(typed)[:30],
            why=why,
        ),
        M("write it as in 2023-07-28, 每季度1次 or 长期坚持, or change plan.toml by hand"),
    )


def _recorded_since(
    item: Item, heading: str, typed: str, command: str, line: int, file: str
) -> Problem:
    return _notice(
        "cell-not-taken",
        file,
        line,
        M(
            "{no} {heading} '{typed}' is not taken: a record has set it since",
            no=item.label,
            heading=heading,
            typed=flat(typed)[:30],
        ),
        M("change it with `wenming {command} {no} …`", command=command, no=item.no),
    )
