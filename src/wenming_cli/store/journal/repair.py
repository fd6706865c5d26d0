"""Repairing a journal: what is damaged is put aside, what is whole stays as it is, byte for byte.

A file that an editor saved in another encoding gets its bytes back.

Nothing is thrown away. `journal/aside/` keeps the damaged lines and the copies of sync programs;
it is never read.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from wenming_cli.core.check.journal import Repair
from wenming_cli.core.journal.seals import bare
from wenming_cli.errors import Unreadable, reason_of
from wenming_cli.message import M
from wenming_cli.store.journal.file import ENDING, locked, read_files
from wenming_cli.store.journal.lines import DAMAGE, lines_of, read_lines
from wenming_cli.store.journal.strays import copies, missing_lines
from wenming_cli.store.outfile import replace_file, sync_folder
from wenming_cli.store.textfile import read_if_there, shown_name

ASIDE = "aside"


def repair(folder: Path, shown: str, stamp: str) -> list[Repair]:
    """Put aside the damaged lines of all files, then bring the entries of copies together.

    Args:
        folder: the journal's folder.
        shown: its name in messages.
        stamp: the moment, as a part of file names.

    Raises:
        Unreadable: a file cannot be read or written; nothing is lost.
    """
    done: list[Repair] = []
    for path, name, raw in read_files(folder, shown):
        if _wants_repair(raw):
            done += _mended(path, name, shown, stamp)
    return done + list(_without_copies(folder, shown))


def _wants_repair(raw: bytes) -> bool:
    return bool(_damage(raw)) or lines_of(raw) != raw.split(b"\n")


def _mended(path: Path, name: str, shown: str, stamp: str) -> Iterator[Repair]:
    """Write a file anew without its damaged lines, in UTF-8.

    A line that another command was just writing is whole by now, and another repair may have done
    all of it.
    """
    with locked(path.parent, path.name), _reporting(name):
        raw = read_if_there(path, name) or b""
        if not _wants_repair(raw):
            return
        damaged, lines = _damage(raw), lines_of(raw)
        aside: dict[str, bytes] = {}
        if lines != raw.split(b"\n"):
            aside["not-utf-8"] = raw
        if damaged:
            aside["damage"] = b"".join(lines[n - 1] + b"\n" for n in damaged)
        kept = {what: _kept(path, stamp, text) for what, text in aside.items()}
        whole = [line for n, line in enumerate(lines, start=1) if n not in damaged]
        try:
            replace_file(path.resolve(), _ended(b"\n".join(whole)))
        except OSError:
            with contextlib.suppress(OSError):
                if path.read_bytes() == raw:  # each try would leave one more
                    for one in kept.values():
                        one.unlink()
            raise
    places = {what: f"{shown}/{ASIDE}/{shown_name(one.name)}" for what, one in kept.items()}
    if "not-utf-8" in places:
        yield Repair(name, 0, "not-utf-8", places["not-utf-8"])
    for n, code in damaged.items():
        yield Repair(name, n, code, places["damage"])


def _kept(path: Path, stamp: str, text: bytes) -> Path:
    """Put bytes of a journal file aside, under a name of their own."""
    kept = _free(path.parent / ASIDE, f"{path.stem}-{stamp}")
    replace_file(kept, text)
    return kept


def _damage(raw: bytes) -> dict[int, str]:
    """The numbers of the damaged lines, each with the code of its problem."""
    return {
        number: problems[0].code
        for number, _, problems in read_lines(raw)
        if problems and problems[0].code in DAMAGE
    }


def _without_copies(folder: Path, shown: str) -> Iterator[Repair]:
    """Give each writer the lines that only a copy has, then put the copy aside."""
    files = {
        path.name.removesuffix(ENDING): (path, name, lines_of(raw))
        for path, name, raw in read_files(folder, shown)
    }
    for stem, writer in list(copies({stem: lines for stem, (_, _, lines) in files.items()})):
        (copy, name, _), original = files[stem], folder / f"{writer}{ENDING}"
        with locked(folder, original.name), locked(folder, copy.name), _reporting(name):
            if not copy.exists():  # another repair was here before
                continue
            raw = original.read_bytes() if original.exists() else b""
            new = missing_lines(lines_of(copy.read_bytes()), lines_of(raw))
            if new:
                text = b"".join(bare(line) + b"\n" for line in new)
                replace_file(original.resolve(), _ended(raw) + text)
            kept = _free(folder / ASIDE, copy.name)
            copy.rename(kept)
            sync_folder(kept.parent)
            sync_folder(folder)
        yield Repair(name, 0, "stray-copy", f"{shown}/{ASIDE}/{shown_name(kept.name)}")


def _ended(raw: bytes) -> bytes:
    return raw if not raw or raw.endswith(b"\n") else raw + b"\n"


def _free(folder: Path, name: str) -> Path:
    """A name that no file has yet; the folder is made."""
    folder.mkdir(exist_ok=True)
    path, n = folder / f"{name}.txt", 1
    while path.exists():
        n += 1
        path = folder / f"{name}-{n}.txt"
    return path


@contextlib.contextmanager
def _reporting(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be repaired: {reason}", file=name, reason=reason_of(error)),
            M("nothing is lost; check the disk and the folder's permissions, then try again"),
        ) from None
