"""Rows that several files of one form told, on several machines: what counts of each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from zlib import crc32

import pytest

from building import BEIJING, day
from turns import turns
from wenming_cli.core.journal.entries import Base, Fact, Undo, to_line
from wenming_cli.core.journal.joined import claims_of
from wenming_cli.core.journal.live import kept_entries, live_entries, row_claims, unnamed_entries
from wenming_cli.core.journal.reading import make_entry, read_entry

NOON = datetime(2023, 10, 8, 12, tzinfo=BEIJING)
SAVED = datetime(2023, 10, 3, tzinfo=UTC)

Cells = Mapping[str, Any]
"""What a file says in a row, by column."""

WHOLE: dict[str, Any] = {"status": "done", "on": day("09-05"), "note": "学习2场", "people": 46}
FILES: Sequence[Cells] = (
    {"status": "start", "on": day("09-01"), "note": "筹备", "percent": 30, "steps": "通知"},
    WHOLE,
    {"people": 64},
    {"difficulty": "缺经费", "steps": "签到表"},
    WHOLE | {"on": day("09-06"), "place": "三楼"},
)
"""The files of one form, as they were saved one after the other."""


class Clone:
    """A clone of the journal; what it records sorts after all that it has seen."""

    def __init__(self, name: int, known: Iterable[Base] = ()) -> None:
        self.name = name
        self.entries = {entry.id: entry for entry in known}

    def _keep(self, fields: Mapping[str, Any], batch: str = "") -> str:
        last = max((int(key[:12], 16) for key in self.entries), default=0)
        key = f"{last + 1:012x}-{self.name:08x}"
        head = {"id": key, "at": NOON, "by": "王芳", "item": "3.1", "batch": batch or key}
        self.entries[key] = make_entry(head | dict(fields))
        return batch or key

    def collect(self, n: int) -> None:
        """Collect a file: what it says goes on from what is known."""
        claims = {
            column: claim.file
            for known in row_claims(self.entries.values()).values()
            for column, claim in known.items()
        }
        new = {c for c in FILES[n] if c not in claims or claims[c] < file_of(n)}
        if not new:
            return
        told = claims | dict.fromkeys(new, file_of(n))
        via: dict[str, Any] = {"form": "7F3A9C2E", "row": "3.1", "sum": sum_of(told)}
        via["file"] = file_of(n)
        via["told"] = tuple(_told(told))
        batch = ""
        for entry in live_entries(self.entries.values()):
            if isinstance(entry, Fact):
                back = {"do": "undo", "undoes": entry.id, "via": via}
                batch = self._keep(back, batch)
        for fields in statement({column: FILES[int(who)][column] for column, who in told.items()}):
            batch = self._keep(fields | {"via": via}, batch)

    def undo(self, n: int) -> None:
        """Take back the last command that collected a file, if it is there."""
        kept = [e for e in kept_entries(self.entries.values()) if isinstance(e, Fact)]
        own = [e.command for e in kept if e.via and e.via.file == file_of(n)]
        batch = ""
        for entry in kept_entries(self.entries.values()):
            if own and entry.command == own[-1]:
                batch = self._keep({"do": "undo", "undoes": entry.id}, batch)


def file_of(n: int) -> str:
    return f"{n:08x}"


def sum_of(told: Mapping[str, str]) -> str:
    return f"{crc32(repr(sorted(told.items())).encode()):08x}"


def _told(told: Mapping[str, str]) -> Iterator[Any]:
    for file in sorted(set(told.values())):
        columns = tuple(sorted(column for column, own in told.items() if own == file))
        yield file, SAVED + timedelta(hours=int(file)), columns


def statement(cells: Cells) -> Iterator[dict[str, Any]]:
    """The entries that say some cells."""
    on: dict[str, Any] = {"on": cells.get("on", day("09-30"))}
    on |= {} if "on" in cells else {"day_unknown": True}
    own = {key: value for key, value in cells.items() if key not in ("status", "on", "steps")}
    if own or "status" in cells:
        yield {"do": cells.get("status", "note"), **on, **own}
    if "steps" in cells:
        yield {"do": "tick", "step": cells["steps"], **on}


def said(entries: Iterable[Base]) -> list[Any]:
    """What the entries that count say, without who, when and by which file."""
    left_out = ("id", "at", "by", "batch", "via", "day_unknown", "evidence")
    facts = [entry for entry in live_entries(entries) if isinstance(entry, Fact)]
    told = (
        {
            k: v
            for k, v in vars(fact).items()
            if k not in left_out and v not in (None, "") and not (k == "on" and fact.day_unknown)
        }
        for fact in facts
    )
    return sorted((sorted(one.items(), key=str) for one in told), key=str)


def once(*files: int) -> list[Any]:
    """What counts for one that collected some files, in the order in which they were saved."""
    alone = Clone(9)
    for n in sorted(files):
        alone.collect(n)
    return said(alone.entries.values())


def model(entries: Iterable[Base]) -> list[Any]:
    """What counts, said once more and slowly: for each cell the last file that stands and says it."""
    known = {entry.id: entry for entry in entries}
    undos = [e for e in known.values() if isinstance(e, Undo) and e.via is None]
    reached: set[str] = set()
    for undo in undos:
        named = known.get(undo.undoes)
        own = named.via.file if isinstance(named, Fact) and named.via else None
        for fact in known.values():
            same = isinstance(fact, Fact) and fact.via and fact.via.file == own
            if fact is named or (same and fact.command < undo.command):
                reached.add(fact.id)
    left = [e for e in known.values() if isinstance(e, Fact) and e.id not in reached]
    files = {fact.via.file for fact in left if fact.via}
    cells: dict[str, str] = {}
    for fact in left:
        for column, claim in claims_of(fact).items():
            if claim.file in files:
                cells[column] = max(claim.file, cells.get(column, ""))
    found = {column: FILES[int(file)][column] for column, file in cells.items()}
    told = (
        {"item": "3.1"}
        | {k: v for k, v in fields.items() if k != "day_unknown" and (k != "on" or "on" in found)}
        for fields in statement(found)
    )
    return sorted((sorted(one.items(), key=str) for one in told), key=str)


def run(chance: Random, *, undoing: bool) -> tuple[list[Base], set[int]]:
    """Let two clones collect files, merge, and take files back; return what was written."""
    clones, collected = [Clone(1), Clone(2)], set[int]()
    for _ in range(chance.randint(1, 9)):
        own, other = chance.sample(clones, 2)
        n, act = chance.randrange(len(FILES)), chance.random()
        if act < 0.3:
            own.entries |= other.entries
        elif act < 0.5 and undoing:
            own.undo(n)
        else:
            own.collect(n)
            collected.add(n)
    merged = [*clones[0].entries.values(), *clones[1].entries.values()]
    return chance.sample(merged, len(merged)), collected


def hold_the_rule(runs: int, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  not for secrets
    for n in range(runs):
        journal, collected = run(chance, undoing=bool(n % 2))
        assert said(journal) == model(journal), list(map(to_line, journal))
        if not n % 2:
            assert said(journal) == once(*collected), list(map(to_line, journal))


def test_each_cell_is_what_the_last_file_says_that_stands() -> None:
    hold_the_rule(300, seed=1)


@pytest.mark.slow
def test_each_cell_is_what_the_last_file_says_that_stands_in_many_stories() -> None:
    hold_the_rule(turns(3_000, of=20_000), seed=2)


def test_what_a_later_file_came_in_the_place_of_comes_back_with_an_undo() -> None:
    one, other = Clone(1), Clone(2)
    one.collect(0)
    other.entries |= one.entries
    for clone in (one, other):
        clone.collect(1)
    one.undo(1)
    merged = [*one.entries.values(), *other.entries.values()]
    assert said(merged) == once(0)
    live = {entry.id for entry in live_entries(merged)}
    assert live <= {entry.id for entry in kept_entries(merged)}


def test_what_counts_follows_from_what_no_undo_names() -> None:
    one, other = Clone(1), Clone(2)
    one.collect(0)
    other.entries |= one.entries
    other.collect(1)
    one.collect(2)
    merged = [*one.entries.values(), *other.entries.values()]
    assert said(unnamed_entries(merged)) == said(merged) == once(0, 1, 2)


def test_a_row_says_who_told_each_cell() -> None:
    one = Clone(1)
    one.collect(0)
    one.collect(2)
    line = to_line(max(one.entries.values(), key=lambda entry: entry.id))
    assert '"file": "00000002", "told": [["00000000", "2023-10-03T00:00:00Z", ["note", ' in line
    assert read_entry(line.encode()) == max(one.entries.values(), key=lambda entry: entry.id)
    back = next(entry for entry in one.entries.values() if isinstance(entry, Undo))
    assert read_entry(to_line(back).encode()) == back


def test_the_day_of_what_a_later_file_says_is_not_done_is_none_of_its_own() -> None:
    """Each of two machines collected one of the files."""
    done = {"do": "done", "item": "3.1", "on": day("09-05"), "note": "学习2场"}
    wrong = {"do": "start", "item": "3.1", "on": day("09-30"), "day_unknown": True, "note": "误报"}
    told = (["note", "on", "status"], ["note", "status"])
    journal = [
        make_entry({
            "id": f"{n + 1:012x}-{n + 1:08x}", "at": NOON, "by": "王芳", **fields,
            "via": {
                "form": "7F3A9C2E", "row": "3.1", "sum": f"{n:08x}", "file": file_of(n),
                "told": [[file_of(n), SAVED + timedelta(hours=n), told[n]]],
            },
        })
        for n, fields in enumerate((done, wrong))
    ]  # fmt: skip
    [now] = [fact for fact in live_entries(journal) if isinstance(fact, Fact)]
    assert (now.do, now.note, now.day_unknown) == ("start", "误报", True)


def test_where_only_material_is_ticked_the_later_file_says_which() -> None:
    facts = [
        make_entry({
            "id": f"{n:012x}-{n:08x}", "at": NOON, "by": "王芳", "do": "tick", "item": "3.1",
            "on": date(2023, 9, 30), "step": step,
            "via": {
                "form": "7F3A9C2E", "row": "3.1", "sum": file_of(n), "file": file_of(n),
                "told": ((file_of(n), SAVED + n * timedelta(1), ("steps",)),),
            },
        })
        for n, step in ((1, "通知"), (2, "签到表"))
    ]  # fmt: skip
    assert live_entries(facts) == [facts[1]]


def test_evidence_is_what_all_files_brought() -> None:
    facts = [
        make_entry({
            "id": f"{n:012x}-{n:08x}", "at": NOON, "by": "王芳", "do": "note", "item": "3.1",
            "on": date(2023, 9, 30), "note": f"{n}",
            "evidence": [{"path": f"evidence/3.1/{n}.jpg", "sha256": f"{n}" * 64}],
            "via": {
                "form": "7F3A9C2E", "row": "3.1", "sum": file_of(n), "file": file_of(n),
                "told": ((file_of(n), SAVED + n * timedelta(1), ("evidence", "note")),),
            },
        })
        for n in (1, 2)
    ]  # fmt: skip
    [fact] = live_entries(facts)
    assert isinstance(fact, Fact)
    assert (fact.note, [one.path[-5:] for one in fact.evidence]) == ("2", ["1.jpg", "2.jpg"])
