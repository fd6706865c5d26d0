"""Commands killed at random moments; what was acknowledged stays, what was torn is mended.

A kill falls anywhere in the command, or around the moment at which it writes (measured first), or
right after its bytes are seen in the file, or inside the write itself: there the system cuts the
write short after some bytes and kills the process at its next one. Where each of them really fell
is counted by what it left behind.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from campaigns.child import Child, Ran, limited, streams
from campaigns.office import SCRIPT, Office, make_office, warm_up
from campaigns.report import Report

LEAVES = ("3.1.1", "3.1.2", "3.1.3", "3.2.1", "3.3.1", "3.4.2", "3.5.3", "3.6", "4.1", "4.3.3")
STEPPED = ("3.1.2", "3.1.3", "3.3.1", "3.5.3", "4.1", "4.3.3")
NEW_FOLDER_EVERY = 12
"""Kills in one journal; then an empty folder is taken, so that its making is attacked, too."""

BY_SCRIPT = 0.1
"""The part of the kills that meets the installed console script."""

ALLOWED = {"evidence-orphaned", "journal-empty", "left-over"}
"""What `check` may say: a killed `attach` leaves its copy without an entry, or half of it; what is
killed before its first line leaves a journal without one."""

GIT_WORDS = {".gitattributes": b"merge=union", ".gitignore": b".lock"}


def run(count: int, seed: int, *, quiet: bool = False) -> Report:
    """Kill `count` commands."""
    report = Report("crash", seed, quiet)
    warm_up()
    with tempfile.TemporaryDirectory() as folder:
        campaign = Crash(Path(folder), report, random.Random(seed))
        while (kills := report.counts["kills"]) < count:
            campaign.one()
            report.progress(kills, count)
        campaign.settle()
    return report


@dataclass
class Moments:
    """When a command writes, in seconds from its start; learnt from each kill that missed."""

    writes_at: float

    def learn(self, ran: Ran) -> None:
        """A machine may become busy, or idle: follow the commands."""
        self.writes_at *= 1.004 if ran.killed else 0.97


class Crash:
    """One campaign: an office, what it was told is recorded, and how its commands are killed."""

    def __init__(self, folder: Path, report: Report, chance: random.Random) -> None:
        self.folder, self.report, self.chance = folder, report, chance
        self.told: set[str] = set()
        self.turns = 0
        self.office = self._new_office()
        self.moments = {kind: self._moments(kind) for kind in ("forked", "script")}
        self.office = self._new_office()

    def _new_office(self) -> Office:
        return make_office(self.folder / f"office-{time.monotonic_ns()}")

    @property
    def file(self) -> Path:
        """The one journal file."""
        found = sorted(self.office.journal.glob("*.jsonl"))
        return found[0] if found else self.office.journal / "none.jsonl"

    def _moments(self, kind: str) -> Moments:
        """Watch some commands that nobody kills."""
        self.office.run("note", "3.1.1", "第一条")
        found = []
        for n in range(5):
            size, start = self._size(), time.perf_counter()
            child = self._started(["note", "3.1.1", f"测时{n}"], kind)
            ran = None
            while self._size() == size and ran is None:
                ran = child.poll()
                time.sleep(0.0003)
            found.append(time.perf_counter() - start)
            if ran is None:
                child.wait()
        return Moments(statistics.median(found))

    def _size(self) -> int:
        try:
            return self.file.stat().st_size
        except FileNotFoundError:
            return 0

    def _started(self, args: Sequence[str], kind: str) -> Child:
        if kind == "forked":
            return self.office.start(*args)
        out, err = streams()
        process = subprocess.Popen(
            [str(SCRIPT), *args], cwd=self.office.root, env=self.office.environ(),
            stdin=subprocess.DEVNULL, stdout=out, stderr=err,
        )  # fmt: skip
        process.returncode = 0  # `Child` waits for it
        return Child(process.pid, out, err)

    def one(self) -> None:
        """Start one command, kill it, and look at what it left."""
        self.turns += 1
        if self.turns % NEW_FOLDER_EVERY == 0:
            self.settle()
        before, args = self._bytes(), self._command()
        ran = self._killed(args)
        if ran.code > 0:
            self.report.finding("a command that nobody killed failed", args, ran.said)
        self._look(before, args, ran)

    def settle(self) -> None:
        """At the end of a journal: the program itself reads all that it ever acknowledged."""
        read = {entry["id"] for entry in self.office.entries()}
        self.report.expect(self.told <= read, "acknowledged entries are not read", self.told - read)
        self.report.count("acknowledged entries read again", len(self.told))
        self.told = set()
        self.office = self._new_office()

    def _command(self) -> list[str]:
        """A command that records something."""
        verb = self.chance.choice(("note", "note", "batch", "done", "tick", "attach", "undo"))
        leaf, words = self.chance.choice(LEAVES), f"第{self.turns}次"
        if verb == "tick":
            leaf = self.chance.choice(STEPPED)
        if verb == "attach":
            photo = b"\xff\xd8" + self.chance.randbytes(20_000)
            (self.office.root / "合影.jpg").write_bytes(photo)
        args = {
            "note": ["note", leaf, words],
            "batch": ["note", *LEAVES, words * 60],
            "done": ["done", leaf],  # words beside what is done already would be refused
            "tick": ["tick", leaf, "1", "2", "3"],
            "attach": ["attach", leaf, "合影.jpg", "--caption", words],
            "undo": ["undo"] if self.told else ["note", leaf, words],
        }[verb]
        return [*args, "--json"] if self.chance.random() < 0.5 else args

    def _killed(self, args: list[str]) -> Ran:
        kind = "script" if self.chance.random() < BY_SCRIPT else "forked"
        way = self.chance.choice(("anywhere", "around", "around", "seen", "inside"))
        if way == "inside":
            limit = self._size() + self.chance.randrange(8000 if len(args) > len(LEAVES) else 300)
            return self.office.start(*args, first=limited(limit, deadly=True)).wait()
        moments, size = self.moments[kind], self._size()
        start = time.perf_counter()
        child = self._started(args, kind)
        if way == "seen":
            while self._size() == size and time.perf_counter() - start < moments.writes_at * 3:
                time.sleep(0.0002)
            until = time.perf_counter() + self.chance.random() * 0.004
        elif way == "around":
            until = start + moments.writes_at + self.chance.gauss(0, 0.1) * moments.writes_at
        else:
            until = start + self.chance.random() * moments.writes_at * 1.5
        while (left := until - time.perf_counter()) > 0:
            if left > 0.002:
                time.sleep(left - 0.001)
        child.kill()
        ran = child.wait()
        if way == "around":
            moments.learn(ran)
        return ran

    def _bytes(self) -> bytes:
        return self.file.read_bytes() if self.file.exists() else b""

    def _look(self, before: bytes, args: list[str], ran: Ran) -> None:
        """Hold what is there against what was promised."""
        after = self._bytes()
        if not self.report.expect(after.startswith(before), "older lines were touched", args):
            return
        whole, torn = _parted(after[len(before) :])
        told = _acknowledged(ran)
        present = {str(json.loads(line)["id"]) for line in whole}
        self.report.expect(told <= present, "an acknowledged entry is missing", args, told)
        self.told |= told
        if ran.killed:
            self.report.count("kills")
            self.report.count(_phase(bool(whole), torn, bool(ran.out)))
        else:
            self.report.count("(ended before its kill)")
        if torn:
            self._mend(after, torn, args)
        else:
            self._sound(args)
        self._go_on(args)

    def _sound(self, args: list[str]) -> None:
        """Every file loads."""
        codes = {problem["code"] for problem in self.office.problems()}
        self.report.expect(codes <= ALLOWED, "check names a fault", codes, args)
        for path in self.office.plan.rglob("*.part"):
            self.report.expect("left-over" in codes, "a half-made copy is not named", path)
            self.report.count("half-made copies left behind and named")
            path.unlink()

    def _mend(self, after: bytes, torn: bytes, args: list[str]) -> None:
        """The torn line is named, mended, and its bytes are kept."""
        codes = [problem["code"] for problem in self.office.problems()]
        self.report.expect("torn-line" in codes, "a torn line is not named", codes, args)
        repaired = self.office.run("check", "--repair")
        self.report.expect(repaired.code in (0, 1), "it cannot be repaired", repaired.said, args)
        kept = [path.read_bytes() for path in (self.office.journal / "aside").glob("*")]
        self.report.expect(any(torn in text for text in kept), "torn bytes are lost", torn, args)
        self.report.expect(
            self._bytes() == after.removesuffix(torn), "repair touched a whole line", args
        )
        codes = [problem["code"] for problem in self.office.problems()]
        self.report.expect("torn-line" not in codes, "the torn line is still there", codes)
        self.report.count("torn lines named and mended")

    def _go_on(self, args: list[str]) -> None:
        """The next command finds no lock, and git its rules."""
        start = time.monotonic()
        ran = self.office.run("note", "3.1.1", "接着做", "--json")
        self.report.expect(ran.code == 0, "the next command fails", ran.said, args)
        self.report.expect(time.monotonic() - start < 5, "the next command waits", args)
        self.told |= _acknowledged(ran)
        for name, words in GIT_WORDS.items():
            path = self.office.journal / name
            whole = path.exists() and words in path.read_bytes()
            self.report.expect(whole, f"{name} is not whole", args)


def _parted(added: bytes) -> tuple[list[bytes], bytes]:
    """Whole lines that were added, and the torn rest; only the line's end may be missing."""
    whole, _, torn = added.rpartition(b"\n")
    lines = [line for line in whole.split(b"\n") if line]
    try:
        json.loads(torn)
    except ValueError:
        return lines, torn
    return [*lines, torn], b""


def _acknowledged(ran: Ran) -> set[str]:
    """The ids that a command with `--json` has told in full."""
    try:
        return set(json.loads(ran.out)["entries"])
    except ValueError:
        return set()


def _phase(whole: bool, torn: bytes, told: bool) -> str:
    if torn:
        return "  inside the write: a torn line"
    if not whole:
        return "  before the write: nothing there"
    return "  after the answer: all there" if told else "  after the write, before the answer"
