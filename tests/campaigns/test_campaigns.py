"""Some turns of each campaign with a fixed seed; the long runs are in docs/reliability.md."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from turns import turns

if sys.platform == "win32":
    pytest.skip("the campaigns fork and kill processes", allow_module_level=True)

from campaigns.report import Report
from campaigns.strace import why_not

from campaigns import clones, crash, crowd, faults, fuzz, tomlcases

SEED = 20261123
ONE_WRITER = 1
"""A seed whose first history has one writer on both sides."""
needs_strace = pytest.mark.skipif(bool(why_not()), reason=why_not() or "strace is here")
needs_cases = pytest.mark.skipif(
    not tomlcases.DEBIAN.exists(),
    reason="the cases of toml-test are not installed (golang-github-burntsushi-toml-dev)",
)


def clean(report: Report) -> bool:
    """Nothing was found, and something was tried."""
    assert report.findings == []
    return bool(report.counts)


def few_and(many: int) -> pytest.MarkDecorator:
    """A few turns with every run of the tests, and many where the slow ones run too."""
    return pytest.mark.parametrize("count", [4, pytest.param(many, marks=pytest.mark.slow)])


@pytest.mark.slow
def test_killed_commands_lose_nothing() -> None:
    count = turns(15, of=60)
    report = crash.run(count, SEED, quiet=True)

    assert clean(report)
    assert report.counts["kills"] == count


@pytest.mark.slow
@needs_strace
def test_failing_system_calls_are_said_and_leave_nothing_half_recorded() -> None:
    count = turns(30, of=120)
    report = faults.run(count, SEED, quiet=True)

    assert clean(report)
    assert report.counts["calls with a fault to try"] > 8 * count
    assert report.counts["  refused: nothing recorded"]


@pytest.mark.slow
def test_a_crowd_loses_nothing() -> None:
    count = turns(6, of=15)
    report = crowd.run(count, SEED, quiet=True)

    assert clean(report)
    assert report.counts["one writer: entries recorded"] == 8 * count
    assert report.counts["8 writers: entries recorded"] == 8 * count


@pytest.mark.slow
@pytest.mark.parametrize(("count", "seed"), [(1, ONE_WRITER), (turns(3, of=8), SEED)])
def test_two_copies_become_one_board(count: int, seed: int) -> None:
    report = clones.run(count, seed, quiet=True)

    assert clean(report)
    assert report.counts["boards compared"]


@pytest.mark.slow
@few_and(turns(100, of=500))
def test_any_bytes_are_answered_in_words(count: int) -> None:
    assert clean(fuzz.run(count, SEED, quiet=True))


@pytest.mark.slow
@needs_cases
def test_public_toml_cases_never_crash() -> None:
    assert clean(tomlcases.run(turns(50, of=10_000), SEED, quiet=True))


# --- the campaigns themselves ---------------------------------------------------------------------


def test_a_campaign_sees_what_is_wrong() -> None:
    """A finding is counted, told with what led to it, and ends in the table."""
    report = Report("crash", 7, quiet=True)

    assert report.expect(True, "all is well")
    assert not report.expect(False, "an entry is missing", "done 3.1")

    assert report.findings == ["an entry is missing\n    done 3.1"]
    assert report.table().splitlines() == [
        "crash (seed 7)",
        "  FINDINGS        1",
        "  see the findings above",
    ]


@pytest.mark.slow
def test_a_lost_entry_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kill campaign would see a program that answers before it has written."""
    from wenming_cli.store.journal import appending

    monkeypatch.setattr(appending, "_append_lines", lambda path, lines: None)

    report = crash.run(1, SEED, quiet=True)

    assert any("acknowledged entries are not read" in finding for finding in report.findings)


@pytest.mark.slow
@needs_strace
def test_a_forgotten_cut_back_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault campaign would see a program that leaves half a command behind."""
    import os

    monkeypatch.setattr(os, "ftruncate", lambda descriptor, size: None)

    report = faults.run(10, SEED, quiet=True)

    assert any("torn-line" in finding for finding in report.findings)


def test_no_cases_no_campaign(tmp_path: Path) -> None:
    report = tomlcases.run(1, SEED, tmp_path, quiet=True)

    assert "there are no cases" in report.findings[0]


@pytest.mark.slow
def test_a_conflict_left_by_git_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clone campaign would see a plan that does not tell git how to merge its journal."""
    from wenming_cli.store.journal import gitfiles

    monkeypatch.setattr(gitfiles, "GIT_FILES", {".gitignore": ".*.lock\n.*.part\n"})

    report = clones.run(1, ONE_WRITER, quiet=True)

    assert any("git leaves a conflict" in finding for finding in report.findings)
