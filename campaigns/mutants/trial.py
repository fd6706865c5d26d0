"""Run tests on a copy of the repository, in which a fault may be planted.

The working tree is never written. A copy stands first in PYTHONPATH, so that it wins over an
editable installation.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from campaigns.mutants.places import Fault

Outcome = Literal["passed", "failed", "no end"]

HERE = Path(__file__).parents[2]
"""Where the plugin is found, also for a repository that has no campaigns."""

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".coverage*", ".hypothesis", "*_cache", "dist")
SPARE = 30.0
"""Seconds that a run may take beyond five times what its tests took before."""

_NO_TESTS = 5
"""Pytest's exit code where no test was found."""


class Ran(NamedTuple):
    """How a run of tests ended."""

    outcome: Outcome
    times: dict[str, tuple[bool, float]]
    """By test: whether it passed, and seconds; only those that were run."""

    said: str


class Tree:
    """A copy of the repository, and a folder beside it for what its tests leave."""

    def __init__(self, folder: Path, original: Path) -> None:
        self.folder, self.root = folder, folder / "tree"
        shutil.copytree(original, self.root, ignore=LEFT_OUT, symlinks=True)

    def run(
        self, *options: str, chosen: Sequence[str] | None = None, limit: float | None = None
    ) -> Ran:
        """Run the suite, or the chosen tests in their order until one fails."""
        times, choice, scratch = (self.folder / name for name in ("times", "choice", "scratch"))
        times.unlink(missing_ok=True)
        words = [
            *_patience(), sys.executable, "-m", "pytest", "-q", "-n", "0", "--dist=no",
            "-p", "campaigns.mutants.plugin", "-p", "no:cacheprovider", "--tb=line",
            f"--times={times}", f"--basetemp={scratch}", *options,
        ]  # fmt: skip
        if chosen is not None:
            choice.write_text(json.dumps(chosen), encoding="utf-8")
            files = dict.fromkeys(test.partition("::")[0] for test in chosen)
            words += ["-m", "", "-x", f"--chosen={choice}", *files]
        code, said = self._carry_out(words, writing=chosen is None, limit=limit)
        written = json.loads(times.read_text(encoding="utf-8")) if times.exists() else {}
        outcome: Outcome = "failed"
        if code is None:
            outcome = "no end"
        elif code in (0, _NO_TESTS):
            outcome = "passed"
        return Ran(outcome, {test: (ok, s) for test, (ok, s) in written.items()}, said)

    def _carry_out(
        self, words: list[str], *, writing: bool, limit: float | None
    ) -> tuple[int | None, str]:
        """Give the exit code, None where it did not end, and the last it said."""
        log = self.folder / "log"
        with log.open("wb") as said:
            child = subprocess.Popen(
                words, cwd=self.root, env=self._environ(writing=writing), stdin=subprocess.DEVNULL,
                stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
            try:
                code: int | None = child.wait(limit)
            except subprocess.TimeoutExpired:
                code = None
            with contextlib.suppress(ProcessLookupError):  # what its tests started, too
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        return code, log.read_text(encoding="utf-8", errors="replace")[-2000:]

    def _environ(self, *, writing: bool) -> dict[str, str]:
        """The caller's, without what steers his own pytest; compiled files are kept once."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "COV"))}
        path = os.pathsep.join(str(at) for at in (self.root / "src", self.root, HERE))
        more = {} if writing else {"PYTHONDONTWRITEBYTECODE": "1"}
        return {**kept, **more, "PYTHONPATH": path, "COVERAGE_FILE": str(self.coverage)}

    @property
    def coverage(self) -> Path:
        """What the run of the suite covered."""
        return self.folder / "coverage"

    @contextlib.contextmanager
    def planted(self, fault: Fault) -> Iterator[None]:
        """Plant a fault and take it out again; by its time Python sees that the file changed."""
        path = self.root / fault.file
        source, stat = path.read_bytes(), path.stat()
        path.write_bytes(fault.planted(source))
        os.utime(path, (stat.st_atime, stat.st_mtime + 3600))
        try:
            yield
        finally:
            path.write_bytes(source)
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _patience() -> list[str]:
    return ["nice"] if shutil.which("nice") else []
