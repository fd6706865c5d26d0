"""Let pytest run chosen tests in a given order, and write down how long each took.

Loaded with `-p campaigns.mutants.plugin` into the processes that the campaign starts.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

MOST_MEMORY = 4 << 30
"""Bytes; a loop without end must not take the machine with it."""

_times: dict[str, tuple[bool, float]] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two files that the campaign gives."""
    parser.addoption("--chosen", type=Path, help="JSON: the tests to run, in this order")
    parser.addoption("--times", type=Path, help="JSON: where to write passed and seconds of each")


def pytest_configure() -> None:
    """Limit the memory; address space that is only reserved, as by a browser, is free."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, resource.RLIM_INFINITY))


def pytest_collection() -> None:
    """Let Hypothesis end at the first failure: nobody reads the smallest example here."""
    hypothesis = sys.modules.get("hypothesis")
    if hypothesis is not None:
        phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
        now = hypothesis.settings.default
        hypothesis.settings.register_profile("mutants", now, phases=phases)
        hypothesis.settings.load_profile("mutants")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the chosen tests, in their order."""
    chosen = config.getoption("--chosen")
    if chosen is not None:
        order = {test: n for n, test in enumerate(json.loads(chosen.read_text("utf-8")))}
        items[:] = sorted((i for i in items if i.nodeid in order), key=lambda i: order[i.nodeid])


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up the seconds of a test; it passed if each part of it did."""
    passed, seconds = _times.get(report.nodeid, (True, 0.0))
    _times[report.nodeid] = (passed and report.passed, seconds + report.duration)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the times down."""
    times = session.config.getoption("--times")
    if times is not None:
        times.write_text(json.dumps(_times), encoding="utf-8")
