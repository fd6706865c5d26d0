"""Each system call of recording, failing in each way that systems know.

A command is watched once; then it is done again from the same files for each of its calls and each
fault, with that one call failing. It must say so and have recorded nothing, or have recorded all;
every file must load afterwards, and the next command must work.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from campaigns.child import Ran, limited
from campaigns.office import make_office, warm_up
from campaigns.report import Report
from campaigns.strace import ANSWER, Site, traced, why_not

LOOKS = ("newfstatat", "read", "lseek", "getdents64")
"""Calls that a full or read-only disk does not refuse."""

READING = ("EIO", "EACCES", "EINTR", "SIGKILL")
WRITING = (*READING, "ENOSPC", "EROFS")
HELPERS = (".gitattributes", ".gitignore")
"""Files of the journal's folder that may be there even where nothing was recorded."""

ORPHANED = frozenset({"evidence-orphaned"})
"""A copy without its entry, which a killed command leaves."""

UNBEGUN = frozenset({"journal-empty"})
"""A file whose first line was refused by the disk."""

LEFT = frozenset({"left-over"})
"""Half a copy, which a killed command leaves, or one that cannot delete it."""

NOTHING = "nothing was recorded"
SHORT_WRITES = 40
"""In how many places a write is cut short."""


@dataclass(frozen=True)
class Story:
    """A command, and the commands that went before it."""

    name: str
    args: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()


NOTED = ("note", "3.1.1", "先前的话")
STORIES = (
    Story("first entry", ("note", "3.1.1", "进展", "--json")),
    Story("next entry", ("done", "3.1.2", "--json"), (NOTED,)),
    Story("a heading", ("done", "3.3", "--json"), (NOTED,)),
    Story("evidence", ("attach", "3.1.3", "合影.jpg", "--json"), (NOTED,)),
    Story("undo", ("undo", "--json"), (NOTED,)),
)


@dataclass(frozen=True)
class Fault:
    """One fault at one call."""

    site: Site
    error: str

    @property
    def words(self) -> str:
        """As strace wants it."""
        kind = "signal" if self.error.startswith("SIG") else "error"
        return f"{self.site.call}:{kind}={self.error}:when={self.site.n}"

    @property
    def deadly(self) -> bool:
        """Whether the command ends of it."""
        return self.error == "SIGKILL"


def run(count: int, seed: int, *, quiet: bool = False) -> Report:
    """Try `count` faults, taken by chance from all that there are; short writes besides."""
    report = Report("faults", seed, quiet)
    if word := why_not():
        report.finding(f"not run: {word}")
        return report
    warm_up()
    with tempfile.TemporaryDirectory() as folder:
        scenes = [Scene(Path(folder) / str(n), story, report) for n, story in enumerate(STORIES)]
        everything = [(scene, fault) for scene in scenes for fault in scene.faults()]
        report.count("calls with a fault to try", len(everything))
        chosen = random.Random(seed).sample(everything, min(count, len(everything)))
        for n, (scene, fault) in enumerate(chosen):
            scene.suffer(fault)
            report.progress(n, len(chosen))
        for scene in scenes:
            scene.write_short(min(SHORT_WRITES, count // 10 + 1))
    return report


class Scene:
    """One command of a story, again and again from the same files."""

    def __init__(self, root: Path, story: Story, report: Report) -> None:
        self.story, self.report = story, report
        self.office = make_office(root)
        self.office.variables["WENMING_LANG"] = "en"
        (root / "合影.jpg").write_bytes(b"\xff\xd8" * 3000)
        for args in story.before:
            self.office.run(*args)
        self.files = self.office.files()
        self.wanted = 0

    def faults(self) -> Iterator[Fault]:
        """Every fault at every call on the plan's files and the answer."""
        self.office.restore(self.files)
        watched = traced(self.office, self.story.args)
        self.wanted = self._lines() - self._lines_before()
        for site in watched.sites(self.office.root):
            if site.path == ANSWER and site.call != "write":
                continue  # no system fails so
            for error in READING if site.call in LOOKS else WRITING:
                yield Fault(site, error)

    def suffer(self, fault: Fault) -> None:
        """Carry out the command with a fault, and look at what it left."""
        self.office.restore(self.files)
        found = traced(self.office, self.story.args, [fault.words])
        if not fault.deadly and not found.injected:
            self.report.count("(the fault met no call)")
            return
        self.report.count(f"{fault.error:7} at a call")
        self._look(found.ran, fault, dead=fault.deadly, sweeping=fault.site.call == "unlink")

    def write_short(self, places: int) -> None:
        """A write that is cut short after some bytes, with no room for the rest."""
        self.office.restore(self.files)
        size, entry = self._size(), self._grown()
        for place in range(places):
            self.office.restore(self.files)
            limit = size + place * entry // places
            ran = self._cut_short(limit)
            self.report.count("short write, then no room")
            self._look(ran, f"short write after {limit - size} bytes", dead=False)

    def _cut_short(self, limit: int) -> Ran:
        """Carry out the command; its words go into a pipe, which has no limit."""
        reading, writing = os.pipe()

        def first() -> None:
            os.dup2(writing, 2)
            limited(limit, deadly=False)()

        child = self.office.start(*self.story.args, first=first)
        os.close(writing)
        with open(reading, "rb") as said:  # noqa: PTH123  a descriptor
            err = said.read()
        return replace(child.wait(), err=err)

    def _grown(self) -> int:
        before = self._size()
        self.office.run(*self.story.args)
        return self._size() - before

    def _size(self) -> int:
        return sum(path.stat().st_size for path in self.office.journal.glob("*.jsonl"))

    def _lines_before(self) -> int:
        return sum(text.count(b"\n") for name, text in self.files.items() if ".jsonl" in name)

    def _lines(self) -> int:
        found = [path.read_bytes() for path in self.office.journal.glob("*.jsonl")]
        return sum(text.count(b"\n") for text in found)

    def _look(self, ran: Ran, fault: object, *, dead: bool, sweeping: bool = False) -> None:
        """Hold what is there against what was promised."""
        told = (self.story.name, fault, f"exit {ran.code}", ran.said.strip())
        recorded = self._lines() - self._lines_before()
        self.report.expect(recorded in (0, self.wanted), "half of a command is recorded", *told)
        if not dead:
            self._answered(ran, recorded, told)
        elif ran.code >= 0:
            self.report.count("(a kill met no call)")
        allowed = ORPHANED | LEFT if dead else LEFT if sweeping else frozenset()
        self._loads(told, allowed | UNBEGUN)

    def _answered(self, ran: Ran, recorded: int, told: Sequence[object]) -> None:
        """The command has said what came of it."""
        expect = self.report.expect
        expect("Traceback" not in ran.said, "a traceback", *told)
        expect(ran.code in (0, 3), "an exit code that DESIGN does not give", *told)
        if ran.code == 0:
            expect(recorded == self.wanted, "said to be recorded, and is not", *told)
            expect(bool(ran.out), "no answer", *told)
            self.report.count("  passed by: all recorded")
        elif recorded:
            expect(NOTHING not in ran.said, "said not to be recorded, and is", *told)
            self.report.count("  recorded, and the answer failed")
        else:
            self.report.count("  refused: nothing recorded")
            expect(ran.said.count("\n") >= 2, "no message with a hint", *told)
            expect(not ran.out, "an answer and an error", *told)
            self._untouched(told)

    def _untouched(self, told: Sequence[object]) -> None:
        """Nothing is left of a command that recorded nothing."""
        now = {
            name: content
            for name, content in self.office.files().items()
            if content and not name.endswith(HELPERS) and name != "合影.jpg"
        }
        before = {name: text for name, text in self.files.items() if not name.endswith(HELPERS)}
        strange = sorted(set(now) ^ set(before))
        self.report.expect(now == before, "files were changed or left", strange, *told)

    def _loads(self, told: Sequence[object], allowed: frozenset[str]) -> None:
        """Every file loads, and the next command works."""
        codes = {problem["code"] for problem in self.office.problems()}
        self.report.expect(codes <= allowed, "check names a fault afterwards", codes, *told)
        after = self.office.run("note", "3.1.1", "接着做")
        self.report.expect(after.code == 0, "the next command fails", after.said, *told)
