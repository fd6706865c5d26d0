"""Repairing a journal: what is damaged is put aside, what is whole stays as it is, byte for byte.

Nothing is thrown away. `journal/aside/` keeps the damaged lines and the copies of sync programs;
it is never read.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from wenming_cli.core.records import Repair
from wenming_cli.core.seals import bare
from wenming_cli.errors import Unreadable, reason_of
from wenming_cli.message import M
from wenming_cli.store.journalfile import DAMAGE, ENDING, journal_files, locked, read_lines
from wenming_cli.store.outfile import replace_file, sync_folder
from wenming_cli.store.strays import copies, missing_lines
from wenming_cli.store.textfile import read_bytes

ASIDE = "aside"


def repair(folder: Path, shown: str, stamp: str) -> list[Repair]:
    """Put aside the damaged lines of all files, then bring the entries of copies together.

    Args:
        folder: the journal's folder.
        shown: its name in messages.
        stamp: the moment, as a part of file names.

    Raises:
        Unreadable: a file cannot be read or written; what is not in the answer is as it was.
    """
    done: list[Repair] = []
    for path in journal_files(folder, shown):
        done += _without_damage(path, shown, stamp)
    return done + list(_without_copies(folder, shown))


def _without_damage(path: Path, shown: str, stamp: str) -> Iterator[Repair]:
    """Write a file anew without its damaged lines, if it has any."""
    name = f"{shown}/{path.name}"
    if not _damage(read_bytes(path, name)):
        return
    with locked(path.parent, path.name), _reporting(name):
        raw = read_bytes(path, name)
        damaged = _damage(raw)  # a line that another command was just writing is whole by now
        if not damaged:
            return
        lines = raw.split(b"\n")
        kept = _free(path.parent / ASIDE, f"{path.stem}-{stamp}")
        replace_file(kept, b"".join(lines[n - 1] + b"\n" for n in damaged))
        whole = [line for n, line in enumerate(lines, start=1) if n not in damaged]
        replace_file(path.resolve(), _ended(b"\n".join(whole)))
    for n, code in damaged.items():
        yield Repair(name, n, code, f"{shown}/{ASIDE}/{kept.name}")


def _damage(raw: bytes) -> dict[int, str]:
    """The numbers of the damaged lines, each with the code of its problem."""
    return {
        number: problems[0].code
        for number, _, problems in read_lines(raw)
        if problems and problems[0].code in DAMAGE
    }


def _without_copies(folder: Path, shown: str) -> Iterator[Repair]:
    """Give each writer the lines that only a copy has, then put the copy aside."""
    lines = {
        path.stem: read_bytes(path, f"{shown}/{path.name}").split(b"\n")
        for path in journal_files(folder, shown)
    }
    for stem, writer in list(copies(lines)):
        copy, original = folder / f"{stem}{ENDING}", folder / f"{writer}{ENDING}"
        with (
            locked(folder, original.name),
            locked(folder, copy.name),
            _reporting(f"{shown}/{copy.name}"),
        ):
            raw = original.read_bytes() if original.exists() else b""
            new = missing_lines(copy.read_bytes().split(b"\n"), raw.split(b"\n"))
            if new:
                text = b"".join(bare(line) + b"\n" for line in new)
                replace_file(original.resolve(), _ended(raw) + text)
            kept = _free(folder / ASIDE, copy.name)
            copy.rename(kept)
            sync_folder(kept.parent)
            sync_folder(folder)
        yield Repair(f"{shown}/{copy.name}", 0, "stray-copy", f"{shown}/{ASIDE}/{kept.name}")


def _ended(raw: bytes) -> bytes:
    return raw if not raw or raw.endswith(b"\n") else raw + b"\n"


def _free(folder: Path, name: str) -> Path:
    """A name that no file has yet; the folder is made."""
    folder.mkdir(exist_ok=True)
    names = (f"{name}.txt", *(f"{name}-{n}.txt" for n in range(2, 10_000)))
    return next(path for path in map(folder.joinpath, names) if not path.exists())


@contextlib.contextmanager
def _reporting(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be repaired: {reason}", file=name, reason=reason_of(error)),
            M("it is as it was; check the disk and the folder's permissions, then try again"),
        ) from None
