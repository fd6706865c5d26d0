"""Our own papers against the plan that they were made from: which cells somebody edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from wenming_cli.core.numbers import label, parent_of
from wenming_cli.core.plan.ownerwords import without_owners
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.errors import Problem
from wenming_cli.importers.draft.plantext import quote_value
from wenming_cli.importers.merging.celltexts import flat, put_back, same_text
from wenming_cli.importers.merging.cellvalues import EditedCell, is_of_plan, keys_of, said_of
from wenming_cli.importers.merging.ownpaper import (
    TASK,
    PaperRow,
    PaperTable,
    TypedText,
    new_number,
    number_in,
)
from wenming_cli.importers.merging.proposal import CellChange, Keys
from wenming_cli.message import M, Message

COUNTED = frozenset({"no", "label"})
"""Columns that only number the rows."""

_NOTE = ("封账码", "记录文件", "备注", "说明", "注：", "注:")
_MOST_NAMED = 8
_MOST_SHOWN = 30
"""Characters of a text in a notice."""


class TypedCell(NamedTuple):
    """An edited cell with its place."""

    item: Item
    heading: str
    old: str
    typed: str
    line: int
    name: str
    """What a workbook calls it."""

    @property
    def words(self) -> dict[str, object]:
        """What a notice says of it."""
        typed = flat(self.typed)[:_MOST_SHOWN]
        place = M("{heading} ({cell})", heading=self.heading, cell=self.name)
        heading = place if self.name else self.heading
        return {"no": self.item.label, "heading": heading, "typed": typed}


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


class PaperReading:
    """A paper as its cells are read: what is edited, and what is not taken."""

    def __init__(self, shown: ShownPaper, plan: Plan, file: str) -> None:
        self.shown, self.plan, self.file = shown, plan, file
        self.changes: list[CellChange] = []
        self.facts: dict[str, list[str]] = {}
        """By heading the items whose cell differs from the records: they are not taken."""

        self.problems: list[Problem] = []
        self._seen: dict[str, int] = {}
        self._added: set[str] = set()
        self._over = {flat(text) for text in shown.headings.values()}

    @property
    def differences(self) -> int:
        """How many cells tell other facts than the records."""
        return sum(map(len, self.facts.values()))

    def read(self, table: PaperTable) -> None:
        """Compare each row, then name what the table has and the plan has not, and the other way."""
        for row in table.rows:
            item = self.plan.by_no.get(number_in(row.label, self.plan))
            if item is None or not self.plan.is_leaf(item):
                if not self._add(row):
                    self._tell_unknown(row.cells.get(TASK, "") or row.label, row.line)
                self._tell_strange(row.above)
            elif item.no in self._seen:
                self._tell_twice(item, row)
            else:
                self._seen[item.no] = row.line
                self._read_row(row, item)
                self._read_headings(row, item)
        self._tell_strange([text for text in table.below if not text.text.startswith(_NOTE)])
        for heading, line in table.strange:
            self._tell(
                "column-unknown",
                M("the column {heading} is not one of ours and was not read", heading=heading),
                hint=M("our columns are those of `wenming export breakdown`"),
                line=line,
            )
        self._tell_facts()
        self._tell_missing()

    def _read_row(self, row: PaperRow, item: Item) -> None:
        beside_rhythm = "rhythm" in {self.shown.columns[heading] for heading in row.cells}
        for heading, typed in row.cells.items():
            key = self.shown.columns[heading]
            texts = self.shown.cells[item.no].get(heading, ())
            words = getattr(item, key) if key in ("title", "text") else ""
            whole = (words, without_owners(words, None)) if words else ()
            same = same_text(key, typed, shown=(*texts, *whole), plan=self.plan)
            if key in COUNTED or same or heading in row.unread:
                continue
            if not is_of_plan(key):
                self.facts.setdefault(heading, []).append(item.no)
                continue
            cell = TypedCell(
                item,
                heading,
                old=texts[0] if texts else "",
                typed=typed,
                line=row.line,
                name=row.names.get(heading, ""),
            )
            edited = EditedCell(self.plan, item, typed, beside_rhythm=beside_rhythm)
            self._take(cell, keys_of(key, edited))

    def _add(self, row: PaperRow) -> bool:
        """Take a row with a number of its own as a new item; tell whether it was one."""
        no, title = new_number(row.label, self.plan), row.cells.get(TASK, "")
        if not no or not title or no in self._added:
            return False
        above = self.plan.by_no[parent_of(no)]
        item = type(above)(no=no, title=title)
        keys: dict[str, str | None] = {"no": quote_value(no)}
        beside_rhythm = "rhythm" in {self.shown.columns[heading] for heading in row.cells}
        for heading, typed in row.cells.items():
            key = self.shown.columns[heading]
            if typed and key not in COUNTED and heading not in row.unread:
                keys |= self._keys_of_new(row, item, heading, beside_rhythm=beside_rhythm)
        self._added.add(no)
        self.changes.append(
            CellChange(no, title, column=TASK, old="", new=title, keys=keys, added=item.kind)
        )
        return True

    def _keys_of_new(self, row: PaperRow, item: Item, heading: str, *, beside_rhythm: bool) -> Keys:
        """Return what a cell says of a new item; one that cannot be taken is told."""
        key, typed = self.shown.columns[heading], row.cells[heading]
        if not is_of_plan(key):
            self.facts.setdefault(heading, []).append(item.no)
            return {}
        names = tuple(dict.fromkeys(_names(self.plan)))
        edited = EditedCell(
            self.plan, item, typed, beside_rhythm=beside_rhythm, new=True, names=names
        )
        keys = keys_of(key, edited)
        if isinstance(keys, Message):
            name = row.names.get(heading, "")
            cell = TypedCell(item, heading, old="", typed=typed, line=row.line, name=name)
            self._tell_not_taken(cell, keys)
            return {}
        return keys

    def _take(self, cell: TypedCell, keys: Keys | Message) -> None:
        item = cell.item
        if isinstance(keys, Message):
            self._tell_not_taken(cell, keys)
            return
        over = keys.keys() & self.shown.recorded.get(item.no, frozenset())
        new = {key: value for key, value in keys.items() if value != said_of(item, key)}
        if over:
            command = "postpone" if "due" in over else "assign"
            self._tell_cell(
                cell,
                M("{no} {heading} '{typed}' is not taken: a record has set it since", **cell.words),
                hint=M("change it with `wenming {command} {no} …`", command=command, no=item.no),
            )
        elif new:
            typed = new.get("due") or cell.typed
            self.changes.append(
                CellChange(item.no, item.title, cell.heading, old=cell.old, new=typed, keys=new)
            )

    def _read_headings(self, row: PaperRow, item: Item) -> None:
        """Compare the headings over a row; a long one stands in several rows."""
        joined = "".join("".join(text.split()) for text, _ in row.above)
        for known in self._over:
            joined = joined.replace("".join(known.split()), "")
        if not joined:
            return
        above = [flat(text) for text, _ in row.above]
        over = list(self.plan.ancestors(item))
        for text in row.above:
            if flat(text.text) in self._over:
                continue
            heading = next(
                (one for one in over if self._renames(flat(text.text), one, above)), None
            )
            if heading is None or len(above) > len(over):
                self._tell_strange([text])
            else:
                self._rename(heading, flat(text.text))

    def _renames(self, text: str, heading: Item, above: Sequence[str]) -> bool:
        """Tell whether a text is a heading with its number kept and its title edited."""
        prefix = self._number_of(heading)
        whole = flat(self.shown.headings[heading.no])
        return whole not in above and text.startswith(prefix) and len(text) > len(prefix)

    def _rename(self, heading: Item, text: str) -> None:
        words = put_back(heading.title, text[len(self._number_of(heading)) :], heading)
        keys = {"title": quote_value(words)}
        self.changes.append(
            CellChange(heading.no, heading.title, TASK, old=heading.title, new=words, keys=keys)
        )

    def _number_of(self, heading: Item) -> str:
        return flat(self.shown.headings[heading.no].removesuffix(heading.title))

    def _tell(self, code: str, message: Message, *, hint: Message, line: int = 0) -> None:
        self.problems.append(
            Problem(code, message, hint, file=self.file, line=line, blocking=False, notice=True)
        )

    def _tell_cell(self, cell: TypedCell, message: Message, *, hint: Message) -> None:
        self._tell("cell-not-taken", message, hint=hint, line=cell.line)

    def _tell_not_taken(self, cell: TypedCell, why: Message) -> None:
        self._tell_cell(
            cell,
            M("{no} {heading} '{typed}' is not taken: {why}", **cell.words, why=why),
            hint=M("write it as in 2023-07-28, 每季度1次 or 长期坚持, or change plan.toml by hand"),
        )

    def _tell_strange(self, texts: Iterable[TypedText]) -> None:
        for text, line in texts:
            if flat(text) not in self._over:
                self._tell_unknown(text, line)

    def _tell_unknown(self, title: str, line: int) -> None:
        self._tell(
            "row-unmatched",
            M("'{title}' fits no item of the plan", title=flat(title)[:_MOST_SHOWN]),
            hint=M("a new item needs a number of its own under a heading of the plan"),
            line=line,
        )

    def _tell_twice(self, item: Item, row: PaperRow) -> None:
        first = self._seen[item.no]
        self._tell(
            "row-twice",
            M(
                "{no} stands in row {first} already; this row was not read",
                no=item.label,
                first=first,
            ),
            hint=M("keep one of the two rows"),
            line=row.line,
        )

    def _tell_facts(self) -> None:
        for heading, numbers in self.facts.items():
            self._tell(
                "fact-not-taken",
                M(
                    "{heading} is not imported from a table: {numbers}",
                    heading=heading,
                    numbers=_named(numbers),
                ),
                hint=M(
                    "what was done is recorded with `wenming done NO`, `wenming note NO --note …`"
                ),
            )

    def _tell_missing(self) -> None:
        missing = [item.no for item in self.plan.leaves if item.no not in self._seen]
        if missing:
            self._tell(
                "row-missing",
                M("not in the table, and left as they are: {numbers}", numbers=_named(missing)),
                hint=M("nothing is deleted from a plan by a table"),
            )


def _names(plan: Plan) -> Iterator[str]:
    """Yield all who are in charge of something."""
    for item in plan.items:
        yield from (*item.lead, *item.support, *item.leader.split("、"))


def _named(numbers: Sequence[str]) -> str:
    more = len(numbers) - _MOST_NAMED
    words = "、".join(map(label, numbers[:_MOST_NAMED]))
    return f"{words} …(+{more})" if more > 0 else words
