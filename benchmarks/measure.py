"""Timing whole commands, the two of a pair in turn, so that a busy machine is busy for both."""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Command:
    """A command line with the folder and environment that it runs in."""

    args: Sequence[str]
    cwd: Path
    env: Mapping[str, str]
    before: Callable[[], None] = field(default=lambda: None)
    """Done before each run, outside the timing."""

    after: Callable[[], None] = field(default=lambda: None)
    """Done after each run, outside the timing; raises where the run did not do its work."""

    terminal: bool = False
    """Whether its output goes to a terminal, not into a pipe."""

    def seconds(self) -> float:
        """Run it once; how long it took.

        Raises:
            RuntimeError: it failed, so its time says nothing.
        """
        self.before()
        start = time.perf_counter()
        code, said = self._terminal() if self.terminal else self._pipe()
        taken = time.perf_counter() - start
        if code:
            raise RuntimeError(f"{' '.join(self.args)}: {said.decode(errors='replace')}")
        self.after()
        return taken

    def _pipe(self) -> tuple[int, bytes]:
        run = subprocess.run(
            self.args, cwd=self.cwd, env=dict(self.env), capture_output=True, check=False
        )
        return run.returncode, run.stderr

    def _terminal(self) -> tuple[int, bytes]:
        shown, inner = pty.openpty()
        run = subprocess.Popen(
            self.args, cwd=self.cwd, env=dict(self.env), stdin=inner, stdout=inner, stderr=inner
        )
        os.close(inner)
        said = bytearray()
        try:
            while piece := os.read(shown, 65536):
                said += piece
        except OSError:
            pass  # Linux says so when the last process behind the terminal has gone
        os.close(shown)
        return run.wait(), bytes(said)


@dataclass(frozen=True)
class Ratio:
    """Two medians of one run."""

    name: str
    ours: float
    theirs: float
    limit: float | None
    """What the ratio may be at most; None where it is only shown."""

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.ours / self.theirs

    @property
    def kept(self) -> bool:
        """Whether the limit holds."""
        return self.limit is None or self.ratio <= self.limit


def compare(
    name: str,
    ours: Command,
    theirs: Command,
    limit: float | None,
    runs: int = 11,
    less: Command | None = None,
) -> Ratio:
    """Time two commands in turn, after one run of each to warm the disk's cache.

    With `less`, the time of a third command, which both contain, is taken off both.
    """
    turn = [ours, theirs] + ([less] if less else [])
    for command in turn:
        command.seconds()
    taken = [[command.seconds() for command in turn] for _ in range(runs)]
    mine, other, *rest = (statistics.median(times) for times in zip(*taken, strict=True))
    return Ratio(name, mine - sum(rest), other - sum(rest), limit)
