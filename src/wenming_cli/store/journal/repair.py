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
from wenming_cli.store.journal.file import ENDING, hold_lock, read_journal_files
from wenming_cli.store.journal.lines import DAMAGE, read_entries, recorded_lines
from wenming_cli.store.journal.strays import find_copies, find_missing_lines
from wenming_cli.store.outfile import replace_file, sync_folder
from wenming_cli.store.textfile import read_if_there
from wenming_cli.store.userpath import UserPath

ASIDE = "aside"


def repair_journal(folder: UserPath, stamp: str) -> list[Repair]:
    """Put aside the damaged lines of all files, then merge copies into their originals.

    Args:
        folder: the journal's folder.
        stamp: the moment, as a part of file names.

    Raises:
        Unreadable: a file cannot be read or written; nothing is lost.
    """
    done: list[Repair] = []
    for file, raw in read_journal_files(folder):
        if _needs_repair(raw):
            done += _repair_file(folder, file, stamp)
    return done + list(_merge_copies(folder))


def _needs_repair(raw: bytes) -> bool:
    return bool(_damaged_lines(raw)) or recorded_lines(raw) != raw.split(b"\n")


def _repair_file(folder: UserPath, file: UserPath, stamp: str) -> Iterator[Repair]:
    """Write a file again without its damaged lines, in UTF-8.

    The file is read again under the lock: a line that another command was writing is whole by now,
    and another repair may have done all of this.
    """
    path = file.path
    with hold_lock(folder.path, path.name), _report_errors(file.name):
        raw = read_if_there(file) or b""
        if not _needs_repair(raw):
            return
        damaged, lines = _damaged_lines(raw), recorded_lines(raw)
        aside: dict[str, bytes] = {}
        if lines != raw.split(b"\n"):
            aside["not-utf-8"] = raw
        if damaged:
            aside["damage"] = b"".join(lines[n - 1] + b"\n" for n in damaged)
        kept = {what: _put_aside(path, stamp, text) for what, text in aside.items()}
        whole = [line for n, line in enumerate(lines, start=1) if n not in damaged]
        try:
            replace_file(path.resolve(), _end_last_line(b"\n".join(whole)))
        except OSError:
            with contextlib.suppress(OSError):
                if path.read_bytes() == raw:  # each try would leave one more
                    for one in kept.values():
                        one.unlink()
            raise
    places = {what: _name_aside(folder, one) for what, one in kept.items()}
    if "not-utf-8" in places:
        yield Repair(file.name, 0, "not-utf-8", kept=places["not-utf-8"])
    for n, code in damaged.items():
        yield Repair(file.name, n, code, kept=places["damage"])


def _put_aside(path: Path, stamp: str, text: bytes) -> Path:
    """Write bytes of a journal file into a file of their own under `aside/`."""
    kept = _find_free_name(path.parent / ASIDE, f"{path.stem}-{stamp}")
    replace_file(kept, text)
    return kept


def _damaged_lines(raw: bytes) -> dict[int, str]:
    """Return the numbers of the damaged lines, each with the code of its problem."""
    return {
        number: problems[0].code
        for number, _, problems in read_entries(raw)
        if problems and problems[0].code in DAMAGE
    }


def _merge_copies(folder: UserPath) -> Iterator[Repair]:
    """Give each writer the lines that only a copy has, then put the copy aside."""
    files = {
        file.path.name.removesuffix(ENDING): (file, recorded_lines(raw))
        for file, raw in read_journal_files(folder)
    }
    for stem, writer in list(find_copies({stem: lines for stem, (_, lines) in files.items()})):
        file, original = files[stem][0], folder.path / f"{writer}{ENDING}"
        copy = file.path
        with (
            hold_lock(folder.path, original.name),
            hold_lock(folder.path, copy.name),
            _report_errors(file.name),
        ):
            if not copy.exists():  # another repair was here before
                continue
            raw = original.read_bytes() if original.exists() else b""
            new = find_missing_lines(recorded_lines(copy.read_bytes()), recorded_lines(raw))
            if new:
                text = b"".join(bare(line) + b"\n" for line in new)
                replace_file(original.resolve(), _end_last_line(raw) + text)
            kept = _find_free_name(folder.path / ASIDE, copy.name)
            copy.rename(kept)
            sync_folder(kept.parent)
            sync_folder(folder.path)
        yield Repair(file.name, 0, "stray-copy", kept=_name_aside(folder, kept))


def _name_aside(folder: UserPath, kept: Path) -> str:
    """Return the name that messages give a file in `aside/`."""
    return (folder / ASIDE / kept.name).name


def _end_last_line(raw: bytes) -> bytes:
    return raw if not raw or raw.endswith(b"\n") else raw + b"\n"


def _find_free_name(folder: Path, name: str) -> Path:
    """Return a name that no file has yet, and make the folder for it."""
    folder.mkdir(exist_ok=True)
    path, n = folder / f"{name}.txt", 1
    while path.exists():
        n += 1
        path = folder / f"{name}-{n}.txt"
    return path


@contextlib.contextmanager
def _report_errors(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be repaired: {reason}", file=name, reason=reason_of(error)),
            M("nothing is lost; check the disk and the folder's permissions, then try again"),
        ) from None
