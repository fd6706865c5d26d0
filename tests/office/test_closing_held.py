"""What was closed is held: whatever is done to the files is named, and what is added is no fault.

The oracle knows nothing of links and seals: the lines that were there at the closing are there, or
not; the plan says the same, or not.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import tomllib
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from office.conftest import make_folder, noon
from turns import turns
from wenming_cli import Office, Request, WenmingError
from wenming_cli.core.closing.code import show_code
from wenming_cli.core.closing.coverage import find_coverage, read_lines
from wenming_cli.core.journal.entries import Verb
from wenming_cli.core.journal.planentries import Close
from wenming_cli.core.journal.reading import strip_line
from wenming_cli.core.journal.seals import genuine, seal_line
from wenming_cli.office.closing import ClosingWish
from wenming_cli.store.closings import read_journal_text
from wenming_cli.store.journal.lines import recorded_lines

WRITERS = ("li-na@pc-07", "zhang-wei@pc-08", "chen-jing@pc-09")
VERBS: tuple[Verb, ...] = ("note", "note", "done", "start", "undo")
JOURNAL = "plans/2023/journal"
PLAN = "plans/2023/plan.toml"
PAPER = "小结.md"


class Clerk:
    """Somebody who records one thing after the other; each has a minute and a number of its own."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.minutes = 0

    def office(self, folder: Path, writer: str) -> Office:
        self.minutes += 1
        now = noon("2023-04-08") + timedelta(minutes=self.minutes)
        digits = lambda: f"{self.chance.getrandbits(32):08x}"  # noqa: E731
        return Office.open(folder, now=now, writer=writer, by=writer[:5], entropy=digits)

    def record(self, folder: Path, writer: str) -> None:
        office = self.office(folder, writer)
        on = noon("2023-02-01").date() + timedelta(days=self.chance.randrange(60))
        verb = self.chance.choice(VERBS)
        if verb == "undo":
            ids = [entry.id for entry in office.journal.standing]
            if ids:
                office.undo(self.chance.choice(ids))
            return
        item = self.chance.choice(["3.1.1", "3.1.2", "4.1"])
        note = self.chance.choice(["", "召开动员会", "材料已收齐", "note"])
        if verb == "note":
            note += str(self.minutes)
        office.record(Request(verb, [item], on, note=note, people=self.chance.choice([None, 9])))


def named(folder: Path, code: str) -> list[str]:
    """What `check` and `check --closing` say of closings."""
    office = Office.open(folder, now=noon("2023-04-20"), writer="wang@pc-01")
    found = [*office.check(), *office.check_closing(code)]
    assert "closed-rows" not in [one.code for one in found]
    return [one.code for one in found if one.code.startswith("clos") and not one.notice]


def lines_of(folder: Path) -> set[bytes]:
    """Every line of the journal as it was recorded."""
    files = (folder / JOURNAL).glob("*.jsonl")
    return {strip_line(line) for file in files for line in recorded_lines(file.read_bytes())} - {
        b""
    }


# --- manipulations -------------------------------------------------------------------------------


class Case(NamedTuple):
    """A folder with a closed quarter, and what was closed."""

    folder: Path
    code: str
    closed: frozenset[bytes]
    close: bytes


def closed_case(root: Path, chance: random.Random) -> Case:
    folder, clerk = make_folder(root), Clerk(chance)
    for _ in range(24):
        with suppress(WenmingError):  # what is refused is no step
            clerk.record(folder, chance.choice(WRITERS))
    closed = lines_of(folder)
    done = clerk.office(folder, chance.choice(WRITERS)).close(ClosingWish("Q1", [PAPER]))
    [close] = lines_of(folder) - closed
    for _ in range(8):
        with suppress(WenmingError):  # what is refused is no step
            clerk.record(folder, chance.choice(WRITERS))
    return Case(folder, done.closing.code, frozenset(closed), close)


def some_file(folder: Path, chance: random.Random) -> Path:
    return chance.choice(sorted((folder / JOURNAL).glob("*.jsonl")))


def edit(folder: Path, chance: random.Random) -> None:
    file = some_file(folder, chance)
    text = file.read_text(encoding="utf-8")
    at = chance.randrange(len(text))
    file.write_text(text[:at] + chance.choice("0aZ，会 ") + text[at + 1 :], encoding="utf-8")


def drop(folder: Path, chance: random.Random) -> None:
    file = some_file(folder, chance)
    lines = file.read_bytes().splitlines(keepends=True)
    gone = set(chance.sample(range(len(lines)), chance.randint(1, min(3, len(lines)))))
    file.write_bytes(b"".join(line for n, line in enumerate(lines) if n not in gone))


def cut_the_tail(folder: Path, chance: random.Random) -> None:
    file = some_file(folder, chance)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[: chance.randrange(len(lines))]))


def remove(folder: Path, chance: random.Random) -> None:
    some_file(folder, chance).unlink()


def reorder(folder: Path, chance: random.Random) -> None:
    file = some_file(folder, chance)
    lines = file.read_bytes().splitlines(keepends=True)
    chance.shuffle(lines)
    file.write_bytes(b"".join(lines))


def move_to_another_file(folder: Path, chance: random.Random) -> None:
    file = some_file(folder, chance)
    text = file.read_bytes()
    file.unlink()
    other = folder / JOURNAL / chance.choice(["new@pc-10.jsonl", f"{file.stem} (1).jsonl"])
    other.write_bytes(text)


def save_in_an_editor(folder: Path, chance: random.Random) -> None:
    file = some_file(folder, chance)
    text = file.read_text(encoding="utf-8")
    encoding = chance.choice(["gb18030", "utf-16", "utf-8-sig", "utf-8"])
    file.write_bytes(text.replace("\n", "\r\n").encode(encoding))


def seal_anew(folder: Path, chance: random.Random) -> None:
    """Somebody who knows how: an edited line, and every seal below it right again."""
    file = some_file(folder, chance)
    lines, above = [], b""
    start = chance.randrange(len(file.read_bytes().splitlines()))
    for n, line in enumerate(file.read_bytes().splitlines()):
        if n < start:
            above = line
        else:
            data = json.loads(line)
            data.pop("prev"), data.pop("seal")
            if n == start:
                data["by"] = "别人"
            raw = json.dumps(data, ensure_ascii=False, separators=(", ", ": ")).encode()
            above = seal_line(raw, above)
        lines.append(above)
    file.write_bytes(b"\n".join(lines) + b"\n")


def swap_the_plan(folder: Path, chance: random.Random) -> None:
    plan = folder / PLAN
    text = plan.read_text(encoding="utf-8")
    what = chance.choice(
        [("理论科", "文艺科"), ("11-30", "12-30"), ("[[measure]]", "# 措施\n\n[[measure]]")]
    )
    plan.write_text(text.replace(*what), encoding="utf-8")


def replace_the_paper(folder: Path, chance: random.Random) -> None:
    paper = folder / PAPER
    if chance.random() < 0.3:
        paper.unlink()
    else:
        paper.write_bytes(paper.read_bytes() + chance.choice([b"", b"\n", "另一句".encode()]))


MANIPULATIONS = (
    edit, edit, edit, drop, drop, cut_the_tail, cut_the_tail, remove, reorder, move_to_another_file,
    save_in_an_editor, seal_anew, swap_the_plan, replace_the_paper,
)  # fmt: skip


def is_changed(case: Case, folder: Path) -> bool:
    """Tell whether what was closed is not what it was, without the program's own means."""
    plans = [
        tomllib.loads((one / PLAN).read_text(encoding="utf-8")) for one in (case.folder, folder)
    ]
    papers = [(one / PAPER).read_bytes() for one in (case.folder, folder) if (one / PAPER).exists()]
    here = lines_of(folder)
    return (
        not case.closed <= here
        or not holds_closing(case, here)
        or plans[0] != plans[1]
        or len(set(papers)) > 1
    )


def holds_closing(case: Case, here: set[bytes]) -> bool:
    """Tell whether the closing is there: who sealed it anew may have changed who closed, no more."""
    return any(genuine(line) and said(line) == said(case.close) for line in here)


def said(line: bytes) -> dict[str, object]:
    """What a line says, but for who, and its seals."""
    try:
        data: dict[str, object] = json.loads(line)
    except ValueError:
        return {}
    return {key: value for key, value in data.items() if key not in ("by", "prev", "seal")}


def play_manipulations(root: Path, count: int, chance: random.Random) -> dict[bool, int]:
    """Manipulate so many copies of closed folders; count those that changed what was closed."""
    counts = {True: 0, False: 0}
    case = closed_case(root / "case", chance)
    for n in range(count):
        if n % 50 == 0:
            case = closed_case(root / f"case-{n}", chance)
            assert named(case.folder, case.code) == []
        folder = root / "copy"
        shutil.copytree(case.folder, folder)
        manipulate = chance.choice(MANIPULATIONS)
        manipulate(folder, chance)
        changed = is_changed(case, folder)
        counts[changed] += 1
        assert bool(named(folder, case.code)) == changed, (n, manipulate.__name__)
        shutil.rmtree(folder)
    return counts


@pytest.mark.slow
def test_manipulations_are_named(tmp_path: Path) -> None:
    count = turns(200, of=1000)
    counts = play_manipulations(tmp_path, count, random.Random(2023))  # noqa: S311
    assert counts[True] > count / 2
    assert counts[False] > count / 10


# --- proper additions ------------------------------------------------------------------------------


def union(base: Path, one: Path, other: Path) -> None:
    """Bring the journal of another clone in, as git does by the folder's own `.gitattributes`."""
    for file in sorted((other / JOURNAL).glob("*.jsonl")):
        mine, before = one / JOURNAL / file.name, base / JOURNAL / file.name
        if not mine.exists():
            shutil.copy(file, mine)
            continue
        old = before if before.exists() else Path("/dev/null")
        found = subprocess.run(
            ["git", "merge-file", "--union", "-p", mine, old, file], capture_output=True, check=True
        )
        mine.write_bytes(found.stdout)


def play_history(root: Path, chance: random.Random) -> int:
    """Record in two clones, close in either or both, merge both ways; nothing is a fault."""
    base, clerk = make_folder(root / "base"), Clerk(chance)
    for _ in range(chance.randint(0, 6)):
        with suppress(WenmingError):  # what is refused is no step
            clerk.record(base, chance.choice(WRITERS))
    (base / JOURNAL).mkdir(exist_ok=True)
    clones = [root / "one", root / "other"]
    for clone in clones:
        shutil.copytree(base, clone)
    knew: dict[str, set[str]] = {}
    for _ in range(chance.randint(4, 10)):
        clone = chance.choice(clones)
        writer = chance.choice(WRITERS[:2])
        if chance.random() < 0.3:
            office = clerk.office(clone, writer)
            ids = {entry.id for entry in (*office.journal.entries, *office.journal.of_plan)}
            known = {entry.id for entry in office.journal.of_plan}
            with suppress(WenmingError):  # what is refused is no step
                office.close(ClosingWish(chance.choice(["Q1", "H1", "2月"])))
            knew |= {e.id: ids for e in office.journal.of_plan if e.id not in known}
        elif chance.random() < 0.1:
            office = clerk.office(clone, writer)
            with suppress(WenmingError):  # what is refused is no step
                office.reopen_period("Q1", "漏报")
        else:
            with suppress(WenmingError):  # what is refused is no step
                clerk.record(clone, writer)
    before = [shutil.copytree(clone, root / f"before-{n}") for n, clone in enumerate(clones)]
    union(base, clones[0], before[1])
    union(base, clones[1], before[0])
    for clone in clones:
        if chance.random() < 0.5:
            with suppress(WenmingError):  # what is refused is no step
                clerk.record(clone, chance.choice(WRITERS))
    return sum(check_held(clone, knew) for clone in clones)


def check_held(clone: Path, knew: dict[str, set[str]]) -> int:
    office = Office.open(clone, now=noon("2023-04-20"), writer="wang@pc-01")
    closes = [entry for entry in office.journal.of_plan if isinstance(entry, Close)]
    lines = read_lines(read_journal_text(office.workspace))
    for close in closes:
        code = show_code(close.code)
        assert set(named(clone, code)) <= {"closing-lifted"}
        assert find_coverage(close, lines).ids == knew[close.id]
    return len(closes)


@pytest.mark.slow
def test_histories_raise_no_alarm(tmp_path: Path) -> None:
    closed, count = 0, turns(40, of=200)
    for n in range(count):
        closed += play_history(tmp_path / "history", random.Random(n))  # noqa: S311
        shutil.rmtree(tmp_path / "history")
    assert closed > count


@pytest.mark.slow
def test_a_repair_and_the_copies_of_a_sync_program_change_nothing(tmp_path: Path) -> None:
    """A copy with a line of its own is put into the original, a torn line aside, GBK is UTF-8 again."""
    chance = random.Random(7)  # noqa: S311
    case = closed_case(tmp_path / "case", chance)
    own, *others = sorted((case.folder / JOURNAL).glob("*.jsonl"))
    lines = own.read_bytes().splitlines(keepends=True)
    own.with_name(f"{own.stem} (1).jsonl").write_bytes(b"".join(lines))
    own.write_bytes(b"".join(lines[:-1]))
    others[0].write_bytes(others[0].read_bytes() + b'{"id": "torn')
    others[1].write_bytes(others[1].read_bytes().decode().encode("gb18030"))
    assert named(case.folder, case.code) == []

    office = Office.open(case.folder, now=noon("2023-04-20"), writer="wang@pc-01")
    assert len(office.repair()) >= 2
    assert named(case.folder, case.code) == []
    assert case.closed <= lines_of(case.folder)
