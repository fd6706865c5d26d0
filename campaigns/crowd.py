"""Many at once on one plan: nothing is lost, nothing runs into another, no lock stays.

Eight people record at the same time, first all under one login (they wait for each other), then
each under their own (they do not). Then commands are killed while they hold the lock, and the next
one must not wait.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

from campaigns.office import Office, make_office, warm_up
from campaigns.report import Report

PEOPLE = 8
LEAVES = ("3.1.1", "3.1.2", "3.2.1", "3.3.1", "3.4.2", "3.6", "4.1", "4.3.3")
KILLS = 20
LONGEST_WAIT = 3.0
"""Seconds; a lock that was left behind would be waited for ten times as long."""


def run(count: int, seed: int, *, quiet: bool = False) -> Report:
    """Let `PEOPLE` record `count` entries each, twice; then kill some that hold the lock."""
    report = Report("crowd", seed, quiet)
    warm_up()
    for logins in (["li-na"] * PEOPLE, [f"clerk-{n}" for n in range(PEOPLE)]):
        with tempfile.TemporaryDirectory() as folder:
            _crowd(Path(folder), logins, count, seed, report)
    with tempfile.TemporaryDirectory() as folder:
        _locks(make_office(Path(folder)), min(KILLS, count), report)
    return report


def _crowd(folder: Path, logins: list[str], count: int, seed: int, report: Report) -> None:
    kind = "one writer" if len(set(logins)) == 1 else f"{len(logins)} writers"
    make_office(folder)
    start = time.monotonic()
    people = [
        _fork(partial(_record, Office(folder, login), n, count, seed))
        for n, login in enumerate(logins)
    ]
    while people:
        pid, status = os.wait()
        people.remove(pid)
        report.expect(status == 0, f"{kind}: a person gave up", os.waitstatus_to_exitcode(status))
        report.progress(len(logins) - len(people), len(logins))
    office, wanted = Office(folder), len(logins) * count
    entries = office.entries()
    ids = {entry["id"] for entry in entries}
    notes = {entry["note"] for entry in entries}
    report.count(f"{kind}: entries recorded", len(entries))
    report.count(f"{kind}: seconds", round(time.monotonic() - start))
    report.expect(len(entries) == wanted, f"{kind}: entries are missing or twice", len(entries))
    report.expect(len(ids) == len(entries), f"{kind}: an id twice", len(ids))
    missing = {_words(n, i) for n in range(len(logins)) for i in range(count)} - notes
    report.expect(not missing, f"{kind}: a note is missing", missing)
    report.expect(not office.problems(), f"{kind}: check names faults", office.problems()[:3])
    files = list(office.journal.glob("*.jsonl"))
    report.expect(len(files) == len(set(logins)), f"{kind}: journal files", files)


def _words(person: int, turn: int) -> str:
    return f"第{person}人第{turn}条"


def _record(office: Office, person: int, count: int, seed: int) -> None:
    """One person at work: command after command, each in a process of its own."""
    chance = random.Random(f"{seed}/{person}")
    for turn in range(count):
        ran = office.run("note", chance.choice(LEAVES), _words(person, turn))
        if ran.code:
            raise RuntimeError(f"exit {ran.code}: {ran.said}")


def _fork(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        _work(work)
    return pid


def _work(work: Callable[[], None]) -> NoReturn:
    try:
        work()
    except BaseException:
        sys.stderr.write(traceback.format_exc())
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def _locks(office: Office, kills: int, report: Report) -> None:
    """Kill commands that hold the writer's lock; the next one goes straight on."""
    office.run("note", "3.1.1", "第一条")
    for n in range(kills):
        child = office.start("note", "3.1.1", f"将被中断{n}")
        held = _stopped_with_lock(child.pid)
        child.kill()
        child.wait()
        if not held:
            continue
        report.count("killed while they held the lock")
        start = time.monotonic()
        ran = office.run("note", "3.1.1", f"随后{n}")
        report.expect(ran.code == 0, "the next command fails", ran.said)
        report.expect(time.monotonic() - start < LONGEST_WAIT, "the next command waits")


def _stopped_with_lock(pid: int) -> bool:
    """Stop the command as soon as it has opened its lock file."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        if any(name.endswith(".lock") for name in _open_files(pid)):
            os.kill(pid, signal.SIGSTOP)
            return any(name.endswith(".lock") for name in _open_files(pid))
    return False


def _open_files(pid: int) -> list[str]:
    names: list[str] = []
    with contextlib.suppress(OSError):  # a file is closed while the list is read
        names += [str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()]
    return names
