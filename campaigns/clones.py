"""Two copies of a plan, worked on apart and brought together by git, or by a synced folder.

By git: two clones, random commands on both, each merges the other with plain `git merge` and what
the plan's own `.gitattributes` says. By a synced folder: where both changed a file, one version
keeps the name and the other becomes a conflict copy. No conflict may be left to a person, nothing
acknowledged may be missing, and both must show the same board.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from campaigns.histories import Clerk, board, difference, faults_of
from campaigns.office import Office, make_office, warm_up
from campaigns.report import Report

COPY_NAMES = (
    "{stem}-conflict-copy{ending}",
    "{stem} (李娜的冲突副本 2023-06-20){ending}",
    "{stem} (1){ending}",
    "{stem}.sync-conflict-20230620-091500-ABCDEF7{ending}",
    "{stem} - 副本{ending}",
    "{stem}-LAPTOP{ending}",
)
"""As Dropbox, OneDrive, Syncthing, Windows and 坚果云 name them."""

MACHINE = "-LAPTOP"
"""OneDrive adds a machine's name, which could as well belong to a writer of its own."""

STRAYS = frozenset({"stray-copy"})


def run(count: int, seed: int, *, quiet: bool = False) -> Report:
    """Play `count` histories by git and as many by a synced folder."""
    report = Report("clones", seed, quiet)
    warm_up()
    for n in range(count):
        for play in (_by_git, _by_sync):
            with tempfile.TemporaryDirectory() as folder:
                play(Path(folder), random.Random(f"{seed}/{n}"), report, f"history {n}")
        report.progress(n, count)
    return report


def _clerks(one: Path, other: Path, chance: random.Random, report: Report) -> tuple[Clerk, Clerk]:
    same = chance.random() < 0.5
    report.count("histories with one writer" if same else "histories with two writers")
    offices = (Office(one), Office(other, "li-na" if same else "zhang-wei"))
    return (Clerk(offices[0], "甲", chance, report), Clerk(offices[1], "乙", chance, report))


# --- git ------------------------------------------------------------------------------------------


def _git(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Plain git, without anybody's settings."""
    env = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "LANG": "C",
        "GIT_AUTHOR_NAME": "li-na", "GIT_AUTHOR_EMAIL": "li-na@example.org",
        "GIT_COMMITTER_NAME": "li-na", "GIT_COMMITTER_EMAIL": "li-na@example.org",
    }  # fmt: skip
    return subprocess.run(
        ["git", *args], cwd=folder, env=env, capture_output=True, text=True, check=False,
        errors="replace",
    )  # fmt: skip


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "日常记录")


def _by_git(folder: Path, chance: random.Random, report: Report, name: str) -> None:
    one, other = folder / "one", folder / "other"
    make_office(one)
    (one / ".gitignore").write_text("材料.txt\n", encoding="utf-8")
    _git(one, "init", "-qb", "main")
    _commit(one)
    windows = chance.random() < 0.3
    _git(folder, *(["-c", "core.autocrlf=true"] if windows else []), "clone", "-q", "one", "other")
    if windows:
        report.count("histories with line ends of Windows in one clone")
        _git(other, "config", "core.autocrlf", "true")
    clerks = _clerks(one, other, chance, report)
    _git(one, "remote", "add", "other", str(other))
    for _ in range(chance.randint(1, 3)):
        for clerk in clerks:
            clerk.work(chance.randint(1, 5))
            _commit(clerk.office.root)
        if not _merged(one, other, report, (name, *clerks[0].did, *clerks[1].did)):
            return
        _same(clerks, report, name)


def _merged(one: Path, other: Path, report: Report, told: tuple[str, ...]) -> bool:
    """Each merges the other; whether git did it alone."""
    _git(one, "fetch", "-q", "other")
    _git(other, "fetch", "-q", "origin")
    found = [_git(one, "merge", "-qm", "合并", "other/main"),
             _git(other, "merge", "-qm", "合并", "origin/main")]  # fmt: skip
    report.count("merges by git", 2)
    bad = [merge.stdout + merge.stderr for merge in found if merge.returncode]
    return report.expect(not bad, "git leaves a conflict to a person", *bad[:1], *told)


def _same(clerks: tuple[Clerk, Clerk], report: Report, name: str) -> None:
    """Nothing is missing in either copy, and both say the same."""
    did = (name, *clerks[0].did, *clerks[1].did)
    boards = [board(clerk.office) for clerk in clerks]
    report.count("boards compared")
    report.expect(boards[0] == boards[1], "two boards", difference(*boards), *did)
    read = {entry["id"] for entry in boards[0]["log"]["entries"]}
    missing = {*clerks[0].told, *clerks[1].told} - read
    report.expect(not missing, "acknowledged entries are missing", missing, *did)
    for clerk in clerks:
        faults = faults_of(clerk.office)
        report.expect(not faults, "check names faults", clerk.name, *faults, *did)


# --- a synced folder ------------------------------------------------------------------------------


def _by_sync(folder: Path, chance: random.Random, report: Report, name: str) -> None:
    one, other = folder / "one", folder / "other"
    make_office(one)
    shutil.copytree(one, other)
    clerks = _clerks(one, other, chance, report)
    for _ in range(chance.randint(1, 3)):
        base = clerks[0].office.files()
        for clerk in clerks:
            clerk.work(chance.randint(1, 5))
        copies = _synced(clerks, base, chance)
        report.count("files with a conflict copy", copies)
        _folded(clerks, report, name, copies)


def _synced(clerks: tuple[Clerk, Clerk], base: dict[str, bytes], chance: random.Random) -> int:
    """Give both folders the files of both; how many got a conflict copy."""
    mine, theirs = (clerk.office.files() for clerk in clerks)
    copies = 0
    for name, text in theirs.items():
        if mine.get(name, base.get(name)) == base.get(name):
            mine[name] = text
        elif text not in (mine[name], base.get(name)):
            path = Path(name)
            shape = chance.choice(COPY_NAMES)
            copy = path.with_name(shape.format(stem=path.stem, ending=path.suffix))
            while copy.as_posix() in mine:  # an older copy keeps its name
                copy = copy.with_stem(f"{copy.stem}-2")
            mine[copy.as_posix()] = text
            copies += 1
    for clerk in clerks:
        clerk.office.restore(mine)
    return copies


def _folded(clerks: tuple[Clerk, Clerk], report: Report, name: str, copies: int) -> None:
    """The copies count once, are named, and can be folded in; the board stays as it is."""
    did = (name, *clerks[0].did, *clerks[1].did)
    office = clerks[0].office
    before = board(office)
    faults = faults_of(office, STRAYS)
    report.expect(not faults, "check names faults in a synced folder", *faults, *did)
    named = [problem for problem in office.problems() if problem["code"] in STRAYS]
    journals = {problem["file"] for problem in named}
    report.count("conflict copies named", len(journals))
    report.expect(bool(journals) or not _copied(office), "a copy is not named", copies, *did)
    read = {entry["id"] for entry in before["log"]["entries"]}
    missing = {*clerks[0].told, *clerks[1].told} - read
    report.expect(not missing, "acknowledged entries are missing", missing, *did)
    repaired = office.run("check", "--repair")
    report.expect(repaired.code in (0, 1), "it cannot be repaired", repaired.said, *did)
    after = board(office)
    report.expect(before == after, "repair changed the board", difference(before, after), *did)
    report.expect(not _copied(office), "a copy is left after the repair", *did)
    clerks[1].office.restore(office.files())


def _copied(office: Office) -> bool:
    """Whether a file can be known as a copy: by a word in its name, or by a line of another's."""
    found = sorted(office.journal.glob("*.jsonl"))
    return any(
        copy.stem.startswith(path.stem)
        and (
            MACHINE not in copy.stem
            or bool(set(path.read_bytes().split(b"\n")[:-1]) & set(copy.read_bytes().split(b"\n")))
        )
        for path, copy in itertools.pairwise(found)
    )
