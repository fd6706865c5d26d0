"""Plant faults in a room and count those that no test notices.

The faults are a sample, the same again with the same seed and source, spread evenly over the
modules. Those that were found to change nothing stand in equivalent.toml and are left out.
"""

from __future__ import annotations

import random
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
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
NOT_RUN = "the import"
"""What noticed a fault where no test could be run with it."""

Key = tuple[str, str, str, str, str]


class Verdict(NamedTuple):
    """What became of a fault; `by` is the test that noticed it, empty for the time limit."""

    fault: Fault
    caught: bool
    by: str = ""

    @property
    def near(self) -> bool:
        """Whether a test of the same room noticed it, not one of a command or a document."""
        return "::" in self.by and distance(self.by, self.fault) < 2


def run(
    count: int, seed: int, rooms: Sequence[str], floor: float,
    *, root: Path = HERE, equivalent: Path = EQUIVALENT, quiet: bool = False,
) -> Report:  # fmt: skip
    """Plant `count` faults in each of the folders `rooms`; one below the floor is a finding."""
    report = Report("mutants", seed, quiet)
    left_out = known_equivalents(equivalent)
    package = find_room(root, rooms[0]).relative_to(root).parts[:2]
    with tempfile.TemporaryDirectory(prefix="mutants-") as temporary:
        tree = Tree(Path(temporary) / "0", root)  # people may go on working on the original
        samples = {
            room: sample(tree.root, find_room(tree.root, room), count, seed, left_out)
            for room in rooms
        }
        bench = Bench(tree, "/".join(package), rooms, report)
        for room, faults in samples.items():
            _tell(room, list(bench.verdicts(faults)), floor, report)
    return report


def _tell(room: str, verdicts: list[Verdict], floor: float, report: Report) -> None:
    """Count what became of the faults of a room, and name those that nothing noticed."""
    caught = [verdict for verdict in verdicts if verdict.caught]
    report.count(f"{room}: faults planted", len(verdicts))
    report.count(f"{room}: caught", len(caught))
    report.count(f"{room}:   by tests of the room", sum(v.near for v in caught))
    report.count(f"{room}:   by the time limit", sum(v.by == "" for v in caught))
    report.count(f"{room}: survived", len(verdicts) - len(caught))
    if not report.quiet:
        for verdict in verdicts:
            if not verdict.caught:
                print(f"{verdict.fault}{verdict.by and f'  [{verdict.by}]'}", flush=True)
    report.expect(
        len(caught) >= floor * len(verdicts),
        f"{room}: {len(caught)} of {len(verdicts)} faults were caught, less than {floor:.0%}",
    )


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


class Bench:
    """Copies of the repository to plant faults in, and what its tests execute."""

    def __init__(self, tree: Tree, package: str, rooms: Sequence[str], report: Report) -> None:
        """Run the suite once, with the slow tests of the rooms.

        `package` is the folder whose lines are watched.
        """
        watched = (f"--cov={package}", "--cov-context=test", "--cov-report=")
        ran = tree.run(*watched)
        own = [f"tests/{room}" for room in rooms if (tree.root / "tests" / room).is_dir()]
        if own:
            slow = tree.run(*watched, "--cov-append", "-m", "slow", *own)
            ran = ran._replace(times={**ran.times, **slow.times})
        self.choice = Choice(tree, package, ran)
        if not self.choice.seconds:
            sys.exit(f"no test passes without a fault:\n{ran.said}")
        if not self.choice.knows_who_ran:
            sys.exit("the coverage names no test; nothing was counted")
        report.count("tests that pass without a fault", len(self.choice.seconds))
        report.count("  left out: failed or skipped", len(ran.times) - len(self.choice.seconds))
        self.report = report
        self._trees: SimpleQueue[Tree] = SimpleQueue()
        for n in range(WORKERS):
            self._trees.put(tree if n == 0 else Tree(tree.folder.with_name(str(n)), tree.root))

    def verdicts(self, faults: Sequence[Fault]) -> Iterator[Verdict]:
        """Try each fault, some at once, and give the verdicts in their order."""
        with ThreadPoolExecutor(WORKERS) as pool:
            for n, verdict in enumerate(pool.map(self._judge, faults), start=1):
                self.report.progress(n, len(faults))
                yield verdict

    def _judge(self, fault: Fault) -> Verdict:
        tree = self._trees.get()
        try:
            return _judge(tree, self.choice, fault)
        finally:
            self._trees.put(tree)


def _judge(tree: Tree, choice: Choice, fault: Fault) -> Verdict:
    """Run the tests that may notice a fault, until one does.

    Where no test could be run at all, something else than the fault may be broken, such as the
    environment; then one test is run without the fault, and where that fails, too, all of it ends.
    """
    batches = list(choice.batches(fault))
    with tree.planted(fault):
        verdict = _tried(tree, choice, fault, batches)
    if verdict.by == NOT_RUN and tree.run(chosen=batches[0][:1], limit=SPARE).outcome != "passed":
        sys.exit("the tests can no longer be run, with or without a fault; nothing was counted")
    return verdict


def _tried(tree: Tree, choice: Choice, fault: Fault, batches: Sequence[Sequence[str]]) -> Verdict:
    for batch in batches:
        limit = SPARE + 5 * sum(choice.seconds[test] for test in batch)
        ran = tree.run(chosen=batch, limit=limit)
        if ran.outcome == "no end":
            return Verdict(fault, caught=True)
        if ran.outcome == "failed":
            failed = [test for test, (passed, _) in ran.times.items() if not passed]
            return Verdict(fault, caught=True, by=failed[0] if failed else NOT_RUN)
    return Verdict(fault, caught=False, by="" if batches else "no test executes it")
