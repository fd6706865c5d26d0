"""Hostile folders by chance, and a few commands on each.

A case is one folder: its number and the seed give it again. `check` and `log` come first, while the
folder is as it was received; then what the case asks for besides, two views, perhaps a completion,
and one command that writes.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from campaigns.child import Ran
from campaigns.office import make_office, warm_up
from campaigns.received import commands, entries, forms, judge, names, places, shapes
from campaigns.received.rules import RULES
from campaigns.received.scene import Line, Scene, Trap, clear, clock, lay_out, look
from campaigns.received.watch import unwatched, watched
from campaigns.report import Report
from campaigns.strace import why_not

LONGEST = 10.0
"""Seconds that a command may take."""

Lay = Callable[[Scene, Random], Trap]


def untouched(scene: Scene, chance: Random) -> Trap:
    """An ordinary folder: the campaign itself is right where nothing is found."""
    del scene, chance
    return Trap("untouched", "an ordinary folder", clean=True)


KINDS: tuple[tuple[int, bool, Lay], ...] = (
    (2, False, untouched),
    (1, True, untouched),
    (40, False, places.link),
    (22, False, places.special),
    (3, False, places.empty),
    (2, False, places.foreign_attributes),
    (6, False, names.file_name),
    (5, False, names.copy_of_plan),
    (1, False, names.one_name),
    (9, False, names.item_id),
    (3, False, names.no_portable),
    (4, True, entries.outside_day),
    (4, True, entries.future_day),
    (2, True, entries.zone_ahead),
    (5, True, entries.future_id),
    (5, True, entries.forged),
    (1, True, entries.doubled),
    (2, True, entries.undo_chain),
    (3, True, entries.undo_odd),
    (4, True, entries.evidence_path),
    (2, True, entries.strange_item),
    (3, True, entries.odd_moment),
    (1, False, entries.photo_twin),
    (4, False, forms.form),
    (1, False, forms.ordinary_form),
    (1, False, shapes.deep_evidence),
    (1, True, shapes.many_journals),
    (1, False, shapes.many_files),
    (2, False, shapes.long_lines),
    (1, True, shapes.many_entries),
    (2, False, shapes.wide_plan),
)
"""How often, whether the machine's clock tells the day, and how it is laid out."""


@dataclass
class Result:
    """What came of one case."""

    number: int
    kind: str = "?"
    what: str = ""
    commands: int = 0
    outcome: str = ""
    faults: dict[str, str] = field(default_factory=dict)
    """Each kind of fault once, with its first particulars."""


def run(
    count: int,
    seed: int,
    only: Sequence[int] = (),
    jobs: int | None = None,
    *,
    quiet: bool = False,
) -> Report:
    """Try `count` folders, or only those of some numbers, on all processors or so many."""
    report = Report("received", seed, quiet)
    writer = _warmed()
    traced = not why_not()
    report.expect(traced, "nothing is seen of the files that are opened", why_not())
    turn = partial(play, seed=seed, writer=writer, traced=traced)
    numbers = list(only or range(count))
    for n, result in enumerate(played(turn, numbers, jobs or os.cpu_count() or 1)):
        report.progress(n, len(numbers))
        report.count("folders")
        report.count("commands", result.commands)
        if not result.faults:
            report.outcome(result.kind, "right")
        for fault, particulars in result.faults.items():
            report.outcome(result.kind, fault)
            again = f"again: python -m campaigns received --seed {seed} --only {result.number}"
            report.finding(f"{result.kind}: {fault}", result.what, particulars, again)
    return report


def played(turn: Callable[[int], Result], numbers: list[int], jobs: int) -> Iterator[Result]:
    """Yield what comes of each case, as it comes."""
    if jobs == 1 or len(numbers) == 1:
        yield from map(turn, numbers)
        return
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
        for future in as_completed([pool.submit(turn, number) for number in numbers]):
            yield future.result()


def _warmed() -> str:
    """Import everything; give the name of this clerk's journal file."""
    warm_up(*commands.WARM)
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder))
        office.run("note", "3.1.1", "试")
        return next(office.journal.glob("*.jsonl")).stem


def play(number: int, seed: int, writer: str, traced: bool) -> Result:
    """Lay out one folder and let commands meet it."""
    chance = Random(f"{seed}/{number}")
    weights = [weight for weight, _, _ in KINDS]
    _, by_clock, lay = chance.choices(KINDS, weights)[0]
    year = clock().year if by_clock else 2023
    root = Path(os.path.realpath(tempfile.mkdtemp(prefix="received-")))
    scene = Scene(root, year, writer=writer, **({"today": ""} if by_clock else {}))
    try:
        lines = lay_out(scene)
        trap = lay(scene, chance)
        turn = _Turn(scene, trap, Result(number, trap.kind, trap.what), traced)
        turn.meet(lines, chance)
        return turn.result
    finally:
        clear(root)


class _Hung(Exception):
    """A command did not end; the case is over."""


@dataclass
class _Turn:
    """One case on its way."""

    scene: Scene
    trap: Trap
    result: Result
    traced: bool
    outside: dict[str, tuple[object, ...]] = field(default_factory=dict)

    def meet(self, lines: list[Line], chance: Random) -> None:
        """Let the commands meet the folder, and judge."""
        alone = [(path, look(path)) for path in self.trap.alone]
        self.outside = self.scene.outside()
        with contextlib.suppress(_Hung):
            check, log = self.run(*commands.CHECK), self.run(*commands.LOG)
            self.judge(judge.of_case(self.trap, check, log, lines))
            for rule, args in self.trap.also:
                if wrong := RULES[rule](self.scene, self.run, args):
                    self.judge([(f"not so: {rule}", wrong)])
            self._views(chance)
            acknowledged = self._writes(chance)
            self._still_there(acknowledged)
            if chance.random() < 0.4:
                self.run(*commands.REPAIR)
                self._still_there(acknowledged)
        for path, before in alone:
            if (after := look(path)) != before:
                self.judge([("the hostile object was changed", f"{path}: {before} -> {after}")])
        if left := sorted(path.name for path in (self.scene.root / "tmp").iterdir()):
            self.judge([("left among the temporary files", str(left))])

    def run(self, *args: str, **variables: str) -> Ran | None:
        """Carry out one command and judge it.

        Raises:
            _Hung: it did not end.
        """
        self.result.commands += 1
        office = self.scene.office(**variables)
        seen = (watched if self.traced else unwatched)(office, args, LONGEST)
        told = f"wenming {' '.join(args)} {variables or ''}"
        self.judge(judge.of_command(self.scene, args, seen), told)
        after = self.scene.outside()
        if changed := [
            name
            for name in self.outside.keys() | after
            if self.outside.get(name) != after.get(name)
        ]:
            self.judge([("changes outside", str(sorted(changed)))], told)
            self.outside = after
        if seen.ran is None:
            raise _Hung
        return seen.ran

    def judge(self, faults: Iterator[judge.Fault] | list[judge.Fault], told: str = "") -> None:
        """Take up what is wrong, each kind once."""
        for fault, particulars in faults:
            self.result.faults.setdefault(fault, f"{told}: {particulars}" if told else particulars)

    def _views(self, chance: Random) -> None:
        for args in chance.sample(commands.VIEWS, 2):
            self.run(*args)
        variables = chance.choice(commands.COMPLETIONS)
        if self.trap.raw or chance.random() < 0.2:
            ran = self.run(**variables)
            said = ran.out.decode("utf-8", "replace") if ran else ""
            for word in self.trap.raw:
                if len(word) > 1 and _is_active(word) and word in said:
                    self.judge([("completion gives it raw", f"{variables}: {said[:200]!r}")])

    def _writes(self, chance: Random) -> list[str]:
        """Carry out a command that writes; give the ids that it acknowledged."""
        if chance.random() < 0.12:
            args = [word.format(year=self.scene.year) for word in chance.choice(commands.PLANS)]
            self.run(*args)
            return []
        args = [word.format(year=self.scene.year) for word in chance.choice(commands.RECORDS)]
        found = judge.answer(self.run(*args, "--json"))
        ids: list[str] = found.get("entries", [])
        return ids

    def _still_there(self, acknowledged: list[str]) -> None:
        if not acknowledged:
            return
        log = self.run(*commands.LOG)
        listed = {entry["id"] for entry in judge.answer(log).get("entries", [])}
        if missing := set(acknowledged) - listed:
            self.judge(
                [
                    (
                        "what was acknowledged is not listed",
                        f"{missing} {log.said[:200] if log else ''}",
                    )
                ]
            )


def _is_active(word: str) -> bool:
    """Whether a shell would make something of a word, or a terminal."""
    return any(c in "$`;|&<>'\"\\*?!{}()~ %\n" or not c.isprintable() for c in word)
