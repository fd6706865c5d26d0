"""Plant faults in a room and count those that no test notices.

The faults are a sample, the same again with the same seed and source, spread evenly over the
modules. Those that were found to change nothing stand in equivalent.toml and are left out.
"""

from __future__ import annotations

import random
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from campaigns.mutants.choice import Choice, distance
from campaigns.mutants.places import Fault, compiles, faults_of
from campaigns.mutants.trial import HERE, SPARE, Tree
from campaigns.report import Report

EQUIVALENT = Path(__file__).with_name("equivalent.toml")
WORKERS = 2

Key = tuple[str, str, str, str, str]


class Verdict(NamedTuple):
    """What became of a fault: the test that noticed it, if any."""

    fault: Fault
    caught: bool
    by: str = ""

    @property
    def near(self) -> bool:
        """Whether a test of the same room noticed it, not one of a command or a document."""
        return "::" in self.by and distance(self.by, self.fault) < 2


def run(
    count: int, seed: int, room: str, floor: float,
    *, root: Path = HERE, equivalent: Path = EQUIVALENT, quiet: bool = False,
) -> Report:  # fmt: skip
    """Plant `count` faults in the folder `room` of the package; a finding below the floor."""
    report = Report(f"mutants {room}", seed, quiet)
    folder = find_room(root, room)
    faults = sample(root, folder, count, seed, known_equivalents(equivalent))
    with tempfile.TemporaryDirectory(prefix="mutants-") as temporary:
        verdicts = _try(Path(temporary), root, folder, faults, report)
    caught = [verdict for verdict in verdicts if verdict.caught]
    report.count("planted", len(verdicts))
    report.count("caught", len(caught))
    report.count("  by tests of the room", sum(v.near for v in caught))
    report.count("  by tests without end", sum(v.by == "" for v in caught))
    report.count("survived", len(verdicts) - len(caught))
    if not quiet:
        for verdict in verdicts:
            if not verdict.caught:
                print(f"{verdict.fault}{verdict.by and f'  [{verdict.by}]'}")
    report.expect(
        len(caught) >= floor * len(verdicts),
        f"{len(caught)} of {len(verdicts)} faults were caught, which is less than {floor:.0%}",
    )
    return report


def find_room(root: Path, room: str) -> Path:
    """Find the folder of a room, or of a part of it (`core/board`), below the package in src."""
    found = sorted(path for path in (root / "src").glob(f"*/{room}") if path.is_dir())
    if not found:
        sys.exit(f"there is no folder {room} in src/*")
    return found[0]


def known_equivalents(path: Path) -> set[Key]:
    """Read the faults that change nothing; each says why (reviewed by hand)."""
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("fault", [])
    return {
        (row["file"], row["function"], row["operator"], row["before"], row["after"]) for row in rows
    }


def key_of(fault: Fault) -> Key:
    """Name a fault so that it is known again when lines and folders move."""
    name = fault.file.rpartition("/")[2]
    return name, fault.function, fault.operator, fault.before, fault.after


def sample(root: Path, folder: Path, count: int, seed: int, left_out: set[Key]) -> list[Fault]:
    """Choose faults: one of each module in turn, until there are enough."""
    chance = random.Random(seed)
    piles: list[list[Fault]] = []
    for path in sorted(folder.rglob("*.py")):
        file = path.relative_to(root).as_posix()
        pile = [f for f in faults_of(file, path.read_bytes()) if key_of(f) not in left_out]
        chance.shuffle(pile)
        piles.append(pile)
    chance.shuffle(piles)
    found: list[Fault] = []
    while len(found) < count and any(piles):
        for pile in piles:
            fault = _next(root, pile)
            if fault is not None and len(found) < count:
                found.append(fault)
    return found


def _next(root: Path, pile: list[Fault]) -> Fault | None:
    while pile:
        fault = pile.pop()
        if compiles(fault.planted((root / fault.file).read_bytes())):
            return fault
    return None


def _try(
    temporary: Path, root: Path, folder: Path, faults: list[Fault], report: Report
) -> list[Verdict]:
    package = folder.relative_to(root).parts[:2]
    tree = Tree(temporary / "0", root)
    ran = tree.run(f"--cov={'/'.join(package)}", "--cov-context=test", "--cov-report=")
    choice = Choice(tree, "/".join(package), ran)
    if not choice.seconds:
        sys.exit(f"no test passes without a fault:\n{ran.said}")
    report.count("tests that pass without a fault", len(choice.seconds))
    report.count("  left out: failed or skipped", len(ran.times) - len(choice.seconds))
    trees: SimpleQueue[Tree] = SimpleQueue()
    trees.put(tree)
    for n in range(1, WORKERS):
        trees.put(Tree(temporary / str(n), tree.root))

    def one(fault: Fault) -> Verdict:
        tree = trees.get()
        try:
            return _judge(tree, choice, fault)
        finally:
            trees.put(tree)

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(_told(pool.map(one, faults), len(faults), report))


def _told(verdicts: Iterator[Verdict], of: int, report: Report) -> Iterator[Verdict]:
    for n, verdict in enumerate(verdicts, start=1):
        report.progress(n, of)
        yield verdict


def _judge(tree: Tree, choice: Choice, fault: Fault) -> Verdict:
    """Run the tests that may notice a fault, until one does."""
    batches = list(choice.batches(fault))
    with tree.planted(fault):
        for batch in batches:
            limit = SPARE + 5 * sum(choice.seconds[test] for test in batch)
            ran = tree.run(chosen=batch, limit=limit)
            if ran.outcome == "no end":
                return Verdict(fault, caught=True)
            if ran.outcome == "failed":
                failed = [test for test, (passed, _) in ran.times.items() if not passed]
                return Verdict(fault, caught=True, by=failed[0] if failed else "the import")
    return Verdict(fault, caught=False, by="" if batches else "no test executes it")
