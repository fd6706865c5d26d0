"""Rows that several files of one form told: which entries count, joined cell by cell.

Whoever has collected all of them has recorded the last of these statements as the whole. But of
two machines each may have collected other files, in any order. So the rule is here: each cell is
what the file says that was saved last of those that say anything in it and were not taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import UTC, datetime
from typing import Any, NamedTuple

from wenming_cli.core.journal.entries import Base, Evidence, Fact, Tick, Via

FIELDS = ("note", "people", "percent", "place", "difficulty", "next")
"""The columns that an entry has by their own names; its day, what was done and what proves it are
told apart."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class FormRowKey(NamedTuple):
    """A row of a form."""

    form: str
    row: str


class RowOfFile(NamedTuple):
    """A row as one file told it."""

    row: FormRowKey
    file: str


class CellClaim(NamedTuple):
    """Who says a cell: which file, and when it was saved; None: nobody knows."""

    file: str
    saved: datetime | None

    @property
    def moment(self) -> datetime:
        """When it was saved, as far as it can be compared."""
        return self.saved or _LONG_AGO


def told_row(via: Via) -> FormRowKey:
    """Return the row that an entry is from."""
    return FormRowKey(via.form, via.row)


def row_of_file(via: Via) -> RowOfFile:
    """Return the row, and the file by whose collecting an entry was recorded."""
    return RowOfFile(told_row(via), via.file)


class RowStatement(NamedTuple):
    """What was recorded of a row at once: its entries, those that do not tick before the others."""

    facts: Sequence[Fact]
    claims: Mapping[str, CellClaim]
    """Of its columns that were not taken back."""

    @property
    def main(self) -> Fact | None:
        """The entry that tells of the row; None where only material was ticked."""
        first = self.facts[0]
        return None if isinstance(first, Tick) else first

    @property
    def rank(self) -> tuple[datetime, int, str]:
        """The later one says more than the earlier, and the whole more than its parts."""
        last = max((claim.moment for claim in self.claims.values()), default=_LONG_AGO)
        return last, len(self.claims), min(fact.id for fact in self.facts)

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it was taken back."""
        return len(self.claims) == len(claims_of(self.facts[0]))


def join_rows(entries: Sequence[Base], gone: Set[RowOfFile]) -> list[Base]:
    """Return the entries that count, those of a row told by several files joined into one.

    Args:
        entries: those that were not taken back, each copy once, in the order of their ids.
        gone: the rows of files of which everything was taken back.
    """
    changed: dict[str, Fact | None] = {}
    for statements in _statements(entries, gone).values():
        if len(statements) > 1 or not statements[0].is_whole:
            changed |= _join(statements)
    found = (changed.get(entry.id, entry) for entry in entries) if changed else entries
    return [entry for entry in found if entry is not None]


def claims_by_row(
    entries: Sequence[Base], gone: Set[RowOfFile]
) -> dict[FormRowKey, dict[str, CellClaim]]:
    """Return who says each column of the rows that files told; see `join_rows`."""
    return {
        row: {column: one.claims[column] for column, one in _says(statements).items()}
        for row, statements in _statements(entries, gone).items()
    }


def claims_of(fact: Fact) -> dict[str, CellClaim]:
    """Return the columns that an entry says, each with who says it."""
    groups = fact.via.told if fact.via else ()
    return {column: CellClaim(file, saved) for file, saved, columns in groups for column in columns}


def _statements(
    entries: Iterable[Base], gone: Set[RowOfFile]
) -> dict[FormRowKey, list[RowStatement]]:
    """Return what was said of each row, the later behind the earlier."""
    rows: dict[FormRowKey, dict[Any, list[Fact]]] = {}
    for entry in entries:
        if "via" not in entry.__dict__ or not isinstance(entry, Fact):
            continue  # few have it, and it is asked often
        if (via := entry.via) is not None and via.told:
            row = told_row(via)
            left = _left(entry, row, gone)
            same = rows.setdefault(row, {})
            same.setdefault((via.sum, via.file, tuple(left.items())), []).append(entry)
    return {
        row: sorted(
            (RowStatement(sorted(facts, key=_ticks), dict(key[-1])) for key, facts in same.items()),
            key=lambda one: one.rank,
        )
        for row, same in rows.items()
    }


def _ticks(fact: Fact) -> bool:
    return isinstance(fact, Tick)


def _left(fact: Fact, row: FormRowKey, gone: Set[RowOfFile]) -> dict[str, CellClaim]:
    """Return who says the columns of an entry, without files that were taken back."""
    return {
        column: claim
        for column, claim in claims_of(fact).items()
        if RowOfFile(row, claim.file) not in gone
    }


def _says(statements: Iterable[RowStatement]) -> dict[str, RowStatement]:
    """Return which statement says each column last."""
    says: dict[str, RowStatement] = {}
    for one in statements:
        for column, claim in one.claims.items():
            if column not in says or claim.moment >= says[column].claims[column].moment:
                says[column] = one
    return says


def _join(statements: Sequence[RowStatement]) -> dict[str, Fact | None]:
    """Return what becomes of the entries of a row; None for those of which nothing is left.

    Args:
        statements: the later ones behind the earlier.
    """
    says = _says(statements)
    made: dict[str, Fact | None] = {
        fact.id: None
        for one in statements
        for fact in one.facts
        if not _ticks(fact) or says.get("steps") is not one
    }
    main = _leading(statements, says)
    if main is not None and says.keys() - {"steps"}:
        made[main.id] = _together(main, statements, says)
    if "steps" in says:
        ticks = [fact for fact in says["steps"].facts if _ticks(fact)]
        made |= {fact.id: _with(fact, _day_of(fact, says)) for fact in ticks}
    return made


def _day_of(fact: Fact, says: Mapping[str, RowStatement]) -> dict[str, Any]:
    """Return the day that an entry gets; if nobody says it any more, it is not known."""
    if "on" in says and (main := says["on"].main) is not None and not _is_denied(main, says):
        return {"on": main.on, "day_unknown": main.day_unknown}
    return {"day_unknown": True} if "on" in claims_of(fact) else {}


def _is_denied(main: Fact, says: Mapping[str, RowStatement]) -> bool:
    """Tell whether something was called done by a file, and a later one says that it is not."""
    status = says["status"].main if "status" in says else None
    return main.do == "done" and status is not None and status.do != "done"


def _leading(statements: Sequence[RowStatement], says: Mapping[str, RowStatement]) -> Fact | None:
    """Return the entry that says how the row stands, else the last one that tells of it."""
    status = says["status"].main if "status" in says else None
    mains = [one.main for one in reversed(statements) if one.main is not None]
    telling = [fact for fact in mains if fact.do != "attach"]
    return status or next(iter([*telling, *mains]), None)


def _together(
    main: Fact, statements: Sequence[RowStatement], says: Mapping[str, RowStatement]
) -> Fact:
    """Return an entry with what each column says last."""
    own, fields = claims_of(main), _day_of(main, says)
    for column in FIELDS:
        if column in says:
            fields[column] = getattr(says[column].main, column)
        elif column in own:
            fields[column] = getattr(type(main), column)
    if "status" in own and "status" not in says:
        fields["do"] = "note"  # what it says of that was taken back
    if "evidence" in own or "evidence" in says:
        telling = [one for one in statements if "evidence" in one.claims and one.main]
        fields["evidence"] = _files(one.main for one in telling if one.main)
    return _with(main, fields)


def _with(fact: Fact, fields: Mapping[str, Any]) -> Fact:
    """Return an entry with other fields; the same one, where it has them."""
    changed = {name: value for name, value in fields.items() if value != getattr(fact, name)}
    return type(fact).of({**vars(fact), **changed}) if changed else fact


def _files(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    return tuple({file.sha256: file for fact in facts for file in fact.evidence}.values())
