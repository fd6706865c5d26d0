"""Repairing a journal: what is damaged is put aside, what is whole stays as it is, byte for byte.

A file that an editor saved in another encoding gets its bytes back.

Nothing is thrown away. `journal/aside/` keeps the damaged lines and the copies of sync programs;
it is never read.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from wenming_cli.core.check.journal import Repair
from wenming_cli.core.journal.reading import strip_line
from wenming_cli.errors import Unreadable, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.journal.file import ENDING, read_journal_files
from wenming_cli.store.journal.lines import DAMAGE, read_entries, recorded_lines
from wenming_cli.store.journal.locks import hold_lock
from wenming_cli.store.journal.strays import find_copies, find_missing_lines
from wenming_cli.store.outfile import sync_folder
from wenming_cli.store.userfiles import (
    LARGEST_JOURNAL,
    look,
    make_folder,
    read_plain,
    replace_plain,
)
from wenming_cli.store.userpath import UserPath

ASIDE = "aside"


def repair_journal(folder: UserPath, stamp: str) -> list[Repair]:
    """Put aside the damaged lines of all files, then merge copies into their originals.

    A link or a pipe in the place of a file is left alone; `check` names it.

    Args:
        folder: the journal's folder.
        stamp: the moment, as a part of file names.

    Raises:
        Unreadable: a file cannot be read or written; nothing is lost.
    """
    done: list[Repair] = []
    for file, raw in read_journal_files(folder).files:
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
    with hold_lock(folder.path, file.path.name), _report_errors(file.name):
        raw = _read(file) or b""
        if not _needs_repair(raw):
            return
        damaged, lines = _damaged_lines(raw), recorded_lines(raw)
        aside: dict[str, bytes] = {}
        if lines != raw.split(b"\n"):
            aside["not-utf-8"] = raw
        if damaged:
            aside["damage"] = b"".join(lines[n - 1] + b"\n" for n in damaged)
        name = f"{file.path.stem}-{stamp}"
        kept = {what: _put_aside(folder, name, text) for what, text in aside.items()}
        whole = [line for n, line in enumerate(lines, start=1) if n not in damaged]
        try:
            replace_plain(file, _end_last_line(b"\n".join(whole)))
        except OSError:
            with contextlib.suppress(OSError):
                if _read(file) == raw:  # each try would leave one more
                    for one in kept.values():
                        one.path.unlink()
            raise
    if "not-utf-8" in kept:
        yield Repair(file.name, 0, "not-utf-8", kept=kept["not-utf-8"].name)
    for n, code in damaged.items():
        yield Repair(file.name, n, code, kept=kept["damage"].name)


def _put_aside(folder: UserPath, name: str, text: bytes) -> UserPath:
    """Write bytes of a journal file into a file of their own under `aside/`."""
    kept = _find_free_name(folder / ASIDE, name)
    replace_plain(kept, text)
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
        for file, raw in read_journal_files(folder).files
    }
    for stem, writer in list(find_copies({stem: lines for stem, (_, lines) in files.items()})):
        copy, original = files[stem][0], folder / f"{writer}{ENDING}"
        with (
            hold_lock(folder.path, original.path.name),
            hold_lock(folder.path, copy.path.name),
            _report_errors(copy.name),
        ):
            text = _read(copy)
            if text is None:  # another repair was here before
                continue
            raw = _read(original) or b""
            new = find_missing_lines(recorded_lines(text), recorded_lines(raw))
            if new:
                more = b"".join(strip_line(line) + b"\n" for line in new)
                replace_plain(original, _end_last_line(raw) + more)
            kept = _find_free_name(folder / ASIDE, copy.path.name)
            copy.path.rename(kept.path)
            sync_folder(kept.path.parent)
            sync_folder(folder.path)
        yield Repair(copy.name, 0, "stray-copy", kept=kept.name)


def _read(file: UserPath) -> bytes | None:
    try:
        return read_plain(file, LARGEST_JOURNAL)
    except FileNotFoundError:
        return None


def _end_last_line(raw: bytes) -> bytes:
    return raw if not raw or raw.endswith(b"\n") else raw + b"\n"


def _find_free_name(folder: UserPath, name: str) -> UserPath:
    """Return a name that nothing has yet, and make the folder for it."""
    make_folder(folder)
    file, n = folder / f"{name}.txt", 1
    while look(file):
        n += 1
        file = folder / f"{name}-{n}.txt"
    return file


@contextlib.contextmanager
def _report_errors(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        usual = M("check the disk and the folder's permissions, then try again")
        raise Unreadable(
            M("{file} cannot be repaired: {reason}", file=name, reason=reason_of(error)),
            M("nothing is lost; {hint}", hint=hint_of(error, usual)),
        ) from None
