"""Hostile documents, each imported on trial in a process of its own with limits.

The reported ones (`named`) come first; then chance makes one after the other. The number of a case
and the seed give it again.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

from campaigns.child import Ran, wait_for
from campaigns.documents import archives, damage, excel, libre, pdf, plain, wordcases
from campaigns.documents.document import Bait, Document
from campaigns.documents.named import COUNT, named
from campaigns.office import warm_up
from campaigns.received import judge
from campaigns.received.campaign import Result, played
from campaigns.received.scene import SECRET, Scene, clear, lay_out
from campaigns.received.watch import Watched, unwatched, watched
from campaigns.report import Report
from campaigns.strace import why_not

LONGEST = 20.0
"""Seconds for our own readers."""

LONGEST_OFFICE = 100.0
"""Seconds where LibreOffice, which has 90, opens it."""

MOST_MEMORY = 500 << 20
"""Bytes that a command may hold at once, where our own readers are at work."""

STARTED = 64 << 20
"""Those that it holds before it has read anything."""

WARM = (
    "decimal.pdf",
    "website.html",
    "markdown.md",
    "mixed-word.docx",
    "breakdown-word.docx",
    "breakdown-excel.xlsx",
    "categories-excel.xlsx",
    "months.txt",
    "unseen/metro.csv",
)
"""Ordinary documents, imported once before anything is forked."""

KINDS: tuple[tuple[int, Callable[[Random, Bait], Document]], ...] = (
    (14, plain.text),
    (5, plain.markdown),
    (8, plain.table),
    (15, plain.html),
    (18, wordcases.word),
    (15, excel.excel),
    (9, archives.archive),
    (14, pdf.pdf),
    (10, damage.damaged),
    (1, libre.libre),
)
"""How often, and who makes it."""


def run(
    count: int,
    seed: int,
    only: Sequence[int] = (),
    jobs: int | None = None,
    *,
    office: bool = True,
    quiet: bool = False,
) -> Report:
    """Try `count` documents, or only some, on all processors; `office` for LibreOffice, too."""
    report = Report("documents", seed, quiet)
    warm_up(*(f"import {damage.SAMPLES / name} --dry-run --json" for name in WARM))
    traced = not why_not()
    report.expect(traced, "nothing is seen of the files that are opened", why_not())
    turn = partial(play, seed=seed, traced=traced, office=office)
    numbers = list(only or range(count))
    for n, result in enumerate(played(turn, numbers, jobs or os.cpu_count() or 1)):
        report.progress(n, len(numbers))
        report.count("documents")
        report.outcome(result.kind, result.outcome)
        for fault, particulars in result.faults.items():
            report.outcome(result.kind, fault)
            again = f"again: python -m campaigns documents --seed {seed} --only {result.number}"
            report.finding(f"{result.kind}: {fault}", result.what, particulars, again)
    return report


def play(number: int, seed: int, traced: bool, office: bool) -> Result:
    """Make one document and import it on trial."""
    root = Path(os.path.realpath(tempfile.mkdtemp(prefix="documents-")))
    scene = Scene(root, 2023)
    try:
        lay_out(scene)
        with socket.create_server(("127.0.0.1", 0), backlog=16) as server:
            server.setblocking(False)
            bait = Bait(scene.home / ".ssh" / "id_ed25519", server.getsockname()[1])
            made = _made(scene, number, seed, bait)
            result = Result(number, made.kind, f"{made.what} ({made.name})", 1)
            if made.office and not office:
                result.outcome = "left out"
                return result
            for fault, particulars in _judged(scene, made, result, traced):
                result.faults.setdefault(fault, particulars)
            with contextlib.suppress(BlockingIOError):
                server.accept()
                result.faults["connects to a server"] = ""
        return result
    finally:
        clear(root)


def _made(scene: Scene, number: int, seed: int, bait: Bait) -> Document:
    """Make the document in a process of its own, whose memory is not ours; without its bytes."""
    about = scene.root / "about"
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            made = document(number, seed, bait)
            (scene.desk / made.name).write_bytes(made.data)
            about.write_bytes(pickle.dumps(replace(made, data=b"")))
            code = 0
        finally:
            os._exit(code)
    status, _ = wait_for(pid)
    if status:
        raise RuntimeError(f"the document {number} of seed {seed} cannot be made")
    made = pickle.loads(about.read_bytes())  # noqa: S301 - written a moment ago by this program
    about.unlink()
    return made  # type: ignore[no-any-return]


def document(number: int, seed: int, bait: Bait) -> Document:
    """The document of a number and a seed."""
    if number < COUNT:
        return named(number, bait)
    chance = Random(f"{seed}/{number}")
    _, make = chance.choices(KINDS, [weight for weight, _ in KINDS])[0]
    return make(chance, bait)


def _judged(scene: Scene, made: Document, result: Result, traced: bool) -> Iterator[judge.Fault]:
    """Import it and yield what is wrong."""
    before = scene.outside()
    args = ("import", made.name, "--dry-run", "--json")
    try:
        if made.office:
            seen = unwatched(scene.office(), args, LONGEST_OFFICE, narrow=False)
        else:
            seen = (watched if traced else unwatched)(scene.office(), args, LONGEST)
    finally:
        left = list(_left(scene.root))
    result.outcome = _outcome(seen)
    yield from judge.of_command(scene, args, seen)
    if left and seen.ran is not None:
        yield "leaves processes", ", ".join(left)
    after = scene.outside()
    if changed := [name for name in before.keys() | after if before.get(name) != after.get(name)]:
        yield "changes outside", ", ".join(sorted(changed))
    if seen.ran is not None:
        yield from _limits(scene, made, seen.ran)


def _limits(scene: Scene, made: Document, ran: Ran) -> Iterator[judge.Fault]:
    said = f"{ran.worked:.1f} s, {ran.most >> 20} MB, exit {ran.code}: {ran.said[:200]}"
    temporary = sorted(path.name for path in (scene.root / "tmp").iterdir())
    own = not made.office
    answered = f"is not answered within {made.seconds or 0:g} s"
    faults = {
        "takes more than 20 s": own and ran.worked > LONGEST,
        "takes more than 500 MB": own and ran.most > MOST_MEMORY + _forked_with(),
        "shows the canary": SECRET.encode() in ran.out + ran.err,
        "refuses without a word": bool(ran.code) and not ran.said.strip(),
        "refuses, and yet answers": bool(ran.code) and bool(ran.out.strip()),
        "answers no JSON": ran.code == 0 and not judge.answer(ran),
        # where it is 70, the report of the error stays
        "left among the temporary files": bool(temporary) and ran.code != 70,
        "is not imported": made.answer == "imports" and ran.code != 0,
        "is not refused": made.answer == "refused" and ran.code not in (3, 4),
        answered: made.seconds is not None and ran.worked > made.seconds,
    }
    yield from ((fault, f"{said} {temporary or ''}") for fault, holds in faults.items() if holds)


def _forked_with() -> int:
    """Return the bytes that a fork has from this process, beyond those of a started program."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return max(0, pages * os.sysconf("SC_PAGESIZE") - STARTED)


def _outcome(seen: Watched) -> str:
    if seen.ran is None:
        return "(no end)"
    return {0: "(imported)", 3: "(refused)", 4: "(refused)"}.get(seen.ran.code, "(otherwise)")


def _left(root: Path) -> Iterator[str]:
    """Find and end each process that the case has started and left."""
    mark = f"TMPDIR={root}/".encode()
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if folder.name.isdigit() and mark in (folder / "environ").read_bytes():
                yield (folder / "comm").read_text(encoding="utf-8", errors="replace").strip()
                os.kill(int(folder.name), signal.SIGKILL)
