"""What a command imports beyond what a Typer program imports anyway, each part with its budget."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.measure import Command

BUDGETS = {
    "wenming_cli.core": 19.0,
    "wenming_cli.cli": 4.5,
    "wenming_cli.views": 2.5,
    "wenming_cli.store": 4.0,
    "wenming_cli.office": 2.0,
    "wenming_cli": 2.0,  # messages and errors
    "filelock": 9.5,
    "chinese_calendar": 1.0,
    "rich": 1.5,  # the widths of characters
    "tomli": 2.0,
    "the standard library": 6.5,
}
"""Percent of what hello-world takes to import: half as much again as was measured
(docs/performance.md), since a machine is not as quick at each moment."""

OTHERS = 1.0
"""Percent that any other package may take: one that creeps in is over it at once."""

_LINE = re.compile(r"^import time:\s*(\d+) \|\s*\d+ \|\s*(\S+)$", re.MULTILINE)


class Share(NamedTuple):
    """What a part of a command's imports takes."""

    name: str
    percent: float
    """Of what hello-world takes to import."""

    budget: float

    @property
    def kept(self) -> bool:
        """Whether it stays within its budget."""
        return self.percent <= self.budget


def shares(ours: Command, theirs: Command, runs: int) -> Iterator[Share]:
    """The parts of what `ours` imports and `theirs` does not, the largest first.

    One run of each warms the disk's cache; the medians of the others count.
    """
    _imported(ours), _imported(theirs)
    pairs = [(_imported(ours), _imported(theirs)) for _ in range(runs)]
    whole = statistics.median(sum(hello.values()) for _, hello in pairs)
    added = [
        _by_part({module: n for module, n in mine.items() if module not in hello})
        for mine, hello in pairs
    ]
    parts = set().union(*added)
    taken = {part: statistics.median(each[part] for each in added) for part in parts}
    for part in sorted(parts, key=lambda part: -taken[part]):
        yield Share(part, 100 * taken[part] / whole, BUDGETS.get(part, OTHERS))


def _imported(command: Command) -> dict[str, int]:
    """The microseconds of each module of a command by itself, without what it imports in turn."""
    python, *args = command.args
    command.before()
    run = subprocess.run(
        [python, "-X", "importtime", *args], cwd=command.cwd, env=dict(command.env),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {module: int(micros) for micros, module in _LINE.findall(run.stderr)}


def _by_part(modules: dict[str, int]) -> Counter[str]:
    found: Counter[str] = Counter()
    for module, micros in modules.items():
        found[_part(module.split("."))] += micros
    return found


def _part(path: Sequence[str]) -> str:
    """Our own packages one by one, others by their first name, the standard library as one."""
    if ".".join(path[:2]) in BUDGETS:
        return ".".join(path[:2])
    if path[0].endswith("__mypyc"):  # what tomli's wheels are compiled into
        return "tomli"
    return "the standard library" if path[0] in sys.stdlib_module_names else path[0]
