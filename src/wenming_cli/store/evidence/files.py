"""Evidence: files copied into `evidence/NO/`, under a name that tells what they prove."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO, Self

from wenming_cli.core.filenames import composed, safe_ending, safe_name
from wenming_cli.core.journal.entries import Evidence
from wenming_cli.errors import NotPlain, Unreadable, WenmingError, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.evidence.sources import EvidenceSource, open_typed, refuse_own_link
from wenming_cli.store.journal.locks import hold_lock
from wenming_cli.store.outfile import sync_folder
from wenming_cli.store.userfiles import (
    look,
    make_folder,
    open_stream,
    replace_plain,
)
from wenming_cli.store.userpath import UserPath
from wenming_cli.store.walk import walk

FOLDER = "evidence"
CHUNK = 1 << 20
DIGITS = 4
"""Of the checksum, at the end of a copy's name, before its number and its ending."""

Advance = Callable[[int], None]
"""Takes how much was done since its last call, in bytes."""

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
"""How a copy is opened: where nothing is yet."""


class Copies:
    """The copies made for one command; they are removed if its `with` ends by an error.

    From the first finished copy until the end of the `with`, other commands that attach files wait.
    So none of them relies on a copy that is removed later.
    """

    def __init__(self, folder: Path, stored: Mapping[str, str] | None = None) -> None:
        """Begin with no copy.

        Args:
            folder: the plan's folder.
            stored: what entries name already, the path by the SHA-256; it is not copied again.
        """
        self.folder = folder
        self._place = UserPath(folder, folder.name, own=1)
        self._stored = dict(stored or {})
        self._made: list[Path] = []
        self._folders: list[Path] = []
        self._locks = contextlib.ExitStack()
        self._spoken_of = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        with self._locks:
            if kind is not None and not self._spoken_of:
                self.discard()
            self._remove_empty_folders()

    @contextlib.contextmanager
    def keep_if_recorded(self) -> Iterator[None]:
        """Write the entry that names the copies inside this `with`.

        If the journal refuses the entry, nothing was recorded and the copies go. If the writing is
        broken off in any other way, as by Ctrl-C, the entry may be there: then the copies stay, and
        `check` names those that no entry names.
        """
        self._spoken_of = True
        try:
            yield
        except WenmingError:
            self._spoken_of = False
            raise

    def _hold_lock(self) -> None:
        """Make other commands that attach files wait.

        The lock file lies in the journal's folder, where git ignores it. Taking the lock again is
        allowed.
        """
        self._locks.enter_context(hold_lock(self.folder / "journal", FOLDER))

    def add(
        self, source: EvidenceSource, item: str, on: date | str, caption: str, progress: Advance
    ) -> Evidence:
        """Copy one file beside the plan, unless it lies there already; return it as evidence.

        A file that is already in `evidence/` stays where it is.

        Args:
            source: the file.
            item: the item's id.
            on: the day that its name begins with, or the period where nobody knows the day.
            caption: what it shows.
            progress: takes what was copied.

        Raises:
            Unreadable: it cannot be copied; nothing is left half done.
        """
        try:
            path = _find_stored(self.folder, source.path) if source.data is None else None
            if path is not None:
                self._hold_lock()
                digest = sha256_of(path, progress)
            else:
                name = f"{on}-{safe_name(caption or source.path.stem)}"
                path, digest = self._copy_file(
                    source, self._make_folder(item), name=name, progress=progress
                )
            relative = _name_to_record(self.folder, path)
        except OSError as error:
            usual = M("check the disk and try again")
            raise Unreadable(
                M("{file} cannot be copied: {reason}", file=source.path, reason=reason_of(error)),
                M("nothing was recorded; {hint}", hint=hint_of(error, usual)),
            ) from None
        self._stored.setdefault(digest, relative)
        return Evidence(path=relative, sha256=digest, caption=caption.strip())

    def _make_folder(self, item: str) -> UserPath:
        above = self._place / FOLDER
        target = above / safe_name(item)
        made = [place.path for place in (target, above) if look(place) is None]
        self._folders += made
        make_folder(target)
        for path in made:
            sync_folder(path.parent)
        self._write_git_file(above / ".gitattributes")
        return target

    def _write_git_file(self, file: UserPath) -> None:
        """Tell git to leave line ends alone; a changed text would not match its checksum."""
        with contextlib.suppress(OSError):
            if look(file) is None:
                replace_plain(file, b"* -text\n")
                self._made.append(file.path)

    def _copy_file(
        self, source: EvidenceSource, target: UserPath, *, name: str, progress: Advance
    ) -> tuple[Path, str]:
        """Copy into a hidden file first, so that a visible name always stands for a whole file."""
        partial = target / f".{name}.{os.getpid()}.part"
        try:
            partial.path.unlink(missing_ok=True)
            held = io.BytesIO(source.data) if source.data is not None else None
            with held or open_typed(source.path) as read, open_stream(partial, NEW) as write:
                digest = _copy_bytes(read, write, progress)
            names = f"{name}-{digest[:DIGITS]}", safe_ending(source.path.suffix)
            return self._settle(partial.path, target, names=names, digest=digest), digest
        finally:
            with contextlib.suppress(OSError):
                partial.path.unlink()

    def _settle(
        self, partial: Path, target: UserPath, *, names: tuple[str, str], digest: str
    ) -> Path:
        """Give the copy its name, and never write over another file.

        The name ends in digits of the content's checksum. So two people who attach different files
        under the same words get two names, which git can merge. If the digits are taken too, a
        number follows.
        """
        self._hold_lock()
        if (lying := self._find_lying(digest)) is not None:
            return lying
        for n in range(1, 10_000):
            number = "" if n == 1 else f"-{n}"
            file = target / f"{names[0]}{number}{names[1]}"
            kind, path = look(file), file.path
            if kind == "file" and sha256_of(path) == digest:
                sync_folder(path.parent)
                return path
            with contextlib.suppress(FileExistsError):
                if kind is None:
                    _rename_without_overwriting(partial, file)
                    self._made.append(path)
                    sync_folder(path.parent)
                    return path
        raise FileExistsError(names[0])

    def _find_lying(self, digest: str) -> Path | None:
        """Return the file with that content which an entry names, if it is still as it was."""
        path = evidence_path(self.folder, self._stored.get(digest, ""))
        try:
            same = path is not None and sha256_of(path) == digest
        except OSError:  # it is gone, or something else is in its place: `check` says so
            return None
        return path if same else None

    def discard(self) -> None:
        """Remove what was copied, and the folders made for it."""
        for path in self._made:
            with contextlib.suppress(OSError):
                path.unlink()
        self._remove_empty_folders()

    def _remove_empty_folders(self) -> None:
        """Remove the folders that were made, and in which nothing came to lie."""
        for folder in self._folders:
            with contextlib.suppress(OSError):
                folder.rmdir()


def _name_to_record(folder: Path, path: Path) -> str:
    """Return a file's path for an entry, as it is typed, unless another file has that name."""
    relative = path.relative_to(folder).as_posix()
    usual = folder / composed(relative)
    taken = os.path.lexists(usual) and not usual.samefile(path)
    return relative if taken else composed(relative)


def _rename_without_overwriting(source: Path, target: UserPath) -> None:
    try:
        os.link(source, target.path)
    except FileExistsError:
        raise
    except OSError:  # file systems without hard links (exFAT, some shares)
        with open_stream(target, NEW):
            pass
        try:
            source.replace(target.path)
        except OSError:
            target.path.unlink()
            raise


def _copy_bytes(read: BinaryIO, write: BinaryIO, progress: Advance) -> str:
    digest = hashlib.sha256()
    while chunk := read.read(CHUNK):
        write.write(chunk)
        digest.update(chunk)
        progress(len(chunk))
    write.flush()
    os.fsync(write.fileno())
    return digest.hexdigest()


def sha256_of(path: Path, progress: Advance | None = None) -> str:
    """Return the SHA-256 of a file, which is read piece by piece."""
    digest = hashlib.sha256()
    with open_stream(UserPath(path, path.name)) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            if progress:
                progress(len(chunk))
    return digest.hexdigest()


def list_evidence(folder: Path) -> Iterator[Path]:
    """Yield the files of `evidence/`, but no links and no half-made copies."""
    for found in walk(UserPath(folder, folder.name, own=1) / FOLDER):
        if found.kind == "file" and not found.file.path.name.startswith("."):
            yield found.file.path


def _find_stored(folder: Path, path: Path) -> Path | None:
    """Return a file that is evidence already by its path in the plan's folder; None for others.

    Raises:
        NotPlain: it is a link in the plan's folder.
    """
    refuse_own_link(folder, path)
    real, root = path.resolve(), folder.resolve()
    if path.is_symlink() or real.name.startswith(".") or not real.is_relative_to(root / FOLDER):
        return None
    return folder / real.relative_to(root)


def evidence_path(folder: Path, relative: str) -> Path | None:
    """Return the file that an entry names; None if the name leads out of `evidence/`.

    What a link on the way leads to is not looked at: it may be anything tomorrow.
    """
    parts = [part for part in relative.split("/") if part != "."]
    if parts[:1] != [FOLDER] or ".." in parts or "\\" in relative or ":" in relative:
        return None
    file = UserPath(folder, folder.name, own=1) / "/".join(filter(None, parts))
    try:
        return None if look(file) == "link" else file.path
    except NotPlain as error:
        return None if error.kind == "link" else file.path
    except ValueError:  # a name that no system takes
        return None
    except OSError:  # a name that is too long
        return file.path
